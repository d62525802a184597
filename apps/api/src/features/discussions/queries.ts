import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { empty, type Reader, type Sql, sql } from '../../platform/db/database.ts'
import type { Known } from '../../platform/db/names.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { found } from '../../platform/http/refuse.ts'
import { type Actor, clusterAudience } from '../../platform/session/actor.ts'
import { hearing } from '../follows/policy.ts'
import { presentThread, type ThreadRow } from './present.ts'
import { isApart, keptThreads, rowsOf, type StoredThread, storedBeside, storedColumns, type Written } from './stored-queries.ts'
import { isCalled, isUnread, readUpTo, standingIn, unreadOf } from './unread-queries.ts'

/** What is the reader’s own of a thread, and by which rows the rest of it is known. */
export interface Reading extends Written {
  readNumber: number | null
  wrote: boolean | null
  called: boolean
  confirmedAt: Date | null
}

/** `Reading` of the thread `t`; `written` is `xmin` of its item. */
export const readingColumns = (actor: Actor, written: Sql) => sql`
    t.id AS "threadId", ${rowsOf(written)} AS rows, ${readUpTo} AS "readNumber", r.wrote, ${isCalled(actor)} AS called, f.at AS "confirmedAt"`

/** The tables of `readingColumns` beside the thread `t`. */
export const readingBeside = ({ id }: Actor) => sql`
  LEFT JOIN thread_reading r ON r.thread_id = t.id AND r.member_id = ${id}::uuid
  LEFT JOIN confirmation f ON f.thread_id = t.id AND f.member_id = ${id}::uuid`

/** Threads that the actor may read, narrowed, ordered and cut by `rest`. */
const threadRows = ({ actor }: Context, rest: Sql) => sql`
  SELECT ${storedColumns}, ${readingColumns(actor, sql`i.xmin`)}
  FROM item i JOIN thread t ON t.id = i.id ${readingBeside(actor)} ${storedBeside}
  WHERE i.kind = 'thread' AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[]) ${rest}`

/** Field by field, as `presentThread`: to copy all but some of a row takes longer than to read it, and this is done for every row of every list. */
function withNames(known: Known, actor: Actor, stored: StoredThread, reading: Reading): ThreadRow {
  const { id, projectId, organisationId, aboutId, announcedAt, createdAt, lastAt, lastNumber, peopleIds } = stored
  const { called, wrote } = reading
  const readNumber = reading.readNumber ?? 0
  const beyond = lastAt > actor.since ? Math.max(lastNumber - readNumber, 0) : 0
  const { level } = hearing(actor, standingIn({ id, wrote, peopleIds, aboutId, projectId, organisationId }))
  return {
    id,
    title: stored.title,
    audienceId: stored.audienceId,
    author: known.person(stored.authorId),
    lastAuthor: known.person(stored.lastAuthorId),
    createdAt,
    lastAt,
    lastNumber,
    readNumber,
    following: level,
    called: called && beyond > 0,
    unread: unreadOf(level, { beyond, readNumber, isNew: createdAt > actor.since, called }),
    closure: stored.closedAt && { by: known.person(stored.closedById), at: stored.closedAt },
    pin: stored.pinnedAt && { by: known.person(stored.pinnedById), at: stored.pinnedAt },
    announcement: announcedAt && { by: known.person(stored.announcedById), at: announcedAt, confirmedAt: reading.confirmedAt },
    people: peopleIds?.flatMap((id) => known.person(id) ?? []) ?? null,
    apart: stored.apart,
    traces: stored.traces,
    version: stored.version,
    project: known.project(projectId),
    about: aboutId === null ? null : { id: aboutId, kind: stored.aboutKind ?? '', title: stored.aboutTitle ?? '' },
    organisation: projectId ? null : known.organisation(organisationId),
    organisationClosed: !projectId && organisationId !== null && known.isClosed(organisationId),
  }
}

/** Asks the actor to confirm, who has not. */
const isUnconfirmed = ({ actor }: Context) =>
  sql`q.thread_id IS NOT NULL AND q.by_id IS DISTINCT FROM ${actor.id}::uuid AND f.thread_id IS NULL`

