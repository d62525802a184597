import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from '../../lib/words.ts'
import classes from './side-bar.module.css'

/** How many threads wait to be read; nothing when none does. */
export const UnreadCount = ({ of, words = 'shell.unread' }: { of: number; words?: 'shell.unread' | 'shell.waiting' }) => {
  const { t } = useTranslation('app')
  if (of === 0) return null
  return (
    <b className={classes.count}>
      <span aria-hidden="true">{of}</span>
      <VisuallyHidden>{t(words, { count: of })}</VisuallyHidden>
    </b>
  )
}
