import Turndown from 'turndown'

/** Signs of a page. Programs wrap a line of words in a few hundred signs of styles; a page beyond this is made to harm. */
const mostHtml = 1_000_000

/** Boxes in boxes: each costs a look at all that lies in it. */
const mostDepth = 200

/** A page that another program wrote, as Markdown, without pictures and scripts. Throws a `RangeError` where it is too large, or nested too deeply, to be read. */
export function htmlAsMarkdown(html: string): string {
  if (html.length > mostHtml || depthOf(html) > mostDepth) throw new RangeError('This page is too large, or nested too deeply.')
  return pages().turndown(html)
}

/** How deep the boxes of a page lie in each other, roughly: those that end by themselves, and those without content, are not counted. */
function depthOf(html: string): number {
  let depth = 0
  let deepest = 0
  for (const [, closing, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (/^(?:br|img|hr|meta|input|link|col|p|li|td|th|tr|dt|dd|option|base|wbr|area)$/i.test(name)) continue
    depth = Math.max(0, depth + (closing ? -1 : 1))
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

let made: Turndown | null = null
function pages(): Turndown {
  if (made) return made
  made = new Turndown({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced', emDelimiter: '*', br: '\\' })
  made.remove(['style', 'script', 'title', 'meta', 'link', 'noscript', 'iframe', 'object', 'form'] as never)
  // Pictures within come as files; those from elsewhere tell their owner who reads.
  made.addRule('picture', { filter: 'img', replacement: (_, node) => tidyWords((node as unknown as Element).getAttribute('alt')) })
  made.addRule('link', {
    filter: (node) => node.nodeName === 'A',
    replacement: (content, node) => {
      const href = (node as unknown as Element).getAttribute('href') ?? ''
      const words = content.trim()
      if (words === '' || !/^https?:\/\/\S+$/i.test(href)) return content
      if (words.replace(/\\/g, '') === href) return `<${href}>`
      return `[${words.replace(/\n+/g, ' ')}](<${href.replace(/[<>]/g, encodeURIComponent)}>)`
    },
  })
  return made
}

interface Element {
  getAttribute(name: string): string | null
}

const tidyWords = (words: string | null) => (words ?? '').replace(/\s+/g, ' ').trim()
