import { Button } from '@mantine/core'
import { signInByLink } from '@navette/contract/sessions/endpoints.ts'
import { useAct } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { useTranslation } from '../../../lib/words.ts'
import { LinkProblem } from './link-problem.tsx'
import classes from './sign-in-form.module.css'

interface OpenLinkProps {
  token: string
  onWelcome: () => void
  onAgain: () => void
}

/** One press: scanners of mail open links too, and must not use them up. */
export const OpenLink = ({ token, onWelcome, onAgain }: OpenLinkProps) => {
  const { t } = useTranslation('sessions')
  const { run, pending, error } = useAct(() => call(signInByLink, { body: { token } }))
  if (error) return <LinkProblem error={error} action={t('link.again')} onAction={onAgain} />
  return (
    <div className={classes.form}>
      <p className={classes.lead}>{t('link.lead')}</p>
      <Button size="md" aria-disabled={pending} onClick={() => void run(onWelcome)}>
        {t(pending ? 'link.going' : 'link.go')}
      </Button>
    </div>
  )
}
