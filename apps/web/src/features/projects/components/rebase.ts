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

const same = (a: ProjectDraft[ProjectField], b: ProjectDraft[ProjectField]) => JSON.stringify(a) === JSON.stringify(b)

const fields: readonly ProjectField[] = ['title', 'summary', 'description', 'stage', 'visibility', 'partnerIds', 'startsOn', 'endsOn']

/**
 * Somebody saved while I was typing: what I left alone takes their value, what only I changed stays mine.
 *
 * @returns the form as it goes on, and the fields that both of us changed, which a person must decide
 */
export const rebase = (base: ProjectDraft, mine: ProjectDraft, theirs: ProjectDraft): { draft: ProjectDraft; disputed: ProjectField[] } => {
  const untouched = fields.filter((field) => same(mine[field], base[field]))
  const disputed = fields.filter(
    (field) => !untouched.includes(field) && !same(theirs[field], base[field]) && !same(theirs[field], mine[field]),
  )
  return { draft: { ...mine, ...Object.fromEntries(untouched.map((field) => [field, theirs[field]])) }, disputed }
}
