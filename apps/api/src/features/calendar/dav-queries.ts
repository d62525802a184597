import { createHash } from 'node:crypto'
import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import type { Context } from '../../platform/context.ts'
import { empty, type Sql, sql } from '../../platform/db/database.ts'
import { readEntries } from './entry-queries.ts'
import type { Entry } from './ical.ts'

/** What a program keeps as one file: a date that stands alone, or a series. */
export interface Member {
  /** Of the date or of the series. */
  entryId: string
  eventId: string
  uid: string
  /** `….ics` */
  fileName: string
  /** Of its event: any change of it counts it up. */
  version: number
  /** Its event has nothing but it. */
  whole: boolean
}

/** Events are kept by programs until a year after they were over. */
const daysBack = 366
/** No organisation of a cluster comes near; a program asks for all of them. */
const mostMembers = 10_000

export const tagOf = ({ entryId, version }: Member): string => `"${entryId}-${version}"`

/** Organisations in whose name something is on the calendar that the actor sees, and their own. */
export async function listCalendars({ db, actor, names }: Context): Promise<OrganisationRef[]> {
  const own = actor.belongings.map(({ organisation }) => organisation.id)
  const rows = await db.rows<{ id: string }>(sql`
    SELECT o.id FROM organisation o WHERE o.id = ANY(${own}::uuid[]) OR EXISTS (
      SELECT 1 FROM item i WHERE i.organisation_id = o.id AND i.kind = 'event' AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[]))
    ORDER BY o.name, o.id`)
  const known = await names.known()
  return rows.flatMap(({ id }) => known.organisation(id) ?? [])
}

const seen = ({ actor }: Context): Sql => sql`i.kind = 'event' AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])`

interface Narrowing {
  /** Alone those with one of these names. */
  fileNames?: readonly string[]
  /** Alone those with a date within: instants. */
  during?: { from: Date | null; until: Date | null } | undefined
}

/**
 * What is in the calendar of an organisation, as far as the actor sees it: served by `item_organisation_kind` and `occurrence_event`. An event that was
 * brought by a program keeps the name that it came with.
 */
export async function listMembers(context: Context, organisationId: string, { fileNames, during }: Narrowing = {}): Promise<Member[]> {
  const { db, clock } = context
  const recent = new Date(clock.now().getTime() - daysBack * 86_400_000)
  const dated = (of: Sql) => {
    if (!during) return empty
    const { from, until } = during
    return sql`AND EXISTS (SELECT 1 FROM occurrence w WHERE ${of}
      ${from ? sql`AND w.ends_at > ${from}` : empty} ${until ? sql`AND w.starts_at < ${until}` : empty})`
  }
  return db.rows<Member>(sql`
    WITH recent AS (
      SELECT i.id, i.version, x.uid, x.file_name FROM item i LEFT JOIN event_origin x ON x.event_id = i.id
      WHERE i.organisation_id = ${organisationId}::uuid AND ${seen(context)}
        AND EXISTS (SELECT 1 FROM occurrence d WHERE d.event_id = i.id AND d.starts_at > ${recent})
    ), entry AS (
      SELECT s.id, s.event_id FROM recent JOIN series s ON s.event_id = recent.id
        WHERE EXISTS (SELECT 1 FROM occurrence d WHERE d.series_id = s.id) ${dated(sql`w.series_id = s.id`)}
      UNION ALL SELECT o.id, o.event_id FROM recent JOIN occurrence o ON o.event_id = recent.id AND o.series_id IS NULL WHERE true ${dated(sql`w.id = o.id`)}
    ), counted AS (
      SELECT recent.id, (SELECT count(*) FROM series s WHERE s.event_id = recent.id AND EXISTS (SELECT 1 FROM occurrence d WHERE d.series_id = s.id))
        + (SELECT count(*) FROM occurrence o WHERE o.event_id = recent.id AND o.series_id IS NULL) AS entries FROM recent
    ), member AS (
      SELECT entry.id AS "entryId", recent.id AS "eventId", recent.version, counted.entries = 1 AS whole,
        CASE WHEN counted.entries = 1 THEN COALESCE(recent.uid, entry.id::text) ELSE entry.id::text END AS uid,
        CASE WHEN counted.entries = 1 THEN COALESCE(recent.file_name, recent.uid || '.ics', entry.id::text || '.ics') ELSE entry.id::text || '.ics' END AS "fileName"
      FROM entry JOIN recent ON recent.id = entry.event_id JOIN counted ON counted.id = recent.id)
    SELECT * FROM member ${fileNames ? sql`WHERE "fileName" = ANY(${[...fileNames]}::text[])` : empty} ORDER BY "entryId" LIMIT ${mostMembers}`)
}

/** What these files say, by the id of the entry. */
export async function readMembers(context: Context, members: readonly Member[]): Promise<Map<string, Entry>> {
  const ids = members.map(({ entryId }) => entryId)
  const entries = await readEntries(context, {
    which: seen(context),
    alone: sql`o.id = ANY(${ids}::uuid[])`,
    series: sql`SELECT unnest(${ids}::uuid[]) AS id`,
    most: mostMembers,
  })
  const uids = new Map(members.map(({ entryId, uid }) => [entryId, uid]))
  return new Map(entries.map((entry) => [entry.uid, { ...entry, uid: uids.get(entry.uid) ?? entry.uid }]))
}

/** Names one state of a calendar as one person sees it (RFC 6578, section 4). */
export const stateOf = ({ actor }: Context, organisationId: string, members: readonly Member[]): string =>
  createHash('sha256')
    .update(JSON.stringify([actor.id, organisationId, members.map((member) => [member.fileName, tagOf(member)])]))
    .digest('base64url')

/** What a program knew: each file with its tag; null where that is too long ago, or nothing that was ever told. */
export async function findSnapshot({ db }: Context, state: string): Promise<Map<string, string> | null> {
  const kept = await db.prisma.calendarSnapshot.findUnique({ where: { id: state } })
  return kept && new Map(Object.entries(kept.entries as Record<string, string>))
}
