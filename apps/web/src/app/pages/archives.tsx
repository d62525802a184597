import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { ArchiveFile } from '../../features/discussions/archives/components/archive-file.tsx'
import { ArchivePreview } from '../../features/discussions/archives/components/archive-preview.tsx'
import { ArchiveResult, ArchiveUnderWay } from '../../features/discussions/archives/components/archive-progress.tsx'
import { LastArchives } from '../../features/discussions/archives/components/last-archives.tsx'
import { useArchive } from '../../features/discussions/archives/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { ImportSteps } from '../../ui/import-steps.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/skeletons.tsx'
import { isLost, NotThere } from '../not-there.tsx'

/** Bringing the past of a mailing list: file, preview, result. Left halfway, it is found again where it was. */
export function Component() {
  const { archiveId } = useParams()
  return archiveId ? <OneArchive key={archiveId} archiveId={archiveId} /> : <NewArchive />
}

function useSteps() {
  const { t } = useTranslation('archives')
  return { label: t('steps.label'), steps: [t('steps.file'), t('steps.preview'), t('steps.result')] }
}

function NewArchive() {
  const { t } = useTranslation('archives')
  const me = useMe()
  const steps = useSteps()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const [project, organisation] = [search.get('projet'), search.get('structure')]
  const place = project ? `project:${project}` : organisation ? `organisation:${organisation}` : null
  if (!me.can.bringArchives)
    return (
      <Page title={t('title')}>
        <Empty title={t('notYours')}>{t('notYoursWhy')}</Empty>
      </Page>
    )
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ImportSteps {...steps} current={0} />
      <ArchiveFile me={me} place={place} onOpened={({ id }) => navigate(`/archives/${id}`)} />
      <LastArchives />
    </Page>
  )
}

function OneArchive({ archiveId }: { archiveId: string }) {
  const { t } = useTranslation('archives')
  const me = useMe()
  const steps = useSteps()
  const { data: archive, error } = useArchive(archiveId)
  if (isLost(error, archive)) return <NotThere error={error} />
  if (!archive) return <PageSkeleton />
  const { state, fileName } = archive
  const under = state === 'reading' || state === 'running' || state === 'undoing'
  return (
    <Page title={t('title')} name={`${fileName} · ${t('title')}`} lead={fileName}>
      <ImportSteps {...steps} current={state === 'reading' || state === 'ready' || state === 'unreadable' ? 1 : 2} />
      {under && <ArchiveUnderWay archive={archive} />}
      {state === 'ready' && <ArchivePreview archive={archive} me={me} />}
      {state === 'unreadable' && <Notice kind="error">{t(`result.problem.${archive.problem ?? 'too_many'}`)}</Notice>}
      {(state === 'finished' || state === 'stopped' || state === 'undone') && <ArchiveResult archive={archive} />}
    </Page>
  )
}
