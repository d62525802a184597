import { Button } from '@mantine/core'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { IconArrowDown } from '@tabler/icons-react'
import { type CSSProperties, type Ref, useCallback, useImperativeHandle, useMemo, useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { fetchPost, usePendingPosts } from '../queries.ts'
import { type Opening, usePostPages } from '../reading-queries.ts'
import { Arrivals } from './arrivals.tsx'
import { DayBar } from './day-bar.tsx'
import { PendingPosts } from './pending-posts.tsx'
import { Post } from './post.tsx'
import { rowsOf, startsOf } from './post-rows.ts'
import { PostSkeleton, PostSkeletons } from './post-skeletons.tsx'
import classes from './post-stream.module.css'
import { UnreadLine } from './unread-line.tsx'
import { useFinding } from './use-finding.ts'
import { useHeld } from './use-held.ts'
import { usePaper } from './use-paper.ts'
import { useReading } from './use-reading.ts'
import { useRows } from './use-rows.ts'
import { useFirstStandpoint, useLinkedNumber, useStanding } from './use-standing.ts'

export interface StreamHandle {
  toBottom: () => void
  editLast: () => void
}

interface PostStreamProps {
  thread: Thread
  me: PersonRef
  /** How the thread stood when it was opened; null until that has come. */
  opening: Opening | null
  /** A reply that was not sent goes back to where it was written. */
  onTakeBack: (text: string) => void
  ref?: Ref<StreamHandle>
}

/** A thread of so many messages is drawn whole: the browser finds every word of it. */
const short = 50
/** Rows that are asked for before they come into view. */
const ahead = 15

/**
 * What was said, the newest at the foot. It opens at the first message that was not read, keeps still what one reads,
 * and tells the server what was really seen.
 */
export function PostStream({ opening, ...stream }: PostStreamProps) {
  const { t } = useTranslation('discussions')
  if (opening) return <OpenStream opening={opening} {...stream} />
  return (
    <div className={classes.frame}>
      <section className={classes.scroller} aria-label={t('stream.label')} aria-busy>
        <div className={classes.waiting}>
          <PostSkeletons />
        </div>
      </section>
    </div>
  )
}

function OpenStream({ thread, me, opening, onTakeBack, ref }: PostStreamProps & { opening: Opening }) {
  const { t } = useTranslation('discussions')
  const myId = me.id
  const outbox = usePendingPosts(thread.id)
  const [newest, setNewest] = useState(opening.last)
  const last = Math.max(newest, thread.lastNumber)
  const [editing, setEditing] = useState<{ id: string; number: number } | null>(null)
  const { held, hold, focus } = useHeld(editing?.number)
  const paper = usePaper()
  const whole = last <= short

  const start = useFirstStandpoint(thread.id, opening)
  const foot = outbox.pending.length > 0
  const { rows, scroller, atEnd, toEnd, toNumber, stand, standpoint } = useRows({ last, foot, whole: whole || paper, held, start })
  useStanding(thread.id, scroller, standpoint, stand)
  const drawn = rows.getVirtualItems()

  const first = rows.range ? rows.range.startIndex + 1 : start === 'end' ? last : start.number
  const until = rows.range ? rows.range.endIndex + 1 : first
  const stretches: [number, number][] = whole
    ? [[1, Math.max(last, 1)]]
    : [
        [clamp(first - ahead, last), clamp(until + ahead, last)],
        // What arrives is told at once, wherever one reads.
        [last, last],
      ]
  const wanted = startsOf([...stretches, ...held.map((number): [number, number] => [number, number])], opening.above)
  // The same pages are the same list. Paper has no view: it takes what had come.
  const [starts, setStarts] = useState(wanted)
  if (!paper && starts.join() !== wanted.join()) setStarts(wanted)
  const loaded = usePostPages(thread.id, starts)
  const { posts, at } = useMemo(() => rowsOf(loaded), [loaded])
  const latest = posts.at(-1)?.number ?? 0
  if (latest > newest) setNewest(latest)

  const writable = thread.can.reply && !thread.closure
  const pending = outbox.pending.filter((entry) => !posts.some((post) => post.id === entry.id))
  const seen = useReading(thread.id, scroller, thread.readNumber, paper ? null : `${posts.length}:${latest}:${rows.getTotalSize()}`)
  const linked = useLinkedNumber()
  useFinding(!whole && { shown: drawn.length, count: last })

  const edit = useCallback((post: { id: string; number: number }) => setEditing(post), [])
  const stopEditing = useCallback(() => setEditing(null), [])
  const takeUp = async (postId: string | undefined) => {
    const post = postId ? await fetchPost(postId).catch(() => null) : null
    if (!post?.can.edit) return
    setEditing(post)
    if (!drawn.some(({ index }) => index === post.number - 1)) toNumber(post.number)
  }
  useImperativeHandle(ref, () => ({
    toBottom: () => requestAnimationFrame(toEnd),
    editLast: () => void takeUp(posts.findLast((post) => post.author?.id === myId && post.text !== null)?.id),
  }))

  const others = posts.filter(({ author, trace }) => author?.id !== myId && !trace)
  // Told only where its place has come: elsewhere the first that came would be taken for it.
  const firstNew =
    opening.read === 0 || at(opening.read + 1) === undefined
      ? undefined
      : others.find(({ number }) => number > opening.read && number <= opening.last)
  const mineSince = (since: number) => posts.filter(({ number, author, trace }) => number > since && (author?.id === myId || trace)).length
  const below = Math.max(0, last - seen - mineSince(seen))
  return (
    <div className={classes.frame}>
      {!whole && (
        <DayBar
          threadId={thread.id}
          first={Math.min(first, last)}
          post={at(first) ?? posts.find(({ number }) => number >= first && number <= until)}
          onChoose={(number) => {
            toNumber(number)
            scroller.current?.focus({ preventScroll: true })
          }}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long thread must be scrollable from the keyboard */}
      <section className={classes.scroller} ref={scroller} tabIndex={0} aria-label={t('stream.label')}>
        <div
          className={classes.content}
          style={{ '--height': `${rows.getTotalSize()}px` } as CSSProperties}
          role="feed"
          aria-label={t('stream.label')}
          aria-busy={posts.length === 0}
        >
          {drawn.map(({ index, key, start: top }) => {
            const number = index + 1
            const post = at(number)
            const place = { key, 'data-index': index, className: classes.row, style: { top } }
            if (index === last)
              return (
                <div {...place} key={key} ref={rows.measureElement}>
                  <PendingPosts
                    entries={pending}
                    me={me}
                    retry={outbox.retry}
                    takeBack={writable ? (id) => onTakeBack(outbox.takeBack(id)) : undefined}
                  />
                </div>
              )
            if (post === undefined) return paper ? null : <PostSkeleton {...place} key={key} />
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: nothing to press; its row stays drawn while the keyboard stands in it
              <div {...place} key={key} ref={rows.measureElement} onFocus={() => focus(number)} onBlur={() => focus(null)}>
                {post && number === firstNew?.number && <UnreadLine count={Math.max(1, opening.last - opening.read)} since={post.at} />}
                {post && (
                  <Post
                    post={post}
                    of={last}
                    mine={post.author?.id === myId}
                    fresh={number > opening.last && number <= seen && post.author?.id !== myId}
                    linked={number === linked}
                    editing={post.id === editing?.id}
                    onEdit={edit}
                    onEditEnd={stopEditing}
                    onHold={hold}
                  />
                )}
              </div>
            )
          })}
        </div>
        {paper && !whole && <p className={classes.paper}>{t('stream.paper', { shown: posts.length, count: last })}</p>}
      </section>
      {!atEnd && (
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

const clamp = (number: number, last: number) => Math.min(Math.max(number, 1), Math.max(last, 1))
