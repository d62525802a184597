import { z } from 'zod'
import { PersonName, Phone } from '../accounts/schema.ts'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, refusal, stale } from '../core/errors.ts'
import { file } from '../core/files.ts'
import { Id } from '../core/ids.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { Day } from '../core/time.ts'
import { Version } from '../core/versions.ts'
import { Leaving, Membership, MembershipRole, Merger, Organisation, OrganisationInput, SurveyedOrganisation } from './schema.ts'

export const nameTaken = refusal('name_taken', 409, 'Another organisation already has this name or these initials.')
export const alreadyMember = refusal('already_member', 409, 'This person already belongs to the organisation over that time.')
export const unknownPerson = refusal('unknown_person', 422, 'No account has this id.')
export const endBeforeStart = refusal('end_before_start', 422, 'The end comes before the start.')
export const notItself = refusal('not_itself', 422, 'An organisation is merged into another one.')
export const exportFirst = refusal('export_first', 409, 'Its part of the cluster was not taken away in the last day.')

export const listOrganisations = endpoint('listOrganisations', {
  method: 'GET',
  path: '/api/organisations',
  summary: 'The organisations of the cluster, by name.',
  access: 'member',
  query: pageQuery.extend({
    state: z.enum(['open', 'closed', 'all']).default('open').describe('Those at work, unless others are asked for'),
  }),
  answer: page(Organisation),
  shows: ['organisations'],
})

export const surveyOrganisations = endpoint('surveyOrganisations', {
  method: 'GET',
  path: '/api/administration/organisations',
  summary: 'The organisations with their projects and managers, by name, closed ones too.',
  access: 'administrator',
  query: pageQuery,
  answer: page(SurveyedOrganisation),
  shows: ['accounts', 'organisations', 'projects'],
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
  summary: 'The people of an organisation, by name.',
  access: 'insider',
  sees: 'organisationId',
  params: z.object({ organisationId: Id }),
  query: pageQuery.extend({
    when: z
      .enum(['now', 'past', 'coming'])
      .default('now')
      .describe('Who belongs to it today; who did and no longer does, once each; who will'),
  }),
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

export const addPerson = endpoint('addPerson', {
  method: 'POST',
  path: '/api/organisations/:organisationId/people',
  summary: 'Add somebody without an address: a person of the organisation, for whom its managers act.',
  access: 'insider',
  sees: 'organisationId',
  params: z.object({ organisationId: Id }),
  body: z.object({
    id: Id.describe('Of the membership'),
    memberId: Id.describe('Of the person'),
    name: PersonName,
    phone: Phone.default(''),
    role: MembershipRole,
    startsOn: Day.optional().describe('Today unless said'),
    endsOn: Day.nullable().default(null),
  }),
  answer: Membership,
  status: 201,
  errors: [endBeforeStart, idTaken],
})

export const editMembership = endpoint('editMembership', {
  method: 'PATCH',
  path: '/api/memberships/:membershipId',
  summary: 'Change a role, a start or an end.',
  access: 'insider',
  sees: 'membershipId',
  params: z.object({ membershipId: Id }),
  body: z.object({
    role: MembershipRole,
    startsOn: Day.optional().describe('As it was unless said'),
    endsOn: Day.nullable(),
    version: Version,
  }),
  answer: Membership,
  errors: [stale, alreadyMember, endBeforeStart],
})

export const endMembership = endpoint('endMembership', {
  method: 'DELETE',
  path: '/api/memberships/:membershipId',
  summary: 'End a membership today, or leave; what the person wrote stays.',
  access: 'insider',
  sees: 'membershipId',
  params: z.object({ membershipId: Id }),
  query: z.object({
    keepTeams: z.stringbool().default(false).describe('They stay in the teams of its projects, as a guest where they belong nowhere else'),
  }),
  answer: nothing,
  status: 204,
})

const params = z.object({ organisationId: Id })

export const archiveOrganisation = endpoint('archiveOrganisation', {
  method: 'PUT',
  path: '/api/organisations/:organisationId/closure',
  summary: 'Archive an organisation: all stays readable, nothing new begins in it.',
  access: 'administrator',
  params,
  answer: Organisation,
})

export const restoreOrganisation = endpoint('restoreOrganisation', {
  method: 'DELETE',
  path: '/api/organisations/:organisationId/closure',
  summary: 'Put an archived organisation back to work.',
  access: 'administrator',
  params,
  answer: Organisation,
})

export const previewMerger = endpoint('previewMerger', {
  method: 'GET',
  path: '/api/organisations/:organisationId/merger/:intoId',
  summary: 'What would move if it were merged into another.',
  access: 'administrator',
  params: params.extend({ intoId: Id }),
  answer: Merger,
})

export const mergeOrganisation = endpoint('mergeOrganisation', {
  method: 'PUT',
  path: '/api/organisations/:organisationId/merger/:intoId',
  summary: 'Merge an organisation into another, which takes over its people and all it owns.',
  access: 'administrator',
  params: params.extend({ intoId: Id }),
  answer: Organisation,
  errors: [notItself],
})

export const exportOrganisation = endpoint('exportOrganisation', {
  method: 'POST',
  path: '/api/organisations/:organisationId/exports',
  summary: 'Take away its part of the cluster: a ZIP of JSON, CSV and Markdown.',
  access: 'insider',
  sees: 'organisationId',
  params,
  answer: file,
})

export const previewLeaving = endpoint('previewLeaving', {
  method: 'GET',
  path: '/api/organisations/:organisationId/leaving',
  summary: 'What would change if it left the cluster.',
  access: 'administrator',
  params,
  answer: Leaving,
})

export const letOrganisationLeave = endpoint('letOrganisationLeave', {
  method: 'PUT',
  path: '/api/organisations/:organisationId/leaving',
  summary: 'Let an organisation leave the cluster, once its part was taken away; what it shared stays readable.',
  access: 'administrator',
  params,
  answer: Organisation,
  errors: [exportFirst],
})
