import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { Refused } from '../lib/api.ts'
import { problemWords, useTranslation } from '../lib/words.ts'
import { Empty } from '../ui/empty.tsx'
import { Page } from '../ui/page.tsx'

/**
 * Whether a page gives way to what follows: nothing was ever read, or what was read may be read no longer. While the server is out of reach,
 * what is known stays.
 */
export const isLost = (error: Error | null, known: unknown): error is Error =>
  error !== null && (!known || (error instanceof Refused && (error.status === 403 || error.status === 404)))

/** In place of a thing that is not there, not shared with this person, kept to others' roles, or out of reach for now. */
export const NotThere = ({ error }: { error: Error }) => {
  const { t } = useTranslation('app')
  const gone = error instanceof Refused
  // What forbids an act, « pas le changer », would be wrong of a page that does not open.
  const kept = gone && error.code === 'not_allowed'
  const words = kept ? 'kept' : 'unknown'
  return (
    <Page title={t(gone ? `${words}.title` : 'noServer.title')}>
      <Empty
        title={kept ? t('kept.what') : problemWords(error)}
        action={
          <Button component={Link} to="/">
            {t('broken.home')}
          </Button>
        }
      >
        {t(gone ? `${words}.askWhy` : 'noServer.why')}
      </Empty>
    </Page>
  )
}
