import { newId } from '@navette/contract/core/ids.ts'
import { peopleInvited } from '@navette/contract/invitations/activities.ts'
import { personUnknown } from '@navette/contract/invitations/endpoints.ts'
import { invitationDays } from '@navette/contract/invitations/schema.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { hashToken } from '../../platform/session/tokens.ts'
import { audienceOfTeam } from '../projects/commands.ts'
import { can as canProject } from '../projects/policy.ts'
import { factsOfProject, findProject } from '../projects/queries.ts'
import { tellInvited } from './commands.ts'
import { newToken } from './links.ts'
import { type GuestTermsGiven, invitationLetter } from './notices.ts'

interface Guests extends GuestTermsGiven {
  memberIds: string[]
  emails: string[]
}

interface Outcome {
  memberId: string | null
  email: string | null
  outcome: 'invited' | 'renewed' | 'belongs'
}

/**
 * Invites to the team of a project. Somebody of the cluster is invited at their own address, and answers here or by the letter; an address
 * that is nobody's becomes a guest, who sees this project and nothing else. What an address says of an account is never told: a member who
 * is invited by address is answered like a stranger.
 */
export async function inviteToProject(context: Context, projectId: string, { memberIds, emails, ...terms }: Guests): Promise<Outcome[]> {
  const { actor, clock, db } = context
  const project = await findProject(context, projectId)
  allow(canProject.invite(actor, factsOfProject(project)))
  const wanted = [...new Set(memberIds)]
  const people = await db.rows<{ id: string; name: string; email: string | null }>(
    sql`SELECT id, name, email::text FROM member WHERE id = ANY(${wanted}::uuid[])`,
  )
  const addressees = [
    ...wanted.map((id) => {
      const person = people.find((each) => each.id === id)
      return person?.email ? { memberId: id, name: person.name, email: person.email } : refuse(personUnknown)
    }),
    ...[...new Set(emails)].map((email) => ({ memberId: null, name: '', email })),
  ]
  // Whoever is named twice is invited once, by name.
  const once = [...new Map(addressees.toReversed().map((each) => [each.email.toLowerCase(), each])).values()].toReversed()
  return transact(context, async (tx) => {
    const inside = await addressesInTeam(
      tx,
      projectId,
      once.map(({ email }) => email),
    )
    const outside = once
      .filter(({ email }) => !inside.has(email.toLowerCase()))
      .map((each) => ({ ...each, id: newId(), token: newToken() }))
    const now = clock.now()
    const column = <T>(read: (each: (typeof outside)[number]) => T) => outside.map(read)
    const expires = new Date(now.getTime() + invitationDays * 86_400_000)
    const written = await tx.rows<{ id: string; email: string; renewed: boolean }>(sql`
      INSERT INTO invitation AS v (id, project_id, email, name, language, message, token_hash, invited_by, invited_at, sent_at, expires_at)
      SELECT p.id, ${projectId}::uuid, p.email, p.name, ${terms.language}, ${terms.message}, p.token_hash, ${actor.id}::uuid, ${now}, ${now}, ${expires}
      FROM unnest(${column(({ id }) => id)}::uuid[], ${column(({ email }) => email)}::text[], ${column(({ name }) => name)}::text[],
        ${column(({ token }) => hashToken(token))}::bytea[]) AS p (id, email, name, token_hash)
      ON CONFLICT (project_id, email) WHERE accepted_at IS NULL AND withdrawn_at IS NULL AND declined_at IS NULL DO UPDATE SET
        name = EXCLUDED.name, language = EXCLUDED.language, message = EXCLUDED.message, token_hash = EXCLUDED.token_hash,
        invited_by = EXCLUDED.invited_by, sent_at = EXCLUDED.sent_at, expires_at = EXCLUDED.expires_at, version = v.version + 1
      RETURNING v.id, lower(v.email::text) AS email, v.version > 1 AS renewed`)
    if (written.length > 0) {
      await tx.writeAll(
        outside.map(({ email, name, token }) =>
          invitationLetter(context, { email, name }, { ...terms, place: { project }, invitedBy: actor.name, token }),
        ),
      )
      await tellInvited(
        tx,
        outside.map(({ email }) => email),
      )
      const facts = { organisationId: null, projectId, invitationIds: written.map(({ id }) => id) }
      await tx.record(peopleInvited, facts, { audienceId: await audienceOfTeam(tx, project) })
    }
    const renewed = new Set(written.filter((each) => each.renewed).map(({ email }) => email))
    return once.map(({ memberId, email }) => ({
      memberId,
      email: memberId ? null : email,
      outcome: inside.has(email.toLowerCase()) ? 'belongs' : renewed.has(email.toLowerCase()) ? 'renewed' : 'invited',
    }))
  })
}

/** Which of these addresses are those of people who are of the team. */
async function addressesInTeam(tx: Transaction, projectId: string, emails: string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ email: string }>(sql`
    SELECT lower(m.email::text) AS email FROM member m JOIN team_member t ON t.member_id = m.id
    WHERE t.project_id = ${projectId}::uuid AND m.email = ANY(${emails}::citext[])`)
  return new Set(rows.map(({ email }) => email))
}
