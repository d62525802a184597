import { Button } from '@mantine/core'
import { confirmAddress } from '@navette/contract/sessions/endpoints.ts'
import { useState } from 'react'
import { useAct } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { LinkProblem } from './link-problem.tsx'
import classes from './sign-in-form.module.css'

interface ConfirmAddressProps {
  token: string
  onOn: () => void
}

/** One of both mailboxes says yes to a change of address. */
export const ConfirmAddress = ({ token, onOn }: ConfirmAddressProps) => {
  const { t } = useTranslation('sessions')
  const { run, pending, error } = useAct(() => call(confirmAddress, { body: { token } }))
  const [answer, setAnswer] = useState<{ waitsFor: 'old' | 'new' | null } | null>(null)
  if (error) return <LinkProblem error={error} action={t('address.on')} onAction={onOn} />
  if (!answer) {
    return (
      <div className={classes.form}>
        <p className={classes.lead}>{t('address.lead')}</p>
        <Button size="md" aria-disabled={pending} onClick={() => void run(setAnswer)}>
          {t(pending ? 'address.going' : 'address.go')}
        </Button>
      </div>
    )
  }
  return (
    <div className={classes.form}>
      <Notice kind="ok">{t(answer.waitsFor ? `address.waitsFor${answer.waitsFor}` : 'address.done')}</Notice>
      <Button size="md" variant="default" onClick={onOn}>
        {t('address.on')}
      </Button>
    </div>
  )
}
