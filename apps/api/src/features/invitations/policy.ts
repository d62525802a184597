import type { Application, Invitation, Joining } from '@navette/contract/invitations/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can as canOrganisation } from '../organisations/policy.ts'
import { can as canProject, type ProjectFacts } from '../projects/policy.ts'

interface InvitationFacts {
  organisationId: string | null
  /** Where the place is in the team of a project. */
  project: ProjectFacts | null
  state: Invitation['state']
}

/** Who looks after the people of an organisation: its managers, and administrators. */
export const looksAfter = (actor: Actor, organisationId: string): boolean => canOrganisation.addPeople(actor, { id: organisationId })

/** Whoever may invite to a place looks after its invitations too. */
export const looksAfterPlace = (actor: Actor, { organisationId, project }: Omit<InvitationFacts, 'state'>): boolean =>
  project ? canProject.invite(actor, project) : organisationId !== null && looksAfter(actor, organisationId)

/** Nobody else sees invitations at all. */
export const seesInvitations = ({ administrator, belongings }: Actor): boolean =>
  administrator || belongings.some(({ role }) => role === 'manager')

export const canInvitation = {
  /** A letter that was lost, or opened too late, is sent again. */
  resend: (actor: Actor, { state, ...place }: InvitationFacts) =>
    looksAfterPlace(actor, place) && (state === 'pending' || state === 'expired'),
  /** What was not accepted yet can be taken back. */
  withdraw: (actor: Actor, { state, ...place }: InvitationFacts) =>
    looksAfterPlace(actor, place) && (state === 'pending' || state === 'expired'),
  /** A withdrawal is taken back by those who could make it. */
  restore: (actor: Actor, { state, ...place }: InvitationFacts) => looksAfterPlace(actor, place) && state === 'withdrawn',
} satisfies Record<keyof Invitation['can'], (actor: Actor, invitation: InvitationFacts) => boolean>

interface JoiningFacts {
  organisationId: string
  joining: Joining['joining']
  /** Neither the cluster nor the end of the organisation stands against it. */
  open: boolean
  /** An application of the actor waits. */
  waiting: boolean
}

const isOutside = ({ belongings }: Actor, organisationId: string) =>
  belongings.every(({ organisation }) => organisation.id !== organisationId)

export const canJoining = {
  /** How people come in is the choice of who looks after them. */
  edit: (actor: Actor, { organisationId }: Pick<JoiningFacts, 'organisationId'>) => looksAfter(actor, organisationId),
  /** Whoever has an account joins by themselves where the organisation says so. */
  join: (actor: Actor, { organisationId, joining, open }: JoiningFacts) => open && joining === 'free' && isOutside(actor, organisationId),
  /** One asks once, and waits for the answer. */
  apply: (actor: Actor, { organisationId, joining, open, waiting }: JoiningFacts) =>
    open && joining === 'application' && !waiting && isOutside(actor, organisationId),
} satisfies Record<keyof Joining['can'], (actor: Actor, facts: JoiningFacts) => boolean>

interface ApplicationFacts {
  organisationId: string
  memberId: string
  state: Application['state']
}

export const canApplication = {
  /** The managers answer, or an administrator where there is none; nobody answers themselves. */
  answer: (actor: Actor, { organisationId, memberId, state }: ApplicationFacts) =>
    state === 'waiting' && memberId !== actor.id && looksAfter(actor, organisationId),
  /** Whoever asked may think again. */
  withdraw: (actor: Actor, { memberId, state }: ApplicationFacts) => state === 'waiting' && memberId === actor.id,
} satisfies Record<keyof Application['can'], (actor: Actor, application: ApplicationFacts) => boolean>
