import type { Language, MembershipRole } from '@navette/contract/accounts/schema.ts'
import { organisationClosed } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import {
  invitationAccepted,
  invitationDeclinedActivity,
  invitationMoved,
  invitationResent,
  invitationRestored,
  invitationWithdrawnActivity,
  peopleInvited,
} from '@navette/contract/invitations/activities.ts'
import {
  accountExists,
  alreadyBelongs,
  endIsPast,
  invitationDeclined,
  invitationExpired,
  invitationUnknown,
  invitationUsed,
  invitationWaits,
  invitationWithdrawn,
} from '@navette/contract/invitations/endpoints.ts'
import { type Invitation, type InvitationOutcome, invitationDays } from '@navette/contract/invitations/schema.ts'
import type { Context, OpenContext } from '../../platform/context.ts'
import { type Sql, sql } from '../../platform/db/database.ts'
import { holdsOn } from '../../platform/db/people.ts'
import { refusing } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import type { Entered } from '../../platform/session/cookies.ts'
import { hashToken } from '../../platform/session/tokens.ts'
import { makeAccount } from '../accounts/commands.ts'
import { audienceOfManagers, beginMembership } from '../organisations/commands.ts'
import { getOrganisation } from '../organisations/queries.ts'
import { audienceOfTeam, enterTeam } from '../projects/commands.ts'
import { hashNewPassword, startSession } from '../sessions/commands.ts'
import { newToken } from './links.ts'
import { type InvitationTermsGiven, invitationLetter } from './notices.ts'
import { looksAfter, looksAfterPlace } from './policy.ts'
import { type InvitationRow, placeOf } from './present.ts'
import { findInvitation, findMyInvitation, getInvitation, isClosed, openInvitation, signsIn } from './queries.ts'

interface Invitations extends InvitationTermsGiven {
  emails: string[]
}

/** Invites people to an organisation, on the same terms. */
export async function invitePeople(
  context: Context,
  organisationId: string,
  { emails, ...terms }: Invitations,
): Promise<InvitationOutcome[]> {
  const organisation = await getOrganisation(context, organisationId)
  allow(looksAfter(context.actor, organisationId))
  if (terms.endsOn && terms.endsOn <= context.clock.today()) refuse(endIsPast)
  if (await isClosed(context.db, organisationId)) refuse(organisationClosed)
  const people = [...new Set(emails)].map((email) => ({ ...terms, email, name: '' }))
  return transact(context, (tx) => sendInvitations(tx, context, organisation, people))
}

interface PersonInvited extends InvitationTermsGiven {
  email: string
  /** Empty where it is not known. */
  name: string
}

/**
 * Writes invitations and their letters, inside the change that invites. `invitation_once` decides which address waits already: that
 * invitation is renewed, and its older link is dead. Whoever belongs to the organisation today is left in peace.
 *
 * @param people each address once
 */
export async function sendInvitations(
  tx: Transaction,
  context: Context,
  organisation: { id: string; name: string },
  people: readonly PersonInvited[],
): Promise<InvitationOutcome[]> {
  const { actor, clock } = context
  const inside = await addressesInside(tx, context, organisation.id, people)
  const outside = people.filter(({ email }) => !inside.has(email)).map((person) => ({ ...person, id: newId(), token: newToken() }))
  if (outside.length === 0) return people.map(({ email }) => ({ email, outcome: 'belongs' }))
  const now = clock.now()
  const column = <T>(read: (person: (typeof outside)[number]) => T) => outside.map(read)
  const written = await tx.rows<{ id: string; email: string; renewed: boolean }>(sql`
    INSERT INTO invitation AS v (id, organisation_id, role, email, name, ends_on, language, message, token_hash, invited_by, invited_at, sent_at, expires_at)
    SELECT p.id, ${organisation.id}::uuid, p.role::membership_role, p.email, p.name, p.ends_on, p.language, p.message, p.token_hash,
      ${actor.id}::uuid, ${now}, ${now}, ${expiryFrom(now)}
    FROM unnest(${column(({ id }) => id)}::uuid[], ${column(({ role }) => role)}::text[], ${column(({ email }) => email)}::text[],
      ${column(({ name }) => name)}::text[], ${column(({ endsOn }) => endsOn)}::date[], ${column(({ language }) => language)}::text[],
      ${column(({ message }) => message)}::text[], ${column(({ token }) => hashToken(token))}::bytea[])
      AS p (id, role, email, name, ends_on, language, message, token_hash)
    ON CONFLICT (organisation_id, email) WHERE accepted_at IS NULL AND withdrawn_at IS NULL AND declined_at IS NULL DO UPDATE SET
      role = EXCLUDED.role, name = EXCLUDED.name, ends_on = EXCLUDED.ends_on, language = EXCLUDED.language, message = EXCLUDED.message,
      token_hash = EXCLUDED.token_hash, invited_by = EXCLUDED.invited_by, sent_at = EXCLUDED.sent_at, expires_at = EXCLUDED.expires_at,
      version = v.version + 1
    RETURNING v.id, v.email::text, v.version > 1 AS renewed`)
  await tx.writeAll(
    outside.map(({ role, endsOn, ...person }) =>
      invitationLetter(context, person, { ...person, place: { organisation, role, endsOn }, invitedBy: actor.name }),
    ),
  )
  const facts = { organisationId: organisation.id, projectId: null, invitationIds: written.map(({ id }) => id) }
  await tellInvited(
    tx,
    outside.map(({ email }) => email),
  )
  await tx.record(peopleInvited, facts, { audienceId: await audienceOfManagers(tx, organisation.id) })
  const renewed = new Set(written.filter((each) => each.renewed).map(({ email }) => email))
  return people.map(({ email }) => ({ email, outcome: inside.has(email) ? 'belongs' : renewed.has(email) ? 'renewed' : 'invited' }))
}

