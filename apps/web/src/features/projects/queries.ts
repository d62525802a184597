import { listMembers } from '@navette/contract/accounts/endpoints.ts'
import { listOrganisations } from '@navette/contract/organisations/endpoints.ts'
import {
  chooseLead,
  editProject,
  getProject,
  joinTeam,
  leaveTeam,
  listActivities,
  listProjectActivities,
  listProjects,
  listTeam,
  startProject,
} from '@navette/contract/projects/endpoints.ts'
import type { ProjectInput, ProjectStage } from '@navette/contract/projects/schema.ts'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../lib/api.ts'
import { flat, read, readPages } from '../../lib/reads.ts'

export interface ProjectFilter {
  mine?: boolean
  stage?: ProjectStage
}

export const useProjects = ({ mine, stage }: ProjectFilter, limit = 40) => {
  const result = useInfiniteQuery(
    readPages(listProjects, { query: { ...(mine ? { mine: 'true' } : {}), ...(stage ? { stage } : {}), limit } }),
  )
  return { ...result, projects: flat(result.data) }
}

export const useProject = (projectId: string) => useQuery(read(getProject, { params: { projectId } }))

export const useTeam = (projectId: string) => {
  const result = useInfiniteQuery(readPages(listTeam, { params: { projectId }, query: { limit: 100 } }))
  return { ...result, team: flat(result.data) }
}

export const useProjectTimeline = (projectId: string) => {
  const result = useInfiniteQuery(readPages(listProjectActivities, { params: { projectId }, query: { limit: 40 } }))
  return { ...result, entries: flat(result.data) }
}

export const useMovements = () => {
  const result = useInfiniteQuery(readPages(listActivities, { query: { limit: 40 } }))
  return { ...result, entries: flat(result.data) }
}

export const useOrganisations = () => {
  const result = useInfiniteQuery(readPages(listOrganisations, { query: { limit: 100 } }))
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
export const useJoinTeam = (projectId: string) =>
  useMutation({ mutationFn: (memberId: string) => call(joinTeam, { params: { projectId, memberId } }) })
export const useChooseLead = (projectId: string) =>
  useMutation({ mutationFn: (memberId: string) => call(chooseLead, { params: { projectId }, body: { memberId } }) })
export const useLeaveTeam = (projectId: string) =>
  useMutation({ mutationFn: (memberId: string) => call(leaveTeam, { params: { projectId, memberId } }) })
