import { Button, TextInput } from '@mantine/core'
import { Email } from '@navette/contract/accounts/schema.ts'
import { askAccount, openPoster } from '@navette/contract/invitations/endpoints.ts'
import { Newcomer, type OpenPoster } from '@navette/contract/invitations/schema.ts'
import { type FormEvent, useEffect, useState } from 'react'
import { useAct } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { checkWith, type FieldWords, fieldsOf } from '../../../lib/forms.ts'
import { currentLanguage, problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Ribbon } from '../../../ui/ribbon.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import classes from './landing.module.css'

interface PosterAtDoorProps {
  token: string
  onSignIn: () => void
}

/** A poster as somebody reads it who is not signed in: they ask for an account, whose address is confirmed first, or sign in. */
export const PosterAtDoor = ({ token, onSignIn }: PosterAtDoorProps) => {
  const { t } = useTranslation('invitations')
  const [poster, setPoster] = useState<OpenPoster | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [sentTo, setSentTo] = useState<string | null>(null)
  useEffect(() => {
    call(openPoster, { body: { token } }).then(setPoster, setError)
  }, [token])
  if (error) {
    return (
      <div className={classes.form}>
        <Notice kind="error">{problemWords(error)}</Notice>
        <Button size="md" variant="default" onClick={onSignIn}>
          {t('open.signIn')}
        </Button>
      </div>
    )
  }
  if (!poster) return <RowsSkeleton rows={3} />
  const { organisation, summary, joining } = poster
  return (
    <div className={classes.form}>
      <div className={classes.words}>
        <Ribbon of={[organisation]} size="m" axis="h" decorative />
        {summary && <p>{summary}</p>}
        <p>{t(`poster.${joining}`, { organisation: organisation.name })}</p>
      </div>
      {sentTo ? (
        <Notice kind="ok" title={t('poster.sent', { email: sentTo })}>
          {t('poster.sentWhy')}
        </Notice>
      ) : (
        joining !== 'closed' && <AskForm token={token} onSent={setSentTo} />
      )}
      <p className={classes.other}>
        {t('poster.known')}{' '}
        <button type="button" className="nv-link" onClick={onSignIn}>
          {t('open.signIn')}
        </button>
      </p>
    </div>
  )
}

const AskForm = ({ token, onSent }: { token: string; onSent: (email: string) => void }) => {
  const { t } = useTranslation('invitations')
  const { run, pending, error } = useAct((values: { name: string; email: string }) =>
    call(askAccount, { body: { ...values, token, language: currentLanguage() } }),
  )
  const [values, setValues] = useState({ name: '', email: '' })
  const [found, setFound] = useState<FieldWords>({})
  const refusal = error ? fieldsOf(error) : null
  const field = (name: 'name' | 'email') => ({
    size: 'md' as const,
    value: values[name],
    error: found[name] ?? refusal?.fields[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => {
      setValues((known) => ({ ...known, [name]: value }))
      setFound({})
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const faults = check({ ...values, language: currentLanguage() })
    setFound(faults)
    if (Object.keys(faults).length === 0) void run(() => onSent(values.email.trim()), values)
  }
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {refusal && <Notice kind="error">{refusal.problem}</Notice>}
      <TextInput {...field('name')} label={t('open.name')} autoComplete="name" />
      <TextInput
        {...field('email')}
        label={t('poster.email')}
        description={t('poster.emailWhy')}
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Button type="submit" size="md" aria-disabled={pending}>
        {t(pending ? 'open.going' : 'poster.go')}
      </Button>
    </form>
  )
}

const check = checkWith(Newcomer.extend({ email: Email }))
