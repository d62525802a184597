import { foreseeCalendar, importCalendar } from '@navette/contract/calendar/import-endpoints.ts'
import type { OutsideVisibility } from '@navette/contract/calendar/import-schema.ts'
import {
  addOutsideCalendar,
  getOutsideCalendar,
  listOutsideCalendars,
  readOutsideCalendar,
  removeOutsideCalendar,
} from '@navette/contract/calendar/outside-endpoints.ts'
import type { NewOutsideCalendar } from '@navette/contract/calendar/outside-schema.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../../lib/api.ts'
import { read } from '../../../lib/reads.ts'
import { sayProblem } from '../../../ui/undo.tsx'

/** A file on its way in, and where it goes. */
export interface Bringing {
  file: File
  organisationId: string
  visibility: OutsideVisibility
  past: boolean
}

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer())
const flag = (past: boolean) => (past ? ('true' as const) : ('false' as const))

/** What a file would bring. */
export const useForesee = () =>
  useMutation({
    mutationFn: async ({ file, organisationId, past }: Bringing) =>
      call(foreseeCalendar, { body: await bytesOf(file), query: { organisationId, past: flag(past) } }),
  })

export const useImportCalendar = () =>
  useMutation({
    mutationFn: async ({ file, organisationId, visibility, past }: Bringing) =>
      call(importCalendar, { body: await bytesOf(file), query: { organisationId, visibility, past: flag(past) } }),
  })

const listRead = read(listOutsideCalendars)
const oneRead = (calendarId: string) => read(getOutsideCalendar, { params: { calendarId } })

/** Calendars from outside; while one is being read it is asked for every two seconds too, in case the news does not come through. */
export const useOutsideCalendars = () =>
  useQuery({
    ...listRead,
    refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === 'waiting') ? 2_000 : false),
  })

export const useOutsideCalendar = (calendarId: string) => useQuery(oneRead(calendarId))

/** The news of it come to my own screens too; where the live connection is lost, this does. */
const useListAgain = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: listRead.queryKey })
}

export const useAddOutside = () => {
  const onSuccess = useListAgain()
  return useMutation({ mutationFn: (body: z.input<typeof NewOutsideCalendar>) => call(addOutsideCalendar, { body }), onSuccess })
}

export const useReadOutside = () => {
  const onSuccess = useListAgain()
  return useMutation({
    mutationFn: (calendarId: string) => call(readOutsideCalendar, { params: { calendarId } }),
    onSuccess,
    onError: sayProblem,
  })
}

export const useRemoveOutside = () => {
  const onSuccess = useListAgain()
  return useMutation({
    mutationFn: (calendarId: string) => call(removeOutsideCalendar, { params: { calendarId } }),
    onSuccess,
    onError: sayProblem,
  })
}
