/**
 * Projects: spaces that some organisations share, with a team, and the line of what happened in them.
 *
 * Invariants: a project has its own audience, which everything inside it points at, so that sharing it differently changes the grants
 * of one audience and nothing else; the host organisation never changes; the team always sees its project, whatever the visibility.
 */
import { getProject, listProjects } from '@navette/contract/projects/endpoints.ts'
import type { Feature } from '../../platform/feature.ts'
import { routes } from './routes.ts'

export const projects: Feature = {
  name: 'projects',
  uses: ['organisations'],
  routes,
  items: [{ kind: 'project', list: listProjects, get: getProject, param: 'projectId' }],
}
