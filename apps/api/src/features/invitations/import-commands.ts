import { idTaken } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { peopleImportPrepared, peopleImportStarted } from '@navette/contract/invitations/import-activities.ts'
import { importNobody, importNotChecked, importStarted } from '@navette/contract/invitations/import-endpoints.ts'
import type { ImportMapping, PeopleImport } from '@navette/contract/invitations/import-schema.ts'
import type { Context, Services } from '../../platform/context.ts'
import { creating } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { endImport } from './bringing-commands.ts'
import { advanceImport } from './import-jobs.ts'
import { readLine } from './import-line.ts'
import { findPeopleImport, getPeopleImport, readLines, readWorld } from './import-queries.ts'
import { readTable } from './import-table.ts'
import { judge, type Verdict, writeProblems } from './import-verdict.ts'
import { looksAfter, seesInvitations } from './policy.ts'

interface ImportGiven {
  id: string
  fileName: string
  organisationId: string | null
}

/** Makes place for a file; what it holds comes next. */
export async function openPeopleImport(context: Context, { id, fileName, organisationId }: ImportGiven): Promise<PeopleImport> {
  const { actor, db, clock } = context
  allow(organisationId ? looksAfter(actor, organisationId) : seesInvitations(actor))
  const open = async () => {
    await db.prisma.peopleImport.create({ data: { id, byId: actor.id, fileName, organisationId, columns: [], readAt: clock.now() } })
  }
  const isRepeat = async () => (await db.prisma.peopleImport.count({ where: { id, byId: actor.id } })) > 0
  await creating({ people_import_pkey: idTaken }, open, isRepeat)
  return getPeopleImport(context, id)
}

/** How many lines are written, or looked at, in one statement. */
const bundle = 1_000

/** Milliseconds that a whole file may take on a slow machine. Nobody waits meanwhile: what is held is the importer's own. */
const wholeFile = 300_000

/** Reads the file; handed over again, it takes the place of the one before. */
export async function readPeopleFile(context: Context, id: string, file: Uint8Array): Promise<PeopleImport> {
  refuseStarted(await findPeopleImport(context, id, context.db))
  const { columns, lines } = await readTable(file)
  await transact(
    context,
    async (tx) => {
      refuseStarted(await findPeopleImport(context, id, tx, true))
      await tx.prisma.peopleImportLine.deleteMany({ where: { importId: id } })
      for (let at = 0; at < lines.length; at += bundle) {
        // As JSON: PostgreSQL's arrays of arrays want rows of equal length.
        await tx.prisma.$executeRaw`
        INSERT INTO people_import_line (import_id, number, cells)
        SELECT ${id}::uuid, (l->>'number')::int, ARRAY(SELECT jsonb_array_elements_text(l->'cells'))
        FROM jsonb_array_elements(${JSON.stringify(lines.slice(at, at + bundle))}::jsonb) l`
      }
      await tx.prisma.$executeRaw`
      UPDATE people_import SET columns = ${columns}::text[], mapping = NULL, read_at = ${context.clock.now()} WHERE id = ${id}::uuid`
      await tellPrepared(context, tx, id)
    },
    wholeFile,
  )
  return getPeopleImport(context, id)
}

const refuseStarted = ({ startedAt }: { startedAt: Date | null }) => {
  if (startedAt) refuse(importStarted)
}

const tellPrepared = ({ actor }: Context, tx: Transaction, importId: string) =>
  tx.record(peopleImportPrepared, { importId }, { audienceId: actor.audienceId })

/**
 * Keeps what the columns hold, and tells every line what would become of it: the dry run, which writes nothing elsewhere. The lines are looked
 * at in bundles, and a later choice of columns ends this one's work.
 */
