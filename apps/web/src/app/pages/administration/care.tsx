import { CareList } from '../../../features/administration/components/care-list.tsx'
import { useCluster } from '../../../features/administration/queries.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Page } from '../../../ui/page.tsx'

/** The administrator's home: what needs care. */
export function Component() {
  const { t } = useTranslation('app')
  const { data: cluster } = useCluster()
  return (
    <Page title={t('administration.rooms.care')} lead={t('administration.lead')}>
      {cluster?.demonstration && (
        <div style={{ maxWidth: 760, marginBottom: 32 }}>
          <Notice kind="info" title={t('administration.demonstration')}>
            {t('administration.demonstrationWhy')}
          </Notice>
        </div>
      )}
      <CareList />
    </Page>
  )
}
