import { Button, PasswordInput, Switch, TextInput } from '@mantine/core'
import { MailChoice, type MailTrial, type Settings } from '@navette/contract/administration/schema.ts'
import { type FormEvent, useState } from 'react'
import { checkWith, type FieldWords, fieldsOf } from '../../../lib/forms.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { say } from '../../../ui/undo.tsx'
import { useChooseMail, useTryMail } from '../queries.ts'
import classes from './settings.module.css'

const blank = { host: '', port: '587', user: '', password: '' }

/** The sender and the mail server. What reaches the server is written here and never shown again. */
export const MailForm = ({ settings: { mail, version } }: { settings: Settings }) => {
  const { t } = useTranslation('settings')
  const [from, setFrom] = useState(mail.from)
  const [server, setServer] = useState<typeof blank | null>(null)
  const [found, setFound] = useState<FieldWords>({})
  const { mutate, isPending, error } = useChooseMail()
  const refusal = error ? fieldsOf(error) : null
  const faults = { ...refusal?.fields, ...found }
  const given = (): Parameters<typeof mutate>[0] => ({
    from: from.trim(),
    version,
    ...(server && { server: { ...server, port: Number(server.port) } }),
  })
  const choose = (body: Parameters<typeof mutate>[0]) =>
    mutate(body, {
      onSuccess: () => {
        setServer(null)
        say(t('mail.saved'))
      },
    })
  const save = (event: FormEvent) => {
    event.preventDefault()
    const faulty = check(given())
    setFound(faulty)
    if (Object.keys(faulty).length === 0 && !isPending) choose(given())
  }
  const field = (name: keyof typeof blank) => ({
    label: t(`mail.${name}`),
    error: faults[`server.${name}`],
    value: server?.[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setServer((known) => known && { ...known, [name]: value })
    },
  })
  return (
    <div className={classes.form}>
      <Notice kind={mail.server === 'chosen' || mail.server === 'environment' ? 'ok' : 'info'}>{t(`mail.state.${mail.server}`)}</Notice>
      <form onSubmit={save} noValidate className={classes.form}>
        <TextInput
          label={t('mail.from')}
          description={t('mail.fromWhy')}
          placeholder={mail.sender}
          value={from}
          error={faults['from'] && t('mail.fromFault')}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        {mail.server !== 'environment' && (
          <Switch
            label={t(mail.server === 'none' ? 'mail.give' : 'mail.replace')}
            checked={server !== null}
            onChange={({ currentTarget }) => setServer(currentTarget.checked ? blank : null)}
          />
        )}
        {server && (
          <>
            <div className={classes.pair}>
              <TextInput {...field('host')} placeholder="mail.example.org" autoCapitalize="none" spellCheck={false} />
              <TextInput {...field('port')} inputMode="numeric" />
            </div>
            <TextInput {...field('user')} autoComplete="off" autoCapitalize="none" spellCheck={false} />
            <PasswordInput
              {...field('password')}
              description={t('mail.passwordWhy')}
              autoComplete="new-password"
              visibilityToggleButtonProps={{ 'aria-label': t('mail.showPassword') }}
            />
          </>
        )}
        {refusal && <Notice kind="error">{refusal.problem}</Notice>}
        <div className={classes.foot}>
          <Button type="submit" variant="default" aria-disabled={isPending}>
            {t(isPending ? 'saving' : 'mail.save')}
          </Button>
          {(mail.server === 'chosen' || mail.server === 'sealed') && !server && (
            <Button variant="subtle" onClick={() => choose({ from: mail.from, version, server: null })}>
              {t('mail.forget')}
            </Button>
          )}
        </div>
      </form>
      <Trial />
    </div>
  )
}

const check = checkWith(MailChoice)

/** A letter to oneself: what the mail server answers is told word for word. */
const Trial = () => {
  const { t } = useTranslation('settings')
  const { mutate, isPending, data, error } = useTryMail()
  return (
    <>
      <div className={classes.foot}>
        <Button variant="default" aria-disabled={isPending} onClick={() => isPending || mutate()}>
          {t(isPending ? 'mail.trying' : 'mail.try')}
        </Button>
        <span className={classes.why}>{t('mail.tryWhy')}</span>
      </div>
      {error && <Notice kind="error">{problemWords(error)}</Notice>}
      {data && !isPending && <Outcome trial={data} />}
    </>
  )
}

const kinds = { sent: 'ok', refused: 'error', kept: 'info' } as const

const Outcome = ({ trial: { to, outcome, answer } }: { trial: MailTrial }) => {
  const { t } = useTranslation('settings')
  return (
    <Notice kind={kinds[outcome]}>
      {t(`mail.outcome.${outcome}`, { to })}
      {answer && <span className={classes.said}>{answer}</span>}
    </Notice>
  )
}
