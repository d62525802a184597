import { useTranslation } from '../../../lib/words.ts'
import { useThreads } from '../queries.ts'
import { useThreadFilter } from './thread-filters.tsx'
import classes from './thread-pane.module.css'

/** Beside the list while no thread is open, if there is one to open. */
export function ThreadPlaceholder() {
  const { t } = useTranslation('discussions')
  const { threads } = useThreads(useThreadFilter())
  if (threads.length === 0) return null
  return (
    <div className={classes.placeholder}>
      <p>{t('none.title')}</p>
      <p>{t('none.text')}</p>
    </div>
  )
}
