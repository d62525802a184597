import { dateAnswered, datesAnswered, placeGiven } from '@navette/contract/calendar/activities.ts'
import { answersClosed, dateOver, noRoom } from '@navette/contract/calendar/answer-endpoints.ts'
import type { AnswerKind, Attendance, Scope } from '@navette/contract/calendar/answer-schema.ts'
import { byItself, type Context, type OpenContext, type Services } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/http/refuse.ts'
import { getAttendance } from './answer-queries.ts'
import { placeFree } from './notices.ts'
import { canDate } from './policy.ts'
import type { OccurrenceRow } from './present.ts'
import { findOccurrence } from './queries.ts'

interface Said {
  kind: AnswerKind
  companions: number
  scope: Scope
}

/** Says whether the actor comes to a date, or to several of its event. Where no place is left they wait for one. */
export async function answerDate(context: Context, occurrenceId: string, { scope, ...said }: Said): Promise<Attendance> {
  const { actor, clock } = context
  const date = await findOccurrence(context, occurrenceId)
  const { answersFrom, answersUntil, can } = await getAttendance(context, occurrenceId)
  if (!can.answer)
    refuse(canDate.answer(actor, { over: false, answersFrom, answersUntil, today: clock.today() }) ? dateOver : answersClosed)
  await transact(context, async (tx) => {
    const dates = await lockDates(tx, context, date, scope)
    if (hasRoom(dates)) return answerAll(tx, context, date, dates, said)
    for (const each of dates) await answerOne(tx, context, date, each, said)
  })
  return getAttendance(context, occurrenceId)
}

/** The actor said nothing. */
export async function withdrawAnswer(context: Context, occurrenceId: string, scope: Scope): Promise<Attendance> {
  const date = await findOccurrence(context, occurrenceId)
  await transact(context, async (tx) => {
    const dates = await lockDates(tx, context, date, scope)
    if (hasRoom(dates)) return answerAll(tx, context, date, dates, null)
    for (const each of dates) {
      const { count } = await tx.prisma.answer.deleteMany({ where: { occurrenceId: each.id, memberId: context.actor.id } })
      if (count > 0) await tellAnswer(tx, context, date, each.id)
      await giveFreePlaces(tx, context, each.id)
    }
  })
  return getAttendance(context, occurrenceId)
}

interface LockedDate {
  id: string
  capacity: number | null
  taken: number
}

/** The dates that are meant, of those that are still to come. The event is held before its dates, in every change: nobody waits for each other in a ring. */
async function lockDates(tx: Transaction, { clock }: Context, date: OccurrenceRow, scope: Scope): Promise<LockedDate[]> {
  const [event] = await tx.rows<{ capacity: number | null }>(sql`SELECT capacity FROM event WHERE id = ${date.eventId}::uuid FOR SHARE`)
  const which = { one: sql`o.id = ${date.id}::uuid`, following: sql`o.starts_at >= ${date.startsAt}`, all: sql`true` }[scope]
  const dates = await tx.rows<Omit<LockedDate, 'capacity'>>(sql`
    SELECT o.id, o.taken FROM occurrence o WHERE o.event_id = ${date.eventId}::uuid AND ${which} AND o.ends_at > ${clock.now()}
      AND NOT EXISTS (SELECT 1 FROM occurrence_cancellation c WHERE c.occurrence_id = o.id)
    ORDER BY o.starts_at, o.id FOR UPDATE OF o`)
  if (dates.length === 0) refuse(dateOver)
  return dates.map((each) => ({ ...each, capacity: event?.capacity ?? null }))
}

/** Several dates of an event where nobody counts: nobody waits, and all of them can be answered at once. */
const hasRoom = (dates: readonly LockedDate[]) => dates.length > 1 && dates[0]?.capacity === null

/** @param said null where nothing is said any more */
async function answerAll(
  tx: Transaction,
  { actor, clock }: Context,
  { eventId, projectId, audienceId }: OccurrenceRow & { audienceId: string },
  dates: readonly LockedDate[],
  said: Omit<Said, 'scope'> | null,
): Promise<void> {
  const ids = dates.map(({ id }) => id)
  const answered = await tx.rows(
    said
      ? sql`
        INSERT INTO answer (occurrence_id, member_id, kind, companions, waiting, at)
        SELECT id, ${actor.id}::uuid, ${said.kind}::answer_kind, ${said.companions}, false, ${clock.now()} FROM unnest(${ids}::uuid[]) AS dates (id)
        ON CONFLICT (occurrence_id, member_id) DO UPDATE SET kind = EXCLUDED.kind, companions = EXCLUDED.companions, waiting = false, at = EXCLUDED.at
          WHERE (answer.kind, answer.companions) IS DISTINCT FROM (EXCLUDED.kind, EXCLUDED.companions) RETURNING 1`
      : sql`DELETE FROM answer WHERE occurrence_id = ANY(${ids}::uuid[]) AND member_id = ${actor.id}::uuid RETURNING 1`,
  )
  if (answered.length === 0) return
  await tx.record(datesAnswered, { eventId, projectId, memberId: actor.id }, { audienceId, itemId: eventId, projectId })
}

