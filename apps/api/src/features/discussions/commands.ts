import { idTaken, stale } from '@navette/contract/core/errors.ts'
import {
  postEdited,
  postRemovedActivity,
  threadClosedActivity,
  threadOpened,
  threadRead,
  threadRenamed,
  threadReopened,
  threadReplied,
} from '@navette/contract/discussions/activities.ts'
import { onePlace, postRemoved, threadClosed } from '@navette/contract/discussions/endpoints.ts'
import type { Post, Thread } from '@navette/contract/discussions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { creating, refusing } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, found, refuse } from '../../platform/http/refuse.ts'
import { clusterAudience } from '../../platform/session/actor.ts'
import { can as canAccount } from '../accounts/policy.ts'
import { can as canOrganisation } from '../organisations/policy.ts'
import { audienceOfOrganisation, getOrganisation } from '../organisations/queries.ts'
import { can as canProject } from '../projects/policy.ts'
import { factsOfProject, findProject } from '../projects/queries.ts'
import { can, canPost } from './policy.ts'
import { factsOf, type PostRow, presentPost, type ThreadRow } from './present.ts'
import { findPost, findThread, getPost, getThread, readPost } from './queries.ts'

interface NewPost {
  id: string
  text: string
}

interface NewThread {
  id: string
  title: string
  projectId: string | null
  organisationId: string | null
  post: NewPost
}

/** Where a new thread hangs: who owns it, and the audience it takes over from there. */
interface Place {
  organisationId: string | null
  projectId: string | null
  audienceId: string
}

export async function openThread(context: Context, { id, title, post, ...where }: NewThread): Promise<Thread> {
  const place = await placeFor(context, where)
  const { actor, clock } = context
  const now = clock.now()
  const open = () =>
    transact(context, async (tx) => {
      await tx.prisma.item.create({ data: { id, kind: 'thread', title, ...place, createdById: actor.id, createdAt: now, lastAt: now } })
      await tx.prisma.thread.create({ data: { id, lastNumber: 1, lastAuthorId: actor.id } })
      await tx.prisma.post.create({ data: { ...post, threadId: id, number: 1, authorId: actor.id, at: now } })
      await tx.prisma.threadReading.create({ data: { threadId: id, memberId: actor.id, number: 1, at: now } })
      await tx.record(threadOpened, { threadId: id, projectId: place.projectId }, { ...place, itemId: id })
    })
  const isRepeat = async () =>
    (await context.db.prisma.item.count({
      where: { id, kind: 'thread', createdById: actor.id, OR: [{ title }, { version: { gt: 1 } }] },
    })) > 0
  await creating({ item_pkey: idTaken, post_pkey: idTaken }, open, isRepeat)
  return getThread(context, id)
}

async function placeFor(
  context: Context,
  { projectId, organisationId }: { projectId: string | null; organisationId: string | null },
): Promise<Place> {
  const { actor, db } = context
  if (projectId && organisationId) return refuse(onePlace)
  if (projectId) {
    const project = await findProject(context, projectId)
    allow(canProject.openThread(actor, factsOfProject(project)))
    return { projectId, organisationId: project.hostId, audienceId: project.audienceId }
  }
  if (organisationId) {
    allow(canOrganisation.openThread(actor, await getOrganisation(context, organisationId)))
    return { projectId, organisationId, audienceId: await audienceOfOrganisation(db, organisationId) }
  }
  allow(canAccount.openClusterThread(actor))
  return { projectId, organisationId, audienceId: clusterAudience }
}

/** Replies. The same post sent again, after a lost connection, is answered with the one that is there. */
export async function sendPost(context: Context, threadId: string, { id, text }: NewPost): Promise<Post> {
  const thread = await findThread(context, threadId)
  const { actor, clock } = context
  // Changed since, it is still the one that was sent; with other words, it is another message that took its id.
  const isRepeat = (there: PostRow) =>
    there.threadId === threadId && there.author?.id === actor.id && (there.version > 1 || there.text === text)
  const sent = await refusing({ post_pkey: idTaken }, () =>
    transact(context, async (tx) => {
      const lastNumber = await lockThread(tx, threadId)
      const there = await readPost(tx, clock.today(), id)
      if (there) return isRepeat(there) ? there : refuse(idTaken)
      await refuseClosed(tx, threadId)
      allow(can.reply(actor, { ...factsOf(thread), closed: false }))
      const now = clock.now()
      const number = lastNumber + 1
      await tx.prisma.post.create({ data: { id, threadId, text, number, authorId: actor.id, at: now } })
      await tx.prisma.thread.update({ where: { id: threadId }, data: { lastNumber: number, lastAuthorId: actor.id } })
      await tx.prisma.item.update({ where: { id: threadId }, data: { lastAt: now } })
      await markRead(tx, { threadId, memberId: actor.id, number, at: now })
      const post = found(await readPost(tx, clock.today(), id))
      const facts = { threadId, projectId: thread.project?.id ?? null, postId: id, number }
      await tx.record(threadReplied, facts, { ...whereabouts(thread), carried: presentPost(null, factsOf(thread), post) })
      return post
    }),
  )
  return presentPost(actor, factsOf(thread), sent)
}

