import { listProjects } from '@navette/contract/projects/endpoints.ts'
import { IconStarFilled } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'react-router'
import { read } from '../../lib/reads.ts'
import { useTranslation } from '../../lib/words.ts'
import { Ribbon } from '../../ui/ribbon.tsx'
import classes from './side-bar.module.css'
import { UnreadCount } from './unread-count.tsx'

/** As many as a side bar holds without a scroll. */
const shown = 8

/** What one likes to have at hand, whether or not one is of its team; then the liveliest of one's own. */
const favouriteRead = read(listProjects, { query: { favourite: 'true', limit: shown } })
const mineRead = read(listProjects, { query: { mine: 'true', limit: shown } })

/** The projects one is in, with their ribbons. */
export const MyProjects = ({ unread }: { unread: ReadonlyMap<string, number> }) => {
  const { t } = useTranslation('app')
  const { pathname } = useLocation()
  const { data: favourites } = useQuery(favouriteRead)
  const { data: mine } = useQuery(mineRead)
  // Together, so that nothing moves when the second comes.
  const projects = favourites && mine ? unique([...favourites.items, ...mine.items]).slice(0, Math.max(shown, favourites.items.length)) : []
  return (
    <>
      <h2 className={classes.caption} id="mes-projets">
        {t('shell.myProjects')}
      </h2>
      <ul className={classes.places} aria-labelledby="mes-projets">
        {projects.map((project) => (
          <li key={project.id}>
            <Link
              to={`/projets/${project.id}`}
              aria-current={pathname === `/projets/${project.id}` ? 'page' : undefined}
              title={project.title}
            >
              <Ribbon of={project.ribbon} size="s" axis="v" decorative className={classes.thread} />
              <span>{project.title}</span>
              {project.favourite && <IconStarFilled size={12} className={classes.star} role="img" aria-label={t('shell.favourite')} />}
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

const unique = <T extends { id: string }>(all: readonly T[]): T[] => [...new Map(all.map((each) => [each.id, each])).values()]
