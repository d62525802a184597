import { Link } from 'react-router'
import { FollowCluster, MyFollows } from '../../features/follows/components/my-follows.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'

/** What waits for me among the unread: for the whole cluster, and where I chose otherwise. */
export function Component() {
  const { t } = useTranslation(['follows', 'app'])
  return (
    <Page
      title={t('mine.title')}
      lead={t('mine.lead')}
      before={
        <Link to="/moi" className="nv-link">
          {t('app:me.settings')}
        </Link>
      }
    >
      <Section title={t('mine.cluster')}>
        <FollowCluster />
      </Section>
      <Section title={t('mine.choices')}>
        <MyFollows />
      </Section>
    </Page>
  )
}
