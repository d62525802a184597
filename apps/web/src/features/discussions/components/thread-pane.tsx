import type { PersonRef } from '@navette/contract/core/refs.ts'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { type ReactNode, useEffect, useRef } from 'react'
import { usePageKeys } from '../../../lib/page-keys.ts'
import type { Opening } from '../reading-queries.ts'
import { AnnouncementBar } from './announcement-bar.tsx'
import { Composer, type ComposerHandle } from './composer.tsx'
import { PlaceRibbon } from './place-ribbon.tsx'
import { PostStream, type StreamHandle } from './post-stream.tsx'
import { quotes } from './quoting.ts'
import { ThreadHeader } from './thread-header.tsx'
import classes from './thread-pane.module.css'
import { ThreadStanding } from './thread-standing.tsx'
import { ThreadSummary } from './thread-summary.tsx'
import { Writers } from './writers.tsx'

interface ThreadPaneProps {
  thread: Thread
  me: PersonRef
  opening: Opening | null
  /** On a phone: the thread is the whole screen, and this leads back to the list. */
  back?: string
  /** Shows who can see the thread. */
  onAudience: () => void
  /** Puts tags on it, whoever may. */
  onTag?: (() => void) | undefined
  /** Its tags, where it has some. */
  tags?: ReactNode
  /** How I follow it. */
  follow: ReactNode
  /** Under the title: what the thread is about, where it is about more than its title says. */
  about?: ReactNode
}

/** One thread: what was said, who is reading, and the place to answer. `r` answers, `e` takes up one's last message again. */
export function ThreadPane({ thread, me, opening, back, onAudience, follow, onTag, tags, about }: ThreadPaneProps) {
  const stream = useRef<StreamHandle>(null)
  const composer = useRef<ComposerHandle>(null)
  useEffect(() => quotes.subscribe(({ threadId, markdown }) => threadId === thread.id && composer.current?.take(markdown)), [thread.id])
  const editLast = () => stream.current?.editLast()
  usePageKeys([
    ['r', () => composer.current?.focus()],
    ['e', editLast],
  ])
  return (
    <article className={classes.pane} aria-label={thread.title}>
      <ThreadHeader thread={thread} myId={me.id} back={back} onAudience={onAudience} follow={follow} onTag={onTag} tags={tags} />
      {back !== undefined && <PlaceRibbon place={thread.place} size="s" axis="h" decorative />}
      <AnnouncementBar thread={thread} />
      {about}
      <ThreadSummary thread={thread} />
      <PostStream thread={thread} me={me} opening={opening} onTakeBack={(text) => composer.current?.take(text)} ref={stream} />
      <Writers threadId={thread.id} myId={me.id} />
      {thread.can.reply && !thread.closure ? (
        <Composer
          threadId={thread.id}
          myId={me.id}
          title={thread.title}
          onUpWhenEmpty={editLast}
          onSent={() => stream.current?.toBottom()}
          ref={composer}
        />
      ) : (
        <ThreadStanding thread={thread} />
      )}
    </article>
  )
}
