import { useNavigate, useParams, useSearchParams } from 'react-router'
import { ImportColumns } from '../../features/invitations/imports/components/import-columns.tsx'
import { ImportFile } from '../../features/invitations/imports/components/import-file.tsx'
import { ImportLines } from '../../features/invitations/imports/components/import-lines.tsx'
import { ImportProgress } from '../../features/invitations/imports/components/import-progress.tsx'
import { ImportSteps } from '../../features/invitations/imports/components/import-steps.tsx'
import { LastImports } from '../../features/invitations/imports/components/last-imports.tsx'
import { usePeopleImport } from '../../features/invitations/imports/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/skeletons.tsx'
import { isLost, NotThere } from '../not-there.tsx'

/** Bringing people in from a file: file, columns, check, result. Left halfway, it is found again where it was. */
export function Component() {
  const { importId } = useParams()
  return importId ? <OneImport key={importId} importId={importId} /> : <NewImport />
}

function NewImport() {
  const { t } = useTranslation('imports')
  const [search] = useSearchParams()
  const navigate = useNavigate()
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ImportSteps step="file" />
      <ImportFile organisationId={search.get('structure')} onRead={({ id }) => navigate(`/importer/${id}`)} />
      <LastImports />
    </Page>
  )
}

function OneImport({ importId }: { importId: string }) {
  const { t } = useTranslation('imports')
  const [search, setSearch] = useSearchParams()
  const { data: list, error } = usePeopleImport(importId)
  if (isLost(error, list)) return <NotThere error={error} />
  if (!list) return <PageSkeleton />
  const again = search.has('colonnes')
  const begun = ['running', 'finished', 'cancelled'].includes(list.state)
  const step = begun ? 'result' : list.state === 'checked' && !again ? 'check' : 'columns'
  return (
    <Page title={t('title')} name={`${list.fileName} · ${t('title')}`} lead={list.fileName}>
      <ImportSteps step={step} />
      {step === 'columns' && <ImportColumns list={list} onChecked={() => setSearch({}, { replace: true })} />}
      {step === 'check' && <ImportLines list={list} onBack={() => setSearch({ colonnes: '' })} />}
      {step === 'result' && <ImportProgress list={list} />}
    </Page>
  )
}
