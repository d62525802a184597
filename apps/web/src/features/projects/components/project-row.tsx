import type { Project } from '@navette/contract/projects/schema.ts'
import { memo, type ReactNode } from 'react'
import { Link } from 'react-router'
import { day } from '../../../lib/dates.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Ribbon } from '../../../ui/ribbon.tsx'
import { nextDate } from './project-dates.tsx'
import classes from './project-row.module.css'

interface ProjectRowProps {
  project: Project
  /** What may be done with it from here, beside the way to it. */
  children?: ReactNode
}

/** A project in the list: its ribbon, what it is, where it stands, how many they are, what comes next. */
export const ProjectRow = memo(function ProjectRow({ project, children }: ProjectRowProps) {
  const { t } = useTranslation('projects')
  const next = nextDate(project)
  return (
    <div className={classes.whole}>
      <Link className={classes.row} to={`/projets/${project.id}`}>
        <Ribbon className={classes.ribbon} of={project.ribbon} size="s" axis="v" />
        <span className={classes.words}>
          <span className={classes.title}>{project.title}</span>
          {project.summary && <span className={classes.summary}>{project.summary}</span>}
        </span>
        <span className={classes.facts}>
          <span>{t(`stage.${project.stage}`)}</span>
          <span>{t('people', { count: project.teamCount })}</span>
          {next && <span>{t(`next.${next.what}`, { day: day(next.on) })}</span>}
        </span>
      </Link>
      {children && <span className={classes.acts}>{children}</span>}
    </div>
  )
})
