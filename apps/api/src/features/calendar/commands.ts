import {
  eventAdded,
  eventBroughtBack,
  eventCancelled,
  eventEdited,
  eventMoved,
  eventRemoved,
  eventRestored,
  eventShared,
} from '@navette/contract/calendar/activities.ts'
import type { Scope } from '@navette/contract/calendar/answer-schema.ts'
import { answersBackwards, capacityTaken, noSuchContact, unknownCarrier } from '@navette/contract/calendar/endpoints.ts'
import type { NewSeries } from '@navette/contract/calendar/recurrence.ts'
import type { Event, EventKind, EventVisibility, Occurrence } from '@navette/contract/calendar/schema.ts'
import { idTaken, stale } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import type { Context, Services } from '../../platform/context.ts'
import { empty, sql } from '../../platform/db/database.ts'
import { creating, refusing } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, found, refuse } from '../../platform/http/refuse.ts'
import { giveFreePlaces } from './answer-commands.ts'
import { can, canDate, mayHost } from './policy.ts'
import { type EventRow, type OccurrenceRow, sayWall } from './present.ts'
import { findEvent, findOccurrence, findRemovedEvent, getEvent, getOccurrence } from './queries.ts'
import { layOut, reshape, timeRefusals } from './series-commands.ts'
import { wishFor } from './series-queries.ts'
import { audienceFor, projectFor, setPartners, shareDifferently, sharesDifferently, withNewAudiences } from './sharing-commands.ts'
import { type Time, timeColumns } from './times.ts'

interface EventInput extends Time {
  title: string
  kind: EventKind
  description: string
  placeName: string | null
  projectId: string | null
  visibility: EventVisibility
  partnerIds: string[]
  contactId: string | null
  capacity: number | null
  optionUntil: string | null
  answersFrom: string | null
  answersUntil: string | null
}

const eventRefusals = {
  ...timeRefusals,
  item_pkey: idTaken,
  item_organisation_id_fkey: unknownCarrier,
  event_partner_organisation_id_fkey: unknownCarrier,
  event_contact_id_fkey: noSuchContact,
  event_takes_answers: answersBackwards,
}

interface NewEvent extends EventInput {
  id: string
  hostId: string
  recurrence: NewSeries | null
}

/** Puts an event on the calendar in the name of one of the actor’s organisations. */
export async function addEvent(context: Context, { id, hostId, recurrence, ...input }: NewEvent): Promise<Event> {
  const { actor, clock, db } = context
  allow(mayHost(actor, hostId))
  const project = await projectFor(context, input)
  const now = clock.now()
  const add = () =>
    transact(context, async (tx) => {
      const audienceId = await audienceFor(tx, { ...input, hostId, projectAudienceId: project })
      const { title, projectId } = input
      await tx.prisma.item.create({
        data: {
          id,
          kind: 'event',
          title,
          organisationId: hostId,
          projectId,
          audienceId,
          createdById: actor.id,
          createdAt: now,
          lastAt: now,
        },
      })
      await tx.prisma.event.create({ data: { id, ...ownColumns(input), placeId: await placeNamed(tx, context, input.placeName) } })
      await setPartners(tx, id, hostId, input.partnerIds)
      const occurrenceId = await layOut(tx, context, id, input, recurrence)
      await tx.record(eventAdded, { eventId: id, projectId, occurrenceId, starts: input.starts }, { audienceId, itemId: id, projectId })
    })
  const isRepeat = async () =>
    (await db.prisma.item.count({
      where: { id, kind: 'event', createdById: actor.id, OR: [{ title: input.title }, { version: { gt: 1 } }] },
    })) > 0
  await creating(eventRefusals, add, isRepeat)
  return getEvent(await withNewAudiences(context), id)
}

interface EventEdit extends EventInput {
  version: number
}

/** Changes an event as a whole; who had read another version is told what it became meanwhile. */
export async function editEvent(context: Context, id: string, { version, ...said }: EventEdit): Promise<Event> {
  const { actor, clock } = context
  const before = await findEvent(context, id)
  allow(can.edit(actor, before))
  // Whoever does not see its project says nothing of it.
  const input = { ...said, projectId: before.project === null && said.projectId === null ? before.projectId : said.projectId }
  const shared = sharesDifferently(before, input)
  if (shared) allow(can.share(actor, before))
  const project = shared ? await projectFor(context, input, before.projectId) : null
  const { hostId } = before
  const edited = await refusing(eventRefusals, () =>
    transact(context, async (tx) => {
      const { count } = await tx.prisma.item.updateMany({
        where: { id, version, trashedAt: null },
        data: { title: input.title, version: { increment: 1 }, lastAt: clock.now() },
      })
      if (count === 0) return false
      await tx.prisma.event.update({
        where: { id },
        data: { ...ownColumns(input), placeId: await placeNamed(tx, context, input.placeName) },
      })
      if (before.capacity !== input.capacity) await makeRoom(tx, context, id, input.capacity)
      if (shared) await shareDifferently(tx, before, { ...input, hostId, projectAudienceId: project })
      const where = await whereIs(tx, id)
      const facts = { eventId: id, projectId: where.projectId }
      if (shared) await tx.record(eventShared, facts, where)
      if (!before.recurring && isMoved(before, input)) {
        await setTime(tx, context, before.id, input)
        await tx.record(eventMoved, { ...facts, occurrenceId: before.id, starts: input.starts }, where)
      }
      if (saysOtherwise(before, input)) await tx.record(eventEdited, facts, where)
      return true
    }),
  )
  const now = await getEvent(await withNewAudiences(context), id)
  return edited ? now : refuse(stale, { current: now })
}

