import { postRemoved } from '@navette/contract/discussions/endpoints.ts'
import { postReacted } from '@navette/contract/discussions/post-activities.ts'
import type { Post, ReactionKind } from '@navette/contract/discussions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { postFacts, whereabouts } from './commands.ts'
import { mayReact } from './policy.ts'
import { factsOfPost } from './post-present.ts'
import { findPost, getPost } from './post-queries.ts'
import { factsOf } from './present.ts'

/** Nods to a post, or takes the nod back; twice is once. */
export async function reactToPost(context: Context, postId: string, { kind, on }: { kind: ReactionKind; on: boolean }): Promise<Post> {
  const { post, thread } = await findPost(context, postId)
  if (post.removal) refuse(postRemoved)
  const { actor, clock } = context
  allow(mayReact(actor, factsOf(thread), factsOfPost(post)))
  await transact(context, async ({ prisma, record }) => {
    const nod = { postId, kind, memberId: actor.id }
    const { count } = on
      ? await prisma.reaction.createMany({ data: [{ ...nod, at: clock.now() }], skipDuplicates: true })
      : await prisma.reaction.deleteMany({ where: nod })
    if (count > 0) await record(postReacted, postFacts(thread, post), whereabouts(thread))
  })
  return getPost(context, postId)
}