/** Which of these addresses are those of people who belong to the organisation today. */
async function addressesInside(
  tx: Transaction,
  { clock }: Context,
  organisationId: string,
  people: readonly PersonInvited[],
): Promise<Set<string>> {
  const rows = await tx.rows<{ email: string }>(sql`
    SELECT lower(m.email::text) AS email FROM member m JOIN membership s ON s.member_id = m.id
    WHERE s.organisation_id = ${organisationId}::uuid AND ${holdsOn(sql`s`, clock.today())}
      AND m.email = ANY(${people.map(({ email }) => email)}::citext[])`)
  return new Set(rows.map(({ email }) => email))
}

const expiryFrom = (now: Date) => new Date(now.getTime() + invitationDays * 86_400_000)

/** Whoever is invited and reads it here: their screens show it, or no longer. */
export async function tellInvited(tx: Transaction, emails: readonly string[]): Promise<void> {
  const known = await tx.rows<{ audienceId: string }>(
    sql`SELECT audience_id AS "audienceId" FROM member WHERE email = ANY(${[...emails]}::citext[])`,
  )
  for (const { audienceId } of known) await tx.record(invitationMoved, { invitationId: null }, { audienceId })
}

/** Who follows the invitations to a place. */
const followersOf = (tx: Transaction, { organisation, project }: Pick<InvitationRow, 'organisation' | 'project'>): Promise<string> =>
  project ? audienceOfTeam(tx, { id: project.id, hostId: project.ribbon[0]?.id ?? '' }) : audienceOfManagers(tx, organisation?.id ?? '')

const factsOf = ({ id, organisation, project }: Pick<InvitationRow, 'id' | 'organisation' | 'project'>) => ({
  organisationId: organisation?.id ?? null,
  projectId: project?.id ?? null,
  invitationId: id,
})

/** Sends the letter again, in the name of whoever does so; the link of the letter before is dead. */
export async function resendInvitation(context: Context, id: string): Promise<Invitation> {
  const { actor, clock } = context
  const { organisation } = await findInvitation(context, id)
  if (organisation && (await isClosed(context.db, organisation.id))) refuse(organisationClosed)
  await transact(context, async (tx) => {
    const invitation = await holdInvitation(tx, context, id)
    if (invitation.state === 'withdrawn') refuse(invitationWithdrawn)
    const token = newToken()
    const now = clock.now()
    await tx.prisma.invitation.update({
      where: { id },
      data: { tokenHash: hashToken(token), invitedById: actor.id, sentAt: now, expiresAt: expiryFrom(now), version: { increment: 1 } },
    })
    await tx.write(invitationLetter(context, invitation, { ...invitation, place: invitedTo(invitation), token, invitedBy: actor.name }))
    await tellInvited(tx, [invitation.email])
    await tx.record(invitationResent, factsOf(invitation), { audienceId: await followersOf(tx, invitation) })
  })
  return getInvitation(context, id)
}

