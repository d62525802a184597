import { newId } from '@navette/contract/core/ids.ts'
import { peopleBrought, peopleImportAdvanced, peopleImportFinished } from '@navette/contract/invitations/import-activities.ts'
import { type ImportMapping, linesKeptDays } from '@navette/contract/invitations/import-schema.ts'
import { byItself, type Context, type Services } from '../../platform/context.ts'
import { brokenConstraint, sql } from '../../platform/db/database.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { clusterAudience, loadAbsentActor } from '../../platform/session/actor.ts'
import { describePeople, makePeople } from '../accounts/commands.ts'
import { beginMemberships, changeMemberships } from '../organisations/commands.ts'
import { sendInvitations } from './commands.ts'
import { readLine } from './import-line.ts'
import { figuresOf, findStalledImports, holdRunningImport, readLines, readWorld } from './import-queries.ts'
import { type Deed, judge, writeProblems } from './import-verdict.ts'
import { looksAfter } from './policy.ts'

/** How many lines stand or fall together: few enough that a cancel is heard within a second. */
const bundle = 250

/** Between two pieces of news, in milliseconds. */
const newsEvery = 500

/**
 * Brings in the lines of an import that are left, bundle by bundle, each whole or not at all: a server that falls in the middle has done
 * nothing twice, and the next one goes on where the lines are not yet done. Several workers on one import take turns.
 */
export async function bringPeople(services: Services, importId: string): Promise<void> {
  const news = newsOfImport(services, importId)
  let after = 0
  for (;;) {
    const brought = await bringBundle(services, importId, after, bundle).catch(async (error: unknown) => {
      if (brokenConstraint(error) === null) throw error
      return bringOneByOne(services, importId, after)
    })
    if (brought === null) break
    after = brought.last
    await news.tell(brought)
  }
  await news.end()
}

/** What a bundle came to: its last line, and the organisations whose people changed. */
interface Brought {
  importerAudience: string
  last: number
  organisationIds: string[]
}

/** Somebody else changed a membership at the same moment, or two periods would overlap: the line that PostgreSQL refuses is faulty, the others are not. */
async function bringOneByOne(services: Services, importId: string, after: number): Promise<Brought | null> {
  const all: Brought = { importerAudience: '', last: after, organisationIds: [] }
  for (let count = 0; count < bundle; count++) {
    const brought = await bringBundle(services, importId, all.last, 1).catch(async (error: unknown) => {
      if (brokenConstraint(error) === null) throw error
      return refuseLine(services, importId, all.last)
    })
    if (brought === null) return count === 0 ? null : all
    Object.assign(all, { ...brought, organisationIds: [...all.organisationIds, ...brought.organisationIds] })
  }
  return all
}

async function refuseLine(services: Services, importId: string, after: number): Promise<Brought | null> {
  return transact(byItself(services), async (tx) => {
    const held = await holdRunningImport(tx, importId)
    const [line] = held ? await readLines(tx, importId, { after, limit: 1, left: true }) : []
    if (!held || !line) return null
    const problem = writeProblems([{ field: 'line', fault: 'overlaps' }])
    await tx.prisma.peopleImportLine.updateMany({
      where: { importId, number: line.number },
      data: { outcome: 'faulty', problem, done: true },
    })
    return { importerAudience: '', last: line.number, organisationIds: [] }
  })
}

/** @returns null where nothing is left to do: the import has ended, or somebody else has it in hand */
async function bringBundle(services: Services, importId: string, after: number, limit: number): Promise<Brought | null> {
  const open = byItself(services)
  const absent = await importerOf(services, importId)
  const context = absent ? { ...open, actor: absent } : open
  return transact(context, async (tx) => {
    const held = await holdRunningImport(tx, importId)
    if (!held) return null
    const now = services.clock.now()
    // Whoever may no longer come in brings nobody else in.
    if (!context.actor) {
      await endImport(tx, importId, now, true, clusterAudience)
      return null
    }
    const actor = context.actor
    const lines = await readLines(tx, importId, { after, limit, left: true })
    const last = lines.at(-1)
    if (!last) {
      const passedOver = await readLines(tx, importId, { after: 0, limit: 1, left: true })
      if (passedOver.length > 0) return { importerAudience: actor.audienceId, last: 0, organisationIds: [] }
      await endImport(tx, importId, now, false, actor.audienceId)
      return null
    }
    const organisationIds = await bringLines(tx, { ...context, actor }, importId, held.mapping, lines)
    await tx.prisma.peopleImport.update({ where: { id: importId }, data: { advancedAt: now } })
    return { importerAudience: actor.audienceId, last: last.number, organisationIds }
  })
}

const importerOf = async ({ db, clock }: Services, importId: string) => {
  const one = await db.prisma.peopleImport.findUnique({ where: { id: importId }, select: { byId: true } })
  return one?.byId ? loadAbsentActor(db, one.byId, clock.today()) : null
}

