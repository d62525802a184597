import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslation } from '../../lib/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'

/** An address that leads nowhere. */
export function Component() {
  const { t } = useTranslation('app')
  return (
    <Page title={t('unknown.title')}>
      <Empty
        title={t('unknown.what')}
        action={
          <Button component={Link} to="/">
            {t('broken.home')}
          </Button>
        }
      >
        {t('unknown.why')}
      </Empty>
    </Page>
  )
}
