import { Button, Select, Textarea, TextInput } from '@mantine/core'
import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { ProjectStage } from '@navette/contract/projects/schema.ts'
import type { FormEvent, ReactNode } from 'react'
import { type FieldWords, fieldsOf } from '../../../lib/forms.ts'
import { useTranslation } from '../../../lib/words.ts'
import { MarkdownEditor } from '../../../ui/markdown-editor.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PartnersField } from '../../../ui/partners-field.tsx'
import type { ProjectDraft } from '../queries.ts'
import classes from './project-form.module.css'
import { VisibilityField } from './visibility-field.tsx'

interface ProjectFormProps {
  draft: ProjectDraft
  organisations: readonly Organisation[]
  /** Organisations for which one may start a project; none when the host is already chosen. */
  hosts: readonly Organisation[]
  fields: FieldWords
  problem: unknown
  saving: boolean
  /** The word on the button that saves. */
  save: string
  restored: boolean
  onChange: (draft: ProjectDraft) => void
  onSave: () => void
  onCancel: () => void
  onForget: () => void
  children?: ReactNode
}

/** The fields of a project, in the order in which one thinks of them. */
export function ProjectForm({
  draft,
  organisations,
  hosts,
  fields,
  problem,
  saving,
  save,
  restored,
  onChange,
  onSave,
  onCancel,
  onForget,
  children,
}: ProjectFormProps) {
  const { t } = useTranslation('projects')
  const found = problem ? fieldsOf(problem) : null
  const wrong = { ...found?.fields, ...fields }
  const put = <K extends keyof ProjectDraft>(field: K, value: ProjectDraft[K]) => onChange({ ...draft, [field]: value })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSave()
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {restored && (
        <Notice kind="info">
          {t('form.restored')}{' '}
          <button type="button" className={classes.forget} onClick={onForget}>
            {t('form.forget')}
          </button>
        </Notice>
      )}
      {children}
      <TextInput
        label={t('form.title')}
        placeholder={t('form.titleHint')}
        value={draft.title}
        maxLength={120}
        data-autofocus
        error={wrong['title']}
        onChange={(event) => put('title', event.currentTarget.value)}
      />
      <Textarea
        label={t('form.summary')}
        description={t('form.summaryWhy')}
        value={draft.summary}
        maxLength={300}
        autosize
        minRows={2}
        error={wrong['summary']}
        onChange={(event) => put('summary', event.currentTarget.value)}
      />
      {hosts.length > 1 && (
        <Select
          label={t('form.hostId')}
          description={t('form.hostWhy')}
          data={hosts.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.hostId || null}
          allowDeselect={false}
          searchable
          onChange={(value) => put('hostId', value ?? '')}
          error={wrong['hostId']}
        />
      )}
      <PartnersField
        organisations={organisations}
        hostId={draft.hostId}
        partnerIds={draft.partnerIds}
        onChange={(ids) => put('partnerIds', ids)}
      />
      <VisibilityField draft={draft} organisations={organisations} onChange={(visibility) => put('visibility', visibility)} />
      <Select
        label={t('form.stage')}
        data={ProjectStage.options.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))}
        value={draft.stage}
        allowDeselect={false}
        onChange={(value) => put('stage', ProjectStage.catch('idea').parse(value))}
      />
      <div className={classes.dates}>
        <TextInput
          type="date"
          label={t('form.startsOn')}
          value={draft.startsOn ?? ''}
          error={wrong['startsOn']}
          onChange={(event) => put('startsOn', event.currentTarget.value || null)}
        />
        <TextInput
          type="date"
          label={t('form.endsOn')}
          value={draft.endsOn ?? ''}
          error={wrong['endsOn'] ?? (endsFirst(draft) ? t('form.endsFirst') : undefined)}
          onChange={(event) => put('endsOn', event.currentTarget.value || null)}
        />
      </div>
      <div>
        <span className={classes.label} aria-hidden="true">
          {t('form.description')}
        </span>
        <div className={classes.field}>
          <MarkdownEditor
            label={t('form.description')}
            placeholder={t('form.descriptionHint')}
            initial={draft.description}
            onChange={(markdown) => put('description', markdown)}
            formats
            tall
          />
        </div>
      </div>
      {found && (
        <Notice kind="error">
          {found.problem} {t('form.kept')}
        </Notice>
      )}
      <div className={classes.foot}>
        <Button type="submit" loading={saving} disabled={draft.title.trim() === '' || endsFirst(draft)}>
          {save}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}

const endsFirst = ({ startsOn, endsOn }: ProjectDraft) => startsOn !== null && endsOn !== null && endsOn < startsOn
