import { createHash } from 'node:crypto'
import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import type { Context } from '../../platform/context.ts'
import { empty, join, type Sql, sql } from '../../platform/db/database.ts'
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
  const conditions = [fileNames && sql`"fileName" = ANY(${[...fileNames]}::text[])`, during && within(during)].filter(
    (each) => each !== undefined,
  )
  return db.rows<Member>(sql`
    WITH recent AS (
      SELECT i.id, i.version, x.uid, x.file_name FROM item i LEFT JOIN event_origin x ON x.event_id = i.id
      WHERE i.organisation_id = ${organisationId}::uuid AND ${seen(context)} ${fileNames ? sql`AND ${isNamed(organisationId, fileNames)}` : empty}
        AND EXISTS (SELECT 1 FROM occurrence d WHERE d.event_id = i.id AND d.starts_at > ${recent})
    ), entry AS (
      SELECT s.id, s.event_id, true AS again FROM recent JOIN series s ON s.event_id = recent.id WHERE EXISTS (SELECT 1 FROM occurrence d WHERE d.series_id = s.id)
      UNION ALL SELECT o.id, o.event_id, false FROM recent JOIN occurrence o ON o.event_id = recent.id AND o.series_id IS NULL
    ), counted AS (SELECT entry.*, count(*) OVER (PARTITION BY event_id) = 1 AS whole FROM entry),
    member AS (
      SELECT c.id AS "entryId", c.again, recent.id AS "eventId", recent.version, c.whole,
        CASE WHEN c.whole THEN COALESCE(recent.uid, c.id::text) ELSE c.id::text END AS uid,
        CASE WHEN c.whole THEN COALESCE(recent.file_name, recent.uid || '.ics', c.id::text || '.ics') ELSE c.id::text || '.ics' END AS "fileName"
      FROM counted c JOIN recent ON recent.id = c.event_id)
    SELECT "entryId", "eventId", uid, "fileName", version, whole FROM member
    ${conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : empty} ORDER BY "entryId" LIMIT ${mostMembers}`)
}

/** A date of the entry lies within. */
const within = ({ from, until }: NonNullable<Narrowing['during']>): Sql => sql`EXISTS (
  SELECT 1 FROM occurrence w WHERE CASE WHEN member.again THEN w.series_id = "entryId" ELSE w.id = "entryId" END AND w.event_id = "eventId"
    ${from ? sql`AND w.ends_at > ${from}` : empty} ${until ? sql`AND w.starts_at < ${until}` : empty})`

/** The event `i` may have one of these names: by what it was brought with, or by a date or a series of its own. */
function isNamed(organisationId: string, fileNames: readonly string[]): Sql {
  const uids = fileNames.map((name) => name.replace(/\.ics$/, ''))
  const ids = uids.filter((uid) => isId.test(uid))
  return sql`i.id IN (
    SELECT event_id FROM event_origin WHERE organisation_id = ${organisationId}::uuid AND (file_name = ANY(${[...fileNames]}::text[]) OR uid = ANY(${uids}::text[]))
    UNION ALL SELECT event_id FROM series WHERE id = ANY(${ids}::uuid[]) UNION ALL SELECT event_id FROM occurrence WHERE id = ANY(${ids}::uuid[]))`
}

const isId = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/

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
