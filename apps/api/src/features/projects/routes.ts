import {
  chooseLead,
  editProject,
  getProject,
  joinTeam,
  leaveTeam,
  listActivities,
  listProjectActivities,
  listProjects,
  listTeam,
  startProject,
} from '@navette/contract/projects/endpoints.ts'
import { route } from '../../platform/http/route.ts'
import * as commands from './commands.ts'
import * as queries from './queries.ts'

export const routes = [
  route(listProjects, (context, { query }) => queries.listProjects(context, query)),
  route(getProject, (context, { params }) => queries.getProject(context, params.projectId)),
  route(startProject, (context, { body }) => commands.startProject(context, body)),
  route(editProject, (context, { params, body }) => commands.editProject(context, params.projectId, body)),
  route(listTeam, (context, { params, query }) => queries.listTeam(context, params.projectId, query)),
  route(joinTeam, async (context, { params }) => {
    await commands.joinTeam(context, params.projectId, params.memberId)
    return null
  }),
  route(chooseLead, (context, { params, body }) => commands.chooseLead(context, params.projectId, body.memberId)),
  route(leaveTeam, async (context, { params }) => {
    await commands.leaveTeam(context, params.projectId, params.memberId)
    return null
  }),
  route(listProjectActivities, (context, { params, query }) => queries.listProjectActivities(context, params.projectId, query)),
  route(listActivities, (context, { query }) => queries.listActivities(context, query)),
]
