import { Button } from '@mantine/core'
import { confirmAccount, openConfirmation } from '@navette/contract/invitations/endpoints.ts'
import { NewPassword as PasswordShape } from '@navette/contract/sessions/schema.ts'
import { type FormEvent, useEffect, useState } from 'react'
import { z } from 'zod'
import { useAct } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { checkWith, type FieldWords, fieldsOf } from '../../../lib/forms.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { NewPassword } from '../../../ui/new-password.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import classes from './landing.module.css'

interface ConfirmAccountProps {
  confirmation: string
  onSignIn: () => void
  onWelcome: () => void
}

/** The link of a letter has shown that the address is theirs: with a password, the account is made. */
export const ConfirmAccount = ({ confirmation, onSignIn, onWelcome }: ConfirmAccountProps) => {
  const { t } = useTranslation('invitations')
  const [whose, setWhose] = useState<{ name: string; email: string; hasAccount: boolean } | null>(null)
  const [problem, setProblem] = useState<Error | null>(null)
  const { run, pending, error } = useAct((password: string) => call(confirmAccount, { body: { confirmation, password } }))
  const [password, setPassword] = useState('')
  const [found, setFound] = useState<FieldWords>({})
  useEffect(() => {
    call(openConfirmation, { body: { confirmation } }).then(setWhose, setProblem)
  }, [confirmation])
  if (problem) return <Notice kind="error">{problemWords(problem)}</Notice>
  if (!whose) return <RowsSkeleton rows={2} />
  if (whose.hasAccount) {
    return (
      <div className={classes.form}>
        <Notice kind="info">{t('open.hasAccount', { email: whose.email })}</Notice>
        <Button size="md" onClick={onSignIn}>
          {t('open.signIn')}
        </Button>
      </div>
    )
  }
  const refusal = error ? fieldsOf(error) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const faults = check({ password })
    setFound(faults)
    if (Object.keys(faults).length === 0) void run(onWelcome, password)
  }
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {refusal && <Notice kind="error">{refusal.problem}</Notice>}
      <p>{t('poster.confirmed', whose)}</p>
      <NewPassword
        username={whose.email}
        label={t('open.password')}
        value={password}
        error={found['password'] ?? refusal?.fields['password']}
        about={[whose.name, whose.email]}
        onChange={(value) => {
          setPassword(value)
          setFound({})
        }}
      />
      <Button type="submit" size="md" aria-disabled={pending}>
        {t(pending ? 'open.going' : 'poster.make')}
      </Button>
    </form>
  )
}

const check = checkWith(z.object({ password: PasswordShape }))