/** A check of the table holds that one of them is there, and the role with the organisation. */
const invitedTo = ({ organisation, project, role, endsOn }: InvitationRow) => {
  if (project) return { project }
  if (organisation && role) return { organisation, role, endsOn }
  throw new Error('An invitation leads nowhere.')
}

export async function withdrawInvitation(context: Context, id: string): Promise<Invitation> {
  await transact(context, async (tx) => {
    const invitation = await holdInvitation(tx, context, id)
    if (invitation.state === 'withdrawn') return
    await tx.prisma.invitation.update({ where: { id }, data: { withdrawnAt: context.clock.now(), version: { increment: 1 } } })
    await tellInvited(tx, [invitation.email])
    await tx.record(invitationWithdrawnActivity, factsOf(invitation), { audienceId: await followersOf(tx, invitation) })
  })
  return getInvitation(context, id)
}

/** Takes a withdrawal back; where the address has been invited again meanwhile, `invitation_once` or `invitation_project_once` refuses. */
export async function restoreInvitation(context: Context, id: string): Promise<Invitation> {
  await refusing({ invitation_once: invitationWaits, invitation_project_once: invitationWaits }, () =>
    transact(context, async (tx) => {
      const invitation = await holdInvitation(tx, context, id)
      if (invitation.state !== 'withdrawn') return
      await tx.prisma.invitation.update({ where: { id }, data: { withdrawnAt: null, version: { increment: 1 } } })
      await tellInvited(tx, [invitation.email])
      await tx.record(invitationRestored, factsOf(invitation), { audienceId: await followersOf(tx, invitation) })
    }),
  )
  return getInvitation(context, id)
}

/** Holds an invitation that is not used up until the transaction ends, so that accepting and taking back cannot both win. */
async function holdInvitation(tx: Transaction, context: Context, id: string) {
  await tx.rows(sql`SELECT id FROM invitation WHERE id = ${id}::uuid FOR NO KEY UPDATE`)
  const invitation = await findInvitation(context, id, tx)
  allow(looksAfterPlace(context.actor, placeOf(invitation)))
  if (invitation.state === 'accepted') refuse(invitationUsed)
  if (invitation.state === 'declined') refuse(invitationDeclined)
  return invitation
}

/** Accepts for whoever is signed in; the address that was invited need not be theirs, for they hold its letter. */
export async function acceptInvitation(
  context: Context,
  token: string,
): Promise<{ organisationId: string | null; projectId: string | null }> {
  return refusing({ membership_once: alreadyBelongs }, () =>
    transact(context, async (tx) => {
      const invitation = await holdLink(tx, context, sql`v.token_hash = ${hashToken(token)}`)
      await acceptOnce(tx, context, invitation)
      return { organisationId: invitation.organisationId, projectId: invitation.projectId }
    }),
  )
}

/** Accepts or declines what was sent to the actor's own address, without its letter. */
export async function answerInvitation(context: Context, id: string, accepted: boolean): Promise<void> {
  await findMyInvitation(context, id)
  await refusing({ membership_once: alreadyBelongs }, () =>
    transact(context, async (tx) => {
      const invitation = await holdLink(tx, context, sql`v.id = ${id}::uuid`)
      if (accepted) await acceptOnce(tx, context, invitation)
      else await decline(tx, context, invitation)
    }),
  )
}

async function acceptOnce(tx: Transaction, context: Context, invitation: HeldLink): Promise<void> {
  // The same person's second press, or a second tab.
  if (invitation.acceptedById === context.actor.id) return
  refuseUnlessPending(invitation)
  await enter(tx, context, invitation, context.actor.id)
}

async function decline(tx: Transaction, { clock }: Context, invitation: HeldLink): Promise<void> {
  if (invitation.declinedAt) return
  refuseUnlessPending(invitation)
  await tx.prisma.invitation.update({ where: { id: invitation.id }, data: { declinedAt: clock.now(), version: { increment: 1 } } })
  await tellInvited(tx, [invitation.email])
  await tx.record(invitationDeclinedActivity, linkFacts(invitation), { audienceId: await followersOfLink(tx, invitation) })
}

interface NewcomerGiven {
  token: string
  name: string
  password: string
  language: Language
}

