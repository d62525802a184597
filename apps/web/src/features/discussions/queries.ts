import type { AnswerOf } from '@navette/contract/core/endpoint.ts'
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
import {
  answerReport,
  getSummary,
  listPostVersions,
  listReports,
  reactToPost,
  removeSummary,
  reportPost,
  restorePost,
  writeSummary,
} from '@navette/contract/discussions/post-endpoints.ts'
import type { ReportOutcome } from '@navette/contract/discussions/post-schema.ts'
import type { Post, ReactionKind, Thread, ThreadPlace } from '@navette/contract/discussions/schema.ts'
import { keepDraft, listDrafts, measureReach, suggestMentions, suggestThings } from '@navette/contract/discussions/writing-endpoints.ts'
import { listTagged, listTags } from '@navette/contract/items/endpoints.ts'
import { listOrganisations } from '@navette/contract/organisations/endpoints.ts'
import { getProject, listProjects } from '@navette/contract/projects/endpoints.ts'
import { type InfiniteData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../../lib/api.ts'
import { Refused } from '../../lib/errors.ts'
import { filesCarried, type OutboxEntry, send, useOutbox } from '../../lib/outbox.ts'
import { flat, read, readPages } from '../../lib/reads.ts'
import { uploads } from '../../lib/uploads.ts'

/** Which threads are wanted: none of these means all that one may read. */
export interface ThreadFilter {
  projectId?: string
  organisationId?: string
  /** What is said about this item. */
  aboutId?: string
  place?: 'cluster' | 'people'
  tagId?: string
  unread?: boolean
  unconfirmed?: boolean
}

const asQuery = ({ unread, unconfirmed, ...rest }: ThreadFilter, limit: number) => ({
  query: { ...rest, ...(unread ? { unread: 'true' } : {}), ...(unconfirmed ? { unconfirmed: 'true' } : {}), limit },
})

export const useThreads = (filter: ThreadFilter, limit = 40) => {
  const result = useInfiniteQuery(readPages(listThreads, asQuery(filter, limit)))
  const { data } = result
  const threads = useMemo(() => flat(data), [data])
  return { ...result, threads }
}

/** The threads that wait for their reader, newest first; 100 are more than anyone reads in a day. */
export const useUnreadThreads = () => useThreads({ unread: true }, 100)

/** All the threads of a place that wait, page after page. */
export async function fetchUnreadIn({ kind, id }: Pick<ThreadPlace, 'kind' | 'id'>): Promise<Thread[]> {
  const narrowed = kind === 'cluster' || kind === 'people' ? { place: kind } : { [placeParameters[kind]]: id ?? '' }
  const threads: Thread[] = []
  for (let after: string | null = ''; after !== null; ) {
    const query = { unread: 'true', limit: 100, ...narrowed, ...(after && { after }) }
    const page: AnswerOf<typeof listThreads> = await call(listThreads, { query })
    threads.push(...page.items)
    after = page.next
  }
  return threads
}

const placeParameters = { project: 'projectId', organisation: 'organisationId', item: 'aboutId' } as const

/** For each thread with something unread, the number of the last message that I read. */
export const useReadMarks = (): ReadonlyMap<string, number> => {
  const { threads } = useUnreadThreads()
  return useMemo(() => new Map(threads.map(({ id, readNumber }) => [id, readNumber])), [threads])
}

/**
 * A thread; what the list already knows of it is shown until the server has answered.
 *
 * @param wanted whether it is asked for by itself: while it is opened, it comes with its messages
 */
export const useThread = (threadId: string, known: Thread | undefined, wanted: boolean) =>
  useQuery({ ...read(getThread, { params: { threadId } }), enabled: wanted, ...(known ? { placeholderData: known } : {}) })

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
  /** What it carries, in order. */
  fileIds: string[]
  refusal: Refused | null
}

/** Where the files of a reply lie until it leaves, and what it is sent in order with. */
export const replyPlace = (threadId: string) => `thread:${threadId}`

export const reply = (threadId: string, id: string, { text, fileIds }: { text: string; fileIds: string[] }) =>
  send(sendPost, { params: { threadId }, body: { id, text, fileIds } }, { scope: replyPlace(threadId) })

/** My replies that are under way; `takeBack` gives the text back, puts its files where they lay, and forgets the reply. */
export const usePendingPosts = (threadId: string) => {
  const { entries, retry, takeBack } = useOutbox(replyPlace(threadId))
  const pending = useMemo(() => entries.map(pendingFrom), [entries])
  return {
    pending,
    retry: (id: string) => {
      // One of its files may be what was refused.
      for (const fileId of pending.find((entry) => entry.id === id)?.fileIds ?? []) uploads.retry(fileId)
      retry(id)
    },
    takeBack: (id: string) => {
      const input = takeBack(id)
      uploads.reclaim(filesCarried(input), replyPlace(threadId))
      return textOf(input)
    },
  }
}

