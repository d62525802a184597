import type { Project } from '@navette/contract/projects/schema.ts'
import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { OrganisationLabel } from '../../../ui/organisation-label.tsx'
import { useArrival } from '../../../ui/page.tsx'
import classes from './project.module.css'

/** The project's name, as large as it deserves, who makes it, how many they are. */
export function ProjectHeader({ project, children }: { project: Project; children: ReactNode }) {
  const { t } = useTranslation('projects')
  const heading = useArrival()
  return (
    <header className={classes.head}>
      <div className={classes.topRow}>
        <nav className={classes.crumb} aria-label={t('page.crumb')}>
          <Link className="nv-link" to="/projets">
            {t('list.title')}
          </Link>
          <IconChevronRight size={14} stroke={1.75} aria-hidden />
          <span>{t(`stage.${project.stage}`)}</span>
        </nav>
        <div className={classes.actions}>{children}</div>
      </div>
      <h1 ref={heading} tabIndex={-1}>
        {project.title}
      </h1>
      {project.summary && <p className={classes.lead}>{project.summary}</p>}
      <div className={classes.who}>
        <span className={classes.labels}>
          {project.ribbon.map((organisation) => (
            <OrganisationLabel key={organisation.id} of={organisation} />
          ))}
        </span>
        <span className={classes.count}>
          {t('people', { count: project.teamCount - project.guestCount })}
          {project.guestCount > 0 && `, ${t('guests', { count: project.guestCount })}`}
        </span>
      </div>
    </header>
  )
}
