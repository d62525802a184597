import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useSession } from '../../features/accounts/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Stopped } from '../stopped.tsx'

/** Between two tries of our own. */
const patience = 5000

/** The page was opened while the server could not be reached. */
export const NoServer = () => {
  const { t } = useTranslation('app')
  const { refetch, isFetching } = useSession()
  useEffect(() => {
    if (isFetching) return
    const timer = setTimeout(refetch, patience)
    return () => clearTimeout(timer)
  }, [isFetching, refetch])
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
