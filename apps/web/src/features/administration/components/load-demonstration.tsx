import { Button } from '@mantine/core'
import { loadDemonstration } from '@navette/contract/administration/endpoints.ts'
import type { DemonstrationAccount } from '@navette/contract/administration/schema.ts'
import { useAct } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import classes from './first-steps.module.css'

interface LoadDemonstrationProps {
  token: string
  onLoaded: (accounts: DemonstrationAccount[]) => void
}

/** The other way to begin: an invented cluster, to see before founding one's own. */
export const LoadDemonstration = ({ token, onLoaded }: LoadDemonstrationProps) => {
  const { t } = useTranslation('administration')
  const { run, pending, error } = useAct(() => call(loadDemonstration, { body: { token } }))
  return (
    <section className={classes.or}>
      <h2>{t('demonstration.title')}</h2>
      <p>{t('demonstration.why')}</p>
      {error && <Notice kind="error">{problemWords(error)}</Notice>}
      <Button variant="default" size="md" aria-disabled={pending} onClick={() => void run(({ accounts }) => onLoaded(accounts))}>
        {t(pending ? 'demonstration.going' : 'demonstration.go')}
      </Button>
    </section>
  )
}
