import type { Belonging } from '@navette/contract/accounts/schema.ts'
import type { Account, AccountStanding } from '@navette/contract/administration/schema.ts'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { type AccountFacts, can } from './policy.ts'

export interface AccountRow {
  id: string
  kind: 'member' | 'invited'
  /** What it is sorted by: the name, or the address of somebody invited without one. */
  shown: string
  name: string
  email: string | null
  portrait: number | null
  administrator: boolean
  /** The account is closed, and will be erased unless it is taken back. */
  leaving: boolean
  belongings: Belonging[]
  lastSeenAt: Date | null
  expiresAt: Date | null
  addedAt: Date
  /** The two instants it may be sorted by. */
  seenKey: Date
  suspension: { at: string; reason: string; by: PersonRef | null } | null
}

export const factsOf = ({ id, kind, email, administrator, leaving, suspension, belongings }: AccountRow): AccountFacts => ({
  id,
  kind,
  hasAddress: email !== null,
  administrator,
  leaving,
  suspended: suspension !== null,
  attached: belongings.length > 0,
})

const standingOf = ({ kind, email, leaving, lastSeenAt, expiresAt, suspension }: AccountRow, now: Date): AccountStanding => {
  if (kind === 'invited') return expiresAt && expiresAt > now ? 'invited' : 'expired'
  if (suspension) return 'suspended'
  if (leaving) return 'leaving'
  if (email === null) return 'no_account'
  return lastSeenAt ? 'seen' : 'never_seen'
}

export const presentAccount = (actor: Actor, row: AccountRow, now: Date): Account => {
  const { shown: _, seenKey: __, leaving: ___, lastSeenAt, expiresAt, addedAt, suspension, ...rest } = row
  const facts = factsOf(row)
  return {
    ...rest,
    standing: standingOf(row, now),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    addedAt: addedAt.toISOString(),
    suspension: suspension && { ...suspension, at: new Date(suspension.at).toISOString() },
    can: {
      remind: can.remind(actor, facts),
      changeRole: can.changeRole(actor, facts),
      suspend: can.suspend(actor, facts),
      restore: can.restore(actor, facts),
      appoint: can.appoint(actor, facts),
      dismiss: can.dismiss(actor, facts),
    },
  }
}
