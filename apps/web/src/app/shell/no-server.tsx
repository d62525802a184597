import { Button } from '@mantine/core'
import { useSession } from '../../features/accounts/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Empty } from '../../ui/empty.tsx'
import classes from '../broken.module.css'

/** The page was opened while the server could not be reached. */
export const NoServer = () => {
  const { t } = useTranslation('app')
  const { refetch, isFetching } = useSession()
  return (
    <main className={classes.broken}>
      <title>{`${t('noServer.title')} · Navette`}</title>
      <Empty
        title={t('noServer.title')}
        action={
          <Button aria-disabled={isFetching} onClick={() => void refetch()}>
            {isFetching ? t('noServer.trying') : t('noServer.retry')}
          </Button>
        }
      >
        {t('noServer.why')}
      </Empty>
    </main>
  )
}