const pendingFrom = ({ id, state, createdAt, input, problem }: OutboxEntry): PendingPost => ({
  id,
  state,
  createdAt,
  text: textOf(input),
  fileIds: filesCarried(input),
  refusal: problem ? new Refused(problem) : null,
})

const textOf = (input: unknown) => (input as { body?: { text?: string } } | undefined)?.body?.text ?? ''

export const tellRead = (threadId: string, number: number) => call(readThread, { params: { threadId }, body: { number } })

export const useEditPost = () =>
  useMutation({
    mutationFn: ({ post, text, fileIds }: { post: Post; text: string; fileIds?: string[] }) =>
      call(editPost, { params: { postId: post.id }, body: { text, version: post.version, ...(fileIds && { fileIds }) } }),
  })
export const useRemovePost = () => useMutation({ mutationFn: (postId: string) => call(removePost, { params: { postId } }) })
export const useRestorePost = () => useMutation({ mutationFn: (postId: string) => call(restorePost, { params: { postId } }) })
export const usePostVersions = (postId: string) => useQuery(read(listPostVersions, { params: { postId } }))
export const useReact = () =>
  useMutation({
    mutationFn: ({ postId, ...body }: { postId: string; kind: ReactionKind; on: boolean }) =>
      call(reactToPost, { params: { postId }, body }),
  })
export const useReportPost = () =>
  useMutation({
    mutationFn: ({ postId, ...body }: { postId: string; id: string; reason: string }) => call(reportPost, { params: { postId }, body }),
  })
export const useReports = () => {
  const result = useInfiniteQuery(readPages(listReports, { query: { limit: 50 } }))
  return { ...result, reports: flat(result.data) }
}
export const useAnswerReport = () =>
  useMutation({
    mutationFn: ({ reportId, outcome }: { reportId: string; outcome: ReportOutcome }) =>
      call(answerReport, { params: { reportId }, body: { outcome } }),
  })

export const useSummary = (threadId: string) => useQuery(read(getSummary, { params: { threadId } }))
interface NewSummary {
  threadId: string
  text?: string
  postId?: string
  version: number
}
export const useWriteSummary = () =>
  useMutation({
    mutationFn: ({ threadId, text, postId, version }: NewSummary) =>
      call(writeSummary, { params: { threadId }, body: { text: text ?? null, postId: postId ?? null, version } }),
  })
export const useRemoveSummary = () => useMutation({ mutationFn: (threadId: string) => call(removeSummary, { params: { threadId } }) })

export const useDrafts = () => useQuery(read(listDrafts))
export const storeDraft = (place: string, { text, from }: { text: string; from: string | null }) =>
  call(keepDraft, { params: { place }, body: { text, from } })

/** Where a text stands, or will stand: a thread, or the place where one is opened; none of these means the whole cluster. */
export interface Where {
  threadId?: string
  projectId?: string
  organisationId?: string
}
export const askMentions = (where: Where, search: string) => call(suggestMentions, { query: { ...where, search } })
export const askThings = (search: string) => call(suggestThings, { query: { search } })
export const askReach = (where: Where, text: string) => call(measureReach, { body: { ...where, text } })

/** The title of a thread or a project, by the path of its page. */
export const askTitle = async (path: string): Promise<string | null> => {
  const [, kind, id = ''] = /^\/(fils|projets)\/([0-9a-f-]{36})/.exec(path) ?? []
  if (kind === 'fils') return (await call(getThread, { params: { threadId: id } })).title
  return kind === 'projets' ? (await call(getProject, { params: { projectId: id } })).title : null
}

interface NewThread {
  id: string
  title: string
  projectId: string | null
  /** The item that it hangs on, where that is no project. */
  aboutId: string | null
  organisationId: string | null
  post: { id: string; text: string; fileIds: string[] }
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
/** The tags that are used most, of what one sees. */
export const useUsedTags = () => useQuery(read(listTags, { query: { limit: 30 } })).data?.items ?? []
/** The name of a tag, also of one that few things have. */
export const useTagName = (tagId: string | undefined) =>
  useQuery({ ...read(listTagged, { params: { tagId: tagId ?? '' }, query: { limit: 1 } }), enabled: tagId !== undefined }).data?.tag.name
export const useOrganisations = () => {
  const result = useInfiniteQuery(readPages(listOrganisations, { query: { limit: 100 } }))
  return { ...result, organisations: flat(result.data) }
}
