import {
  closeThread,
  editPost,
  getPost,
  getThread,
  listPosts,
  listThreads,
  openThread,
  readThread,
  removePost,
  renameThread,
  reopenThread,
  sendPost,
} from '@navette/contract/discussions/endpoints.ts'
import type { Post, Thread } from '@navette/contract/discussions/schema.ts'
import { listOrganisations } from '@navette/contract/organisations/endpoints.ts'
import { listProjects } from '@navette/contract/projects/endpoints.ts'
import { type InfiniteData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../../lib/api.ts'
import { Refused } from '../../lib/errors.ts'
import { type OutboxEntry, send, useOutbox } from '../../lib/outbox.ts'
import { flat, read, readPages } from '../../lib/reads.ts'

/** Which threads are wanted: none of these means all that one may read. */
export interface ThreadFilter {
  projectId?: string
  organisationId?: string
  place?: 'cluster'
  unread?: boolean
}

const asQuery = ({ unread, ...rest }: ThreadFilter, limit: number) => ({ query: { ...rest, ...(unread ? { unread: 'true' } : {}), limit } })

export const useThreads = (filter: ThreadFilter, limit = 40) => {
  const result = useInfiniteQuery(readPages(listThreads, asQuery(filter, limit)))
  const { data } = result
  const threads = useMemo(() => flat(data), [data])
  return { ...result, threads }
}

/** The threads that wait for their reader, newest first; 100 are more than anyone reads in a day. */
export const useUnreadThreads = () => useThreads({ unread: true }, 100)

/** For each thread with something unread, the number of the last message that I read. */
export const useReadMarks = (): ReadonlyMap<string, number> => {
  const { threads } = useUnreadThreads()
  return useMemo(() => new Map(threads.map(({ id, readNumber }) => [id, readNumber])), [threads])
}

/** A thread; what the list already knows of it is shown until the server has answered. */
export const useThread = (threadId: string, known?: Thread) =>
  useQuery({ ...read(getThread, { params: { threadId } }), ...(known ? { placeholderData: known } : {}) })

/** What the lists on this device already know of a thread. */
export const useKnownThread = (threadId: string): Thread | undefined => {
  const client = useQueryClient()
  return useMemo(
    () =>
      client
        .getQueriesData<InfiniteData<{ items: Thread[] }>>({ queryKey: [listThreads.name] })
        .flatMap(([, data]) => data?.pages?.flatMap((page) => page.items) ?? [])
        .find((thread) => thread.id === threadId),
    [client, threadId],
  )
}

const postsOf = (threadId: string, limit: number) => readPages(listPosts, { params: { threadId }, query: { limit } })

/** The posts of a thread, the oldest first as they are read; `fetchNextPage` brings the older ones. */
export const usePosts = (threadId: string, limit: number) => {
  const result = useInfiniteQuery(postsOf(threadId, limit))
  const { data } = result
  const posts = useMemo(() => flat(data).toReversed(), [data])
  return { ...result, posts }
}

/** A post as it stands now, with what may be done to it now; asked when its menu opens. */
export const usePost = (postId: string, wanted: boolean) =>
  useQuery({ ...read(getPost, { params: { postId } }), enabled: wanted, staleTime: 0 })

export const fetchPost = (postId: string) => call(getPost, { params: { postId } })

/** A reply that the server has not confirmed. */
export interface PendingPost extends Pick<OutboxEntry, 'id' | 'state' | 'createdAt'> {
  text: string
  refusal: Refused | null
}

const outboxOf = (threadId: string) => `thread:${threadId}`

export const reply = (threadId: string, id: string, text: string) =>
  send(sendPost, { params: { threadId }, body: { id, text } }, { scope: outboxOf(threadId) })

/** My replies that are under way; `takeBack` gives the text back and forgets the reply. */
export const usePendingPosts = (threadId: string) => {
  const { entries, retry, takeBack } = useOutbox(outboxOf(threadId))
  const pending = useMemo(() => entries.map(pendingFrom), [entries])
  return { pending, retry, takeBack: (id: string) => textOf(takeBack(id)) }
}

const pendingFrom = ({ id, state, createdAt, input, problem }: OutboxEntry): PendingPost => ({
  id,
  state,
  createdAt,
  text: textOf(input),
  refusal: problem ? new Refused(problem) : null,
})

const textOf = (input: unknown) => (input as { body?: { text?: string } } | undefined)?.body?.text ?? ''

export const tellRead = (threadId: string, number: number) => call(readThread, { params: { threadId }, body: { number } })

export const useEditPost = () =>
  useMutation({
    mutationFn: ({ post, text }: { post: Post; text: string }) =>
      call(editPost, { params: { postId: post.id }, body: { text, version: post.version } }),
  })
export const useRemovePost = () => useMutation({ mutationFn: (postId: string) => call(removePost, { params: { postId } }) })

interface NewThread {
  id: string
  title: string
  projectId: string | null
  organisationId: string | null
  post: { id: string; text: string }
}
export const useOpenThread = () => useMutation({ mutationFn: (body: NewThread) => call(openThread, { body }) })
export const useRenameThread = () =>
  useMutation({
    mutationFn: ({ thread, title }: { thread: Thread; title: string }) =>
      call(renameThread, { params: { threadId: thread.id }, body: { title, version: thread.version } }),
  })
export const useClosure = () =>
  useMutation({
    mutationFn: ({ thread, close }: { thread: Thread; close: boolean }) =>
      call(close ? closeThread : reopenThread, { params: { threadId: thread.id } }),
  })

/** Where a thread may be opened: the projects that one is in. */
export const useMyProjects = () => {
  const result = useInfiniteQuery(readPages(listProjects, { query: { mine: 'true', limit: 100 } }))
  return { ...result, projects: flat(result.data) }
}
export const useOrganisations = () => {
  const result = useInfiniteQuery(readPages(listOrganisations, { query: { limit: 100 } }))
  return { ...result, organisations: flat(result.data) }
}
