import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, refusal, stale } from '../core/errors.ts'
import { Id } from '../core/ids.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { Day } from '../core/time.ts'
import { Version } from '../core/versions.ts'
import { Membership, MembershipRole, Organisation, OrganisationInput } from './schema.ts'

export const nameTaken = refusal('name_taken', 409, 'Another organisation already has this name or these initials.')
export const alreadyMember = refusal('already_member', 409, 'This person already belongs to the organisation over that time.')
export const unknownPerson = refusal('unknown_person', 422, 'No account has this id.')
export const endBeforeStart = refusal('end_before_start', 422, 'The end comes before the start.')

export const listOrganisations = endpoint('listOrganisations', {
  method: 'GET',
  path: '/api/organisations',
  summary: 'The organisations of the cluster, by name.',
  access: 'member',
  query: pageQuery,
  answer: page(Organisation),
  shows: ['organisations'],
})

export const getOrganisation = endpoint('getOrganisation', {
  method: 'GET',
  path: '/api/organisations/:organisationId',
  summary: 'One organisation.',
  access: 'member',
  sees: 'organisationId',
  params: z.object({ organisationId: Id }),
  answer: Organisation,
  shows: ['organisations'],
})

export const addOrganisation = endpoint('addOrganisation', {
  method: 'POST',
  path: '/api/organisations',
  summary: 'Welcome an organisation; it receives a thread of its own.',
  access: 'administrator',
  body: OrganisationInput.extend({ id: Id }),
  answer: Organisation,
  status: 201,
  errors: [nameTaken, idTaken],
})

export const editOrganisation = endpoint('editOrganisation', {
  method: 'PATCH',
  path: '/api/organisations/:organisationId',
  summary: 'Change what an organisation says of itself.',
  access: 'insider',
  sees: 'organisationId',
  params: z.object({ organisationId: Id }),
  body: OrganisationInput.extend({ version: Version }),
  answer: Organisation,
  errors: [nameTaken, stale],
})

export const listMemberships = endpoint('listMemberships', {
  method: 'GET',
  path: '/api/organisations/:organisationId/memberships',
  summary: 'The people of an organisation today, by name.',
  access: 'insider',
  sees: 'organisationId',
  params: z.object({ organisationId: Id }),
  query: pageQuery,
  answer: page(Membership),
  shows: ['accounts'],
})

export const startMembership = endpoint('startMembership', {
  method: 'POST',
  path: '/api/organisations/:organisationId/memberships',
  summary: 'Bring a person into an organisation.',
  access: 'insider',
  sees: 'organisationId',
  params: z.object({ organisationId: Id }),
  body: z.object({
    id: Id,
    memberId: Id,
    role: MembershipRole,
    startsOn: Day.optional().describe('Today unless said'),
    endsOn: Day.nullable().default(null),
  }),
  answer: Membership,
  status: 201,
  errors: [alreadyMember, unknownPerson, endBeforeStart, idTaken],
})

export const editMembership = endpoint('editMembership', {
  method: 'PATCH',
  path: '/api/memberships/:membershipId',
  summary: 'Change a role or an end.',
  access: 'insider',
  sees: 'membershipId',
  params: z.object({ membershipId: Id }),
  body: z.object({ role: MembershipRole, endsOn: Day.nullable(), version: Version }),
  answer: Membership,
  errors: [stale, alreadyMember, endBeforeStart],
})

export const endMembership = endpoint('endMembership', {
  method: 'DELETE',
  path: '/api/memberships/:membershipId',
  summary: 'End a membership today; what the person wrote stays.',
  access: 'insider',
  sees: 'membershipId',
  params: z.object({ membershipId: Id }),
  answer: nothing,
  status: 204,
})
