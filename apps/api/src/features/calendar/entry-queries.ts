import type { EventKind } from '@navette/contract/calendar/schema.ts'
import type { OpenContext } from '../../platform/context.ts'
import { type Sql, sql } from '../../platform/db/database.ts'
import { pageAddress } from '../../platform/mail/letter.ts'
import type { Entry } from './ical.ts'
import { sayWall } from './present.ts'

/** What an entry says of its event. */
interface EventOfEntry {
  eventId: string
  title: string
  description: string
  kind: EventKind
  place: string | null
  optionUntil: string | null
  createdAt: Date
  lastAt: Date
  version: number
}

interface TimeRow {
  allDay: boolean
  starts: string
  ends: string
  timeZone: string
}

interface DateRow extends EventOfEntry, TimeRow {
  id: string
  cancelled: boolean
}

interface SeriesRow extends EventOfEntry, TimeRow {
  id: string
  text: string | null
  added: string[]
  leftOut: string[]
}

interface ExceptionRow extends TimeRow {
  seriesId: string
  original: string
  cancelled: boolean
}

const ofEvent: Sql = sql`i.id AS "eventId", i.title, e.description, e.kind, l.name AS place, e.option_until::text AS "optionUntil",
  i.created_at AS "createdAt", i.last_at AS "lastAt", i.version`
const timeOf = (row: Sql): Sql =>
  sql`${row}.all_day AS "allDay", ${row}.starts::text AS starts, ${row}.ends::text AS ends, ${row}.time_zone AS "timeZone"`
const isCancelled: Sql = sql`EXISTS (SELECT 1 FROM occurrence_cancellation c WHERE c.occurrence_id = o.id) AS cancelled`

interface Wanted {
  /** Which events: conditions on the event `e` and its item `i`. What the reader sees is among them. */
  which: Sql
  /** Which of their dates that stand alone: conditions on the date `o`. */
  alone: Sql
  /** Which of their series: a statement that gives their `id`. */
  series: Sql
  most: number
}

/** What other programs see of events: dates that stand alone, each an entry; and each series with its rule, its exceptions told one by one. */
export async function readEntries(context: OpenContext, { which, alone, series: going, most }: Wanted): Promise<Entry[]> {
  const { db } = context
  const dates = await db.rows<DateRow>(sql`
    SELECT o.id, ${ofEvent}, ${timeOf(sql`o`)}, ${isCancelled}
    FROM occurrence o JOIN event e ON e.id = o.event_id JOIN item i ON i.id = o.event_id LEFT JOIN place l ON l.id = e.place_id
    WHERE ${alone} AND o.series_id IS NULL AND ${which} ORDER BY o.starts_at, o.id LIMIT ${most}`)
  const series = await db.rows<SeriesRow>(sql`
    SELECT s.id, ${ofEvent}, ${timeOf(sql`s`)}, s.text, s.added, s.left_out AS "leftOut"
    FROM (${going}) going JOIN series s ON s.id = going.id
    JOIN event e ON e.id = s.event_id JOIN item i ON i.id = s.event_id LEFT JOIN place l ON l.id = e.place_id
    WHERE ${which} ORDER BY s.starts, s.id LIMIT ${most}`)
  const exceptions = await db.rows<ExceptionRow>(sql`
    SELECT s.id AS "seriesId", o.original::text AS original, ${timeOf(sql`o`)}, ${isCancelled}
    FROM occurrence o JOIN series s ON s.id = o.series_id
    WHERE s.id = ANY(${series.map(({ id }) => id)}::uuid[]) AND (
      (o.starts, o.ends - o.starts, o.all_day, o.time_zone) IS DISTINCT FROM (o.original, s.ends - s.starts, s.all_day, s.time_zone)
      OR EXISTS (SELECT 1 FROM occurrence_cancellation c WHERE c.occurrence_id = o.id))
    ORDER BY o.original`)
  const each = dates.map((row): Entry => ({ ...entryOf(context, row, row.cancelled), recurrence: null, overrides: [] }))
  const own = Map.groupBy(exceptions, ({ seriesId }) => seriesId)
  const again = series.map(
    ({ text, added, leftOut, ...row }): Entry => ({
      ...entryOf(context, row, false),
      recurrence: { text, added, leftOut },
      overrides: (own.get(row.id) ?? []).map((each) => ({
        ...said(each),
        original: sayWall(each.original, row.allDay),
        standing: standingOf(context, row, each.cancelled),
      })),
    }),
  )
  return [...each, ...again]
}

const entryOf = (context: OpenContext, row: EventOfEntry & TimeRow & { id: string }, cancelled: boolean) => ({
  ...said(row),
  uid: row.id,
  sequence: row.version - 1,
  title: row.title,
  description: row.description,
  place: row.place,
  kind: row.kind,
  address: pageAddress(context.config, `/evenements/${row.eventId}`),
  createdAt: row.createdAt,
  changedAt: row.lastAt,
  standing: standingOf(context, row, cancelled),
})

const said = ({ allDay, starts, ends, timeZone }: TimeRow) => ({
  allDay,
  starts: sayWall(starts, allDay),
  ends: sayWall(ends, allDay),
  timeZone,
})

function standingOf({ clock }: OpenContext, { optionUntil }: EventOfEntry, cancelled: boolean): Entry['standing'] {
  if (cancelled) return 'cancelled'
  return optionUntil !== null && optionUntil >= clock.today() ? 'option' : 'sure'
}
