import { Button, Checkbox, TextInput } from '@mantine/core'
import { newId } from '@navette/contract/core/ids.ts'
import type { Post, Thread } from '@navette/contract/discussions/schema.ts'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { FormFoot } from '../../../ui/form-foot.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { plainWords } from '../../../ui/plain-words.ts'
import { SideDrawer } from '../../../ui/side-drawer.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { say, sayProblem } from '../../../ui/undo.tsx'
import { useWhenWords } from '../../../ui/when.tsx'
import { usePosts } from '../queries.ts'
import { mergeBack, useSplitThread } from '../thread-queries.ts'
import classes from './new-thread.module.css'
import rows from './split-thread.module.css'

interface SplitThreadProps {
  thread: Thread
  onClose: () => void
}

/** Takes some messages out into a thread of their own, in the same place: one by one, or all from one on. */
export function SplitThread({ thread, onClose }: SplitThreadProps) {
  const { t } = useTranslation('discussions')
  const navigate = useNavigate()
  const { posts, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = usePosts(thread.id, 50)
  const messages = posts.filter(({ trace }) => !trace)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [title, setTitle] = useState('')
  // Made once: sending the same part twice keeps one.
  const [id] = useState(newId)
  const splitting = useSplitThread()
  const toggle = (postId: string) => {
    const next = new Set(chosen)
    if (!next.delete(postId)) next.add(postId)
    setChosen(next)
  }
  const fromHere = ({ number }: Post) => setChosen(new Set(messages.filter((post) => post.number >= number).map((post) => post.id)))
  const complete = chosen.size > 0 && title.trim() !== ''
  const split = (event: FormEvent) => {
    event.preventDefault()
    if (!complete || splitting.isPending) return
    splitting.mutate(
      { threadId: thread.id, id, title: title.trim(), postIds: [...chosen] },
      {
        onSuccess: () => {
          onClose()
          void navigate(`/fils/${id}`)
          const undo = () => void mergeBack(id, thread.id).then(() => navigate(`/fils/${thread.id}`), sayProblem)
          void say(t('split.done', { count: chosen.size }), undo)
        },
      },
    )
  }
  return (
    <SideDrawer title={t('thread.split')} closing={t('close')} size={520} onClose={onClose}>
      <form className={classes.form} onSubmit={split}>
        <p>{t('split.why')}</p>
        <TextInput
          label={t('split.title')}
          placeholder={t('new.titleHint')}
          maxLength={160}
          value={title}
          data-autofocus
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <fieldset className={rows.messages}>
          <legend>{t('split.which', { count: chosen.size })}</legend>
          {isPending && <RowsSkeleton rows={4} />}
          {hasNextPage && (
            <Button
              variant="subtle"
              size="xs"
              aria-disabled={isFetchingNextPage}
              onClick={() => isFetchingNextPage || void fetchNextPage()}
            >
              {isFetchingNextPage ? t('stream.fetchingOlder') : t('split.older')}
            </Button>
          )}
          {messages.map((post) => (
            <Line
              key={post.id}
              post={post}
              checked={chosen.has(post.id)}
              onToggle={() => toggle(post.id)}
              onFromHere={() => fromHere(post)}
            />
          ))}
        </fieldset>
        {splitting.error && <Notice kind="error">{problemWords(splitting.error)}</Notice>}
        <FormFoot>
          <Button type="submit" disabled={!complete} loading={splitting.isPending}>
            {t('split.go')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('cancel')}
          </Button>
        </FormFoot>
      </form>
    </SideDrawer>
  )
}

interface LineProps {
  post: Post
  checked: boolean
  onToggle: () => void
  onFromHere: () => void
}

function Line({ post, checked, onToggle, onFromHere }: LineProps) {
  const { t } = useTranslation('discussions')
  const when = useWhenWords(post.at)
  const name = post.author?.name ?? t('post.someone')
  return (
    <div className={rows.line}>
      <Checkbox
        checked={checked}
        onChange={onToggle}
        label={
          <>
            <b>{name}</b> <small>{when}</small>
            <span className={rows.words}>{post.html === null ? t('post.removed') : plainWords(post.html)}</span>
          </>
        }
      />
      <Button variant="subtle" size="compact-sm" onClick={onFromHere} aria-label={t('split.fromHereOf', { name, when })}>
        {t('split.fromHere')}
      </Button>
    </div>
  )
}
