import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { Language, MembershipRole } from '@navette/contract/accounts/schema.ts'
import { ImportField, type ImportMapping, type PeopleImport } from '@navette/contract/invitations/import-schema.ts'
import { type FormEvent, useState } from 'react'
import { problemWords, useTranslation } from '../../../../lib/words.ts'
import classes from '../../../../ui/imports.module.css'
import { Notice } from '../../../../ui/notice.tsx'
import { Section } from '../../../../ui/section.tsx'
import { useImportOrganisations, useMatchColumns } from '../queries.ts'

interface ImportColumnsProps {
  list: PeopleImport
  onChecked: () => void
}

/** What each column holds, and what holds where a line says nothing. */
export const ImportColumns = ({ list, onChecked }: ImportColumnsProps) => {
  const { t } = useTranslation('imports')
  const [mapping, setMapping] = useState(list.mapping)
  const { mutate, isPending, error } = useMatchColumns(list.id)
  const put = (change: Partial<ImportMapping>) => setMapping((before) => ({ ...before, ...change }))
  /** A field is held by one column: chosen for another, it leaves the one before. */
  const hold = (column: number, field: ImportField | null) =>
    put({ columns: mapping.columns.map((each, at) => (at === column ? field : field !== null && each === field ? null : each)) })
  const check = (event: FormEvent) => {
    event.preventDefault()
    if (!isPending) mutate(mapping, { onSuccess: onChecked })
  }
  return (
    <form onSubmit={check} className={classes.form} noValidate>
      <Section title={t('columns.title')}>
        <p className={classes.quiet}>
          {t('columns.why')} {t('fieldWhy')}
        </p>
        <ul className={classes.columns}>
          {list.columns.map((head, at) => (
            // The columns of a file never move.
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <li key={at}>
              <NativeSelect
                label={head || t('columns.unnamed', { number: at + 1 })}
                description={
                  list.sample
                    .map((cells) => cells[at])
                    .filter(Boolean)
                    .slice(0, 3)
                    .join(' · ') || undefined
                }
                value={mapping.columns[at] ?? ''}
                onChange={(event) => hold(at, (event.currentTarget.value || null) as ImportField | null)}
                data={[
                  { value: '', label: t('columns.aside') },
                  ...ImportField.options.map((field) => ({ value: field, label: t(`field.${field}`) })),
                ]}
              />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('columns.constants')}>
        <Constants mapping={mapping} put={put} />
      </Section>
      {error && <Notice kind="error">{problemWords(error)}</Notice>}
      <div className={classes.foot}>
        <Button type="submit" aria-disabled={isPending}>
          {t(isPending ? 'columns.going' : 'columns.go')}
        </Button>
      </div>
    </form>
  )
}

interface ConstantsProps {
  mapping: ImportMapping
  put: (change: Partial<ImportMapping>) => void
}

const Constants = ({ mapping, put }: ConstantsProps) => {
  const { t } = useTranslation('imports')
  const organisations = useImportOrganisations()
  return (
    <div className={classes.constants}>
      <NativeSelect
        label={t('file.organisation')}
        value={mapping.organisationId ?? ''}
        onChange={(event) => put({ organisationId: event.currentTarget.value || null })}
        data={[{ value: '', label: t('file.named') }, ...organisations.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <NativeSelect
        label={t('columns.role')}
        value={mapping.role}
        onChange={(event) => put({ role: event.currentTarget.value as MembershipRole })}
        data={(['volunteer', 'member', 'manager'] as const).map((role) => ({ value: role, label: t(`role.${role}`) }))}
      />
      <TextInput
        type="date"
        label={t('columns.endsOn')}
        description={t('columns.endsOnWhy')}
        value={mapping.endsOn ?? ''}
        onChange={(event) => put({ endsOn: event.currentTarget.value || null })}
      />
      <NativeSelect
        label={t('columns.language')}
        value={mapping.language}
        onChange={(event) => put({ language: event.currentTarget.value as Language })}
        data={(['fr', 'en'] as const).map((language) => ({ value: language, label: t(`language.${language}`) }))}
      />
      <Textarea
        label={t('columns.message')}
        description={t('columns.messageWhy')}
        maxLength={1000}
        autosize
        minRows={3}
        value={mapping.message}
        onChange={(event) => put({ message: event.currentTarget.value })}
      />
    </div>
  )
}
