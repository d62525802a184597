import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Me } from '@navette/contract/accounts/schema.ts'
import type { Project } from '@navette/contract/projects/schema.ts'
import { IconPencil } from '@tabler/icons-react'
import { useParams } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { ProjectThreads } from '../../features/discussions/components/project-threads.tsx'
import { useReadMarks } from '../../features/discussions/queries.ts'
import { About } from '../../features/projects/components/about.tsx'
import { FoldedRibbon } from '../../features/projects/components/folded-ribbon.tsx'
import { LostProject } from '../../features/projects/components/lost-project.tsx'
import classes from '../../features/projects/components/project.module.css'
import { ProjectDates } from '../../features/projects/components/project-dates.tsx'
import { ProjectHeader } from '../../features/projects/components/project-header.tsx'
import { TeamList } from '../../features/projects/components/team-list.tsx'
import { Timeline } from '../../features/projects/components/timeline.tsx'
import { useJoinTeam, useProject } from '../../features/projects/queries.ts'
import { Refused } from '../../lib/errors.ts'
import { useTranslation } from '../../lib/words.ts'
import { PageSkeleton } from '../../ui/skeletons.tsx'
import { NewThread, ProjectDrawer } from '../drawers.tsx'
import { NotThere } from '../not-there.tsx'

/** One project: what it is, what happened in it, who makes it. */
export function Component() {
  const { projectId = '' } = useParams()
  const me = useMe()
  const { data: project, error } = useProject(projectId)
  if (error instanceof Refused && error.code === 'not_found') return <LostProject />
  if (project) return <ProjectPage key={projectId} project={project} me={me} />
  return error ? <NotThere error={error} /> : <PageSkeleton />
}

function ProjectPage({ project, me }: { project: Project; me: Me }) {
  const { t } = useTranslation('projects')
  const [editing, edit] = useDisclosure(false)
  const [writing, write] = useDisclosure(false)
  const joining = useJoinTeam(project.id)
  const unread = useReadMarks()
  return (
    <div className={classes.page}>
      <title>{`${project.title} · Navette`}</title>
      <ProjectHeader project={project}>
        {project.can.edit && (
          <Button variant="default" size="xs" leftSection={<IconPencil size={16} stroke={1.75} />} onClick={edit.open}>
            {t('page.edit')}
          </Button>
        )}
        {project.can.join && (
          <Button size="xs" loading={joining.isPending} onClick={() => joining.mutate(me.id)}>
            {t('page.join')}
          </Button>
        )}
      </ProjectHeader>
      <FoldedRibbon project={project}>
        <div className={classes.main}>
          {project.description && <About text={project.description} />}
          <Timeline projectId={project.id} myId={me.id} unread={unread} />
        </div>
        <aside className={classes.aside}>
          <Part title={t('page.threads')}>
            <ProjectThreads projectId={project.id} onNew={project.can.openThread ? write.open : undefined} />
          </Part>
          <Part title={t('page.dates')}>
            <ProjectDates project={project} />
          </Part>
          <Part title={t('page.team')}>
            <TeamList project={project} me={me} />
          </Part>
          <Part title={t('page.visibility')}>{t(`visibility.${project.visibility}`)}</Part>
        </aside>
      </FoldedRibbon>
      {editing && <ProjectDrawer me={me} project={project} onClose={edit.close} />}
      {writing && <NewThread me={me} place={`project:${project.id}`} onClose={write.close} />}
    </div>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className={classes.cap}>{title}</h2>
      {children}
    </section>
  )
}
