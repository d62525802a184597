import { Button, PasswordInput, TextInput } from '@mantine/core'
import { signIn } from '@navette/contract/accounts/endpoints.ts'
import { type FormEvent, useState } from 'react'
import { checkWith, type FieldWords } from '../../../lib/forms.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { useSignIn } from '../queries.ts'
import classes from './sign-in-form.module.css'

/** E-mail and password; what was typed stays when they do not go together. */
export const SignInForm = ({ onWelcome }: { onWelcome: () => void }) => {
  const { t } = useTranslation('accounts')
  const { mutate, isPending, error } = useSignIn()
  const [values, setValues] = useState({ email: '', password: '' })
  const [faults, setFaults] = useState<FieldWords>({})
  const change = (field: 'email' | 'password') => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget
    setValues((known) => ({ ...known, [field]: value }))
    setFaults(({ [field]: _, ...rest }) => rest)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = checkWith(signIn.body)(values)
    setFaults(found)
    if (Object.keys(found).length > 0) return focusFirst(event.currentTarget as HTMLFormElement, found)
    if (!isPending) mutate(values, { onSuccess: onWelcome })
  }
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {error && <Notice kind="error">{problemWords(error)}</Notice>}
      <TextInput
        label={t('signIn.email')}
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        size="md"
        value={values.email}
        onChange={change('email')}
        error={faults['email'] && t('signIn.emailNeeded')}
      />
      <PasswordInput
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        size="md"
        value={values.password}
        onChange={change('password')}
        error={faults['password'] && t('signIn.passwordNeeded')}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
      />
      <Button type="submit" size="md" aria-disabled={isPending}>
        {t(isPending ? 'signIn.going' : 'signIn.go')}
      </Button>
    </form>
  )
}

const focusFirst = (form: HTMLFormElement, faults: FieldWords) => {
  const first = ['email', 'password'].find((name) => faults[name])
  form.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus()
}
