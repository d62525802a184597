import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { VisuallyHidden } from '@mantine/core'
import { type Project, ProjectStage } from '@navette/contract/projects/schema.ts'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { LoadMore } from '../../../ui/load-more.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { say } from '../../../ui/undo.tsx'
import { useDrop } from '../../../ui/use-drop.ts'
import { type ProjectFilter, useColumn, useMoveOnBoard } from '../queries.ts'
import classes from './board.module.css'
import { BoardCard } from './board-card.tsx'

interface BoardProps {
  filter: ProjectFilter
  /** What may be done with a project besides. */
  acts: (project: Project) => ReactNode
}

/** The projects by stage, a column each. A card is moved by hand, with Shift and the arrows, or by its menu; each can be undone. */
export default function Board({ filter, acts }: BoardProps) {
  const { t } = useTranslation('projects')
  const moving = useMoveOnBoard(filter)
  const [followed, follow] = useState<string | null>(null)
  const move = (project: Project, stage: ProjectStage) => {
    if (project.stage === stage || !project.can.edit) return
    const goBack = () => moving.mutate({ project: { ...project, stage }, stage: project.stage })
    moving.mutate(
      { project, stage },
      { onSuccess: () => say(t('board.moved', { title: project.title, stage: t(`stage.${stage}`) }), goBack) },
    )
  }
  return (
    // A row that slides must be reached without a mouse (axe: scrollable-region-focusable).
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the reason stands above
    <section className={classes.board} tabIndex={0} aria-label={t('board.label')} aria-describedby="cles-du-tableau">
      <VisuallyHidden id="cles-du-tableau">{t('board.keys')}</VisuallyHidden>
      {ProjectStage.options.map((stage) => (
        <Column
          key={stage}
          stage={stage}
          filter={filter}
          acts={acts}
          followed={followed}
          onMove={(project, to, byKey) => {
            follow(byKey ? project.id : null)
            move(project, to)
          }}
        />
      ))}
    </section>
  )
}

interface ColumnProps extends BoardProps {
  stage: ProjectStage
  /** The card that was moved with a key: the focus goes along. */
  followed: string | null
  onMove: (project: Project, stage: ProjectStage, byKey: boolean) => void
}

function Column({ stage, filter, acts, followed, onMove }: ColumnProps) {
  const { t } = useTranslation('projects')
  const { projects, isPending, error, ...more } = useColumn(filter, stage)
  // Cards of the other columns.
  const { ref, over } = useDrop<HTMLElement, Project>({
    read: (carried) => {
      const project = projectIn(carried)
      return project?.stage === stage ? null : project
    },
    onDrop: (project) => onMove(project, stage, false),
  })
  const title = `etape-${stage}`
  const walk = (event: KeyboardEvent, project: Project) => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const next = way && ProjectStage.options[ProjectStage.options.indexOf(stage) + way]
    if (event.shiftKey && next) {
      event.preventDefault()
      onMove(project, next, true)
    } else if (!event.shiftKey && event.key.startsWith('Arrow') && isWay(event.target)) {
      event.preventDefault()
      neighbourOf(event.target, event.key)?.focus()
    }
  }
  return (
    <section ref={ref} className={classes.column} aria-labelledby={title} data-over={over || undefined} data-column>
      <h2 id={title} className={classes.title}>
        {t(`stage.${stage}`)}
      </h2>
      {isPending && <RowsSkeleton rows={3} />}
      {error && projects.length === 0 && <Notice kind="error">{problemWords(error)}</Notice>}
      {!isPending && !error && projects.length === 0 && <p className={classes.none}>{t('board.none')}</p>}
      <ul>
        {projects.map((project) => (
          <Draggable key={project.id} project={project}>
            <BoardCard
              project={project}
              acts={acts(project)}
              focused={project.id === followed}
              onKeyDown={(event) => walk(event, project)}
              onStage={(to) => onMove(project, to, true)}
            />
          </Draggable>
        ))}
      </ul>
      <LoadMore {...more} />
    </section>
  )
}

/** A card that may be carried away by the hand. */
function Draggable({ project, children }: { project: Project; children: ReactNode }) {
  const ref = useRef<HTMLLIElement>(null)
  const carried = useRef(project)
  carried.current = project
  const [away, setAway] = useState(false)
  const movable = project.can.edit
  useEffect(() => {
    const element = ref.current
    if (!element || !movable) return
    return draggable({
      element,
      getInitialData: () => ({ project: carried.current }),
      onDragStart: () => setAway(true),
      onDrop: () => setAway(false),
    })
  }, [movable])
  return (
    <li ref={ref} className={classes.place} data-movable={movable || undefined} data-away={away || undefined}>
      {children}
    </li>
  )
}

const projectIn = ({ project }: Record<string | symbol, unknown>) => (project ? (project as Project) : null)

const way = '[data-way]'

const isWay = (target: EventTarget): target is HTMLElement => target instanceof HTMLElement && target.matches(way)

/** The card above or below, or the one at the same height in the next column that has any. */
const neighbourOf = (from: HTMLElement, key: string): HTMLElement | undefined => {
  const column = from.closest('[data-column]')
  const columns = [...(column?.parentElement?.children ?? [])].map((each) => [...each.querySelectorAll<HTMLElement>(way)])
  const at = columns.findIndex((ways) => ways.includes(from))
  const height = columns[at]?.indexOf(from) ?? 0
  if (key === 'ArrowUp' || key === 'ArrowDown') return columns[at]?.[height + (key === 'ArrowUp' ? -1 : 1)]
  const beside = key === 'ArrowLeft' ? columns.slice(0, at).reverse() : columns.slice(at + 1)
  const ways = beside.find(({ length }) => length > 0)
  return ways?.[Math.min(height, ways.length - 1)]
}
