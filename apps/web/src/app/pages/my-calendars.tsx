import { Link } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { MyFeeds } from '../../features/calendar/feeds/components/my-feeds.tsx'
import { ProgramAccess } from '../../features/sessions/components/program-access.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import classes from './my-calendars.module.css'

/** Other calendars: addresses that they read, what lets them write, and those that are shown here. */
export function Component() {
  const { t } = useTranslation(['feeds', 'app', 'outside'])
  const me = useMe()
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
      <Section title={t('read')}>
        <MyFeeds />
      </Section>
      {!me.helper && (
        <Section title={t('write.title')}>
          <p className={classes.why}>{t('write.why')}</p>
          <ProgramAccess server={window.location.origin} scopes={['read:calendar', 'write:calendar']} />
        </Section>
      )}
      <Section title={t('outside:title')}>
        <p className={classes.why}>{t('outside:lead')}</p>
        <Link to="/calendrier/dehors" className="nv-link">
          {t('outside:list.open')}
        </Link>
      </Section>
    </Page>
  )
}
