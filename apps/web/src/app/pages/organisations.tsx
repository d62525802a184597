import { useMe } from '../../features/accounts/queries.ts'
import { AddOrganisation } from '../../features/organisations/components/add-organisation.tsx'
import { OrganisationList } from '../../features/organisations/components/organisation-list.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'

/** The organisations of the cluster. */
export function Component() {
  const { t } = useTranslation('app')
  const me = useMe()
  return (
    <Page title={t('places.organisations')} lead={t('organisations.lead')} actions={me.can.addOrganisation && <AddOrganisation />}>
      <OrganisationList />
    </Page>
  )
}