export async function matchColumns(context: Context, id: string, given: ImportMapping): Promise<PeopleImport> {
  const { actor, db } = context
  const { columns } = await findPeopleImport(context, id, db)
  const mapping = { ...given, columns: columns.map((_, at) => given.columns[at] ?? null) }
  if (!mapping.columns.some((field) => field !== null && ['email', 'name', 'givenName', 'familyName'].includes(field))) refuse(importNobody)
  const round = newId()
  await transact(
    context,
    async (tx) => {
      refuseStarted(await findPeopleImport(context, id, tx, true))
      await tx.prisma.peopleImport.update({ where: { id }, data: { mapping: { ...mapping, round } } })
      await tx.prisma.$executeRaw`UPDATE people_import_line SET outcome = NULL WHERE import_id = ${id}::uuid AND outcome IS NOT NULL`
    },
    wholeFile,
  )
  const mayManage = (organisationId: string) => looksAfter(actor, organisationId)
  const firsts = new Map<string, number>()
  for (let after = 0; ; ) {
    const lines = await readLines(db, id, { after, limit: bundle })
    const read = lines.map(({ cells }) => readLine(cells, mapping))
    const world = await readWorld(db, context, actor.id, mayManage, read)
    const judged = lines.map(({ number }, at) => {
      const line = read[at] ?? readLine([], mapping)
      return { number, verdict: onceOnly(judge(line, mapping, world), number, firsts) }
    })
    const last = lines.at(-1)
    if (!last || !(await keepVerdicts(context, id, round, judged))) break
    after = last.number
  }
  await transact(context, (tx) => tellPrepared(context, tx, id))
  return getPeopleImport(context, id)
}

/** Of two lines about the same person and organisation, the first one counts. */
function onceOnly(verdict: Verdict, number: number, firsts: Map<string, number>): Verdict {
  if (verdict.key === null) return verdict
  const otherLine = firsts.get(verdict.key)
  if (otherLine === undefined) {
    if (verdict.outcome !== 'faulty') firsts.set(verdict.key, number)
    return verdict
  }
  return { ...verdict, outcome: 'faulty', deed: null, problems: [...verdict.problems, { field: 'line', fault: 'doubled', otherLine }] }
}

/** Whether the verdicts were kept: not so once other columns were chosen, or the import was started. */
async function keepVerdicts({ db }: Services, id: string, round: string, judged: { number: number; verdict: Verdict }[]): Promise<boolean> {
  const column = <T>(read: (each: (typeof judged)[number]) => T) => judged.map(read)
  const kept = await db.prisma.$executeRaw`
    WITH held AS (SELECT 1 FROM people_import WHERE id = ${id}::uuid AND mapping->>'round' = ${round} AND started_at IS NULL FOR SHARE)
    UPDATE people_import_line l SET outcome = v.outcome, problem = v.problem
    FROM held, unnest(${column(({ number }) => number)}::int[], ${column(({ verdict }) => verdict.outcome)}::text[],
      ${column(({ verdict }) => writeProblems(verdict.problems))}::text[]) AS v (number, outcome, problem)
    WHERE l.import_id = ${id}::uuid AND l.number = v.number`
  return kept > 0
}

/** Starts to bring the people in; started twice, it is started once. */
export async function runPeopleImport(context: Context, id: string): Promise<PeopleImport> {
  const { actor, clock } = context
  await transact(
    context,
    async (tx) => {
      const { startedAt, mapping } = await findPeopleImport(context, id, tx, true)
      if (startedAt) return
      const unjudged = await tx.prisma.peopleImportLine.count({ where: { importId: id, outcome: null } })
      if (!mapping || unjudged > 0) refuse(importNotChecked)
      await tx.prisma.peopleImport.update({ where: { id }, data: { startedAt: clock.now() } })
      // Nothing is to be done for a faulty line.
      await tx.prisma.peopleImportLine.updateMany({ where: { importId: id, outcome: 'faulty' }, data: { done: true } })
      const lines = await tx.prisma.peopleImportLine.count({ where: { importId: id, done: false } })
      await tx.record(peopleImportStarted, { importId: id, lines }, { audienceId: actor.audienceId })
      await tx.send(advanceImport, { importId: id })
    },
    wholeFile,
  )
  return getPeopleImport(context, id)
}

/** Stops it: a bundle in hand is brought to its end first, because it holds the import's row. */
export async function cancelPeopleImport(context: Context, id: string): Promise<PeopleImport> {
  const { actor, clock } = context
  await transact(context, async (tx) => {
    const { startedAt, finishedAt } = await findPeopleImport(context, id, tx, true)
    if (!startedAt || finishedAt) return
    await endImport(tx, id, clock.now(), true, actor.audienceId)
  })
  return getPeopleImport(context, id)
}

/** Drops an import that was not started, with its file. */
export async function forgetPeopleImport(context: Context, id: string): Promise<void> {
  await transact(context, async (tx) => {
    refuseStarted(await findPeopleImport(context, id, tx, true))
    await tx.prisma.peopleImport.delete({ where: { id } })
    await tellPrepared(context, tx, id)
  })
}
