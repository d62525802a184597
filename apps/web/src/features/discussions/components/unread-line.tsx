import { useTranslation } from '../../../lib/words.ts'
import { useWhenWords } from '../../../ui/when.tsx'
import classes from './post-stream.module.css'

/** « 3 nouveaux messages, depuis 9 h 42 ». */
export function UnreadLine({ count, since }: { count: number; since: string }) {
  const { t } = useTranslation('discussions')
  const words = useWhenWords(since)
  return (
    <div className={classes.unread} data-unread-line>
      <span>{t('stream.unread', { count, since: words })}</span>
    </div>
  )
}
