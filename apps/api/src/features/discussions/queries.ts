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
import { isCalled, isUnread, readUpTo, standingIn, unreadOf } from './unread-queries.ts'

/** A thread as its tables have it: what stands beside it is told by ids. */
interface StoredThread {
  id: string
  title: string
  audienceId: string
  projectId: string | null
  organisationId: string | null
  aboutId: string | null
  aboutKind: string | null
  aboutTitle: string | null
  authorId: string | null
  lastAuthorId: string | null
  createdAt: Date
  lastAt: Date
  version: number
  lastNumber: number
  readNumber: number | null
  wrote: boolean | null
  called: boolean
  closedAt: Date | null
  closedById: string | null
  traces: number
  pinnedAt: Date | null
  pinnedById: string | null
  announcedAt: Date | null
  announcedById: string | null
  confirmedAt: Date | null
  peopleIds: string[] | null
  apart: boolean
}

/** Threads that the actor may read, narrowed, ordered and cut by `rest`; `i` is `among` the items. */
const threadRows = ({ actor }: Context, rest: Sql, among: Sql = sql`item`) => sql`
  SELECT i.id, i.title, i.audience_id AS "audienceId", i.project_id AS "projectId", i.organisation_id AS "organisationId",
    a.id AS "aboutId", a.kind AS "aboutKind", a.title AS "aboutTitle",
    i.created_by AS "authorId", i.created_at AS "createdAt", i.last_at AS "lastAt", i.version, t.last_number AS "lastNumber",
    t.last_author_id AS "lastAuthorId", ${readUpTo} AS "readNumber", r.wrote, ${isCalled(actor)} AS called, c.at AS "closedAt", c.by_id AS "closedById",
    t.traces, n.at AS "pinnedAt", n.by_id AS "pinnedById", q.at AS "announcedAt", q.by_id AS "announcedById", f.at AS "confirmedAt",
    CASE WHEN v.thread_id IS NOT NULL THEN ARRAY(SELECT m.id::text FROM audience_grant g JOIN member m ON m.id = g.member_id
      WHERE g.audience_id = i.audience_id ORDER BY m.name, m.id) END AS "peopleIds",
    CASE WHEN t.about_id IS NULL THEN i.audience_id IS DISTINCT FROM
      COALESCE((SELECT o.audience_id FROM organisation o WHERE o.id = i.organisation_id), ${clusterAudience}::uuid) ELSE false END AS apart
  FROM ${among} i JOIN thread t ON t.id = i.id
  LEFT JOIN thread_reading r ON r.thread_id = i.id AND r.member_id = ${actor.id}::uuid
  LEFT JOIN thread_closure c ON c.thread_id = i.id
  LEFT JOIN thread_pin n ON n.thread_id = i.id
  LEFT JOIN announcement q ON q.thread_id = i.id
  LEFT JOIN confirmation f ON f.thread_id = i.id AND f.member_id = ${actor.id}::uuid
  LEFT JOIN conversation v ON v.thread_id = i.id
  LEFT JOIN item a ON a.id = CASE WHEN t.about_id IS DISTINCT FROM i.project_id THEN t.about_id END
  WHERE i.kind = 'thread' AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[]) ${rest}`

/** Field by field, as `presentThread`: to copy all but some of a row takes longer than to read it, and this is done for every row of every list. */
function withNames(known: Known, actor: Actor, stored: StoredThread): ThreadRow {
  const { projectId, organisationId, aboutId, announcedAt, createdAt, lastAt, lastNumber, called } = stored
  const readNumber = stored.readNumber ?? 0
  const beyond = lastAt > actor.since ? Math.max(lastNumber - readNumber, 0) : 0
  const { level } = hearing(actor, standingIn(stored))
  return {
    id: stored.id,
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
    announcement: announcedAt && { by: known.person(stored.announcedById), at: announcedAt, confirmedAt: stored.confirmedAt },
    people: stored.peopleIds?.flatMap((id) => known.person(id) ?? []) ?? null,
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

interface ThreadSearch extends PageQuery {
  projectId?: string | undefined
  aboutId?: string | undefined
  organisationId?: string | undefined
  place?: 'cluster' | 'people' | undefined
  pinned?: boolean | undefined
  unconfirmed?: boolean | undefined
  unread?: boolean | undefined
  search?: string | undefined
}

/**
 * The latest written first; served by `item_kind_last`, `item_audience_kind_last`, `item_project_kind_last` or `thread_about`. Nearly always the
 * latest of all are asked for, and whoever is of the cluster may read most of them: that is tried first.
 */
export async function listThreads(context: Context, { after, limit, ...narrowing }: ThreadSearch): Promise<Page<Thread>> {
  const { projectId, aboutId, organisationId, place, pinned, unconfirmed, unread, search } = narrowing
  const { db, actor, names } = context
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const narrowed = Object.values(narrowing).some((each) => each !== undefined)
  const latest = start || narrowed || limit > 50 ? [] : await db.planned<StoredThread>(latestThreads(context, limit))
  const rows =
    latest.length > limit
      ? latest
      : await db.rows<StoredThread>(
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
      ${search ? sql`AND ${titleHolds(search)}` : empty}
      ${start ? sql`AND (i.last_at, i.id) < (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
      ORDER BY i.last_at DESC, i.id DESC LIMIT ${limit + 1}`,
          ),
        )
  const known = await names.known()
  return pageOf(
    rows,
    limit,
    ({ lastAt, id }) => [lastAt.toISOString(), id],
    (row) => presentThread(actor, withNames(known, actor, row)),
  )
}

/** An item whose title holds the letters, accents and signs of patterns aside. */
export const titleHolds = (letters: string): Sql => sql`unaccent(i.title) ILIKE unaccent(${`%${letters.replace(/[\\%_]/g, '\\$&')}%`})`

/** Those that the actor may read of the latest 300 of all: bounded for whoever may read few of them. Served by `item_kind_last`. */
const latestThreads = (context: Context, limit: number) =>
  threadRows(
    context,
    sql`ORDER BY i.last_at DESC, i.id DESC LIMIT ${limit + 1}`,
    sql`(SELECT * FROM item WHERE kind = 'thread' AND trashed_at IS NULL ORDER BY last_at DESC, id DESC LIMIT 300)`,
  )

/** A thread that the actor can see, as a row; the one that it was merged into, where it was. */
export async function findThread(context: Context, id: string): Promise<ThreadRow> {
  const stored = (await readThread(context, id)) ?? (await readThread(context, found(await mergedInto(context.db, id))))
  return withNames(await context.names.known(), context.actor, found(stored))
}

async function readThread(context: Context, id: string): Promise<StoredThread | undefined> {
  const rows = await context.db.planned<StoredThread>(threadRows(context, sql`AND i.id = ${id}::uuid`))
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
  const rows = await context.db.rows<StoredThread>(threadRows(context, sql`AND i.id = ANY(${ids}::uuid[])`))
  const known = await context.names.known()
  return new Map(rows.map((row) => [row.id, withNames(known, context.actor, row)]))
}

export const getThread = async (context: Context, id: string): Promise<Thread> =>
  presentThread(context.actor, await findThread(context, id))
