import { periodTooLong } from '@navette/contract/calendar/endpoints.ts'
import type { Event, EventKind, Occurrence, Place } from '@navette/contract/calendar/schema.ts'
import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import { Temporal } from 'temporal-polyfill'
import { instantOf } from '../../platform/clock/wall.ts'
import type { Context } from '../../platform/context.ts'
import { empty, join, literally, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { personRef } from '../../platform/db/people.ts'
import { found, refuse } from '../../platform/http/refuse.ts'
import { type Title, withTitles } from '../../platform/markdown/titles.ts'
import { titlesOf } from '../../platform/markdown/titles-sql.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { type EventRow, type OccurrenceRow, presentEvent, presentOccurrence } from './present.ts'

/** Of the date `o` of the event `e` with the item `i`, which lies in the project `p` where the actor sees that. */
const occurrenceColumns: Sql = sql`
  o.id, o.event_id AS "eventId", i.title, e.kind, o.all_day AS "allDay", o.starts::text AS starts, o.ends::text AS ends, o.time_zone AS "timeZone",
  o.starts_at AS "startsAt", o.ends_at AS "endsAt", o.version, o.series_id IS NOT NULL AS recurring, e.visibility, e.option_until::text AS "optionUntil",
  i.organisation_id AS "hostId", i.project_id AS "projectId", i.created_by AS "authorId", e.contact_id AS "contactId",
  EXISTS (SELECT 1 FROM event_origin g WHERE g.event_id = e.id AND g.calendar_id IS NOT NULL) AS followed,
  i.organisation_id || ARRAY(SELECT t.organisation_id FROM event_partner t WHERE t.event_id = e.id ORDER BY t.place) AS "organisationIds",
  CASE WHEN l.id IS NOT NULL THEN json_build_object('id', l.id, 'name', l.name) END AS place,
  CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'title', p.title) END AS project,
  EXISTS (SELECT 1 FROM occurrence_cancellation c WHERE c.occurrence_id = o.id) AS cancelled`

const beside = ({ actor }: Context): Sql => sql`
  LEFT JOIN place l ON l.id = e.place_id
  LEFT JOIN item p ON p.id = i.project_id AND p.trashed_at IS NULL AND p.audience_id = ANY(${actor.audiences}::uuid[])`

export const seen = ({ actor }: Context): Sql => sql`i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])`

/** Of all dates, which ones. */
export interface Narrowing {
  /** None: whoever carries them; the same for kinds. */
  organisationIds?: readonly string[]
  kinds?: readonly EventKind[]
  projectId?: string | undefined
  placeId?: string | undefined
  mine?: boolean | undefined
}

export interface Period extends Omit<Narrowing, 'organisationIds' | 'kinds'> {
  from?: string | undefined
  to?: string | undefined
  organisationId?: string | undefined
  kind?: EventKind | undefined
  after?: string | undefined
  limit: number
}

const mostDays = 400

/** Dates of which a part is on some days: where they are looked for as `o`, and on which conditions. */
interface During {
  /** The reader’s, IANA name. */
  zone: string
  /** What goes on when the days begin, to stand after WITH. */
  going: Sql
  ways: { dates: Sql; when: Sql }[]
}

/**
 * What is on the calendar in some days, as the reader’s clock has them. What is going on when they begin is found by `occurrence_during`, what begins
 * within them by `occurrence_starts`, whoever asks and for whatever days; no date is found by both. Whole days are compared as dates: a day more on either
 * side finds those of any zone.
 */
export function duringDays({ actor, clock }: Context, period: { from: string; to: string }): During {
  const [from, to] = [Temporal.PlainDate.from(period.from), Temporal.PlainDate.from(period.to)]
  if (from.until(to).days > mostDays) refuse(periodTooLong, { limit: mostDays })
  const zone = actor.timeZone ?? clock.zone()
  const midnight = (day: Temporal.PlainDate) => instantOf(day.toString(), zone)
  const [widely, until] = [midnight(from.subtract({ days: 1 })), midnight(to.add({ days: 1 }))]
  const exactly = sql`CASE WHEN o.all_day THEN o.starts < ${period.to}::timestamp AND o.ends > ${period.from}::timestamp
    ELSE o.starts_at < ${midnight(to)} AND o.ends_at > ${midnight(from)} END`
  return {
    zone,
    // Apart: in the order of time, all that ever began would be looked through for the few that go on.
    going: sql`going AS MATERIALIZED (SELECT * FROM occurrence d WHERE tstzrange(d.starts_at, d.ends_at) @> ${widely}::timestamptz)`,
    ways: [
      { dates: sql`going o`, when: exactly },
      { dates: sql`occurrence o`, when: sql`o.starts_at > ${widely} AND o.starts_at < ${until} AND ${exactly}` },
    ],
  }
}

/** What is on the calendar in some days, in the order of time; the statement is planned once. */
export async function listOccurrences(context: Context, { after, limit, ...period }: Period): Promise<Page<Occurrence>> {
  const { db, actor, clock, names } = context
  const { organisationId, kind, from = clock.today(), ...others } = period
  const { to = Temporal.PlainDate.from(from).add({ days: 366 }).toString() } = others
  const wanted = { ...others, organisationIds: organisationId ? [organisationId] : [], kinds: kind ? [kind] : [] }
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const { going, ways } = duringDays(context, { from, to })
  const parts = ways.map(
    ({ dates, when }) => sql`
    (SELECT ${occurrenceColumns} FROM ${dates} JOIN event e ON e.id = o.event_id JOIN item i ON i.id = o.event_id ${beside(context)}
    WHERE ${when} AND ${seen(context)} ${narrowed(context, wanted)}
      ${start ? sql`AND (o.starts_at, o.id) > (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
    ORDER BY o.starts_at, o.id LIMIT ${limit + 1})`,
  )
  const rows = await db.planned<OccurrenceRow>(sql`WITH ${going} ${join(parts, ' UNION ALL ')} ORDER BY "startsAt", id LIMIT ${limit + 1}`)
  const known = await names.known()
  return pageOf(
    rows,
    limit,
    ({ startsAt, id }) => [startsAt.toISOString(), id],
    (row) => presentOccurrence(actor, known, row),
  )
}

/** The event `e` with the item `i` is carried by one of these organisations, as host or partner. */
export const carriedBy = (ids: readonly string[]): Sql => sql`(i.organisation_id = ANY(${ids}::uuid[])
    OR EXISTS (SELECT 1 FROM event_partner x WHERE x.event_id = e.id AND x.organisation_id = ANY(${ids}::uuid[])))`

/** It concerns somebody: their organisations carry it, it belongs to a project whose team they are in, or they are asked about it. */
export const concerns = ({ id, belongings, teams }: Actor): Sql => sql`(${carriedBy(belongings.map(({ organisation }) => organisation.id))}
    OR i.project_id = ANY(${teams}::uuid[]) OR e.contact_id = ${id}::uuid)`

/** Conditions on the event `e` with the item `i`, and the project `p` where the actor sees that. */
export const narrowed = ({ actor }: Context, { organisationIds = [], kinds = [], projectId, placeId, mine }: Narrowing): Sql => {
  const conditions = [
    organisationIds.length > 0 && carriedBy(organisationIds),
    // Of a project that one does not see, its events say nothing.
    projectId && sql`p.id = ${projectId}::uuid`,
    placeId && sql`e.place_id = ${placeId}::uuid`,
    kinds.length > 0 && sql`e.kind = ANY(${kinds}::event_kind[])`,
    mine !== undefined && (mine ? concerns(actor) : sql`${concerns(actor)} IS NOT TRUE`),
  ].filter((condition): condition is Sql => Boolean(condition))
  return conditions.length > 0 ? sql`AND ${join(conditions, ' AND ')}` : empty
}

/** @param dateId which of its dates is meant; the next one that is not over, or the last, unless it has that one */
const eventRows = (context: Context, rest: Sql, dateId: string | null = null) => sql`
  SELECT ${occurrenceColumns}, e.description, e.capacity, e.answers_from::text AS "answersFrom", e.answers_until::text AS "answersUntil", i.created_at AS "createdAt", i.last_at AS "lastAt", i.version AS "eventVersion",
    i.audience_id AS "audienceId", (SELECT json_build_object(
      'at', to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', ${personRef(sql`c.by_id`, context.clock.today())}, 'reason', c.reason)
      FROM occurrence_cancellation c WHERE c.occurrence_id = o.id) AS cancellation,
    (SELECT json_build_object('allDay', s.all_day, 'starts', s.starts::text, 'timeZone', s.time_zone, 'text', s.text, 'added', s.added, 'leftOut', s.left_out)
      FROM series s WHERE s.id = o.series_id) AS series,
    (SELECT json_build_object('name', COALESCE(k.name, g.name), 'address', g.url, 'followed', k.id IS NOT NULL, 'gone', g.gone_at IS NOT NULL)
      FROM event_origin g LEFT JOIN outside_calendar k ON k.id = g.calendar_id WHERE g.event_id = e.id AND g.file_name IS NULL) AS origin
  FROM item i JOIN event e ON e.id = i.id
  CROSS JOIN LATERAL (
    SELECT n.* FROM (
      (SELECT 0 AS rank, d.* FROM occurrence d WHERE d.event_id = i.id AND d.id = ${dateId}::uuid)
      UNION ALL (SELECT 1, d.* FROM occurrence d WHERE d.event_id = i.id AND d.ends_at > ${context.clock.now()} ORDER BY d.starts_at, d.id LIMIT 1)
      UNION ALL (SELECT 2, d.* FROM occurrence d WHERE d.event_id = i.id ORDER BY d.starts_at DESC, d.id DESC LIMIT 1)) n
    ORDER BY n.rank LIMIT 1) o
  ${beside(context)} WHERE i.kind = 'event' ${rest}`

/** Its text is rendered as it is read: an event is opened far less often than a message, and its text may change. */
async function withTexts(context: Context, rows: Omit<EventRow, 'html'>[]): Promise<EventRow[]> {
  const { db, actor, markdown } = context
  const texts = rows.map(({ description }) => markdown.render(description, 3))
  const refs = [...new Set(texts.flatMap(({ refs: named }) => named))]
  const [told] =
    refs.length > 0 ? await db.rows<{ titles: Title[] | null }>(sql`SELECT ${titlesOf(sql`${refs}::text[]`, actor)} AS titles`) : []
  return rows.map((row, at) => ({ ...row, html: withTitles(texts[at]?.html ?? '', told?.titles ?? [], actor.language) }))
}

interface EventSearch extends PageQuery {
  search?: string | undefined
}

/** What was added or changed last comes first; served by `item_kind_last` or `item_audience_kind_last`, words of titles by `item_title`. */
export async function listEvents(context: Context, { after, limit, search = '' }: EventSearch): Promise<Page<Event>> {
  const { db, actor, names } = context
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const words = search.normalize('NFC').split(/\s+/u).filter(Boolean)
  const rows = await db.rows<Omit<EventRow, 'html'>>(
    eventRows(
      context,
      sql`AND ${seen(context)}
      ${words.length > 0 ? sql`AND ${join(words.map(saidBy), ' AND ')}` : empty}
      ${start ? sql`AND (i.last_at, i.id) < (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
      ORDER BY i.last_at DESC, i.id DESC LIMIT ${limit + 1}`,
    ),
  )
  const known = await names.known()
  const whole = await withTexts(context, rows)
  return pageOf(
    whole,
    limit,
    ({ lastAt, eventId }) => [lastAt.toISOString(), eventId],
    (row) => presentEvent(actor, known, row),
  )
}

/** The word stands in the title or the place. */
const saidBy = (word: string): Sql => {
  const within = (text: Sql) => sql`plain_letters(${text}) LIKE '%' || plain_letters(${literally(word)}) || '%'`
  return sql`(${within(sql`i.title`)} OR ${within(sql`COALESCE(l.name, '')`)})`
}

/** An event that the actor can see, as a row: for this feature’s commands. */
export async function findEvent(context: Context, id: string, dateId: string | null = null): Promise<EventRow> {
  const rows = await context.db.rows<Omit<EventRow, 'html'>>(eventRows(context, sql`AND ${seen(context)} AND i.id = ${id}::uuid`, dateId))
  const [event] = await withTexts(context, rows)
  return found(event)
}

/** The same, of one that was taken off the calendar. */
export async function findRemovedEvent(context: Context, id: string): Promise<EventRow> {
  const { actor } = context
  const rows = await context.db.rows<Omit<EventRow, 'html'>>(
    eventRows(context, sql`AND i.id = ${id}::uuid AND i.trashed_at IS NOT NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])`),
  )
  return { ...found(rows[0]), html: '' }
}

export async function getEvent(context: Context, id: string, dateId: string | null = null): Promise<Event> {
  const row = await findEvent(context, id, dateId)
  return presentEvent(context.actor, await context.names.known(), row)
}

/** A date of an event that the actor can see. */
export async function findOccurrence(context: Context, id: string): Promise<OccurrenceRow & { audienceId: string }> {
  const rows = await context.db.rows<OccurrenceRow & { audienceId: string }>(sql`
    SELECT ${occurrenceColumns}, i.audience_id AS "audienceId"
    FROM occurrence o JOIN event e ON e.id = o.event_id JOIN item i ON i.id = o.event_id ${beside(context)}
    WHERE o.id = ${id}::uuid AND ${seen(context)}`)
  return found(rows[0])
}

export async function getOccurrence(context: Context, id: string): Promise<Occurrence> {
  const row = await findOccurrence(context, id)
  return presentOccurrence(context.actor, await context.names.known(), row)
}

/** A place of an event that the actor sees. */
export async function findPlace(context: Context, id: string): Promise<Place> {
  const rows = await context.db.rows<Place>(sql`
    SELECT l.id, l.name FROM place l WHERE l.id = ${id}::uuid AND EXISTS (
      SELECT 1 FROM event e JOIN item i ON i.id = e.id WHERE e.place_id = l.id AND ${seen(context)})`)
  return found(rows[0])
}

/** The dates of an event that the actor can see, in the order of time; served by `occurrence_event`. */
export async function pageOfDates(
  context: Context,
  eventId: string,
  { after, limit, from }: PageQuery & { from?: string | undefined },
): Promise<Page<Occurrence>> {
  const { db, actor, clock, names } = context
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const rows = await db.rows<OccurrenceRow>(sql`
    SELECT ${occurrenceColumns} FROM occurrence o JOIN event e ON e.id = o.event_id JOIN item i ON i.id = o.event_id ${beside(context)}
    WHERE o.event_id = ${eventId}::uuid AND ${seen(context)}
      ${from ? sql`AND o.ends_at > ${instantOf(from, actor.timeZone ?? clock.zone())}` : empty}
      ${start ? sql`AND (o.starts_at, o.id) > (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
    ORDER BY o.starts_at, o.id LIMIT ${limit + 1}`)
  const known = await names.known()
  return pageOf(
    rows,
    limit,
    ({ startsAt, id }) => [startsAt.toISOString(), id],
    (row) => presentOccurrence(actor, known, row),
  )
}

/** Places of events that the actor sees: a name alone may say too much. Those of the latest events first. Served by `event_place`. */
export async function listPlaces(context: Context, { search, limit }: { search: string; limit: number }): Promise<{ items: Place[] }> {
  const items = await context.db.rows<Place>(sql`
    SELECT l.id, l.name FROM place l
    CROSS JOIN LATERAL (SELECT max(i.created_at) AS at FROM event e JOIN item i ON i.id = e.id WHERE e.place_id = l.id AND ${seen(context)}) used
    WHERE used.at IS NOT NULL AND position(plain_letters(${search.trim()}) IN plain_letters(l.name)) > 0
    ORDER BY used.at DESC, l.id LIMIT ${limit}`)
  return { items }
}

interface Clash {
  placeName: string
  starts: string
  ends: string
  timeZone?: string | undefined
  exceptEventId?: string | undefined
}

/** What is in a place at a time, as far as the actor sees it, and does take place. Served by `place_name` and `occurrence_during`. */
export async function listClashes(
  context: Context,
  { placeName, starts, ends, timeZone, exceptEventId }: Clash,
): Promise<{ items: Occurrence[] }> {
  const { db, actor, clock, names } = context
  const [from, to] = [starts, ends].map((time) => instantOf(time, timeZone ?? clock.zone()))
  // Of a time that ends before it starts there is nothing to say: the form says so.
  if (!from || !to || from >= to) return { items: [] }
  const rows = await db.rows<OccurrenceRow>(sql`
    SELECT ${occurrenceColumns} FROM occurrence o JOIN event e ON e.id = o.event_id JOIN item i ON i.id = o.event_id ${beside(context)}
    WHERE tstzrange(o.starts_at, o.ends_at) && tstzrange(${from}, ${to}) AND e.place_id = (SELECT id FROM place WHERE plain_letters(name) = plain_letters(${placeName}))
      AND ${seen(context)} ${exceptEventId ? sql`AND e.id <> ${exceptEventId}::uuid` : empty}
      AND NOT EXISTS (SELECT 1 FROM occurrence_cancellation c WHERE c.occurrence_id = o.id)
    ORDER BY o.starts_at, o.id LIMIT 20`)
  const known = await names.known()
  return { items: rows.map((row) => presentOccurrence(actor, known, row)) }
}
