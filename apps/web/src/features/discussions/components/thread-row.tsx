import { VisuallyHidden } from '@mantine/core'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { IconPin } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { memo } from 'react'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { When } from '../../../ui/when.tsx'
import { firstName } from './names.ts'
import classes from './thread-list.module.css'

interface ThreadRowProps {
  thread: Thread
  search: string
  open: boolean
  /** Something is begun in it, and not sent. */
  begun?: boolean
}

/** A thread in the list: its title, who spoke last, how much was said, when. */
export const ThreadRow = memo(function ThreadRow({ thread, search, open, begun = false }: ThreadRowProps) {
  const { t } = useTranslation('discussions')
  // The open thread tells its own news, in its place.
  const waits = thread.unread > 0 && !open
  return (
    <Link
      className={classes.row}
      to={{ pathname: `/fils/${thread.id}`, search }}
      aria-current={open ? 'page' : undefined}
      data-thread={thread.id}
    >
      {waits && <span className={classes.dot} aria-hidden="true" />}
      <span className={classes.title} data-unread={waits || undefined}>
        {thread.pin && <IconPin className={classes.pin} size={16} stroke={1.75} role="img" aria-label={t('row.pinned')} />}
        {thread.title}
        {waits && <VisuallyHidden> {t('row.unread', { count: thread.unread })}</VisuallyHidden>}
      </span>
      <span className={classes.meta}>
        <span>
          {begun && !open && <b className={classes.begun}>{t('row.draft')} </b>}
          {words(thread, t)}
        </span>
        <When at={thread.lastAt} short />
      </span>
    </Link>
  )
})

const words = (thread: Thread, t: TFunction<'discussions'>) => {
  if (thread.can.confirm) return t('row.toConfirm')
  const said = thread.closure ? t('row.closed') : t('row.posts', { count: thread.postCount })
  return thread.lastAuthor ? t('row.by', { name: firstName(thread.lastAuthor), said }) : said
}
