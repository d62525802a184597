import type { Event, NewDate, SeriesChange } from '@navette/contract/calendar/schema.ts'
import { addDate, changeSeries, foreseeSeries, leaveOutDate } from '@navette/contract/calendar/series-endpoints.ts'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../../lib/api.ts'
import { sayProblem } from '../../../ui/undo.tsx'
import { useEvent } from '../queries.ts'

/** A change of a series as somebody wants it; the version is that of the event when it is asked for. */
export type Wanted = Omit<z.input<typeof SeriesChange>, 'version'>

/** What a change would do to the dates; nothing is changed. Null asks nothing. */
export const useOutlook = ({ id, eventId }: { id: string; eventId: string }, wanted: Wanted | null) => {
  const version = useEvent(eventId).data?.version
  return useQuery({
    queryKey: [foreseeSeries.name, id, wanted, version],
    queryFn: () => (wanted ? call(foreseeSeries, { params: { occurrenceId: id }, body: { ...wanted, version: version ?? 0 } }) : null),
    enabled: version !== undefined && wanted !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

export const useChangeSeries = ({ date, version }: Event) =>
  useMutation({
    mutationFn: (wanted: Wanted) => call(changeSeries, { params: { occurrenceId: date.id }, body: { ...wanted, version } }),
  })

export const useAddDate = (eventId: string) =>
  useMutation({ mutationFn: (body: z.input<typeof NewDate>) => call(addDate, { params: { eventId }, body }) })

export const useLeaveOut = () =>
  useMutation({
    mutationFn: (id: string) => call(leaveOutDate, { params: { occurrenceId: id } }),
    onError: (error) => void sayProblem(error),
  })
