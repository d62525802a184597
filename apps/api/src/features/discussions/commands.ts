import { notFound, type Refusal } from '@navette/contract/core/errors.ts'
import { fileGone, tooManyFiles } from '@navette/contract/core/files.ts'
import { newId } from '@navette/contract/core/ids.ts'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import { threadJoined, threadOpened, threadReplied } from '@navette/contract/discussions/activities.ts'
import { threadClosed } from '@navette/contract/discussions/endpoints.ts'
import { mostFiles } from '@navette/contract/files/limits.ts'
import type { FileRef } from '@navette/contract/files/schema.ts'
import type { Context } from '../../platform/context.ts'
import { brokenConstraint, type Sql, sql } from '../../platform/db/database.ts'
import { personRef } from '../../platform/db/people.ts'
import { type Transaction, transactAtOnce } from '../../platform/db/transact.ts'
import { found, refuse } from '../../platform/http/refuse.ts'
import { rendererVersion } from '../../platform/markdown/markdown.ts'
import { attachFiles, withdrawFiles } from '../files/commands.ts'
import { callPeople } from './mention-commands.ts'
import type { ThreadFacts } from './policy.ts'
import { type PostRow, presentPost } from './post-present.ts'
import type { ThreadRow } from './present.ts'

export interface NewPost {
  id: string
  text: string
  /** Files of the author’s that it carries, in their order. */
  fileIds?: readonly string[]
}

/** Where a new thread hangs: who owns it, and the audience it takes over from there. */
export interface Place {
  organisationId: string | null
  projectId: string | null
  audienceId: string
  /** The item that it hangs on; left out, its project. */
  aboutId?: string | null
}

interface Beginning extends Place {
  id: string
  title: string
  post: NewPost
}

/** Begins a thread inside the change that brings it about; whoever calls has seen to it that it may hang there. */
export async function beginThread(tx: Transaction, context: Context, { id, title, post, aboutId, ...place }: Beginning): Promise<void> {
  const { actor, clock, markdown } = context
  const now = clock.now()
  await tx.prisma.item.create({ data: { id, kind: 'thread', title, ...place, createdById: actor.id, createdAt: now, lastAt: now } })
  await tx.prisma.thread.create({ data: { id, aboutId: aboutId ?? place.projectId, lastNumber: 1, lastAuthorId: actor.id } })
  const { fileIds = [], ...said } = post
  await tx.prisma.post.create({ data: { ...said, ...asRead(markdown, post.text), threadId: id, number: 1, authorId: actor.id, at: now } })
  if (fileIds.length > 0) await carryFiles(tx, context, { postId: post.id, fileIds, threadId: id })
  await tx.prisma.threadReading.create({ data: { threadId: id, memberId: actor.id, number: 1, at: now, wrote: true } })
  const { audienceId, projectId } = place
  await callPeople(tx, context, { postId: post.id, threadId: id, number: 1, audienceId, projectId }, post.text)
  await tx.record(threadOpened, { threadId: id, projectId: place.projectId }, { ...place, itemId: id })
}

/**
 * Says something in a thread inside the change that it tells of, in the actor's name, whether or not they read the thread. A thread that was
 * closed meanwhile receives nothing more.
 */
export async function sayInThread(tx: Transaction, context: Context, threadId: string, text: string): Promise<void> {
  const standing = await lockThread(tx, threadId)
  if (standing.closed) return
  const { actor, clock } = context
  const [said] = await tx.rows<{ by: PersonRef }>(sql`SELECT ${personRef(sql`${actor.id}::uuid`, clock.today())} AS by`)
  await writePost(tx, context, standing, { id: newId(), text }, said?.by ?? null)
}

export interface Locked {
  itemId: string
  audienceId: string
  projectId: string | null
  lastNumber: number
}

/**
 * The pieces of a statement that write a post, count it, move its thread up and mark it read; nothing where something has its id already.
 *
 * @param standing gives the thread and the number that is the post's: `id`, `number`
 */
