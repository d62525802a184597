import { SegmentedControl, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import classes from './invite.module.css'

/** Members say the last day of a contract; a membership ends on the day after. */
const shifted = (day: string, by: number) => new Date(new Date(`${day}T12:00:00Z`).getTime() + by * 86_400_000).toISOString().slice(0, 10)

/** The last day on which a membership holds. */
export const lastDay = (endsOn: string) => shifted(endsOn, -1)

interface EndFieldProps {
  /** The first day on which it no longer holds. */
  value: string | null
  onChange: (endsOn: string | null) => void
}

/** Until when somebody belongs: a season, a civic service. */
export const EndField = ({ value, onChange }: EndFieldProps) => {
  const { t } = useTranslation('invitations')
  return (
    <TextInput
      type="date"
      label={
        <>
          {t('invite.until')} <span className={classes.optional}>{t('optional')}</span>
        </>
      }
      value={value ? lastDay(value) : ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value ? shifted(currentTarget.value, 1) : null)}
    />
  )
}

interface LanguageFieldProps {
  value: 'fr' | 'en'
  onChange: (language: 'fr' | 'en') => void
}

/** Each language in its own words. */
export const LanguageField = ({ value, onChange }: LanguageFieldProps) => {
  const { t } = useTranslation('invitations')
  const id = useId()
  return (
    <div className={classes.language}>
      <span id={id}>{t('invite.language')}</span>
      <SegmentedControl
        aria-labelledby={id}
        fullWidth
        data={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
        value={value}
        onChange={(language) => onChange(language === 'en' ? 'en' : 'fr')}
      />
    </div>
  )
}
