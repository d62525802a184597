import { createHmac } from 'node:crypto'
import { slowDown } from '@navette/contract/accounts/endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import type { OpenContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { refuse } from '../../platform/http/refuse.ts'

/** A person mistypes a few times; a whole venue behind one address mistypes more often. */
const freeFailures = { account: 5, address: 30 }
const windowMinutes = 60
const longestWaitSeconds = 300

/** Attempts are counted by a keyed hash, so that the table names nobody. */
const keyOf = (secret: string, kind: string, value: string) => createHmac('sha256', secret).update(`${kind}:${value}`).digest('base64url')

export interface AttemptKeys {
  account: string
  address: string
}

export const attemptKeys = ({ config }: OpenContext, email: string, address: string): AttemptKeys => ({
  account: keyOf(config.secret, 'account', email),
  address: keyOf(config.secret, 'address', address),
})

/** Seconds to wait after the nth failure: none at first, then 2, 4, 8… up to five minutes. */
export const waitAfter = (failures: number, free: number): number =>
  failures < free ? 0 : Math.min(2 ** (failures - free + 1), longestWaitSeconds)

/**
 * Counts an attempt before its password is looked at, so that a hundred at once are counted too, then refuses with 429 while the
 * account or the network address must wait.
 */
export async function countAttempt({ db, clock }: OpenContext, keys: AttemptKeys): Promise<string[]> {
  const now = clock.now()
  const ids = [newId(), newId()]
  // Those who come at the same moment are counted one after the other; the account first, so that nobody waits in a circle.
  const inTurn = sql`SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM (VALUES (${keys.account}), (${keys.address})) AS k(key)`
  const [, rows] = await db.prisma.$transaction([
    db.prisma.$executeRaw(inTurn),
    db.prisma.$queryRaw<{ key: string; failures: number; last: Date | null }[]>(sql`
      WITH counted AS (
        SELECT key, count(*)::int AS failures, max(at) AS last FROM sign_in_failure
        WHERE key IN (${keys.account}, ${keys.address}) AND at > ${now}::timestamptz - make_interval(mins => ${windowMinutes}) GROUP BY key
      ), added AS (
        INSERT INTO sign_in_failure (id, key, at) VALUES (${ids[0]}::uuid, ${keys.account}, ${now}), (${ids[1]}::uuid, ${keys.address}, ${now})
      )
      SELECT * FROM counted`),
  ])
  const waits = rows.map(({ key, failures, last }) => {
    const wait = waitAfter(failures, key === keys.account ? freeFailures.account : freeFailures.address)
    return Math.ceil(wait - (now.getTime() - (last?.getTime() ?? 0)) / 1_000)
  })
  const wait = Math.max(0, ...waits)
  if (wait > 0) {
    // Whoever comes too early is not punished for coming: only passwords that were tried count.
    await db.rows(sql`DELETE FROM sign_in_failure WHERE id = ANY(${ids}::uuid[])`)
    refuse(slowDown, { retryAfter: wait })
  }
  return ids
}

/** The right password wipes what was counted against its account; the address keeps its other failures. */
export async function forgetFailures({ db }: OpenContext, keys: AttemptKeys, ids: string[]): Promise<void> {
  await db.rows(sql`DELETE FROM sign_in_failure WHERE key = ${keys.account} OR id = ANY(${ids}::uuid[])`)
}
