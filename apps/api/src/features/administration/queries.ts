import type { Cluster } from '@navette/contract/administration/schema.ts'
import { unavailable } from '@navette/contract/core/errors.ts'
import { clusterZone } from '../../platform/clock/clock.ts'
import type { Services } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { refuse } from '../../platform/http/refuse.ts'

export async function getCluster({ db }: Services): Promise<Cluster> {
  const cluster = await db.prisma.cluster.findUnique({ where: { id: 1 } })
  return {
    founded: cluster !== null,
    name: cluster?.name ?? 'Navette',
    language: cluster?.language === 'en' ? 'en' : 'fr',
    timeZone: cluster?.timeZone ?? clusterZone,
    demonstration: cluster?.demonstration ?? false,
    logo: cluster?.logo ?? null,
  }
}

/** Asks each part that the product cannot do without; 503 where one does not answer, and the log says which. */
export async function getReadiness({ db, jobs, storage, log }: Services) {
  const parts = { database: () => db.rows(sql`SELECT 1`), jobs: () => jobs.check(), storage: () => storage.check() }
  const failed: string[] = []
  for (const [name, check] of Object.entries(parts)) {
    await check().catch((error: unknown) => {
      log.error({ err: error, part: name }, 'not ready')
      failed.push(name)
    })
  }
  if (failed.length > 0) return refuse({ ...unavailable, title: `Not ready: ${failed.join(', ')}.` })
  return { ready: true as const, checks: { database: 'ok' as const, jobs: 'ok' as const, storage: 'ok' as const } }
}
