import { Button, Select, TextInput } from '@mantine/core'
import type { Me } from '@navette/contract/accounts/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { type FormEvent, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { uploads } from '../../../lib/uploads.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { AttachButton } from '../../../ui/attach-button.tsx'
import { AttachmentTray } from '../../../ui/attachment-tray.tsx'
import { type EditorHandle, MarkdownEditor } from '../../../ui/markdown-editor.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SideDrawer } from '../../../ui/side-drawer.tsx'
import { useFileDrop } from '../../../ui/use-file-drop.ts'
import { useOpenThread, type Where } from '../queries.ts'
import { keepDraft, keptDraft, useDraft } from './drafts.ts'
import { longest } from './longest.ts'
import classes from './new-thread.module.css'
import { useCarrying } from './use-carrying.ts'
import { grouped, type Place, usePlaces } from './use-places.ts'
import { useReach } from './use-reach.tsx'
import { useSuggestions } from './use-suggestions.ts'

/** Where the files of a thread that is not yet open lie. */
const newPlace = 'thread:new'

interface NewThreadProps {
  me: Me
  /** The place that is proposed first: `project:<id>`. */
  place?: string | undefined
  /** What it will hang on, where that is no place to choose. */
  about?: { id: string; title: string }
  onClose: () => void
}

/** Opens a thread: where, its title, its first message. What is typed stays on the device until it is sent. */
export function NewThread({ onClose, ...props }: NewThreadProps) {
  const { t } = useTranslation('discussions')
  return (
    <SideDrawer title={t('new.heading')} closing={t('close')} size={520} onClose={onClose}>
      <NewThreadForm onClose={onClose} {...props} />
    </SideDrawer>
  )
}

function NewThreadForm({ me, place, about, onClose }: NewThreadProps) {
  const { t } = useTranslation('discussions')
  const navigate = useNavigate()
  const places = usePlaces(me)
  // Made once: sending the same thread twice keeps one.
  const [ids] = useState(() => ({ thread: newId(), post: newId() }))
  const [chosen, setChosen] = useState<string | null>(place ?? (keptDraft(me.id, 'new:place') || null))
  const [title, setTitle] = useState(() => keptDraft(me.id, 'new:title'))
  const editor = useRef<EditorHandle>(null)
  const { initial, key } = useDraft(me.id, 'new:text', editor, (other) => setText(other))
  const [text, setText] = useState(initial)
  const opening = useOpenThread()
  const carrying = useCarrying(newPlace)
  const drop = useFileDrop(carrying.add)
  const said = text.trim() !== '' || carrying.files.length > 0
  const where = about ? undefined : (places.find(({ value }) => value === chosen) ?? (places.length === 1 ? places[0] : undefined))
  const placed = about !== undefined || where !== undefined
  const complete = placed && title.trim() !== '' && said && !carrying.refused && text.length <= longest

  const spot: Where = where && where.kind !== 'cluster' && where.id ? { [`${where.kind}Id`]: where.id } : {}
  const suggestions = useSuggestions(spot)
  const reach = useReach(spot)
  const keep = (name: 'place' | 'title' | 'text', value: string) => keepDraft(me.id, `new:${name}`, value)
  const open = (event?: FormEvent) => {
    event?.preventDefault()
    if (!complete || !carrying.arrived || opening.isPending) return
    const hanging = { ...hangingOn(where), aboutId: about?.id ?? null }
    const fileIds = carrying.files.map((file) => file.id)
    const body = { id: ids.thread, title: title.trim(), ...hanging, post: { id: ids.post, text: text.trim(), fileIds } }
    const begin = () =>
      opening.mutate(body, {
        onSuccess: ({ id }) => {
          for (const name of ['place', 'title', 'text'] as const) keep(name, '')
          uploads.forget(fileIds)
          onClose()
          void navigate(`/fils/${id}`)
        },
      })
    reach.before(body.post.text, begin)
  }
  return (
    <form className={classes.form} onSubmit={open} {...drop.listeners}>
      {about ? (
        <p>{t('new.about', { title: about.title })}</p>
      ) : (
        <Select
          label={t('new.where')}
          description={where ? t(`new.seenBy.${where.kind}`) : t('new.whereWhy')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={grouped(places, t)}
          value={where?.value ?? null}
          onChange={(value) => {
            setChosen(value)
            keep('place', value ?? '')
          }}
          allowDeselect={false}
          searchable
          nothingFoundMessage={t('new.nowhere')}
        />
      )}
      <TextInput
        label={t('new.title')}
        placeholder={t('new.titleHint')}
        maxLength={160}
        value={title}
        data-autofocus
        onChange={(event) => {
          setTitle(event.currentTarget.value)
          keep('title', event.currentTarget.value)
        }}
      />
      <div>
        <span className={classes.label} aria-hidden="true">
          {t('new.text')}
        </span>
        <div className={classes.field} data-over={drop.over || undefined}>
          <MarkdownEditor
            key={key}
            ref={editor}
            label={t('new.text')}
            placeholder={t('new.textHint')}
            initial={initial}
            onChange={(markdown) => {
              setText(markdown)
              keep('text', markdown)
            }}
            onSend={open}
            formats
            tall
            {...suggestions}
          />
          {reach.confirm}
        </div>
        <div className={classes.files}>
          <AttachButton onFiles={carrying.add} />
          <AttachmentTray uploads={carrying.files} onCancel={carrying.cancel} onRetry={carrying.retry} />
        </div>
        {carrying.problem && <Notice kind="error">{carrying.problem}</Notice>}
      </div>
      {opening.error && (
        <Notice kind="error">
          {problemWords(opening.error)} {t('post.textKept')}
        </Notice>
      )}
      <div className={classes.foot}>
        <Button type="submit" disabled={!complete || !carrying.arrived} loading={opening.isPending}>
          {t(carrying.arrived ? 'new.open' : 'new.filesFirst')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}

const hangingOn = (where: Place | undefined) => ({
  projectId: where?.kind === 'project' ? where.id : null,
  organisationId: where?.kind === 'organisation' ? where.id : null,
})
