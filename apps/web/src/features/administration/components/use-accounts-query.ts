import { AccountView } from '@navette/contract/administration/schema.ts'
import { useSearchParams } from 'react-router'
import type { AccountsQuery } from '../account-queries.ts'

export const sorts = ['name', 'seen', 'added'] as const
const roles = ['manager', 'member', 'volunteer'] as const

/** What is looked at stands in the address, so that a link leads to it and the way back returns to it. */
export const useAccountsQuery = () => {
  const [params, setParams] = useSearchParams()
  const organisationId = params.get('structure')
  const role = roles.find((known) => known === params.get('role'))
  const search = params.get('lettres')
  const query: AccountsQuery = {
    view: AccountView.options.find((known) => known === params.get('voir')) ?? 'all',
    sort: sorts.find((known) => known === params.get('tri')) ?? 'name',
    ...(organisationId && { organisationId }),
    ...(role && { role }),
    ...(search && { search }),
  }
  const change = (changed: Partial<Record<'voir' | 'structure' | 'role' | 'lettres' | 'tri', string | null>>) =>
    setParams(
      (known) => {
        const next = new URLSearchParams(known)
        for (const [name, value] of Object.entries(changed)) {
          if (value) next.set(name, value)
          else next.delete(name)
        }
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return { query, change, clear: () => setParams({}, { replace: true }) }
}
