import { listMembers } from '@navette/contract/accounts/endpoints.ts'
import { listOrganisations } from '@navette/contract/organisations/endpoints.ts'
import {
  answerRequest,
  askToJoin,
  chooseLead,
  chooseStage,
  editProject,
  getProject,
  getStrands,
  joinTeam,
  leaveTeam,
  listActivities,
  listProjectActivities,
  listProjects,
  listRequests,
  listTeam,
  reportProject,
  startProject,
  takeRequestBack,
  withdrawPartner,
} from '@navette/contract/projects/endpoints.ts'
import { type Project, type ProjectInput, ProjectStage } from '@navette/contract/projects/schema.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call, keep } from '../../lib/api.ts'
import { flat, read, readPages } from '../../lib/reads.ts'
import { sayProblem } from '../../ui/undo.tsx'

export interface ProjectFilter {
  mine?: boolean
  favourite?: boolean
  stage?: ProjectStage
  organisationId?: string
  search?: string
}

const projectPages = ({ mine, favourite, ...filter }: ProjectFilter, limit: number) =>
  readPages(listProjects, { query: { ...(mine ? { mine: 'true' } : {}), ...(favourite ? { favourite: 'true' } : {}), ...filter, limit } })

export const useProjects = (filter: ProjectFilter, limit = 40) => {
  const result = useInfiniteQuery(projectPages(filter, limit))
  return { ...result, projects: flat(result.data) }
}

/** How many cards a column of the board brings at once. */
const columnLimit = 20

/** One column of the board. */
export const useColumn = (filter: ProjectFilter, stage: ProjectStage) => useProjects({ ...filter, stage }, columnLimit)

interface Move {
  project: Project
  stage: ProjectStage
}

/** Moves a card to another column of the board: at once on the screen, back where it was if the server says no. */
export const useMoveOnBoard = (filter: ProjectFilter) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ project, stage }: Move) => call(chooseStage, { params: { projectId: project.id }, body: { stage } }),
    onMutate: async ({ project, stage }) => {
      const keys = ProjectStage.options.map((each) => projectPages({ ...filter, stage: each }, columnLimit).queryKey)
      await Promise.all(keys.map((queryKey) => client.cancelQueries({ queryKey })))
      const before = keys.map((key) => [key, client.getQueryData(key)] as const)
      for (const [at, key] of keys.entries()) {
        client.setQueryData(key, (data) => {
          if (!data) return data
          const pages = data.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => id !== project.id) }))
          const [first, ...rest] = pages
          const arrives = ProjectStage.options[at] === stage && first
          return { ...data, pages: arrives ? [{ ...first, items: [{ ...project, stage }, ...first.items] }, ...rest] : pages }
        })
      }
      return { before }
    },
    onError: (error, _move, kept) => {
      for (const [key, data] of kept?.before ?? []) client.setQueryData(key, data)
      void sayProblem(error)
    },
    // The news of it make the columns stale too; where the live connection is lost, this does.
    onSettled: () => client.invalidateQueries({ queryKey: [listProjects.name] }),
  })
}

/** The projects whose team both somebody and I are in. */
export const useProjectsWith = (memberId: string, wanted: boolean) =>
  useQuery({ ...read(listProjects, { query: { mine: 'true', memberId, limit: 100 } }), enabled: wanted }).data?.items ?? []

export const useProject = (projectId: string) => useQuery(read(getProject, { params: { projectId } }))

export const useTeam = (projectId: string) => {
  const result = useInfiniteQuery(readPages(listTeam, { params: { projectId }, query: { limit: 100 } }))
  return { ...result, team: flat(result.data) }
}

/** @param strand the only part of it that is wanted; null for all */
export const useProjectTimeline = (projectId: string, strand: string | null) => {
  const query = { limit: 40, ...(strand === null ? {} : { strand }) }
  const result = useInfiniteQuery({
    ...readPages(listProjectActivities, { params: { projectId }, query }),
    // Choosing another part shows what is there until it comes.
    placeholderData: keepPreviousData,
  })
  return { ...result, entries: flat(result.data) }
}

export const useStrands = (projectId: string) => useQuery(read(getStrands, { params: { projectId } })).data?.strands

export const useMovements = () => {
  const result = useInfiniteQuery(readPages(listActivities, { query: { limit: 40 } }))
  return { ...result, entries: flat(result.data) }
}

/** Closed ones too: they stay the partners they were, and only cannot be chosen. */
export const useOrganisations = () => {
  const result = useInfiniteQuery(readPages(listOrganisations, { query: { state: 'all', limit: 100 } }))
  return { ...result, organisations: flat(result.data) }
}

/** People by the letters of their name. */
export const usePeople = (search: string, wanted: boolean) =>
  useQuery({ ...read(listMembers, { query: { search, limit: 12 } }), enabled: wanted, placeholderData: (before) => before })

export type ProjectDraft = z.output<typeof ProjectInput>
export const useStartProject = () => useMutation({ mutationFn: (body: ProjectDraft & { id: string }) => call(startProject, { body }) })
export const useEditProject = (projectId: string) =>
  useMutation({
    mutationFn: ({ hostId: _, ...body }: ProjectDraft & { version: number }) => call(editProject, { params: { projectId }, body }),
  })
export const useWithdraw = (projectId: string) =>
  useMutation({ mutationFn: (organisationId: string) => call(withdrawPartner, { params: { projectId, organisationId } }) })
export const useJoinTeam = (projectId: string) =>
  useMutation({ mutationFn: (memberId: string) => call(joinTeam, { params: { projectId, memberId } }) })
export const useAskToJoin = (projectId: string) =>
  useMutation({ mutationFn: (word: string) => call(askToJoin, { params: { projectId }, body: { word } }) })
export const useTakeRequestBack = (projectId: string) => useMutation({ mutationFn: () => call(takeRequestBack, { params: { projectId } }) })

/** Those who ask to be of the team, for whoever chooses it. */
export const useRequests = (projectId: string) => useQuery(read(listRequests, { params: { projectId } })).data?.requests ?? []
export const useAnswerRequest = (projectId: string) =>
  useMutation({
    mutationFn: ({ requestId, accepted }: { requestId: string; accepted: boolean }) =>
      call(answerRequest, { params: { projectId, requestId }, body: { accepted } }),
  })
/** The report on a period, handed to the reader's device. */
export const useReport = (projectId: string) =>
  useMutation({
    mutationFn: (query: { from: string; to: string; as: 'pdf' | 'markdown' }) => keep(reportProject, { params: { projectId }, query }),
  })
export const useChooseLead = (projectId: string) =>
  useMutation({ mutationFn: (memberId: string) => call(chooseLead, { params: { projectId }, body: { memberId } }) })
export const useLeaveTeam = (projectId: string) =>
  useMutation({ mutationFn: (memberId: string) => call(leaveTeam, { params: { projectId, memberId } }) })
