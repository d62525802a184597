import { useTranslation } from '../../../lib/words.ts'
import classes from './thread-pane.module.css'

/** Beside the list while no thread is open. */
export function ThreadPlaceholder() {
  const { t } = useTranslation('discussions')
  return (
    <div className={classes.placeholder}>
      <p>{t('none.title')}</p>
      <p>{t('none.text')}</p>
    </div>
  )
}
