import { Button } from '@mantine/core'
import { OrganisationInput } from '@navette/contract/organisations/schema.ts'
import { type FormEvent, useState } from 'react'
import { checkWith, type FieldWords, fieldsOf } from '../../../lib/forms.ts'
import { useTranslation } from '../../../lib/words.ts'
import { FormFoot } from '../../../ui/form-foot.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { OrganisationWords } from '../queries.ts'
import { OrganisationFields } from './organisation-fields.tsx'
import classes from './organisation-form.module.css'

interface OrganisationFormProps {
  start: OrganisationWords
  action: string
  pending: boolean
  error: Error | null
  onSave: (values: OrganisationWords) => void
  onClose: () => void
}

/** Adds or edits an organisation. What was written stays when the server says no. */
export const OrganisationForm = ({ start, action, pending, error, onSave, onClose }: OrganisationFormProps) => {
  const { t } = useTranslation('organisations')
  const [values, setValues] = useState(start)
  const [found, setFound] = useState<FieldWords>({})
  const refusal = error ? fieldsOf(error) : null
  const save = (event: FormEvent) => {
    event.preventDefault()
    const faults = check(values)
    setFound(faults)
    if (Object.keys(faults).length === 0 && !pending) onSave(values)
  }
  return (
    <form onSubmit={save} noValidate className={classes.form}>
      {refusal && <Notice kind="error">{refusal.problem}</Notice>}
      <OrganisationFields
        values={values}
        faults={{ ...refusal?.fields, ...found }}
        onChange={(change) => setValues((known) => ({ ...known, ...change }))}
      />
      <FormFoot>
        <Button variant="default" onClick={onClose}>
          {t('form.cancel')}
        </Button>
        <Button type="submit" aria-disabled={pending}>
          {pending ? t('form.saving') : action}
        </Button>
      </FormFoot>
    </form>
  )
}

const check = checkWith(OrganisationInput)
