import { idTaken, notFound } from '@navette/contract/core/errors.ts'
import { postRemoved } from '@navette/contract/discussions/endpoints.ts'
import { postReported, reportAnswered, reportsChanged } from '@navette/contract/discussions/post-activities.ts'
import type { ReportOutcome } from '@navette/contract/discussions/post-schema.ts'
import type { Context } from '../../platform/context.ts'
import { refusing } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, found, refuse } from '../../platform/http/refuse.ts'
import { postFacts } from './commands.ts'
import { answered, reported } from './notices.ts'
import { canPost, mayAnswerReport } from './policy.ts'
import { removePost } from './post-commands.ts'
import { factsOfPost } from './post-present.ts'
import { findPost } from './post-queries.ts'
import { factsOf, type ThreadRow } from './present.ts'
import { findKeepers, findReporter } from './reported-queries.ts'

interface NewReport {
  id: string
  reason: string
}

/** Tells those who keep the thread in order that a post should not stand there; whoever told it before need not tell it again. */
export async function reportPost(context: Context, postId: string, { id, reason }: NewReport): Promise<void> {
  const { post, thread } = await findPost(context, postId)
  const { actor, clock, config } = context
  if (post.removal) refuse(postRemoved)
  allow(canPost.report(actor, factsOf(thread), factsOfPost(post)))
  await refusing({ post_report_pkey: idTaken }, () =>
    transact(context, async (tx) => {
      const open = { postId, byId: actor.id, outcome: null }
      // The thread is held by nobody here: two reports at once meet at `post_report_once`, and the second is skipped.
      const { count } = await tx.prisma.postReport.createMany({ data: [{ id, ...open, reason, at: clock.now() }], skipDuplicates: true })
      if (count === 0) return
      await tx.record(postReported, postFacts(thread, post), { audienceId: actor.audienceId })
      const keepers = await tellKeepers(tx, context, thread, factsOfPost(post).authorId)
      await tx.writeAll(keepers.map((keeper) => reported(config, keeper, { title: thread.title, by: actor.name, reason })))
    }),
  )
}

/** Removes what is reported, or lets it stand; whoever reported it is told, and everything else that was said of it is answered with it. */
export async function answerReport(context: Context, reportId: string, outcome: ReportOutcome): Promise<void> {
  const { db, actor, clock, config } = context
  const report = found(await db.prisma.postReport.findUnique({ where: { id: reportId }, select: { postId: true, outcome: true } }))
  const { post, thread } = await findPost(context, report.postId)
  // Whoever may not answer does not learn that there is anything to answer.
  if (!mayAnswerReport(actor, factsOf(thread), factsOfPost(post))) refuse(notFound)
  if (report.outcome) return
  if (outcome === 'removed') await removePost(context, post.id)
  await transact(context, async (tx) => {
    const open = await tx.prisma.postReport.findMany({ where: { postId: post.id, outcome: null }, select: { id: true } })
    const answer = { outcome, answeredById: actor.id, answeredAt: clock.now() }
    const { count } = await tx.prisma.postReport.updateMany({
      where: { id: { in: open.map(({ id }) => id) }, outcome: null },
      data: answer,
    })
    if (count === 0) return
    for (const { id } of open) {
      const reporter = await findReporter(tx, id)
      if (!reporter) continue
      await tx.record(reportAnswered, { ...postFacts(thread, post), outcome }, { audienceId: reporter.audienceId })
      await tx.write(answered(config, reporter, { title: thread.title, outcome, threadId: thread.id, number: post.number }))
    }
    await tellKeepers(tx, context, thread, factsOfPost(post).authorId)
  })
}

async function tellKeepers(tx: Transaction, { clock }: Context, thread: ThreadRow, authorId: string | null) {
  const keepers = await findKeepers(tx, thread, authorId, clock.today())
  for (const { audienceId } of keepers) await tx.record(reportsChanged, {}, { audienceId })
  return keepers
}
