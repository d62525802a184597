import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { ProjectStage } from '@navette/contract/projects/schema.ts'
import { IconPlus } from '@tabler/icons-react'
import { Link, useSearchParams } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { ProjectRow } from '../../features/projects/components/project-row.tsx'
import { useProjects } from '../../features/projects/queries.ts'
import { problemWords, useTranslation } from '../../lib/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { FilterChips } from '../../ui/filter-chips.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { ProjectDrawer } from '../drawers.tsx'
import classes from './projects.module.css'

const views = ['all', 'mine', ...ProjectStage.options] as const
type View = (typeof views)[number]

/** The projects that are shared with me; the view stands in the address: `?voir=mine`. */
export function Component() {
  const { t } = useTranslation('projects')
  const me = useMe()
  const [search, setSearch] = useSearchParams()
  const view = views.find((known) => known === search.get('voir')) ?? 'all'
  const [starting, { open, close }] = useDisclosure(false)
  const { projects, isPending, error, ...more } = useProjects(filterOf(view))
  const choose = (next: View) => setSearch(next === 'all' ? {} : { voir: next }, { replace: true })
  const start = me.can.startProject && (
    <Button leftSection={<IconPlus size={18} stroke={1.75} />} onClick={open}>
      {t('list.new')}
    </Button>
  )
  return (
    <Page title={t('list.title')} lead={t('list.lead')} actions={projects.length > 0 || view !== 'all' ? start : null}>
      <div className={classes.views}>
        <FilterChips
          label={t('list.filter')}
          value={view}
          onChange={choose}
          options={views.map((value) => ({ value, label: value === 'all' || value === 'mine' ? t(`list.${value}`) : t(`stage.${value}`) }))}
        />
      </div>
      <div className={classes.rows}>
        {isPending && <RowsSkeleton rows={8} />}
        {error && projects.length === 0 && <Notice kind="error">{problemWords(error)}</Notice>}
        <ul>
          {projects.map((project) => (
            <li key={project.id}>
              <ProjectRow project={project} />
            </li>
          ))}
        </ul>
        {!isPending && !error && projects.length === 0 && (
          <NoProject view={view} start={start} outside={me.administrator && !me.can.startProject} onAll={() => choose('all')} />
        )}
        <LoadMore {...more} />
      </div>
      {starting && <ProjectDrawer me={me} onClose={close} />}
    </Page>
  )
}

const filterOf = (view: View) => {
  if (view === 'all') return {}
  return view === 'mine' ? { mine: true } : { stage: view }
}

interface NoProjectProps {
  view: View
  start: React.ReactNode
  /** An administrator who belongs to no organisation yet, and could start nothing. */
  outside: boolean
  onAll: () => void
}

function NoProject({ view, start, outside, onAll }: NoProjectProps) {
  const { t } = useTranslation('projects')
  if (view === 'all' && outside)
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
  if (view === 'all')
    return (
      <Empty title={t('list.none')} action={start}>
        {t('list.noneWhy')}
      </Empty>
    )
  const seeAll = (
    <Button variant="default" onClick={onAll}>
      {t('list.seeAll')}
    </Button>
  )
  return (
    <Empty title={t(view === 'mine' ? 'list.noneMine' : 'list.noneHere')} action={seeAll}>
      {t(view === 'mine' ? 'list.noneMineWhy' : 'list.noneHereWhy')}
    </Empty>
  )
}