const writing = ({ actor }: Context, { id, text }: NewPost, { html, renderer, refs }: AsRead, at: Date, standing: Sql) => sql`
  standing AS (${standing}), written AS (
    INSERT INTO post (id, thread_id, number, author_id, at, text, html, renderer, refs)
    SELECT ${id}::uuid, standing.id, standing.number, ${actor.id}::uuid, ${at}::timestamptz, ${text}, ${html}, ${renderer}::int, ${refs}::text[]
    FROM standing WHERE NOT EXISTS (SELECT 1 FROM post WHERE id = ${id}::uuid)
    RETURNING thread_id, number, author_id, at
  ), counted AS (
    UPDATE thread SET last_number = written.number, last_author_id = written.author_id FROM written WHERE thread.id = written.thread_id
  ), moved AS (
    UPDATE item SET last_at = written.at FROM written WHERE item.id = written.thread_id
  ), read AS (
    INSERT INTO thread_reading (thread_id, member_id, number, at, wrote) SELECT thread_id, author_id, number, at, true FROM written
    ON CONFLICT (thread_id, member_id) DO UPDATE SET number = GREATEST(thread_reading.number, EXCLUDED.number), at = EXCLUDED.at, wrote = true
  )`

/**
 * Adds a post behind the thread's lock, in one statement; null, and nothing is written, where something has its id already.
 *
 * @param author as they stand beside what they write
 * @returns the post, without the titles of what it names
 */
export async function writePost(
  tx: Transaction,
  context: Context,
  { itemId, audienceId, projectId, lastNumber }: Locked,
  said: NewPost,
  author: PersonRef | null,
): Promise<PostRow | null> {
  const { id, text, fileIds = [] } = said
  const { actor, clock, markdown } = context
  const [threadId, where] = [itemId, { itemId, audienceId, projectId }]
  const at = clock.now()
  const number = lastNumber + 1
  const read = asRead(markdown, text)
  const standing = sql`SELECT ${threadId}::uuid AS id, ${number}::int AS number`
  const [written] = await tx.rows<{ first: boolean }>(sql`
    WITH ${writing(context, said, read, at, standing)}
    SELECT NOT EXISTS (SELECT 1 FROM thread_reading r WHERE r.thread_id = written.thread_id AND r.member_id = written.author_id AND r.wrote) AS first
    FROM written`)
  if (!written) return null
  if (written.first) await tx.record(threadJoined, { threadId, projectId }, { audienceId: actor.audienceId })
  const files = fileIds.length === 0 ? [] : await carryFiles(tx, context, { postId: id, fileIds, threadId })
  await callPeople(tx, context, { postId: id, threadId, number, audienceId, projectId }, text)
  const post = { ...justWritten({ id, threadId, text, at, read, author }), number, files }
  await tx.record(threadReplied, { threadId, projectId, postId: id, number }, { ...where, ...carriedWith(context, post) })
  return post
}

/** Whether the place of the thread `t` with the item `i` still takes replies in: `can.reply` of the policy in SQL; a test compares both. */
export const takesReplies: Sql = sql`NOT t.closed AND NOT CASE
  WHEN i.project_id IS NOT NULL THEN EXISTS (SELECT 1 FROM project p WHERE p.id = i.project_id AND p.stage = 'archived')
  ELSE EXISTS (SELECT 1 FROM organisation_closure k WHERE k.organisation_id = i.organisation_id) END`

/**
 * The same as find, lock, look and `writePost`, in one statement without a transaction around it, as nearly every reply can be: by somebody who wrote in the
 * thread before, without files and without calling anybody.
 *
 * @returns the post; null, and nothing is written, where it cannot be done so, or may not be done at all: whoever calls then goes the long way, which says why
 */
