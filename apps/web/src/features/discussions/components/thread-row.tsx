import type { Thread } from '@navette/contract/discussions/schema.ts'
import type { TFunction } from 'i18next'
import { memo } from 'react'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { firstName } from './names.ts'
import { ShortWhen } from './short-when.tsx'
import classes from './thread-list.module.css'

interface ThreadRowProps {
  thread: Thread
  search: string
  open: boolean
}

/** A thread in the list: its title, who spoke last, how much was said, when. */
export const ThreadRow = memo(function ThreadRow({ thread, search, open }: ThreadRowProps) {
  const { t } = useTranslation('discussions')
  const waits = thread.unread > 0
  return (
    <Link
      className={classes.row}
      to={{ pathname: `/fils/${thread.id}`, search }}
      aria-current={open ? 'page' : undefined}
      data-thread={thread.id}
    >
      {waits && <span className={classes.dot} aria-hidden="true" />}
      <span className={classes.title} data-unread={waits || undefined}>
        {thread.title}
        {waits && <span className="mantine-visually-hidden"> {t('row.unread', { count: thread.unread })}</span>}
      </span>
      <span className={classes.meta}>
        <span>{words(thread, t)}</span>
        <ShortWhen at={thread.lastAt} />
      </span>
    </Link>
  )
})

const words = (thread: Thread, t: TFunction<'discussions'>) => {
  const said = thread.closure ? t('row.closed') : t('row.posts', { count: thread.postCount })
  return thread.lastAuthor ? t('row.by', { name: firstName(thread.lastAuthor), said }) : said
}
