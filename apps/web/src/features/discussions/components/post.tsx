import type { Post as PostShape } from '@navette/contract/discussions/schema.ts'
import { memo, useRef } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Markdown } from '../../../ui/markdown.tsx'
import { OrganisationLabel } from '../../../ui/organisation-label.tsx'
import { When } from '../../../ui/when.tsx'
import classes from './post.module.css'
import { PostEditor } from './post-editor.tsx'
import { PostMenu } from './post-menu.tsx'
import { useRemoval } from './use-removal.ts'

interface PostProps {
  post: PostShape
  mine: boolean
  /** Just arrived from somebody else. */
  fresh: boolean
  /** The address points at it. */
  linked: boolean
  editing: boolean
  onEdit: (postId: string) => void
  onEditEnd: () => void
}

/** A message: who, from where, when, what. */
export const Post = memo(function Post({ post, mine, fresh, linked, editing, onEdit, onEditEnd }: PostProps) {
  const { t } = useTranslation('discussions')
  const removal = useRemoval(post)
  const name = post.author?.name ?? t('post.someone')
  const message = useRef<HTMLElement>(null)
  /** The field goes away: whoever wrote in it stays at their message. */
  const endEdit = () => {
    onEditEnd()
    message.current?.focus({ preventScroll: true })
  }
  if (post.text === null || removal.waiting)
    return (
      <div className={classes.trace} id={`message-${post.number}`} data-number={post.number}>
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
          </>
        )}
      </div>
    )
  return (
    <article
      ref={message}
      tabIndex={-1}
      className={classes.post}
      id={`message-${post.number}`}
      data-number={post.number}
      data-fresh={fresh || undefined}
      data-linked={linked || undefined}
      aria-label={t('post.label', { name })}
    >
      <Avatar person={post.author} />
      <div className={classes.body}>
        <div className={classes.head}>
          <b>{name}</b>
          {post.author?.organisation && <OrganisationLabel of={post.author.organisation} short />}
          <When at={post.at} />
          {post.editedAt && (
            <span className={classes.edited}>
              {t('post.edited')}, <When at={post.editedAt} />
            </span>
          )}
          <PostMenu post={post} mine={mine} onEdit={() => onEdit(post.id)} onRemove={removal.begin} />
        </div>
        {removal.problem && (
          <p className={classes.problem} role="alert">
            {removal.problem}
          </p>
        )}
        {editing ? <PostEditor post={post} onEnd={endEdit} /> : <Markdown>{post.text}</Markdown>}
      </div>
    </article>
  )
})
