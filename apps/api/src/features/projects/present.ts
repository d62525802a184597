import type { OrganisationRef, PersonRef } from '@navette/contract/core/refs.ts'
import type { Project, ProjectStage, ProjectVisibility, TeamMember, TimelineEntry } from '@navette/contract/projects/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can, canTeam, mayWithdraw, type ProjectFacts } from './policy.ts'

export interface ProjectRow {
  id: string
  title: string
  summary: string
  description: string
  stage: ProjectStage
  visibility: ProjectVisibility
  ribbon: OrganisationRef[]
  lead: PersonRef | null
  startsOn: string | null
  endsOn: string | null
  teamCount: number
  guestCount: number
  favourite: boolean
  asked: Date | null
  lastAt: Date
  createdAt: Date
  version: number
  audienceId: string
  hostId: string
}

export const factsOf = ({ id, hostId, ribbon, lead, stage }: ProjectRow): ProjectFacts => ({
  id,
  hostId,
  organisationIds: ribbon.map((organisation) => organisation.id),
  leadId: lead?.id ?? null,
  archived: stage === 'archived',
})

export function presentProject(actor: Actor, row: ProjectRow): Project {
  const facts = factsOf(row)
  const [host] = row.ribbon
  if (!host) throw new Error(`Project ${row.id} has no host.`)
  return {
    ...row,
    host,
    lastAt: row.lastAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    asked: row.asked?.toISOString() ?? null,
    mine: actor.teams.includes(row.id),
    mayWithdraw: mayWithdraw(actor, facts),
    can: {
      edit: can.edit(actor, facts),
      chooseTeam: can.chooseTeam(actor, facts),
      invite: can.invite(actor, facts),
      join: can.join(actor, facts),
      ask: can.ask(actor, facts),
      leave: can.leave(actor, facts),
      openThread: can.openThread(actor, facts),
    },
  }
}

export interface TeamRow {
  person: PersonRef
  joinedAt: Date
}

export const presentTeamMember = (actor: Actor, project: ProjectFacts, { person, joinedAt }: TeamRow): TeamMember => ({
  person,
  lead: person.id === project.leadId,
  guest: person.organisation === null,
  joinedAt: joinedAt.toISOString(),
  can: { remove: canTeam.remove(actor, project, person.id) },
})

export interface ActivityRow {
  id: string
  verb: string
  at: Date
  actor: PersonRef | null
  projectId: string | null
  item: TimelineEntry['item']
  organisation: OrganisationRef | null
  member: PersonRef | null
  facts: Record<string, unknown>
}

export const presentEntry = (row: ActivityRow, noun: string, excerpt: string | null): TimelineEntry => ({
  ...row,
  at: row.at.toISOString(),
  noun,
  excerpt,
})
