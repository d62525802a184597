import { Link } from 'react-router'
import { OutsideCalendars } from '../../features/calendar/outside/components/outside-calendars.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'

/** Calendars that others keep, and that organisations show here. */
export function Component() {
  const { t } = useTranslation('outside')
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      before={
        <Link to="/calendrier" className="nv-link">
          {t('back')}
        </Link>
      }
    >
      <OutsideCalendars />
    </Page>
  )
}
