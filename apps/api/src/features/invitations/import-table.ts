import { fileEmpty, fileTooLong, fileTooWide } from '@navette/contract/invitations/import-endpoints.ts'
import { mostColumns, mostLines } from '@navette/contract/invitations/import-schema.ts'
import { refuse } from '../../platform/http/refuse.ts'
import { readCsv } from './import-csv.ts'
import { readOds } from './import-ods.ts'

/** A line below the head; `number` is the row that a spreadsheet shows, its head being the first. */
export interface TableLine {
  number: number
  cells: string[]
}

/** What a file says: the names of its columns, and its lines. */
export interface Table {
  columns: string[]
  lines: TableLine[]
}

/** A row of a file as its reader finds it, empty ones included. */
export type Rows = AsyncIterable<string[]>

/** Letters that a whole file may hold: a little more than ten megabytes of text, so that no small file fills the memory. */
const mostLetters = 16_000_000

/** Files that office suites write are archives. */
const isArchive = (file: Uint8Array) => file[0] === 0x50 && file[1] === 0x4b

/**
 * Reads a table of people. Nothing in the file is executed: formulas are the text or the result that stands in their cell.
 *
 * @throws Refused `file_unreadable`, `file_empty`, `file_too_long`, `file_too_wide`, `file_swells`
 */
export async function readTable(file: Uint8Array): Promise<Table> {
  const sheet = isArchive(file)
  const rows = sheet ? readOds(file) : readCsv(file)
  let columns: string[] | null = null
  const lines: TableLine[] = []
  let number = 0
  let letters = 0
  for await (const row of rows) {
    number++
    const cells = row.map(tidy)
    if (cells.every((cell) => cell === '')) continue
    letters += cells.reduce((sum, cell) => sum + cell.length, 0)
    if (lines.length >= mostLines || letters > mostLetters) refuse(fileTooLong)
    if (cells.length > mostColumns && lastInked(cells) >= mostColumns) refuse(fileTooWide)
    if (columns) lines.push({ number, cells: fitted(cells, columns.length, sheet) })
    else columns = cells.slice(0, lastInked(cells) + 1)
  }
  if (!columns || lines.length === 0) return refuse(fileEmpty)
  return { columns, lines }
}

/** Without what is empty beyond the last column. Sheets leave out empty cells, which is no fault of theirs; in a text file a short line may be one. */
const fitted = (cells: string[], width: number, sheet: boolean): string[] => {
  const kept = cells.slice(0, Math.max(width, lastInked(cells) + 1))
  return sheet ? [...kept, ...Array.from({ length: Math.max(width - kept.length, 0) }, () => '')] : kept
}

const lastInked = (cells: string[]) => cells.findLastIndex((cell) => cell !== '')

/** What PostgreSQL cannot keep, and the spaces around. */
const tidy = (cell: string) => cell.replaceAll('\0', '').toWellFormed().trim()
