import type { Me } from '@navette/contract/accounts/schema.ts'
import type { TFunction } from 'i18next'
import { useMyProjects, useOrganisations } from '../queries.ts'

export interface Place {
  /** `project:<id>`, `organisation:<id>`, `cluster`. */
  value: string
  kind: 'project' | 'organisation' | 'cluster'
  id: string | null
  /** Empty for the whole cluster. */
  label: string
}

/**
 * Where I may open a thread: my projects, my organisations, the whole cluster.
 *
 * @param me left out where the server is asked anyway, before anything is done
 */
export const usePlaces = (me?: Me): Place[] => {
  const { projects } = useMyProjects()
  const { organisations } = useOrganisations()
  const mine = new Set(me?.belongings.map(({ organisation }) => organisation.id))
  return [
    ...projects
      .filter(({ can }) => can.openThread)
      .map(({ id, title }) => ({ value: `project:${id}`, kind: 'project' as const, id, label: title })),
    ...organisations
      .filter(({ id, can }) => can.openThread && (!me || mine.has(id) || me.administrator))
      .map(({ id, name }) => ({ value: `organisation:${id}`, kind: 'organisation' as const, id, label: name })),
    ...(!me || me.can.openClusterThread ? [{ value: 'cluster', kind: 'cluster' as const, id: null, label: '' }] : []),
  ]
}

/** The places for a field to choose from, under what they are. */
export const grouped = (places: readonly Place[], t: TFunction<'discussions'>) =>
  (['project', 'organisation', 'cluster'] as const)
    .map((kind) => ({
      group: t(`new.groups.${kind}`),
      items: places.filter((place) => place.kind === kind).map(({ value, label }) => ({ value, label: label || t('place.cluster') })),
    }))
    .filter(({ items }) => items.length > 0)
