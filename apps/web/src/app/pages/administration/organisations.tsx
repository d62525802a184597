import { AddOrganisation } from '../../../features/organisations/components/add-organisation.tsx'
import { OrganisationTable } from '../../../features/organisations/components/organisation-table.tsx'
import { useTranslation } from '../../../lib/words.ts'
import { Page } from '../../../ui/page.tsx'

/** The organisations, as their administrators see them. */
export function Component() {
  const { t } = useTranslation('app')
  return (
    <Page title={t('administration.rooms.organisations')} lead={t('organisations.lead')} actions={<AddOrganisation />}>
      <OrganisationTable />
    </Page>
  )
}
