import { type CalendarOutlook, type EntryFate, type LeftOuts, mostLeftOut } from '@navette/contract/calendar/import-schema.ts'
import { type Reader, sql } from '../../platform/db/database.ts'
import type { IcsReading, OutsideEntry } from './ics-reader.ts'

/** An event that came from outside before. */
export interface OriginRow {
  eventId: string
  uid: string
  calendarId: string | null
  hash: string
  /** The event’s version when it was written from there, and now. */
  version: number
  versionNow: number
  trashed: boolean
  gone: boolean
}

/** What becomes of an entry. */
export interface Fated {
  entry: OutsideEntry
  fate: EntryFate
  /** The event that it is here. */
  eventId: string | null
}

export interface Fates {
  fated: Fated[]
  leftOut: LeftOuts
}

/** The events of a host that came from outside, by what names them there; served by `event_origin_once`. */
export const readOrigins = (reader: Reader, organisationId: string, uids: readonly string[]): Promise<OriginRow[]> =>
  reader.rows<OriginRow>(sql`
    SELECT g.event_id AS "eventId", g.uid, g.calendar_id AS "calendarId", g.hash, g.version, i.version AS "versionNow",
      i.trashed_at IS NOT NULL AS trashed, g.gone_at IS NOT NULL AS gone
    FROM event_origin g JOIN item i ON i.id = g.event_id
    WHERE g.organisation_id = ${organisationId}::uuid AND g.uid = ANY(${uids}::text[])`)

interface Into {
  organisationId: string
  /** Of the calendar that is followed; null for a file. */
  calendarId: string | null
}

/**
 * What becomes of each entry of a calendar. What members changed here since, or took off the calendar, stays as they have it; what a calendar that is
 * followed tells of is not changed by another.
 */
export async function fatesOf(reader: Reader, { organisationId, calendarId }: Into, reading: IcsReading): Promise<Fates> {
  const uids = reading.entries.map(({ uid }) => uid)
  const known = new Map((await readOrigins(reader, organisationId, uids)).map((row) => [row.uid, row]))
  const ours = await readOurs(reader, uids)
  const mine = reading.entries.filter(({ uid }) => ours.has(uid))
  const fated = reading.entries
    .filter(({ uid }) => !ours.has(uid))
    .map((entry): Fated => {
      const row = known.get(entry.uid)
      return { entry, fate: row ? fateOf(entry, row, calendarId) : 'added', eventId: row?.eventId ?? null }
    })
  const { count, first } = reading.leftOut
  const copies = mine.map(({ title, line }) => ({ line, title, reason: 'ours' as const }))
  return { fated, leftOut: { count: count + copies.length, first: [...first, ...copies].slice(0, mostLeftOut) } }
}

function fateOf({ hash }: OutsideEntry, row: OriginRow, calendarId: string | null): EntryFate {
  if (row.calendarId !== null && row.calendarId !== calendarId) return 'kept'
  if (row.gone) return 'changed'
  if (row.trashed || row.versionNow !== row.version) return 'kept'
  // It came by a file before: from now on the calendar tells of it.
  if (row.calendarId !== calendarId) return 'changed'
  return row.hash === hash ? 'same' : 'changed'
}

/** A calendar of ours that comes back: its entries are named by dates and series of ours. */
async function readOurs(reader: Reader, uids: readonly string[]): Promise<Set<string>> {
  const ids = uids.filter((uid) => /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(uid))
  if (ids.length === 0) return new Set()
  const rows = await reader.rows<{ id: string }>(sql`
    SELECT id FROM occurrence WHERE id = ANY(${ids}::uuid[]) UNION ALL SELECT id FROM series WHERE id = ANY(${ids}::uuid[])`)
  return new Set(rows.map(({ id }) => id))
}

/** Entries of an outlook that are shown. */
const mostShown = 200

/** What is to be told of an import, before it or after. */
export function presentOutlook({ name, over }: IcsReading, { fated, leftOut }: Fates): CalendarOutlook {
  const counts = { added: 0, changed: 0, same: 0, kept: 0 }
  for (const { fate } of fated) counts[fate] += 1
  const order = { added: 0, changed: 0, kept: 1, same: 2 }
  const shown = fated.map(({ entry, fate, eventId }) => ({
    title: entry.title,
    starts: entry.overrides.find(({ original }) => original === entry.dates[0])?.starts ?? entry.dates[0] ?? entry.time.starts,
    dates: Math.max(1, entry.dates.length),
    cancelled: entry.cancelled,
    fate,
    eventId,
  }))
  const sorted = shown.toSorted((one, other) => order[one.fate] - order[other.fate] || (one.starts < other.starts ? -1 : 1))
  return { name, counts, over, entries: sorted.slice(0, mostShown), leftOut }
}
