import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Declined, passkeysHere } from './passkey.ts'
import classes from './sign-in-form.module.css'

export type FactorWay = 'code' | 'passkey' | 'password'

interface FactorFormProps {
  ways: readonly FactorWay[]
  /** The verb of what follows. */
  action: string
  pending: boolean
  error: Error | null
  onCode: (code: string) => void
  onPasskey: () => void
  onPassword?: (password: string) => void
}

/** Shows who one is: a code of the application, a recovery code, a passkey; where none is asked for, the password. */
export const FactorForm = ({ ways, action, pending, error, onCode, onPasskey, onPassword }: FactorFormProps) => {
  const { t } = useTranslation('sessions')
  const [written, setWritten] = useState('')
  const [recovery, setRecovery] = useState(false)
  const [empty, setEmpty] = useState(false)
  /** What was said of another way than the one that is tried now. */
  const [past, setPast] = useState<Error | null>(null)
  const typed = ways.includes('code') ? 'code' : ways.includes('password') && onPassword ? 'password' : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = typed === 'code' ? written.replace(/\s/g, '').length < 6 : !written
    setEmpty(missing)
    if (missing || pending) return
    if (typed === 'code') onCode(written)
    else onPassword?.(written)
  }
  const field = {
    size: 'md' as const,
    value: written,
    autoFocus: true,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => {
      setWritten(currentTarget.value)
      setEmpty(false)
    },
  }
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {error && error !== past && !(error instanceof Declined) && <Notice kind="error">{problemWords(error)}</Notice>}
      {typed === 'code' && (
        <TextInput
          {...field}
          key={String(recovery)}
          name="code"
          label={t(recovery ? 'step.recovery' : 'step.code')}
          description={t(recovery ? 'step.recoveryWhy' : 'step.codeWhy')}
          autoComplete={recovery ? 'off' : 'one-time-code'}
          inputMode={recovery ? 'text' : 'numeric'}
          autoCapitalize="none"
          spellCheck={false}
          error={empty && t('step.needed')}
        />
      )}
      {typed === 'password' && (
        <PasswordInput
          {...field}
          name="password"
          label={t('signIn.password')}
          autoComplete="current-password"
          error={empty && t('signIn.passwordNeeded')}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
      )}
      {typed && (
        <Button type="submit" size="md" aria-disabled={pending}>
          {action}
        </Button>
      )}
      <div className={classes.others}>
        {typed === 'code' && (
          <button
            type="button"
            className="nv-link"
            onClick={() => {
              setRecovery(!recovery)
              setWritten('')
              setEmpty(false)
              setPast(error)
            }}
          >
            {t(recovery ? 'step.useCode' : 'step.useRecovery')}
          </button>
        )}
        {ways.includes('passkey') && passkeysHere() && typed && (
          <button type="button" className="nv-link" onClick={onPasskey}>
            {t('step.usePasskey')}
          </button>
        )}
      </div>
      {ways.includes('passkey') && !typed && (
        <Button size="md" aria-disabled={pending} onClick={onPasskey}>
          {t('step.usePasskey')}
        </Button>
      )}
    </form>
  )
}
