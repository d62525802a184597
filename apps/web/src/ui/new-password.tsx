import { PasswordInput } from '@mantine/core'
import { weighing } from '@navette/contract/sessions/strength.ts'
import { useEffect, useState } from 'react'
import { loadScale, type Weigh } from '../lib/strength.ts'
import { useTranslation } from '../lib/words.ts'
import classes from './new-password.module.css'

interface NewPasswordProps {
  label: string
  value: string
  onChange: (password: string) => void
  error?: string | undefined
  /** Names and addresses of the person: whoever guesses tries them first. */
  about: readonly string[]
  name?: string
  /** Whose it is, for a keeper of passwords, where the form does not ask for the address. */
  username?: string
}

const least = 12

/** Where somebody chooses a password: no rules about signs, only its length and how easily it is guessed, shown while one writes. */
export const NewPassword = ({ label, value, onChange, error, about, name = 'password', username }: NewPasswordProps) => {
  const { t } = useTranslation('ui')
  const score = useScore(value, about)
  const level = levelOf(value, score)
  return (
    <div className={classes.field}>
      {username !== undefined && <input type="hidden" name="username" autoComplete="username" value={username} readOnly />}
      <PasswordInput
        label={label}
        description={t('newPassword.why')}
        name={name}
        size="md"
        autoComplete="new-password"
        value={value}
        error={error}
        onFocus={() => void loadScale().catch(() => undefined)}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('newPassword.show') }}
      />
      {value !== '' && (
        <div className={classes.strength} data-level={level}>
          <span className={classes.bar} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <output>{level === 'short' ? t('newPassword.short', { count: least - value.length }) : t(`newPassword.${level}`)}</output>
        </div>
      )}
    </div>
  )
}

type Level = 'short' | 'weighed' | 'weak' | 'good' | 'strong'

const levelOf = (value: string, score: number | null): Level => {
  if (value.length < least) return 'short'
  if (score === null) return 'weighed'
  if (score < weighing.least) return 'weak'
  return score === weighing.least ? 'good' : 'strong'
}

/** Null until the dictionaries are there. */
const useScore = (value: string, about: readonly string[]): number | null => {
  const [weigh, setWeigh] = useState<Weigh | null>(null)
  const needed = value !== '' && weigh === null
  useEffect(() => {
    if (!needed) return
    let here = true
    loadScale().then(
      (loaded) => here && setWeigh(() => loaded),
      () => undefined,
    )
    return () => {
      here = false
    }
  }, [needed])
  return weigh && value.length >= least ? weigh(value, about) : null
}
