import { Button, TextInput } from '@mantine/core'
import { acceptAsNewcomer } from '@navette/contract/invitations/endpoints.ts'
import { Newcomer, type OpenInvitation } from '@navette/contract/invitations/schema.ts'
import { NewPassword as PasswordShape } from '@navette/contract/sessions/schema.ts'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { checkWith, type FieldWords, fieldsOf } from '../../../lib/forms.ts'
import { currentLanguage, useTranslation } from '../../../lib/words.ts'
import { NewPassword } from '../../../ui/new-password.tsx'
import { Notice } from '../../../ui/notice.tsx'
import classes from './landing.module.css'

interface NewcomerFormProps {
  token: string
  invitation: OpenInvitation
  onWelcome: () => void
}

/** A name and a password: the invitation came to the address, so nothing else must be confirmed. */
export const NewcomerForm = ({ token, invitation, onWelcome }: NewcomerFormProps) => {
  const { t } = useTranslation('invitations')
  const { run, pending, error } = useAct((values: { name: string; password: string }) =>
    call(acceptAsNewcomer, { body: { ...values, token, language: currentLanguage() } }),
  )
  const [values, setValues] = useState({ name: invitation.name, password: '' })
  const [found, setFound] = useState<FieldWords>({})
  const refusal = error ? fieldsOf(error) : null
  const change = (given: Partial<typeof values>) => {
    setValues((known) => ({ ...known, ...given }))
    setFound({})
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const faults = check({ ...values, language: currentLanguage() })
    setFound(faults)
    if (Object.keys(faults).length === 0) void run(onWelcome, values)
  }
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {refusal && <Notice kind="error">{refusal.problem}</Notice>}
      <p>{t('open.newcomer', { email: invitation.email })}</p>
      <TextInput
        label={t('open.name')}
        size="md"
        autoComplete="name"
        value={values.name}
        error={found['name'] ?? refusal?.fields['name']}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <NewPassword
        username={invitation.email}
        label={t('open.password')}
        value={values.password}
        error={found['password'] ?? refusal?.fields['password']}
        about={[values.name, invitation.email]}
        onChange={(password) => change({ password })}
      />
      <Button type="submit" size="md" aria-disabled={pending}>
        {t(pending ? 'open.going' : 'open.goNew')}
      </Button>
    </form>
  )
}

const check = checkWith(Newcomer.extend({ password: PasswordShape }))
