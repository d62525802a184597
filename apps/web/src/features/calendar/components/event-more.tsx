import { TextInput } from '@mantine/core'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import type { Organisation } from '@navette/contract/organisations/schema.ts'
import type { FieldWords } from '../../../lib/forms.ts'
import { useTranslation } from '../../../lib/words.ts'
import { FoundSelect } from '../../../ui/found-select.tsx'
import { MarkdownEditor } from '../../../ui/markdown-editor.tsx'
import { PartnersField } from '../../../ui/partners-field.tsx'
import { usePeople } from '../queries.ts'
import type { EventDraft } from './event-draft.ts'
import classes from './event-form.module.css'

interface EventMoreProps {
  draft: EventDraft
  organisations: readonly Organisation[]
  mayShare: boolean
  /** Whom one asks so far. */
  contact: PersonRef | null
  wrong: FieldWords
  onChange: (draft: EventDraft) => void
}

/** What an event says besides, where it does. */
export function EventMore({ draft, organisations, mayShare, contact, wrong, onChange }: EventMoreProps) {
  const { t } = useTranslation('calendar')
  const put = <K extends keyof EventDraft>(field: K, value: EventDraft[K]) => onChange({ ...draft, [field]: value })
  return (
    <>
      {mayShare && (
        <PartnersField
          organisations={organisations}
          hostId={draft.hostId}
          partnerIds={draft.partnerIds}
          onChange={(partnerIds) => put('partnerIds', partnerIds)}
        />
      )}
      <FoundSelect
        label={t('form.contactId')}
        placeholder={t('form.contactHint')}
        nobody={t('form.nobody')}
        useFound={usePeople}
        known={contact ?? undefined}
        value={draft.contactId}
        error={wrong['contactId']}
        onChange={(contactId) => put('contactId', contactId)}
      />
      <div className={classes.pair}>
        <TextInput
          label={t('form.capacity')}
          description={t('form.capacityWhy')}
          inputMode="numeric"
          value={draft.capacity}
          error={wrong['capacity']}
          onChange={({ currentTarget }) => put('capacity', currentTarget.value.replace(/\D/g, ''))}
        />
        <TextInput
          type="date"
          label={t('form.optionUntil')}
          description={t('form.optionWhy')}
          value={draft.optionUntil ?? ''}
          error={wrong['optionUntil']}
          onChange={({ currentTarget }) => put('optionUntil', currentTarget.value || null)}
        />
      </div>
      <div className={classes.pair}>
        {(['answersFrom', 'answersUntil'] as const).map((field) => (
          <TextInput
            key={field}
            type="date"
            label={t(`form.${field}`)}
            value={draft[field] ?? ''}
            error={wrong[field]}
            onChange={({ currentTarget }) => put(field, currentTarget.value || null)}
          />
        ))}
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
            onChange={(description) => put('description', description)}
            formats
            tall
          />
        </div>
      </div>
    </>
  )
}
