import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { Refused } from '../lib/api.ts'
import { problemWords, useTranslation } from '../lib/words.ts'
import { Empty } from '../ui/empty.tsx'
import { Page } from '../ui/page.tsx'

/** In place of a thing that is not there, not shared with this person, or out of reach for now. */
export const NotThere = ({ error }: { error: Error }) => {
  const { t } = useTranslation('app')
  const gone = error instanceof Refused
  return (
    <Page title={t(gone ? 'unknown.title' : 'noServer.title')}>
      <Empty
        title={problemWords(error)}
        action={
          <Button component={Link} to="/">
            {t('broken.home')}
          </Button>
        }
      >
        {t(gone ? 'unknown.askWhy' : 'noServer.why')}
      </Empty>
    </Page>
  )
}
