import type { Project } from '@navette/contract/projects/schema.ts'
import type { ProjectDraft } from '../queries.ts'

export const draftFrom = (project: Project): ProjectDraft => ({
  title: project.title,
  summary: project.summary,
  description: project.description,
  stage: project.stage,
  visibility: project.visibility,
  hostId: project.host.id,
  partnerIds: project.ribbon.filter(({ id }) => id !== project.host.id).map(({ id }) => id),
  startsOn: project.startsOn,
  endsOn: project.endsOn,
})

export type ProjectField = keyof ProjectDraft

/** What a form of a project is made of; its host is chosen once. */
export const projectFields: readonly ProjectField[] = [
  'title',
  'summary',
  'description',
  'stage',
  'visibility',
  'partnerIds',
  'startsOn',
  'endsOn',
]
