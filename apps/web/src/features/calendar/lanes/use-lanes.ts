import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { useState } from 'react'
import type { CalendarView } from '../components/calendar-view.ts'
import { rangeOf } from '../components/range.ts'
import { useOrganisations, usePlaces } from '../queries.ts'
import { type LaneKind, lanesOf } from './lanes.ts'

/** The lanes of a view, of what is chosen there; and how many free places more there are. */
export const useLanes = (view: CalendarView, kind: LaneKind, occurrences: readonly Occurrence[]) => {
  const [all, setAll] = useState(false)
  const { organisationIds, placeId } = view
  const { organisations } = useOrganisations()
  const places = usePlaces('', 100)
  const wanted = <T extends { id: string }>(list: readonly T[], ids: readonly string[]) =>
    ids.length > 0 ? list.filter(({ id }) => ids.includes(id)) : list
  const known = {
    organisations: wanted(organisations, organisationIds).filter(({ id, closure }) => !closure || organisationIds.includes(id)),
    places: wanted(places, placeId ? [placeId] : []),
  }
  const { lanes, more } = lanesOf(kind, occurrences, rangeOf(view), known, all)
  // Where some organisations are chosen, their partners stand in their dates, not in lanes of their own.
  const chosen = kind === 'organisations' ? wanted(lanes as { id: string }[], organisationIds) : lanes
  return { lanes: chosen as typeof lanes, more, showAll: () => setAll(true) }
}
