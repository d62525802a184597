import { Button } from '@mantine/core'
import type { Post } from '@navette/contract/discussions/schema.ts'
import type { FileRef } from '@navette/contract/files/schema.ts'
import { useEffect, useRef, useState } from 'react'
import { Refused } from '../../../lib/api.ts'
import { useTyping } from '../../../lib/live.ts'
import { uploads } from '../../../lib/uploads.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { AttachButton } from '../../../ui/attach-button.tsx'
import { AttachmentTray, type TrayFile } from '../../../ui/attachment-tray.tsx'
import { type EditorHandle, MarkdownEditor } from '../../../ui/markdown-editor.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { useFileDrop } from '../../../ui/use-file-drop.ts'
import { useEditPost } from '../queries.ts'
import { keptDraft, useDraft } from './drafts.ts'
import { listOfNames } from './list-of-names.ts'
import { longest } from './longest.ts'
import classes from './post.module.css'
import { useCarrying } from './use-carrying.ts'
import { useReach } from './use-reach.tsx'
import { useSuggestions } from './use-suggestions.ts'

/** Changes a message in its place; Escape leaves, and what was typed comes back the next time. When it was changed elsewhere meanwhile, both texts stay in sight and the person chooses. */
export function PostEditor({ post, onEnd }: { post: Post; onEnd: () => void }) {
  const { t } = useTranslation('discussions')
  const editor = useRef<EditorHandle>(null)
  const [text, setText] = useState(() => keptDraft(post.author?.id ?? '', `post:${post.id}`) || (post.text ?? ''))
  const draft = useDraft(post.author?.id ?? '', `post:${post.id}`, editor, (other) => setText(other || (post.text ?? '')))
  const suggestions = useSuggestions({ threadId: post.threadId })
  const reach = useReach({ threadId: post.threadId })
  // The version that was read when one began: news must not slip another under what is being typed.
  const [base, setBase] = useState(post)
  const initial = draft.initial || (post.text ?? '')
  const edit = useEditPost()
  const theirs = currentOf(edit.error)
  const [kept, setKept] = useState(post.files)
  const carrying = useCarrying(`post:${post.id}`, kept.length)
  const drop = useFileDrop(carrying.add)
  const fileIds = [...kept.map(({ id }) => id), ...carrying.files.map(({ id }) => id)]
  const sayable = (text.trim() !== '' || fileIds.length > 0) && text.length <= longest && carrying.arrived && !carrying.refused
  const { typing, type } = useTyping(post.threadId, post.id)

  useEffect(() => {
    const timer = setTimeout(() => editor.current?.focus(), 50)
    return () => clearTimeout(timer)
  }, [])
  const write = (markdown: string) => {
    setText(markdown)
    type()
    draft.keep(markdown === post.text ? '' : markdown)
  }
  const leave = () => {
    draft.keep('')
    onEnd()
  }
  const giveUp = () => {
    for (const { id } of carrying.files) carrying.cancel(id)
    leave()
  }
  const save = () => {
    const from = theirs ?? base
    setBase(from)
    if (!sayable || edit.isPending) return
    const sameFiles = fileIds.join() === from.files.map(({ id }) => id).join()
    if (text === from.text && sameFiles) return leave()
    const arrived = carrying.files.map(({ id }) => id)
    const done = () => {
      uploads.forget(arrived)
      leave()
    }
    const edited = { post: from, text: text.trim(), ...(sameFiles ? {} : { fileIds }) }
    reach.before(text.trim(), () => edit.mutate(edited, { onSuccess: done }), from.text ?? '')
  }
  return (
    <div className={classes.editor}>
      {typing.length > 0 && (
        <p className={classes.elsewhere} role="status">
          {t(typing.every(({ id }) => id === post.author?.id) ? 'post.youElsewhere' : 'post.othersElsewhere', {
            names: listOfNames(typing),
            count: typing.length,
          })}
        </p>
      )}
      {!theirs && post.version !== base.version && (
        <p className={classes.elsewhere} role="alert">
          {t('post.changedElsewhere')}
        </p>
      )}
      {theirs && (
        <div className={classes.theirs} role="alert">
          <p>{t('post.changedMeanwhile')}</p>
          {theirs.html === null ? <p>{t('post.removed')}</p> : <Prose html={theirs.html} />}
        </div>
      )}
      {theirs && <p className={classes.yours}>{t('post.yours')}</p>}
      <div className={classes.editorField} data-over={drop.over || undefined} {...drop.listeners}>
        <MarkdownEditor
          key={draft.key}
          ref={editor}
          label={t('post.editLabel')}
          initial={initial}
          onChange={write}
          onSend={save}
          onEscape={onEnd}
          autoFocus
          formats
          {...suggestions}
        />
        {reach.confirm}
        <AttachmentTray
          uploads={[...kept.map(asArrived), ...carrying.files]}
          onCancel={(id) => (kept.some((file) => file.id === id) ? setKept(kept.filter((file) => file.id !== id)) : carrying.cancel(id))}
          onRetry={carrying.retry}
        />
      </div>
      {carrying.problem && (
        <p className={classes.problem} role="alert">
          {carrying.problem}
        </p>
      )}
      {edit.error && !theirs && (
        <p className={classes.problem} role="alert">
          {problemWords(edit.error)} {t('post.textKept')}
        </p>
      )}
      <div className={classes.editorRow}>
        <Button size="xs" onClick={save} loading={edit.isPending} disabled={!sayable}>
          {t(theirs ? 'post.keepMine' : carrying.arrived ? 'save' : 'new.filesFirst')}
        </Button>
        <Button size="xs" variant="subtle" onClick={giveUp}>
          {t(theirs ? 'post.keepTheirs' : 'cancel')}
        </Button>
        <AttachButton onFiles={carrying.add} />
      </div>
    </div>
  )
}

/** A file that the message carries already, as the tray shows those that have arrived. */
const asArrived = (file: FileRef): TrayFile => ({ ...file, file, sent: file.bytes, content: null, problem: null })

const currentOf = (error: unknown) =>
  error instanceof Refused && error.code === 'stale' ? (error.problem.current as Post | undefined) : undefined
