import { useMe } from '../../features/accounts/queries.ts'
import { ClusterFigures } from '../../features/administration/components/cluster-figures.tsx'
import { useCluster } from '../../features/administration/queries.ts'
import { AddOrganisation } from '../../features/organisations/components/add-organisation.tsx'
import { OrganisationTable } from '../../features/organisations/components/organisation-table.tsx'
import { useOrganisations } from '../../features/organisations/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { Component as Unknown } from './unknown.tsx'

/** What an administrator takes care of. */
export function Component() {
  const me = useMe()
  return me.administrator ? <Administration /> : <Unknown />
}

const Administration = () => {
  const { t } = useTranslation('app')
  const { data: cluster } = useCluster()
  const { organisations, hasNextPage } = useOrganisations()
  return (
    <Page title={t('places.administration')} lead={t('administration.lead')}>
      {cluster?.demonstration && (
        <div style={{ marginBottom: 32 }}>
          <Notice kind="info" title={t('administration.demonstration')}>
            {t('administration.demonstrationWhy')}
          </Notice>
        </div>
      )}
      <Section title={t('administration.cluster')}>
        <ClusterFigures
          cluster={cluster}
          organisations={hasNextPage ? undefined : organisations.length}
          places={organisations.reduce((sum, { peopleCount }) => sum + (peopleCount ?? 0), 0)}
        />
      </Section>
      <Section title={t('places.organisations')} aside={<AddOrganisation />}>
        <OrganisationTable />
      </Section>
    </Page>
  )
}
