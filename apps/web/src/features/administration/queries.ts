import { listMembers } from '@navette/contract/accounts/endpoints.ts'
import {
  changeLogo,
  chooseMail,
  editCluster,
  exportAuditEntries,
  exportOrganisationAuditEntries,
  getCluster,
  getLetter,
  getRetention,
  getSettings,
  inspectService,
  listAuditEntries,
  listLetters,
  listOrganisationAuditEntries,
  removeLogo,
  sendLetterAgain,
  tryMail,
} from '@navette/contract/administration/endpoints.ts'
import type { Letter, Settings } from '@navette/contract/administration/schema.ts'
import type { InputOf } from '@navette/contract/core/endpoint.ts'
import { listOrganisations } from '@navette/contract/organisations/endpoints.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useAct } from '../../lib/act.ts'
import { call, keep } from '../../lib/api.ts'
import { flat, read, readPages } from '../../lib/reads.ts'
import { sayProblem } from '../../ui/undo.tsx'

/** The name of the cluster, its language and its time. */
export const useCluster = () => useQuery(read(getCluster))

/** What administrators chose for the whole cluster. */
export const useSettings = () => useQuery(read(getSettings))

/** What the answer of each change is put into. */
const useSettingsChange = <A>(change: (given: A) => Promise<Settings>) => {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSuccess: (settings) => client.setQueryData(read(getSettings).queryKey, settings) })
}

export type ClusterWords = InputOf<typeof editCluster>['body']

export const useEditCluster = () => useSettingsChange((body: ClusterWords) => call(editCluster, { body }))
export const useChooseMail = () => useSettingsChange((body: InputOf<typeof chooseMail>['body']) => call(chooseMail, { body }))
export const useChangeLogo = () => useSettingsChange((body: Uint8Array) => call(changeLogo, { body }))
export const useRemoveLogo = () => useSettingsChange(() => call(removeLogo))
export const useTryMail = () => useMutation({ mutationFn: () => call(tryMail) })

export type AuditQuery = Omit<NonNullable<InputOf<typeof listAuditEntries>['query']>, 'after' | 'limit'>

export const useAuditEntries = (query: AuditQuery) => {
  const result = useInfiniteQuery({ ...readPages(listAuditEntries, { query: { ...query, limit: 50 } }), placeholderData: keepPreviousData })
  return { ...result, entries: flat(result.data) }
}

export const useOrganisationAuditEntries = (organisationId: string) => {
  const result = useInfiniteQuery(readPages(listOrganisationAuditEntries, { params: { organisationId }, query: { limit: 50 } }))
  return { ...result, entries: flat(result.data) }
}

/** The same lines as a table for a spreadsheet. */
export const useExportJournal = (query: AuditQuery) => useAct(() => keep(exportAuditEntries, { query }))

/** The same for the part that concerns an organisation. */
export const useExportOrganisationJournal = (organisationId: string) =>
  useAct(() => keep(exportOrganisationAuditEntries, { params: { organisationId } }))

/** People whose name holds these letters. */
export const usePeopleNamed = (search: string) =>
  useQuery({ ...read(listMembers, { query: { search, limit: 20 } }), placeholderData: keepPreviousData }).data?.items ?? []

export const useOrganisationNames = () => useQuery(read(listOrganisations, { query: { limit: 100 } }))

/** Letters leave by themselves, without news: their list is looked at again while it is open. */
export const useLetters = (state: Letter['state'] | undefined) => {
  const result = useInfiniteQuery({
    ...readPages(listLetters, { query: { limit: 50, ...(state && { state }) } }),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  })
  return { ...result, letters: flat(result.data) }
}

/** What a letter says; read once each time it is opened, for every reading is noted. */
export const useLetter = (letterId: string) =>
  useQuery({ ...read(getLetter, { params: { letterId } }), staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnMount: false })

export const useSendLetterAgain = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (letterId: string) => call(sendLetterAgain, { params: { letterId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [listLetters.name] }),
    onError: sayProblem,
  })
}

/** What is kept for a while, and for how long. */
export const useRetention = () => useQuery(read(getRetention))

/** The state of each part, looked at anew twice a minute. */
export const useService = () => useQuery({ ...read(inspectService), refetchInterval: 30_000 })
