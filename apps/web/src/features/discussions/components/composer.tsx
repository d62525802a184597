import { ActionIcon, Button, Kbd } from '@mantine/core'
import { newId } from '@navette/contract/core/ids.ts'
import { IconArrowUp, IconAt, IconTypography } from '@tabler/icons-react'
import { type FormEvent, type Ref, useImperativeHandle, useRef, useState } from 'react'
import { useTyping } from '../../../lib/live.ts'
import { useTranslation } from '../../../lib/words.ts'
import { AttachButton } from '../../../ui/attach-button.tsx'
import { AttachmentTray } from '../../../ui/attachment-tray.tsx'
import { type EditorHandle, MarkdownEditor } from '../../../ui/markdown-editor.tsx'
import { useFileDrop } from '../../../ui/use-file-drop.ts'
import { reply, replyPlace } from '../queries.ts'
import classes from './composer.module.css'
import { useDraft } from './drafts.ts'
import { longest } from './longest.ts'
import { useCarrying } from './use-carrying.ts'
import { useReach } from './use-reach.tsx'
import { useSuggestions } from './use-suggestions.ts'

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

/** Where one answers. The text is kept, here and for one’s other devices, until it is sent, and leaves through the outbox, which loses nothing. */
export function Composer({ threadId, myId, title, onUpWhenEmpty, onSent, ref }: ComposerProps) {
  const { t } = useTranslation('discussions')
  const editor = useRef<EditorHandle>(null)
  const { initial, key, keep } = useDraft(myId, `thread:${threadId}`, editor, (other) => setText(other))
  const [text, setText] = useState(initial)
  const [formats, setFormats] = useState(false)
  const { type } = useTyping(threadId)
  const suggestions = useSuggestions({ threadId })
  const reach = useReach({ threadId })
  const tooLong = text.length > longest
  const carrying = useCarrying(replyPlace(threadId))
  const drop = useFileDrop(carrying.add)
  const sayable = (text.trim() !== '' || carrying.files.length > 0) && !tooLong && !carrying.refused

  const write = (markdown: string) => {
    setText(markdown)
    keep(markdown)
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
    if (!sayable) return
    reach.before(text.trim(), () => {
      reply(threadId, newId(), { text: text.trim(), fileIds: carrying.files.map(({ id }) => id) })
      editor.current?.replace('')
      write('')
      onSent()
    })
  }
  return (
    <form
      className={classes.composer}
      onSubmit={sendIt}
      data-empty={text === '' || undefined}
      data-over={drop.over || undefined}
      data-hint={t('composer.drop')}
      {...drop.listeners}
    >
      <div className={classes.field}>
        <MarkdownEditor
          key={key}
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
          {...suggestions}
        />
        {tooLong && (
          <p className={classes.error} role="alert">
            {t('composer.tooLong', { length: text.length, longest })}
          </p>
        )}
        {carrying.problem && (
          <p className={classes.error} role="alert">
            {carrying.problem}
          </p>
        )}
      </div>
      {carrying.files.length > 0 && (
        <div className={classes.tray}>
          <AttachmentTray uploads={carrying.files} onCancel={carrying.cancel} onRetry={carrying.retry} />
        </div>
      )}
      <AttachButton className={classes.attach} onFiles={carrying.add} />
      <ActionIcon
        className={classes.mention ?? ''}
        variant="subtle"
        size={36}
        aria-label={t('composer.mention')}
        title={t('composer.mention')}
        onClick={() => editor.current?.type('@')}
      >
        <IconAt size={20} stroke={1.75} />
      </ActionIcon>
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
      {reach.confirm}
      <Kbd className={classes.keys ?? ''} aria-hidden="true">
        {t('composer.keys', { key: commandKey })}
      </Kbd>
      <Button className={classes.send ?? ''} type="submit" size="xs" disabled={!sayable} aria-label={t('composer.send')}>
        <span className={classes.sendWord}>{t('composer.send')}</span>
        <IconArrowUp className={classes.sendArrow} size={20} stroke={1.75} aria-hidden />
      </Button>
    </form>
  )
}