/** Accepts with an account for the invited address: the letter came there, so nothing else must be confirmed. */
export async function acceptAsNewcomer(context: OpenContext, { token, name, password, language }: NewcomerGiven): Promise<Entered> {
  const passwordHash = await hashNewPassword(password, { about: [name, (await openInvitation(context, token)).email] })
  const member = await refusing({ member_email_key: accountExists, membership_once: alreadyBelongs }, () =>
    transact(context, async (tx) => {
      const invitation = await holdLink(tx, context, sql`v.token_hash = ${hashToken(token)}`)
      refuseUnlessPending(invitation)
      if (invitation.hasAccount) refuse(accountExists)
      const account = { name, email: invitation.email, passwordHash, language }
      const known = await tx.prisma.member.findUnique({ where: { email: invitation.email }, select: { id: true, audienceId: true } })
      const newcomer = known ?? (await makeAccount(tx, context, account))
      // Brought in by a list: they keep the name that others know them by.
      if (known) await tx.prisma.member.update({ where: { id: known.id }, data: { passwordHash, language } })
      await enter(tx, context, invitation, newcomer.id)
      return newcomer
    }),
  )
  return startSession(context, member, 'invitation')
}

interface HeldLink {
  id: string
  organisationId: string | null
  projectId: string | null
  /** Of the project. */
  hostId: string | null
  audienceId: string | null
  role: MembershipRole | null
  email: string
  endsOn: string | null
  acceptedById: string | null
  acceptedAt: Date | null
  withdrawnAt: Date | null
  declinedAt: Date | null
  expired: boolean
  closed: boolean
  hasAccount: boolean
}

/** The invitation `v` that somebody answers, held until the transaction ends: of two who answer at once, the second finds it used. */
async function holdLink(tx: Transaction, { clock }: OpenContext, which: Sql): Promise<HeldLink> {
  const rows = await tx.rows<HeldLink>(sql`
    SELECT v.id, v.organisation_id AS "organisationId", v.project_id AS "projectId", i.organisation_id AS "hostId", i.audience_id AS "audienceId",
      v.role, v.email::text, v.ends_on::text AS "endsOn", v.accepted_by AS "acceptedById",
      v.accepted_at AS "acceptedAt", v.withdrawn_at AS "withdrawnAt", v.declined_at AS "declinedAt",
      (v.expires_at <= ${clock.now()} OR COALESCE(v.ends_on <= ${clock.today()}::date, false)) AS expired,
      (EXISTS (SELECT 1 FROM organisation_closure c WHERE c.organisation_id = v.organisation_id)
        OR COALESCE(p.stage = 'archived' OR i.trashed_at IS NOT NULL, false)) AS closed,
      ${signsIn(sql`v.email`)} AS "hasAccount"
    FROM invitation v LEFT JOIN project p ON p.id = v.project_id LEFT JOIN item i ON i.id = p.id
    WHERE ${which} FOR NO KEY UPDATE OF v`)
  return rows[0] ?? refuse(invitationUnknown)
}

function refuseUnlessPending({ acceptedAt, withdrawnAt, declinedAt, expired, closed, projectId }: HeldLink): void {
  if (acceptedAt) refuse(invitationUsed)
  if (withdrawnAt) refuse(invitationWithdrawn)
  if (declinedAt) refuse(invitationDeclined)
  if (closed) refuse(projectId ? invitationWithdrawn : organisationClosed)
  if (expired) refuse(invitationExpired)
}

const linkFacts = ({ id, organisationId, projectId }: HeldLink) => ({ organisationId, projectId, invitationId: id })

const followersOfLink = (tx: Transaction, { organisationId, projectId, hostId }: HeldLink): Promise<string> =>
  projectId && hostId ? audienceOfTeam(tx, { id: projectId, hostId }) : audienceOfManagers(tx, organisationId ?? '')

async function enter(tx: Transaction, context: OpenContext, invitation: HeldLink, memberId: string): Promise<void> {
  const { clock } = context
  const { id, organisationId, projectId, audienceId, role, endsOn, email } = invitation
  await tx.prisma.invitation.update({ where: { id }, data: { acceptedAt: clock.now(), acceptedById: memberId, version: { increment: 1 } } })
  if (projectId && audienceId) await enterTeam(tx, context, { id: projectId, audienceId }, memberId)
  else if (organisationId && role) {
    await beginMembership(tx, { id: newId(), organisationId, memberId, role, startsOn: clock.today(), endsOn })
  }
  await tellInvited(tx, [email])
  const facts = { ...linkFacts(invitation), memberId }
  await tx.record(invitationAccepted, facts, { audienceId: await followersOfLink(tx, invitation) })
}
