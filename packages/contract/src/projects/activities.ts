import { z } from 'zod'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { getProject, listProjects, listRequests, listTeam } from './endpoints.ts'
import { ProjectStage } from './schema.ts'

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

/** Where it stands; an archived one only listens, so what may be done in it may change too. */
export const stageChosen = activity('project.stage_chosen', {
  facts: facts.extend({ from: ProjectStage, stage: ProjectStage }),
  touches: ({ projectId }) => [touch(listProjects), touch(getProject, { projectId })],
  alters: ['projects'],
})

/** Other organisations, or another visibility: some people see it from now on, others no longer. */
export const projectShared = activity('project.shared', {
  facts,
  touches: ({ projectId }) => [touch(listProjects), touch(getProject, { projectId }), touch(listTeam, { projectId })],
  alters: ['projects'],
  changesAccess: true,
  audited: true,
})

const arrival = facts.extend({ memberId: Id })
const teamTouches = ({ projectId }: z.infer<typeof arrival>) => [
  touch(listProjects),
  touch(getProject, { projectId }),
  touch(listTeam, { projectId }),
  touch(listRequests, { projectId }),
]

/** Being of the team opens doors (writing, for a volunteer; everything, for a guest), so what threads allow may change too. */
const aboutTeam = { facts: arrival, touches: teamTouches, alters: ['projects'], changesAccess: true, audited: true } as const

export const teamJoined = activity('team.joined', { ...aboutTeam })
export const teamLeft = activity('team.left', { ...aboutTeam })
export const leadChosen = activity('team.lead_chosen', { ...aboutTeam })

const request = facts.extend({ requestId: Id })
const aboutRequest = {
  facts: request,
  touches: ({ projectId }: z.infer<typeof request>) => [touch(listRequests, { projectId })],
} as const

/** Told to the team and the host's managers alone: who asks is nobody else's business. */
export const requestMade = activity('request.made', aboutRequest)
export const requestTakenBack = activity('request.taken_back', aboutRequest)
export const requestAnsweredActivity = activity('request.answered', aboutRequest)

/** The same for whoever asked. */
export const requestMoved = activity('request.moved', {
  facts,
  touches: ({ projectId }) => [touch(listProjects), touch(getProject, { projectId })],
  passing: true,
})

/** A project has an audience of those who care for its team from now on. */
export const teamGathered = activity('team.gathered', { facts, touches: () => [], changesAccess: true, passing: true })
