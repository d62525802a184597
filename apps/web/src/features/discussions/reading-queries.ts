import type { AnswerOf } from '@navette/contract/core/endpoint.ts'
import { listPostDays, listPosts } from '@navette/contract/discussions/endpoints.ts'
import { type UseQueryResult, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { call } from '../../lib/api.ts'
import { read } from '../../lib/reads.ts'
import { type LoadedPage, pageLength } from './components/post-rows.ts'

type PostPage = AnswerOf<typeof listPosts>

/** The messages of certain numbers: what happens makes only those pages read again that are on screen. */
const postPage = (threadId: string, above: number) => read(listPosts, { params: { threadId }, query: { above, limit: pageLength } })

/** How a thread stood when it was opened. */
export interface Opening {
  /** Up to which number I had read; 0 where I never did. */
  read: number
  /** The last number there was: what is higher arrived since. */
  last: number
  /** Where the page begins that shows the first message that I have not read. */
  above: number
}

/**
 * Opens a thread at the first message that was not read, with one request; how it stood then stays until one leaves.
 *
 * @param known what this device knows of the thread, for when the server cannot be reached
 */
export const useOpening = (threadId: string, known: { readNumber: number; lastNumber: number } | undefined): Opening | null => {
  const client = useQueryClient()
  const [opening, setOpening] = useState<Opening | null>(null)
  const { data, failureCount } = useQuery({
    queryKey: ['opening', threadId],
    enabled: opening === null,
    staleTime: 0,
    gcTime: 0,
    queryFn: async ({ signal }): Promise<Opening> => {
      const page = await call(listPosts, { params: { threadId }, query: { around: 'unread', limit: pageLength } }, { signal })
      const above = (page.items.at(-1)?.number ?? 1) - 1
      client.setQueryData(postPage(threadId, above).queryKey, page)
      return { read: page.read ?? 0, last: page.last, above }
    },
  })
  if (opening === null && data) setOpening(data)
  if (opening === null && !data && failureCount > 0 && known)
    setOpening({ read: known.readNumber, last: known.lastNumber, above: Math.max(0, known.readNumber - (pageLength >> 2)) })
  return opening
}

/** The messages of these pages, as far as they have come. */
export const usePostPages = (threadId: string, starts: readonly number[]): readonly LoadedPage[] => {
  const combine = useMemo(() => (results: UseQueryResult<PostPage>[]) => gathered(starts, results), [starts])
  return useQueries({ queries: starts.map((above) => postPage(threadId, above)), combine })
}

const gathered = (starts: readonly number[], results: UseQueryResult<PostPage>[]): LoadedPage[] =>
  results.flatMap(({ data }, at) => (data ? [{ above: starts[at] ?? 0, items: data.items }] : []))

/** The days of a thread; asked when somebody looks for one. */
export const usePostDays = (threadId: string, wanted: boolean) =>
  useQuery({ ...read(listPostDays, { params: { threadId } }), enabled: wanted }).data?.days
