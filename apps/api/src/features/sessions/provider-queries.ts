import type { LinkedIdentity } from '@navette/contract/sessions/schema.ts'
import type { Context } from '../../platform/context.ts'

/** The person's account at the provider, if they have linked one. */
export async function getIdentity({ actor, config, db }: Context): Promise<LinkedIdentity> {
  const identity = await db.prisma.identity.findFirst({ where: { memberId: actor.id }, orderBy: { linkedAt: 'desc' } })
  return {
    provider: config.provider?.name ?? null,
    linked: identity && { since: identity.linkedAt.toISOString(), lastUsedAt: identity.lastUsedAt?.toISOString() ?? null },
  }
}
