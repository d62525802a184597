import { newId } from '@navette/contract/core/ids.ts'
import { slowDown } from '@navette/contract/sessions/endpoints.ts'
import type { OpenContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { refuse } from '../../platform/http/refuse.ts'
import { type AttemptKeys, type Counted, waitNow } from './attempts.ts'

const windowMinutes = 60

/**
 * Counts an attempt before it is looked at, so that a hundred at once are counted too, then refuses with 429 while the account or the network
 * address must wait.
 *
 * @returns the ids under which it was counted
 */
export async function countAttempt({ db, clock }: OpenContext, keys: AttemptKeys): Promise<string[]> {
  const now = clock.now()
  const ids = [newId(), newId()]
  const [account, address] = [keys.account.key, keys.address.key]
  // Those who come at the same moment are counted one after the other; the account first, so that nobody waits in a circle.
  const inTurn = sql`SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM (VALUES (${account}), (${address})) AS k(key)`
  const [, counted] = await db.prisma.$transaction([
    db.prisma.$executeRaw(inTurn),
    db.prisma.$queryRaw<Counted[]>(sql`
      WITH counted AS (
        SELECT key, count(*)::int AS failures, max(at) AS last FROM sign_in_failure
        WHERE key IN (${account}, ${address}) AND at > ${now}::timestamptz - make_interval(mins => ${windowMinutes}) GROUP BY key
      ), added AS (
        INSERT INTO sign_in_failure (id, key, at) VALUES (${ids[0]}::uuid, ${account}, ${now}), (${ids[1]}::uuid, ${address}, ${now})
      )
      SELECT * FROM counted`),
  ])
  const wait = waitNow(counted, keys, now)
  if (wait > 0) {
    // Whoever comes too early is not punished for coming: only what was tried counts.
    await db.prisma.signInFailure.deleteMany({ where: { id: { in: ids } } })
    refuse(slowDown, { retryAfter: wait })
  }
  return ids
}

/** What was right wipes what was counted against its account; the address keeps its other failures. */
export async function forgetFailures({ db }: OpenContext, { account }: AttemptKeys, ids: string[] = []): Promise<void> {
  await db.prisma.signInFailure.deleteMany({ where: { OR: [{ key: account.key }, { id: { in: ids } }] } })
}

/** What was right was no failure; what was counted before stays, since a second step follows. */
export async function forgetAttempt({ db }: OpenContext, ids: string[]): Promise<void> {
  await db.prisma.signInFailure.deleteMany({ where: { id: { in: ids } } })
}
