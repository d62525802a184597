import { Link } from 'react-router'
import { UnreadList } from '../../features/discussions/components/unread-list.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'
import { useUnread } from '../shell/use-unread.ts'
import classes from './unread.module.css'

/** One list of all that waits to be read, wherever it hangs. */
export function Component() {
  const { t } = useTranslation('app')
  const { threads } = useUnread()
  return (
    <Page
      title={t('places.unread')}
      lead={
        <>
          {threads > 0 ? t('unread.lead', { count: threads }) : t('unread.quiet')}
          <span className={classes.keys}>{t('unread.keys')}</span>
        </>
      }
      actions={
        <Link to="/moi/suivi" className="nv-link">
          {t('unread.follows')}
        </Link>
      }
    >
      <UnreadList />
    </Page>
  )
}
