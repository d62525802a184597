import { ActionIcon, Button, Kbd } from '@mantine/core'
import { newId } from '@navette/contract/core/ids.ts'
import { IconArrowUp, IconTypography } from '@tabler/icons-react'
import { type FormEvent, type Ref, useImperativeHandle, useRef, useState } from 'react'
import { useTyping } from '../../../lib/live.ts'
import { useTranslation } from '../../../lib/words.ts'
import { type EditorHandle, MarkdownEditor } from '../../../ui/markdown-editor.tsx'
import { reply } from '../queries.ts'
import classes from './composer.module.css'
import { keepDraft, keptDraft } from './drafts.ts'
import { longest } from './longest.ts'

/** The key that commands on this machine. */
const commandKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'

export interface ComposerHandle {
  focus: () => void
  /** Takes a text up again, before what is being written. */
  take: (markdown: string) => void
}

interface ComposerProps {
  threadId: string
  myId: string
  title: string
  onUpWhenEmpty: () => void
  onSent: () => void
  ref?: Ref<ComposerHandle>
}

/** Where one answers. The text is kept on the device until it is sent, and leaves through the outbox, which loses nothing. */
export function Composer({ threadId, myId, title, onUpWhenEmpty, onSent, ref }: ComposerProps) {
  const { t } = useTranslation('discussions')
  const draftPlace = `${myId}:thread:${threadId}`
  const [initial] = useState(() => keptDraft(draftPlace))
  const [text, setText] = useState(initial)
  const [formats, setFormats] = useState(false)
  const editor = useRef<EditorHandle>(null)
  const { type } = useTyping(threadId)
  const tooLong = text.length > longest

  const write = (markdown: string) => {
    setText(markdown)
    keepDraft(draftPlace, markdown)
    if (markdown !== '') type()
  }
  useImperativeHandle(ref, () => ({
    focus: () => editor.current?.focus(),
    take: (markdown) => {
      editor.current?.replace([markdown, text].filter((part) => part !== '').join('\n\n'))
      editor.current?.focus()
    },
  }))
  const sendIt = (event?: FormEvent) => {
    event?.preventDefault()
    if (text.trim() === '' || tooLong) return
    reply(threadId, newId(), text.trim())
    editor.current?.replace('')
    write('')
    onSent()
  }
  return (
    <form className={classes.composer} onSubmit={sendIt} data-empty={text === '' || undefined}>
      <div className={classes.field}>
        <MarkdownEditor
          ref={editor}
          label={t('composer.label', { title })}
          placeholder={t('composer.hint')}
          initial={initial}
          formats={formats}
          invalid={tooLong}
          onChange={write}
          onSend={sendIt}
          onEscape={() => document.activeElement instanceof HTMLElement && document.activeElement.blur()}
          onUpWhenEmpty={onUpWhenEmpty}
        />
        {tooLong && (
          <p className={classes.error} role="alert">
            {t('composer.tooLong', { length: text.length, longest })}
          </p>
        )}
      </div>
      <ActionIcon
        className={classes.formats}
        variant="subtle"
        size={36}
        aria-label={t('composer.formats')}
        title={t('composer.formats')}
        aria-expanded={formats}
        onClick={() => setFormats(!formats)}
      >
        <IconTypography size={20} stroke={1.75} />
      </ActionIcon>
      <Kbd className={classes.keys ?? ''} aria-hidden="true">
        {t('composer.keys', { key: commandKey })}
      </Kbd>
      <Button
        className={classes.send ?? ''}
        type="submit"
        size="xs"
        disabled={text.trim() === '' || tooLong}
        aria-label={t('composer.send')}
      >
        <span className={classes.sendWord}>{t('composer.send')}</span>
        <IconArrowUp className={classes.sendArrow} size={20} stroke={1.75} aria-hidden />
      </Button>
    </form>
  )
}
