import { MembershipRole } from '@navette/contract/accounts/schema.ts'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { PeopleFilters } from '../../features/accounts/components/people-filters.tsx'
import { PeopleList } from '../../features/accounts/components/people-list.tsx'
import type { MemberFilters } from '../../features/accounts/queries.ts'
import { useOrganisations } from '../../features/organisations/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'

/** The people of the cluster. */
export function Component() {
  const { t } = useTranslation('app')
  const { filters, change } = useFilters()
  const { organisations } = useOrganisations()
  return (
    <Page title={t('places.people')} lead={t('people.lead')}>
      <PeopleFilters filters={filters} organisations={organisations} onChange={change} />
      <PeopleList filters={filters} />
    </Page>
  )
}

/** What each filter is called in the address. */
const names = { search: 'q', organisationId: 'structure', role: 'role', skill: 'competence' } as const

/** The filters live in the address: it can be kept, sent and gone back to. */
const useFilters = () => {
  const [params, setParams] = useSearchParams()
  const filters = useMemo((): MemberFilters => {
    const [search, organisationId, skill] = [params.get(names.search), params.get(names.organisationId), params.get(names.skill)]
    const role = MembershipRole.safeParse(params.get(names.role)).data
    return { ...(search && { search }), ...(organisationId && { organisationId }), ...(role && { role }), ...(skill && { skill }) }
  }, [params])
  const change = (wanted: { [K in keyof MemberFilters]?: MemberFilters[K] | undefined }) =>
    setParams(
      (known) => {
        const next = new URLSearchParams(known)
        for (const [filter, value] of Object.entries(wanted)) {
          const name = names[filter as keyof MemberFilters]
          if (value) next.set(name, value)
          else next.delete(name)
        }
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return { filters, change }
}
