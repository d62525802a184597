import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Me } from '@navette/contract/accounts/schema.ts'
import type { Project } from '@navette/contract/projects/schema.ts'
import { IconPencil } from '@tabler/icons-react'
import { useParams } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { TakeAndBring } from '../../features/discussions/archives/components/take-and-bring.tsx'
import { ProjectThreads } from '../../features/discussions/components/project-threads.tsx'
import { useReadMarks } from '../../features/discussions/queries.ts'
import { ProjectFiles } from '../../features/files/components/project-files.tsx'
import { FollowMenu } from '../../features/follows/components/follow-menu.tsx'
import { InviteToProject } from '../../features/invitations/components/invite-to-project.tsx'
import { Star } from '../../features/items/components/star.tsx'
import { Tags } from '../../features/items/components/tags.tsx'
import { useItemTags } from '../../features/items/tag-queries.ts'
import { About } from '../../features/projects/components/about.tsx'
import { AskToJoin } from '../../features/projects/components/ask-to-join.tsx'
import { FoldedRibbon } from '../../features/projects/components/folded-ribbon.tsx'
import { LostProject } from '../../features/projects/components/lost-project.tsx'
import classes from '../../features/projects/components/project.module.css'
import { ProjectDates } from '../../features/projects/components/project-dates.tsx'
import { ProjectHeader } from '../../features/projects/components/project-header.tsx'
import { ActivityReport } from '../../features/projects/components/report.tsx'
import { Requests } from '../../features/projects/components/requests.tsx'
import { TeamList } from '../../features/projects/components/team-list.tsx'
import { Timeline } from '../../features/projects/components/timeline.tsx'
import { WithdrawPartners } from '../../features/projects/components/withdraw-partner.tsx'
import { useJoinTeam, useProject, useTeam } from '../../features/projects/queries.ts'
import { Refused } from '../../lib/errors.ts'
import { useTranslation } from '../../lib/words.ts'
import { PageSkeleton } from '../../ui/skeletons.tsx'
import { EditTags, NewThread, ProjectDrawer, WhoCanSee } from '../drawers.tsx'
import { NotThere } from '../not-there.tsx'
import { timelineParts } from '../timeline-parts.ts'
import { ProjectEvents } from './project-events.tsx'
import { Part } from './project-part.tsx'

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
  const [watching, audience] = useDisclosure(false)
  const [tagging, tagger] = useDisclosure(false)
  const tags = useItemTags(project.id)
  const joining = useJoinTeam(project.id)
  const { team } = useTeam(project.id)
  const unread = useReadMarks()
  return (
    <div className={classes.page}>
      <title>{`${project.title} · Navette`}</title>
      <ProjectHeader project={project}>
        <Star itemId={project.id} title={project.title} favourite={project.favourite} />
        <FollowMenu of={{ itemId: project.id }} title={project.title} />
        {project.can.edit && (
          <Button variant="default" size="xs" leftSection={<IconPencil size={16} stroke={1.75} />} onClick={edit.open}>
            {t('page.edit')}
          </Button>
        )}
        {project.can.ask && <AskToJoin project={project} />}
        {project.can.join && (
          <Button size="xs" loading={joining.isPending} onClick={() => joining.mutate(me.id)}>
            {t('page.join')}
          </Button>
        )}
      </ProjectHeader>
      {project.can.chooseTeam && <Requests projectId={project.id} />}
      <FoldedRibbon project={project}>
        <div className={classes.main}>
          {project.description && <About text={project.description} />}
          <Timeline projectId={project.id} myId={me.id} unread={unread} parts={timelineParts} />
        </div>
        <aside className={classes.aside}>
          <Part title={t('page.threads')}>
            <ProjectThreads projectId={project.id} onNew={project.can.openThread ? write.open : undefined} />
            <TakeAndBring projectId={project.id} mayBring={project.can.openThread && me.can.bringArchives} />
          </Part>
          <Part title={t('page.files')}>
            <ProjectFiles projectId={project.id} />
          </Part>
          <ProjectEvents project={project} me={me} />
          <Part title={t('page.dates')}>
            <ProjectDates project={project} />
          </Part>
          <Part title={t('page.team')}>
            <TeamList project={project} me={me} />
            {project.can.invite && <InviteToProject projectId={project.id} inside={new Set(team.map(({ person }) => person.id))} />}
          </Part>
          <Part title={t('page.visibility')}>
            <p>{t(`visibility.${project.visibility}`)}</p>
            <div className={classes.ways}>
              <button type="button" className="nv-link" onClick={audience.open}>
                {t('page.audience')}
              </button>
              <WithdrawPartners project={project} />
            </div>
          </Part>
          {tags && (tags.can.tag || tags.tags.length > 0) && (
            <Part title={t('page.tags')}>
              <Tags tags={tags.tags} />
              {tags.can.tag && (
                <button type="button" className="nv-link" onClick={tagger.open}>
                  {t(tags.tags.length > 0 ? 'page.changeTags' : 'page.addTags')}
                </button>
              )}
            </Part>
          )}
          <Part title={t('report.title')}>
            <ActivityReport project={project} />
          </Part>
        </aside>
      </FoldedRibbon>
      {editing && <ProjectDrawer me={me} project={project} onClose={edit.close} />}
      {watching && <WhoCanSee itemId={project.id} meets={me.insider} onClose={audience.close} />}
      {tagging && <EditTags itemId={project.id} title={project.title} onClose={tagger.close} />}
      {writing && <NewThread me={me} place={`project:${project.id}`} onClose={write.close} />}
    </div>
  )
}
