import { eventMoved, eventRescheduled } from '@navette/contract/calendar/activities.ts'
import { endsBeforeStart, noDateLeft, tooLong } from '@navette/contract/calendar/endpoints.ts'
import { mostDates, type NewSeries } from '@navette/contract/calendar/recurrence.ts'
import type { Event } from '@navette/contract/calendar/schema.ts'
import { stale } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { byItself, type Context, type Services } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { refusing } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, found, refuse } from '../../platform/http/refuse.ts'
import { can } from './policy.ts'
import { findOccurrence, getEvent } from './queries.ts'
import { writeRule } from './recurrence.ts'
import { datesOf, type Plan, planSeries, type SeriesRow, type Wish } from './series-plan.ts'
import { horizonOf, readHeld, type SeriesWish, wishFor } from './series-queries.ts'
import { asWall, later, minutesBetween, type Time, timeColumns } from './times.ts'

export const timeRefusals = { occurrence_lasts: endsBeforeStart, series_lasts: endsBeforeStart, occurrence_ends: tooLong }

/** Gives a new event its dates; gives back the id of the first. */
export async function layOut(
  tx: Transaction,
  services: Services,
  eventId: string,
  time: Time,
  recurrence: NewSeries | null,
): Promise<string> {
  const { clock } = services
  const { allDay, starts, ends, timeZone = clock.zone() } = time
  if (!recurrence) return found((await insertDates(tx, services, eventId, [{ ...time, seriesId: null, original: null }]))[0])
  const template = { allDay, starts, timeZone: allDay ? clock.zone() : timeZone }
  const { rule, added, leftOut } = recurrence
  const series = { id: newId(), ...template, ends, text: writeRule(rule, template), added, leftOut }
  await keepSeries(tx, services, eventId, series)
  const dates = datesOf(series, horizonOf(clock), mostDates)
  const [first] = await insertDates(tx, services, eventId, likeSeries(series, dates))
  return first ?? refuse(noDateLeft)
}

/** Changes when an event is from a date on, or all of it, and how it comes again. */
export async function changeSeries(context: Context, dateId: string, { version, ...wish }: SeriesWish): Promise<Event> {
  const date = await findOccurrence(context, dateId)
  allow(can.edit(context.actor, date))
  const { eventId, projectId, audienceId } = date
  const changed = await refusing(timeRefusals, () =>
    transact(context, async (tx) => {
      const [event] = await tx.rows<{ version: number }>(sql`SELECT version FROM item WHERE id = ${eventId}::uuid FOR NO KEY UPDATE`)
      if (event?.version !== version) return false
      await reshape(tx, context, eventId, wishFor(date, wish))
      await tx.prisma.item.update({ where: { id: eventId }, data: { version: { increment: 1 }, lastAt: context.clock.now() } })
      const facts = { eventId, projectId, occurrenceId: dateId, starts: wish.time.starts, scope: wish.scope }
      await tx.record(wish.recurrence === undefined ? eventMoved : eventRescheduled, facts, { audienceId, itemId: eventId, projectId })
      return true
    }),
  )
  const now = await getEvent(context, eventId)
  return changed ? now : refuse(stale, { current: now })
}

/** Carries out what `planSeries` says; whoever calls holds the event’s item. Who answers a date meanwhile waits: no date goes that was just answered. */
export async function reshape(tx: Transaction, services: Services, eventId: string, wish: Wish): Promise<void> {
  await tx.rows(sql`SELECT 1 FROM event WHERE id = ${eventId}::uuid FOR UPDATE`)
  await carryOut(tx, services, eventId, planSeries(await readHeld(tx, eventId), wish, horizonOf(services.clock)))
}

/** Writes what a plan says; whoever calls holds the event. */
export async function carryOut(tx: Transaction, services: Services, eventId: string, plan: Plan): Promise<void> {
  const { series, forgotten, added, gone, lost } = plan
  await tx.prisma.occurrence.deleteMany({ where: { id: { in: [...gone, ...lost].map(({ id }) => id) } } })
  for (const one of series) await keepSeries(tx, services, eventId, one)
  await moveDates(tx, services, plan)
  for (const { seriesId, dates } of added) {
    const like = series.find(({ id }) => id === seriesId)
    if (like) await insertDates(tx, services, eventId, likeSeries(like, dates))
  }
  await tx.prisma.series.deleteMany({ where: { id: { in: forgotten } } })
}

