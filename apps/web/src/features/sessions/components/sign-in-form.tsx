import { Button, PasswordInput, TextInput } from '@mantine/core'
import { signIn } from '@navette/contract/sessions/endpoints.ts'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { focusFirstFault } from '../../../lib/focus.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { OtherWays } from './other-ways.tsx'
import classes from './sign-in-form.module.css'

interface Values {
  email: string
  password: string
}

interface SignInFormProps {
  /** Somebody has begun: what is behind the door may be fetched. */
  onNear: () => void
  onWelcome: () => void
  /** Another way in: a link by mail, or a new password; what was typed as an address goes along. */
  onOther: (way: 'lien' | 'oubli', email: string) => void
}

/** E-mail and password; what was typed stays when they do not go together. */
export const SignInForm = ({ onNear, onWelcome, onOther }: SignInFormProps) => {
  const { t } = useTranslation('sessions')
  const { run, pending, error } = useAct((body: Values) => call(signIn, { body }))
  const [values, setValues] = useState<Values>({ email: '', password: '' })
  const [faults, setFaults] = useState<Partial<Record<keyof Values, true>>>({})
  const change = (field: keyof Values) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget
    setValues((known) => ({ ...known, [field]: value }))
    setFaults(({ [field]: _, ...rest }) => rest)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = missingIn(values)
    setFaults(found)
    if (Object.keys(found).length > 0) return focusFirstFault(event.currentTarget as HTMLFormElement, found)
    void run(onWelcome, values)
  }
  return (
    <form onSubmit={submit} onFocus={onNear} noValidate className={classes.form}>
      {error && <Notice kind="error">{problemWords(error)}</Notice>}
      <TextInput
        label={t('signIn.email')}
        name="email"
        type="email"
        autoComplete="username webauthn"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        size="md"
        value={values.email}
        onChange={change('email')}
        error={faults.email && t('signIn.emailNeeded')}
      />
      <PasswordInput
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        size="md"
        value={values.password}
        onChange={change('password')}
        error={faults.password && t('signIn.passwordNeeded')}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
      />
      <Button type="submit" size="md" aria-disabled={pending}>
        {t(pending ? 'signIn.going' : 'signIn.go')}
      </Button>
      <div className={classes.others}>
        <button type="button" className="nv-link" onClick={() => onOther('lien', values.email)}>
          {t('signIn.byLink')}
        </button>
        <button type="button" className="nv-link" onClick={() => onOther('oubli', values.email)}>
          {t('signIn.forgotten')}
        </button>
        <OtherWays onWelcome={onWelcome} />
      </div>
    </form>
  )
}

/** Enough to spare a vain attempt; the server decides. */
const missingIn = ({ email, password }: Values): Partial<Record<keyof Values, true>> => ({
  ...(/^\S+@\S+$/.test(email.trim()) ? {} : { email: true }),
  ...(password ? {} : { password: true }),
})
