import { z } from 'zod'
import { Language, MembershipRole } from '../accounts/schema.ts'
import { Id } from '../core/ids.ts'
import { Line } from '../core/text.ts'
import { Day, Instant } from '../core/time.ts'

/** Lines that a file may have below its head: all the people of a large federation. */
export const mostLines = 50_000

/** Columns that a file may have. */
export const mostColumns = 100

/** Days for which the lines of an import are kept after its end; its figures stay. */
export const linesKeptDays = 30

/** What a column may say of a person. */
export const ImportField = z.enum([
  'email',
  'name',
  'givenName',
  'familyName',
  'organisation',
  'role',
  'startsOn',
  'endsOn',
  'language',
  'phone',
  'occupation',
])
export type ImportField = z.infer<typeof ImportField>

/** What each column holds, and what holds where the file says nothing. */
export const ImportMapping = z.object({
  columns: z
    .array(ImportField.nullable())
    .max(mostColumns)
    .refine((fields) => new Set(fields.filter(Boolean)).size === fields.filter(Boolean).length, { error: 'each field once' })
    .describe('In the order of the columns; null for a column that is left aside. Each field once'),
  organisationId: Id.nullable().describe('Where people go whose line names no organisation'),
  role: MembershipRole.describe('Of those who come and whose line names none; whoever is there keeps theirs'),
  endsOn: Day.nullable().describe('The last day, where the line names none; null for no end'),
  language: Language.describe('Of the letters, where the line names no language'),
  message: z.string().trim().max(1_000).describe('A word in the letter of those who are invited'),
})
export type ImportMapping = z.infer<typeof ImportMapping>

/**
 * What becomes of a line: `invited`, a letter leaves to an address without account; `added`, a person joins the organisation; `updated`, a
 * role, an end or what is known of the person changes; `unchanged`, all is so already; `faulty`, nothing is done.
 */
export const ImportOutcome = z.enum(['invited', 'added', 'updated', 'unchanged', 'faulty'])
export type ImportOutcome = z.infer<typeof ImportOutcome>

/** What can be wrong with a line. */
export const ImportFault = z.enum([
  'missing',
  'malformed',
  'unknown',
  'ambiguous',
  'impossible',
  'too_long',
  'past',
  'before_start',
  'overlaps',
  'doubled',
  'not_allowed',
  'closed',
  'yourself',
  'too_many_cells',
])
export type ImportFault = z.infer<typeof ImportFault>

/** What is wrong, and with which cell. */
export const ImportProblem = z.object({
  field: z.enum([...ImportField.options, 'line']).describe('`line`: the line as a whole'),
  fault: ImportFault,
  otherLine: z.int().optional().describe('With `doubled`: the line that says it first'),
})
export type ImportProblem = z.infer<typeof ImportProblem>

/** A line of the file, and what becomes of it. */
export const ImportLine = z.object({
  number: z.int().describe('As the file counts, its head included'),
  cells: z.array(z.string()),
  outcome: ImportOutcome.nullable().describe('Null before it was looked at'),
  problems: z.array(ImportProblem),
  done: z.boolean(),
})
export type ImportLine = z.infer<typeof ImportLine>

/** How many lines of each outcome. */
export const ImportCounts = z.record(ImportOutcome, z.int())
export type ImportCounts = z.infer<typeof ImportCounts>

export const ImportState = z
  .enum(['waiting', 'read', 'checked', 'running', 'finished', 'cancelled'])
  .describe('`waiting`: no file yet; `read`: its columns are to be matched; `checked`: what would happen is known, nothing has')
export type ImportState = z.infer<typeof ImportState>

/** An import in the list of those one made. */
export const ImportSummary = z.object({
  id: Id,
  fileName: z.string(),
  organisationId: Id.nullable(),
  state: ImportState,
  lineCount: z.int(),
  doneCount: z.int(),
  counts: ImportCounts,
  readAt: Instant,
  finishedAt: Instant.nullable(),
})
export type ImportSummary = z.infer<typeof ImportSummary>

/** A file of people on its way in. */
export const PeopleImport = ImportSummary.extend({
  columns: z.array(z.string()).describe('The head of the file; empty where a column has no name'),
  sample: z.array(z.array(z.string())).describe('The cells of the first lines'),
  mapping: ImportMapping.describe('As it was chosen, or as the names of the columns suggest'),
  shortLines: z.int().describe('Lines with fewer cells than there are columns; what is missing counts as empty'),
  doneCounts: ImportCounts.describe('What was done so far'),
  linesKept: z.boolean().describe('False once the lines were removed, some time after the end'),
})
export type PeopleImport = z.infer<typeof PeopleImport>

export const ImportFileName = Line(200)
