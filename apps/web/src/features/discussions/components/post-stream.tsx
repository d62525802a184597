import { Button } from '@mantine/core'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { IconArrowDown } from '@tabler/icons-react'
import { Fragment, type Ref, useCallback, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { fetchPost, usePendingPosts, usePosts } from '../queries.ts'
import { Arrivals } from './arrivals.tsx'
import { PendingPosts } from './pending-posts.tsx'
import { Post } from './post.tsx'
import { PostSkeletons } from './post-skeletons.tsx'
import classes from './post-stream.module.css'
import { UnreadLine } from './unread-line.tsx'
import { useLinkedPost } from './use-linked-post.ts'
import { useOpening, usePlaceOnce } from './use-opening.ts'
import { useReading } from './use-reading.ts'
import { useSteadyScroll } from './use-steady-scroll.ts'

export interface StreamHandle {
  toBottom: () => void
  editLast: () => void
}

interface PostStreamProps {
  thread: Thread
  me: PersonRef
  /** A reply that was not sent goes back to where it was written. */
  onTakeBack: (text: string) => void
  ref?: Ref<StreamHandle>
}

/** Messages of a page; as many again each time one asks for older ones. */
const pageSize = 50

/**
 * What was said, the newest at the foot. It opens at the first message that was not read, keeps still what one reads,
 * and tells the server what was really seen.
 */
export function PostStream({ thread, me, onTakeBack, ref }: PostStreamProps) {
  const { t } = useTranslation('discussions')
  const myId = me.id
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const { posts, isPending, hasNextPage, isFetching, isFetchingNextPage, fetchNextPage } = usePosts(thread.id, pageSize)
  const outbox = usePendingPosts(thread.id)
  const writable = thread.can.reply && !thread.closure
  const pending = outbox.pending.filter((entry) => !posts.some((post) => post.id === entry.id))
  const rows = `${isPending}:${posts[0]?.id}:${posts.at(-1)?.id}:${posts.length}:${pending.length}`

  const { atEnd, toEnd, toElement } = useSteadyScroll(scroller, content, rows)
  const seen = useReading(thread.id, scroller, thread.readNumber, rows)
  const opening = useOpening({ read: thread.readNumber, posts, myId, hasNextPage, isFetching, fetchNextPage })
  usePlaceOnce(opening, scroller, toElement)
  const [editing, setEditing] = useState<string | null>(null)
  const takeUp = async (postId: string | undefined) => {
    const post = postId ? await fetchPost(postId).catch(() => null) : null
    if (post?.can.edit) setEditing(post.id)
  }
  const stopEditing = useCallback(() => setEditing(null), [])

  const oldest = posts[0]?.number
  const linked = useLinkedPost({ oldest, hasNextPage, isFetching, fetchNextPage }, (number) => {
    const element = scroller.current?.querySelector(`#message-${number}`)
    if (element) toElement(element)
    return element !== null && element !== undefined
  })

  useImperativeHandle(ref, () => ({
    toBottom: () => requestAnimationFrame(toEnd),
    editLast: () => void takeUp(posts.findLast((post) => post.author?.id === myId && post.text !== null)?.id),
  }))

  const below = posts.filter((post) => post.number > seen && post.author?.id !== myId).length
  return (
    <div className={classes.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long thread must be scrollable from the keyboard */}
      <section className={classes.scroller} ref={scroller} tabIndex={0} aria-label={t('stream.label')} aria-busy={isPending}>
        <div className={classes.content} ref={content}>
          {(isPending || !opening.ready) && <PostSkeletons />}
          {opening.ready && oldest !== undefined && oldest > 1 && hasNextPage && (
            <button type="button" className={classes.older} disabled={isFetchingNextPage} onClick={() => fetchNextPage()}>
              {isFetchingNextPage ? t('stream.fetchingOlder') : t('stream.older', { count: oldest - 1 })}
            </button>
          )}
          {(opening.ready ? posts : []).map((post) => (
            <Fragment key={post.id}>
              {post.id === opening.firstNew?.id && <UnreadLine count={opening.count} since={post.at} />}
              <Post
                post={post}
                mine={post.author?.id === myId}
                fresh={post.number > opening.last && post.number <= seen && post.author?.id !== myId}
                linked={post.number === linked.wanted}
                editing={post.id === editing}
                onEdit={setEditing}
                onEditEnd={stopEditing}
              />
            </Fragment>
          ))}
          <PendingPosts
            entries={pending}
            me={me}
            retry={outbox.retry}
            takeBack={writable ? (id) => onTakeBack(outbox.takeBack(id)) : undefined}
          />
        </div>
      </section>
      {!atEnd && posts.length > 0 && (
        <Button
          className={classes.down ?? ''}
          size="xs"
          variant={below > 0 ? 'filled' : 'default'}
          rightSection={<IconArrowDown size={16} stroke={1.75} />}
          onClick={toEnd}
        >
          {below > 0 ? t('stream.below', { count: below }) : t('stream.toEnd')}
        </Button>
      )}
      <Arrivals posts={posts} after={opening.last} myId={myId} />
    </div>
  )
}
