import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '@navette/contract/accounts/schema.ts'
import { clusterFounded } from '@navette/contract/administration/activities.ts'
import { alreadyFounded, wrongLink } from '@navette/contract/administration/endpoints.ts'
import type { DemonstrationAccount } from '@navette/contract/administration/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { loadDemonstration as fill } from '../../../../../prisma/demo/load.ts'
import { type WrittenBackup, writeBackup } from '../../platform/backup/backup.ts'
import type { OpenContext, Services } from '../../platform/context.ts'
import { refusing } from '../../platform/db/refusing.ts'
import { transact } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/http/refuse.ts'
import { publicAudience } from '../../platform/session/actor.ts'
import type { Entered } from '../../platform/session/cookies.ts'
import { makeAccount } from '../accounts/commands.ts'
import { hashNewPassword, hashPassword, startSession } from '../sessions/commands.ts'
import { isFoundingToken } from './founding.ts'

interface Founding {
  token: string
  name: string
  language: Language
  administrator: { name: string; email: string; password: string }
}

/** Founds the cluster with its first administrator. Of two who hold the link, PostgreSQL lets one through. */
export async function foundCluster(context: OpenContext, founding: Founding): Promise<Entered> {
  await requireLink(context, founding.token)
  const { name, language } = founding
  const { password, ...administrator } = founding.administrator
  const about = [name, administrator.name, administrator.email]
  const passwordHash = await hashNewPassword(password, { about, field: 'body.administrator.password' })
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
  return startSession(context, member, 'founding')
}

export async function loadDemonstration(context: OpenContext, token: string): Promise<DemonstrationAccount[]> {
  await requireLink(context, token)
  return fillWithDemonstration(context)
}

/** Loads the demonstration cluster; refused where there is already a cluster. */
export const fillWithDemonstration = ({ db, clock, storage }: Services): Promise<DemonstrationAccount[]> =>
  refusing({ cluster_pkey: alreadyFounded }, () => fill(db, clock, hashPassword, storage))

async function requireLink({ config, db }: OpenContext, token: string): Promise<void> {
  if (await db.prisma.cluster.findUnique({ where: { id: 1 }, select: { id: true } })) refuse(alreadyFounded)
  if (!isFoundingToken(config.secret, token)) refuse(wrongLink)
}

/** Writes a backup while the server goes on, and notes it for whoever asks when the last one was. */
export async function backUp({ config, db, clock }: Services, path: string): Promise<WrittenBackup> {
  const at = clock.now()
  const { databaseUrl, storageDir } = config
  if (!databaseUrl) throw new Error('The database has no address yet.')
  const written = await writeBackup({ databaseUrl, storageDir }, path, at)
  await db.prisma.backup.create({ data: { id: newId(), at, ...written } })
  return written
}

/** Backups of nights before these are removed. */
export const nightsKept = 7

/** The backup of every night, of which the last seven are kept; files with other names are not ours to remove. */
export async function backUpByNight(services: Services): Promise<void> {
  const { config, clock } = services
  if (!config.backups) return
  const folder = join(config.dataDir, 'backups')
  await backUp(services, join(folder, backupName(clock.now(), 'nuit')))
  const nights = (await readdir(folder)).filter((name) => /^navette-nuit-\d{14}\.tar\.gz$/.test(name)).toSorted()
  for (const name of nights.slice(0, -nightsKept)) await rm(join(folder, name))
}

/** `navette-20261124183000.tar.gz`, in UTC, so that names sort like their times. */
export const backupName = (at: Date, kind?: string): string =>
  ['navette', kind, `${at.toISOString().replace(/\D/g, '').slice(0, 14)}.tar.gz`].filter(Boolean).join('-')
