import { addressTaken } from '@navette/contract/accounts/schema.ts'
import { notFound } from '@navette/contract/core/errors.ts'
import {
  addressAwaited,
  addressChangeAsked,
  addressChangeCancelled,
  addressChanged,
  addressConfirmed,
  addressReplaced,
  passwordChanged,
} from '@navette/contract/sessions/activities.ts'
import { sameAddress, wrongPassword } from '@navette/contract/sessions/endpoints.ts'
import type { MyAccess } from '@navette/contract/sessions/schema.ts'
import type { Context, OpenContext } from '../../platform/context.ts'
import { refusing } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, found, refuse } from '../../platform/http/refuse.ts'
import { clusterAudience } from '../../platform/session/actor.ts'
import { findAddressee } from '../accounts/queries.ts'
import { countAttempt, forgetFailures } from './attempt-commands.ts'
import { letterKeys, passwordKeys } from './attempts.ts'
import { endSessionsOf, hashNewPassword } from './commands.ts'
import { requireProof } from './factor-commands.ts'
import { issueLink, lifeOf, takeLink } from './link-commands.ts'
import { addressChangedNotice, addressInUseLetter, newAddressLetter, oldAddressLetter, passwordNotice } from './notices.ts'
import { passwordFits } from './passwords.ts'
import { canVouch } from './policy.ts'
import { findAddressChange, getMyAccess } from './queries.ts'

interface PasswordChange {
  current: string
  password: string
  endOthers: boolean
}

/** Changes the person's password. Guessing the current one is as slow as at the door. */
export async function changePassword(context: Context, { current, password, endOthers }: PasswordChange): Promise<void> {
  const { actor, db } = context
  const keys = passwordKeys(context, actor.email)
  const attempt = await countAttempt(context, keys)
  const { passwordHash: before } = found(await db.prisma.member.findUnique({ where: { id: actor.id }, select: { passwordHash: true } }))
  if (!(await passwordFits(before, current))) refuse(wrongPassword, { field: { path: 'body.current', message: wrongPassword.title } })
  await forgetFailures(context, keys, attempt)
  const passwordHash = await hashNewPassword(password, { about: [actor.name, actor.email] })
  await transact(context, async (tx) => {
    // Of two changes at once, the second was asked for with a password that is no longer the current one.
    const { count } = await tx.prisma.member.updateMany({ where: { id: actor.id, passwordHash: before }, data: { passwordHash } })
    if (count === 0) refuse(wrongPassword)
    await tx.prisma.oneTimeLink.deleteMany({ where: { memberId: actor.id, usedAt: null, purpose: 'reset' } })
    if (endOthers) await endSessionsOf(tx, context, { member: actor, reason: 'password_changed', except: actor.sessionId })
    await tx.record(passwordChanged, { memberId: actor.id, by: 'change' }, { audienceId: actor.audienceId })
    const addressee = await findAddressee(context, actor.id)
    if (addressee) await tx.write(passwordNotice(context.config, addressee))
  })
}

/**
 * Asks for another address. Both mailboxes receive a letter; where the new address belongs to somebody else, theirs says so and holds no link, and
 * the person who asked learns nothing of it.
 */
export async function askAddressChange(context: Context, email: string): Promise<MyAccess> {
  const { actor, clock, config, db } = context
  if (email === actor.email.toLowerCase()) refuse(sameAddress, { field: { path: 'body.email', message: sameAddress.title } })
  await countAttempt(context, letterKeys(context, actor.email))
  const member = found(await findAddressee(context, actor.id))
  const holder = await db.prisma.member.findUnique({ where: { email }, select: { id: true } })
  const holding = holder && (await findAddressee(context, holder.id))
  await transact(context, async (tx) => {
    await forgetAddressLinks(tx, actor.id)
    const askedAt = clock.now()
    const asked = {
      email,
      askedAt,
      expiresAt: new Date(askedAt.getTime() + lifeOf.new_address),
      oldConfirmedAt: null,
      newConfirmedAt: null,
    }
    await tx.prisma.addressChange.upsert({ where: { memberId: actor.id }, create: { memberId: actor.id, ...asked }, update: asked })
    const [oldToken, newToken] = [
      await issueLink(tx, context, { memberId: actor.id, purpose: 'old_address' }),
      await issueLink(tx, context, { memberId: actor.id, purpose: 'new_address' }),
    ]
    await tx.write(oldAddressLetter(config, member, email, oldToken))
    await tx.write(holding ? addressInUseLetter(config, holding) : newAddressLetter(config, { ...member, email }, newToken))
    await tx.record(addressChangeAsked, { memberId: actor.id }, { audienceId: actor.audienceId })
    await tx.record(addressAwaited, {}, { audienceId: clusterAudience })
  })
  return getMyAccess(context)
}