export async function writePlainPost(context: Context, threadId: string, said: NewPost, author: PersonRef | null): Promise<PostRow | null> {
  const { id, text, fileIds = [] } = said
  const { actor, clock, markdown } = context
  if (fileIds.length > 0 || text.includes('[@')) return null
  const at = clock.now()
  const read = asRead(markdown, text)
  const post = justWritten({ id, threadId, text, at, read, author })
  // Rows that changed while this waited for them are looked at again as they are then: who reads the thread, whether it is closed or was merged.
  const standing = sql`
    SELECT t.id, t.last_number + 1 AS number, i.audience_id, i.project_id FROM thread t JOIN item i ON i.id = t.id
    WHERE t.id = ${threadId}::uuid AND ${takesReplies} AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])
      AND EXISTS (SELECT 1 FROM thread_reading r WHERE r.thread_id = t.id AND r.member_id = ${actor.id}::uuid AND r.wrote)
    FOR NO KEY UPDATE OF t, i`
  const writeIt = transactAtOnce(
    context,
    threadReplied,
    (news) => sql`
      WITH ${writing(context, said, read, at, standing)}, told AS (
        INSERT INTO activity (id, verb, actor_id, item_id, project_id, audience_id, facts, at)
        SELECT ${news.id}::uuid, ${news.verb}, ${news.actorId}::uuid, standing.id, standing.project_id, standing.audience_id,
          jsonb_build_object('threadId', standing.id, 'projectId', standing.project_id, 'postId', ${id}::text, 'number', standing.number), ${news.at}::timestamptz
        FROM standing JOIN written ON written.thread_id = standing.id
      )
      SELECT standing.number, standing.audience_id AS "audienceId", standing.project_id AS "projectId"
      FROM standing JOIN written ON written.thread_id = standing.id`,
    ({ number, audienceId, projectId }: Pick<Locked, 'audienceId' | 'projectId'> & { number: number }) => ({
      audienceId,
      facts: { threadId, projectId, postId: id, number },
      ...carriedWith(context, { ...post, number }),
    }),
  )
  const written = await writeIt.catch(sentTwice)
  return written && { ...post, number: written.number }
}

/** The same post, sent at the same moment, was first. */
const sentTwice = (error: unknown): null => {
  if (brokenConstraint(error) === 'post_pkey') return null
  throw error
}

type AsRead = ReturnType<typeof asRead>

interface JustWritten extends Pick<PostRow, 'id' | 'threadId' | 'text' | 'at' | 'author'> {
  read: AsRead
}

/** A post of which nothing has become yet. */
const justWritten = ({ read, ...post }: JustWritten): PostRow => ({
  ...post,
  ...read,
  number: 0,
  signedAs: null,
  files: [],
  titles: null,
  editedAt: null,
  removal: null,
  trace: null,
  reactions: null,
  version: 1,
})

/** What travels with the news of a post. What it names has titles that not everybody may see: its readers then ask for it, each through the door. */
const carriedWith = ({ markdown }: Context, post: PostRow) =>
  post.refs.length === 0 ? { carried: presentPost({ actor: null, markdown }, anybody, post) } : {}

/** The columns of a text as it is read. */
export function asRead(markdown: Context['markdown'], text: string) {
  const { html, refs } = markdown.render(text)
  return { html, refs, renderer: rendererVersion }
}

interface Carrying {
  postId: string
  fileIds: readonly string[]
  threadId: string
}

/** The files of a new post are from now on shared as its thread is. */
async function carryFiles(tx: Transaction, context: Context, { postId, fileIds, threadId }: Carrying): Promise<FileRef[]> {
  const place = await tx.prisma.item.findUniqueOrThrow({
    where: { id: threadId },
    select: { audienceId: true, projectId: true, organisationId: true },
  })
  const files = await attachFiles(tx, context, fileIds, place)
  await tx.prisma.postFile.createMany({ data: fileIds.map((fileId, at) => ({ postId, fileId, place: at })) })
  return files
}

