import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import type { Membership, MembershipRole, Organisation } from '@navette/contract/organisations/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can, canMembership } from './policy.ts'

export interface OrganisationRow extends OrganisationRef {
  summary: string
  about: string
  town: string
  peopleCount: number
  version: number
}

export const presentOrganisation = (actor: Actor, row: OrganisationRow): Organisation => ({
  ...row,
  peopleCount: actor.insider ? row.peopleCount : null,
  can: {
    edit: can.edit(actor, row),
    addPeople: can.addPeople(actor, row),
    openThread: can.openThread(actor, row),
    hostProject: can.hostProject(actor, row),
  },
})

export interface MembershipRow {
  id: string
  organisationId: string
  role: MembershipRole
  startsOn: string
  endsOn: string | null
  version: number
  memberId: string
  name: string
  occupation: string
}

export const presentMembership = (actor: Actor, { memberId, name, occupation, ...row }: MembershipRow): Membership => ({
  ...row,
  person: { id: memberId, name, occupation },
  can: { edit: canMembership.edit(actor, row), end: canMembership.end(actor, row) },
})
