import { randomBytes } from 'node:crypto'
import type { MembershipRole } from '@navette/contract/accounts/schema.ts'
import {
  accountsChanged,
  accountsExported,
  administratorAppointed,
  administratorDismissed,
  memberReminded,
  memberRestored,
  memberSuspended,
} from '@navette/contract/administration/activities.ts'
import {
  cannotSignIn,
  elsewhere,
  noAccount,
  notSuspended,
  notYourself,
  onlyInvited,
  suspendedPerson,
} from '@navette/contract/administration/endpoints.ts'
import type { Account, AccountFilter, Outcome } from '@navette/contract/administration/schema.ts'
import { notFound, type Refusal } from '@navette/contract/core/errors.ts'
import type { Context } from '../../platform/context.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, found, Refused, refuse } from '../../platform/http/refuse.ts'
import { clusterAudience, publicAudience } from '../../platform/session/actor.ts'
import { hashToken } from '../../platform/session/tokens.ts'
import { requireAnotherAdministrator } from '../accounts/commands.ts'
import { resendInvitation } from '../invitations/commands.ts'
import { editMembership } from '../organisations/commands.ts'
import { endSessionsOf } from '../sessions/commands.ts'
import { administratorsTold, appointmentTold, dismissalTold, reminder, reminderDays } from './account-notices.ts'
import { everyAccount, findAccounts, openInvitations, otherAdministrators, placesIn } from './account-queries.ts'
import { can } from './policy.ts'
import { type AccountRow, factsOf, presentAccount } from './present.ts'

/** A person of the table, or 404. */
async function findPerson(context: Context, memberId: string): Promise<AccountRow> {
  const [row] = await findAccounts(context, [memberId])
  return found(row?.kind === 'member' ? row : null)
}

/**
 * Ends all that an account has open, on every instance, and lets it open nothing more. What the person wrote stays under their name; only
 * administrators are told.
 */
export async function suspendMember(context: Context, memberId: string, reason: string): Promise<void> {
  const { actor, clock } = context
  const account = await findPerson(context, memberId)
  if (account.id === actor.id) refuse(notYourself)
  if (account.email === null) refuse(noAccount)
  if (account.suspension) return
  allow(can.suspend(actor, factsOf(account)))
  await transact(context, async (tx) => {
    await requireAnotherAdministrator(tx, memberId)
    await stillAdministers(tx, context)
    const member = await tx.prisma.member.findUniqueOrThrow({ where: { id: memberId }, select: { id: true, audienceId: true } })
    const { count } = await tx.prisma.suspension.createMany({
      data: [{ memberId, byId: actor.id, at: clock.now(), reason }],
      skipDuplicates: true,
    })
    if (count === 0) return
    await endSessionsOf(tx, context, { member, reason: 'suspended' })
    await tx.prisma.apiToken.updateMany({ where: { memberId, revokedAt: null }, data: { revokedAt: clock.now() } })
    // Letters that are on their way, and a first factor that waits for the second, open nothing either.
    await tx.prisma.oneTimeLink.deleteMany({ where: { memberId, usedAt: null } })
    await tx.prisma.signInStep.deleteMany({ where: { memberId } })
    await tx.record(memberSuspended, { memberId }, { audienceId: member.audienceId })
    await tx.record(accountsChanged, {}, { audienceId: publicAudience })
  })
}

export async function restoreMember(context: Context, memberId: string): Promise<void> {
  const account = await findPerson(context, memberId)
  if (!account.suspension) return
  allow(can.restore(context.actor, factsOf(account)))
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.suspension.deleteMany({ where: { memberId } })
    if (count === 0) return
    const { audienceId } = await tx.prisma.member.findUniqueOrThrow({ where: { id: memberId }, select: { audienceId: true } })
    await tx.record(memberRestored, { memberId }, { audienceId })
    await tx.record(accountsChanged, {}, { audienceId: publicAudience })
  })
}

export async function appointAdministrator(context: Context, memberId: string): Promise<void> {
  const { actor, clock } = context
  const account = await findPerson(context, memberId)
  if (account.email === null) refuse(noAccount)
  if (account.suspension || account.leaving) refuse(suspendedPerson)
  if (account.administrator) return
  allow(can.appoint(actor, factsOf(account)))
  await transact(context, async (tx) => {
    await requireAnotherAdministrator(tx)
    await stillAdministers(tx, context)
    const granted = { memberId, grantedById: actor.id, grantedAt: clock.now() }
    const { count } = await tx.prisma.administrator.createMany({ data: [granted], skipDuplicates: true })
    if (count === 0) return
    await tx.record(administratorAppointed, { memberId }, { audienceId: clusterAudience })
    await tellOf(tx, context, account, 'appointed')
  })
}

