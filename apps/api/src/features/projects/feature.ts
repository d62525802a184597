/**
 * Projects: spaces that some organisations share, with a team, and the line of what happened in them.
 *
 * Invariants: a project has its own audience, which everything inside it points at, so that sharing it differently changes the grants
 * of one audience and nothing else; the host organisation never changes; the team always sees its project, whatever the visibility.
 */
import {
  leadChosen,
  projectEdited,
  projectShared,
  projectStarted,
  stageChosen,
  teamJoined,
  teamLeft,
} from '@navette/contract/projects/activities.ts'
import { getProject, listProjects } from '@navette/contract/projects/endpoints.ts'
import type { Context } from '../../platform/context.ts'
import type { Feature } from '../../platform/feature.ts'
import { organisationPart } from './organisation-commands.ts'
import { personalPart } from './personal-queries.ts'
import { can } from './policy.ts'
import { factsOfProject, findProject } from './queries.ts'
import { projectReport } from './report-queries.ts'
import { routes } from './routes.ts'

const discussed = async (context: Context, id: string) => can.openThread(context.actor, factsOfProject(await findProject(context, id)))

export const projects: Feature = {
  name: 'projects',
  uses: ['organisations'],
  routes,
  personalPart,
  organisationPart,
  pages: [{ kind: 'project', path: '/projets/' }],
  report: projectReport,
  timeline: [
    { strand: 'projet', verbs: [projectStarted.verb, projectEdited.verb, projectShared.verb, stageChosen.verb] },
    { strand: 'equipe', verbs: [teamJoined.verb, teamLeft.verb, leadChosen.verb] },
  ],
  items: [{ kind: 'project', list: listProjects, get: getProject, param: 'projectId', discussed }],
}
