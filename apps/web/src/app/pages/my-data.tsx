import { Link } from 'react-router'
import { MyCopy } from '../../features/accounts/components/my-copy.tsx'
import { LeaveCluster } from '../../features/sessions/components/leave-cluster.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'

/** What is kept about me: to take along, and to have erased. */
export function Component() {
  const { t } = useTranslation('app')
  return (
    <Page
      title={t('myData.title')}
      lead={t('myData.lead')}
      before={
        <Link to="/moi" className="nv-link">
          {t('me.settings')}
        </Link>
      }
    >
      <Section title={t('myData.copy')}>
        <MyCopy />
      </Section>
      <Section title={t('myData.leave')}>
        <LeaveCluster />
      </Section>
    </Page>
  )
}
