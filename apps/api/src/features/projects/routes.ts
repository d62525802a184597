import {
  answerRequest,
  askToJoin,
  chooseLead,
  chooseStage,
  editProject,
  getProject,
  getStrands,
  joinTeam,
  leaveTeam,
  listActivities,
  listProjectActivities,
  listProjects,
  listRequests,
  listTeam,
  reportProject,
  startProject,
  takeRequestBack,
  withdrawPartner,
} from '@navette/contract/projects/endpoints.ts'
import { route } from '../../platform/http/route.ts'
import * as commands from './commands.ts'
import * as queries from './queries.ts'
import * as reports from './report-queries.ts'
import * as requests from './request-commands.ts'
import { listRequests as findRequests } from './request-queries.ts'
import * as timeline from './timeline-queries.ts'

export const routes = [
  route(listProjects, (context, { query }) => queries.listProjects(context, query)),
  route(getProject, (context, { params }) => queries.getProject(context, params.projectId)),
  route(startProject, (context, { body }) => commands.startProject(context, body)),
  route(editProject, (context, { params, body }) => commands.editProject(context, params.projectId, body)),
  route(chooseStage, (context, { params, body }) => commands.chooseStage(context, params.projectId, body.stage)),
  route(withdrawPartner, async (context, { params }) => {
    await commands.withdrawPartner(context, params.projectId, params.organisationId)
    return null
  }),
  route(listTeam, (context, { params, query }) => queries.listTeam(context, params.projectId, query)),
  route(joinTeam, async (context, { params }) => {
    await commands.joinTeam(context, params.projectId, params.memberId)
    return null
  }),
  route(askToJoin, async (context, { params, body }) => {
    await requests.askToJoin(context, params.projectId, body.word)
    return null
  }),
  route(takeRequestBack, async (context, { params }) => {
    await requests.takeRequestBack(context, params.projectId)
    return null
  }),
  route(listRequests, (context, { params }) => findRequests(context, params.projectId)),
  route(answerRequest, async (context, { params, body }) => {
    await requests.answerRequest(context, params.projectId, params.requestId, body.accepted)
    return null
  }),
  route(chooseLead, (context, { params, body }) => commands.chooseLead(context, params.projectId, body.memberId)),
  route(leaveTeam, async (context, { params }) => {
    await commands.leaveTeam(context, params.projectId, params.memberId)
    return null
  }),
  route(listProjectActivities, (context, { params, query }) => timeline.listProjectActivities(context, params.projectId, query)),
  route(listActivities, (context, { query }) => timeline.listActivities(context, query)),
  route(reportProject, (context, { params, query }) => reports.reportProject(context, params.projectId, query)),
  route(getStrands, (context, { params }) => timeline.getStrands(context, params.projectId)),
]