export async function editPost(context: Context, id: string, { text, version }: { text: string; version: number }): Promise<Post> {
  const { post, thread } = await findPost(context, id)
  if (post.removal) refuse(postRemoved)
  allow(canPost.edit(context.actor, factsOf(thread), { authorId: post.author?.id ?? null, removed: false }))
  const edited = await transact(context, async (tx) => {
    const { count } = await tx.prisma.post.updateMany({
      where: { id, version, removal: null },
      data: { text, editedAt: context.clock.now(), version: { increment: 1 } },
    })
    if (count === 0) return false
    await tx.record(postEdited, postFacts(thread, post), whereabouts(thread))
    return true
  })
  const now = await getPost(context, id)
  return edited ? now : refuse(stale, { current: now })
}

export async function removePost(context: Context, id: string): Promise<Post> {
  const { post, thread } = await findPost(context, id)
  if (post.removal) return getPost(context, id)
  const { actor, clock } = context
  allow(canPost.remove(actor, factsOf(thread), { authorId: post.author?.id ?? null, removed: false }))
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.postRemoval.createMany({
      data: [{ postId: id, byId: actor.id, at: clock.now() }],
      skipDuplicates: true,
    })
    if (count === 0) return
    await tx.prisma.post.update({ where: { id }, data: { text: '', version: { increment: 1 } } })
    await tx.record(postRemovedActivity, postFacts(thread, post), whereabouts(thread))
  })
  return getPost(context, id)
}

export async function renameThread(context: Context, id: string, { title, version }: { title: string; version: number }): Promise<Thread> {
  const thread = await findThread(context, id)
  allow(can.edit(context.actor, factsOf(thread)))
  const renamed = await transact(context, async (tx) => {
    const { count } = await tx.prisma.item.updateMany({ where: { id, version }, data: { title, version: { increment: 1 } } })
    if (count === 0) return false
    await tx.record(threadRenamed, threadFacts(thread), whereabouts(thread))
    return true
  })
  const now = await getThread(context, id)
  return renamed ? now : refuse(stale, { current: now })
}

/** Closing twice is closing once; the first who closed it is the one named. */
export async function closeThread(context: Context, id: string): Promise<Thread> {
  const thread = await findThread(context, id)
  const { actor, clock } = context
  allow(can.close(actor, { ...factsOf(thread), closed: false }))
  await transact(context, async (tx) => {
    await lockThread(tx, id)
    const { count } = await tx.prisma.threadClosure.createMany({
      data: [{ threadId: id, byId: actor.id, at: clock.now() }],
      skipDuplicates: true,
    })
    if (count > 0) await tx.record(threadClosedActivity, threadFacts(thread), whereabouts(thread))
  })
  return getThread(context, id)
}

export async function reopenThread(context: Context, id: string): Promise<Thread> {
  const thread = await findThread(context, id)
  allow(can.reopen(context.actor, { ...factsOf(thread), closed: true }))
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.threadClosure.deleteMany({ where: { threadId: id } })
    if (count > 0) await tx.record(threadReopened, threadFacts(thread), whereabouts(thread))
  })
  return getThread(context, id)
}

/** Remembers how far the actor has read; their other screens hear of it. */
export async function readThread(context: Context, id: string, number: number): Promise<void> {
  const thread = await findThread(context, id)
  const { actor, clock } = context
  const reached = Math.min(number, thread.lastNumber)
  if (reached <= thread.readNumber) return
  await transact(context, async (tx) => {
    await markRead(tx, { threadId: id, memberId: actor.id, number: reached, at: clock.now() })
    await tx.record(threadRead, { ...threadFacts(thread), number: reached }, { audienceId: actor.audienceId })
  })
}

/**
 * Holds the thread until the transaction ends: posts take their numbers one after the other, and closing waits its turn. `NO KEY`: a
 * reading refers to the thread, and must not wait for a reply that waits for this reading.
 */
async function lockThread(tx: Transaction, id: string): Promise<number> {
  const rows = await tx.rows<{ lastNumber: number }>(
    sql`SELECT last_number AS "lastNumber" FROM thread WHERE id = ${id}::uuid FOR NO KEY UPDATE`,
  )
  return found(rows[0]).lastNumber
}

/** Looked at behind the lock, so that a reply and a closure at the same moment cannot both win. */
async function refuseClosed({ prisma }: Transaction, threadId: string): Promise<void> {
  if (await prisma.threadClosure.findUnique({ where: { threadId } })) refuse(threadClosed)
}

interface Reading {
  threadId: string
  memberId: string
  number: number
  at: Date
}

const markRead = (tx: Transaction, { threadId, memberId, number, at }: Reading) =>
  tx.rows(sql`
    INSERT INTO thread_reading (thread_id, member_id, number, at) VALUES (${threadId}::uuid, ${memberId}::uuid, ${number}, ${at})
    ON CONFLICT (thread_id, member_id) DO UPDATE SET number = GREATEST(thread_reading.number, EXCLUDED.number), at = EXCLUDED.at`)

const threadFacts = ({ id, project }: ThreadRow) => ({ threadId: id, projectId: project?.id ?? null })
const postFacts = (thread: ThreadRow, { id, number }: { id: string; number: number }) => ({ ...threadFacts(thread), postId: id, number })
const whereabouts = ({ id, audienceId, project }: ThreadRow) => ({ audienceId, itemId: id, projectId: project?.id ?? null })
