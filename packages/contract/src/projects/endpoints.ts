import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, refusal, stale } from '../core/errors.ts'
import { Id } from '../core/ids.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { Version } from '../core/versions.ts'
import { Project, ProjectInput, ProjectStage, TeamMember, TimelineEntry } from './schema.ts'

export const unknownOrganisation = refusal('unknown_organisation', 422, 'One of these organisations does not exist.')
export const endsBeforeStart = refusal('ends_before_start', 422, 'The project would end before it starts.')
export const noSuchPerson = refusal('no_such_person', 422, 'No account has this id.')
export const leadStays = refusal('lead_stays', 409, 'The lead cannot leave the team; somebody else must lead first.')

const params = z.object({ projectId: Id })

export const listProjects = endpoint('listProjects', {
  method: 'GET',
  path: '/api/projects',
  summary: 'Projects that are shared with you, the latest changed first.',
  access: 'member',
  query: pageQuery.extend({
    mine: z.stringbool().optional().describe('Only those whose team you are in'),
    stage: ProjectStage.optional(),
    organisationId: Id.optional().describe('Only those in which this organisation takes part'),
  }),
  answer: page(Project),
  shows: ['accounts', 'organisations'],
})

export const getProject = endpoint('getProject', {
  method: 'GET',
  path: '/api/projects/:projectId',
  summary: 'One project.',
  access: 'member',
  sees: 'projectId',
  params,
  answer: Project,
  shows: ['accounts', 'organisations'],
})

export const startProject = endpoint('startProject', {
  method: 'POST',
  path: '/api/projects',
  summary: 'Start a project for one of your organisations; you lead it.',
  access: 'insider',
  body: ProjectInput.extend({ id: Id }),
  answer: Project,
  status: 201,
  errors: [unknownOrganisation, endsBeforeStart, idTaken],
})

export const editProject = endpoint('editProject', {
  method: 'PATCH',
  path: '/api/projects/:projectId',
  summary: 'Change a project, its organisations, or who sees it.',
  access: 'member',
  sees: 'projectId',
  params,
  body: ProjectInput.omit({ hostId: true }).extend({ version: Version }),
  answer: Project,
  errors: [stale, unknownOrganisation, endsBeforeStart],
})

export const listTeam = endpoint('listTeam', {
  method: 'GET',
  path: '/api/projects/:projectId/team',
  summary: 'The people of a project, the lead first, then by name.',
  access: 'member',
  sees: 'projectId',
  params,
  query: pageQuery,
  answer: page(TeamMember),
  shows: ['accounts', 'organisations'],
})

export const joinTeam = endpoint('joinTeam', {
  method: 'PUT',
  path: '/api/projects/:projectId/team/:memberId',
  summary: 'Join a project, or bring somebody into it; once or ten times is the same.',
  access: 'member',
  sees: 'projectId',
  params: params.extend({ memberId: Id }),
  answer: nothing,
  status: 204,
  errors: [noSuchPerson],
})

export const leaveTeam = endpoint('leaveTeam', {
  method: 'DELETE',
  path: '/api/projects/:projectId/team/:memberId',
  summary: 'Leave a project, or take somebody out of it.',
  access: 'member',
  sees: 'projectId',
  params: params.extend({ memberId: Id }),
  answer: nothing,
  status: 204,
  errors: [leadStays],
})

export const chooseLead = endpoint('chooseLead', {
  method: 'PUT',
  path: '/api/projects/:projectId/lead',
  summary: 'Hand the project to somebody else, who joins its team if need be.',
  access: 'member',
  sees: 'projectId',
  params,
  body: z.object({ memberId: Id }),
  answer: Project,
  errors: [noSuchPerson],
})

export const listProjectActivities = endpoint('listProjectActivities', {
  method: 'GET',
  path: '/api/projects/:projectId/activities',
  summary: 'The timeline of a project, newest first.',
  access: 'member',
  sees: 'projectId',
  params,
  query: pageQuery,
  answer: page(TimelineEntry),
  shows: ['accounts', 'organisations', 'projects', 'discussions'],
  history: true,
})

export const listActivities = endpoint('listActivities', {
  method: 'GET',
  path: '/api/activities',
  summary: 'What moved in the projects you are in, newest first.',
  access: 'member',
  query: pageQuery,
  answer: page(TimelineEntry),
  shows: ['accounts', 'organisations', 'projects', 'discussions'],
  history: true,
})
