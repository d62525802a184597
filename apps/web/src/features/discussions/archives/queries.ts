import { listMembers } from '@navette/contract/accounts/endpoints.ts'
import type { InputOf } from '@navette/contract/core/endpoint.ts'
import {
  chooseArchivePlace,
  exportArchiveProblems,
  exportDiscussions,
  forgetArchive,
  getArchive,
  listArchiveAuthors,
  listArchives,
  listArchiveThreads,
  matchArchiveAuthor,
  openArchive,
  runArchive,
  stopArchive,
  undoArchive,
} from '@navette/contract/discussions/archive-endpoints.ts'
import type { Archive } from '@navette/contract/discussions/archive-schema.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, keep as save } from '../../../lib/api.ts'
import { flat, read, readPages } from '../../../lib/reads.ts'
import { sayProblem } from '../../../ui/undo.tsx'

/** The archives that this person brought, the last first. */
export const useArchives = () => {
  const result = useInfiniteQuery(readPages(listArchives, { query: { limit: 10 } }))
  return { ...result, archives: flat(result.data) }
}

const archiveRead = (archiveId: string) => read(getArchive, { params: { archiveId } })

const busy = new Set(['reading', 'running', 'undoing'])

/** One archive; while somebody is at work on it, it is asked for every two seconds too, in case the news does not come through. */
export const useArchive = (archiveId: string) =>
  useQuery({ ...archiveRead(archiveId), refetchInterval: ({ state }) => (busy.has(state.data?.state ?? '') ? 2000 : false) })

export const useArchiveThreads = (archiveId: string) => {
  const result = useInfiniteQuery(readPages(listArchiveThreads, { params: { archiveId }, query: { limit: 20 } }))
  return { ...result, threads: flat(result.data) }
}

export const useArchiveAuthors = (archiveId: string, unknown: boolean | null) => {
  const query = { limit: 20, ...(unknown !== null && { unknown: String(unknown) }) }
  const result = useInfiniteQuery({
    ...readPages(listArchiveAuthors, { params: { archiveId }, query }),
    placeholderData: keepPreviousData,
  })
  return { ...result, authors: flat(result.data) }
}

/** People whose name holds some letters. */
export const usePeopleNamed = (search: string) => {
  const { data } = useInfiniteQuery({ ...readPages(listMembers, { query: { search, limit: 10 } }), enabled: search !== '' })
  return flat(data)
}

/** Every answer about an archive is the archive as it stands now. */
const useKeeping = () => {
  const client = useQueryClient()
  return (answer: Archive) => {
    client.setQueryData(archiveRead(answer.id).queryKey, answer)
    void client.invalidateQueries({ queryKey: [listArchives.name] })
    for (const { name } of [listArchiveThreads, listArchiveAuthors]) {
      void client.invalidateQueries({ queryKey: [name, { archiveId: answer.id }] })
    }
  }
}

export const useOpenArchive = () => {
  const keep = useKeeping()
  return useMutation({ mutationFn: (body: InputOf<typeof openArchive>['body']) => call(openArchive, { body }), onSuccess: keep })
}

export const useArchivePlace = (archiveId: string) => {
  const keep = useKeeping()
  return useMutation({
    mutationFn: (body: InputOf<typeof chooseArchivePlace>['body']) => call(chooseArchivePlace, { params: { archiveId }, body }),
    onSuccess: keep,
    onError: sayProblem,
  })
}

export const useMatchAuthor = (archiveId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ authorId, memberId }: { authorId: string; memberId: string | null }) =>
      call(matchArchiveAuthor, { params: { archiveId, authorId }, body: { memberId } }),
    onSuccess: () =>
      Promise.all(
        [getArchive, listArchiveAuthors, listArchiveThreads].map(({ name }) =>
          client.invalidateQueries({ queryKey: [name, { archiveId }] }),
        ),
      ),
    onError: sayProblem,
  })
}

/** What is done with an archive as a whole. */
export const useArchiveActs = (archiveId: string) => {
  const keep = useKeeping()
  const params = { archiveId }
  const options = { onSuccess: keep, onError: sayProblem }
  return {
    run: useMutation({ mutationFn: () => call(runArchive, { params }), ...options }),
    stop: useMutation({ mutationFn: () => call(stopArchive, { params }), ...options }),
    undo: useMutation({ mutationFn: () => call(undoArchive, { params }), ...options }),
  }
}

export const useForgetArchive = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (archiveId: string) => call(forgetArchive, { params: { archiveId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [listArchives.name] }),
    onError: sayProblem,
  })
}

/** Keeps on the device what is to be told of single messages. */
export const keepProblems = (archiveId: string) => void save(exportArchiveProblems, { params: { archiveId } }).catch(sayProblem)

/** Keeps the threads of a project on the device. */
export const useTakeDiscussions = (projectId: string) =>
  useMutation({ mutationFn: () => save(exportDiscussions, { params: { projectId } }), onError: sayProblem })