async function answerOne(
  tx: Transaction,
  context: Context,
  date: OccurrenceRow & { audienceId: string },
  { id, capacity, taken }: LockedDate,
  { kind, companions }: Omit<Said, 'scope'>,
): Promise<void> {
  const { actor, clock } = context
  const where = { occurrenceId_memberId: { occurrenceId: id, memberId: actor.id } }
  const before = await tx.prisma.answer.findUnique({ where })
  if (before?.kind === kind && before.companions === companions) return
  const placed = before?.kind === 'coming' && !before.waiting
  const free = capacity === null ? Number.POSITIVE_INFINITY : capacity - taken + (placed ? 1 + before.companions : 0)
  if (kind === 'coming' && capacity !== null && 1 + companions > capacity) refuse(noRoom, { limit: capacity })
  // Whoever has a place keeps it: they are told, rather than made to wait.
  if (kind === 'coming' && placed && 1 + companions > free) refuse(noRoom, { limit: free })
  const waiting = kind === 'coming' && !placed && 1 + companions > free
  // Who changes with how many they wait keeps their turn.
  const at = before?.waiting && waiting ? before.at : clock.now()
  const said = { kind, companions, waiting, at }
  await tx.prisma.answer.upsert({ where, create: { occurrenceId: id, memberId: actor.id, ...said }, update: said })
  await tellAnswer(tx, context, date, id)
  await giveFreePlaces(tx, context, id)
}

const tellAnswer = (
  tx: Transaction,
  { actor }: Context,
  { eventId, projectId, audienceId }: OccurrenceRow & { audienceId: string },
  id: string,
) => tx.record(dateAnswered, { eventId, projectId, occurrenceId: id, memberId: actor.id }, { audienceId, itemId: eventId, projectId })

interface Promoted {
  memberId: string
  name: string
  email: string | null
  language: 'fr' | 'en'
}

/**
 * Gives what is free of a date to those who wait, the longest first; a letter tells them. Who are too many for it keep their turn, and those after
 * them who fit do not wait for them. Runs inside the change that made places free, which holds the date.
 */
export async function giveFreePlaces(tx: Transaction, context: OpenContext, occurrenceId: string): Promise<void> {
  const [date] = await tx.rows<{
    free: number | null
    eventId: string
    title: string
    starts: string
    audienceId: string
    projectId: string | null
  }>(sql`
    SELECT e.capacity - o.taken AS free, e.id AS "eventId", i.title, o.starts::date::text AS starts, i.audience_id AS "audienceId", i.project_id AS "projectId"
    FROM occurrence o JOIN event e ON e.id = o.event_id JOIN item i ON i.id = e.id WHERE o.id = ${occurrenceId}::uuid`)
  if (!date) return
  let free = date.free ?? Number.POSITIVE_INFINITY
  if (free <= 0) return
  const waiting = await tx.rows<Promoted & { places: number }>(sql`
    SELECT a.member_id AS "memberId", 1 + a.companions AS places, m.name, m.email::text AS email, m.language
    FROM answer a JOIN member m ON m.id = a.member_id WHERE a.occurrence_id = ${occurrenceId}::uuid AND a.waiting ORDER BY a.at, a.member_id`)
  const { eventId, audienceId, projectId } = date
  for (const { places, ...person } of waiting) {
    if (places > free) continue
    free -= places
    await tx.prisma.answer.update({
      where: { occurrenceId_memberId: { occurrenceId, memberId: person.memberId } },
      data: { waiting: false },
    })
    await tx.record(placeGiven, { eventId, projectId, occurrenceId, memberId: person.memberId }, { audienceId, itemId: eventId, projectId })
    if (person.email !== null) await tx.write(placeFree(context.config, { ...person, email: person.email }, date))
  }
}

/** Places that became free without anybody’s answer, as when an account is erased, go to those who wait. */
export async function giveForgottenPlaces(services: Services): Promise<void> {
  const context = byItself(services)
  const dates = await services.db.rows<{ id: string }>(sql`
    SELECT DISTINCT o.id FROM answer a JOIN occurrence o ON o.id = a.occurrence_id JOIN event e ON e.id = o.event_id JOIN item i ON i.id = e.id
    WHERE a.waiting AND (e.capacity IS NULL OR o.taken < e.capacity) AND o.ends_at > ${services.clock.now()} AND i.trashed_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM occurrence_cancellation c WHERE c.occurrence_id = o.id)`)
  for (const { id } of dates)
    await transact(context, async (tx) => {
      await tx.rows(sql`SELECT 1 FROM event e JOIN occurrence o ON o.event_id = e.id WHERE o.id = ${id}::uuid FOR SHARE OF e`)
      await tx.rows(sql`SELECT 1 FROM occurrence WHERE id = ${id}::uuid FOR UPDATE`)
      await giveFreePlaces(tx, context, id)
    })
}
