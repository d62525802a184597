import type { Project, TimelineEntry } from '@navette/contract/projects/schema.ts'
import { Link } from 'react-router'
import type { TimelinePart } from '../../../lib/timeline.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { OrganisationLabel } from '../../../ui/organisation-label.tsx'
import { Ribbon } from '../../../ui/ribbon.tsx'
import { When } from '../../../ui/when.tsx'
import { Deed } from './deed.tsx'
import { mergeRuns } from './merge-runs.ts'
import classes from './movements.module.css'
import { isUnread, type ReadMarks } from './read-marks.ts'
import { UnreadDot } from './unread-dot.tsx'

interface MovementsProps {
  entries: readonly TimelineEntry[]
  projects: readonly Project[]
  unread: ReadMarks
  /** The features that tell what happened. */
  parts: readonly TimelinePart[]
}

/** Lines of one project on the home page: the rest is on the project's own. */
const most = 4

/** What moved in my projects, each project on its ribbon, the liveliest first. */
export function Movements({ entries, projects, unread, parts }: MovementsProps) {
  const partOf = new Map(parts.map((part) => [part.noun, part]))
  // Corrections are on the project's own page: they are no news.
  const news = entries.filter(({ noun, verb }) => partOf.has(noun) && !partOf.get(noun)?.quiet?.includes(verb))
  return byProject(news, projects).map(({ project, entries }) => (
    <article key={project.id} className={classes.group} aria-label={project.title}>
      <Ribbon className={classes.ribbon} of={project.ribbon} size="m" axis="v" cut />
      <div className={classes.body}>
        <div className={classes.head}>
          <h3>
            <Link to={`/projets/${project.id}`}>{project.title}</Link>
          </h3>
          <span className={classes.labels}>
            {project.ribbon.slice(0, 6).map((organisation) => (
              <OrganisationLabel key={organisation.id} of={organisation} short />
            ))}
          </span>
        </div>
        {mergeRuns(entries)
          .slice(0, most)
          .map((run) => {
            const waits = isUnread(run.entry, unread)
            const part = partOf.get(run.entry.noun)
            return (
              <div key={run.entry.id} className={classes.row}>
                <Avatar person={run.entry.actor} size="sm" />
                <div className={classes.said}>
                  <p data-unread={waits || undefined}>{part && <Deed run={run} part={part} brief />}</p>
                  {run.entry.excerpt && <p className={classes.excerpt}>{run.entry.excerpt}</p>}
                </div>
                <span className={classes.when}>
                  {waits && <UnreadDot />}
                  <When at={run.entry.at} relative />
                </span>
              </div>
            )
          })}
      </div>
    </article>
  ))
}

const byProject = (entries: readonly TimelineEntry[], projects: readonly Project[]) => {
  const known = new Map(projects.map((project) => [project.id, project]))
  const groups = new Map<string, { project: Project; entries: TimelineEntry[] }>()
  for (const entry of entries) {
    const project = entry.projectId ? known.get(entry.projectId) : undefined
    if (!project) continue
    const group = groups.get(project.id) ?? { project, entries: [] }
    group.entries.push(entry)
    groups.set(project.id, group)
  }
  return [...groups.values()]
}
