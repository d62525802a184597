import { useTranslation } from '../../../lib/words.ts'
import classes from './unread-dot.module.css'

/** Not read yet; said in words to those who do not see the dot. */
export function UnreadDot() {
  const { t } = useTranslation('projects')
  return <span className={classes.dot} role="img" aria-label={t('unread')} />
}
