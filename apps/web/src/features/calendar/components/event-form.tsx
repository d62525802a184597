import { Autocomplete, Button, Select, TextInput } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import { EventKind } from '@navette/contract/calendar/schema.ts'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import type { Organisation } from '@navette/contract/organisations/schema.ts'
import type { FormEvent, ReactNode } from 'react'
import { focusFirstFault } from '../../../lib/focus.ts'
import { type FieldWords, fieldsOf } from '../../../lib/forms.ts'
import { useTranslation } from '../../../lib/words.ts'
import { FormFoot } from '../../../ui/form-foot.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useMyProjects, usePlaces } from '../queries.ts'
import { Clashes } from './clashes.tsx'
import type { EventDraft } from './event-draft.ts'
import { visibilityIn } from './event-draft.ts'
import classes from './event-form.module.css'
import { EventMore } from './event-more.tsx'
import { EventVisibilityField } from './event-visibility.tsx'
import { RecurrenceField } from './recurrence-field.tsx'
import { onDay } from './rule-choices.ts'
import { timeOf } from './time-draft.ts'
import { TimeFields } from './time-fields.tsx'

export interface EventFormProps {
  draft: EventDraft
  organisations: readonly Organisation[]
  /** Organisations in whose name one may put it there; none when the host is already chosen. */
  hosts: readonly Organisation[]
  /** Whether one may say who carries it and who sees it. */
  mayShare: boolean
  /** The project that it belongs to, where that is none of one’s own; whom to ask, so far. */
  known?: {
    project: { id: string; title: string } | null
    contact: PersonRef | null
    date: { timeZone: string; exceptEventId: string }
  }
  fields: FieldWords
  /** Whether it asks how the event comes again. */
  repeats?: boolean
  /** It has several dates: each is moved by itself, or with others, on its page. */
  movesElsewhere?: boolean
  problem: unknown
  saving: boolean
  save: string
  /** What was typed earlier has come back. */
  restored: boolean
  /** Everything is in sight from the start. */
  whole: boolean
  onChange: (draft: EventDraft) => void
  onSave: () => void
  onCancel: () => void
  onForget: () => void
  children?: ReactNode
}

/** An event in the order in which one thinks of it: what, when, where. The rest has wise beginnings, and stands below. */
export function EventForm({ draft, organisations, hosts, mayShare, known, ...form }: EventFormProps) {
  const { t } = useTranslation('calendar')
  const [more, showMore] = useDisclosure(form.whole)
  const projects = useMyProjects()
  const found = form.problem ? fieldsOf(form.problem) : null
  const wrong = { ...found?.fields, ...form.fields }
  const put = <K extends keyof EventDraft>(field: K, value: EventDraft[K]) => form.onChange({ ...draft, [field]: value })
  const moveTo = (time: EventDraft['time']) => {
    const rule = draft.rule && timeOf(time) && time.day !== draft.time.day ? onDay(draft.rule, time.day) : draft.rule
    form.onChange({ ...draft, time, rule })
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (draft.title.trim() === '') return focusFirstFault(event.currentTarget, { title: true })
    form.onSave()
  }
  const others = known?.project && !projects.some(({ id }) => id === known.project?.id) ? [known.project] : []
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {form.restored && (
        <Notice
          kind="info"
          action={
            <button type="button" className="nv-link" onClick={form.onForget}>
              {t('form.forget')}
            </button>
          }
        >
          {t('form.restored')}
        </Notice>
      )}
      {form.children}
      <TextInput
        name="title"
        label={t('form.title')}
        placeholder={t('form.titleHint')}
        value={draft.title}
        maxLength={120}
        data-autofocus
        error={wrong['title']}
        onChange={({ currentTarget }) => put('title', currentTarget.value)}
      />
      {form.movesElsewhere ? (
        <p className={classes.said}>{t('repeats.elsewhere')}</p>
      ) : (
        <TimeFields draft={draft.time} wrong={wrong['starts'] ?? wrong['ends']} onChange={moveTo} />
      )}
      {form.repeats && timeOf(draft.time) && (
        <RecurrenceField day={draft.time.day} rule={draft.rule} onChange={(rule) => put('rule', rule)} />
      )}
      <PlaceField value={draft.placeName} wrong={wrong['placeName']} onChange={(placeName) => put('placeName', placeName)} />
      <Clashes time={timeOf(draft.time)} placeName={draft.placeName} {...known?.date} />
      <div className={classes.pair}>
        <Select
          label={t('form.kind')}
          data={EventKind.options.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          value={draft.kind}
          allowDeselect={false}
          onChange={(kind) => put('kind', EventKind.catch('other').parse(kind))}
        />
        <Select
          label={t('form.projectId')}
          placeholder={t('form.noProject')}
          data={[...projects, ...others].map(({ id, title }) => ({ value: id, label: title }))}
          value={draft.projectId}
          disabled={!mayShare}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('form.noProject') }}
          onChange={(projectId) => form.onChange({ ...draft, projectId, visibility: inProject(draft, projectId) })}
        />
      </div>
      {hosts.length > 1 && (
        <Select
          label={t('form.hostId')}
          data={hosts.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.hostId || null}
          allowDeselect={false}
          searchable
          error={wrong['hostId']}
          onChange={(hostId) => put('hostId', hostId ?? '')}
        />
      )}
      {mayShare && (
        <EventVisibilityField
          draft={draft}
          organisations={organisations}
          ofTeam={projects.some(({ id }) => id === draft.projectId)}
          onChange={(visibility) => put('visibility', visibility)}
        />
      )}
      {more ? (
        <EventMore
          draft={draft}
          organisations={organisations}
          mayShare={mayShare}
          contact={known?.contact ?? null}
          wrong={wrong}
          onChange={form.onChange}
        />
      ) : (
        <button type="button" className={`nv-link ${classes.more}`} onClick={showMore.open}>
          {t('form.more')}
        </button>
      )}
      {found && (
        <Notice kind="error">
          {found.problem} {t('form.kept')}
        </Notice>
      )}
      <FormFoot>
        <Button variant="subtle" onClick={form.onCancel}>
          {t('form.cancel')}
        </Button>
        <Button type="submit" loading={form.saving} disabled={draft.title.trim() === ''}>
          {form.save}
        </Button>
      </FormFoot>
    </form>
  )
}

/** What nobody has shared otherwise yet is shared like its project. */
const inProject = ({ visibility, projectId }: EventDraft, wanted: string | null) =>
  wanted && !projectId && visibility === 'cluster' ? 'project' : visibilityIn(visibility, wanted)

function PlaceField({ value, wrong, onChange }: { value: string; wrong: string | undefined; onChange: (place: string) => void }) {
  const { t } = useTranslation('calendar')
  const [letters] = useDebouncedValue(value.trim(), 150)
  const places = usePlaces(letters, 8)
  return (
    <Autocomplete
      label={t('form.placeName')}
      placeholder={t('form.placeHint')}
      data={places.map(({ name }) => name)}
      filter={({ options }) => options}
      value={value}
      maxLength={120}
      error={wrong}
      onChange={onChange}
    />
  )
}
