import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import { threadOpened, threadReplied } from '@navette/contract/discussions/activities.ts'
import type { PostVersion } from '@navette/contract/discussions/post-schema.ts'
import type { Post, Thread } from '@navette/contract/discussions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { empty, type Sql, sql } from '../../platform/db/database.ts'
import type { Known } from '../../platform/db/names.ts'
import { decodeCursor, encodeCursor, keyShape } from '../../platform/db/paging.ts'
import type { Excerpts } from '../../platform/feature.ts'
import { found } from '../../platform/http/refuse.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { excerptOf, type PostRow, presentPost } from './post-present.ts'
import { factsOf, presentThread, type ThreadRow } from './present.ts'
import { findThread, type Reading, readingBeside, readingColumns, threadsOf } from './queries.ts'
import { keptPosts, postRows, type Shown, type StoredPost } from './stored-post-queries.ts'

/** Field by field, as `presentPost`: to copy all but some of a row takes longer than to read it. */
const withNames = (known: Known, actor: Actor, stored: StoredPost): PostRow => ({
  id: stored.id,
  threadId: stored.threadId,
  number: stored.number,
  author: known.person(stored.authorId),
  signedAs: stored.signedAs,
  at: stored.at,
  text: stored.text,
  html: stored.html,
  renderer: stored.renderer,
  refs: stored.refs,
  titles: stored.titles,
  files: stored.files,
  editedAt: stored.editedAt,
  removal: stored.removedAt && { by: known.person(stored.removedById), at: stored.removedAt, kept: stored.kept },
  reactions:
    stored.reactions?.map(({ kind, memberIds }) => ({
      kind,
      count: memberIds.length,
      mine: memberIds.includes(actor.id),
      names: memberIds.slice(0, 20).flatMap((id) => known.person(id)?.name ?? []),
    })) ?? null,
  trace: stored.trace && { ...stored.trace, by: known.person(stored.trace.byId), at: new Date(stored.trace.at) },
  version: stored.version,
})

interface PostSearch extends PageQuery {
  above?: number | undefined
  below?: number | undefined
  around?: number | 'unread' | undefined
}

interface PostPage extends Page<Post> {
  newer: number | null
  last: number
  opened: { thread: Thread; read: number } | null
}

/** The newest first, so that what is added never moves what has been read; either way served by `post_thread_number`. */
export async function listPosts(context: Context, threadId: string, search: PostSearch): Promise<PostPage> {
  const { after, above, below, around, limit } = search
  const cursor = decodeCursor(after, [keyShape.number])
  const end = cursor ? Number(cursor[0]) : below
  const upwards = above !== undefined || around !== undefined
  const opening = around === 'unread' ? await readOpening(context, threadId, limit) : null
  const start = around === undefined ? sql`${above ?? 0}::int` : startAround(context, threadId, around, limit)
  // Asked together: what was read of a thread that is not found stays here.
  const [thread, rows] =
    opening ??
    (await Promise.all([
      findThread(context, threadId),
      readPage(
        context,
        upwards
          ? sql`WHERE o.thread_id = ${threadId}::uuid AND o.number > ${start} ORDER BY o.number LIMIT ${limit}`
          : sql`WHERE o.thread_id = ${threadId}::uuid ${end === undefined ? empty : sql`AND o.number < ${end}`}
              ORDER BY o.number DESC LIMIT ${limit}`,
      ),
    ]))
  // Merged into another: what was read is nothing but traces.
  if (thread.id !== threadId) return listPosts(context, thread.id, search)
  const facts = factsOf(thread)
  const known = await context.names.known()
  const posts = upwards ? rows.toReversed() : rows
  const [newest, oldest] = [posts[0]?.number, posts.at(-1)?.number]
  return {
    items: posts.map((row) => presentPost(context, facts, withNames(known, context.actor, row))),
    next: oldest !== undefined && oldest > 1 ? encodeCursor([String(oldest)]) : null,
    newer: newest !== undefined && newest < thread.lastNumber ? newest : null,
    last: thread.lastNumber,
    opened: around === 'unread' ? { thread: presentThread(context.actor, thread), read: thread.readNumber } : null,
  }
}

/** Whoever never opened a thread begins at its beginning, unless more than this was said in it: then at its end. */
const begun = 300

/** The number after which a page begins that shows another one with a quarter of the page before it; a page at the end of the thread is full too. */
const startAround = ({ actor }: Context, threadId: string, around: number | 'unread', limit: number): Sql => sql`(
  SELECT ${startIn(around, limit)} FROM thread t
    LEFT JOIN thread_reading r ON r.thread_id = t.id AND r.member_id = ${actor.id}::uuid WHERE t.id = ${threadId}::uuid)`

/** The same in the thread `t` with the reading `r`. */
const startIn = (around: number | 'unread', limit: number): Sql => {
  const shown =
    around === 'unread'
      ? sql`CASE WHEN r.number IS NULL AND t.known_number = 0 AND t.last_number > ${begun}::int THEN t.last_number ELSE GREATEST(r.number, t.known_number) END`
      : sql`${around - 1}::int`
  return sql`GREATEST(0, LEAST(${shown} - ${limit >> 2}::int, t.last_number - ${limit}::int))`
}