/** Whether the actor may rearrange the thread, and it is open: `can.rearrange` of the policy in SQL; a test goes through all threads of the cast with both. */
const isArranged = ({ id, administrator, belongings }: Actor): Sql => {
  const all = belongings.map(({ organisation }) => organisation.id)
  const managed = belongings.filter(({ role }) => role === 'manager').map(({ organisation }) => organisation.id)
  return sql`c.thread_id IS NULL AND v.thread_id IS NULL AND NOT ${isApart} AND (i.created_by = ${id}::uuid OR CASE
    WHEN i.project_id IS NOT NULL THEN EXISTS (SELECT 1 FROM project p JOIN item h ON h.id = p.id WHERE p.id = i.project_id
      AND (h.organisation_id = ANY(${managed}::uuid[]) OR (p.lead_id = ${id}::uuid AND (h.organisation_id = ANY(${all}::uuid[])
        OR EXISTS (SELECT 1 FROM project_partner w WHERE w.project_id = p.id AND w.organisation_id = ANY(${all}::uuid[]))))))
    WHEN i.organisation_id IS NOT NULL THEN ${administrator} OR i.organisation_id = ANY(${managed}::uuid[])
    ELSE ${administrator} END)`
}

interface ThreadSearch extends PageQuery {
  projectId?: string | undefined
  aboutId?: string | undefined
  organisationId?: string | undefined
  place?: 'cluster' | 'people' | undefined
  pinned?: boolean | undefined
  unconfirmed?: boolean | undefined
  unread?: boolean | undefined
  tagId?: string | undefined
  arranged?: boolean | undefined
  search?: string | undefined
}

/**
 * The latest written first; served by `item_kind_last`, `item_audience_kind_last`, `item_project_kind_last` or `thread_about`. Nearly always the
 * latest of all are asked for, and whoever is of the cluster may read most of them: that is tried first.
 */