/** Lays out further what comes again without end; it is safe to run twice. */
export async function layOutFurther(services: Services): Promise<void> {
  const { db, clock, log } = services
  const horizon = horizonOf(clock)
  const waiting = await db.rows<{ eventId: string }>(sql`
    SELECT DISTINCT s.event_id AS "eventId" FROM series s WHERE s.laid_out_before < ${horizon}::date`)
  for (const { eventId } of waiting) {
    // One that fails does not keep the others waiting; it is tried again the next day.
    await transact(byItself(services), (tx) => layOutEvent(tx, services, eventId)).catch((error: unknown) =>
      log.error({ err: error, eventId }, 'the dates of a series could not be laid out'),
    )
  }
}

async function layOutEvent(tx: Transaction, services: Services, eventId: string): Promise<void> {
  await lockEvent(tx, eventId)
  const { series, dates } = await readHeld(tx, eventId)
  const { clock } = services
  const there = new Set(dates.map(({ original }) => original))
  const last = dates.at(-1)
  // What was cancelled to its end is not continued: it would take place again in a few years. Once it is restored, it is.
  if (last?.cancelled) return
  const past = dates.filter(({ starts }) => starts < clock.today()).length
  for (const one of series) {
    const said = datesOf(one, horizonOf(clock), past + mostDates)
    const further = said.filter((date) => !there.has(date) && (!last || date > last.original))
    await insertDates(tx, services, eventId, likeSeries(one, further.slice(0, past + mostDates - dates.length)))
    await keepSeries(tx, services, eventId, one)
  }
}

/** One change of an event’s dates after the other. */
export const lockEvent = (tx: Transaction, eventId: string) =>
  tx.rows(sql`SELECT 1 FROM item WHERE id = ${eventId}::uuid FOR NO KEY UPDATE`)

/** Dates before the horizon are rows. */
export const seriesColumns = ({ clock }: Services, { text, added, leftOut, ...time }: Omit<SeriesRow, 'id'>) => {
  const { startsAt: _, endsAt: __, ...when } = timeColumns(clock.zone(), time)
  return { ...when, text, added: [...added], leftOut: [...leftOut], laidOutBefore: new Date(`${horizonOf(clock)}T00:00:00Z`) }
}

export const keepSeries = ({ prisma }: Transaction, services: Services, eventId: string, { id, ...series }: SeriesRow) => {
  const data = seriesColumns(services, series)
  return prisma.series.upsert({ where: { id }, create: { id, eventId, ...data }, update: data })
}

export interface NewDate extends Time {
  seriesId: string | null
  original: string | null
}

const likeSeries = ({ id, allDay, starts, ends, timeZone }: SeriesRow, dates: string[]): NewDate[] => {
  const minutes = minutesBetween(starts, ends)
  return dates.map((date) => ({ seriesId: id, original: date, allDay, starts: date, ends: later(date, minutes), timeZone }))
}

export async function insertDates({ prisma }: Transaction, { clock }: Services, eventId: string, dates: NewDate[]): Promise<string[]> {
  const data = dates.map((date) => dateColumns(clock.zone(), eventId, date))
  await prisma.occurrence.createMany({ data })
  return data.map(({ id }) => id)
}

export function dateColumns(home: string, eventId: string, { seriesId, original, ...time }: NewDate) {
  const columns = timeColumns(home, time)
  return { id: newId(), eventId, seriesId, original: original === null ? null : asWall(original), ...columns }
}

/** All at once: each may take the place of another (`occurrence_once`). A date that stays when it was keeps its version. */
async function moveDates(tx: Transaction, { clock }: Services, { kept, stay }: Plan): Promise<void> {
  const rows = [...kept, ...stay].map(({ row, seriesId, original, ...time }) => {
    const { startsAt, endsAt, allDay, timeZone } = timeColumns(clock.zone(), time)
    return {
      id: row.id,
      series: seriesId,
      original: seriesId && original,
      starts: time.starts,
      ends: time.ends,
      day: allDay,
      zone: timeZone,
      from: startsAt,
      to: endsAt,
    }
  })
  if (rows.length === 0) return
  await tx.rows(sql`
    UPDATE occurrence o SET series_id = r.series, original = r.original, all_day = r.day, starts = r.starts, ends = r.ends, time_zone = r.zone,
      starts_at = r."from", ends_at = r."to",
      version = o.version + ((o.starts, o.ends, o.all_day, o.time_zone) IS DISTINCT FROM (r.starts, r.ends, r.day, r.zone))::int
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS r (id uuid, series uuid, original timestamp, starts timestamp, ends timestamp,
      day boolean, zone text, "from" timestamptz, "to" timestamptz)
    WHERE o.id = r.id`)
}
