import { readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { HealthCheck } from '@navette/contract/administration/schema.ts'
import { Redis } from 'ioredis'
import type { Services } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { getSettings } from './settings-queries.ts'

type Part = HealthCheck['part']
type Finding = Omit<HealthCheck, 'part'>
type Facts = HealthCheck['facts']

const well = (facts: Facts = {}, code = 'well'): Finding => ({ state: 'well', code, facts })
const care = (code: string, facts: Facts = {}): Finding => ({ state: 'care', code, facts })
const broken = (code: string, facts: Facts = {}): Finding => ({ state: 'broken', code, facts })

/** Looks at every part at once, each for a few seconds at most. What is wrong is an answer too: this never fails. */
export async function inspectService(services: Services): Promise<{ checks: HealthCheck[] }> {
  const looks = Object.entries(parts) as [Part, (services: Services) => Promise<Finding | null>][]
  const found = await Promise.all(looks.map(async ([part, look]) => ({ part, finding: await patiently(look(services)) })))
  return { checks: found.flatMap(({ part, finding }) => (finding ? [{ part, ...finding }] : [])) }
}

const patienceMilliseconds = 6_000

/** A part that says nothing in time, or fails as it is looked at, is broken. */
async function patiently(look: Promise<Finding | null>): Promise<Finding | null> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<Finding>((resolve) => {
    timer = setTimeout(() => resolve(broken('silent')), patienceMilliseconds)
  })
  const answered = look.catch((error: Error) => broken('failed', { problem: error.message.slice(0, 300) }))
  return Promise.race([answered, silence]).finally(() => clearTimeout(timer))
}

const hourSeconds = 3_600
const daySeconds = 24 * hourSeconds
const gigabyte = 1_000_000_000

const parts: Record<Part, (services: Services) => Promise<Finding | null>> = {
  mail: async (services) => {
    const { db, mail, clock } = services
    const { server, sender } = (await getSettings(services)).mail
    const kept = await db.prisma.letter.count({ where: { sentAt: null, failures: 0 } })
    if (server === 'none') return care('none', { kept })
    if (server === 'sealed') return broken('sealed')
    const problem = await mail.check().then(
      () => null,
      (error: Error) => error.message.slice(0, 300),
    )
    if (problem !== null) return broken('unreachable', { problem })
    const yesterday = new Date(clock.now().getTime() - daySeconds * 1_000)
    const refused = await db.prisma.letter.count({ where: { sentAt: null, failures: { gt: 0 }, writtenAt: { gt: yesterday } } })
    if (refused > 0) return care('refused', { count: refused })
    return sender.includes('@localhost') ? care('sender', { sender }) : well({ sender })
  },

  jobs: async ({ db, jobs }) => {
    const [queue] = await db.rows<{ late: number; failed: number }>(sql`
      SELECT COALESCE(extract(epoch FROM now() - min(start_after) FILTER (WHERE state IN ('created', 'retry') AND start_after < now())), 0)::int AS late,
        count(*) FILTER (WHERE state = 'failed' AND completed_on > now() - interval '1 day')::int AS failed
      FROM jobs.job`)
    const { late, failed } = queue ?? { late: 0, failed: 0 }
    if (late > 10 * 60) return broken('late', { seconds: late })
    await jobs.check()
    return failed > 0 ? care('failures', { count: failed }) : well()
  },

  storage: async ({ storage }) => {
    await storage.check()
    const { free, whole } = await storage.space()
    const facts = { free, whole }
    if (free < gigabyte / 5) return broken('full', facts)
    return free < 2 * gigabyte || free < whole / 20 ? care('little', facts) : well(facts)
  },

  backups: async ({ config, db, clock }) => {
    const [last, [born]] = await Promise.all([
      db.prisma.backup.findFirst({ orderBy: { at: 'desc' } }),
      db.rows<{ at: Date }>(sql`SELECT min(started_at) AS at FROM _prisma_migrations`),
    ])
    const since = last?.at ?? born?.at ?? clock.now()
    const old = (clock.now().getTime() - since.getTime()) / 1_000 > 2 * daySeconds
    const facts = last ? { at: last.at.toISOString(), bytes: Number(last.bytes), path: last.path } : {}
    if (!config.backups) return care('off', facts)
    if (!last) return old ? broken('none') : well({}, 'soon')
    if (old) return broken('old', facts)
    const there = await stat(last.path).catch(() => null)
    return there ? well(facts) : care('gone', facts)
  },

  database: async ({ db, config }) => {
    const [server] = await db.rows<{ version: string; bytes: number; connections: number; most: number }>(sql`
      SELECT current_setting('server_version') AS version, pg_database_size(current_database())::float8 AS bytes,
        (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
        current_setting('max_connections')::int AS most`)
    if (!server) return broken('silent')
    const facts = { ...server, own: config.databaseUrl ? 1 : 0 }
    return server.connections > server.most * 0.8 ? care('crowded', facts) : well(facts)
  },

  time: async ({ db }) => {
    const asked = Date.now()
    const [server] = await db.rows<{ at: Date }>(sql`SELECT clock_timestamp() AS at`)
    const answered = Date.now()
    // Half the way there and back; the rest is drift.
    const drift = Math.round(Math.abs((server?.at.getTime() ?? answered) - (asked + answered) / 2) / 100) / 10
    if (drift > 30) return broken('apart', { seconds: drift })
    return drift > 2 ? care('apart', { seconds: drift }) : well({ seconds: drift })
  },

  address: async ({ config: { publicUrl, trustProxy } }) => {
    if (!publicUrl) return care('none')
    if (publicUrl.startsWith('http://')) return care('plain', { address: publicUrl })
    return trustProxy ? well({ address: publicUrl }) : care('proxy', { address: publicUrl })
  },

  redis: async ({ config: { redisUrl } }) => {
    if (!redisUrl) return null
    const redis = new Redis(redisUrl, { lazyConnect: true, connectTimeout: 2_000, maxRetriesPerRequest: 0, retryStrategy: () => null })
    redis.on('error', () => {})
    try {
      await redis.connect()
      await redis.ping()
      return well()
    } catch {
      return broken('silent')
    } finally {
      redis.disconnect()
    }
  },

  version: async () => well({ version: ownVersion, node: process.versions.node }),
}

const ownVersion: string = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).version
