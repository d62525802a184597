import { Reports } from '../../features/discussions/components/reports.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'

/** What waits for those who keep threads in order. */
export function Component() {
  const { t } = useTranslation('app')
  return (
    <Page title={t('reports.title')} lead={t('reports.lead')}>
      <Reports />
    </Page>
  )
}
