import { Button, TextInput } from '@mantine/core'
import { confirmApplication } from '@navette/contract/sessions/factor-endpoints.ts'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import classes from './factors.module.css'

interface SetUpProps {
  application: { secret: string; address: string; picture: string }
  onDone: (recoveryCodes: string[]) => void
}

/** Hands the secret to an application, and waits for its first code. */
export const SetUpApplication = ({ application: { secret, address, picture }, onDone }: SetUpProps) => {
  const { t } = useTranslation('factors')
  const { run, pending, error } = useAct((code: string) => call(confirmApplication, { body: { code } }))
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.replace(/\s/g, '').length >= 6) void run(({ recoveryCodes }) => onDone(recoveryCodes), code)
  }
  return (
    <form onSubmit={submit} noValidate className={classes.stack}>
      <p>{t('application.scan')}</p>
      <img className={classes.picture} src={`data:image/svg+xml;utf8,${encodeURIComponent(picture)}`} alt={t('application.picture')} />
      <p>
        {t('application.type')} <span className={classes.secret}>{secret.match(/.{1,4}/g)?.join(' ')}</span>
      </p>
      <p>
        <a href={address} className="nv-link">
          {t('application.here')}
        </a>
      </p>
      {error && <Notice kind="error">{problemWords(error)}</Notice>}
      <TextInput
        label={t('application.code')}
        name="code"
        size="md"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
      <Button type="submit" size="md" aria-disabled={pending}>
        {t('application.confirm')}
      </Button>
    </form>
  )
}
