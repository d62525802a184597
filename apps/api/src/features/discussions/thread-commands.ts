import { idTaken, stale } from '@navette/contract/core/errors.ts'
import { threadClosedActivity, threadRead, threadRenamed, threadReopened } from '@navette/contract/discussions/activities.ts'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { creating } from '../../platform/db/refusing.ts'
import { transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { beginThread, factsAt, lockThread, markRead, type NewPost, threadFacts, whereAt, whereabouts } from './commands.ts'
import { placeFor, type Whereto } from './place-queries.ts'
import { can } from './policy.ts'
import { factsOf } from './present.ts'
import { findThread, getThread } from './queries.ts'

interface NewThread extends Whereto {
  id: string
  title: string
  post: NewPost
}

export async function openThread(context: Context, { id, title, post, ...where }: NewThread): Promise<Thread> {
  const place = await placeFor(context, where)
  const { actor } = context
  const open = () => transact(context, (tx) => beginThread(tx, context, { id, title, post, ...place }))
  const isRepeat = async () =>
    (await context.db.prisma.item.count({
      where: { id, kind: 'thread', createdById: actor.id, OR: [{ title }, { version: { gt: 1 } }] },
    })) > 0
  await creating({ item_pkey: idTaken, post_pkey: idTaken }, open, isRepeat)
  return getThread(context, id)
}

export async function renameThread(
  context: Context,
  threadId: string,
  { title, version }: { title: string; version: number },
): Promise<Thread> {
  const thread = await findThread(context, threadId)
  const { id } = thread
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
export async function closeThread(context: Context, threadId: string): Promise<Thread> {
  const thread = await findThread(context, threadId)
  const { id } = thread
  const { actor, clock } = context
  allow(can.close(actor, { ...factsOf(thread), closed: false }))
  await transact(context, async (tx) => {
    const where = await lockThread(tx, id)
    const { count } = await tx.prisma.threadClosure.createMany({
      data: [{ threadId: id, byId: actor.id, at: clock.now() }],
      skipDuplicates: true,
    })
    if (count > 0) await tx.record(threadClosedActivity, factsAt(where), whereAt(where))
  })
  return getThread(context, id)
}

export async function reopenThread(context: Context, threadId: string): Promise<Thread> {
  const thread = await findThread(context, threadId)
  const { id } = thread
  allow(can.reopen(context.actor, { ...factsOf(thread), closed: true }))
  await transact(context, async (tx) => {
    const where = await lockThread(tx, id)
    const { count } = await tx.prisma.threadClosure.deleteMany({ where: { threadId: id } })
    if (count > 0) await tx.record(threadReopened, factsAt(where), whereAt(where))
  })
  return getThread(context, id)
}

/** Remembers how far the actor has read; their other screens hear of it. */
export async function readThread(context: Context, id: string, number: number): Promise<void> {
  const thread = await findThread(context, id)
  // Merged into another meanwhile: its numbers say nothing there.
  if (thread.id !== id) return
  const { actor, clock } = context
  const reached = Math.min(number, thread.lastNumber)
  if (reached <= thread.readNumber) return
  await transact(context, async (tx) => {
    await markRead(tx, { threadId: id, memberId: actor.id, number: reached, at: clock.now() })
    await tx.record(threadRead, { ...threadFacts(thread), number: reached }, { audienceId: actor.audienceId })
  })
}
