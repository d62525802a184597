import type { EventVisibility } from '@navette/contract/calendar/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import type { Services } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import type { Transaction } from '../../platform/db/transact.ts'
import { placeNamed } from './commands.ts'
import type { OutsideEntry } from './ics-reader.ts'
import { cancelledOf, planUpdate, rowsOf, seriesOf } from './origin-plan.ts'
import type { Fated } from './origin-queries.ts'
import { carryOut, dateColumns, insertDates, seriesColumns } from './series-commands.ts'
import { readHeld } from './series-queries.ts'
import { audienceFor } from './sharing-commands.ts'

/** In whose name entries come, and for whom. */
export interface Host {
  organisationId: string
  visibility: EventVisibility
  /** The calendar that is followed; null for a file. */
  calendarId: string | null
  /** What the calendar calls itself. */
  name: string
  /** Who brought it. */
  memberId: string | null
}

/** What was written: the events by the UID of their entries, and the audiences that see something else now. */
export interface Written {
  ids: Map<string, string>
  audiences: Set<string>
}

/** One after the other brings events in the name of an organisation: an entry that comes twice at one moment is one event. */
export const holdHost = (tx: Transaction, organisationId: string) =>
  tx.rows(sql`SELECT 1 FROM organisation WHERE id = ${organisationId}::uuid FOR NO KEY UPDATE`)

/** Entries that are written together: a statement takes a few hundred rows at their ease. */
const together = 200

/** Writes the entries that are to be added or changed, in the transaction of whoever brings them; they hold the organisation’s row. */
export async function writeEntries(tx: Transaction, services: Services, host: Host, fated: readonly Fated[]): Promise<Written> {
  const written: Written = { ids: new Map(), audiences: new Set() }
  const places = await placesOf(tx, services, fated)
  const added = fated.filter(({ fate }) => fate === 'added').map(({ entry }) => entry)
  if (added.length > 0) {
    const { organisationId: hostId, visibility } = host
    const audienceId = await audienceFor(tx, { visibility, hostId, projectId: null, partnerIds: [], projectAudienceId: null })
    written.audiences.add(audienceId)
    for (let from = 0; from < added.length; from += together)
      await addEntries(tx, services, { ...host, audienceId, places }, added.slice(from, from + together), written.ids)
  }
  for (const { entry, fate, eventId } of fated) {
    if (fate !== 'changed' || eventId === null) continue
    written.audiences.add(await changeEntry(tx, services, { ...host, places }, entry, eventId))
    written.ids.set(entry.uid, eventId)
  }
  return written
}

/** Each place once, by the name that the entries give it. */
async function placesOf(tx: Transaction, services: Services, fated: readonly Fated[]): Promise<Map<string, string>> {
  const names = fated.filter(({ fate }) => fate === 'added' || fate === 'changed').flatMap(({ entry }) => entry.place ?? [])
  const places = new Map<string, string>()
  for (const name of new Set(names)) {
    const id = await placeNamed(tx, services, name)
    if (id) places.set(name, id)
  }
  return places
}

type Into = Host & { places: Map<string, string> }

const placeIn = ({ places }: Into, { place }: OutsideEntry) => (place === null ? null : (places.get(place) ?? null))

