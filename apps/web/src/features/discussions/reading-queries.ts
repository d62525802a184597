import type { AnswerOf } from '@navette/contract/core/endpoint.ts'
import { getThread, listPostDays, listPosts } from '@navette/contract/discussions/endpoints.ts'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { type QueryClient, type UseQueryResult, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { call } from '../../lib/api.ts'
import { type ReadKey, read } from '../../lib/reads.ts'
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
 * Opens a thread at the first message that was not read. One request brings the thread and that page, which are then kept as if each had been
 * asked for; how the thread stood stays until one leaves.
 *
 * @param known what this device knows of the thread, for when the server cannot be reached
 * @returns `asked` once there was an answer of any kind: whatever is missing then is asked for by itself
 */
export const useOpening = (threadId: string, known: Thread | undefined): { opening: Opening | null; asked: boolean } => {
  const client = useQueryClient()
  const [opening, setOpening] = useState<Opening | null>(null)
  const around = { query: { around: 'unread' as const, limit: pageLength } }
  const { data, failureCount } = useQuery({
    // Under the door's name: what happens meanwhile to its messages makes it asked again.
    queryKey: read(listPosts, { params: { threadId }, ...around }).queryKey as ReadKey,
    enabled: opening === null,
    staleTime: 0,
    gcTime: 0,
    queryFn: async ({ signal }): Promise<Opening> => {
      const { opened, ...page } = await call(listPosts, { params: { threadId }, ...around }, { signal })
      const above = (page.items.at(-1)?.number ?? 1) - 1
      client.setQueryData(postPage(threadId, above).queryKey, { ...page, opened: null })
      if (opened) keepThread(client, threadId, opened.thread)
      return { read: opened?.read ?? 0, last: page.last, above }
    },
  })
  if (opening === null && data) setOpening(data)
  const here = client.getQueryData(read(getThread, { params: { threadId } }).queryKey) ?? known
  if (opening === null && !data && failureCount > 0 && here)
    setOpening({ read: here.readNumber, last: here.lastNumber, above: Math.max(0, here.readNumber - (pageLength >> 2)) })
  return { opening, asked: opening !== null || failureCount > 0 }
}

/** As if it had been asked for by itself; asked again where something happened to it meanwhile. */
const keepThread = (client: QueryClient, threadId: string, thread: Thread) => {
  const { queryKey } = read(getThread, { params: { threadId } })
  const isStale = client.getQueryState(queryKey)?.isInvalidated
  client.setQueryData(queryKey, thread)
  if (isStale) void client.invalidateQueries({ queryKey })
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