/** A post that is there carries these from now on: others leave it, and are out of sight; what is new is attached. */
export async function carryOnly(tx: Transaction, context: Context, { postId, fileIds, threadId }: Carrying): Promise<void> {
  const carried = await tx.prisma.postFile.findMany({ where: { postId }, select: { fileId: true } })
  const before = new Set(carried.map(({ fileId }) => fileId))
  if (fileIds.length > mostFiles) refuse(tooManyFiles, { limit: mostFiles })
  if (new Set(fileIds).size !== fileIds.length) refuse(fileGone)
  const gone = [...before].filter((id) => !fileIds.includes(id))
  await tx.prisma.postFile.deleteMany({ where: { postId, fileId: { in: gone } } })
  await withdrawFiles(tx, context, gone)
  const fresh = fileIds.filter((id) => !before.has(id))
  if (fresh.length > 0) await carryFiles(tx, context, { postId, fileIds: fresh, threadId })
  await tx.rows(sql`
    UPDATE post_file f SET place = chosen.place FROM unnest(${[...fileIds]}::uuid[]) WITH ORDINALITY AS chosen (id, place)
    WHERE f.post_id = ${postId}::uuid AND f.file_id = chosen.id`)
}

/** Of a thread of which nothing matters but that one may reply: for what travels with the news, which says nothing of what one may do. */
export const anybody: ThreadFacts = {
  authorId: null,
  project: null,
  organisationId: null,
  organisationClosed: false,
  closed: false,
  apart: false,
  between: null,
  announcement: null,
}

/** A thread as it stands behind its lock: nobody moves it, closes it or writes in it until the transaction ends. */
export interface Standing extends Locked {
  organisationId: string | null
  closed: boolean
  merged: boolean
}

/**
 * Holds the thread until the transaction ends: posts take their numbers one after the other, and closing or moving waits its turn. `NO KEY`: a
 * reading refers to the thread, and must not wait for a reply that waits for this reading. What else stands of it is read once the lock is
 * held: it may have been moved, and is then heard by others.
 */
export async function lockThread(tx: Transaction, id: string): Promise<Standing> {
  const [standing] = await lockThreads(tx, [id])
  return found(standing)
}

/** Several at once: always in the order of their ids, so that two who hold some of the same wait, and never for each other. */
export async function lockThreads(tx: Transaction, ids: string[]): Promise<Standing[]> {
  await tx.rows(sql`SELECT 1 FROM thread WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`)
  const rows = await tx.rows<Standing>(sql`
    SELECT i.id AS "itemId", i.audience_id AS "audienceId", i.project_id AS "projectId", i.organisation_id AS "organisationId", t.last_number AS "lastNumber",
      EXISTS (SELECT 1 FROM thread_closure c WHERE c.thread_id = t.id) AS closed,
      EXISTS (SELECT 1 FROM thread_merger g WHERE g.thread_id = t.id) AS merged
    FROM thread t JOIN item i ON i.id = t.id WHERE t.id = ANY(${ids}::uuid[])`)
  return ids.map((id) => found(rows.find(({ itemId }) => itemId === id)))
}

/**
 * Why the actor may not write any more: looked at behind the lock, so that a reply and a closure, or a move to people the actor is not one of,
 * cannot both win.
 */
export function lossOf({ actor }: Context, { closed, audienceId }: Standing): Refusal | null {
  if (!actor.audiences.includes(audienceId)) return notFound
  return closed ? threadClosed : null
}

interface Reading {
  threadId: string
  memberId: string
  number: number
  at: Date
}

export const markRead = (tx: Transaction, { threadId, memberId, number, at }: Reading) =>
  tx.rows(sql`
    INSERT INTO thread_reading (thread_id, member_id, number, at) VALUES (${threadId}::uuid, ${memberId}::uuid, ${number}, ${at})
    ON CONFLICT (thread_id, member_id) DO UPDATE SET number = GREATEST(thread_reading.number, EXCLUDED.number), at = EXCLUDED.at`)

/** The same of a thread as it stands behind its lock. */
export const factsAt = ({ itemId, projectId }: Locked) => ({ threadId: itemId, projectId })
export const whereAt = ({ itemId, audienceId, projectId }: Locked) => ({ itemId, audienceId, projectId })

export const threadFacts = ({ id, project }: ThreadRow) => ({ threadId: id, projectId: project?.id ?? null })
export const postFacts = (thread: ThreadRow, { id, number }: { id: string; number: number }) => ({
  ...threadFacts(thread),
  postId: id,
  number,
})
export const whereabouts = ({ id, audienceId, project }: ThreadRow) => ({ audienceId, itemId: id, projectId: project?.id ?? null })
