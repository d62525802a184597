import { PeopleList } from '../../features/accounts/components/people-list.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'

/** The people of the cluster. */
export function Component() {
  const { t } = useTranslation('app')
  return (
    <Page title={t('places.people')} lead={t('people.lead')}>
      <PeopleList />
    </Page>
  )
}
