import type { Project } from '@navette/contract/projects/schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import { LeafRow } from '../../../ui/leaf-row.tsx'
import { nextDate } from './project-dates.tsx'

/** The next dates of my projects, the nearest first; projects without one follow, by name alone. */
export function NextDates({ projects, most = 6 }: { projects: readonly Project[]; most?: number }) {
  const { t } = useTranslation('projects')
  const rows = projects
    .filter(({ stage }) => stage !== 'archived')
    .map((project) => ({ project, next: nextDate(project) }))
    .sort((a, b) => (a.next?.on ?? '9').localeCompare(b.next?.on ?? '9'))
    .slice(0, most)
  return (
    <ul>
      {rows.map(({ project, next }) => (
        <li key={project.id}>
          <LeafRow
            day={next?.on ?? null}
            of={project.ribbon}
            title={project.title}
            words={next && next.what !== 'on' ? t(`leaf.${next.what}`) : t(`stage.${project.stage}`)}
            to={`/projets/${project.id}`}
          />
        </li>
      ))}
    </ul>
  )
}
