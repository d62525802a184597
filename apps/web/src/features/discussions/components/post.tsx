import type { Post as PostShape } from '@navette/contract/discussions/schema.ts'
import { lazy, memo, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { CarriedFiles } from '../../../ui/carried-files.tsx'
import { OrganisationLabel } from '../../../ui/organisation-label.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { When } from '../../../ui/when.tsx'
import classes from './post.module.css'
import { PostEditor } from './post-editor.tsx'
import { PostMenu } from './post-menu.tsx'
import { QuoteChosen } from './quote-chosen.tsx'
import { AddReaction, Reactions } from './reactions.tsx'
import { TraceLine } from './trace-line.tsx'
import { useRemoval, useRestore } from './use-removal.ts'
import { useTick } from './use-tick.ts'

/** Comes when somebody asks for it. */
const PostHistory = lazy(() => import('./post-history.tsx'))

interface PostProps {
  post: PostShape
  mine: boolean
  /** Just arrived from somebody else. */
  fresh: boolean
  /** The address points at it. */
  linked: boolean
  editing: boolean
  onEdit: (post: PostShape) => void
  onEditEnd: () => void
  /** Its row stays while something can be undone there, until what this answers with is called. */
  onHold: (number: number) => () => void
  /** The last number of the thread. */
  of: number
}

/** A message: who, from where, when, what. */
export const Post = memo(function Post({ post, of, mine, fresh, linked, editing, onEdit, onEditEnd, onHold }: PostProps) {
  const { t } = useTranslation('discussions')
  const removal = useRemoval(post)
  const name = post.author?.name ?? post.archive?.name ?? t('post.someone')
  const message = useRef<HTMLElement>(null)
  const said = useRef<HTMLDivElement>(null)
  const [history, setHistory] = useState(false)
  /** The field goes away: whoever wrote in it stays at their message. */
  const endEdit = () => {
    onEditEnd()
    message.current?.focus({ preventScroll: true })
  }
  const tick = useTick(post)
  const restore = useRestore(post.id)
  const { number } = post
  useEffect(() => (removal.waiting ? onHold(number) : undefined), [removal.waiting, onHold, number])
  const place = { id: `message-${number}`, 'data-number': number, 'aria-posinset': number, 'aria-setsize': of }
  if (post.trace) return <TraceLine trace={post.trace} {...place} />
  if (post.text === null || removal.waiting)
    return (
      <article className={classes.trace} {...place}>
        {removal.waiting ? (
          <>
            {t('post.removing')}{' '}
            <button type="button" className={classes.undo} onClick={removal.undo}>
              {t('undo')}
            </button>
          </>
        ) : (
          <>
            {post.removal?.by ? t('post.removedBy', { name: post.removal.by.name }) : t('post.removed')}
            {post.removal && (
              <>
                , <When at={post.removal.at} />
              </>
            )}
            {post.can.restore && (
              <>
                {' '}
                <button type="button" className={classes.undo} onClick={restore}>
                  {t('post.restore')}
                </button>
              </>
            )}
          </>
        )}
      </article>
    )
  return (
    <article
      ref={message}
      tabIndex={-1}
      className={classes.post}
      {...place}
      data-fresh={fresh || undefined}
      data-linked={linked || undefined}
      aria-label={t('post.label', { name })}
    >
      <Avatar person={post.author ?? (post.archive?.name ? { id: post.id, name: post.archive.name, portrait: null } : null)} />
      <div className={classes.body}>
        <div className={classes.head}>
          <b>{name}</b>
          {post.author?.organisation && <OrganisationLabel of={post.author.organisation} short />}
          {post.archive && (
            <small className={classes.archive} title={t('post.archiveWhy')}>
              {t('post.archive')}
            </small>
          )}
          <When at={post.at} />
          {post.editedAt && (
            <span className={classes.edited}>
              <button type="button" className={classes.editedButton} onClick={() => setHistory(true)}>
                {t('post.edited')}
              </button>
              , <When at={post.editedAt} />
            </span>
          )}
          {post.reactions.length === 0 && <AddReaction post={post} className={classes.react} />}
          <PostMenu post={post} mine={mine} onEdit={() => onEdit(post)} onRemove={removal.begin} />
        </div>
        {history && (
          <Suspense>
            <PostHistory post={post} onClose={() => setHistory(false)} />
          </Suspense>
        )}
        {removal.problem && (
          <p className={classes.problem} role="alert">
            {removal.problem}
          </p>
        )}
        {editing ? (
          <PostEditor post={post} onEnd={endEdit} />
        ) : (
          post.html && (
            <div className={classes.said} ref={said}>
              <Prose html={post.html} onTick={post.can.edit ? tick : undefined} />
              <QuoteChosen post={post} text={said} />
            </div>
          )
        )}
        <CarriedFiles files={post.files} />
        <Reactions post={post} canReact />
      </div>
    </article>
  )
})
