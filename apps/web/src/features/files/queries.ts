import { getRoom, listFiles } from '@navette/contract/files/endpoints.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../../lib/api.ts'
import { flat, readPages } from '../../lib/reads.ts'

/** The files of a project, the newest first. */
export const useProjectFiles = (projectId: string, limit = 6) => {
  const result = useInfiniteQuery(readPages(listFiles, { query: { projectId, limit } }))
  const { data } = result
  const files = useMemo(() => flat(data), [data])
  return { ...result, files }
}

/** Asked each time the page is opened: every file of whatever project changes it. */
export const useRoom = (organisationId: string) =>
  useQuery({
    queryKey: ['room', organisationId],
    queryFn: ({ signal }) => call(getRoom, { params: { organisationId } }, { signal }),
    gcTime: 0,
  }).data
