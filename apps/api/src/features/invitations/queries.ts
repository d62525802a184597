import type { Language } from '@navette/contract/accounts/schema.ts'
import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import { invitationUnknown } from '@navette/contract/invitations/endpoints.ts'
import type { Invitation, InvitationState, LetterPreview, MyInvitation, OpenInvitation } from '@navette/contract/invitations/schema.ts'
import type { Context, OpenContext } from '../../platform/context.ts'
import { empty, type Reader, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { organisationRef, personRef, projectRibbon } from '../../platform/db/people.ts'
import { allow, found, refuse } from '../../platform/http/refuse.ts'
import type { Wording } from '../../platform/mail/letter.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { hashToken } from '../../platform/session/tokens.ts'
import { getOrganisation } from '../organisations/queries.ts'
import { can as canProject } from '../projects/policy.ts'
import { factsOfProject, findProject } from '../projects/queries.ts'
import { type GuestTermsGiven, type InvitationTermsGiven, wordInvitation } from './notices.ts'
import { looksAfter, seesInvitations } from './policy.ts'
import { type InvitationRow, type OpenInvitationRow, presentInvitation, presentOpenInvitation } from './present.ts'

/** What an invitation `v` is at an instant, as a word. */
const stateOf = (now: Date) => sql`CASE WHEN v.accepted_at IS NOT NULL THEN 'accepted' WHEN v.withdrawn_at IS NOT NULL THEN 'withdrawn'
  WHEN v.declined_at IS NOT NULL THEN 'declined' WHEN v.expires_at <= ${now} THEN 'expired' ELSE 'pending' END`

export const managed = ({ belongings }: Actor) =>
  belongings.filter(({ role }) => role === 'manager').map(({ organisation }) => organisation.id)

/** Those to organisations that the actor looks after. */
const toOrganisations = (actor: Actor) =>
  actor.administrator ? sql`v.organisation_id IS NOT NULL` : sql`v.organisation_id = ANY(${managed(actor)}::uuid[])`

/** Those to projects that the actor sees and is of, or whose host they manage. Administering is not reading. */
const toProjects = (actor: Actor) => sql`(i.audience_id = ANY(${actor.audiences}::uuid[])
  AND (i.id = ANY(${actor.teams}::uuid[]) OR i.organisation_id = ANY(${managed(actor)}::uuid[])))`

/** The place that an invitation keeps: its organisation `o`, or its project `p` with the item `i`. */
const places = sql`LEFT JOIN organisation o ON o.id = v.organisation_id
  LEFT JOIN project p ON p.id = v.project_id LEFT JOIN item i ON i.id = p.id`

const placeColumns = sql`CASE WHEN o.id IS NOT NULL THEN ${organisationRef(sql`o`)} END AS organisation,
  CASE WHEN i.id IS NOT NULL THEN json_build_object('id', i.id, 'title', i.title, 'summary', p.summary, 'ribbon', ${projectRibbon(sql`i`)},
    'leadId', p.lead_id, 'archived', p.stage = 'archived') END AS project`

const invitationRows = ({ clock }: OpenContext, rest: Sql) => sql`
  SELECT v.id, ${placeColumns}, v.email::text, v.name, v.role, v.ends_on::text AS "endsOn", v.language, v.message,
    ${stateOf(clock.now())} AS state, ${personRef(sql`v.invited_by`, clock.today())} AS "invitedBy", v.sent_at AS "sentAt",
    v.expires_at AS "expiresAt", v.accepted_at AS "acceptedAt", ${personRef(sql`v.accepted_by`, clock.today())} AS "acceptedBy",
    v.withdrawn_at AS "withdrawnAt", v.declined_at AS "declinedAt"
  FROM invitation v ${places} WHERE i.trashed_at IS NULL ${rest}`

interface InvitationSearch extends PageQuery {
  organisationId?: string | undefined
  projectId?: string | undefined
  state?: InvitationState | undefined
}

/** The last sent first; served by `invitation_organisation` or `invitation_project`. */
export async function listInvitations(
  context: Context,
  { after, limit, organisationId, projectId, state }: InvitationSearch,
): Promise<Page<Invitation>> {
  const { actor, db, clock } = context
  if (projectId) allow(canProject.invite(actor, factsOfProject(await findProject(context, projectId))))
  else allow(organisationId ? looksAfter(actor, organisationId) : seesInvitations(actor))
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const rows = await db.rows<InvitationRow>(
    invitationRows(
      context,
      sql`AND ${projectId ? sql`v.project_id = ${projectId}::uuid` : toOrganisations(actor)}
      ${organisationId ? sql`AND v.organisation_id = ${organisationId}::uuid` : empty}
      ${state ? sql`AND ${stateOf(clock.now())} = ${state}` : empty}
      ${start ? sql`AND (v.sent_at, v.id) < (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
      ORDER BY v.sent_at DESC, v.id DESC LIMIT ${limit + 1}`,
    ),
  )
  return pageOf(
    rows,
    limit,
    ({ sentAt, id }) => [sentAt.toISOString(), id],
    (row) => presentInvitation(actor, row),
  )
}

/** An invitation to a place that the actor looks after, as a row; whoever does not sees none. */
export async function findInvitation(context: Context, id: string, db: Reader = context.db): Promise<InvitationRow> {
  const rows = await db.rows<InvitationRow>(
    invitationRows(context, sql`AND (${toOrganisations(context.actor)} OR ${toProjects(context.actor)}) AND v.id = ${id}::uuid`),
  )
  return found(rows[0])
}

export const getInvitation = async (context: Context, id: string): Promise<Invitation> =>
  presentInvitation(context.actor, await findInvitation(context, id))

/** Whether an organisation is no longer at work here. */
export async function isClosed(db: Reader, organisationId: string): Promise<boolean> {
  const rows = await db.rows(sql`SELECT 1 FROM organisation_closure WHERE organisation_id = ${organisationId}::uuid`)
  return rows.length > 0
}

/**
 * Whether somebody signs in with an address: an account that nobody has ever been able to enter (brought in by a list, with an address
 * alone) is made by accepting, for whoever reads the letters of that address.
 */
export const signsIn = (email: Sql) => sql`EXISTS (SELECT 1 FROM member m WHERE m.email = ${email} AND (
  m.password_hash IS NOT NULL OR m.last_seen_at IS NOT NULL
  OR EXISTS (SELECT 1 FROM session s WHERE s.member_id = m.id) OR EXISTS (SELECT 1 FROM passkey k WHERE k.member_id = m.id)
  OR EXISTS (SELECT 1 FROM identity d WHERE d.member_id = m.id) OR EXISTS (SELECT 1 FROM totp f WHERE f.member_id = m.id)
  OR EXISTS (SELECT 1 FROM suspension u WHERE u.member_id = m.id)))`

/** The invitation whose link somebody holds. */
export async function openInvitation({ db, clock }: OpenContext, token: string): Promise<OpenInvitation> {
  const rows = await db.rows<OpenInvitationRow>(sql`
    SELECT ${placeColumns}, v.role, v.ends_on::text AS "endsOn", v.message, b.name AS "invitedBy", v.email::text,
      v.name, v.expires_at AS "expiresAt", ${stateOf(clock.now())} AS state, (c.organisation_id IS NOT NULL OR p.stage = 'archived' OR i.trashed_at IS NOT NULL) IS TRUE AS closed,
      ${signsIn(sql`v.email`)} AS "hasAccount"
    FROM invitation v ${places}
    LEFT JOIN member b ON b.id = v.invited_by
    LEFT JOIN organisation_closure c ON c.organisation_id = v.organisation_id
    WHERE v.token_hash = ${hashToken(token)}`)
  return rows[0] ? presentOpenInvitation(rows[0]) : refuse(invitationUnknown)
}

/** The letter of an invitation, as its reader will see it. */
export async function previewInvitation(context: Context, organisationId: string, terms: InvitationTermsGiven): Promise<LetterPreview> {
  const organisation = await getOrganisation(context, organisationId)
  allow(looksAfter(context.actor, organisationId))
  const place = { organisation, role: terms.role, endsOn: terms.endsOn }
  return asPreview(terms.language, wordInvitation(context, { ...terms, place, invitedBy: context.actor.name, token: '' }))
}

/** The same of one to a project. */
export async function previewProjectInvitation(context: Context, projectId: string, terms: GuestTermsGiven): Promise<LetterPreview> {
  const project = await findProject(context, projectId)
  allow(canProject.invite(context.actor, factsOfProject(project)))
  const invited = { ...terms, place: { project }, invitedBy: context.actor.name, token: '' }
  return asPreview(terms.language, wordInvitation(context, invited))
}

const asPreview = (language: Language, { subject, paragraphs, button, afterwards }: Wording): LetterPreview => ({
  subject,
  paragraphs: [language === 'fr' ? 'Bonjour,' : 'Hello,', ...paragraphs],
  button: button?.label ?? '',
  afterwards: [...(afterwards ?? [])],
})

/** What waits for the actor's own answer: whoever reads the letters of an address answers for it. Served by `invitation_email`. */
const toActor = ({ actor, clock }: Context) => sql`v.email = ${actor.email}::citext AND ${stateOf(clock.now())} = 'pending'`

export async function listMyInvitations(context: Context): Promise<{ invitations: MyInvitation[] }> {
  const { db, actor } = context
  const rows = await db.rows<Omit<MyInvitation, 'expiresAt'> & { expiresAt: Date }>(sql`
    SELECT v.id, ${placeColumns}, v.role, v.ends_on::text AS "endsOn", v.message, b.name AS "invitedBy", v.expires_at AS "expiresAt"
    FROM invitation v ${places} LEFT JOIN member b ON b.id = v.invited_by
    WHERE ${toActor(context)} AND i.trashed_at IS NULL AND COALESCE(p.stage <> 'archived', true)
      AND (i.id IS NULL OR i.id <> ALL(${actor.teams}::uuid[]))
      AND (o.id IS NULL OR (o.id <> ALL(${actor.belongings.map(({ organisation }) => organisation.id)}::uuid[])
        AND NOT EXISTS (SELECT 1 FROM organisation_closure c WHERE c.organisation_id = o.id)))
    ORDER BY v.sent_at DESC, v.id DESC LIMIT 100`)
  return { invitations: rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString() })) }
}

/** Whether an invitation, whatever became of it, was sent to the actor's own address; anybody else's is not there. */
export async function findMyInvitation({ db, actor }: Context, id: string): Promise<void> {
  const rows = await db.rows(sql`SELECT 1 FROM invitation WHERE id = ${id}::uuid AND email = ${actor.email}::citext`)
  found(rows[0])
}
