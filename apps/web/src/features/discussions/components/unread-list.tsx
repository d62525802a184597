import { ActionIcon, Button } from '@mantine/core'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { IconArrowBackUp, IconAt, IconCheck, IconChecks } from '@tabler/icons-react'
import { useRef } from 'react'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { When } from '../../../ui/when.tsx'
import { fetchUnreadIn, useUnreadThreads } from '../queries.ts'
import { groupByPlace, type PlaceGroup, placeKey } from './group-by-place.ts'
import { firstName } from './names.ts'
import { PlaceRibbon } from './place-ribbon.tsx'
import classes from './unread-list.module.css'
import { useEmptying } from './use-emptying.ts'
import { useUnreadKeys } from './use-unread-keys.ts'

/** All that waits to be read, under the places where it hangs; it can be emptied by keyboard, or by the thumb. */
export function UnreadList() {
  const { t } = useTranslation('discussions')
  const { threads, isPending, ...more } = useUnreadThreads()
  const { waiting, marked, mark, takeBack } = useEmptying(threads)
  const groups = groupByPlace(waiting)
  const list = useRef<HTMLDivElement>(null)
  /** All of a place, also what has not been listed yet. What hangs on an item of a project has a place of its own. */
  const markAll = ({ key, place, threads }: PlaceGroup) => {
    const rest = async () => (await fetchUnreadIn(place)).filter((thread) => placeKey(thread.place) === key)
    mark(threads, more.hasNextPage ? rest : undefined)
  }
  const { keepPlace } = useUnreadKeys(list, groups, { mark, markAll, takeBack })
  if (isPending) return <RowsSkeleton rows={6} />
  const markHere = (thread: Thread) => {
    keepPlace([thread])
    mark([thread])
  }
  const markWhole = (group: PlaceGroup) => {
    keepPlace(group.threads)
    markAll(group)
  }
  return (
    <div ref={list}>
      {groups.map((group) => {
        const { key, place, threads } = group
        const name = place.kind === 'cluster' || place.kind === 'people' ? t(`place.${place.kind}`) : place.title
        return (
          <section key={key} className={classes.group} aria-label={name}>
            <header className={classes.head}>
              <span className={classes.ribbon}>
                <PlaceRibbon place={place} size="s" axis="v" decorative />
              </span>
              <h2>{name}</h2>
              <Button
                variant="subtle"
                size="sm"
                className={classes.all}
                leftSection={<IconChecks size={18} stroke={1.75} />}
                aria-label={t('unread.allOf', { place: name })}
                onClick={() => markWhole(group)}
              >
                {t('unread.all')}
              </Button>
            </header>
            <ul className={classes.rows}>
              {threads.map((thread) => (
                <li key={thread.id} className={classes.row}>
                  <UnreadRow thread={thread} />
                  <ActionIcon
                    variant="subtle"
                    size={44}
                    aria-label={t('unread.mark', { title: thread.title })}
                    title={t('unread.markShort')}
                    onClick={() => markHere(thread)}
                  >
                    <IconCheck size={20} stroke={1.75} />
                  </ActionIcon>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      <LoadMore {...more} />
      {waiting.length === 0 && !more.hasNextPage && <Empty title={t('unread.none')}>{t('unread.noneWhy')}</Empty>}
      <div className={classes.done} role="status">
        {marked > 0 && (
          <>
            <span>{t('unread.marked', { count: marked })}</span>
            <Button variant="subtle" leftSection={<IconArrowBackUp size={18} stroke={1.75} />} onClick={takeBack} aria-keyshortcuts="u">
              {t('undo')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

function UnreadRow({ thread }: { thread: Thread }) {
  const { t } = useTranslation('discussions')
  const name = thread.lastAuthor ? firstName(thread.lastAuthor) : t('post.someone')
  return (
    <Link to={`/fils/${thread.id}`} className={classes.link} data-thread={thread.id}>
      <span className={classes.title}>{thread.title}</span>
      <span className={classes.meta}>
        {thread.called && (
          <span className={classes.called}>
            <IconAt size={16} stroke={1.75} aria-hidden="true" />
            {t('unread.called')}
          </span>
        )}
        <span>
          {thread.readNumber === 0
            ? t('unread.new', { name: thread.author ? firstName(thread.author) : t('post.someone') })
            : t('toRead.waiting', { count: thread.unread, name })}
        </span>
        <When at={thread.lastAt} short />
      </span>
    </Link>
  )
}
