import { useHotkeys } from '@mantine/hooks'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { useRef } from 'react'
import { Composer, type ComposerHandle } from './composer.tsx'
import { PlaceRibbon } from './place-ribbon.tsx'
import { PostStream, type StreamHandle } from './post-stream.tsx'
import { ThreadHeader } from './thread-header.tsx'
import classes from './thread-pane.module.css'
import { ThreadStanding } from './thread-standing.tsx'
import { Writers } from './writers.tsx'

interface ThreadPaneProps {
  thread: Thread
  me: PersonRef
  /** On a phone: the thread is the whole screen, and this leads back to the list. */
  back?: string
}

/** One thread: what was said, who is reading, and the place to answer. `r` answers, `e` takes up one's last message again. */
export function ThreadPane({ thread, me, back }: ThreadPaneProps) {
  const stream = useRef<StreamHandle>(null)
  const composer = useRef<ComposerHandle>(null)
  const editLast = () => stream.current?.editLast()
  useHotkeys([
    ['r', () => composer.current?.focus()],
    ['e', editLast],
  ])
  return (
    <article className={classes.pane} aria-label={thread.title}>
      <ThreadHeader thread={thread} myId={me.id} back={back} />
      {back !== undefined && <PlaceRibbon place={thread.place} size="s" axis="h" decorative />}
      <PostStream thread={thread} me={me} onTakeBack={(text) => composer.current?.take(text)} ref={stream} />
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
