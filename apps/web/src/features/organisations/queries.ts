import { listMembers } from '@navette/contract/accounts/endpoints.ts'
import type { MembershipRole } from '@navette/contract/accounts/schema.ts'
import {
  addOrganisation,
  editMembership,
  editOrganisation,
  endMembership,
  getOrganisation,
  listMemberships,
  listOrganisations,
  startMembership,
} from '@navette/contract/organisations/endpoints.ts'
import type { Membership, Organisation } from '@navette/contract/organisations/schema.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { flat, read, readPages } from '../../lib/reads.ts'
import { sayProblem } from '../../ui/undo.tsx'

/** Every organisation, by name. */
export const useOrganisations = () => {
  const result = useInfiniteQuery(readPages(listOrganisations, { query: { limit: 100 } }))
  return { ...result, organisations: flat(result.data) }
}

const organisationRead = (organisationId: string) => read(getOrganisation, { params: { organisationId } })

export const useOrganisation = (organisationId: string) => useQuery(organisationRead(organisationId))

/** The people of an organisation today, by name. */
export const useMemberships = (organisationId: string, wanted: boolean) => {
  const result = useInfiniteQuery({ ...readPages(listMemberships, { params: { organisationId }, query: { limit: 50 } }), enabled: wanted })
  return { ...result, memberships: flat(result.data) }
}

/** What an organisation says of itself. */
export interface OrganisationWords {
  name: string
  initials: string
  summary: string
  about: string
  town: string
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

export const useEditMembership = () =>
  useMutation({
    mutationFn: ({ membership, role }: { membership: Membership; role: MembershipRole }) =>
      call(editMembership, {
        params: { membershipId: membership.id },
        body: { role, endsOn: membership.endsOn, version: membership.version },
      }),
    onError: sayProblem,
  })

export const useEndMembership = () =>
  useMutation({
    mutationFn: (membershipId: string) => call(endMembership, { params: { membershipId } }),
    onError: sayProblem,
  })

/** People whose name holds these letters, to bring one in. */
export const usePeopleFound = (search: string) =>
  useQuery({ ...read(listMembers, { query: { search, limit: 20 } }), placeholderData: keepPreviousData })
