import {
  eventAdded,
  eventCancelled,
  eventEdited,
  eventMoved,
  eventRescheduled,
  eventRestored,
} from '@navette/contract/calendar/activities.ts'
import { notFound } from '@navette/contract/core/errors.ts'
import type { Context, Services } from '../../platform/context.ts'
import type { Fault, Wrote } from '../../platform/dav/resource.ts'
import { sql } from '../../platform/db/database.ts'
import { refusing } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { placeNamed, removeEvent } from './commands.ts'
import { type Member, tagOf } from './dav-queries.ts'
import type { OutsideEntry } from './ics-reader.ts'
import { readCalendar } from './ics-reading.ts'
import { changeEvent, holdHost, writeEntries } from './origin-commands.ts'
import { readOrigins } from './origin-queries.ts'
import { can, mayHost } from './policy.ts'
import { type EventRow, sayWall } from './present.ts'
import { findEvent, findRemovedEvent } from './queries.ts'
import { horizonOf } from './series-queries.ts'

interface File {
  organisationId: string
  fileName: string
  content: Uint8Array
}

/** A file that is put where none is: an event of the organisation, seen by the cluster as a new one is. */
export async function writeNewMember(context: Context, { organisationId, fileName, content }: File): Promise<Wrote | Fault> {
  const { actor } = context
  allow(mayHost(actor, organisationId))
  const entry = await readOne(context, content)
  if ('status' in entry) return entry
  const bring = async (tx: Transaction): Promise<Fault | null> => {
    await holdHost(tx, organisationId)
    const [origin] = await readOrigins(tx, organisationId, [entry.uid])
    // What was taken off the calendar may come back; what is there has another name already (RFC 4791, section 5.3.2.1).
    if (origin && !(origin.trashed && origin.calendarId === null)) return { status: 409, condition: 'C:no-uid-conflict' }
    if (origin) allow(can.remove(actor, await findRemovedEvent(context, origin.eventId)))
    const host = { organisationId, visibility: 'cluster', calendarId: null, name: '', memberId: actor.id } as const
    const fated = [{ entry, fate: origin ? 'changed' : 'added', eventId: origin?.eventId ?? null }] as const
    const { ids, audiences } = await writeEntries(tx, context, host, fated)
    const eventId = origin?.eventId ?? ids.get(entry.uid) ?? ''
    await tx.prisma.eventOrigin.update({ where: { eventId }, data: { fileName } })
    for (const audienceId of audiences) await tx.record(eventAdded, await firstDateOf(tx, eventId), { audienceId, itemId: eventId })
    return null
  }
  const fault = await refusing({}, () => transact(context, bring))
  return fault ?? { isNew: true }
}

/** The date that tells what an event is about now: the next one, or the last. */
async function firstDateOf(tx: Transaction, eventId: string) {
  const [date] = await tx.rows<{ id: string; starts: string; allDay: boolean }>(sql`
    SELECT id, starts::text, all_day AS "allDay" FROM occurrence WHERE event_id = ${eventId}::uuid ORDER BY ends_at < now(), starts_at, id LIMIT 1`)
  if (!date) return refuse(notFound)
  return { eventId, projectId: null, occurrenceId: date.id, starts: sayWall(date.starts, date.allDay) }
}

/** A file that is put over one that is there. What the program says replaces what it may say; who sees it, its answers and its thread are none of its business. */
export async function writeMember(context: Context, member: Member, content: Uint8Array): Promise<Wrote | Fault> {
  const { eventId } = member
  const before = await findEvent(context, eventId)
  allow(can.edit(context.actor, before))
  const entry = await readOne(context, content)
  if ('status' in entry) return entry
  if (entry.uid !== member.uid) return { status: 409, condition: 'C:no-uid-conflict' }
  // Of an event with several series a file tells one: the others would be lost.
  if (!member.whole) return { status: 403, condition: 'D:need-privileges' }
  const cancelledBefore = await cancelledDates(context.db, eventId)
  const change = async (tx: Transaction): Promise<boolean> => {
    const [there] = await tx.rows<{ version: number }>(sql`SELECT version FROM item WHERE id = ${eventId}::uuid FOR NO KEY UPDATE`)
    if (there?.version !== member.version) return false
    await changeEvent(tx, context, { eventId, entry, placeId: await placeNamed(tx, context, entry.place) })
    await tell(tx, before, entry, { before: cancelledBefore, after: await cancelledDates(tx, eventId) })
    return true
  }
  const changed = await refusing({}, () => transact(context, change))
  return changed ? { isNew: false } : { status: 412 }
}

