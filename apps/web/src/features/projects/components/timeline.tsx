import type { TimelineEntry } from '@navette/contract/projects/schema.ts'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { dayOf, longDay } from '../../../lib/dates.ts'
import type { TimelinePart } from '../../../lib/timeline.ts'
import { problemWords, useTranslation, words } from '../../../lib/words.ts'
import { FilterChips } from '../../../ui/filter-chips.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useProjectTimeline, useStrands } from '../queries.ts'
import { mergeRuns, type Run } from './merge-runs.ts'
import { isUnread, type ReadMarks } from './read-marks.ts'
import classes from './timeline.module.css'
import { TimelineRow } from './timeline-row.tsx'
import { TimelineSkeleton } from './timeline-skeleton.tsx'

interface TimelineProps {
  projectId: string
  myId: string
  unread: ReadMarks
  /** The features that tell what happened. */
  parts: readonly TimelinePart[]
}

/** What happened in a project, day by day, each thing on a thread pulled from the ribbon in the colour of who did it; the address says which part of it. */
export function Timeline({ projectId, myId, unread, parts }: TimelineProps) {
  const { t, i18n } = useTranslation('projects')
  const [search, setSearch] = useSearchParams()
  const strand = search.get('voir')
  const strands = useStrands(projectId)
  // What no feature calls a part shows everything, as an address that was cut does.
  const only = strands?.some(({ name }) => name === strand) ? strand : null
  const { entries, isPending, isPlaceholderData, ...more } = useProjectTimeline(projectId, strands ? only : strand)
  const partOf = new Map(parts.map((part) => [part.noun, part]))
  const fresh = useFresh(isPlaceholderData ? [] : entries, only ?? '')
  const choose = (name: string) =>
    setSearch(
      (before) => {
        if (name === '') before.delete('voir')
        else before.set('voir', name)
        return before
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <>
      {strands && strands.length > 1 && (
        <FilterChips
          label={t('timeline.filter')}
          value={only ?? ''}
          onChange={choose}
          options={[
            { value: '', label: t('timeline.all') },
            ...strands.map(({ name, noun }) => ({
              value: name,
              label: i18n.t(`${noun}:timeline.strands.${name}` as 'projects:timeline.all'),
            })),
          ]}
        />
      )}
      {isPending && <TimelineSkeleton />}
      {more.error && entries.length === 0 && <Notice kind="error">{problemWords(more.error)}</Notice>}
      {!isPending && !more.error && entries.length === 0 && (
        <p className={classes.none}>{t(only ? 'timeline.noneOfStrand' : 'timeline.none')}</p>
      )}
      <div aria-busy={isPlaceholderData}>
        {byDay(mergeRuns(entries)).map(({ day, runs }) => (
          <section key={day} aria-label={dayWords(day)}>
            <h2 className={classes.day}>{dayWords(day)}</h2>
            {runs.map((run) => {
              const part = partOf.get(run.entry.noun)
              return (
                part && (
                  <TimelineRow
                    key={run.entry.id}
                    run={run}
                    part={part}
                    unread={isUnread(run.entry, unread)}
                    fresh={fresh.has(run.entry.id) && run.entry.actor?.id !== myId}
                  />
                )
              )
            })}
          </section>
        ))}
      </div>
      <div className={classes.more}>
        <LoadMore {...more} />
      </div>
    </>
  )
}

/** What arrived while one was looking at this part. */
const useFresh = (entries: readonly TimelineEntry[], part: string): ReadonlySet<string> => {
  const [opened, setOpened] = useState<{ part: string; id: string } | null>(null)
  const [newest] = entries
  if (newest && opened?.part !== part) setOpened({ part, id: newest.id })
  const known = opened?.part === part ? entries.findIndex(({ id }) => id === opened.id) : 0
  return new Set(entries.slice(0, Math.max(0, known)).map(({ id }) => id))
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
