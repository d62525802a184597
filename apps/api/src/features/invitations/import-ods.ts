import type { Readable } from 'node:stream'
import { fileSwells, fileUnreadable } from '@navette/contract/invitations/import-endpoints.ts'
import { mostColumns, mostLines } from '@navette/contract/invitations/import-schema.ts'
import { SaxesParser } from 'saxes'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { refuse } from '../../platform/http/refuse.ts'

/** What the sheet may weigh once unpacked: five times what 50,000 lines with a dozen cells come to. */
const mostBytes = 256 * 1_048_576

/** Rows that a sheet can have in any office suite, empty ones included. */
const mostRows = 1_048_576

/** Nobody's name or address is longer. */
const mostCellLetters = 30_000

/**
 * The rows of the first sheet of an OpenDocument spreadsheet (ODF 1.3, part 3, section 9). The archive is unpacked piece by piece and never
 * beyond what it announced and we allow, so that a small file cannot fill the memory.
 */
export async function* readOds(file: Uint8Array): AsyncGenerator<string[]> {
  const zip = await archive(file)
  try {
    const sheet = await entryNamed(zip, 'content.xml')
    if (!sheet || sheet.isEncrypted()) return refuse(fileUnreadable)
    if (sheet.uncompressedSize > mostBytes) return refuse(fileSwells)
    yield* rowsOf(await zip.openReadStreamPromise(sheet))
  } finally {
    zip.close()
  }
}

const archive = async (file: Uint8Array): Promise<ZipFile> => {
  try {
    return await fromBufferPromise(Buffer.from(file.buffer, file.byteOffset, file.byteLength), { lazyEntries: true, autoClose: false })
  } catch {
    return refuse(fileUnreadable)
  }
}

async function entryNamed(zip: ZipFile, name: string): Promise<Entry | null> {
  try {
    for await (const entry of zip.eachEntry()) if (entry.fileName === name) return entry
    return null
  } catch {
    return refuse(fileUnreadable)
  }
}

async function* rowsOf(content: Readable): AsyncGenerator<string[]> {
  const sheet = new Sheet()
  const decoder = new TextDecoder('utf-8')
  let weight = 0
  try {
    for await (const piece of content as AsyncIterable<Uint8Array>) {
      weight += piece.length
      // What an archive announces may be a lie.
      if (weight > mostBytes) refuse(fileSwells)
      sheet.parser.write(decoder.decode(piece, { stream: true }))
      yield* sheet.take()
      if (sheet.over) return
    }
    sheet.parser.write(decoder.decode()).close()
    yield* sheet.take()
  } catch (error) {
    if (error instanceof Error && isDamage(error)) refuse(fileUnreadable)
    throw error
  } finally {
    content.destroy()
  }
}

/** Of the archive, or of the XML in it. */
class Damage extends Error {}
const isDamage = (error: Error) =>
  error instanceof Damage || 'errno' in error || /invalid|too many bytes|not enough bytes/i.test(error.message)

/** Listens to the XML of a sheet and gathers its rows. */
class Sheet {
  readonly parser = new SaxesParser()
  /** The first sheet has ended. */
  over = false
  #rows: string[][] = []
  #count = 0
  #emptyRows = 0
  #repeat = 1
  #row: string[] = []
  #cell: { attributes: Record<string, string>; text: string; paragraphs: number } | null = null
  /** Inside a comment on a cell, which is no part of what it says. */
  #aside = 0

  constructor() {
    this.parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes as Record<string, string>))
    this.parser.on('closetag', ({ name }) => this.#close(name))
    this.parser.on('text', (text) => {
      if (this.#cell && this.#cell.paragraphs > 0 && this.#aside === 0 && this.#cell.text.length < mostCellLetters) this.#cell.text += text
    })
    this.parser.on('error', (error) => {
      throw new Damage(error.message)
    })
  }

  take(): string[][] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  #open(name: string, attributes: Record<string, string>): void {
    if (this.over) return
    if (name === 'table:table-row') this.#repeat = times(attributes['table:number-rows-repeated'], mostRows)
    else if (name === 'office:annotation') this.#aside++
    else if (this.#aside > 0) return
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.#cell = { attributes, text: '', paragraphs: 0 }
    else if (this.#cell) this.#inCell(this.#cell, name, attributes)
  }

  #inCell(cell: { text: string; paragraphs: number }, name: string, attributes: Record<string, string>): void {
    if (name === 'text:p' && cell.paragraphs++ > 0) cell.text += '\n'
    if (name === 'text:s') cell.text += ' '.repeat(times(attributes['text:c'], 100))
    if (name === 'text:tab') cell.text += '\t'
    if (name === 'text:line-break') cell.text += '\n'
  }

  #close(name: string): void {
    if (this.over) return
    if (name === 'office:annotation') this.#aside--
    else if (this.#aside > 0) return
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.#endCell()
    else if (name === 'table:table-row') this.#endRow()
    else if (name === 'table:table') this.over = true
  }

  #endCell(): void {
    const { attributes, text } = this.#cell ?? { attributes: {} as Record<string, string>, text: '' }
    this.#cell = null
    const value = saidBy(attributes, text)
    // Sheets end in thousands of empty cells; one column more than allowed is enough to be refused.
    const count = Math.min(times(attributes['table:number-columns-repeated'], 20_000), mostColumns + 1 - this.#row.length)
    for (let each = 0; each < count; each++) this.#row.push(value)
  }

  /** Empty rows only count once something follows them: sheets end in a million of them. */
  #endRow(): void {
    const row = this.#row.slice(0, this.#row.findLastIndex((cell) => cell !== '') + 1)
    this.#row = []
    if (row.length === 0) {
      this.#emptyRows = Math.min(this.#emptyRows + this.#repeat, mostRows)
      return
    }
    const room = Math.max(mostRows - this.#count, 0)
    const empty = Math.min(this.#emptyRows, room)
    const full = Math.min(this.#repeat, mostLines + 2, room - empty)
    this.#emptyRows = 0
    this.#count += empty + full
    for (let each = 0; each < empty; each++) this.#rows.push([])
    for (let each = 0; each < full; each++) this.#rows.push(row)
  }
}

/** A day is written the same whatever its cell looks like; anything else is what the person read in the cell. */
const saidBy = (attributes: Record<string, string>, text: string): string =>
  attributes['office:value-type'] === 'date' ? (attributes['office:date-value'] ?? text).slice(0, 10) : text

const times = (attribute: string | undefined, most: number): number => {
  const count = attribute === undefined ? 1 : Number(attribute)
  return Number.isInteger(count) && count > 0 ? Math.min(count, most) : 1
}
