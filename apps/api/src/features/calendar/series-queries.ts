import type { Outlook } from '@navette/contract/calendar/recurrence.ts'
import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { stale } from '@navette/contract/core/errors.ts'
import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Context } from '../../platform/context.ts'
import { type Reader, sql } from '../../platform/db/database.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { can } from './policy.ts'
import { sayWall } from './present.ts'
import { findEvent, findOccurrence, getEvent, pageOfDates } from './queries.ts'
import { type DateRow, type Held, outlookOf, planSeries, type SeriesRow, type Wish } from './series-plan.ts'
import type { Time } from './times.ts'

/** The dates of one event; served by `occurrence_event`. */
export async function listDates(
  context: Context,
  eventId: string,
  query: PageQuery & { from?: string | undefined },
): Promise<Page<Occurrence>> {
  await findEvent(context, eventId)
  return pageOfDates(context, eventId, query)
}

/** How an event comes again and which dates it has, all of them; behind the lock of a change, or for a look ahead. */
export async function readHeld(reader: Reader, eventId: string): Promise<Held> {
  const series = await reader.rows<SeriesRow>(sql`
    SELECT id, all_day AS "allDay", starts::text, ends::text, time_zone AS "timeZone", text, added, left_out AS "leftOut"
    FROM series WHERE event_id = ${eventId}::uuid ORDER BY starts`)
  const dates = await reader.rows<DateRow & { allDays: boolean }>(sql`
    SELECT o.id, o.series_id AS "seriesId", COALESCE(o.original, o.starts)::text AS original, COALESCE(s.all_day, o.all_day) AS "allDays",
      o.all_day AS "allDay", o.starts::text, o.ends::text, o.time_zone AS "timeZone",
      s.id IS NOT NULL AND (o.starts, o.ends - o.starts, o.all_day, o.time_zone) IS DISTINCT FROM (o.original, s.ends - s.starts, s.all_day, s.time_zone) AS moved,
      EXISTS (SELECT 1 FROM occurrence_cancellation c WHERE c.occurrence_id = o.id) AS cancelled,
      (SELECT count(*)::int FROM answer a WHERE a.occurrence_id = o.id) AS answers
    FROM occurrence o LEFT JOIN series s ON s.id = o.series_id
    WHERE o.event_id = ${eventId}::uuid ORDER BY COALESCE(o.original, o.starts), o.id`)
  const said = <T extends { allDay: boolean; starts: string; ends: string }>(row: T) => ({
    ...row,
    starts: sayWall(row.starts, row.allDay),
    ends: sayWall(row.ends, row.allDay),
  })
  return {
    series: series.map(said),
    dates: dates.map(({ allDays, original, ...row }) => ({ ...said(row), original: sayWall(original, allDays) })),
  }
}

/** The first day that is not laid out: the year after the fifth from now. */
export const horizonOf = (clock: Clock): string => `${Number(clock.today().slice(0, 4)) + 6}-01-01`

export interface SeriesWish extends Omit<Wish, 'dateId' | 'time'> {
  time: Time
  /** Of the event. */
  version: number
}

/** Hours without a zone are those of the zone that the date has. */
export const wishFor = (
  { id, timeZone }: { id: string; timeZone: string },
  { time, scope, recurrence }: Omit<SeriesWish, 'version'>,
): Wish => ({
  dateId: id,
  time: { ...time, timeZone: time.timeZone ?? timeZone },
  scope,
  recurrence,
})

/** What a change of a series would do: the same plan that the change carries out. */
export async function foreseeSeries(context: Context, dateId: string, { version, ...wish }: SeriesWish): Promise<Outlook> {
  const date = await findOccurrence(context, dateId)
  allow(can.edit(context.actor, date))
  const event = await getEvent(context, date.eventId)
  if (event.version !== version) refuse(stale, { current: event })
  return outlookOf(planSeries(await readHeld(context.db, date.eventId), wishFor(date, wish), horizonOf(context.clock)))
}
