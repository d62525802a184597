import type {
  ImportCounts,
  ImportLine,
  ImportMapping,
  ImportOutcome,
  ImportState,
  ImportSummary,
  PeopleImport,
} from '@navette/contract/invitations/import-schema.ts'
import { readProblems } from './import-verdict.ts'
import { guessColumns } from './import-words.ts'

interface Figures {
  lineCount: number
  doneCount: number
  judged: number
  shortLines: number
  counts: ImportCounts
  doneCounts: ImportCounts
}

export interface ImportRow {
  id: string
  fileName: string
  organisationId: string | null
  columns: string[]
  mapping: (ImportMapping & { round: string }) | null
  readAt: Date
  startedAt: Date | null
  finishedAt: Date | null
  cancelledAt: Date | null
  linesKept: boolean
  figures: Figures
}

export interface LineRow {
  number: number
  cells: string[]
  outcome: ImportOutcome | null
  problem: string | null
  done: boolean
}

export const presentSummary = (row: ImportRow): ImportSummary => ({
  id: row.id,
  fileName: row.fileName,
  organisationId: row.organisationId,
  state: stateOf(row),
  lineCount: row.figures.lineCount,
  doneCount: row.figures.doneCount,
  counts: row.figures.counts,
  readAt: row.readAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
})

export const presentImport = (row: ImportRow & { sample: string[][] }): PeopleImport => ({
  ...presentSummary(row),
  columns: row.columns,
  sample: row.sample.slice(0, 5),
  mapping: row.mapping ? withoutRound(row.mapping) : suggested(row),
  shortLines: row.figures.shortLines,
  doneCounts: row.figures.doneCounts,
  linesKept: row.linesKept,
})

const withoutRound = ({ round: _, ...mapping }: ImportMapping & { round: string }): ImportMapping => mapping

const suggested = ({ columns, sample, organisationId }: ImportRow & { sample: string[][] }): ImportMapping => ({
  columns: guessColumns(columns, sample),
  organisationId,
  role: 'member',
  endsOn: null,
  language: 'fr',
  message: '',
})

function stateOf({ columns, mapping, startedAt, finishedAt, cancelledAt, figures }: ImportRow): ImportState {
  if (cancelledAt) return 'cancelled'
  if (finishedAt) return 'finished'
  if (startedAt) return 'running'
  if (columns.length === 0) return 'waiting'
  return mapping && figures.judged === figures.lineCount ? 'checked' : 'read'
}

export const presentLine = ({ problem, ...row }: LineRow): ImportLine => ({ ...row, problems: readProblems(problem) })