interface Move extends Time {
  version: number
  scope: Scope
}

/** Moves a date, or lets it last longer or shorter; those that follow, or all of them, by as much where that is meant. */
export async function moveOccurrence(context: Context, id: string, { version, scope, ...time }: Move): Promise<Occurrence> {
  const before = await findOccurrence(context, id)
  allow(canDate.move(context.actor, before))
  const { eventId } = before
  const moved = await refusing(timeRefusals, () =>
    transact(context, async (tx) => {
      await lock(tx, eventId)
      const [row] = await tx.rows<{ version: number }>(sql`SELECT version FROM occurrence WHERE id = ${id}::uuid`)
      if (row?.version !== version) return false
      if (!isMoved(before, time)) return true
      await touch(tx, context, eventId)
      const several = before.recurring && scope !== 'one'
      if (several) await reshape(tx, context, eventId, wishFor(before, { time, scope, recurrence: undefined }))
      else await setTime(tx, context, id, time)
      await tx.record(eventMoved, { ...factsOf(before), starts: time.starts, ...(several && { scope }) }, whereOf(before))
      return true
    }),
  )
  const now = await getOccurrence(context, id)
  return moved ? now : refuse(stale, { current: now })
}

/** The dates that are meant: one, or with it those of its series that follow or all of them, unless they are over. */
const meant = ({ clock }: Context, { id, eventId }: OccurrenceRow, scope: Scope) => {
  if (scope === 'one') return sql`o.id = ${id}::uuid`
  const from = scope === 'all' ? empty : sql`AND o.original >= (SELECT d.original FROM occurrence d WHERE d.id = ${id}::uuid)`
  return sql`(o.id = ${id}::uuid OR o.event_id = ${eventId}::uuid AND o.ends_at > ${clock.now()} ${from})`
}

/** It does not take place. Said twice, the first who said it is the one named; another reason replaces the first. */
export async function cancelOccurrence(context: Context, id: string, { reason, scope }: { reason: string; scope: Scope }): Promise<void> {
  const { actor, clock } = context
  const date = await findOccurrence(context, id)
  allow(can.cancel(actor, date))
  await transact(context, async (tx) => {
    await lock(tx, date.eventId)
    const said = await tx.rows(sql`
      INSERT INTO occurrence_cancellation (occurrence_id, by_id, at, reason)
      SELECT o.id, ${actor.id}::uuid, ${clock.now()}, ${reason} FROM occurrence o WHERE ${meant(context, date, scope)}
      ON CONFLICT (occurrence_id) DO UPDATE SET reason = EXCLUDED.reason
        WHERE occurrence_cancellation.reason <> EXCLUDED.reason AND occurrence_cancellation.occurrence_id = ${id}::uuid RETURNING 1`)
    if (said.length === 0) return
    await touch(tx, context, date.eventId)
    await tx.record(eventCancelled, { ...factsOf(date), ...reaching(date, scope) }, whereOf(date))
  })
}

/** It takes place after all; of other dates, those that were cancelled at one time with it. */
export async function restoreOccurrence(context: Context, id: string, scope: Scope): Promise<void> {
  const date = await findOccurrence(context, id)
  allow(can.cancel(context.actor, date))
  await transact(context, async (tx) => {
    await lock(tx, date.eventId)
    const restored = await tx.rows(sql`
      DELETE FROM occurrence_cancellation c USING occurrence o, occurrence_cancellation b
      WHERE o.id = c.occurrence_id AND ${meant(context, date, scope)}
        AND b.occurrence_id = ${id}::uuid AND c.at = b.at AND c.by_id IS NOT DISTINCT FROM b.by_id RETURNING 1`)
    if (restored.length === 0) return
    await touch(tx, context, date.eventId)
    await tx.record(eventRestored, { ...factsOf(date), ...reaching(date, scope) }, whereOf(date))
  })
}

/** One change of an event’s dates after the other. */
const lock = (tx: Transaction, eventId: string) => tx.rows(sql`SELECT 1 FROM item WHERE id = ${eventId}::uuid FOR NO KEY UPDATE`)

