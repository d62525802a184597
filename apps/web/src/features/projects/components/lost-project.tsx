import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'

/** In place of a project that is not, or no longer, shared with the reader. */
export function LostProject() {
  const { t } = useTranslation('projects')
  return (
    <Empty
      title={t('lost.title')}
      action={
        <Button component={Link} to="/projets">
          {t('lost.toList')}
        </Button>
      }
    >
      {t('lost.text')}
    </Empty>
  )
}
