import type { Account } from '@navette/contract/administration/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'

/** What the rules need to know of an account. */
export interface AccountFacts {
  id: string
  kind: 'member' | 'invited'
  hasAddress: boolean
  administrator: boolean
  suspended: boolean
  /** The account is closed and on its way out. */
  leaving: boolean
  /** Belongs to an organisation today. */
  attached: boolean
}

const hasAccount = ({ kind, hasAddress }: AccountFacts) => kind === 'member' && hasAddress

export const can = {
  /** A letter calls back whoever has an address and may come in. */
  remind: (actor: Actor, account: AccountFacts) => actor.administrator && account.hasAddress && !account.suspended && !account.leaving,
  /** A role is held in an organisation: somebody of none has no role to change. */
  changeRole: (actor: Actor, account: AccountFacts) => actor.administrator && account.kind === 'member' && account.attached,
  /** Nobody locks themselves out; and there is nothing to suspend where there is no account. */
  suspend: (actor: Actor, account: AccountFacts) =>
    actor.administrator && hasAccount(account) && !account.suspended && account.id !== actor.id,
  /** What one administrator suspended, any of them restores. */
  restore: (actor: Actor, account: AccountFacts) => actor.administrator && account.suspended,
  /** Administrators choose who administers with them, among those who can sign in. */
  appoint: (actor: Actor, account: AccountFacts) =>
    actor.administrator && hasAccount(account) && !account.suspended && !account.leaving && !account.administrator,
  /** They take it back from each other, or lay it down; that one always stays is PostgreSQL's to decide. */
  dismiss: (actor: Actor, account: AccountFacts) => actor.administrator && account.administrator,
} satisfies Record<keyof Account['can'], (actor: Actor, account: AccountFacts) => boolean>
