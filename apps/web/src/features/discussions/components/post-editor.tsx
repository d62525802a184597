import { Button } from '@mantine/core'
import type { Post } from '@navette/contract/discussions/schema.ts'
import { useEffect, useRef, useState } from 'react'
import { Refused } from '../../../lib/api.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Markdown } from '../../../ui/markdown.tsx'
import { type EditorHandle, MarkdownEditor } from '../../../ui/markdown-editor.tsx'
import { useEditPost } from '../queries.ts'
import { keepDraft, keptDraft } from './drafts.ts'
import { longest } from './longest.ts'
import classes from './post.module.css'

/** Changes a message in its place; Escape leaves, and what was typed comes back the next time. When it was changed elsewhere meanwhile, both texts stay in sight and the person chooses. */
export function PostEditor({ post, onEnd }: { post: Post; onEnd: () => void }) {
  const { t } = useTranslation('discussions')
  const draftPlace = `${post.author?.id}:post:${post.id}`
  // The version that was read when one began: news must not slip another under what is being typed.
  const [base, setBase] = useState(post)
  const [initial] = useState(() => keptDraft(draftPlace) || (post.text ?? ''))
  const [text, setText] = useState(initial)
  const editor = useRef<EditorHandle>(null)
  const edit = useEditPost()
  const theirs = currentOf(edit.error)

  useEffect(() => {
    const timer = setTimeout(() => editor.current?.focus(), 50)
    return () => clearTimeout(timer)
  }, [])
  const write = (markdown: string) => {
    setText(markdown)
    keepDraft(draftPlace, markdown === post.text ? '' : markdown)
  }
  const leave = () => {
    keepDraft(draftPlace, '')
    onEnd()
  }
  const save = () => {
    const from = theirs ?? base
    setBase(from)
    if (text.trim() === '' || text.length > longest || edit.isPending) return
    if (text === from.text) return leave()
    edit.mutate({ post: from, text: text.trim() }, { onSuccess: leave })
  }
  return (
    <div className={classes.editor}>
      {theirs && (
        <div className={classes.theirs} role="alert">
          <p>{t('post.changedMeanwhile')}</p>
          {theirs.text === null ? <p>{t('post.removed')}</p> : <Markdown>{theirs.text}</Markdown>}
        </div>
      )}
      {theirs && <p className={classes.yours}>{t('post.yours')}</p>}
      <div className={classes.editorField}>
        <MarkdownEditor
          ref={editor}
          label={t('post.editLabel')}
          initial={initial}
          onChange={write}
          onSend={save}
          onEscape={onEnd}
          autoFocus
          formats
        />
      </div>
      {edit.error && !theirs && (
        <p className={classes.problem} role="alert">
          {problemWords(edit.error)} {t('post.textKept')}
        </p>
      )}
      <div className={classes.editorRow}>
        <Button size="xs" onClick={save} loading={edit.isPending} disabled={text.trim() === '' || text.length > longest}>
          {t(theirs ? 'post.keepMine' : 'save')}
        </Button>
        <Button size="xs" variant="subtle" onClick={leave}>
          {t(theirs ? 'post.keepTheirs' : 'cancel')}
        </Button>
      </div>
    </div>
  )
}

const currentOf = (error: unknown) =>
  error instanceof Refused && error.code === 'stale' ? (error.problem.current as Post | undefined) : undefined
