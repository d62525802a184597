import { type ComponentProps, memo } from 'react'
import ReactMarkdown from 'react-markdown'
import { Link } from 'react-router'
import remarkGfm from 'remark-gfm'
import classes from './markdown.module.css'
import { orderedHeadings } from './ordered-headings.ts'

interface MarkdownProps {
  children: string
  /** The level of the first heading inside, so that the page's outline has no gap. */
  from?: 2 | 3 | 4
}

/** Text that a member wrote. Raw HTML is shown as text; pictures from elsewhere become links, so that reading tells nobody. */
export const Markdown = memo(function Markdown({ children, from = 2 }: MarkdownProps) {
  return (
    <div className={classes.text}>
      <ReactMarkdown remarkPlugins={[remarkGfm, [orderedHeadings, { from }]]} components={components}>
        {children}
      </ReactMarkdown>
    </div>
  )
})

/** The path of a page of this installation; null for any other address, and for what is none. */
const ownPath = (href: string | undefined) => {
  const address = href && URL.canParse(href, location.href) ? new URL(href, location.href) : null
  return address?.origin === location.origin ? address.pathname + address.search + address.hash : null
}

/** `node` is the parser's business, not the page's. */
const withoutNode = <T extends { node?: unknown }>({ node: _, ...props }: T) => props

const components = {
  a: ({ node: _, href, children }: ComponentProps<'a'> & { node?: unknown }) => {
    const path = ownPath(href)
    if (path) return <Link to={path}>{children}</Link>
    return (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    )
  },
  img: ({ src, alt }: ComponentProps<'img'>) => (
    <a href={typeof src === 'string' ? src : ''} target="_blank" rel="noopener noreferrer nofollow">
      {alt || src}
    </a>
  ),
  table: (props: ComponentProps<'table'> & { node?: unknown }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must be scrollable from the keyboard
    <div className={classes.wide} tabIndex={0}>
      <table {...withoutNode(props)} />
    </div>
  ),
  pre: (props: ComponentProps<'pre'> & { node?: unknown }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: code wider than the screen must be scrollable from the keyboard
    <pre className={classes.wide} tabIndex={0} {...withoutNode(props)} />
  ),
  input: (props: ComponentProps<'input'> & { node?: unknown }) => (
    <input {...withoutNode(props)} aria-label={props.checked ? '☑' : '☐'} readOnly />
  ),
}