/** The posts of a page, which `rest` says, in its order; those that go elsewhere at this moment are left out. */
async function readPage(context: Context, rest: Sql): Promise<StoredPost[]> {
  const shown = await context.db.planned<Shown & Pick<StoredPost, 'threadId'>>(
    sql`SELECT o.id, o.thread_id AS "threadId", o.xmin::text AS rows FROM post o ${rest}`,
  )
  const kept = await keptPosts(context, shown)
  return shown.flatMap(({ id, threadId }) => {
    const post = kept.get(id)
    return post?.threadId === threadId ? [post] : []
  })
}

/**
 * A thread with the page at which its reader goes on, in one statement where others have read both before.
 *
 * @returns null where that shows nothing: the thread is not there, or stands in another, or is being taken apart
 */
async function readOpening(context: Context, threadId: string, limit: number): Promise<[ThreadRow, StoredPost[]] | null> {
  const { actor, db, names } = context
  const known = await names.known()
  const [reading] = await db.planned<Reading & { page: string | null }>(sql`
    SELECT ${readingColumns(actor, sql`i.xmin`)}, (
      SELECT string_agg(o.id::text || ' ' || o.xmin::text, ',' ORDER BY o.number) FROM (
        SELECT o.id, o.xmin, o.number FROM post o WHERE o.thread_id = t.id AND o.number > ${startIn('unread', limit)} ORDER BY o.number LIMIT ${limit}) o) AS page
    FROM item i JOIN thread t ON t.id = i.id ${readingBeside(actor)}
    WHERE i.id = ${threadId}::uuid AND i.kind = 'thread' AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])`)
  if (!reading?.page) return null
  const shown = reading.page.split(',').map((each) => ({ id: each.slice(0, 36), rows: each.slice(37) }))
  const [threads, kept] = await Promise.all([threadsOf(context, known, [reading]), keptPosts(context, shown)])
  const posts = shown.flatMap(({ id }) => kept.get(id) ?? [])
  const isWhole = posts.length === shown.length && posts.every((post) => post.threadId === threadId)
  return threads?.[0] && isWhole ? [threads[0], posts] : null
}

/** Each day with the number of its first post. Asked when somebody looks for a day: one pass over the thread, served by `post_thread_number`. */
export async function listPostDays(
  context: Context,
  threadId: string,
): Promise<{ days: { day: string; number: number; count: number }[] }> {
  const thread = await findThread(context, threadId)
  const days = await context.db.rows<{ day: string; number: number; count: number }>(sql`
    SELECT (o.at AT TIME ZONE c.time_zone)::date AS day, min(o.number) AS number, count(*)::int AS count
    FROM post o CROSS JOIN cluster c WHERE o.thread_id = ${thread.id}::uuid GROUP BY 1 ORDER BY 1`)
  return { days }
}

/** A post whoever may see it, with the titles that the actor may. */
export async function readPost(context: Context, id: string): Promise<PostRow | null> {
  const rows = await context.db.planned<StoredPost>(postRows(context, sql`WHERE o.id = ${id}::uuid`))
  return rows[0] ? withNames(await context.names.known(), context.actor, rows[0]) : null
}

/** Several posts at once, by id; whoever calls has seen to it that their threads may be seen. */
export async function findPosts(context: Context, ids: string[]): Promise<Map<string, PostRow>> {
  const rows = await context.db.rows<StoredPost>(postRows(context, sql`WHERE o.id = ANY(${ids}::uuid[])`))
  const known = await context.names.known()
  return new Map(rows.map((row) => [row.id, withNames(known, context.actor, row)]))
}

/** A post of a thread that the actor can see, with its thread. */
export async function findPost(context: Context, id: string): Promise<{ post: PostRow; thread: ThreadRow }> {
  const post = found(await readPost(context, id))
  return { post, thread: await findThread(context, post.threadId) }
}

export async function getPost(context: Context, id: string): Promise<Post> {
  const { post, thread } = await findPost(context, id)
  return presentPost(context, factsOf(thread), post)
}

/** What a post says and said, the newest first. */
export async function listPostVersions(context: Context, id: string): Promise<{ versions: PostVersion[] }> {
  const { post } = await findPost(context, id)
  if (post.removal) return { versions: [] }
  const earlier = await context.db.prisma.postVersion.findMany({ where: { postId: id }, orderBy: { version: 'desc' }, take: 99 })
  const { version, text, editedAt, at } = post
  return {
    versions: [{ version, text, at: editedAt ?? at }, ...earlier].map((each) => ({
      version: each.version,
      text: each.text,
      at: each.at.toISOString(),
    })),
  }
}

/** The beginning of what was said, for the timeline: of the reply, or of the first post of a new thread. */
export const excerpts: Excerpts = {
  verbs: [threadReplied.verb, threadOpened.verb],
  read: async ({ db, actor }, facts) => {
    const rows = await db.rows<{ threadId: string; number: number; text: string }>(sql`
      SELECT told.thread_id AS "threadId", told.number, left(o.text, 600) AS text
      FROM unnest(${facts.map(({ threadId }) => threadId)}::uuid[], ${facts.map(({ number }) => number ?? 1)}::int[]) AS told (thread_id, number)
      JOIN post s ON s.thread_id = told.thread_id AND s.number = told.number
      LEFT JOIN post_trace y ON y.post_id = s.id JOIN post o ON o.id = COALESCE(y.moved_id, s.id)
      JOIN item i ON i.id = o.thread_id AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])`)
    const words = new Map(rows.map(({ threadId, number, text }) => [`${threadId}/${number}`, excerptOf(text)]))
    return facts.map(({ threadId, number }) => words.get(`${threadId}/${number ?? 1}`) || null)
  },
}
