import { Button } from '@mantine/core'
import { HealthParts } from '../../../features/administration/components/health-parts.tsx'
import { useService } from '../../../features/administration/queries.ts'
import { problemWords, useTranslation, words } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Page } from '../../../ui/page.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'

/** How the service is, part by part, and what to do where something is wrong. */
export function Component() {
  const { t } = useTranslation('health')
  const { data, error, isFetching, refetch } = useService()
  const count = data?.checks.filter(({ state }) => state !== 'well').length
  return (
    <Page
      title={words('app:administration.rooms.health')}
      lead={t('lead')}
      actions={
        <Button variant="default" aria-disabled={isFetching} onClick={() => isFetching || void refetch()}>
          {t(isFetching ? 'looking' : 'again')}
        </Button>
      }
    >
      {error && !data && <Notice kind="error">{problemWords(error)}</Notice>}
      {!data && !error && <RowsSkeleton rows={8} />}
      {data && count !== undefined && (
        <>
          <div style={{ maxWidth: 760, marginBottom: 16 }}>
            <Notice kind={count === 0 ? 'ok' : 'info'}>{count === 0 ? t('allWell') : t('care', { count })}</Notice>
          </div>
          <HealthParts checks={data.checks} />
        </>
      )}
    </Page>
  )
}
