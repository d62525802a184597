import type { Project, TeamMember } from '@navette/contract/projects/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can as canOrganisation, roleIn } from '../organisations/policy.ts'

/** What the rules need to know of a project that the actor can see. */
export interface ProjectFacts {
  id: string
  hostId: string
  organisationIds: string[]
  leadId: string | null
  archived: boolean
}

const inTeam = (actor: Actor, { id }: ProjectFacts) => actor.teams.includes(id)
const ofItsOrganisations = (actor: Actor, { organisationIds }: ProjectFacts) => organisationIds.some((id) => roleIn(actor, id) !== null)
const leads = (actor: Actor, project: ProjectFacts) =>
  (actor.id === project.leadId && ofItsOrganisations(actor, project)) || roleIn(actor, project.hostId) === 'manager'

export const can = {
  /** The lead, as long as they belong to one of its organisations, and the managers of the host shape the project. */
  edit: (actor: Actor, project: ProjectFacts) => leads(actor, project),
  /** The same choose who is in the team, guests included. */
  chooseTeam: (actor: Actor, project: ProjectFacts) => leads(actor, project),
  /** Who shapes it invites, and so do the managers and members of its organisations who are of its team. An archived project lets nobody in. */
  invite: (actor: Actor, project: ProjectFacts) =>
    !project.archived &&
    (leads(actor, project) || (inTeam(actor, project) && project.organisationIds.some((id) => canOrganisation.hostProject(actor, { id })))),
  /** Whoever sees it and belongs to one of its organisations may join by themselves, until it is archived. */
  join: (actor: Actor, project: ProjectFacts) => !inTeam(actor, project) && !project.archived && ofItsOrganisations(actor, project),
  /** Whoever sees it and could not join by themselves asks. */
  ask: (actor: Actor, project: ProjectFacts) => !inTeam(actor, project) && !project.archived && !ofItsOrganisations(actor, project),
  /** Anybody may leave, except the lead: somebody else must lead first. */
  leave: (actor: Actor, project: ProjectFacts) => inTeam(actor, project) && actor.id !== project.leadId,
  /** The team speaks, guests and volunteers included; so do the members of its organisations. An archived project only listens. */
  openThread: (actor: Actor, project: ProjectFacts) =>
    !project.archived && (inTeam(actor, project) || project.organisationIds.some((id) => canOrganisation.hostProject(actor, { id }))),
} satisfies Record<keyof Project['can'], (actor: Actor, project: ProjectFacts) => boolean>

export const canTeam = {
  /** Whoever shapes the project may take somebody out of it, but not its lead; each may leave. */
  remove: (actor: Actor, project: ProjectFacts, memberId: string) =>
    memberId !== project.leadId && (leads(actor, project) || memberId === actor.id),
} satisfies Record<keyof TeamMember['can'], (actor: Actor, project: ProjectFacts, memberId: string) => boolean>

/** Nobody asked an organisation whether it takes part: its managers may take it out again. The host is not a partner. */
export const mayWithdraw = (actor: Actor, { hostId, organisationIds }: ProjectFacts): string[] =>
  organisationIds.filter((id) => id !== hostId && roleIn(actor, id) === 'manager')

/** Managers and members start projects in the name of their own organisation. */
export const mayHost = (actor: Actor, hostId: string) => canOrganisation.hostProject(actor, { id: hostId })
