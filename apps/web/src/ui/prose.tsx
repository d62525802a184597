import { type MouseEvent, memo, type Ref } from 'react'
import { useNavigate } from 'react-router'
import classes from './markdown.module.css'
import { trusted } from './trusted.ts'

interface ProseProps {
  /** What the server rendered and made harmless; nothing else may come here. */
  html: string
  /** Lets boxes of check lists be ticked: the line of the source on which the box stands, and what it becomes. */
  onTick?: ((line: number, done: boolean) => void) | undefined
  ref?: Ref<HTMLDivElement>
}

/** A text that a member wrote, as the server rendered it. Links to our own pages open here, without loading the page anew. */
export const Prose = memo(function Prose({ html, onTick, ref }: ProseProps) {
  const navigate = useNavigate()
  const follow = (event: MouseEvent<HTMLElement>) => {
    const box = (event.target as Element).closest('input[data-line]')
    if (box instanceof HTMLInputElement) return onTick?.(Number(box.dataset['line']), box.checked)
    const path = ownPath(event)
    if (!path) return
    event.preventDefault()
    if (path !== '#tous') void navigate(path)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links and boxes inside are what is used, by keyboard too; this only hears of it
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key pressed on a link or a box is a click
    <div
      ref={ref}
      className={classes.text}
      onClick={follow}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitised by the server, which a list of attacks is thrown at
      dangerouslySetInnerHTML={{ __html: trusted(onTick ? tickable(html) : html) }}
    />
  )
})

/** Boxes come disabled; whoever may tick them gets them alive. */
const tickable = (html: string) => html.replaceAll('<input type="checkbox" disabled ', '<input type="checkbox" ')

/** The path of ours that a plain click on a link leads to; null where the browser shall do what it does. */
const ownPath = (event: MouseEvent<HTMLElement>) => {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  const link = (event.target as Element).closest('a')
  if (!plain || !link || event.defaultPrevented) return null
  if (link.getAttribute('href') === '#tous') return '#tous'
  const url = new URL(link.href)
  return url.origin === location.origin && !url.pathname.startsWith('/api/') ? url.pathname + url.search + url.hash : null
}
