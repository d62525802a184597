import { htmlAsMarkdown } from '../../platform/markdown/from-html.ts'
import { plainText } from '../../platform/markdown/from-text.ts'
import { textOf } from './ics-lines.ts'

/** Controls, halves of signs, and the marks that turn the words around them. */
const unseen = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu

const entities: Record<string, string> = {
  amp: '&',
  quot: '"',
  apos: '’',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
}

/** Websites leave signs in the names of events as their pages have them: `L&rsquo;été`. */
const withSigns = (text: string): string =>
  text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,6}));/gi, (all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? all
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 31 && code <= 0x10_ffff ? String.fromCodePoint(code) : ''
  })

/** A name on one line; what is longer ends between two words. */
export function lineOf(value: string, most: number): { text: string; cut: boolean } {
  const text = withSigns(textOf(value).slice(0, 4_000)).replace(unseen, ' ').replace(/\s+/g, ' ').trim()
  if (text.length <= most) return { text, cut: false }
  const part = text.slice(0, most - 1)
  const space = part.lastIndexOf(' ')
  return { text: `${part.slice(0, space > most / 2 ? space : most - 1).toWellFormed()}…`, cut: true }
}

/** Signs of a description. */
const longest = 20_000

const looksLikeHtml = /<(?:br|p|div|a|b|i|u|ul|ol|li|span|strong|em|h[1-6]|html)\b[^<>]{0,2000}>/i

/** Milliseconds for all pages of a file: of thousands of them, or a few that were made to be slow, the words alone are read from then on. */
const patience = 2_000

/**
 * Descriptions of one file, plain or as pages, as Markdown.
 *
 * @param ours the program had them from here: they are Markdown as they stand
 */
export function descriptionReader(ours: boolean) {
  let spent = 0
  const written = (plain: string): string => {
    if (ours) return plain.trim()
    if (!looksLikeHtml.test(plain)) return plainText(plain)
    if (spent > patience) return plainText(withoutMarks(plain))
    const began = performance.now()
    const page = pageOf(plain)
    spent += performance.now() - began
    return page
  }
  return (value: string): { text: string; cut: boolean } => {
    const text = written(textOf(value).replaceAll('\0', '').toWellFormed())
    return text.length <= longest ? { text, cut: false } : { text: `${text.slice(0, longest - 1).toWellFormed()}…`, cut: true }
  }
}

/** Google writes both: lines that end by themselves, and marks. */
function pageOf(html: string): string {
  const page = /<(?:p|div|li|h[1-6])\b/i.test(html) ? html : html.replaceAll('\n', '<br>')
  try {
    return htmlAsMarkdown(page).trim()
  } catch {
    return plainText(withoutMarks(html))
  }
}

const withoutMarks = (html: string): string => html.replace(/<[^<>]{0,2000}>/g, ' ')
