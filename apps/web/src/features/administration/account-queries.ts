import {
  appointAdministrator,
  changeRoles,
  countAccounts,
  dismissAdministrator,
  exportAccounts,
  gatherAccounts,
  getCare,
  getRoleHolders,
  listAccounts,
  remindAccounts,
  restoreAccounts,
  suspendAccounts,
} from '@navette/contract/administration/endpoints.ts'
import type { AccountFilter } from '@navette/contract/administration/schema.ts'
import type { InputOf } from '@navette/contract/core/endpoint.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, keep } from '../../lib/api.ts'
import { flat, read, readPages } from '../../lib/reads.ts'
import { sayProblem } from '../../ui/undo.tsx'

/** What needs care, the most pressing first. */
export const useCare = (wanted = true) => useQuery({ ...read(getCare), enabled: wanted })

export type AccountsQuery = Omit<AccountFilter, 'view'> & { view: AccountFilter['view']; sort: 'name' | 'seen' | 'added' }

export const useAccounts = (query: AccountsQuery) => {
  const result = useInfiniteQuery({ ...readPages(listAccounts, { query: { ...query, limit: 50 } }), placeholderData: keepPreviousData })
  return { ...result, accounts: flat(result.data) }
}

export const useAccountFigures = ({ sort: _, ...query }: AccountsQuery) =>
  useQuery({ ...read(countAccounts, { query }), placeholderData: keepPreviousData })

/** Everybody that the filter finds, as many as one act may concern. */
export const useGatherAccounts = ({ sort: _, ...query }: AccountsQuery) =>
  useMutation({ mutationFn: () => call(gatherAccounts, { query }), onError: sayProblem })

export const useRoleHolders = () => useQuery(read(getRoleHolders))

/** Some changes reach this very screen before their news do: letters and sent-again invitations have none for administrators. */
const useFresh = () => {
  const client = useQueryClient()
  return () =>
    Promise.all([listAccounts, countAccounts, getCare].map(({ name }) => client.invalidateQueries({ queryKey: [name] }))).then(
      () => undefined,
    )
}

export const useRemind = () => {
  const fresh = useFresh()
  return useMutation({
    mutationFn: (ids: string[]) => call(remindAccounts, { body: { ids } }),
    onSuccess: fresh,
    onError: sayProblem,
  })
}

export const useSuspend = () =>
  useMutation({ mutationFn: (body: { ids: string[]; reason: string }) => call(suspendAccounts, { body }), onError: sayProblem })

export const useRestore = () =>
  useMutation({ mutationFn: (ids: string[]) => call(restoreAccounts, { body: { ids } }), onError: sayProblem })

export const useChangeRoles = () =>
  useMutation({ mutationFn: (body: InputOf<typeof changeRoles>['body']) => call(changeRoles, { body }), onError: sayProblem })

export const useAppoint = () =>
  useMutation({ mutationFn: (memberId: string) => call(appointAdministrator, { params: { memberId } }), onError: sayProblem })

export const useDismiss = () =>
  useMutation({ mutationFn: (memberId: string) => call(dismissAdministrator, { params: { memberId } }), onError: sayProblem })

/** The table for a spreadsheet: what the filter finds, or those who were chosen. */
export const useExportAccounts = ({ sort: _, ...filter }: AccountsQuery) =>
  useMutation({
    mutationFn: (ids?: string[]) => keep(exportAccounts, { body: ids ? { ids } : filter }),
    onError: sayProblem,
  })