async function bringLines(
  tx: Transaction,
  context: Context,
  importId: string,
  mapping: ImportMapping,
  lines: readonly { number: number; cells: string[] }[],
): Promise<string[]> {
  const read = lines.map(({ cells }) => readLine(cells, mapping))
  const world = await readWorld(tx, context, context.actor.id, (id) => looksAfter(context.actor, id), read)
  const verdicts = read.map((line) => judge(line, mapping, world))
  const deeds = verdicts.flatMap(({ deed }) => deed ?? [])
  await doDeeds(tx, context, deeds, world.names)
  await tx.prisma.$executeRaw`
    UPDATE people_import_line l SET outcome = v.outcome, problem = v.problem, done = true
    FROM unnest(${lines.map(({ number }) => number)}::int[], ${verdicts.map(({ outcome }) => outcome)}::text[],
      ${verdicts.map(({ problems }) => writeProblems(problems))}::text[]) AS v (number, outcome, problem)
    WHERE l.import_id = ${importId}::uuid AND l.number = v.number`
  return [...new Set(deeds.filter(({ kind }) => kind !== 'invite').map(({ organisationId }) => organisationId))]
}

const ofKind = <K extends Deed['kind']>(deeds: readonly Deed[], kind: K) =>
  deeds.filter((deed): deed is Extract<Deed, { kind: K }> => deed.kind === kind)

async function doDeeds(tx: Transaction, context: Context, deeds: readonly Deed[], names: ReadonlyMap<string, string>): Promise<void> {
  const added = ofKind(deeds, 'add').map((deed) => ({ ...deed, memberId: newId() }))
  if (added.length > 0) {
    const people = added.map(({ memberId, name, language, phone, occupation }) => ({ id: memberId, name, language, phone, occupation }))
    await makePeople(tx, context, people)
  }
  const beginnings = [...added, ...ofKind(deeds, 'join')].map(({ organisationId, memberId, role, startsOn, endsOn }) => {
    return { id: newId(), organisationId, memberId, role, startsOn, endsOn }
  })
  if (beginnings.length > 0) await beginMemberships(tx, beginnings)
  await adjust(tx, ofKind(deeds, 'adjust'))
  for (const [organisationId, people] of Map.groupBy(ofKind(deeds, 'invite'), (deed) => deed.organisationId)) {
    await sendInvitations(tx, context, { id: organisationId, name: names.get(organisationId) ?? '' }, people)
  }
}

async function adjust(tx: Transaction, deeds: readonly Extract<Deed, { kind: 'adjust' }>[]): Promise<void> {
  const moved = deeds.filter(({ standing, role, endsOn }) => role !== standing.role || endsOn !== standing.endsOn)
  if (moved.length > 0) {
    const changes = moved.map(({ standing: { membershipId, memberId }, organisationId, role, endsOn }) => {
      return { id: membershipId, memberId, organisationId, role, endsOn }
    })
    await changeMemberships(tx, changes)
  }
  const described = deeds.filter(({ standing }) => !standing.hasAccount)
  if (described.length === 0) return
  await describePeople(
    tx,
    described.map(({ standing: { memberId }, phone, occupation }) => ({ id: memberId, phone, occupation })),
  )
}

/** Tells how far it is, and of whose people there are more: gathered, so that nobody's screen is busy with it. */
function newsOfImport(services: Services, importId: string) {
  let told = 0
  let audience = ''
  let changed = new Set<string>()
  const tell = async () => {
    told = Date.now()
    const organisationIds = [...changed]
    changed = new Set()
    await transact(byItself(services), async (tx) => {
      if (audience) await tx.record(peopleImportAdvanced, { importId }, { audienceId: audience })
      for (const organisationId of organisationIds) await tx.record(peopleBrought, { organisationId }, { audienceId: clusterAudience })
    })
  }
  return {
    tell: async ({ importerAudience, organisationIds }: Brought) => {
      audience = importerAudience || audience
      for (const id of organisationIds) changed.add(id)
      if (Date.now() - told >= newsEvery) await tell()
    },
    end: tell,
  }
}

/** Goes on with imports that stand still: the server that had them in hand has fallen. */
export async function resumeImports(services: Services): Promise<void> {
  const since = new Date(services.clock.now().getTime() - 20_000)
  for (const { id } of await findStalledImports(services.db, since)) await bringPeople(services, id)
}

/** Writes the end of an import, whose row is held, with its figures. */
export async function endImport(tx: Transaction, id: string, now: Date, cancelled: boolean, audienceId: string): Promise<void> {
  const figures = await figuresOf(tx, id)
  await tx.prisma.peopleImport.update({
    where: { id },
    data: { finishedAt: now, result: { ...figures }, ...(cancelled && { cancelledAt: now }) },
  })
  await tx.record(peopleImportFinished, { importId: id, lines: figures.doneCount, cancelled }, { audienceId })
}

/** Lists of people are not kept: lines go some time after the end, and files that were never started go whole. */
export async function cleanImports({ db, clock }: Services): Promise<void> {
  const before = new Date(clock.now().getTime() - linesKeptDays * 86_400_000)
  await db.rows(sql`DELETE FROM people_import_line l USING people_import i WHERE l.import_id = i.id AND i.finished_at < ${before}`)
  await db.prisma.peopleImport.deleteMany({ where: { startedAt: null, readAt: { lt: before } } })
}
