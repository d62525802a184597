import { ActionIcon } from '@mantine/core'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { IconArrowLeft, IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useConnection } from '../../../lib/live.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Readers } from './readers.tsx'
import { ThreadMenu } from './thread-menu.tsx'
import classes from './thread-pane.module.css'

interface ThreadHeaderProps {
  thread: Thread
  myId: string
  back: string | undefined
  onAudience: () => void
  follow: ReactNode
  onTag?: (() => void) | undefined
  tags?: ReactNode
}

/** Where the thread hangs, its title, who reads it now. */
export function ThreadHeader({ thread, myId, back, onAudience, follow, onTag, tags }: ThreadHeaderProps) {
  const { t } = useTranslation('discussions')
  // On a phone the thread covers the shell, and its notice.
  const offline = useConnection() === 'offline'
  if (back !== undefined)
    return (
      <>
        <header className={classes.top}>
          <ActionIcon component={Link} to={back} variant="subtle" size={44} aria-label={t('thread.back')}>
            <IconArrowLeft size={22} stroke={1.75} />
          </ActionIcon>
          <div className={classes.topWords}>
            <h1>{thread.title}</h1>
            <p>
              {offline ? (
                t('thread.offline')
              ) : (
                <>
                  <PlaceName thread={thread} />
                  <Readers threadId={thread.id} myId={myId} brief />
                </>
              )}
            </p>
          </div>
          {follow}
          <ThreadMenu thread={thread} myId={myId} size={44} onAudience={onAudience} onTag={onTag} />
        </header>
        {tags && <div className={classes.tags}>{tags}</div>}
      </>
    )
  return (
    <header className={classes.head}>
      <div className={classes.crumb}>
        <PlaceName thread={thread} />
        <IconChevronRight size={14} stroke={1.75} aria-hidden />
        <span>{t(thread.place.kind === 'people' ? 'thread.among' : 'thread.crumb', { count: thread.place.people.length })}</span>
      </div>
      <div className={classes.titleRow}>
        <h1>{thread.title}</h1>
        {follow}
        <ThreadMenu thread={thread} myId={myId} size={36} onAudience={onAudience} onTag={onTag} />
      </div>
      <Readers threadId={thread.id} myId={myId} />
      {tags}
    </header>
  )
}

function PlaceName({ thread: { place } }: { thread: Thread }) {
  const { t } = useTranslation('discussions')
  if (place.kind === 'cluster' || place.kind === 'people') return <span>{t(`place.${place.kind}`)}</span>
  const page = place.kind === 'item' ? itemPages[place.itemKind ?? ''] : place.kind === 'project' ? '/projets/' : undefined
  return page && place.id ? <Link to={page + place.id}>{place.title}</Link> : <span>{place.title}</span>
}

/** The pages of things that threads hang on, by their kind. */
const itemPages: Partial<Record<string, string>> = { event: '/evenements/' }