const cancelledDates = async ({ rows }: Pick<Transaction, 'rows'>, eventId: string): Promise<number> => {
  const [counted] = await rows<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM occurrence_cancellation c JOIN occurrence o ON o.id = c.occurrence_id WHERE o.event_id = ${eventId}::uuid`)
  return counted?.count ?? 0
}

/** What happened, in the words in which members tell it of themselves. */
async function tell(tx: Transaction, was: EventRow, entry: OutsideEntry, cancelled: { before: number; after: number }): Promise<void> {
  const { eventId, projectId, audienceId } = was
  const where = { audienceId, itemId: eventId, projectId }
  const date = { ...(await firstDateOf(tx, eventId)), projectId }
  const says = [was.title, was.description, was.place?.name ?? null, was.kind].join('\n')
  const now = [entry.title, entry.description, entry.place, entry.kind].join('\n')
  const time = ({ allDay, starts, ends }: { allDay: boolean; starts: string; ends: string }) =>
    [allDay, sayWall(starts, allDay).replace(' ', 'T'), sayWall(ends, allDay).replace(' ', 'T')].join(' ')
  if (was.recurring || entry.rule) await tx.record(eventRescheduled, { ...date, scope: 'all' }, where)
  else if (time(was) !== time(entry.time)) await tx.record(eventMoved, date, where)
  if (says !== now) await tx.record(eventEdited, { eventId, projectId }, where)
  if (cancelled.after > cancelled.before) await tx.record(eventCancelled, date, where)
  if (cancelled.after < cancelled.before) await tx.record(eventRestored, date, where)
}

/** The event leaves the calendar, and can be put back. */
export async function removeMember(context: Context, { eventId, whole }: Member): Promise<Fault | null> {
  if (!whole) return { status: 403, condition: 'D:need-privileges' }
  await removeEvent(context, eventId)
  return null
}

/** The one event that such a file tells (RFC 4791, section 4.1); a fault where it tells none, or several. */
async function readOne({ clock }: Services, content: Uint8Array): Promise<OutsideEntry | Fault> {
  const reading = await readCalendar(content, { home: clock.zone(), before: horizonOf(clock), from: null, ours: true })
  if (reading === 'too_large') return { status: 403, condition: 'C:max-resource-size' }
  if (typeof reading === 'string') return { status: 403, condition: 'C:valid-calendar-data' }
  const [entry] = reading.entries
  // A date has no words of its own here: rather none of it than less than what was written.
  const lost = reading.leftOut.first.some(({ reason }) => reason === 'date_words' || reason === 'following')
  if (lost) return { status: 403, condition: 'C:supported-calendar-data' }
  if (!entry || reading.entries.length > 1 || !reading.complete) return { status: 403, condition: 'C:valid-calendar-object-resource' }
  return entry
}

/** Keeps what a program was told, so that it can ask what has become of it since. */
export async function keepSnapshot({ db, clock }: Context, state: string, members: readonly Member[]): Promise<void> {
  const entries = Object.fromEntries(members.map((member) => [member.fileName, tagOf(member)]))
  const at = clock.now()
  await db.rows(sql`
    INSERT INTO calendar_snapshot (id, entries, at) VALUES (${state}, ${JSON.stringify(entries)}::jsonb, ${at})
    ON CONFLICT (id) DO UPDATE SET at = EXCLUDED.at WHERE calendar_snapshot.at < ${new Date(at.getTime() - 86_400_000)}`)
}

/** Days after which a program that has not asked begins anew. */
export const daysKept = 90

export async function forgetSnapshots({ db, clock }: Services): Promise<void> {
  await db.prisma.calendarSnapshot.deleteMany({ where: { at: { lt: new Date(clock.now().getTime() - daysKept * 86_400_000) } } })
}
