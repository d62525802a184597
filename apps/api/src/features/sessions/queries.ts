import type { Care } from '@navette/contract/administration/schema.ts'
import type { MyAccess, OpenSession } from '@navette/contract/sessions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { found } from '../../platform/http/refuse.ts'
import { presentAddressChange, presentSession, presentWaiting, type SessionRow } from './present.ts'

/** Where the person is signed in, last used first; served by `session_member`. */
export async function listMySessions({ db, clock, actor }: Context): Promise<{ items: OpenSession[] }> {
  const rows = await db.rows<SessionRow>(sql`
    SELECT s.id, s.user_agent AS "userAgent", s.started_at AS "startedAt", s.last_used_at AS "lastUsedAt", p.name AS "helperName"
    FROM session s LEFT JOIN help_session h ON h.session_id = s.id LEFT JOIN member p ON p.id = h.helper_id
    WHERE s.member_id = ${actor.id}::uuid AND s.ended_at IS NULL AND s.expires_at > ${clock.now()}
    ORDER BY s.id = ${actor.sessionId}::uuid DESC, s.last_used_at DESC, s.id`)
  return { items: rows.map((row) => presentSession(actor, row)) }
}

/** By what the person comes in. */
export async function getMyAccess(context: Context): Promise<MyAccess> {
  const { db, clock, actor } = context
  const member = found(
    await db.prisma.member.findUnique({ where: { id: actor.id }, select: { email: true, passwordHash: true, addressChange: true } }),
  )
  const change = member.addressChange
  return {
    email: member.email ?? '',
    hasPassword: member.passwordHash !== null,
    addressChange: change && change.expiresAt > clock.now() ? presentAddressChange(change) : null,
    vouched: await voucherOf(context),
  }
}

/** Who confirmed the address that the actor has now in place of the old mailbox; served by `activity_audience_at`. */
async function voucherOf({ db, actor }: Context): Promise<MyAccess['vouched']> {
  const [last] = await db.rows<{ name: string | null; at: Date; vouched: boolean | null }>(sql`
    SELECT p.name, a.at, (a.facts->>'vouched')::boolean AS vouched FROM activity a LEFT JOIN member p ON p.id = a.actor_id
    WHERE a.audience_id = ${actor.audienceId}::uuid AND a.verb = 'address.changed' ORDER BY a.at DESC LIMIT 1`)
  return last?.vouched ? { name: last.name ?? '', at: last.at.toISOString() } : null
}

/** A change of address that waits, of somebody whose account may be used; else null. */
export const findAddressChange = ({ db, clock }: Context, memberId: string) =>
  db.prisma.addressChange.findFirst({
    where: { memberId, expiresAt: { gt: clock.now() }, member: { suspension: null, departure: null } },
    include: { member: { select: { audienceId: true } } },
  })

export async function getAddressChange(context: Context, memberId: string) {
  const change = await findAddressChange(context, memberId)
  return { change: change && presentWaiting(context.actor, change) }
}

/**
 * Changes of address that this administrator can bring to an end: the new mailbox has said yes, the old one not, and the address is another
 * person's. Leads to whoever has waited longest.
 */
export async function careOfAddresses({ actor, db, clock }: Context): Promise<Care[]> {
  const waiting = await db.rows<{ memberId: string }>(sql`
    SELECT c.member_id AS "memberId" FROM address_change c
    WHERE c.new_confirmed_at IS NOT NULL AND c.old_confirmed_at IS NULL AND c.expires_at > ${clock.now()} AND c.member_id <> ${actor.id}::uuid
    ORDER BY c.new_confirmed_at, c.member_id`)
  const [first] = waiting
  return first ? [{ kind: 'addresses_waiting', count: waiting.length, address: `/personnes/${first.memberId}` }] : []
}
