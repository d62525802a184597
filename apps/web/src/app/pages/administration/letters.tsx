import { Link } from 'react-router'
import { LetterList } from '../../../features/administration/components/letter-list.tsx'
import { useSettings } from '../../../features/administration/queries.ts'
import { useTranslation, words } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Page } from '../../../ui/page.tsx'

/** What the cluster writes to people, and whether it left. */
export function Component() {
  const { t } = useTranslation('letters')
  const { data: settings } = useSettings()
  return (
    <Page title={words('app:administration.rooms.letters')} lead={t('lead')}>
      {settings?.mail.server === 'none' && (
        <div style={{ maxWidth: 760, marginBottom: 24 }}>
          <Notice
            kind="info"
            title={t('without')}
            action={
              <Link to="/administration/reglages" className="nv-link">
                {t('set')}
              </Link>
            }
          >
            {t('withoutWhy')}
          </Notice>
        </div>
      )}
      <LetterList />
    </Page>
  )
}
