import type { Language } from '@navette/contract/accounts/schema.ts'
import { administratorAppointed } from '@navette/contract/administration/activities.ts'
import { byItself, type Services } from '../../platform/context.ts'
import { transact } from '../../platform/db/transact.ts'
import { clusterAudience } from '../../platform/session/actor.ts'
import { makeAccount } from '../accounts/commands.ts'

interface Wanted {
  email: string
  /** For an account that is not there yet. */
  name: string | null
}

/**
 * Gives the cluster an administrator from the server itself, for whoever is locked out: an account that is there, or a new one, without a
 * password as yet.
 *
 * @returns what stood in the way where nothing was done: there is no cluster, or nobody has the address and no name was given
 */
export async function createAdministrator(services: Services, { email, name }: Wanted): Promise<'done' | 'no_cluster' | 'no_name'> {
  const cluster = await services.db.prisma.cluster.findUnique({ where: { id: 1 }, select: { language: true } })
  if (!cluster) return 'no_cluster'
  const language: Language = cluster.language === 'en' ? 'en' : 'fr'
  const context = byItself(services)
  return transact(context, async (tx) => {
    const known = await tx.prisma.member.findUnique({ where: { email }, select: { id: true } })
    if (!known && !name) return 'no_name'
    const member = known ?? (await makeAccount(tx, context, { name: name ?? '', email, passwordHash: null, language }))
    const made = await tx.prisma.administrator.createMany({
      data: [{ memberId: member.id, grantedAt: services.clock.now() }],
      skipDuplicates: true,
    })
    if (made.count > 0) await tx.record(administratorAppointed, { memberId: member.id }, { audienceId: clusterAudience })
    return 'done'
  })
}
