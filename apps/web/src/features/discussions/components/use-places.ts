import type { Me } from '@navette/contract/accounts/schema.ts'
import { useMyProjects, useOrganisations } from '../queries.ts'

export interface Place {
  /** `project:<id>`, `organisation:<id>`, `cluster`. */
  value: string
  kind: 'project' | 'organisation' | 'cluster'
  id: string | null
  /** Empty for the whole cluster. */
  label: string
}

/** Where I may open a thread: my projects, my organisations, the whole cluster. */
export const usePlaces = (me: Me): Place[] => {
  const { projects } = useMyProjects()
  const { organisations } = useOrganisations()
  const mine = new Set(me.belongings.map(({ organisation }) => organisation.id))
  return [
    ...projects
      .filter(({ can }) => can.openThread)
      .map(({ id, title }) => ({ value: `project:${id}`, kind: 'project' as const, id, label: title })),
    ...organisations
      .filter(({ id, can }) => can.openThread && (mine.has(id) || me.administrator))
      .map(({ id, name }) => ({ value: `organisation:${id}`, kind: 'organisation' as const, id, label: name })),
    ...(me.can.openClusterThread ? [{ value: 'cluster', kind: 'cluster' as const, id: null, label: '' }] : []),
  ]
}
