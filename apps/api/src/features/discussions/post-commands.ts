import { idTaken, notAllowed, stale } from '@navette/contract/core/errors.ts'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import { postEdited, postRemovedActivity } from '@navette/contract/discussions/activities.ts'
import { nothingSaid, postRemoved } from '@navette/contract/discussions/endpoints.ts'
import { postRestored } from '@navette/contract/discussions/post-activities.ts'
import { textGone } from '@navette/contract/discussions/post-endpoints.ts'
import type { Post } from '@navette/contract/discussions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { refusing } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, found, refuse } from '../../platform/http/refuse.ts'
import { returnFiles, withdrawFiles } from '../files/commands.ts'
import { anybody, asRead, carryOnly, lockThread, lossOf, type NewPost, writePlainPost, writePost } from './commands.ts'
import { type Called, callPeople } from './mention-commands.ts'
import { can, canPost } from './policy.ts'
import { factsOfPost, presentPost } from './post-present.ts'
import { findPost, getPost, readPost } from './post-queries.ts'
import { factsOf } from './present.ts'
import { findThread } from './queries.ts'

/** Replies. The same post sent again, after a lost connection, is answered with the one that is there. */
export async function sendPost(context: Context, threadId: string, said: NewPost): Promise<Post> {
  const author = (await context.names.known()).person(context.actor.id)
  const sent = await writePlainPost(context, threadId, said, author)
  if (!sent) return sendWithCare(context, threadId, said, author)
  // Whoever may reply may change and take back what they just said, wherever it is.
  return presentPost(context, anybody, sent.refs.length === 0 ? sent : found(await readPost(context, sent.id)))
}

/** What is more than a reply of somebody to a thread that they wrote in, or may not be: where it is refused, this says why. */
async function sendWithCare(context: Context, threadId: string, said: NewPost, author: PersonRef | null): Promise<Post> {
  const thread = await findThread(context, threadId)
  if (thread.id !== threadId) return sendPost(context, thread.id, said)
  const { id, text } = said
  const { actor } = context
  const facts = factsOf(thread)
  const mayReply = can.reply(actor, { ...facts, closed: false })
  const behindLock = async (tx: Transaction) => {
    const standing = await lockThread(tx, threadId)
    if (standing.merged) return null
    const refusal = lossOf(context, standing) ?? (mayReply ? null : notAllowed)
    return refusal ?? (await writePost(tx, context, standing, said, author)) ?? idTaken
  }
  const sent = await refusing({ post_pkey: idTaken }, () => transact(context, behindLock))
  // Merged into another at this very moment: the message goes there.
  if (sent === null) return sendPost(context, threadId, said)
  if ('id' in sent && sent.refs.length === 0) return presentPost(context, facts, sent)
  const there = await readPost(context, id)
  // Changed since, it is still the one that was sent; with other words, it is another message that took its id.
  const isIt = there !== null && there.author?.id === actor.id && (there.version > 1 || there.text === text)
  if (isIt) return presentPost(context, facts, there)
  return refuse(there || 'id' in sent ? idTaken : sent)
}

interface Edit {
  text: string
  /** All that it carries from now on; left out, what it carried before. */
  fileIds?: string[] | undefined
  version: number
}

export async function editPost(context: Context, id: string, { text, fileIds, version }: Edit): Promise<Post> {
  const { post, thread } = await findPost(context, id)
  if (post.removal) refuse(postRemoved)
  allow(canPost.edit(context.actor, factsOf(thread), factsOfPost(post)))
  if (text === '' && (fileIds ?? post.files).length === 0) refuse(nothingSaid)
  const edited = await transact(context, async (tx) => {
    const { count } = await tx.prisma.post.updateMany({
      where: { id, version, removal: null },
      data: { text, ...asRead(context.markdown, text), editedAt: context.clock.now(), version: { increment: 1 } },
    })
    if (count === 0) return false
    await tx.prisma.postVersion.create({ data: { postId: id, version, text: post.text, at: post.editedAt ?? post.at } })
    const before = await tx.prisma.mention.deleteMany({ where: { postId: id } })
    const place = await placeOf(tx, id)
    if (fileIds) await carryOnly(tx, context, { postId: id, fileIds, threadId: place.threadId })
    const calls = (await callPeople(tx, context, place, text)) || before.count > 0
    await tx.record(postEdited, { ...factsIn(place), calls }, whereIn(place))
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
    await tx.rows(sql`INSERT INTO removed_text (post_id, text) SELECT id, text FROM post WHERE id = ${id}::uuid`)
    const called = await tx.prisma.mention.deleteMany({ where: { postId: id } })
    await tx.prisma.post.update({ where: { id }, data: { text: '', html: '', refs: [], version: { increment: 1 } } })
    await withdrawFiles(
      tx,
      context,
      post.files.map((file) => file.id),
    )
    const memberId = post.author && post.author.id !== actor.id ? post.author.id : null
    const place = await placeOf(tx, id)
    await tx.record(postRemovedActivity, { ...factsIn(place), memberId, calls: called.count > 0 }, whereIn(place))
  })
  return getPost(context, id)
}

/** Puts a removed post back where it stood; twice is once. */
export async function restorePost(context: Context, id: string): Promise<Post> {
  const { post, thread } = await findPost(context, id)
  if (!post.removal) return getPost(context, id)
  if (!post.removal.kept) refuse(textGone)
  const { actor, markdown } = context
  allow(canPost.restore(actor, factsOf(thread), factsOfPost(post)))
  await transact(context, async (tx) => {
    const [kept] = await tx.rows<{ text: string }>(sql`DELETE FROM removed_text WHERE post_id = ${id}::uuid RETURNING text`)
    if (!kept) return
    await tx.prisma.postRemoval.delete({ where: { postId: id } })
    await tx.prisma.post.update({ where: { id }, data: { text: kept.text, ...asRead(markdown, kept.text), version: { increment: 1 } } })
    const files = await tx.prisma.postFile.findMany({ where: { postId: id }, select: { fileId: true } })
    await returnFiles(
      tx,
      files.map(({ fileId }) => fileId),
    )
    const place = await placeOf(tx, id)
    const calls = await callPeople(tx, context, place, kept.text)
    const memberId = post.author && post.author.id !== actor.id ? post.author.id : null
    await tx.record(postRestored, { ...factsIn(place), memberId, calls }, whereIn(place))
  })
  return getPost(context, id)
}

/** Where a post stands once its row is held: it may have been split off, or its thread moved, since it was found. */
async function placeOf(tx: Transaction, id: string): Promise<Called> {
  const [place] = await tx.rows<Called>(sql`
    SELECT o.id AS "postId", o.number, i.id AS "threadId", i.audience_id AS "audienceId", i.project_id AS "projectId"
    FROM post o JOIN item i ON i.id = o.thread_id WHERE o.id = ${id}::uuid`)
  return found(place)
}

const factsIn = ({ threadId, projectId, postId, number }: Called) => ({ threadId, projectId, postId, number })
const whereIn = ({ threadId, audienceId, projectId }: Called) => ({ itemId: threadId, audienceId, projectId })
