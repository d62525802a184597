import { useState } from 'react'
import { dayOf, longDay } from '../../../lib/dates.ts'
import { useTranslation, words } from '../../../lib/words.ts'
import { FilterChips } from '../../../ui/filter-chips.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { useProjectTimeline, useTeam } from '../queries.ts'
import { mergeRuns, type Run } from './merge-runs.ts'
import { isUnread, type ReadMarks } from './read-marks.ts'
import classes from './timeline.module.css'
import { TimelineRow } from './timeline-row.tsx'
import { TimelineSkeleton } from './timeline-skeleton.tsx'

interface TimelineProps {
  projectId: string
  myId: string
  unread: ReadMarks
}

/** What happened in a project, day by day, each thing on a thread pulled from the ribbon in the colour of who did it. */
export function Timeline({ projectId, myId, unread }: TimelineProps) {
  const { t } = useTranslation('projects')
  const [only, setOnly] = useState<'all' | 'threads'>('all')
  const { entries, isPending, ...more } = useProjectTimeline(projectId)
  const { team } = useTeam(projectId)
  const names = new Map(team.map(({ person }) => [person.id, person.name]))
  const newestAtOpening = useFirst(entries[0]?.id)
  const shown = only === 'all' ? entries : entries.filter(({ verb }) => verb.startsWith('thread.') || verb.startsWith('post.'))
  const fresh = new Set(
    entries
      .slice(
        0,
        Math.max(
          0,
          entries.findIndex(({ id }) => id === newestAtOpening),
        ),
      )
      .map(({ id }) => id),
  )
  return (
    <>
      <FilterChips
        label={t('timeline.filter')}
        value={only}
        onChange={setOnly}
        options={[
          { value: 'all', label: t('timeline.all') },
          { value: 'threads', label: t('timeline.threads') },
        ]}
      />
      {isPending && <TimelineSkeleton />}
      {!isPending && shown.length === 0 && <p className={classes.none}>{t('timeline.none')}</p>}
      {byDay(mergeRuns(shown)).map(({ day, runs }) => (
        <section key={day} aria-label={dayWords(day)}>
          <h2 className={classes.day}>{dayWords(day)}</h2>
          {runs.map((run) => (
            <TimelineRow
              key={run.entry.id}
              run={run}
              names={names}
              unread={isUnread(run.entry, unread)}
              fresh={fresh.has(run.entry.id) && run.entry.actor?.id !== myId}
            />
          ))}
        </section>
      ))}
      <div className={classes.more}>
        <LoadMore {...more} />
      </div>
    </>
  )
}

/** The first id that was known: what comes before it arrived while one was looking. */
const useFirst = (id: string | undefined) => {
  const [first, setFirst] = useState(id)
  if (first === undefined && id !== undefined) setFirst(id)
  return first
}

const byDay = (runs: readonly Run[]) => {
  const days: { day: string; runs: Run[] }[] = []
  for (const run of runs) {
    const day = dayOf(run.entry.at)
    const last = days.at(-1)
    if (last?.day === day) last.runs.push(run)
    else days.push({ day, runs: [run] })
  }
  return days
}

const dayWords = (day: string) => {
  const now = Date.now()
  if (day === dayOf(new Date(now))) return words('projects:timeline.today')
  if (day === dayOf(new Date(now - 86_400_000))) return words('projects:timeline.yesterday')
  return longDay(day)
}
