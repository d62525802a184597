import type { Language, MembershipRole } from '@navette/contract/accounts/schema.ts'
import type { OrganisationRef, PersonRef } from '@navette/contract/core/refs.ts'
import type {
  Application,
  ApplicationState,
  Invitation,
  InvitationState,
  Joining,
  OpenInvitation,
  Poster,
} from '@navette/contract/invitations/schema.ts'
import type { ProjectRef } from '@navette/contract/projects/schema.ts'
import type { Config } from '../../platform/config/config.ts'
import { pageAddress } from '../../platform/mail/letter.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { canApplication, canInvitation, canJoining } from './policy.ts'

export interface InvitationRow {
  id: string
  organisation: OrganisationRef | null
  project: (ProjectRef & { leadId: string | null; archived: boolean }) | null
  email: string
  name: string
  role: MembershipRole | null
  endsOn: string | null
  language: Language
  message: string
  state: InvitationState
  invitedBy: PersonRef | null
  sentAt: Date
  expiresAt: Date
  acceptedAt: Date | null
  acceptedBy: PersonRef | null
  withdrawnAt: Date | null
  declinedAt: Date | null
}

export function presentInvitation(actor: Actor, row: InvitationRow): Invitation {
  const facts = { ...placeOf(row), state: row.state }
  return {
    ...row,
    declinedAt: row.declinedAt?.toISOString() ?? null,
    sentAt: row.sentAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    can: {
      resend: canInvitation.resend(actor, facts),
      withdraw: canInvitation.withdraw(actor, facts),
      restore: canInvitation.restore(actor, facts),
    },
  }
}

/** What the rules need to know of the place that an invitation keeps. */
export const placeOf = ({ organisation, project }: Pick<InvitationRow, 'organisation' | 'project'>) => ({
  organisationId: organisation?.id ?? null,
  project: project && {
    id: project.id,
    hostId: project.ribbon[0]?.id ?? '',
    organisationIds: project.ribbon.map(({ id }) => id),
    leadId: project.leadId,
    archived: project.archived,
  },
})

export interface OpenInvitationRow
  extends Pick<InvitationRow, 'organisation' | 'project' | 'email' | 'name' | 'role' | 'endsOn' | 'message' | 'state' | 'expiresAt'> {
  invitedBy: string | null
  closed: boolean
  hasAccount: boolean
}

export const presentOpenInvitation = ({ closed, ...row }: OpenInvitationRow): OpenInvitation => ({
  ...row,
  state: closed ? 'closed' : row.state,
  expiresAt: row.expiresAt.toISOString(),
})

export interface JoiningRow {
  joining: Joining['joining']
  questions: string[]
  open: boolean
  application: { id: string; threadId: string | null; at: string } | null
  version: number
}

export function presentJoining(actor: Actor, organisationId: string, { application, ...row }: JoiningRow): Joining {
  const facts = { organisationId, joining: row.joining, open: row.open, waiting: application !== null }
  return {
    ...row,
    application: application && { ...application, at: new Date(application.at).toISOString() },
    can: { edit: canJoining.edit(actor, facts), join: canJoining.join(actor, facts), apply: canJoining.apply(actor, facts) },
  }
}

export interface ApplicationRow {
  id: string
  organisation: OrganisationRef
  person: PersonRef
  at: Date
  state: ApplicationState
  answeredAt: Date | null
  answeredBy: PersonRef | null
  threadId: string | null
}

export function presentApplication(actor: Actor, row: ApplicationRow): Application {
  const facts = { organisationId: row.organisation.id, memberId: row.person.id, state: row.state }
  return {
    ...row,
    at: row.at.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    can: { answer: canApplication.answer(actor, facts), withdraw: canApplication.withdraw(actor, facts) },
  }
}

export interface PosterRow {
  id: string
  organisation: OrganisationRef
  role: Poster['role']
  token: string
  madeAt: Date
  madeBy: PersonRef | null
}

export const presentPoster = (config: Config, { token, madeAt, ...row }: PosterRow): Poster => ({
  ...row,
  address: pageAddress(config, `/rejoindre#jeton=${token}`),
  madeAt: madeAt.toISOString(),
})
