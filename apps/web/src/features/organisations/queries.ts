import { listMembers } from '@navette/contract/accounts/endpoints.ts'
import type { Member, MembershipRole } from '@navette/contract/accounts/schema.ts'
import type { InputOf } from '@navette/contract/core/endpoint.ts'
import {
  addOrganisation,
  addPerson,
  archiveOrganisation,
  editMembership,
  editOrganisation,
  endMembership,
  exportOrganisation,
  getOrganisation,
  letOrganisationLeave,
  listMemberships,
  listOrganisations,
  mergeOrganisation,
  previewLeaving,
  previewMerger,
  restoreOrganisation,
  startMembership,
  surveyOrganisations,
} from '@navette/contract/organisations/endpoints.ts'
import type { Membership, Organisation } from '@navette/contract/organisations/schema.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, keep } from '../../lib/api.ts'
import { flat, read, readPages } from '../../lib/reads.ts'
import { sayProblem } from '../../ui/undo.tsx'

/** Organisations by name: those at work, unless others are asked for. */
export const useOrganisations = (state: 'open' | 'closed' = 'open') => {
  const result = useInfiniteQuery(readPages(listOrganisations, { query: { ...(state === 'open' ? {} : { state }), limit: 100 } }))
  return { ...result, organisations: flat(result.data) }
}

/** All of them, as an administrator compares them. */
export const useSurvey = () => {
  const result = useInfiniteQuery(readPages(surveyOrganisations, { query: { limit: 100 } }))
  return { ...result, organisations: flat(result.data) }
}

const organisationRead = (organisationId: string) => read(getOrganisation, { params: { organisationId } })

export const useOrganisation = (organisationId: string) => useQuery(organisationRead(organisationId))

/** The people of an organisation, by name: who belongs to it, who did, who will. */
export const useMemberships = (organisationId: string, when: 'now' | 'past' | 'coming' = 'now', wanted = true) => {
  const query = { ...(when === 'now' ? {} : { when }), limit: 50 }
  const result = useInfiniteQuery({ ...readPages(listMemberships, { params: { organisationId }, query }), enabled: wanted })
  return { ...result, memberships: flat(result.data) }
}

/** What an organisation says of itself. */
export interface OrganisationWords {
  name: string
  initials: string
  summary: string
  about: string
  town: string
  address: string
  site: string
}

export const useAddOrganisation = () =>
  useMutation({ mutationFn: (body: OrganisationWords & { id: string }) => call(addOrganisation, { body }) })

/** Saves an edited organisation; the version that was read tells whether somebody else changed it meanwhile. */
export const useEditOrganisation = ({ id, version }: Pick<Organisation, 'id' | 'version'>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: OrganisationWords) => call(editOrganisation, { params: { organisationId: id }, body: { ...body, version } }),
    onSuccess: (organisation) => client.setQueryData(organisationRead(id).queryKey, organisation),
  })
}

export const useStartMembership = (organisationId: string) =>
  useMutation({
    mutationFn: (body: { id: string; memberId: string; role: MembershipRole }) =>
      call(startMembership, { params: { organisationId }, body }),
  })

/** A role and its days; the end is the first day without. */
export interface MembershipTerms {
  role: MembershipRole
  startsOn: string
  endsOn: string | null
}

export const useEditMembership = ({ id, version }: Pick<Membership, 'id' | 'version'>) =>
  useMutation({
    mutationFn: (terms: MembershipTerms) => call(editMembership, { params: { membershipId: id }, body: { ...terms, version } }),
  })

export const useEndMembership = () =>
  useMutation({
    mutationFn: ({ id, keepTeams }: { id: string; keepTeams: boolean }) =>
      call(endMembership, { params: { membershipId: id }, query: keepTeams ? { keepTeams: 'true' } : {} }),
    onError: sayProblem,
  })

const aboutOne = (organisationId: string) => ({ params: { organisationId } })

export const useArchive = (organisationId: string) =>
  useMutation({ mutationFn: () => call(archiveOrganisation, aboutOne(organisationId)), onError: sayProblem })
export const useRestore = (organisationId: string) =>
  useMutation({ mutationFn: () => call(restoreOrganisation, aboutOne(organisationId)), onError: sayProblem })

export const useMergerPreview = (organisationId: string, intoId: string | null) =>
  useQuery({ ...read(previewMerger, { params: { organisationId, intoId: intoId ?? '' } }), enabled: intoId !== null })
export const useMerge = (organisationId: string) =>
  useMutation({ mutationFn: (intoId: string) => call(mergeOrganisation, { params: { organisationId, intoId } }) })

export const useLeavingPreview = (organisationId: string) => useQuery(read(previewLeaving, aboutOne(organisationId)))
export const useLeave = (organisationId: string) => useMutation({ mutationFn: () => call(letOrganisationLeave, aboutOne(organisationId)) })

/** Its part of the cluster, kept by this device. */
export const useTakeAway = (organisationId: string) =>
  useMutation({ mutationFn: () => keep(exportOrganisation, { params: { organisationId } }), onError: sayProblem })

/** People whose name holds these letters, to bring one in. */
export const usePeopleFound = (search: string): readonly Member[] =>
  useQuery({ ...read(listMembers, { query: { search, limit: 20 } }), placeholderData: keepPreviousData }).data?.items ?? []

/** Brings in somebody without an address. */
export const useAddPerson = (organisationId: string) =>
  useMutation({ mutationFn: (body: InputOf<typeof addPerson>['body']) => call(addPerson, { params: { organisationId }, body }) })
