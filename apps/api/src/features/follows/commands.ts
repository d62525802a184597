import { newId } from '@navette/contract/core/ids.ts'
import { followChosen } from '@navette/contract/follows/activities.ts'
import type { Following, FollowLevel } from '@navette/contract/follows/schema.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { transact } from '../../platform/db/transact.ts'
import { wholeCluster } from './policy.ts'
import { getClusterFollowing, getFollowing, getOrganisationFollowing } from './queries.ts'

/** A choice, or null to take it back. */
type Choice = FollowLevel | null

export async function followItem(context: Context, itemId: string, level: Choice): Promise<Following> {
  await getFollowing(context, itemId)
  return getFollowing(await choose(context, { itemId, organisationId: null }, level), itemId)
}

/** Whoever calls has seen to it that the actor sees the organisation. */
export const followOrganisation = async (context: Context, organisationId: string, level: Choice): Promise<Following> =>
  getOrganisationFollowing(await choose(context, { itemId: null, organisationId }, level), organisationId)

export const followCluster = async (context: Context, level: Choice): Promise<Following> =>
  getClusterFollowing(await choose(context, { itemId: null, organisationId: null }, level))

interface Target {
  itemId: string | null
  organisationId: string | null
}

/** @returns the context as it is from then on: the choices stand with the actor */
async function choose(context: Context, { itemId, organisationId }: Target, level: Choice): Promise<Context> {
  const { actor, clock } = context
  await transact(context, async (tx) => {
    const written = level
      ? await tx.rows(sql`
          INSERT INTO follow (id, member_id, item_id, organisation_id, level, at)
          VALUES (${newId()}::uuid, ${actor.id}::uuid, ${itemId}::uuid, ${organisationId}::uuid, ${level}, ${clock.now()})
          ON CONFLICT (member_id, item_id, organisation_id) DO UPDATE SET level = EXCLUDED.level, at = EXCLUDED.at WHERE follow.level <> EXCLUDED.level
          RETURNING 1`)
      : await tx.rows(sql`
          DELETE FROM follow WHERE member_id = ${actor.id}::uuid AND item_id IS NOT DISTINCT FROM ${itemId}::uuid
            AND organisation_id IS NOT DISTINCT FROM ${organisationId}::uuid RETURNING 1`)
    if (written.length > 0) await tx.record(followChosen, { itemId, organisationId }, { audienceId: actor.audienceId })
  })
  const { [itemId ?? organisationId ?? wholeCluster]: _before, ...others } = actor.follows
  return { ...context, actor: { ...actor, follows: level ? { ...others, [itemId ?? organisationId ?? wholeCluster]: level } : others } }
}