const reaching = ({ recurring }: OccurrenceRow, scope: Scope) => (recurring && scope !== 'one' ? { scope } : {})

/** Takes an event off the calendar that should not be there. What hangs on it stays. */
export async function removeEvent(context: Context, id: string): Promise<void> {
  const { actor, clock } = context
  const event = await findEvent(context, id)
  allow(can.remove(actor, event))
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.item.updateMany({
      where: { id, trashedAt: null },
      data: { trashedAt: clock.now(), trashedById: actor.id },
    })
    if (count > 0) await tx.record(eventRemoved, { eventId: id, projectId: event.projectId }, whereOf(event))
  })
}

/** Puts it back. */
export async function bringEventBack(context: Context, id: string): Promise<void> {
  const event = await findRemovedEvent(context, id)
  allow(can.remove(context.actor, event))
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.item.updateMany({
      where: { id, trashedAt: { not: null } },
      data: { trashedAt: null, trashedById: null },
    })
    if (count > 0) await tx.record(eventBroughtBack, { eventId: id, projectId: event.projectId }, whereOf(event))
  })
}

const factsOf = ({ id, eventId, projectId, starts, allDay }: OccurrenceRow) => ({
  eventId,
  projectId,
  occurrenceId: id,
  starts: sayWall(starts, allDay),
})

const whereOf = ({ eventId, projectId, audienceId }: OccurrenceRow & { audienceId: string }) => ({ audienceId, itemId: eventId, projectId })

/** As it is shared behind the lock that the change holds. */
async function whereIs(tx: Transaction, id: string) {
  const { audienceId, projectId } = await tx.prisma.item.findUniqueOrThrow({ where: { id }, select: { audienceId: true, projectId: true } })
  return { audienceId, itemId: id, projectId }
}

/** Whoever edits the whole of it meanwhile is told. */
const touch = (tx: Transaction, { clock }: Context, id: string) =>
  tx.prisma.item.update({ where: { id }, data: { version: { increment: 1 }, lastAt: clock.now() } })

/** Nobody loses a place: fewer than have one is refused, and what more there is goes to those who wait. The event is held. */
async function makeRoom(tx: Transaction, context: Context, eventId: string, capacity: number | null): Promise<void> {
  const dates = await tx.rows<{ id: string; taken: number }>(sql`
    SELECT id, taken FROM occurrence WHERE event_id = ${eventId}::uuid AND ends_at > ${context.clock.now()} ORDER BY starts_at, id FOR UPDATE`)
  const most = Math.max(0, ...dates.map(({ taken }) => taken))
  if (capacity !== null && most > capacity) refuse(capacityTaken, { limit: most })
  for (const { id } of dates) await giveFreePlaces(tx, context, id)
}

/** The place of that name, however it is written, or a new one. */
export async function placeNamed(tx: Transaction, { clock }: Services, name: string | null): Promise<string | null> {
  if (name === null) return null
  await tx.rows(
    sql`INSERT INTO place (id, name, at) VALUES (${newId()}::uuid, ${name}, ${clock.now()}) ON CONFLICT (plain_letters(name)) DO NOTHING`,
  )
  const [place] = await tx.rows<{ id: string }>(sql`SELECT id FROM place WHERE plain_letters(name) = plain_letters(${name})`)
  return found(place).id
}

const ownColumns = ({ kind, visibility, description, contactId, capacity, optionUntil, answersFrom, answersUntil }: EventInput) => ({
  kind,
  visibility,
  description,
  contactId,
  capacity,
  optionUntil: asDay(optionUntil),
  answersFrom: asDay(answersFrom),
  answersUntil: asDay(answersUntil),
})

const asDay = (day: string | null) => (day ? new Date(`${day}T00:00:00Z`) : null)

const setTime = (tx: Transaction, context: Context, id: string, time: Time) =>
  tx.prisma.occurrence.update({ where: { id }, data: { ...timeColumns(context.clock.zone(), time), version: { increment: 1 } } })

const isMoved = (before: OccurrenceRow, { allDay, starts, ends, timeZone = before.timeZone }: Time) =>
  before.allDay !== allDay ||
  sayWall(before.starts, allDay) !== starts ||
  sayWall(before.ends, allDay) !== ends ||
  (!allDay && before.timeZone !== timeZone)

const saysOtherwise = (before: EventRow, input: EventInput) =>
  before.title !== input.title ||
  before.kind !== input.kind ||
  before.description !== input.description ||
  (before.place?.name ?? null) !== input.placeName ||
  before.contactId !== input.contactId ||
  before.capacity !== input.capacity ||
  before.optionUntil !== input.optionUntil ||
  before.answersFrom !== input.answersFrom ||
  before.answersUntil !== input.answersUntil
