import { useTranslation } from '../../../lib/words.ts'
import { LoadMore } from '../../../ui/load-more.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useProjects } from '../queries.ts'
import { ProjectRow } from './project-row.tsx'

/** The projects of an organisation that the reader may see: those that it hosts, and those that it shares. */
export function OrganisationProjects({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation('projects')
  const { projects, isPending, ...more } = useProjects({ organisationId })
  if (isPending) return <RowsSkeleton rows={3} />
  if (projects.length === 0) return <p>{t('ofOrganisation.none')}</p>
  return (
    <>
      {projects.map((project) => (
        <ProjectRow key={project.id} project={project} />
      ))}
      <LoadMore {...more} />
    </>
  )
}
