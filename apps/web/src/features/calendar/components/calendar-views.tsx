import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { lazy, type ReactNode, Suspense } from 'react'
import type { To } from 'react-router'
import { daysFrom, mondayOf } from '../../../lib/days.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { type DaysOff, daysOffIn } from '../holidays/days-off.ts'
import { Agenda } from './agenda.tsx'
import { type CalendarView, hasLanes, isFiltered } from './calendar-view.ts'
import classes from './calendar-views.module.css'
import { isWithin, type Time } from './evenings.ts'
import { HoursGrid } from './hours-grid.tsx'
import { MonthGrid } from './month-grid.tsx'
import { drawn, rangeOf } from './range.ts'
import { YearGrid } from './year-grid.tsx'

const Lanes = lazy(async () => ({ default: (await import('../lanes/components/lanes.tsx')).Lanes }))

interface CalendarViewsProps {
  view: CalendarView
  today: string
  occurrences: readonly Occurrence[]
  /** Of a year, how many dates each day has. */
  counts: ReadonlyMap<string, number>
  pending: boolean
  openId: string | null
  fresh: ReadonlySet<string>
  addressOf: (occurrence: Occurrence) => To
  /** Where another view of the calendar is. */
  viewAddress: (change: Partial<CalendarView>) => To
  onMove: (occurrence: Occurrence, time: Time) => void
  onDraw: ((time: Time) => void) | undefined
  /** One first step, where nothing is yet. */
  first: ReactNode
}

/** The days of a view as it shows them. */
export function CalendarViews({ view, pending, first, ...rest }: CalendarViewsProps) {
  const { t } = useTranslation('calendar')
  const range = rangeOf(view)
  const { occurrences, today, openId, fresh, addressOf, viewAddress, onMove, onDraw } = rest
  const dayAddress = (day: string) => viewAddress({ as: 'day', over: 'day', on: day })
  const daysOff: DaysOff = daysOffIn(view, drawn(view))
  const dates = { daysOff, occurrences, today, openId, fresh, addressOf }
  if (view.as === 'year')
    return (
      <YearGrid
        on={view.on}
        counts={rest.counts}
        daysOff={daysOff}
        pending={pending}
        today={today}
        dayAddress={dayAddress}
        monthAddress={(day) => viewAddress({ as: 'month', over: 'month', on: day })}
      />
    )
  if (view.by && hasLanes(view.as)) {
    const lanes = { view, kind: view.by, pending, dayAddress, onMove, ...dates }
    return (
      <Suspense>
        <Lanes {...lanes} />
      </Suspense>
    )
  }
  if (view.as === 'month')
    return <MonthGrid key={view.on.slice(0, 7)} on={view.on} pending={pending} dayAddress={dayAddress} onMove={onMove} {...dates} />
  if (view.as !== 'list') {
    const days = view.as === 'day' ? [view.on] : daysFrom(mondayOf(view.on), 7)
    return <HoursGrid days={days} pending={pending} dayAddress={dayAddress} onMove={onMove} onDraw={onDraw} {...dates} />
  }
  if (pending && occurrences.length === 0)
    return (
      <div className={classes.list}>
        <RowsSkeleton rows={8} />
      </div>
    )
  if (occurrences.some((each) => isWithin(each, range))) return <Agenda range={range} {...dates} />
  return (
    <div className={classes.list}>
      <Empty title={t(isFiltered(view) ? 'empty.filtered' : 'empty.title')} action={first}>
        {t(isFiltered(view) ? 'empty.filteredWhy' : 'empty.why')}
      </Empty>
    </div>
  )
}
