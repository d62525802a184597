import { Button } from '@mantine/core'
import { JournalFilters, useJournalQuery } from '../../../features/administration/components/journal-filters.tsx'
import { JournalLines } from '../../../features/administration/components/journal-lines.tsx'
import { useAuditEntries, useExportJournal } from '../../../features/administration/queries.ts'
import { problemWords, useTranslation, words } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Page } from '../../../ui/page.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'

/** The audit log: who did what, when, from where. */
export function Component() {
  const { t } = useTranslation('journal')
  const query = useJournalQuery()
  const { entries, isPending, error, ...more } = useAuditEntries(query)
  const table = useExportJournal(query)
  return (
    <Page
      title={words('app:administration.rooms.audit')}
      lead={t('lead')}
      actions={
        <Button variant="default" aria-disabled={table.pending} onClick={() => void table.run(() => undefined)}>
          {t(table.pending ? 'exporting' : 'export')}
        </Button>
      }
    >
      {table.error && <Notice kind="error">{problemWords(table.error)}</Notice>}
      <JournalFilters />
      {isPending && <RowsSkeleton rows={8} />}
      {error && entries.length === 0 && <Notice kind="error">{problemWords(error)}</Notice>}
      {!isPending && !error && entries.length === 0 && <Empty title={t('none')}>{t('noneWhy')}</Empty>}
      <JournalLines entries={entries} />
      <LoadMore {...more} />
    </Page>
  )
}