export async function dismissAdministrator(context: Context, memberId: string): Promise<void> {
  const account = await findPerson(context, memberId)
  if (!account.administrator) return
  allow(can.dismiss(context.actor, factsOf(account)))
  await transact(context, async (tx) => {
    await requireAnotherAdministrator(tx, memberId)
    await stillAdministers(tx, context)
    const { count } = await tx.prisma.administrator.deleteMany({ where: { memberId } })
    if (count === 0) return
    await tx.record(administratorDismissed, { memberId }, { audienceId: clusterAudience })
    await tellOf(tx, context, account, 'dismissed')
  })
}

/** Behind the lock: whoever was demoted a moment ago decides nothing more. */
async function stillAdministers({ prisma }: Transaction, { actor }: Context): Promise<void> {
  allow((await prisma.administrator.count({ where: { memberId: actor.id } })) > 0)
}

/** The person reads it, and so do those who administer with them: a right like this one is never given in silence. */
async function tellOf(tx: Transaction, context: Context, { id, name }: AccountRow, what: 'appointed' | 'dismissed'): Promise<void> {
  const own = await (what === 'appointed' ? appointmentTold : dismissalTold)(context, id)
  if (own && id !== context.actor.id) await tx.write(own)
  for (const otherId of await otherAdministrators(context, [id, context.actor.id])) {
    const letter = await administratorsTold(context, otherId, { name, what })
    if (letter) await tx.write(letter)
  }
}

/** Does one thing for each, and says for whom it was not done, and why. */
async function forEach(context: Context, ids: string[], act: (account: AccountRow) => Promise<void>): Promise<Outcome> {
  const accounts = new Map((await findAccounts(context, ids)).map((account) => [account.id, account]))
  const outcome: Outcome = { done: [], refused: [] }
  for (const id of new Set(ids)) {
    try {
      await act(accounts.get(id) ?? refuse(notFound))
      outcome.done.push(id)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      outcome.refused.push({ id, code: error.refusal.code })
    }
  }
  return outcome
}

const personOf = (account: AccountRow): AccountRow => (account.kind === 'member' ? account : refuse(onlyInvited))

export const suspendAccounts = (context: Context, ids: string[], reason: string): Promise<Outcome> =>
  forEach(context, ids, (account) => suspendMember(context, personOf(account).id, reason))

export const restoreAccounts = (context: Context, ids: string[]): Promise<Outcome> =>
  forEach(context, ids, (account) => (personOf(account).suspension ? restoreMember(context, account.id) : refuse(notSuspended)))

/** Calls people back by letter. Invitations are sent again, so that their older link is dead; whoever never came may choose a password at last. */
export const remindAccounts = (context: Context, ids: string[]): Promise<Outcome> =>
  forEach(context, ids, async (account) => {
    const { email, kind } = account
    if (email === null) return refuse(noAccount)
    allowed(can.remind(context.actor, factsOf(account)), cannotSignIn)
    if (kind === 'member') return remindMember(context, account)
    for (const id of await openInvitations(context, email)) await resendInvitation(context, id)
  })

async function remindMember(context: Context, { id, lastSeenAt }: AccountRow): Promise<void> {
  const { clock } = context
  const now = clock.now()
  const token = lastSeenAt ? null : randomBytes(32).toString('base64url')
  const letter = found(await reminder(context, id, token))
  await transact(context, async (tx) => {
    const { audienceId } = await tx.prisma.member.findUniqueOrThrow({ where: { id }, select: { audienceId: true } })
    if (token) {
      const expiresAt = new Date(now.getTime() + reminderDays * 86_400_000)
      await tx.prisma.oneTimeLink.create({ data: { hash: hashToken(token), memberId: id, purpose: 'reset', sentAt: now, expiresAt } })
    }
    await tx.write(letter)
    await tx.record(memberReminded, { memberId: id }, { audienceId })
  })
}

const allowed = (may: boolean, otherwise: Refusal): void => {
  if (!may) refuse(otherwise)
}

interface RoleChange {
  ids: string[]
  organisationId: string
  role: MembershipRole
}

/** Gives people another role where they belong already; whoever belongs elsewhere is left as they are. */
export async function changeRoles(context: Context, { ids, organisationId, role }: RoleChange) {
  const places = new Map((await placesIn(context, organisationId, ids)).map((place) => [place.memberId, place]))
  const before: { id: string; role: MembershipRole }[] = []
  const outcome = await forEach(context, ids, async (account) => {
    const place = places.get(personOf(account).id) ?? refuse(elsewhere)
    if (place.role === role) return
    await editMembership(context, place.id, { role, endsOn: place.endsOn, version: place.version })
    before.push({ id: account.id, role: place.role })
  })
  return { ...outcome, before }
}

/** What a spreadsheet is to hold; that somebody took it along is noted. */
export async function exportAccounts(context: Context, filter: AccountFilter, ids?: string[]): Promise<Account[]> {
  const rows = await everyAccount(context, filter, ids)
  await transact(context, (tx) => tx.record(accountsExported, { count: rows.length }, { audienceId: context.actor.audienceId }))
  const now = context.clock.now()
  return rows.map((row) => presentAccount(context.actor, row, now))
}
