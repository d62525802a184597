import { Link } from 'react-router'
import { MyFeeds } from '../../features/calendar/feeds/components/my-feeds.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'

/** Addresses for other calendars: what they show, and which are still in use. */
export function Component() {
  const { t } = useTranslation(['feeds', 'app', 'outside'])
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      before={
        <Link to="/moi" className="nv-link">
          {t('app:me.settings')}
        </Link>
      }
    >
      <MyFeeds />
      <Section title={t('outside:title')}>
        <p>{t('outside:lead')}</p>
        <Link to="/calendrier/dehors" className="nv-link">
          {t('outside:list.open')}
        </Link>
      </Section>
    </Page>
  )
}
