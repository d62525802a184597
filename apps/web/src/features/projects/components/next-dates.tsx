import type { Project } from '@navette/contract/projects/schema.ts'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { Ribbon } from '../../../ui/ribbon.tsx'
import { calendarLeaf } from './calendar-leaf.ts'
import classes from './next-dates.module.css'
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
      {rows.map(({ project, next }) => {
        const leaf = next && calendarLeaf(next.on)
        return (
          <li key={project.id}>
            <Link className={classes.row} to={`/projets/${project.id}`}>
              <span className={classes.leaf}>
                {leaf && (
                  <>
                    <b>{leaf.number}</b>
                    <span>{leaf.word}</span>
                  </>
                )}
              </span>
              <Ribbon className={classes.ribbon} of={project.ribbon} size="s" axis="v" decorative />
              <span className={classes.words}>
                <b>{project.title}</b>
                <small>
                  {[next && next.what !== 'on' ? t(`leaf.${next.what}`) : t(`stage.${project.stage}`), leaf?.year]
                    .filter(Boolean)
                    .join(', ')}
                </small>
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
