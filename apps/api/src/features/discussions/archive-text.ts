import type { Language } from '@navette/contract/accounts/schema.ts'
import { htmlAsMarkdown } from '../../platform/markdown/from-html.ts'
import { literalLine, plainInline } from '../../platform/markdown/from-text.ts'

/** What a fold is called where the message itself does not say it. */
const names: Record<Language, { quote: string; signature: string }> = {
  fr: { quote: 'Message cité', signature: 'Signature' },
  en: { quote: 'Quoted message', signature: 'Signature' },
}

/** For whom, and whose addresses are nobody's business: in lower case. */
export interface Telling {
  language: Language
  addresses: ReadonlySet<string>
}

/** A text as mailers write it becomes Markdown that says just the same: its signs mean nothing, its lines stay where they mean something. */
export function plainToMarkdown(text: string, telling: Telling): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  return folded(discreet(lines, telling), telling.language, (line) => line, marked)
}

/** A page that a mailer wrote becomes Markdown. Throws where it is too large, or nested too deeply, to be read. */
export function htmlToMarkdown(html: string, telling: Telling): string {
  const lines = htmlAsMarkdown(html)
    .split('\n')
    .map((line) => (/^[>\s\\\u00a0\u200b]*$/.test(line) ? line.replace(/[\\\u00a0\u200b]/g, '').trimEnd() : line))
  const bare = (line: string) =>
    line
      .replace(/\\([!-/:-@[-`{-~])/g, '$1')
      .replace(/\*\*|^\*|\*$/g, '')
      .replace(/\\$/, '')
  return folded(discreet(lines, telling), telling.language, bare, (those) =>
    those
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  )
}

const anyAddress = /[\w.+\\-]+@(?:[\w\\-]+\.)+[a-z]{2,}/gi
/** Lines and marks in which a mailer, not a person, writes addresses: « Le … Jean <jean@poste.example> a écrit : ». */
const byMailer = /^[>\s*|]*(?:de|from|à|a|to|cc|cci|bcc|répondre à|reply-to|envoyé par)\**\s*:/i
const angled = /\\?<(?:mailto:)?[\w.+\\-]+@(?:[\w\\-]+\.)+[a-z]{2,}\\?>|\\?[[(]mailto:[^\])]*[\])]/gi

/** Nobody's address is told who did not write it there: those of the archive's authors, and those that mailers put in, keep their first letter. */
function discreet(lines: readonly string[], { addresses }: Telling): string[] {
  return lines.map((line, at) => {
    if (!line.includes('@')) return line
    const told = byMailer.test(line) || attribution.test(line) || attribution.test(`${line} ${lines[at + 1] ?? ''}`)
    return line
      .replace(angled, (each) => (told || /^\\?</.test(each) ? '' : shortened(each)))
      .replace(anyAddress, (each) => (told || addresses.has(each.replace(/\\/g, '').toLowerCase()) ? shortened(each) : each))
      .replace(/ {2,}/g, (spaces, where) => (where === 0 ? spaces : ' '))
  })
}

/** `j…@poste.example` */
const shortened = (address: string) => address.replace(/^\W*(?:mailto:)?(\w).*?@/, '$1…@').replace(/[\])>]+$/, '')

/** The same for a title. */
export const discreetTitle = (title: string, { addresses }: Pick<Telling, 'addresses'>): string =>
  title.replace(anyAddress, (each) => (addresses.has(each.toLowerCase()) ? shortened(each) : each))

/** « Le 3 mars 2014 à 10:02, Jean a écrit : », and how others say it. */
const attribution =
  /^(?:>\s*)*(?:-+\s*)?(?:le|on|am|il|el|op|den|date)\b.{4,300}(?:a écrit|ecrit|écrivait|wrote|schrieb|ha scritto|escribió|schreef|skrev)\s*:?\s*$|^.{2,120}\b(?:a écrit|wrote|schrieb)\s*:\s*$/iu

const originalMark =
  /^-{2,}\s*(?:message d.origine|message original|original message|ursprüngliche nachricht|mensaje original|messaggio originale)\s*-{2,}$/i
const headerLine =
  /^(?:de|from|von|envoyé(?: le| par)?|sent|gesendet|date|à|to|an|cc|copie|objet|subject|betreff|répondre à|reply-to|importance|pièces jointes)\s*:/i
const firstHeader = /^(?:de|from|von)\s*:/i

/** What Outlook puts above what it answers: at least three lines of a head, the first of which says who. */
const headBegins = (lines: readonly string[], at: number, bare: (line: string) => string): boolean => {
  if (!firstHeader.test(bare(lines[at] ?? '').trim())) return false
  const next = lines
    .slice(at, at + 9)
    .map((line) => bare(line).trim())
    .filter((line) => line !== '')
  return next.slice(0, 6).filter((line) => headerLine.test(line)).length >= 3
}

const isQuoted = (line: string) => /^\s?>/.test(line)
const isEmpty = (line: string) => line.trim() === '' || line.trim() === '\\'
const isSeparator = (line: string) => /^[\s*]*(?:[_—–-]{8,}|[*_-]{3})[\s*]*$/.test(line)

/**
 * The text with what it repeats, and how it is signed, folded away: what was quoted in front of or behind all that it says. Quotes that it answers one
 * by one stay where they are, and so does what is passed on without a word.
 *
 * @param bare a line as a reader sees it
 * @param write lines as Markdown
 */
function folded(
  all: readonly string[],
  language: Language,
  bare: (line: string) => string,
  write: (lines: readonly string[]) => string,
): string {
  const { quoteAt, lines } = behind(all, bare)
  const own = lines.slice(0, quoteAt)
  const quote = lines.slice(quoteAt)
  const signedAt = signatureBegins(own, bare)
  const said = own.slice(0, signedAt)
  const signature = own.slice(signedAt)
  if (said.every((line) => isEmpty(line) || attribution.test(bare(line).trim()) || isQuoted(line))) return write(lines)
  const { before, rest } = inFront(said, bare)
  const parts = [
    before && fold(before.label ?? names[language].quote, write(before.lines)),
    write(rest),
    signature.length > 0 &&
      fold(names[language].signature, write(signature.slice(/^(?:--\s*|_{20,})$/.test(bare(signature[0] ?? '').trim()) ? 1 : 0))),
    quote.length > 0 && fold(...labelled(quote, bare, names[language].quote, write)),
  ]
  return parts.filter((part) => typeof part === 'string' && part !== '').join('\n\n')
}

/** In the one form of it that every reader of Markdown knows. */
const fold = (label: string, text: string): string =>
  text === '' ? '' : `<details><summary>${plainInline(label)}</summary>\n\n${text}\n\n</details>`

/** Where what it answers begins, when that stands last. */
function behind(lines: readonly string[], bare: (line: string) => string): { quoteAt: number; lines: readonly string[] } {
  const original = lines.findIndex((line, at) => originalMark.test(bare(line).trim()) || headBegins(lines, at, bare))
  if (original >= 0) {
    const separated = original > 0 && lines.slice(0, original).findLastIndex((line) => !isEmpty(line))
    return { quoteAt: separated !== false && separated >= 0 && isSeparator(bare(lines[separated] ?? '')) ? separated : original, lines }
  }
  let at = lines.length
  while (at > 0 && (isEmpty(lines[at - 1] ?? '') || isFooter(lines, at - 1, bare))) at--
  const end = at
  while (at > 0 && (isQuoted(lines[at - 1] ?? '') || isEmpty(lines[at - 1] ?? ''))) at--
  if (at === end || lines.slice(at, end).every(isEmpty)) return { quoteAt: lines.length, lines }
  // The line above, or the two that it was broken into, says whose words these are.
  for (const above of [1, 2, 3]) {
    const words = lines
      .slice(at - above, at)
      .map((line) => bare(line).trim())
      .join(' ')
    if (at - above >= 0 && attribution.test(words)) return { quoteAt: at - above, lines }
  }
  return { quoteAt: at, lines }
}

/** The lines that a list puts under every message belong to none. */
const isFooter = (lines: readonly string[], at: number, bare: (line: string) => string) => {
  const rule = lines.slice(Math.max(0, at - 8), at + 1).findIndex((line) => /^_{20,}$/.test(bare(line).trim()))
  return rule >= 0 && lines.slice(Math.max(0, at - 8) + rule, lines.length).length <= 10
}

function labelled(
  lines: readonly string[],
  bare: (line: string) => string,
  fallback: string,
  write: (lines: readonly string[]) => string,
): [string, string] {
  const first = lines.findIndex((line) => isQuoted(line))
  const above = lines
    .slice(0, Math.max(first, 0))
    .map((line) => bare(line).trim())
    .join(' ')
    .trim()
  if (first > 0 && attribution.test(above)) return [above.replace(/\s*:\s*$/, ''), write(lines.slice(first))]
  const rest = lines.slice(lines.findIndex((line) => !isSeparator(bare(line)) && !originalMark.test(bare(line).trim())))
  return [fallback, write(rest)]
}

/** A long quote that stands in front of the answer, and is the only one. Where several are answered one by one, all stay. */
function inFront(
  lines: readonly string[],
  bare: (line: string) => string,
): { before: { label: string | null; lines: string[] } | null; rest: readonly string[] } {
  const none = { before: null, rest: lines }
  const first = lines.findIndex((line) => !isEmpty(line))
  const quoteAt = lines.findIndex((line) => isQuoted(line))
  if (quoteAt < 0) return none
  const above = lines
    .slice(first, quoteAt)
    .map((line) => bare(line).trim())
    .join(' ')
    .trim()
  if (above !== '' && !attribution.test(above)) return none
  let end = quoteAt
  while (end < lines.length && (isQuoted(lines[end] ?? '') || isEmpty(lines[end] ?? ''))) end++
  if (end - quoteAt < 6 || lines.slice(end).some(isQuoted)) return none
  return {
    before: { label: above === '' ? null : above.replace(/\s*:\s*$/, ''), lines: lines.slice(quoteAt, end) },
    rest: lines.slice(end),
  }
}

/** Where somebody's signature begins: at `-- ` (RFC 3676, section 4.3), or at what the list adds. */
function signatureBegins(lines: readonly string[], bare: (line: string) => string): number {
  const least = Math.max(0, lines.length - 40)
  const at = lines.findIndex(
    (line, at) => at >= least && (/^--\s*$/.test(bare(line)) || (/^_{20,}$/.test(bare(line).trim()) && lines.length - at <= 12)),
  )
  return at > 0 ? at : lines.length
}

/** A line that goes on in the next only because a mailer broke it there. */
const goesOn = (line: string, next: string) => {
  const [word = ''] = next.trim().split(/\s/)
  return line.length <= 82 && line.length + 1 + word.length > 70 && /^[\p{L}\p{N}(«"'“‘]/u.test(next) && !/^(?:[-*+•]|\d+[.)])\s/.test(next)
}

/** Lines of a plain text as Markdown: quotes are quotes, broken lines run on, all others end where they ended. */
function marked(lines: readonly string[]): string {
  const read = lines.map((line) => {
    const [signs = ''] = /^(?:\s?>)+ ?/.exec(line) ?? []
    return { depth: Math.min(signs.replace(/[^>]/g, '').length, 8), words: line.slice(signs.length).trimEnd() }
  })
  const written: string[] = []
  for (const [at, { depth, words }] of read.entries()) {
    const next = read[at + 1]
    const before = read[at - 1]
    const quote = '> '.repeat(depth)
    if (before && before.depth !== depth && before.words !== '' && words !== '')
      written.push('> '.repeat(Math.min(before.depth, depth)).trimEnd())
    if (words === '') {
      written.push(quote.trimEnd())
      continue
    }
    const ends = !next || next.depth !== depth || next.words === ''
    written.push(quote + literalLine(words) + (ends || goesOn(words, next.words) ? '' : '\\'))
  }
  return written
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
}
