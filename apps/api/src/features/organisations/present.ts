import type { OrganisationRef, PersonRef } from '@navette/contract/core/refs.ts'
import type { Closure, Membership, MembershipRole, Organisation, SurveyedOrganisation } from '@navette/contract/organisations/schema.ts'
import type { z } from 'zod'
import type { Actor } from '../../platform/session/actor.ts'
import { can, canMembership } from './policy.ts'

export interface OrganisationRow extends OrganisationRef {
  summary: string
  about: string
  town: string
  address: string
  site: string
  /** JSON keeps instants as text: `2026-11-23T09:56:00+00:00`. */
  closure: Closure | null
  peopleCount: number
  version: number
}

export const presentOrganisation = (actor: Actor, row: OrganisationRow): Organisation => ({
  ...row,
  closure: row.closure && { ...row.closure, at: new Date(row.closure.at).toISOString() },
  peopleCount: actor.insider ? row.peopleCount : null,
  can: {
    edit: can.edit(actor, row),
    addPeople: can.addPeople(actor, row),
    openThread: can.openThread(actor, row),
    hostProject: can.hostProject(actor, row),
    takeAway: can.takeAway(actor, row),
    close: can.close(actor, row),
    restore: can.restore(actor, row),
  },
})

export interface SurveyedRow extends OrganisationRow {
  projectCount: number
  managers: PersonRef[]
}

export const presentSurveyed = (actor: Actor, row: SurveyedRow): z.output<typeof SurveyedOrganisation> => ({
  ...presentOrganisation(actor, row),
  projectCount: row.projectCount,
  managers: row.managers,
})

export interface MembershipRow {
  id: string
  organisationId: string
  role: MembershipRole
  startsOn: string
  endsOn: string | null
  onlyManager: boolean
  version: number
  memberId: string
  name: string
  portrait: number | null
  occupation: string
  account: boolean
  closed: boolean
}

export const presentMembership = (actor: Actor, { name, portrait, occupation, account, ...row }: MembershipRow): Membership => ({
  ...row,
  person: { id: row.memberId, name, portrait, occupation, account },
  can: { edit: canMembership.edit(actor, row), end: canMembership.end(actor, row) },
})
