import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import { threadOpened, threadReplied } from '@navette/contract/discussions/activities.ts'
import type { Post, Thread, Unread } from '@navette/contract/discussions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { empty, type Reader, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { organisationRef, personRef, projectRibbon } from '../../platform/db/people.ts'
import type { Excerpts } from '../../platform/feature.ts'
import { found } from '../../platform/http/refuse.ts'
import { excerptOf, factsOf, type PostRow, presentPost, presentThread, type ThreadRow } from './present.ts'

/**
 * Threads that the actor may read, narrowed, ordered and cut by `rest`; then, once for each person and project among them, the names and
 * ribbons beside them.
 */
const threadRows = ({ actor, clock }: Context, rest: Sql) => sql`
  WITH page AS MATERIALIZED (
    SELECT i.id, i.title, i.audience_id, i.project_id, i.organisation_id, i.created_by, i.created_at, i.last_at, i.version,
      t.last_number, t.last_author_id, COALESCE(r.number, 0) AS read_number
    FROM item i JOIN thread t ON t.id = i.id
    LEFT JOIN thread_reading r ON r.thread_id = i.id AND r.member_id = ${actor.id}::uuid
    WHERE i.kind = 'thread' AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[]) ${rest}
  ), people AS MATERIALIZED (
    SELECT named.id, ${personRef(sql`named.id`, clock.today())} AS ref
    FROM (SELECT created_by AS id FROM page UNION SELECT last_author_id FROM page) AS named
  ), projects AS MATERIALIZED (
    SELECT pi.id, json_build_object('id', pi.id, 'title', pi.title, 'hostId', pi.organisation_id, 'leadId', p.lead_id, 'stage', p.stage,
      'ribbon', ${projectRibbon(sql`pi`)}) AS ref
    FROM item pi JOIN project p ON p.id = pi.id WHERE pi.id IN (SELECT project_id FROM page)
  )
  SELECT page.id, page.title, page.audience_id AS "audienceId", page.created_at AS "createdAt", page.last_at AS "lastAt", page.version,
    page.last_number AS "lastNumber", page.read_number AS "readNumber",
    CASE WHEN page.last_at > ${actor.since} THEN GREATEST(page.last_number - page.read_number, 0) ELSE 0 END AS unread,
    author.ref AS author, last_author.ref AS "lastAuthor", projects.ref AS project,
    (SELECT json_build_object('by', ${personRef(sql`c.by_id`, clock.today())}, 'at', c.at) FROM thread_closure c WHERE c.thread_id = page.id) AS closure,
    (SELECT ${organisationRef(sql`o`)} FROM organisation o WHERE o.id = page.organisation_id AND page.project_id IS NULL) AS organisation
  FROM page
  LEFT JOIN people author ON author.id = page.created_by
  LEFT JOIN people last_author ON last_author.id = page.last_author_id
  LEFT JOIN projects ON projects.id = page.project_id
  ORDER BY page.last_at DESC, page.id DESC`

/** What counts as unread: written since the actor came, and beyond what they have read. */
const isUnread = ({ actor }: Context) => sql`i.last_at > ${actor.since} AND t.last_number > COALESCE(r.number, 0)`

interface ThreadSearch extends PageQuery {
  projectId?: string | undefined
  organisationId?: string | undefined
  place?: 'cluster' | undefined
  unread?: boolean | undefined
}

