import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { Page } from '../../../ui/page.tsx'

/** In place of a thread that is not, or no longer, shared with the reader. */
export function LostThread() {
  const { t } = useTranslation('discussions')
  return (
    <Page title={t('lost.title')} lead={t('lost.text')}>
      <Button component={Link} to="/fils">
        {t('lost.toList')}
      </Button>
    </Page>
  )
}
