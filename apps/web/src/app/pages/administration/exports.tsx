import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { ExportAccounts } from '../../../features/administration/components/export-accounts.tsx'
import { ExportJournal } from '../../../features/administration/components/export-journal.tsx'
import { ExportRow } from '../../../features/administration/components/export-row.tsx'
import { TakePart } from '../../../features/organisations/components/take-part.tsx'
import { useTranslation, words } from '../../../lib/words.ts'
import { Page } from '../../../ui/page.tsx'

/** What can be taken away from the cluster, and where. */
export function Component() {
  const { t } = useTranslation('data')
  const room = (path: string, label: string) => (
    <Link to={`/administration/${path}`} className="nv-link">
      {label}
    </Link>
  )
  return (
    <Page title={words('app:administration.rooms.exports')} lead={t('exports')}>
      <ExportRow
        title={t('accounts.title')}
        why={
          <>
            {t('accounts.why')} {room('comptes', t('accounts.part'))}
          </>
        }
      >
        <ExportAccounts />
      </ExportRow>
      <ExportRow
        title={t('journal.title')}
        why={
          <>
            {t('journal.why')} {room('journal', t('journal.part'))}
          </>
        }
      >
        <ExportJournal />
      </ExportRow>
      <ExportRow title={t('organisation.title')} why={t('organisation.why')}>
        <TakePart />
      </ExportRow>
      <ExportRow title={t('person.title')} why={t('person.why')}>
        <Button component={Link} to="/administration/donnees-personnelles" variant="default">
          {words('app:administration.rooms.personalData')}
        </Button>
      </ExportRow>
      <ExportRow
        title={t('everything.title')}
        why={
          <>
            {t('everything.why')} {room('etat', t('everything.state'))}
          </>
        }
      />
    </Page>
  )
}
