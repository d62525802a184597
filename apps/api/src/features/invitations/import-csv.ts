import { Readable } from 'node:stream'
import { fileUnreadable } from '@navette/contract/invitations/import-endpoints.ts'
import { type CsvError, parse } from 'csv-parse'
import { refuse } from '../../platform/http/refuse.ts'

/** The rows of a text file, whatever its encoding (UTF-8, UTF-16, Windows-1252) and its separator (`;`, `,`, tab). */
export async function* readCsv(file: Uint8Array): AsyncGenerator<string[]> {
  const text = decode(file)
  if (looksBinary(text)) refuse(fileUnreadable)
  const { delimiter, start } = separator(text)
  const parser = Readable.from(pieces(text, start)).pipe(
    parse({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 1_000_000,
    }),
  )
  try {
    // The line that told the separator is a row of the file like any other.
    if (start > 0) yield []
    for await (const row of parser) yield row as string[]
  } catch (error) {
    if ((error as CsvError).code?.startsWith('CSV_')) refuse(fileUnreadable, { field: { path: 'body', message: (error as Error).message } })
    throw error
  }
}

/** In pieces, so that other requests have their turn. */
function* pieces(text: string, start: number): Generator<string> {
  for (let at = start; at < text.length; at += 65_536) yield text.slice(at, at + 65_536)
}

/**
 * A mark at the start decides (Unicode 16, section 23.8); then zeros in every second byte; then whether it is valid UTF-8. What remains
 * was written by an older office suite: Windows-1252, which holds all of Latin-1's letters.
 */
export function decode(file: Uint8Array): string {
  const [first, second, third] = file
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder('utf-8').decode(file)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(file)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(file)
  const halves = zerosByParity(file.subarray(0, 2_000))
  if (halves) return new TextDecoder(halves).decode(file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return new TextDecoder('windows-1252').decode(file)
  }
}

function zerosByParity(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0]
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const enough = sample.length / 8
  if (odd > enough && even < odd / 8) return 'utf-16le'
  if (even > enough && odd < even / 8) return 'utf-16be'
  return null
}

/** Pictures and programs hold control characters that no list of people does. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 4_000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const strange = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0
  return strange > sample.length / 50
}

/** The separator of the file: the one that its first line has most of, outside quotes; some suites say it in a line of its own, `sep=;`. */
export function separator(text: string): { delimiter: string; start: number } {
  const said = /^sep=([;,\t|])\r?\n/i.exec(text)
  if (said?.[1]) return { delimiter: said[1], start: said[0].length }
  const counts = new Map([';', ',', '\t', '|'].map((sign) => [sign, 0]))
  let quoted = false
  for (const sign of text.slice(0, 20_000)) {
    if (sign === '"') quoted = !quoted
    else if (!quoted && (sign === '\n' || sign === '\r') && [...counts.values()].some((count) => count > 0)) break
    else if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  const [best] = [...counts].toSorted(([, one], [, other]) => other - one)
  return { delimiter: best && best[1] > 0 ? best[0] : ';', start: 0 }
}
