/** A message of an mbox file: where it stands, and the line before it. */
export interface MboxSlice {
  /** Where its `From ` line begins. */
  line: number
  /** Its own first byte, and how many there are. */
  starts: number
  bytes: number
  /** `From jean@poste.example Mon Mar  3 10:02:07 2014`; mailers write all sorts of things between the word and the day. */
  envelope: string
}

const newLine = 0x0a
const opening = Buffer.from('\nFrom ')
/** Beyond this a line is no `From ` line. */
const longestLine = 500
/** Enough of the line after it to tell a header. */
const glimpse = 120

const day = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const zone = '(?:\\s+(?:[+-]\\d{4}|[A-Z]{2,5}))'
/** The date that ends the line: `asctime`, with a zone where a mailer adds one (RFC 4155, appendix A, and what is found in the wild). */
const dated = new RegExp(
  `^From .*?\\b${day},?\\s+(${month})\\s+(\\d{1,2})\\s+(\\d{1,2}:\\d{2}(?::\\d{2})?)(${zone}*)\\s+(\\d{4})(${zone}*)(?:\\s+remote from \\S+)?\\s*$`,
)
const header = /^(?:[!-9;-~]{1,100}[ \t]*:|>From )/

/** Whether a line divides messages: it tells a date, or says nothing else after an empty line, and a header follows. A sentence that begins with « From » does neither. */
const divides = (line: string, next: string, afterEmpty: boolean): boolean =>
  header.test(next) && (dated.test(line) || (afterEmpty && line.trim() === 'From'))

/** Whether a file begins as an mbox does. @param start its first kilobytes */
export function looksLikeMbox(start: Buffer): boolean {
  const text = start.toString('latin1').replace(/^(?:\u00ef\u00bb\u00bf)?[\r\n]*/, '')
  const [line = '', next = ''] = text.split(/\r?\n/, 2)
  return line.startsWith('From ') && divides(line, next, true)
}

/**
 * The messages of an mbox file, one after the other, without keeping more of it than the piece in hand: where they stand is all that is told.
 *
 * @param pieces the bytes of the file, from a `From ` line on
 * @param from where they begin in the file
 */
export async function* messagesIn(pieces: AsyncIterable<Buffer>, from = 0): AsyncGenerator<MboxSlice> {
  let held = Buffer.alloc(0)
  let base = from
  /** The message whose end is looked for. */
  let open: Omit<MboxSlice, 'bytes'> | null = null
  /** What of the piece was looked through. */
  let seen = 0
  const find = (last: boolean): Omit<MboxSlice, 'bytes'> | 'wait' | null => {
    for (;;) {
      const at = held.indexOf(opening, seen)
      if (at < 0) {
        // Its last signs may be the beginning of such a line.
        seen = Math.max(seen, held.length - opening.length + 1)
        return null
      }
      const lineStart = at + 1
      const lineEnd = held.indexOf(newLine, lineStart)
      const whole = lineEnd >= 0 && held.length >= lineEnd + glimpse
      if (!whole && !last && held.length - lineStart < longestLine + glimpse) {
        seen = at
        return 'wait'
      }
      seen = lineStart
      if (lineEnd < 0 || lineEnd - lineStart > longestLine) continue
      const line = held.toString('latin1', lineStart, lineEnd).replace(/\r$/, '')
      const next = held.toString('latin1', lineEnd + 1, lineEnd + 1 + glimpse)
      const afterEmpty = at === 0 || held[at - 1] === newLine || (held[at - 1] === 0x0d && held[at - 2] === newLine)
      if (divides(line, next, afterEmpty)) return { line: base + lineStart, starts: base + lineEnd + 1, envelope: line }
    }
  }
  const drain = function* (last: boolean): Generator<MboxSlice> {
    for (let found = find(last); found && found !== 'wait'; found = find(last)) {
      if (open) yield { ...open, bytes: Math.max(0, found.line - open.starts) }
      open = found
    }
  }
  // The first line has no line before it.
  held = Buffer.from('\n')
  base = from - 1
  for await (const piece of pieces) {
    held = Buffer.concat([held, piece])
    yield* drain(false)
    // What was looked through is let go of, but for the two signs that tell an empty line.
    const done = Math.max(0, Math.min(seen, held.length) - 2)
    held = held.subarray(done)
    base += done
    seen -= done
  }
  yield* drain(true)
  const rest = open as Omit<MboxSlice, 'bytes'> | null
  if (rest) yield { ...rest, bytes: Math.max(0, base + held.length - rest.starts) }
}

/** `>From ` in a body stood there as `From `: one `>` less, however many there are (mboxrd; mboxo wrote one only). */
export function unquoted(message: Buffer): Buffer {
  if (!message.includes('>From ')) return message
  return Buffer.from(message.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1')
}

/** The instant that a `From ` line tells, of no zone unless it says one; null where it tells none. */
export function dateOfEnvelope(envelope: string): Date | null {
  const [, monthName, dayOfMonth, hour, before = '', year, after = ''] = dated.exec(envelope) ?? []
  if (!monthName) return null
  const offset = /[+-]\d{4}/.exec(before + after)?.[0] ?? 'UTC'
  const date = new Date(`${dayOfMonth} ${monthName} ${year} ${hour} ${offset}`)
  return Number.isNaN(date.getTime()) ? null : date
}
