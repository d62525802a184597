import { Button, TextInput } from '@mantine/core'
import { askReset, askSignInLink } from '@navette/contract/sessions/endpoints.ts'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import classes from './sign-in-form.module.css'

interface AskLinkProps {
  purpose: 'sign_in' | 'reset'
  /** As it was typed so far. */
  email: string
  onBack: () => void
}

/** Asks for a link by mail. What is said then is the same whether or not the address has an account. */
export const AskLink = ({ purpose, email: typed, onBack }: AskLinkProps) => {
  const { t } = useTranslation('sessions')
  const { run, pending, error } = useAct((email: string) => call(purpose === 'sign_in' ? askSignInLink : askReset, { body: { email } }))
  const [email, setEmail] = useState(typed)
  const [fault, setFault] = useState(false)
  const [sent, setSent] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const whole = /^\S+@\S+$/.test(email.trim())
    setFault(!whole)
    if (whole) void run(() => setSent(true), email)
  }
  if (sent) {
    return (
      <div className={classes.form}>
        <Notice kind="ok" title={t('ask.sent')}>
          {t('ask.sentWhy', { email: email.trim() })} {t(`ask.${purpose}Life`)}
        </Notice>
        <p>{t('ask.nothing')}</p>
        <Others onBack={onBack} again={() => setSent(false)} />
      </div>
    )
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
        value={email}
        onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        error={fault && t('signIn.emailNeeded')}
      />
      <Button type="submit" size="md" aria-disabled={pending}>
        {t(pending ? 'ask.going' : 'ask.go')}
      </Button>
      <Others onBack={onBack} />
    </form>
  )
}

const Others = ({ onBack, again }: { onBack: () => void; again?: () => void }) => {
  const { t } = useTranslation('sessions')
  return (
    <div className={classes.others}>
      <button type="button" className="nv-link" onClick={onBack}>
        {t('ask.back')}
      </button>
      {again && (
        <button type="button" className="nv-link" onClick={again}>
          {t('ask.again')}
        </button>
      )}
    </div>
  )
}
