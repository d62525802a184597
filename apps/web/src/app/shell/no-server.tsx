import { Button } from '@mantine/core'
import { useSession } from '../../features/accounts/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Stopped } from '../stopped.tsx'

/** The page was opened while the server could not be reached. */
export const NoServer = () => {
  const { t } = useTranslation('app')
  const { refetch, isFetching } = useSession()
  return (
    <main>
      <Stopped title={t('noServer.title')} why={t('noServer.why')}>
        <Button aria-disabled={isFetching} onClick={() => void refetch()}>
          {isFetching ? t('noServer.trying') : t('noServer.retry')}
        </Button>
      </Stopped>
    </main>
  )
}