async function addEntries(
  { prisma }: Transaction,
  services: Services,
  into: Into & { audienceId: string },
  entries: readonly OutsideEntry[],
  ids: Map<string, string>,
): Promise<void> {
  const now = services.clock.now()
  const { organisationId, visibility, calendarId, name, memberId, audienceId } = into
  const rows = entries.map((entry) => ({ entry, id: newId(), seriesId: entry.rule && newId() }))
  for (const { entry, id } of rows) ids.set(entry.uid, id)
  const item = { kind: 'event', organisationId, audienceId, createdById: memberId, createdAt: now, lastAt: now }
  await prisma.item.createMany({ data: rows.map(({ entry: { title }, id }) => ({ id, title, ...item })) })
  await prisma.event.createMany({
    data: rows.map(({ entry, id }) => {
      return { id, kind: entry.kind, visibility, description: entry.description, placeId: placeIn(into, entry) }
    }),
  })
  const series = rows.flatMap(({ entry, id: eventId, seriesId }) => {
    const row = seriesId && seriesOf(entry, seriesId)
    if (!row) return []
    const { id, ...rest } = row
    return [{ id, eventId, ...seriesColumns(services, rest) }]
  })
  await prisma.series.createMany({ data: series })
  const home = services.clock.zone()
  const dates = rows.flatMap(({ entry, id, seriesId }) => {
    const cancelled = cancelledOf(entry)
    return rowsOf(entry, seriesId).map((date) => {
      const isCancelled = cancelled === 'all' || (date.original !== null && cancelled.includes(date.original))
      return { row: dateColumns(home, id, date), isCancelled }
    })
  })
  await prisma.occurrence.createMany({ data: dates.map(({ row }) => row) })
  const cancelled = dates.filter(({ isCancelled }) => isCancelled)
  await prisma.occurrenceCancellation.createMany({ data: cancelled.map(({ row }) => ({ occurrenceId: row.id, at: now })) })
  const origin = { organisationId, calendarId, name, version: 1 }
  await prisma.eventOrigin.createMany({
    data: rows.map(({ entry: { uid, url, hash }, id }) => ({ eventId: id, uid, url, hash, ...origin })),
  })
}

/** @returns who sees the event */
async function changeEntry(tx: Transaction, services: Services, into: Into, entry: OutsideEntry, eventId: string): Promise<string> {
  const { calendarId, name } = into
  const { url, hash } = entry
  const { version, audienceId } = await changeEvent(tx, services, { eventId, entry, placeId: placeIn(into, entry) })
  await tx.prisma.eventOrigin.update({
    where: { eventId },
    data: { url, hash, version, goneAt: null, ...(calendarId !== null && { calendarId, name }) },
  })
  return audienceId
}

interface EventChange {
  eventId: string
  /** What another program says of it now. */
  entry: OutsideEntry
  placeId: string | null
}

/** An event becomes what another program says of it, on the calendar again where it was taken off; what only Navette knows of it stays. */
export async function changeEvent(
  tx: Transaction,
  services: Services,
  { eventId, entry, placeId }: EventChange,
): Promise<{ version: number; audienceId: string }> {
  const { clock } = services
  const { title, description, kind } = entry
  const { version, audienceId } = await tx.prisma.item.update({
    where: { id: eventId },
    data: { title, version: { increment: 1 }, lastAt: clock.now(), trashedAt: null, trashedById: null },
  })
  // Who answers a date meanwhile waits.
  await tx.rows(sql`SELECT 1 FROM event WHERE id = ${eventId}::uuid FOR UPDATE`)
  await tx.prisma.event.update({ where: { id: eventId }, data: { description, kind, placeId } })
  const { plan, fresh, dropped } = planUpdate(await readHeld(tx, eventId), entry, clock.today())
  await carryOut(tx, services, eventId, plan)
  await insertDates(tx, services, eventId, fresh)
  await cancelJust(tx, services, eventId, { said: cancelledOf(entry), dropped })
  return { version, audienceId }
}

/** Just these dates do not take place: those that the calendar says, by the times of its rule, and those that it says no longer. What is over stays as it was. */
async function cancelJust(
  { rows }: Transaction,
  { clock }: Services,
  eventId: string,
  { said, dropped }: { said: 'all' | string[]; dropped: string[] },
): Promise<void> {
  const which =
    said === 'all'
      ? sql`true`
      : sql`(to_char(o.original, 'YYYY-MM-DD"T"HH24:MI') = ANY(${said}::text[])
    OR to_char(o.original, 'YYYY-MM-DD') = ANY(${said}::text[]) OR o.id = ANY(${dropped}::uuid[]))`
  const coming = sql`o.event_id = ${eventId}::uuid AND o.ends_at > ${clock.now()}`
  await rows(sql`DELETE FROM occurrence_cancellation c USING occurrence o WHERE o.id = c.occurrence_id AND ${coming} AND NOT ${which}`)
  await rows(sql`
    INSERT INTO occurrence_cancellation (occurrence_id, at) SELECT o.id, ${clock.now()} FROM occurrence o WHERE ${coming} AND ${which}
    ON CONFLICT DO NOTHING`)
}
