import type { Language } from '@navette/contract/accounts/schema.ts'
import { clusterFounded } from '@navette/contract/administration/activities.ts'
import { alreadyFounded, wrongLink } from '@navette/contract/administration/endpoints.ts'
import type { DemonstrationAccount } from '@navette/contract/administration/schema.ts'
import { loadDemonstration as fill } from '../../../../../prisma/demo/load.ts'
import type { OpenContext, Services } from '../../platform/context.ts'
import { refusing } from '../../platform/db/refusing.ts'
import { transact } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/http/refuse.ts'
import { publicAudience } from '../../platform/session/actor.ts'
import { hashPassword, makeAccount, type Opened, startSession } from '../accounts/commands.ts'
import { isFoundingToken } from './founding.ts'

interface Founding {
  token: string
  name: string
  language: Language
  administrator: { name: string; email: string; password: string }
}

/** Founds the cluster with its first administrator. Of two who hold the link, PostgreSQL lets one through. */
export async function foundCluster(context: OpenContext, founding: Founding, userAgent: string): Promise<Opened> {
  await requireLink(context, founding.token)
  const { name, language } = founding
  const { password, ...administrator } = founding.administrator
  const passwordHash = await hashPassword(password)
  const now = context.clock.now()
  const member = await refusing({ cluster_pkey: alreadyFounded }, () =>
    transact(context, async (tx) => {
      await tx.prisma.cluster.create({ data: { id: 1, name, language, foundedAt: now } })
      const made = await makeAccount(tx, context, { ...administrator, passwordHash, language })
      await tx.prisma.administrator.create({ data: { memberId: made.id, grantedAt: now } })
      await tx.record(clusterFounded, {}, { audienceId: publicAudience })
      return made
    }),
  )
  return startSession(context, member, userAgent)
}

export async function loadDemonstration(context: OpenContext, token: string): Promise<DemonstrationAccount[]> {
  await requireLink(context, token)
  return fillWithDemonstration(context)
}

/** Loads the demonstration cluster; refused where there is already a cluster. */
export const fillWithDemonstration = ({ db, clock }: Services): Promise<DemonstrationAccount[]> =>
  refusing({ cluster_pkey: alreadyFounded }, () => fill(db, clock, hashPassword))

async function requireLink({ config, db }: OpenContext, token: string): Promise<void> {
  if (await db.prisma.cluster.findUnique({ where: { id: 1 }, select: { id: true } })) refuse(alreadyFounded)
  if (!isFoundingToken(config.secret, token)) refuse(wrongLink)
}
