import { z } from 'zod'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { getProject, listProjects, listTeam } from './endpoints.ts'

const facts = z.object({ projectId: Id })

export const projectStarted = activity('project.started', {
  facts,
  touches: () => [touch(listProjects)],
  changesAccess: true,
})

export const projectEdited = activity('project.edited', {
  facts,
  touches: ({ projectId }) => [touch(listProjects), touch(getProject, { projectId })],
  alters: ['projects'],
})

/** Other organisations, or another visibility: some people see it from now on, others no longer. */
export const projectShared = activity('project.shared', {
  facts,
  touches: ({ projectId }) => [touch(listProjects), touch(getProject, { projectId }), touch(listTeam, { projectId })],
  alters: ['projects'],
  changesAccess: true,
})

const arrival = facts.extend({ memberId: Id })
const teamTouches = ({ projectId }: z.infer<typeof arrival>) => [
  touch(listProjects),
  touch(getProject, { projectId }),
  touch(listTeam, { projectId }),
]

/** Being of the team opens doors (writing, for a volunteer; everything, for a guest), so what threads allow may change too. */
const aboutTeam = { facts: arrival, touches: teamTouches, alters: ['projects'], changesAccess: true } as const

export const teamJoined = activity('team.joined', { ...aboutTeam })
export const teamLeft = activity('team.left', { ...aboutTeam })
export const leadChosen = activity('team.lead_chosen', { ...aboutTeam })
