import { MySettings } from '../../features/accounts/components/my-settings.tsx'
import { useMe } from '../../features/accounts/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'

/** What is mine to choose. */
export function Component() {
  const { t } = useTranslation('app')
  const me = useMe()
  return (
    <Page title={t('me.settings')} lead={me.name}>
      <MySettings />
    </Page>
  )
}
