import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { Page } from '../../../ui/page.tsx'

/** In place of a project that is not, or no longer, shared with the reader. */
export function LostProject() {
  const { t } = useTranslation('projects')
  return (
    <Page title={t('lost.title')} lead={t('lost.text')}>
      <Button component={Link} to="/projets">
        {t('lost.toList')}
      </Button>
    </Page>
  )
}