export async function listThreads(context: Context, { after, limit, ...narrowing }: ThreadSearch): Promise<Page<Thread>> {
  const { projectId, aboutId, organisationId, place, pinned, unconfirmed, unread, tagId, arranged, search } = narrowing
  const { db, actor, names } = context
  const known = await names.known()
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const narrowed = Object.values(narrowing).some((each) => each !== undefined)
  const latest = start || narrowed || limit > 50 ? null : await latestThreads(context, known, limit)
  const rows =
    latest ??
    (
      await db.rows<StoredThread & Reading>(
        threadRows(
          context,
          sql`
      ${projectId ? sql`AND i.project_id = ${projectId}::uuid` : empty}
      ${aboutId ? sql`AND t.about_id = ${aboutId}::uuid` : empty}
      ${organisationId ? sql`AND i.project_id IS NULL AND i.organisation_id = ${organisationId}::uuid` : empty}
      ${place === 'cluster' ? sql`AND i.project_id IS NULL AND i.organisation_id IS NULL AND i.audience_id = ${clusterAudience}::uuid` : empty}
      ${place === 'people' ? sql`AND v.thread_id IS NOT NULL` : empty}
      ${pinned === undefined ? empty : sql`AND (n.thread_id IS NOT NULL) = ${pinned}`}
      ${unconfirmed === undefined ? empty : sql`AND (${isUnconfirmed(context)}) = ${unconfirmed}`}
      ${unread === undefined ? empty : unread ? sql`AND ${isUnread(actor)}` : sql`AND NOT (${isUnread(actor)})`}
      ${tagId ? sql`AND EXISTS (SELECT 1 FROM item_tag w WHERE w.item_id = i.id AND w.tag_id = ${tagId}::uuid)` : empty}
      ${arranged === undefined ? empty : sql`AND (${isArranged(actor)}) = ${arranged}`}
      ${search ? sql`AND ${titleHolds(search)}` : empty}
      ${start ? sql`AND (i.last_at, i.id) < (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
      ORDER BY i.last_at DESC, i.id DESC LIMIT ${limit + 1}`,
        ),
      )
    ).map((row) => withNames(known, actor, row, row))
  return pageOf(
    rows,
    limit,
    ({ lastAt, id }) => [lastAt.toISOString(), id],
    (row) => presentThread(actor, row),
  )
}

/** An item whose title holds the letters, accents and signs of patterns aside; three of them or more are served by `searched_title_letters`. */
export const titleHolds = (letters: string): Sql => {
  const pattern = `%${letters.replace(/[\\%_]/g, '\\$&')}%`
  // Fewer say nothing to an index of threes, and most titles have them: what is plainest to tell is fastest.
  return letters.length < 3
    ? sql`unaccent(i.title) ILIKE unaccent(${pattern})`
    : sql`EXISTS (SELECT 1 FROM searched_title s WHERE s.item_id = i.id AND s.letters LIKE plain_letters(${pattern}))`
}

/**
 * Those that the actor may read of the latest 300 of all: bounded for whoever may read few of them, who get null and are answered the other way. Served by
 * `item_kind_last`. Everybody reads the same threads: what is not the reader’s own is kept from the last time that somebody read it, as long as
 * its rows are the same.
 */
async function latestThreads(context: Context, known: Known, limit: number): Promise<ThreadRow[] | null> {
  const { db, actor } = context
  const readings = await db.planned<Reading>(sql`
    SELECT ${readingColumns(actor, sql`i.written`)}
    FROM (SELECT id, xmin AS written, audience_id, last_at FROM item WHERE kind = 'thread' AND trashed_at IS NULL ORDER BY last_at DESC, id DESC LIMIT 300) i
    JOIN thread t ON t.id = i.id ${readingBeside(actor)}
    WHERE i.audience_id = ANY(${actor.audiences}::uuid[]) ORDER BY i.last_at DESC, i.id DESC LIMIT ${limit + 1}`)
  return readings.length > limit ? threadsOf(context, known, readings) : null
}

/** The threads of these readings; null where one of them was moved to others at this moment: whoever calls asks again. */
export async function threadsOf({ db, actor }: Context, known: Known, readings: readonly Reading[]): Promise<ThreadRow[] | null> {
  const stored = await keptThreads(db, readings)
  const rows = readings.flatMap((reading) => {
    const thread = stored.get(reading.threadId)
    return thread && actor.audiences.includes(thread.audienceId) ? [withNames(known, actor, thread, reading)] : []
  })
  return rows.length === readings.length ? rows : null
}

/** A thread that the actor can see, as a row; the one that it was merged into, where it was. */
export async function findThread(context: Context, id: string): Promise<ThreadRow> {
  const stored = (await readThread(context, id)) ?? (await readThread(context, found(await mergedInto(context.db, id))))
  const row = found(stored)
  return withNames(await context.names.known(), context.actor, row, row)
}

async function readThread(context: Context, id: string): Promise<(StoredThread & Reading) | undefined> {
  const rows = await context.db.planned<StoredThread & Reading>(threadRows(context, sql`AND i.id = ${id}::uuid`))
  return rows[0]
}

/** Where the messages of a merged thread stand now, over however many mergers; null where it was not merged. */
async function mergedInto(db: Reader, id: string): Promise<string | null> {
  const rows = await db.rows<{ id: string }>(sql`
    WITH RECURSIVE way AS (
      SELECT g.into_id AS id FROM thread_merger g WHERE g.thread_id = ${id}::uuid
      UNION SELECT g.into_id FROM thread_merger g JOIN way ON way.id = g.thread_id)
    SELECT way.id FROM way WHERE NOT EXISTS (SELECT 1 FROM thread_merger g WHERE g.thread_id = way.id)`)
  return rows[0]?.id ?? null
}

/** Several threads that the actor can see, by id. */
export async function findThreads(context: Context, ids: string[]): Promise<Map<string, ThreadRow>> {
  const rows = await context.db.rows<StoredThread & Reading>(threadRows(context, sql`AND i.id = ANY(${ids}::uuid[])`))
  const known = await context.names.known()
  return new Map(rows.map((row) => [row.id, withNames(known, context.actor, row, row)]))
}

export const getThread = async (context: Context, id: string): Promise<Thread> =>
  presentThread(context.actor, await findThread(context, id))
