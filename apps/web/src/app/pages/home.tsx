import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Me } from '@navette/contract/accounts/schema.ts'
import type { Project } from '@navette/contract/projects/schema.ts'
import { IconPlus } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { ToRead } from '../../features/discussions/components/to-read.tsx'
import { useReadMarks, useUnreadThreads } from '../../features/discussions/queries.ts'
import { MyInvitations } from '../../features/invitations/components/my-invitations.tsx'
import { Movements } from '../../features/projects/components/movements.tsx'
import { NextDates } from '../../features/projects/components/next-dates.tsx'
import { soonest } from '../../features/projects/components/soonest.ts'
import { useMovements, useOrganisations, useProjects } from '../../features/projects/queries.ts'
import { longDay } from '../../lib/dates.ts'
import { useTranslation } from '../../lib/words.ts'
import { Choices } from '../../ui/choices.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { NewThread, ProjectDrawer } from '../drawers.tsx'
import { timelineParts } from '../timeline-parts.ts'
import { Ahead } from './ahead.tsx'
import classes from './home.module.css'
import { useToday } from './use-today.ts'

/** What moved in my projects, what waits for me, what is next. */
export function Component() {
  const { t } = useTranslation('projects')
  const me = useMe()
  const today = useToday()
  const { threads, isPending: unknown } = useUnreadThreads()
  const unread = useReadMarks()
  const { projects, isPending } = useProjects({ mine: true }, 100)
  const { entries, isPending: moving, ...more } = useMovements()
  const lead = useLead(projects, unknown ? null : threads.length)
  const shared = isPending || projects.length > 0
  return (
    <Page title={longDay(today)} name={t('home.name')} lead={lead} actions={<New me={me} />}>
      <MyInvitations />
      <div className={classes.columns}>
        <div>
          {shared ? (
            <Section title={t('home.moved')}>
              {moving && <RowsSkeleton />}
              {!moving && entries.length === 0 && <Empty title={t('home.nothingMoved')}>{t('home.nothingMovedWhy')}</Empty>}
              <Movements entries={entries} projects={projects} unread={unread} parts={timelineParts} />
              <LoadMore {...more} />
            </Section>
          ) : (
            <FirstSteps me={me} />
          )}
        </div>
        <aside className={classes.aside}>
          <Section title={t('home.toRead')}>{unknown ? <RowsSkeleton rows={3} /> : <ToRead threads={threads} />}</Section>
          <Ahead today={today} />
          {projects.length > 0 && (
            <Section title={t('home.projectDates')}>
              <NextDates projects={projects} />
              <Link className={`nv-link ${classes.all}`} to="/projets">
                {t('home.allProjects')}
              </Link>
            </Section>
          )}
        </aside>
      </div>
    </Page>
  )
}

/** Whoever is in no project yet is told the first step; an administrator of a new cluster adds the first organisation, then its people. */
function FirstSteps({ me }: { me: Me }) {
  const { t } = useTranslation('projects')
  const { organisations, isPending } = useOrganisations()
  if (isPending) return <RowsSkeleton />
  if (me.can.addOrganisation && organisations.length === 0)
    return (
      <Empty
        title={t('home.empty')}
        action={
          <Button component={Link} to="/administration/structures">
            {t('home.emptyStep')}
          </Button>
        }
      >
        {t('home.emptyWhy')}
      </Empty>
    )
  const [first] = organisations
  if (me.can.addOrganisation && !me.can.startProject && first)
    return (
      <Empty
        title={t('home.firstPeople')}
        action={
          <Button component={Link} to={`/structures/${first.id}`}>
            {t('home.firstPeopleStep', { name: first.name })}
          </Button>
        }
      >
        {t('home.firstPeopleWhy')}
      </Empty>
    )
  if (!me.insider) return <Empty title={t('home.noProject')}>{t('home.noProjectGuest')}</Empty>
  return (
    <Empty
      title={t('home.noProject')}
      action={
        <Button component={Link} to="/projets">
          {t('home.toProjects')}
        </Button>
      }
    >
      {t('home.noProjectWhy')}
    </Empty>
  )
}

function New({ me }: { me: Me }) {
  const { t } = useTranslation('projects')
  const [starting, start] = useDisclosure(false)
  const [writing, write] = useDisclosure(false)
  if (!me.insider) return null
  return (
    <>
      <Choices
        label={t('home.new')}
        icon={<IconPlus size={18} stroke={1.75} />}
        choices={[
          { label: t('home.newThread'), onChoose: write.open },
          ...(me.can.startProject ? [{ label: t('home.newProject'), onChoose: start.open }] : []),
        ]}
      />
      {writing && <NewThread me={me} onClose={write.close} />}
      {starting && <ProjectDrawer me={me} onClose={start.close} />}
    </>
  )
}

/** « « Nuit du court » est dans cinq jours. Trois fils attendent votre lecture. » */
const useLead = (projects: readonly Project[], waiting: number | null) => {
  const { t } = useTranslation('projects')
  const soon = soonest(projects)
  const numbers = t('numbers').split(',')
  const numberWord = (number: number) => numbers[number] ?? String(number)
  if (waiting === null) return '\u00a0'
  const start = soon && t(`home.soon.${soon.key}`, { title: soon.title, number: numberWord(soon.days) })
  const count = waiting > 0 ? t('home.onlyUnread', { count: waiting, number: firstUpper(numberWord(waiting)) }) : null
  return [start, count].filter(Boolean).join(' ') || t('home.quiet')
}

const firstUpper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
