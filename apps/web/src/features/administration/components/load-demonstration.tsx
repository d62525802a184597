import { Button } from '@mantine/core'
import type { DemonstrationAccount } from '@navette/contract/administration/schema.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { useDemonstration } from '../queries.ts'
import classes from './first-steps.module.css'

interface LoadDemonstrationProps {
  token: string
  onLoaded: (accounts: DemonstrationAccount[]) => void
}

/** The other way to begin: an invented cluster, to see before founding one's own. */
export const LoadDemonstration = ({ token, onLoaded }: LoadDemonstrationProps) => {
  const { t } = useTranslation('administration')
  const { mutate, isPending, error } = useDemonstration()
  return (
    <section className={classes.or}>
      <h2>{t('demonstration.title')}</h2>
      <p>{t('demonstration.why')}</p>
      {error && <Notice kind="error">{problemWords(error)}</Notice>}
      <Button
        variant="default"
        size="md"
        aria-disabled={isPending}
        onClick={() => isPending || mutate(token, { onSuccess: ({ accounts }) => onLoaded(accounts) })}
      >
        {t(isPending ? 'demonstration.going' : 'demonstration.go')}
      </Button>
    </section>
  )
}
