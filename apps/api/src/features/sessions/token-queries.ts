import type { Scope } from '@navette/contract/core/scopes.ts'
import type { ApiToken } from '@navette/contract/sessions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { presentToken } from './present.ts'
import { offeredScopes } from './scopes.ts'

/** Keys that still serve, the newest first, and what a new one could open. */
export async function listTokens({ actor, clock, db, features }: Context): Promise<{ items: ApiToken[]; scopes: Scope[] }> {
  const rows = await db.prisma.apiToken.findMany({
    where: { memberId: actor.id, revokedAt: null, expiresAt: { gt: clock.now() } },
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
  })
  return { items: rows.map(presentToken), scopes: offeredScopes(features, actor) }
}
