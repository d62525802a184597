import { EventKind, type Occurrence } from '@navette/contract/calendar/schema.ts'
import { Day } from '@navette/contract/core/time.ts'
import type { LaneKind } from '../lanes/lanes.ts'

/** The grids, from small to large. */
export const grids = ['day', 'week', 'month', 'year'] as const
type Grid = (typeof grids)[number]

/** What the calendar shows, and how. */
export interface CalendarView {
  as: Grid | 'list'
  /** What a list goes over: the same days as a grid, or the weeks to come. */
  over: Grid | 'ahead'
  /** Put side by side by whom or where; null by hours alone. A month and a year have no room for it. */
  by: LaneKind | null
  /** A day of the range that is shown. */
  on: string
  mine: boolean
  /** None: all of them; the same for kinds. */
  organisationIds: readonly string[]
  kinds: readonly EventKind[]
  placeId: string | null
  /** Layers beside the events. */
  publicHolidays: boolean
  schoolHolidays: boolean
}

/** What an address cannot say by itself: which day it is, and whether the screen is a phone's. */
export interface Here {
  today: string
  narrow: boolean
}

const gridNames = { day: 'jour', week: 'semaine', month: 'mois', year: 'annee' } as const

const laneNames = { organisations: 'structure', places: 'lieu' } as const
const laneKinds = ['organisations', 'places'] as const

const kindNames: Record<EventKind, string> = {
  show: 'spectacle',
  residency: 'residence',
  workshop: 'atelier',
  meeting: 'reunion',
  crew: 'technique',
  training: 'formation',
  gathering: 'fete',
  other: 'autre',
}

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * What an address says: `?vue=semaine&le=2026-11-23&structure=…&lieu=…&genre=spectacle&les-miens&vacances&sans-feries`, of a list `&sur=mois`, and side by side `&par=lieu`; what it says badly
 * is not said.
 */
export const viewIn = (search: URLSearchParams, { today, narrow }: Here): CalendarView => {
  const vue = search.get('vue')
  const as = vue === 'liste' ? 'list' : (gridNamed(vue) ?? (narrow ? 'list' : 'week'))
  const on = search.get('le') ?? ''
  const place = search.get('lieu') ?? ''
  return {
    as,
    over: as === 'list' ? (gridNamed(search.get('sur')) ?? 'ahead') : as,
    by: laneKinds.find((kind) => laneNames[kind] === search.get('par')) ?? null,
    on: Day.safeParse(on).success ? on : today,
    mine: search.has('les-miens'),
    organisationIds: search.getAll('structure').filter((each) => id.test(each)),
    kinds: EventKind.options.filter((kind) => search.getAll('genre').includes(kindNames[kind])),
    placeId: id.test(place) ? place : null,
    publicHolidays: !search.has('sans-feries'),
    schoolHolidays: search.has('vacances'),
  }
}

const gridNamed = (name: string | null) => grids.find((grid) => gridNames[grid] === name)

/** The other way round. The view is always said, so that whoever gets the address sees the same; today is not. */
export const addressOfView = (
  { as, over, by, on, mine, organisationIds, kinds, placeId, publicHolidays, schoolHolidays }: CalendarView,
  today: string,
): URLSearchParams =>
  new URLSearchParams([
    ['vue', as === 'list' ? 'liste' : gridNames[as]],
    ...(as === 'list' && over !== 'ahead' ? [['sur', gridNames[over]]] : []),
    ...(by && hasLanes(as) ? [['par', laneNames[by]]] : []),
    ...(on === today ? [] : [['le', on]]),
    ...(mine ? [['les-miens', '']] : []),
    ...organisationIds.map((each) => ['structure', each]),
    ...kinds.map((kind) => ['genre', kindNames[kind]]),
    ...(placeId ? [['lieu', placeId]] : []),
    ...(publicHolidays ? [] : [['sans-feries', '']]),
    ...(schoolHolidays ? [['vacances', '']] : []),
  ])

/** Where there is room to put organisations or places side by side. */
export const hasLanes = (as: CalendarView['as']): boolean => as === 'day' || as === 'week' || as === 'list'

/** Nothing is left out. */
export const everything = { mine: false, organisationIds: [], kinds: [], placeId: null } satisfies Partial<CalendarView>

export const isFiltered = ({ mine, organisationIds, kinds, placeId }: CalendarView): boolean =>
  mine || organisationIds.length > 0 || kinds.length > 0 || placeId !== null

/** What the server is asked for; where several are chosen, it is asked for all, and `shows` picks. */
export const queryOf = ({ mine, organisationIds, kinds, placeId }: CalendarView) => ({
  ...(mine && { mine: 'true' }),
  ...(organisationIds.length === 1 && { organisationId: organisationIds[0] }),
  ...(kinds.length === 1 && { kind: kinds[0] }),
  ...(placeId && { placeId }),
})

/** The same for what is counted there: all that are chosen. */
export const countQueryOf = ({ mine, organisationIds, kinds, placeId }: CalendarView) => ({
  ...(mine && { mine: 'true' }),
  ...(organisationIds.length > 0 && { organisationIds: organisationIds.join(',') }),
  ...(kinds.length > 0 && { kinds: kinds.join(',') }),
  ...(placeId && { placeId }),
})

/** Whether a date is one of those that are wanted, as far as the page can tell: whose they are is the server's to say. */
export const shows =
  ({ organisationIds, kinds, placeId }: CalendarView) =>
  ({ ribbon, kind, place }: Pick<Occurrence, 'ribbon' | 'kind' | 'place'>): boolean =>
    (organisationIds.length === 0 || ribbon.some((organisation) => organisationIds.includes(organisation.id))) &&
    (kinds.length === 0 || kinds.includes(kind)) &&
    (placeId === null || place?.id === placeId)
