import { useMe } from '../../features/accounts/queries.ts'
import { AddOrganisation } from '../../features/organisations/components/add-organisation.tsx'
import { OrganisationList } from '../../features/organisations/components/organisation-list.tsx'
import { useOrganisations } from '../../features/organisations/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'

/** The organisations of the cluster. */
export function Component() {
  const { t } = useTranslation('app')
  const me = useMe()
  const closed = useOrganisations('closed')
  return (
    <Page title={t('places.organisations')} lead={t('organisations.lead')} actions={me.can.addOrganisation && <AddOrganisation />}>
      <OrganisationList />
      {closed.organisations.length > 0 && (
        <div style={{ marginTop: 48 }}>
          <Section title={t('organisations.closed')}>
            <OrganisationList state="closed" />
          </Section>
        </div>
      )}
    </Page>
  )
}
