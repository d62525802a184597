import { listProjects } from '@navette/contract/projects/endpoints.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'react-router'
import { read } from '../../lib/reads.ts'
import { useTranslation } from '../../lib/words.ts'
import { Ribbon } from '../../ui/ribbon.tsx'
import classes from './side-bar.module.css'
import { UnreadCount } from './unread-count.tsx'

/** As many as a side bar holds without a scroll. */
const shown = 8

/** The liveliest projects of this person. */
const mineRead = read(listProjects, { query: { mine: 'true', limit: shown } })

/** The projects one is in, with their ribbons. */
export const MyProjects = ({ unread }: { unread: ReadonlyMap<string, number> }) => {
  const { t } = useTranslation('app')
  const { pathname } = useLocation()
  const { data } = useQuery(mineRead)
  return (
    <>
      <h2 className={classes.caption} id="mes-projets">
        {t('shell.myProjects')}
      </h2>
      <ul className={classes.places} aria-labelledby="mes-projets">
        {data?.items.map((project) => (
          <li key={project.id}>
            <Link
              to={`/projets/${project.id}`}
              aria-current={pathname === `/projets/${project.id}` ? 'page' : undefined}
              title={project.title}
            >
              <Ribbon of={project.ribbon} size="s" axis="v" decorative className={classes.thread} />
              <span>{project.title}</span>
              <UnreadCount of={unread.get(project.id) ?? 0} />
            </Link>
          </li>
        ))}
        <li>
          <Link to="/projets" className={classes.all} aria-current={pathname === '/projets' ? 'page' : undefined}>
            {t('shell.allProjects')}
          </Link>
        </li>
      </ul>
    </>
  )
}
