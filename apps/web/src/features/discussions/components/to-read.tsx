import type { Thread } from '@navette/contract/discussions/schema.ts'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { When } from '../../../ui/when.tsx'
import { firstName } from './names.ts'
import classes from './to-read.module.css'

/** Threads that wait for their reader, the newest first; no more than a glance takes in. */
export function ToRead({ threads, most = 6 }: { threads: readonly Thread[]; most?: number }) {
  const { t } = useTranslation('discussions')
  if (threads.length === 0) return <p className={classes.none}>{t('toRead.none')}</p>
  return (
    <>
      <ul className={classes.list}>
        {threads.slice(0, most).map((thread) => (
          <li key={thread.id}>
            <Link to={`/fils/${thread.id}`} className={classes.item}>
              <span className={classes.place}>
                {thread.place.title || t(thread.place.kind === 'people' ? 'place.people' : 'place.cluster')}
              </span>
              <span className={classes.title}>{thread.title}</span>
              <span className={classes.meta}>
                {t('toRead.waiting', { count: thread.unread, name: thread.lastAuthor ? firstName(thread.lastAuthor) : t('post.someone') })}
                <When at={thread.lastAt} short />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {threads.length > most && (
        <Link className={classes.all} to="/non-lus">
          {t('toRead.all', { count: threads.length })}
        </Link>
      )}
    </>
  )
}
