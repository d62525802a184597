import { ProjectStage } from '@navette/contract/projects/schema.ts'
import type { ProjectFilter } from '../queries.ts'

/** Which projects the page shows, and how. */
export interface ProjectsView {
  as: 'rows' | 'board'
  whose: 'all' | 'mine' | 'favourites'
  stage: ProjectStage | null
  organisationId: string | null
  search: string
}

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const whose = { miens: 'mine', favoris: 'favourites' } as const

/** What an address says: `?vue=tableau&voir=miens&structure=…&etape=idea&q=bal`; what it says badly is not said. */
export const viewIn = (search: URLSearchParams): ProjectsView => {
  const voir = search.get('voir')
  const structure = search.get('structure') ?? ''
  return {
    as: search.get('vue') === 'tableau' ? 'board' : 'rows',
    whose: voir === 'miens' || voir === 'favoris' ? whose[voir] : 'all',
    stage: ProjectStage.options.find((stage) => stage === search.get('etape')) ?? null,
    organisationId: id.test(structure) ? structure : null,
    search: (search.get('q') ?? '').slice(0, 100),
  }
}

/** The other way round; what is usual is not said. */
export const addressOfView = ({ as, whose, stage, organisationId, search }: ProjectsView): URLSearchParams =>
  new URLSearchParams({
    ...(as === 'board' && { vue: 'tableau' }),
    ...(whose !== 'all' && { voir: whose === 'mine' ? 'miens' : 'favoris' }),
    ...(stage && { etape: stage }),
    ...(organisationId && { structure: organisationId }),
    ...(search && { q: search }),
  })

/** What the server is asked for; a board shows every stage. */
export const filterOf = ({ as, whose, stage, organisationId, search }: ProjectsView): ProjectFilter => ({
  ...(whose === 'mine' && { mine: true }),
  ...(whose === 'favourites' && { favourite: true }),
  ...(stage && as === 'rows' && { stage }),
  ...(organisationId && { organisationId }),
  ...(search && { search }),
})

export const isFiltered = (view: ProjectsView): boolean => Object.keys(filterOf(view)).length > 0
