import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Project } from '@navette/contract/projects/schema.ts'
import { IconPlus } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { MyInvitations } from '../../features/invitations/components/my-invitations.tsx'
import { Star } from '../../features/items/components/star.tsx'
import { ProjectFilters } from '../../features/projects/components/project-filters.tsx'
import { ProjectRow } from '../../features/projects/components/project-row.tsx'
import { addressOfView, filterOf, isFiltered, type ProjectsView, viewIn } from '../../features/projects/components/projects-view.ts'
import { useProjects } from '../../features/projects/queries.ts'
import { problemWords, useTranslation } from '../../lib/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { ProjectDrawer } from '../drawers.tsx'
import classes from './projects.module.css'

const Board = lazy(() => import('../../features/projects/components/board.tsx'))

const star = ({ id, title, favourite }: Project) => <Star itemId={id} title={title} favourite={favourite} />

/** The projects that are shared with me, as a list or by stage; the address says which: `?vue=tableau&voir=miens`. */
export function Component() {
  const { t } = useTranslation('projects')
  const me = useMe()
  const [search, setSearch] = useSearchParams()
  const view = viewIn(search)
  const [starting, { open, close }] = useDisclosure(false)
  const change = (wanted: Partial<ProjectsView>) =>
    setSearch((before) => addressOfView({ ...viewIn(before), ...wanted }), { replace: true, preventScrollReset: true })
  const start = me.can.startProject && (
    <Button leftSection={<IconPlus size={18} stroke={1.75} />} onClick={open}>
      {t('list.new')}
    </Button>
  )
  return (
    <Page title={t('list.title')} lead={t('list.lead')} actions={start}>
      <MyInvitations />
      <ProjectFilters view={view} onChange={change} />
      {view.as === 'board' ? (
        <Suspense fallback={<RowsSkeleton rows={8} />}>
          <Board filter={filterOf(view)} acts={star} />
        </Suspense>
      ) : (
        <Rows view={view} start={start} outside={me.administrator && !me.can.startProject} onAll={() => setSearch({}, { replace: true })} />
      )}
      {starting && <ProjectDrawer me={me} onClose={close} />}
    </Page>
  )
}

interface RowsProps extends NoProjectProps {
  view: ProjectsView
}

function Rows({ view, ...none }: RowsProps) {
  const { projects, isPending, error, ...more } = useProjects(filterOf(view))
  return (
    <div className={classes.rows}>
      {isPending && <RowsSkeleton rows={8} />}
      {error && projects.length === 0 && <Notice kind="error">{problemWords(error)}</Notice>}
      <ul>
        {projects.map((project) => (
          <li key={project.id}>
            <ProjectRow project={project}>{star(project)}</ProjectRow>
          </li>
        ))}
      </ul>
      {!isPending && !error && projects.length === 0 && <NoProject view={view} {...none} />}
      <LoadMore {...more} />
    </div>
  )
}

interface NoProjectProps {
  start: ReactNode
  /** An administrator who belongs to no organisation yet, and could start nothing. */
  outside: boolean
  onAll: () => void
}

function NoProject({ view, start, outside, onAll }: RowsProps) {
  const { t } = useTranslation('projects')
  const filtered = isFiltered(view)
  if (!filtered && outside)
    return (
      <Empty
        title={t('list.none')}
        action={
          <Button component={Link} to="/structures">
            {t('list.toOrganisations')}
          </Button>
        }
      >
        {t('list.noneNotYet')}
      </Empty>
    )
  if (!filtered)
    return (
      <Empty title={t('list.none')} action={start}>
        {t('list.noneWhy')}
      </Empty>
    )
  // With a filter besides, nothing is said of all that is mine.
  const words = nothing[Object.keys(filterOf(view)).length > 1 ? 'all' : view.whose]
  const seeAll = (
    <Button variant="default" onClick={onAll}>
      {t('list.seeAll')}
    </Button>
  )
  return (
    <Empty title={t(words.title)} action={seeAll}>
      {t(words.why)}
    </Empty>
  )
}

const nothing = {
  mine: { title: 'list.noneMine', why: 'list.noneMineWhy' },
  favourites: { title: 'list.noneFavourite', why: 'list.noneFavouriteWhy' },
  all: { title: 'list.noneHere', why: 'list.noneHereWhy' },
} as const
