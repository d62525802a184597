import type { Factors } from '@navette/contract/sessions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { found } from '../../platform/http/refuse.ts'
import { factorRequired } from '../../platform/session/actor.ts'
import { presentFactors } from './present.ts'

/** A person and their session, as far as factors are concerned. */
export interface FactorsRow {
  required: boolean
  applicationSince: Date | null
  recoveryCodes: number
  passkeys: number
  password: boolean
  startedAt: Date
  factorAt: Date | null
  provenAt: Date | null
}

async function readFactors({ db, actor }: Context): Promise<FactorsRow> {
  const rows = await db.rows<FactorsRow>(sql`
    SELECT ${factorRequired} AS required, f.confirmed_at AS "applicationSince", m.password_hash IS NOT NULL AS password,
      (SELECT count(*)::int FROM recovery_code r WHERE r.member_id = m.id AND r.used_at IS NULL) AS "recoveryCodes",
      (SELECT count(*)::int FROM passkey p WHERE p.member_id = m.id) AS passkeys,
      s.started_at AS "startedAt", s.factor_at AS "factorAt", s.proven_at AS "provenAt"
    FROM session s JOIN member m ON m.id = s.member_id LEFT JOIN totp f ON f.member_id = m.id AND f.confirmed_at IS NOT NULL
    WHERE s.id = ${actor.sessionId}::uuid`)
  return found(rows[0])
}

export async function getFactors(context: Context): Promise<Factors> {
  const row = await readFactors(context)
  const passkeys = await context.db.prisma.passkey.findMany({ where: { memberId: context.actor.id }, orderBy: { addedAt: 'asc' } })
  return presentFactors(row, passkeys, provenBy(row, context.clock.now()))
}

/** Whether the session showed lately who holds it. */
export const isProven = async (context: Context): Promise<boolean> => provenBy(await readFactors(context), context.clock.now())

const provenForMs = 600_000

/** Where a second factor is asked for, it alone counts: a password that somebody stole must not add a factor of theirs. */
function provenBy(row: FactorsRow, now: Date): boolean {
  const asks = row.applicationSince !== null || (row.required && row.passkeys > 0)
  const shown = asks ? [row.factorAt] : [row.startedAt, row.factorAt, row.provenAt]
  return shown.some((at) => at !== null && now.getTime() - at.getTime() < provenForMs)
}
