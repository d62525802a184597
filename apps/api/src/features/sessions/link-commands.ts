import { randomBytes } from 'node:crypto'
import { linkPrinted, passwordChanged } from '@navette/contract/sessions/activities.ts'
import { linkExpired, linkUnknown, linkUsed } from '@navette/contract/sessions/endpoints.ts'
import { byItself, type OpenContext, type Services } from '../../platform/context.ts'
import type { LinkPurpose } from '../../platform/db/generated/enums.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { found, refuse } from '../../platform/http/refuse.ts'
import type { Entered } from '../../platform/session/cookies.ts'
import { hashToken } from '../../platform/session/tokens.ts'
import { findAddressee } from '../accounts/queries.ts'
import { forgetFailures } from './attempt-commands.ts'
import { passwordKeys } from './attempts.ts'
import { endSessionsOf, hashNewPassword, startSession } from './commands.ts'
import { linkPath, passwordNotice, resetLetter, signInLetter } from './notices.ts'

const minutes = 60_000
/** How long a link serves, in milliseconds: what signs in at once serves shortest. */
export const lifeOf: Record<LinkPurpose, number> = {
  sign_in: 15 * minutes,
  reset: 60 * minutes,
  old_address: 24 * 60 * minutes,
  new_address: 24 * 60 * minutes,
}

interface Issue {
  memberId: string
  purpose: LinkPurpose
}

/** Makes a link that serves once; its token leaves in a letter and is kept as a hash alone. */
export async function issueLink(tx: Transaction, { clock }: Services, { memberId, purpose }: Issue): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const sentAt = clock.now()
  const expiresAt = new Date(sentAt.getTime() + lifeOf[purpose])
  await tx.prisma.oneTimeLink.create({ data: { hash: hashToken(token), memberId, purpose, sentAt, expiresAt } })
  return token
}

/** Sends the link that somebody asked for, where there is an account that may be used. */
export async function sendLink(services: Services, memberId: string, purpose: 'sign_in' | 'reset'): Promise<void> {
  const open = { id: memberId, suspension: null, departure: null }
  if ((await services.db.prisma.member.count({ where: open })) === 0) return
  const member = await findAddressee(services, memberId)
  if (!member) return
  await transact(byItself(services), async (tx) => {
    const token = await issueLink(tx, services, { memberId, purpose })
    await tx.write((purpose === 'sign_in' ? signInLetter : resetLetter)(services.config, member, token))
  })
}

/**
 * Makes the link for the operator to hand over: no letter leaves, and the audit log keeps that it was made.
 *
 * @returns the path of the page that it opens, or null where nobody has this address or their account is suspended
 */
export async function printLink(services: Services, email: string, purpose: 'sign_in' | 'reset'): Promise<`/${string}` | null> {
  const member = await services.db.prisma.member.findFirst({ where: { email, suspension: null, departure: null } })
  if (!member) return null
  const token = await transact(byItself(services), async (tx) => {
    await tx.record(linkPrinted, { memberId: member.id, purpose }, { audienceId: member.audienceId })
    return issueLink(tx, services, { memberId: member.id, purpose })
  })
  return linkPath(purpose, token)
}

/** A link that still serves, with whose it is; refused with what has become of it otherwise. */
async function findLink({ db, clock }: OpenContext, token: string, purposes: LinkPurpose[]) {
  const hash = hashToken(token)
  const link = await db.prisma.oneTimeLink.findUnique({ where: { hash }, include: { member: true } })
  if (!link || !purposes.includes(link.purpose)) return refuse(linkUnknown)
  if (link.usedAt) return refuse(linkUsed)
  return link.expiresAt > clock.now() ? link : refuse(linkExpired)
}

/** Uses a link up. Of two who come at the same moment with the same one, PostgreSQL lets one through. */
async function useLink(tx: Transaction, now: Date, hash: Uint8Array<ArrayBuffer>): Promise<void> {
  const { count } = await tx.prisma.oneTimeLink.updateMany({ where: { hash, usedAt: null }, data: { usedAt: now } })
  if (count === 0) refuse(linkUsed)
}

/** Uses up a link of one of these purposes, inside a change that stands or falls with it. */
export async function takeLink<T>(
  context: OpenContext,
  token: string,
  purposes: LinkPurpose[],
  work: (tx: Transaction, link: Awaited<ReturnType<typeof findLink>>) => Promise<T>,
): Promise<T> {
  const link = await findLink(context, token, purposes)
  return transact(context, async (tx) => {
    await useLink(tx, context.clock.now(), link.hash)
    return work(tx, link)
  })
}

export async function signInByLink(context: OpenContext, token: string): Promise<Entered> {
  const member = await takeLink(context, token, ['sign_in'], async (_tx, link) => link.member)
  return startSession(context, member, 'link')
}

/** Whose password a link is for. */
export async function readReset(context: OpenContext, token: string): Promise<{ name: string; email: string }> {
  const { member } = await findLink(context, token, ['reset'])
  return { name: member.name, email: found(member.email) }
}

/** Chooses a new password. Whoever may have known the old one is out: every session ends, and no other link opens the account. */
export async function resetPassword(context: OpenContext, { token, password }: { token: string; password: string }) {
  const { name, email } = await readReset(context, token)
  const passwordHash = await hashNewPassword(password, { about: [name, email] })
  await takeLink(context, token, ['reset'], async (tx, { member }) => {
    await tx.prisma.member.update({ where: { id: member.id }, data: { passwordHash } })
    await tx.prisma.oneTimeLink.deleteMany({ where: { memberId: member.id, usedAt: null, purpose: { in: ['sign_in', 'reset'] } } })
    await endSessionsOf(tx, context, { member, reason: 'password_changed' })
    await tx.record(passwordChanged, { memberId: member.id, by: 'reset' }, { audienceId: member.audienceId })
    const addressee = await findAddressee(context, member.id)
    if (addressee) await tx.write(passwordNotice(context.config, addressee))
  })
  await forgetFailures(context, passwordKeys(context, email))
  return { email }
}
