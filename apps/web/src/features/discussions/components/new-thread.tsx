import { Button, Drawer, Select, TextInput } from '@mantine/core'
import type { Me } from '@navette/contract/accounts/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import type { TFunction } from 'i18next'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { MarkdownEditor } from '../../../ui/markdown-editor.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useOpenThread } from '../queries.ts'
import { keepDraft, keptDraft } from './drafts.ts'
import { longest } from './longest.ts'
import classes from './new-thread.module.css'
import { type Place, usePlaces } from './use-places.ts'

interface NewThreadProps {
  me: Me
  /** The place that is proposed first: `project:<id>`. */
  place?: string | undefined
  onClose: () => void
}

/** Opens a thread: where, its title, its first message. What is typed stays on the device until it is sent. */
export function NewThread({ me, place, onClose }: NewThreadProps) {
  const { t } = useTranslation('discussions')
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      padding="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
      size={520}
      title={t('new.heading')}
    >
      <NewThreadForm me={me} place={place} onClose={onClose} />
    </Drawer>
  )
}

function NewThreadForm({ me, place, onClose }: NewThreadProps) {
  const { t } = useTranslation('discussions')
  const navigate = useNavigate()
  const places = usePlaces(me)
  // Made once: sending the same thread twice keeps one.
  const [ids] = useState(() => ({ thread: newId(), post: newId() }))
  const [chosen, setChosen] = useState<string | null>(place ?? (keptDraft(`${me.id}:new:place`) || null))
  const [title, setTitle] = useState(() => keptDraft(`${me.id}:new:title`))
  const [initial] = useState(() => keptDraft(`${me.id}:new:text`))
  const [text, setText] = useState(initial)
  const opening = useOpenThread()
  const where = places.find(({ value }) => value === chosen) ?? (places.length === 1 ? places[0] : undefined)
  const complete = where !== undefined && title.trim() !== '' && text.trim() !== '' && text.length <= longest

  const keep = (name: 'place' | 'title' | 'text', value: string) => keepDraft(`${me.id}:new:${name}`, value)
  const open = (event?: FormEvent) => {
    event?.preventDefault()
    if (!complete || opening.isPending) return
    const body = { id: ids.thread, title: title.trim(), ...hangingOn(where), post: { id: ids.post, text: text.trim() } }
    opening.mutate(body, {
      onSuccess: ({ id }) => {
        for (const name of ['place', 'title', 'text'] as const) keep(name, '')
        onClose()
        void navigate(`/fils/${id}`)
      },
    })
  }
  return (
    <form className={classes.form} onSubmit={open}>
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
        <div className={classes.field}>
          <MarkdownEditor
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
          />
        </div>
      </div>
      {opening.error && (
        <Notice kind="error">
          {problemWords(opening.error)} {t('post.textKept')}
        </Notice>
      )}
      <div className={classes.foot}>
        <Button type="submit" disabled={!complete} loading={opening.isPending}>
          {t('new.open')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}

const hangingOn = ({ kind, id }: Place) => ({
  projectId: kind === 'project' ? id : null,
  organisationId: kind === 'organisation' ? id : null,
})

const grouped = (places: readonly Place[], t: TFunction<'discussions'>) =>
  (['project', 'organisation', 'cluster'] as const)
    .map((kind) => ({
      group: t(`new.groups.${kind}`),
      items: places.filter((place) => place.kind === kind).map(({ value, label }) => ({ value, label: label || t('place.cluster') })),
    }))
    .filter(({ items }) => items.length > 0)
