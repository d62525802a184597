import type { Occurrence, Place } from '@navette/contract/calendar/schema.ts'
import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import { isWithin } from '../components/evenings.ts'
import type { Range } from '../components/range.ts'

/** What dates are put side by side by, instead of by their hours alone. */
export type LaneKind = 'organisations' | 'places'

/** One organisation, or one place, with what there is of it in some days. */
export interface Lane {
  /** Null for what has no place. */
  id: string | null
  name: string
  organisation: OrganisationRef | null
  occurrences: readonly Occurrence[]
}

interface Known {
  organisations: readonly OrganisationRef[]
  /** Those of the latest events first. */
  places: readonly Place[]
}

/** So many places without anything are shown, those that were used last; a room that nobody took for years is none that one looks for. */
export const freePlaces = 10

/**
 * The lanes of some days in the order of names, what has no place last. What several organisations carry stands in the lane of each.
 *
 * @param all of the places that are free too, however many
 */
export function lanesOf(
  kind: LaneKind,
  occurrences: readonly Occurrence[],
  range: Range,
  known: Known,
  all: boolean,
): { lanes: Lane[]; more: number } {
  const here = occurrences.filter((each) => isWithin(each, range))
  if (kind === 'organisations') {
    const there = new Map([...known.organisations, ...here.flatMap(({ ribbon }) => ribbon)].map((each) => [each.id, each]))
    const lanes = [...there.values()].map((organisation): Lane => {
      const { id, name } = organisation
      return { id, name, organisation, occurrences: here.filter(({ ribbon }) => ribbon.some((each) => each.id === id)) }
    })
    return { lanes: lanes.toSorted(byName), more: 0 }
  }
  const there = new Map([...here.flatMap(({ place }) => place ?? []), ...known.places].map((each) => [each.id, each]))
  const lanes = [...there.values()].map(({ id, name }) => placeLane(id, name, here))
  const [taken, free] = [lanes.filter((lane) => lane.occurrences.length > 0), lanes.filter((lane) => lane.occurrences.length === 0)]
  const shown = all ? free : free.slice(0, freePlaces)
  const nowhere = placeLane(null, '', here)
  return {
    lanes: [...[...taken, ...shown].toSorted(byName), ...(nowhere.occurrences.length > 0 ? [nowhere] : [])],
    more: free.length - shown.length,
  }
}

const placeLane = (id: string | null, name: string, here: readonly Occurrence[]): Lane => ({
  id,
  name,
  organisation: null,
  occurrences: here.filter(({ place }) => (place?.id ?? null) === id),
})

const byName = (one: Lane, other: Lane) => one.name.localeCompare(other.name)
