import { Textarea, TextInput } from '@mantine/core'
import type { FieldWords } from '../../../lib/forms.ts'
import { useTranslation } from '../../../lib/words.ts'
import type { OrganisationWords } from '../queries.ts'
import classes from './organisation-form.module.css'

interface OrganisationFieldsProps {
  values: OrganisationWords
  faults: FieldWords
  onChange: (change: Partial<OrganisationWords>) => void
}

/** What an organisation says of itself, field by field. */
export const OrganisationFields = ({ values, faults, onChange }: OrganisationFieldsProps) => {
  const { t } = useTranslation('organisations')
  const field = (name: keyof OrganisationWords) => ({
    name,
    label: t(`field.${name}`),
    value: values[name],
    error: faults[name],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
  })
  return (
    <div className={classes.fields}>
      <div className={classes.pair}>
        <TextInput {...field('name')} required withAsterisk={false} data-autofocus maxLength={120} />
        <TextInput
          {...field('initials')}
          error={faults['initials'] && t('field.initialsFault')}
          required
          withAsterisk={false}
          maxLength={3}
          autoCapitalize="characters"
        />
      </div>
      <TextInput {...field('summary')} description={t('field.summaryWhy')} maxLength={200} />
      <TextInput {...field('town')} maxLength={120} />
      <Textarea {...field('address')} description={t('field.addressWhy')} autosize minRows={2} maxRows={4} maxLength={300} />
      <TextInput
        {...field('site')}
        error={faults.site && t('field.siteFault')}
        type="url"
        inputMode="url"
        placeholder="https://"
        maxLength={300}
      />
      <Textarea {...field('about')} description={t('field.aboutWhy')} autosize minRows={4} maxRows={14} />
    </div>
  )
}
