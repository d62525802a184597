import type { Language } from '@navette/contract/accounts/schema.ts'
import { organisationClosed } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { posterMade, posterWithdrawn } from '@navette/contract/invitations/activities.ts'
import { accountExists, joiningClosed } from '@navette/contract/invitations/endpoints.ts'
import type { Poster } from '@navette/contract/invitations/schema.ts'
import type { Context, OpenContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { refusing } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, found, refuse } from '../../platform/http/refuse.ts'
import type { Entered } from '../../platform/session/cookies.ts'
import { makeAccount } from '../accounts/commands.ts'
import { audienceOfManagers } from '../organisations/commands.ts'
import { getOrganisation } from '../organisations/queries.ts'
import { countLetter, hashNewPassword, startSession } from '../sessions/commands.ts'
import { readConfirmation, writeConfirmation } from './confirmations.ts'
import { newToken } from './links.ts'
import { confirmationLetter, knownLetter } from './notices.ts'
import { looksAfter } from './policy.ts'
import { findPosterByToken, getPoster } from './poster-queries.ts'
import { isClosed, signsIn } from './queries.ts'

/** Makes a poster in place of the one that hangs: photographs of that one lead nowhere from now on. */
export async function renewPoster(context: Context, organisationId: string, role: Poster['role']): Promise<{ poster: Poster }> {
  const { actor, clock, db } = context
  await getOrganisation(context, organisationId)
  allow(looksAfter(actor, organisationId))
  if (await isClosed(db, organisationId)) refuse(organisationClosed)
  await transact(context, async (tx) => {
    await takeDown(tx, context, organisationId)
    const id = newId()
    await tx.prisma.poster.create({ data: { id, organisationId, role, token: newToken(), madeById: actor.id, madeAt: clock.now() } })
    await tx.record(posterMade, { organisationId, posterId: id }, { audienceId: await audienceOfManagers(tx, organisationId) })
  })
  return { poster: found((await getPoster(context, organisationId)).poster) }
}

export async function withdrawPoster(context: Context, organisationId: string): Promise<void> {
  await getOrganisation(context, organisationId)
  allow(looksAfter(context.actor, organisationId))
  await transact(context, async (tx) => {
    const posterId = await takeDown(tx, context, organisationId)
    if (posterId)
      await tx.record(posterWithdrawn, { organisationId, posterId }, { audienceId: await audienceOfManagers(tx, organisationId) })
  })
}

/** Behind the organisation's lock, so that two who renew at once leave one poster. */
async function takeDown(tx: Transaction, { clock }: Context, organisationId: string): Promise<string | null> {
  await tx.rows(sql`SELECT id FROM organisation WHERE id = ${organisationId}::uuid FOR NO KEY UPDATE`)
  const hanging = await tx.prisma.poster.findFirst({ where: { organisationId, withdrawnAt: null }, select: { id: true } })
  if (!hanging) return null
  await tx.prisma.poster.update({ where: { id: hanging.id }, data: { withdrawnAt: clock.now() } })
  return hanging.id
}

interface Asking {
  token: string
  name: string
  email: string
  language: Language
}

/**
 * Somebody without an account comes from a poster: a letter goes to the address they give, and nothing is kept of them until its link is
 * used. An address that is known receives another letter; whoever asked cannot tell.
 */
export async function askAccount(context: OpenContext, { token, name, email, language }: Asking): Promise<void> {
  const poster = await findPosterByToken(context.db, token)
  if (poster.joining === 'closed') refuse(joiningClosed)
  await countLetter(context, email)
  const confirmation = writeConfirmation(context, { name, email, language, posterId: poster.id })
  const known = await hasAccount(context, email)
  await transact(context, (tx) =>
    tx.write((known ? knownLetter : confirmationLetter)(context, { name, email, language }, poster.organisation.name, token, confirmation)),
  )
}

const hasAccount = async ({ db }: OpenContext, email: string): Promise<boolean> => {
  const rows = await db.rows<{ known: boolean }>(sql`SELECT ${signsIn(sql`${email}::citext`)} AS known`)
  return rows[0]?.known ?? false
}

/** Whose account the link of a letter makes. */
export async function openConfirmation(context: OpenContext, confirmation: string) {
  const { name, email } = readConfirmation(context, confirmation)
  return { name, email, hasAccount: await hasAccount(context, email) }
}

/** Makes the account whose address has just been proven. It belongs nowhere yet: joining is the next step, and the organisation's to say. */
export async function confirmAccount(context: OpenContext, confirmation: string, password: string): Promise<Entered> {
  const { name, email, language } = readConfirmation(context, confirmation)
  if (await hasAccount(context, email)) refuse(accountExists)
  const passwordHash = await hashNewPassword(password, { about: [name, email] })
  const member = await refusing({ member_email_key: accountExists }, () =>
    transact(context, async (tx) => {
      const known = await tx.prisma.member.findUnique({ where: { email }, select: { id: true, audienceId: true } })
      if (!known) return makeAccount(tx, context, { name, email, passwordHash, language })
      await tx.prisma.member.update({ where: { id: known.id }, data: { passwordHash, language } })
      return known
    }),
  )
  return startSession(context, member, 'poster')
}