export async function cancelAddressChange(context: Context): Promise<void> {
  const { actor } = context
  await transact(context, async (tx) => {
    await forgetAddressLinks(tx, actor.id)
    const { count } = await tx.prisma.addressChange.deleteMany({ where: { memberId: actor.id } })
    if (count === 0) return
    await tx.record(addressChangeCancelled, { memberId: actor.id }, { audienceId: actor.audienceId })
    await tx.record(addressAwaited, {}, { audienceId: clusterAudience })
  })
}

/** One of both mailboxes says yes; the second one makes the change. Answers with the one that is still awaited. */
export async function confirmAddress(context: OpenContext, token: string): Promise<{ waitsFor: 'old' | 'new' | null }> {
  const now = context.clock.now()
  return refusing({ member_email_key: addressTaken }, () =>
    takeLink(context, token, ['old_address', 'new_address'], async (tx, { member, purpose }) => {
      const where = { memberId: member.id }
      const from = purpose === 'old_address' ? 'old' : 'new'
      // The update locks the row: of two confirmations at once, the second one sees the first.
      const change = await tx.prisma.addressChange.update({ where, data: { [`${from}ConfirmedAt`]: now } })
      await tx.record(addressConfirmed, { memberId: member.id, from }, { audienceId: member.audienceId })
      await tx.record(addressAwaited, {}, { audienceId: clusterAudience })
      if (!change.oldConfirmedAt) return { waitsFor: 'old' as const }
      if (!change.newConfirmedAt) return { waitsFor: 'new' as const }
      await moveTo(tx, context, member, { email: change.email })
      return { waitsFor: null }
    }),
  )
}

/**
 * An administrator says yes where the old mailbox no longer answers. They can neither begin a change nor say yes before the new mailbox has: what
 * the person wants is the person's to ask.
 */
export async function vouchForAddress(context: Context, memberId: string): Promise<void> {
  const { actor, clock } = context
  const change = found(await findAddressChange(context, memberId))
  allow(canVouch.vouch(actor, { memberId, newConfirmed: change.newConfirmedAt !== null }))
  await requireProof(context)
  await refusing({ member_email_key: addressTaken }, () =>
    transact(context, async (tx) => {
      // Links before the change, as wherever both are written. Whoever confirms from the old mailbox at this moment comes first, or too late.
      await forgetAddressLinks(tx, memberId)
      const where = { memberId, email: change.email, newConfirmedAt: { not: null } }
      const { count } = await tx.prisma.addressChange.updateMany({ where, data: { oldConfirmedAt: clock.now() } })
      if (count === 0) refuse(notFound)
      await moveTo(tx, context, { id: memberId, audienceId: change.member.audienceId }, { email: change.email, by: actor.name })
    }),
  )
}

/** Makes the change that both sides have confirmed, and tells both addresses; `by` where an administrator spoke for the old one. */
async function moveTo(
  tx: Transaction,
  context: OpenContext,
  member: { id: string; audienceId: string },
  { email, by }: { email: string; by?: string },
): Promise<void> {
  const before = found(await findAddressee(context, member.id))
  await tx.prisma.member.update({ where: { id: member.id }, data: { email } })
  await tx.prisma.addressChange.delete({ where: { memberId: member.id } })
  // What waits in the old mailbox no longer opens the account.
  await tx.prisma.oneTimeLink.deleteMany({ where: { memberId: member.id, usedAt: null } })
  for (const to of [before.email, email]) await tx.write(addressChangedNotice(context.config, { ...before, email: to }, { email, by }))
  await tx.record(addressChanged, { memberId: member.id, vouched: by !== undefined }, { audienceId: member.audienceId })
  await tx.record(addressReplaced, {}, { audienceId: clusterAudience })
}

const forgetAddressLinks = (tx: Transaction, memberId: string) =>
  tx.prisma.oneTimeLink.deleteMany({ where: { memberId, usedAt: null, purpose: { in: ['old_address', 'new_address'] } } })
