import { listMembers } from '@navette/contract/accounts/endpoints.ts'
import type { Scope } from '@navette/contract/calendar/answer-schema.ts'
import {
  addEvent,
  bringEventBack,
  cancelOccurrence,
  countDays,
  editEvent,
  getEvent,
  listClashes,
  listOccurrences,
  listPlaces,
  moveOccurrence,
  removeEvent,
  restoreOccurrence,
} from '@navette/contract/calendar/endpoints.ts'
import type { EventChange, NewEvent, Occurrence } from '@navette/contract/calendar/schema.ts'
import type { AnswerOf } from '@navette/contract/core/endpoint.ts'
import { listOrganisations } from '@navette/contract/organisations/endpoints.ts'
import { listProjects } from '@navette/contract/projects/endpoints.ts'
import { type InfiniteData, keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { z } from 'zod'
import { call } from '../../lib/api.ts'
import { addDays } from '../../lib/days.ts'
import { flat, read, readPages } from '../../lib/reads.ts'
import { sayProblem } from '../../ui/undo.tsx'
import type { Time } from './components/evenings.ts'
import type { Range } from './components/range.ts'
import { asItsOwn, instantMoved, type SeenDate, seenBy } from './components/reader-time.ts'

/** As many dates as the server gives at a time. */
const most = 500

/** All the dates of a few days: page after page by itself, for a grid has no end to scroll to. */
export const useOccurrences = ({ from, to }: Range, query: Record<string, string | undefined>, enabled: boolean) => {
  // One day more: what begins after midnight belongs to the evening before.
  const asked = { from, to: addDays(to, 1), limit: most, ...query }
  const result = useInfiniteQuery({ ...readPages(listOccurrences, { query: asked }), placeholderData: keepPreviousData, enabled })
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = result
  useEffect(() => {
    if (enabled && hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [enabled, hasNextPage, isFetching, isError, fetchNextPage])
  const occurrences = useMemo(() => flat(data).map(seenBy), [data])
  return { ...result, occurrences }
}

/** How many dates there are each day: what a year shows of them. */
export const useDayCounts = ({ from, to }: Range, query: Record<string, string | undefined>, enabled: boolean) => {
  const result = useQuery({ ...read(countDays, { query: { from, to, ...query } }), placeholderData: keepPreviousData, enabled })
  const counts = useMemo(() => new Map(result.data?.items.map(({ day, count }) => [day, count])), [result.data])
  return { ...result, counts }
}

/** The next dates from a day on. */
export const useComing = (query: { from: string; mine?: 'true'; projectId?: string; limit: number }) => {
  const result = useInfiniteQuery(readPages(listOccurrences, { query }))
  const occurrences = useMemo(() => flat(result.data).map(seenBy), [result.data])
  return { ...result, occurrences }
}

/** @param dateId which of its dates is meant; the next one unless said */
export const useEvent = (eventId: string, dateId: string | null = null) =>
  useQuery(read(getEvent, { params: { eventId }, ...(dateId && { query: { dateId } }) }))

/** Closed ones too: they carry what they carried. */
export const useOrganisations = () => {
  const result = useInfiniteQuery(readPages(listOrganisations, { query: { state: 'all', limit: 100 } }))
  return { ...result, organisations: flat(result.data) }
}

/** Places by the letters of their names; those with the latest events first. */
export const usePlaces = (search = '', limit = 30) =>
  useQuery({ ...read(listPlaces, { query: { search, limit } }), placeholderData: keepPreviousData }).data?.items ?? []

export const useMyProjects = () => {
  const result = useInfiniteQuery(readPages(listProjects, { query: { mine: 'true', limit: 100 } }))
  return flat(result.data)
}

/** Whom one may name as the person to ask, by the letters of their name. */
export const usePeople = (search: string) =>
  useQuery({ ...read(listMembers, { query: { search, limit: 12 } }), placeholderData: keepPreviousData }).data?.items

export type NewEventDraft = z.input<typeof NewEvent>
export const useAddEvent = () => useMutation({ mutationFn: (body: NewEventDraft) => call(addEvent, { body }) })

export const useEditEvent = (eventId: string) =>
  useMutation({ mutationFn: (body: z.input<typeof EventChange>) => call(editEvent, { params: { eventId }, body }) })

export const useCancel = () =>
  useMutation({
    mutationFn: ({ id, reason, scope }: { id: string; reason: string; scope: Scope }) =>
      call(cancelOccurrence, { params: { occurrenceId: id }, body: { reason, scope } }),
  })
export const useRestore = () =>
  useMutation({
    mutationFn: ({ id, scope }: { id: string; scope: Scope }) =>
      call(restoreOccurrence, { params: { occurrenceId: id }, query: { scope } }),
    onError: sayProblem,
  })
export const useRemove = () =>
  useMutation({ mutationFn: (eventId: string) => call(removeEvent, { params: { eventId } }), onError: sayProblem })
export const useBringBack = () =>
  useMutation({ mutationFn: (eventId: string) => call(bringEventBack, { params: { eventId } }), onError: sayProblem })

export interface Move {
  occurrence: SeenDate
  /** On the clock of whoever moves it, where that is how it was seen. */
  time: Time
  /** Those that follow, or all, move by as much. */
  scope?: Scope
  /** It goes back to where it was. */
  back?: boolean
}

type Pages = InfiniteData<AnswerOf<typeof listOccurrences>>

/** Moves a date: at once on the screen, back where it was if the server says no.
 *
 * @param onMoved told even where what moved it is no longer on the screen
 */
export const useMove = (onMoved: (moved: Occurrence, move: Move) => void) => {
  const client = useQueryClient()
  const lists = { queryKey: [listOccurrences.name] }
  const put = (id: string, change: (known: Occurrence) => Occurrence) => {
    const items = (page: Pages['pages'][number]) => ({ ...page, items: page.items.map((each) => (each.id === id ? change(each) : each)) })
    client.setQueriesData<Pages>(lists, (data) => data && { ...data, pages: data.pages.map(items) })
  }
  return useMutation({
    mutationFn: ({ occurrence, time, scope = 'one' }: Move) => {
      const { id, version, timeZone } = occurrence
      return call(moveOccurrence, { params: { occurrenceId: id }, body: { ...asItsOwn(occurrence, time), timeZone, version, scope } })
    },
    onMutate: async ({ occurrence, time }) => {
      await client.cancelQueries(lists)
      const startsAt = instantMoved(occurrence.startsAt, occurrence.starts, time.starts)
      const endsAt = instantMoved(occurrence.endsAt, occurrence.ends, time.ends)
      put(occurrence.id, (known) => ({ ...known, ...asItsOwn(occurrence, time), startsAt, endsAt }))
    },
    onSuccess: (moved, move) => {
      put(moved.id, () => moved)
      onMoved(moved, move)
    },
    onError: (error, { occurrence }) => {
      const { own, ...before } = occurrence
      put(occurrence.id, () => ({ ...before, ...own }))
      void sayProblem(error)
    },
    // The news of it make them stale too; where the live connection is lost, this does.
    onSettled: (_answer, _error, { occurrence }) => {
      void client.invalidateQueries(lists)
      void client.invalidateQueries({ queryKey: read(getEvent, { params: { eventId: occurrence.eventId } }).queryKey })
    },
  })
}

interface Sought {
  starts: string
  ends: string
  placeName: string
  timeZone?: string | undefined
  exceptEventId?: string | undefined
}

/** What takes place in a place at a time; asked anew each time, for a moment later it may be another thing. */
export const useClashes = (query: Sought | null): Occurrence[] =>
  useQuery({
    queryKey: [listClashes.name, {}, query ?? {}],
    queryFn: ({ signal }) => (query ? call(listClashes, { query }, { signal }) : null),
    enabled: query !== null,
    gcTime: 0,
  }).data?.items ?? []
