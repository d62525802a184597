import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, refusal, stale } from '../core/errors.ts'
import { file } from '../core/files.ts'
import { Id } from '../core/ids.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { Day } from '../core/time.ts'
import { Version } from '../core/versions.ts'
import { Project, ProjectInput, ProjectRequest, ProjectStage, Strand, TeamMember, TimelineEntry } from './schema.ts'

export const unknownOrganisation = refusal('unknown_organisation', 422, 'One of these organisations does not exist.')
export const endsBeforeStart = refusal('ends_before_start', 422, 'The project would end before it starts.')
export const noSuchPerson = refusal('no_such_person', 422, 'No account has this id.')
export const periodBackwards = refusal('period_backwards', 422, 'The period would end before it begins.')
export const requestAnswered = refusal('request_answered', 409, 'This request was answered or taken back.')
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
    memberId: Id.optional().describe('Only those whose team this person is in'),
    favourite: z.stringbool().optional().describe('Only those that you marked as favourites'),
    search: z.string().trim().max(100).optional().describe('Words of the title or the summary, capitals and accents aside'),
  }),
  answer: page(Project),
  shows: ['accounts', 'organisations', 'items'],
})

export const getProject = endpoint('getProject', {
  method: 'GET',
  path: '/api/projects/:projectId',
  summary: 'One project.',
  access: 'member',
  sees: 'projectId',
  params,
  answer: Project,
  shows: ['accounts', 'organisations', 'items'],
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

export const chooseStage = endpoint('chooseStage', {
  method: 'PUT',
  path: '/api/projects/:projectId/stage',
  summary: 'Say where a project stands, and nothing else of it.',
  access: 'member',
  sees: 'projectId',
  params,
  body: z.object({ stage: ProjectStage }),
  answer: Project,
})

export const withdrawPartner = endpoint('withdrawPartner', {
  method: 'DELETE',
  path: '/api/projects/:projectId/partners/:organisationId',
  summary: 'Take your organisation out of a project of another; what its people wrote there stays.',
  access: 'insider',
  sees: 'projectId',
  params: params.extend({ organisationId: Id }),
  answer: nothing,
  status: 204,
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

export const askToJoin = endpoint('askToJoin', {
  method: 'PUT',
  path: '/api/projects/:projectId/request',
  summary: 'Ask to be of the team of a project that you see and that none of your organisations shares; once or ten times is the same.',
  access: 'member',
  sees: 'projectId',
  params,
  body: z.object({ word: z.string().trim().max(1_000).default('').describe('A word to those who answer') }),
  answer: nothing,
  status: 204,
})

export const takeRequestBack = endpoint('takeRequestBack', {
  method: 'DELETE',
  path: '/api/projects/:projectId/request',
  summary: 'You no longer ask to be of the team.',
  access: 'member',
  sees: 'projectId',
  params,
  answer: nothing,
  status: 204,
})

export const listRequests = endpoint('listRequests', {
  method: 'GET',
  path: '/api/projects/:projectId/requests',
  summary: 'Those who ask to be of the team and wait, the longest first; for whoever chooses it.',
  access: 'member',
  sees: 'projectId',
  params,
  answer: z.object({ requests: z.array(ProjectRequest).max(200) }),
  shows: ['accounts', 'organisations'],
})

export const answerRequest = endpoint('answerRequest', {
  method: 'PUT',
  path: '/api/projects/:projectId/requests/:requestId/answer',
  summary: 'Let somebody into the team who asked, or not.',
  access: 'member',
  sees: 'projectId',
  params: params.extend({ requestId: Id }),
  body: z.object({ accepted: z.boolean() }),
  answer: nothing,
  status: 204,
  errors: [requestAnswered],
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
  query: pageQuery.extend({ strand: z.string().max(40).optional().describe('Only this part of it, by its name') }),
  answer: page(TimelineEntry),
  shows: ['accounts', 'organisations', 'projects', 'discussions'],
  history: true,
})

export const getStrands = endpoint('getStrands', {
  method: 'GET',
  path: '/api/projects/:projectId/strands',
  summary: 'The parts of a project’s timeline that hold something, in the order of the product’s features.',
  access: 'member',
  sees: 'projectId',
  params,
  answer: z.object({ strands: z.array(Strand) }),
  history: true,
})

export const reportProject = endpoint('reportProject', {
  method: 'GET',
  path: '/api/projects/:projectId/report',
  summary:
    'What was done in a project in a period, for those who fund it: who took part, figures, and the dated line of it; what you may read, and no more.',
  access: 'member',
  sees: 'projectId',
  params,
  query: z.object({
    from: Day.optional().describe('The first day of the period; the day the project was started unless said'),
    to: Day.optional().describe('Its last day; today unless said'),
    as: z.enum(['pdf', 'markdown']).default('pdf'),
  }),
  answer: file,
  errors: [periodBackwards],
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
