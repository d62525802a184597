import { Link } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { ImportCalendar } from '../../features/calendar/outside/components/import-calendar.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'

/** Events out of a file of another program. */
export function Component() {
  const { t } = useTranslation('outside')
  const { belongings } = useMe()
  return (
    <Page
      title={t('import.title')}
      lead={t('import.lead')}
      before={
        <Link to="/calendrier" className="nv-link">
          {t('back')}
        </Link>
      }
    >
      <ImportCalendar mine={belongings.map(({ organisation }) => organisation.id)} />
    </Page>
  )
}
