import { Button } from '@mantine/core'
import { readReset, resetPassword } from '@navette/contract/sessions/endpoints.ts'
import { NewPassword as PasswordShape } from '@navette/contract/sessions/schema.ts'
import { type FormEvent, useEffect, useState } from 'react'
import { z } from 'zod'
import { useAct } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { checkWith, type FieldWords, fieldsOf } from '../../../lib/forms.ts'
import { useTranslation } from '../../../lib/words.ts'
import { NewPassword } from '../../../ui/new-password.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { LinkProblem } from './link-problem.tsx'
import classes from './sign-in-form.module.css'

interface ChoosePasswordProps {
  token: string
  onAgain: () => void
  onSignIn: () => void
}

/** Chooses a new password with the link of a letter; the link is looked at first, so that nobody thinks of a password in vain. */
export const ChoosePassword = ({ token, onAgain, onSignIn }: ChoosePasswordProps) => {
  const { t } = useTranslation('sessions')
  const [whose, setWhose] = useState<{ name: string; email: string } | null>(null)
  const [problem, setProblem] = useState<Error | null>(null)
  const [done, setDone] = useState(false)
  useEffect(() => {
    call(readReset, { body: { token } }).then(setWhose, setProblem)
  }, [token])
  if (problem) return <LinkProblem error={problem} action={t('link.again')} onAction={onAgain} />
  if (!whose) return <RowsSkeleton rows={2} />
  if (!done) return <Choice token={token} whose={whose} onDone={() => setDone(true)} onLinkProblem={setProblem} />
  return (
    <div className={classes.form}>
      <Notice kind="ok">{t('reset.done')}</Notice>
      <Button size="md" onClick={onSignIn}>
        {t('reset.signIn')}
      </Button>
    </div>
  )
}

interface ChoiceProps {
  token: string
  whose: { name: string; email: string }
  onDone: () => void
  onLinkProblem: (error: Error) => void
}

const Choice = ({ token, whose, onDone, onLinkProblem }: ChoiceProps) => {
  const { t } = useTranslation('sessions')
  const { run, pending, error } = useAct((password: string) => call(resetPassword, { body: { token, password } }))
  const [password, setPassword] = useState('')
  const [found, setFound] = useState<FieldWords>({})
  const refusal = error ? fieldsOf(error) : null
  useEffect(() => {
    if (error && isAboutLink(error)) onLinkProblem(error)
  }, [error, onLinkProblem])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const faults = check({ password })
    setFound(faults)
    if (Object.keys(faults).length === 0) void run(onDone, password)
  }
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {refusal && <Notice kind="error">{refusal.problem}</Notice>}
      <p>{t('reset.for', whose)}</p>
      <NewPassword
        username={whose.email}
        label={t('reset.password')}
        value={password}
        error={found['password'] ?? refusal?.fields['password']}
        about={[whose.name, whose.email]}
        onChange={(value) => {
          setPassword(value)
          setFound({})
        }}
      />
      <Button type="submit" size="md" aria-disabled={pending}>
        {t(pending ? 'reset.going' : 'reset.go')}
      </Button>
    </form>
  )
}

const isAboutLink = (error: Error) => 'code' in error && String(error.code).startsWith('link_')

const check = checkWith(z.object({ password: PasswordShape }))
