import { notFound, stale } from '@navette/contract/core/errors.ts'
import { threadSummarised } from '@navette/contract/discussions/post-activities.ts'
import type { Summary } from '@navette/contract/discussions/post-schema.ts'
import type { Context } from '../../platform/context.ts'
import { transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { asRead, lockThread, threadFacts, whereabouts } from './commands.ts'
import { maySummarise } from './policy.ts'
import { factsOf } from './present.ts'
import { findThread } from './queries.ts'
import { getSummary } from './summary-queries.ts'

interface Summing {
  text: string | null
  postId: string | null
  version: number
}

/** Says what one should know of a thread, or points at the post that says it; a stale one is told what stands there now. */
export async function writeSummary(context: Context, threadId: string, { text, postId, version }: Summing): Promise<Summary> {
  const thread = await findThread(context, threadId)
  const { actor, clock, markdown } = context
  allow(maySummarise(actor, factsOf(thread)))
  const written = await transact(context, async (tx) => {
    await lockThread(tx, threadId)
    const there = await tx.prisma.threadSummary.findUnique({ where: { threadId }, select: { version: true } })
    if ((there?.version ?? 0) !== version) return false
    const chosen = postId ? await tx.prisma.post.findFirst({ where: { id: postId, threadId, removal: null }, select: { id: true } }) : null
    if (postId && !chosen) refuse(notFound)
    const words = chosen ? '' : (text ?? '')
    const data = { postId: chosen?.id ?? null, text: words, ...asRead(markdown, words), byId: actor.id, at: clock.now() }
    await tx.prisma.threadSummary.upsert({
      where: { threadId },
      create: { threadId, ...data },
      update: { ...data, version: { increment: 1 } },
    })
    await tx.record(threadSummarised, threadFacts(thread), whereabouts(thread))
    return true
  })
  const now = await getSummary(context, threadId)
  return written ? now : refuse(stale, { current: now })
}

export async function removeSummary(context: Context, threadId: string): Promise<Summary> {
  const thread = await findThread(context, threadId)
  allow(maySummarise(context.actor, factsOf(thread)))
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.threadSummary.deleteMany({ where: { threadId } })
    if (count > 0) await tx.record(threadSummarised, threadFacts(thread), whereabouts(thread))
  })
  return getSummary(context, threadId)
}