/** The latest written first; served by `item_kind_last`, `item_audience_kind_last` or `item_project_kind_last`. */
export async function listThreads(context: Context, { after, limit, ...search }: ThreadSearch): Promise<Page<Thread>> {
  const { projectId, organisationId, place, unread } = search
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const rows = await context.db.rows<ThreadRow>(
    threadRows(
      context,
      sql`
      ${projectId ? sql`AND i.project_id = ${projectId}::uuid` : empty}
      ${organisationId ? sql`AND i.project_id IS NULL AND i.organisation_id = ${organisationId}::uuid` : empty}
      ${place === 'cluster' ? sql`AND i.project_id IS NULL AND i.organisation_id IS NULL` : empty}
      ${unread === undefined ? empty : unread ? sql`AND ${isUnread(context)}` : sql`AND NOT (${isUnread(context)})`}
      ${start ? sql`AND (i.last_at, i.id) < (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
      ORDER BY i.last_at DESC, i.id DESC LIMIT ${limit + 1}`,
    ),
  )
  return pageOf(
    rows,
    limit,
    ({ lastAt, id }) => [lastAt.toISOString(), id],
    (row) => presentThread(context.actor, row),
  )
}

/** A thread that the actor can see, as a row. */
export async function findThread(context: Context, id: string): Promise<ThreadRow> {
  const rows = await context.db.rows<ThreadRow>(threadRows(context, sql`AND i.id = ${id}::uuid`))
  return found(rows[0])
}

export const getThread = async (context: Context, id: string): Promise<Thread> =>
  presentThread(context.actor, await findThread(context, id))

export async function countUnread(context: Context): Promise<Unread> {
  const { db, actor } = context
  const rows = await db.rows<{ projectId: string | null; threads: number }>(sql`
    SELECT i.project_id AS "projectId", count(*)::int AS threads
    FROM item i JOIN thread t ON t.id = i.id
    LEFT JOIN thread_reading r ON r.thread_id = i.id AND r.member_id = ${actor.id}::uuid
    WHERE i.kind = 'thread' AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[]) AND ${isUnread(context)}
    GROUP BY i.project_id ORDER BY i.project_id`)
  return {
    threads: rows.reduce((sum, { threads }) => sum + threads, 0),
    projects: rows.flatMap(({ projectId, threads }) => (projectId ? [{ projectId, threads }] : [])),
  }
}

const postRows = (today: string, rest: Sql) => sql`
  SELECT o.id, o.thread_id AS "threadId", o.number, ${personRef(sql`o.author_id`, today)} AS author, o.at, o.text, o.edited_at AS "editedAt", o.version,
    (SELECT json_build_object('by', ${personRef(sql`x.by_id`, today)}, 'at', x.at) FROM post_removal x WHERE x.post_id = o.id) AS removal
  FROM post o ${rest}`

/** The newest first, so that what is added never moves what has been read; served by `post_thread_number`. */
export async function listPosts(context: Context, threadId: string, { after, limit }: PageQuery): Promise<Page<Post>> {
  const thread = factsOf(await findThread(context, threadId))
  const start = decodeCursor(after, [keyShape.number])
  const rows = await context.db.rows<PostRow>(
    postRows(
      context.clock.today(),
      sql`WHERE o.thread_id = ${threadId}::uuid ${start ? sql`AND o.number < ${Number(start[0])}` : empty}
        ORDER BY o.number DESC LIMIT ${limit + 1}`,
    ),
  )
  return pageOf(
    rows,
    limit,
    ({ number }) => [String(number)],
    (row) => presentPost(context.actor, thread, row),
  )
}

/** A post whoever may see it; `Reader` so that a transaction reads what it has just written. */
export async function readPost(db: Reader, today: string, id: string): Promise<PostRow | null> {
  const rows = await db.rows<PostRow>(postRows(today, sql`WHERE o.id = ${id}::uuid`))
  return rows[0] ?? null
}

/** A post of a thread that the actor can see, with its thread. */
export async function findPost(context: Context, id: string): Promise<{ post: PostRow; thread: ThreadRow }> {
  const post = found(await readPost(context.db, context.clock.today(), id))
  return { post, thread: await findThread(context, post.threadId) }
}

export async function getPost(context: Context, id: string): Promise<Post> {
  const { post, thread } = await findPost(context, id)
  return presentPost(context.actor, factsOf(thread), post)
}

/** The beginning of what was said, for the timeline: of the reply, or of the first post of a new thread. */
export const excerpts: Excerpts = {
  verbs: [threadReplied.verb, threadOpened.verb],
  read: async ({ db, actor }, facts) => {
    const rows = await db.rows<{ threadId: string; number: number; text: string }>(sql`
      SELECT o.thread_id AS "threadId", o.number, left(o.text, 600) AS text
      FROM unnest(${facts.map(({ threadId }) => threadId)}::uuid[], ${facts.map(({ number }) => number ?? 1)}::int[]) AS told (thread_id, number)
      JOIN post o ON o.thread_id = told.thread_id AND o.number = told.number
      JOIN item i ON i.id = o.thread_id AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])`)
    const words = new Map(rows.map(({ threadId, number, text }) => [`${threadId}/${number}`, excerptOf(text)]))
    return facts.map(({ threadId, number }) => words.get(`${threadId}/${number ?? 1}`) || null)
  },
}
