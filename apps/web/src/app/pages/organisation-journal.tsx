import { Button } from '@mantine/core'
import { Link, useParams } from 'react-router'
import { JournalLines } from '../../features/administration/components/journal-lines.tsx'
import { useExportOrganisationJournal, useOrganisationAuditEntries } from '../../features/administration/queries.ts'
import { useOrganisation } from '../../features/organisations/queries.ts'
import { problemWords, useTranslation } from '../../lib/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/skeletons.tsx'
import { isLost, NotThere } from '../not-there.tsx'

/** The part of the audit log that concerns an organisation, for its managers. */
export function Component() {
  const { t } = useTranslation('journal')
  const { organisationId = '' } = useParams()
  const { data: organisation, error: unseen } = useOrganisation(organisationId)
  const { entries, isPending, error: refused, ...more } = useOrganisationAuditEntries(organisationId)
  const table = useExportOrganisationJournal(organisationId)
  const error = unseen ?? refused
  if (isLost(error, entries.length > 0)) return <NotThere error={error} />
  if (!organisation || isPending) return <PageSkeleton />
  return (
    <Page
      name={`${t('ofOrganisation.title')}, ${organisation.name}`}
      title={t('ofOrganisation.title')}
      lead={t('ofOrganisation.lead', { name: organisation.name })}
      before={
        <Link to={`/structures/${organisationId}`} className="nv-link">
          {organisation.name}
        </Link>
      }
      actions={
        <Button variant="default" aria-disabled={table.pending} onClick={() => void table.run(() => undefined)}>
          {t(table.pending ? 'exporting' : 'export')}
        </Button>
      }
    >
      {table.error && <Notice kind="error">{problemWords(table.error)}</Notice>}
      {entries.length === 0 && <Empty title={t('none')}>{t('ofOrganisation.noneWhy')}</Empty>}
      <JournalLines entries={entries} />
      <LoadMore {...more} />
    </Page>
  )
}
