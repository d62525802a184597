import {
  findConversation,
  leaveConversation,
  listCorrespondents,
  openConversation,
} from '@navette/contract/discussions/conversation-endpoints.ts'
import { listThreads } from '@navette/contract/discussions/endpoints.ts'
import { locatePost, mergeThread, moveThread, splitThread, undoMerger, weighMove } from '@navette/contract/discussions/moving-endpoints.ts'
import {
  announceThread,
  confirmAnnouncement,
  countConfirmations,
  listConfirmations,
  pinThread,
  unpinThread,
  withdrawAnnouncement,
} from '@navette/contract/discussions/order-endpoints.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { flat, read, readPages } from '../../lib/reads.ts'

/** What stands on top of a place’s list. */
export const usePinned = (place: { projectId?: string; organisationId?: string; place?: 'cluster' | 'people' }, wanted: boolean) =>
  useQuery({ ...read(listThreads, { query: { ...place, pinned: 'true', limit: 20 } }), enabled: wanted }).data?.items ?? []

export const usePin = () =>
  useMutation({
    mutationFn: ({ threadId, pinned }: { threadId: string; pinned: boolean }) =>
      call(pinned ? pinThread : unpinThread, { params: { threadId } }),
  })

export const useAnnounce = () =>
  useMutation({
    mutationFn: ({ threadId, announced }: { threadId: string; announced: boolean }) =>
      call(announced ? announceThread : withdrawAnnouncement, { params: { threadId } }),
  })
export const useConfirm = () => useMutation({ mutationFn: (threadId: string) => call(confirmAnnouncement, { params: { threadId } }) })
export const useConfirmationCount = (threadId: string, wanted: boolean) =>
  useQuery({ ...read(countConfirmations, { params: { threadId } }), enabled: wanted }).data
export const useConfirmations = (threadId: string, confirmed: boolean) => {
  const result = useInfiniteQuery(
    readPages(listConfirmations, { params: { threadId }, query: { limit: 50, confirmed: String(confirmed) } }),
  )
  return { ...result, people: flat(result.data) }
}

/** The latest threads whose titles hold the letters, of those that one may merge; undefined until it is known. */
export const useMergeableNamed = (letters: string) =>
  useQuery({
    ...read(listThreads, { query: { ...(letters && { search: letters }), arranged: 'true', limit: 50 } }),
    placeholderData: keepPreviousData,
  }).data?.items

/** Where a thread may go: a place, or into another thread. */
export interface Whereto {
  projectId?: string | undefined
  organisationId?: string | undefined
  intoId?: string | undefined
}
/** How many people would gain and lose it; asked anew each time a place is chosen. */
export const useWeight = (threadId: string, where: Whereto | null) =>
  useQuery({
    queryKey: ['weight', threadId, where],
    queryFn: ({ signal }) => call(weighMove, { params: { threadId }, query: where ?? {} }, { signal }),
    enabled: where !== null,
    gcTime: 0,
  })

export const useMoveThread = () =>
  useMutation({
    mutationFn: ({ threadId, projectId, organisationId }: Whereto & { threadId: string }) =>
      call(moveThread, { params: { threadId }, body: { projectId: projectId ?? null, organisationId: organisationId ?? null } }),
  })
export const useSplitThread = () =>
  useMutation({
    mutationFn: ({ threadId, ...body }: { threadId: string; id: string; title: string; postIds: string[] }) =>
      call(splitThread, { params: { threadId }, body }),
  })
export const useMergeThread = () =>
  useMutation({
    mutationFn: ({ threadId, intoId }: { threadId: string; intoId: string }) =>
      call(mergeThread, { params: { threadId }, body: { intoId } }),
  })
export const takeMergerBack = (threadId: string) => call(undoMerger, { params: { threadId } })
export const mergeBack = (threadId: string, intoId: string) => call(mergeThread, { params: { threadId }, body: { intoId } })

/** Where the message that the address names stands now. */
export const useWhereabouts = (threadId: string, number: number) =>
  useQuery({ ...read(locatePost, { params: { threadId }, query: { number } }), enabled: number > 0, retry: false }).data

/** People to whom I may write, by the letters of their names. */
export const useCorrespondents = (search: string) =>
  useQuery({ ...read(listCorrespondents, { query: { search, limit: 30 } }), placeholderData: keepPreviousData }).data?.items ?? []

export const findConversationWith = (memberIds: readonly string[]) => call(findConversation, { query: { with: memberIds.join(',') } })

export const useOpenConversation = () =>
  useMutation({
    mutationFn: (body: { id: string; memberIds: string[]; post: { id: string; text: string } }) => call(openConversation, { body }),
  })
export const useLeaveConversation = () =>
  useMutation({ mutationFn: (threadId: string) => call(leaveConversation, { params: { threadId } }) })
