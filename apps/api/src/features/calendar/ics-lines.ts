/** A line of an iCalendar file without its folds (RFC 5545, section 3.1), in the letters that it turned out to be written in. */
export interface IcsLine {
  /** Where it begins in the file, from 1. */
  number: number
  text: string
  /** It was longer than is read: `text` is its beginning. */
  cut: boolean
}

/** Signs of a line that are read: the longest descriptions of venues have a tenth of it. */
export const longestLine = 65_536

/** Letters of a file: none of it is thrown away for a few that cannot be read. */
export type Letters = 'utf8' | 'guessed'

/**
 * The lines of a file, one at a time, so that what is not asked for is never kept. Lines are unfolded as bytes: programs fold in the middle of a letter
 * (section 3.1). Letters are UTF-8 (section 3.1.4), UTF-16 where a mark says so, and else those of Windows in western Europe, line by line.
 */
export function* linesOf(bytes: Uint8Array): Generator<IcsLine & { letters: Letters }> {
  const wide = wideLetters(bytes)
  const text = wide ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  // Programs of old Macintoshes end lines by a return alone.
  const end = text.includes('\n') ? '\n' : '\r'
  let number = 1
  for (let at = wide === null && text.startsWith('\u00ef\u00bb\u00bf') ? 3 : 0; at < text.length; ) {
    const begins = number
    const pieces: string[] = []
    let length = 0
    let cut = false
    do {
      const stop = text.indexOf(end, at)
      const until = stop < 0 ? text.length : stop
      const to = until > at && text[until - 1] === '\r' ? until - 1 : until
      const from = pieces.length === 0 && length === 0 ? at : at + 1
      // A bomb of folds is counted, not kept.
      if (length + to - from > longestLine) cut = true
      else if (to > from) pieces.push(text.slice(from, to))
      length += Math.max(to - from, length === 0 ? 1 : 0)
      at = until + 1
      number += 1
    } while (at < text.length && (text[at] === ' ' || text[at] === '\t'))
    const line = pieces.join('')
    if (line === '') continue
    yield { number: begins, cut, ...(wide === null ? read(line) : { text: line, letters: 'utf8' as const }) }
  }
}

const strict = new TextDecoder('utf-8', { fatal: true })
const western = new TextDecoder('windows-1252')

/** Whether a line is plain ASCII is told without decoding it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
const plain = /^[\x00-\x7f]*$/

function read(line: string): { text: string; letters: Letters } {
  if (plain.test(line)) return { text: line, letters: 'utf8' }
  const bytes = Buffer.from(line, 'latin1')
  try {
    return { text: strict.decode(bytes), letters: 'utf8' }
  } catch {
    return { text: western.decode(bytes), letters: 'guessed' }
  }
}

function wideLetters(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return null
}

export interface IcsProperty {
  /** In capitals. */
  name: string
  /** Names in capitals; of several values the first. */
  parameters: Map<string, string>
  /** As it is written. */
  value: string
}

/** A line as a property (section 3.1); null where it is none. Values may hold anything, quotes in parameters too. */
export function propertyOf(line: string): IcsProperty | null {
  const [, name] = /^([A-Za-z0-9-]+)[;:]/.exec(line) ?? []
  if (!name) return null
  const colon = endOfHead(line, name.length)
  if (colon < 0) return null
  const parameters = new Map<string, string>()
  for (const [, key = '', quoted, bare] of line.slice(name.length, colon).matchAll(/;([A-Za-z0-9-]+)=(?:"([^"]*)"?|([^;]*))/g)) {
    if (!parameters.has(key.toUpperCase())) parameters.set(key.toUpperCase(), (quoted ?? bare ?? '').trim())
  }
  return { name: name.toUpperCase(), parameters, value: line.slice(colon + 1) }
}

const times = new Set(['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE', 'RDATE', 'DURATION'])

/** The colon before the value. Times have none in theirs: there it is the last, since Outlook writes « (UTC+01:00) Paris » without quotes. */
function endOfHead(line: string, from: number): number {
  if (times.has(line.slice(0, from).toUpperCase())) return line.lastIndexOf(':')
  let quoted = false
  for (let at = from; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted
    else if (line[at] === ':' && !quoted) return at
  }
  return line.indexOf(':', from)
}

/** A TEXT as it is meant (section 3.3.11). */
export const textOf = (value: string): string =>
  value.replace(/\\([\s\S])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign)).replace(/\r\n?/g, '\n')
