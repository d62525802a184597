import { ActionIcon, Menu } from '@mantine/core'
import { type Project, ProjectStage } from '@navette/contract/projects/schema.ts'
import { IconArrowsExchange } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { day } from '../../../lib/dates.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Ribbon } from '../../../ui/ribbon.tsx'
import classes from './board.module.css'
import { nextDate } from './project-dates.tsx'

interface BoardCardProps {
  project: Project
  acts: ReactNode
  /** It was just moved with a key, and the focus stays with it. */
  focused: boolean
  onKeyDown: (event: KeyboardEvent) => void
  onStage: (stage: ProjectStage) => void
}

/** A project on the board: its ribbon, its name, who leads it, what comes next. */
export function BoardCard({ project, acts, focused, onKeyDown, onStage }: BoardCardProps) {
  const { t } = useTranslation('projects')
  const way = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (focused) way.current?.focus()
  }, [focused])
  const next = nextDate(project)
  return (
    <article className={classes.card}>
      <Ribbon className={classes.ribbon} of={project.ribbon} size="s" axis="v" />
      <div className={classes.words}>
        <Link ref={way} className={classes.name} to={`/projets/${project.id}`} draggable={false} data-way onKeyDown={onKeyDown}>
          {project.title}
        </Link>
        <p className={classes.facts}>
          <span>{t('people', { count: project.teamCount })}</span>
          {next && <span>{t(`next.${next.what}`, { day: day(next.on) })}</span>}
        </p>
        <div className={classes.foot}>
          {project.lead && (
            <span className={classes.lead} title={t('board.lead', { name: project.lead.name })}>
              <Avatar person={project.lead} size="sm" />
              <span>{project.lead.name}</span>
            </span>
          )}
          <span className={classes.acts}>
            {acts}
            {project.can.edit && (
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon variant="subtle" size={36} aria-label={t('board.menu', { title: project.title })} title={t('board.change')}>
                    <IconArrowsExchange size={18} stroke={1.75} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Label>{t('board.change')}</Menu.Label>
                  <Menu.RadioGroup value={project.stage} onChange={(stage) => onStage(stage as ProjectStage)}>
                    {ProjectStage.options.map((stage) => (
                      <Menu.RadioItem key={stage} value={stage}>
                        {t(`stage.${stage}`)}
                      </Menu.RadioItem>
                    ))}
                  </Menu.RadioGroup>
                </Menu.Dropdown>
              </Menu>
            )}
          </span>
        </div>
      </div>
    </article>
  )
}
