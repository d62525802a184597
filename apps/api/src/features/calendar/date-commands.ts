import { eventRescheduled } from '@navette/contract/calendar/activities.ts'
import { noDateLeft } from '@navette/contract/calendar/endpoints.ts'
import { mostExceptions } from '@navette/contract/calendar/recurrence.ts'
import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { dateThere, tooManyExceptions } from '@navette/contract/calendar/series-endpoints.ts'
import { idTaken } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import type { Context } from '../../platform/context.ts'
import { creating } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, found, refuse } from '../../platform/http/refuse.ts'
import { can } from './policy.ts'
import type { OccurrenceRow } from './present.ts'
import { findEvent, findOccurrence, getOccurrence } from './queries.ts'
import { keepSeries, lockEvent, timeRefusals } from './series-commands.ts'
import type { DateRow, SeriesRow } from './series-plan.ts'
import { readHeld } from './series-queries.ts'
import { asSort, type Time, timeColumns } from './times.ts'

interface NewDate extends Time {
  id: string
}

/** One more date of an event, beside those that its rule says. */
export async function addDate(context: Context, eventId: string, { id, ...wanted }: NewDate): Promise<Occurrence> {
  const { clock, db } = context
  const event = await findEvent(context, eventId)
  allow(can.edit(context.actor, event))
  const add = () =>
    transact(context, async (tx) => {
      await lockEvent(tx, eventId)
      const { series, dates } = await readHeld(tx, eventId)
      const before = series.findLast(({ allDay, starts }) => starts <= asSort(wanted.starts, allDay)) ?? series[0]
      const like = before ?? (await seriesOf(tx, context, eventId, found(dates[0])))
      const original = asSort(wanted.starts, like.allDay)
      const added = [...new Set([...like.added, original])].toSorted()
      if (added.length > mostExceptions) refuse(tooManyExceptions)
      await keepSeries(tx, context, eventId, { ...like, added, leftOut: like.leftOut.filter((left) => left !== original) })
      const time = { ...wanted, timeZone: wanted.timeZone ?? like.timeZone }
      const data = { id, eventId, seriesId: like.id, original: timeColumns(clock.zone(), { ...like, starts: original }).starts }
      await tx.prisma.occurrence.create({ data: { ...data, ...timeColumns(clock.zone(), time) } })
      await tell(tx, context, event, { occurrenceId: id, starts: wanted.starts })
    })
  const isRepeat = async () => (await db.prisma.occurrence.count({ where: { id, eventId } })) > 0
  await creating({ ...timeRefusals, occurrence_once: dateThere, occurrence_pkey: idTaken }, add, isRepeat)
  return getOccurrence(context, id)
}

/** An event that had one date alone comes again from now on: on that day, and on those that are added. */
async function seriesOf(tx: Transaction, context: Context, eventId: string, only: DateRow): Promise<SeriesRow> {
  const { allDay, starts, ends, timeZone } = only
  const series = { id: newId(), allDay, starts, ends, timeZone, text: null, added: [], leftOut: [] }
  await keepSeries(tx, context, eventId, series)
  const original = timeColumns(context.clock.zone(), only).starts
  await tx.prisma.occurrence.update({ where: { id: only.id }, data: { seriesId: series.id, original } })
  return series
}

/** An event that comes again does not have this date. Nothing is left of it, unlike one that is cancelled. */
export async function leaveOutDate(context: Context, id: string): Promise<void> {
  const date = await findOccurrence(context, id)
  allow(can.edit(context.actor, date))
  const { eventId } = date
  await transact(context, async (tx) => {
    await lockEvent(tx, eventId)
    const { series, dates } = await readHeld(tx, eventId)
    const row = found(dates.find((each) => each.id === id))
    const of = series.find((one) => one.id === row.seriesId)
    if (!of || dates.length === 1) return refuse(noDateLeft)
    const { original } = row
    // Where the rule says it too, it would come back with the next change.
    const leftOut = [...new Set([...of.leftOut, original])].toSorted()
    if (leftOut.length > mostExceptions) refuse(tooManyExceptions)
    await tx.prisma.occurrence.delete({ where: { id } })
    await keepSeries(tx, context, eventId, { ...of, added: of.added.filter((added) => added !== original), leftOut })
    await tell(tx, context, date, { occurrenceId: id, starts: row.starts })
  })
}

async function tell(
  tx: Transaction,
  { clock }: Context,
  { eventId, projectId, audienceId }: OccurrenceRow & { audienceId: string },
  date: { occurrenceId: string; starts: string },
): Promise<void> {
  await tx.prisma.item.update({ where: { id: eventId }, data: { version: { increment: 1 }, lastAt: clock.now() } })
  await tx.record(eventRescheduled, { eventId, projectId, ...date, scope: 'one' }, { audienceId, itemId: eventId, projectId })
}
