import { favouriteMarked, favouriteUnmarked } from '@navette/contract/items/activities.ts'
import type { Context } from '../../platform/context.ts'
import { transact } from '../../platform/db/transact.ts'
import { findItem } from './queries.ts'

/** Marks something as a favourite; once or ten times is the same. */
export async function markFavourite(context: Context, itemId: string): Promise<void> {
  const { actor, clock } = context
  await findItem(context, itemId)
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.favourite.createMany({
      data: [{ memberId: actor.id, itemId, at: clock.now() }],
      skipDuplicates: true,
    })
    if (count > 0) await tx.record(favouriteMarked, { itemId }, { audienceId: actor.audienceId })
  })
}

export async function unmarkFavourite(context: Context, itemId: string): Promise<void> {
  const { actor } = context
  await findItem(context, itemId)
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.favourite.deleteMany({ where: { memberId: actor.id, itemId } })
    if (count > 0) await tx.record(favouriteUnmarked, { itemId }, { audienceId: actor.audienceId })
  })
}
