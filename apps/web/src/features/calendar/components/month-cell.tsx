import { VisuallyHidden } from '@mantine/core'
import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { Link, type To } from 'react-router'
import { fullDay } from '../../../lib/dates.ts'
import { weekdayOf } from '../../../lib/days.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Ribbon } from '../../../ui/ribbon.tsx'
import { type DaysOff, schoolOn } from '../holidays/days-off.ts'
import { useDayOffWords } from '../holidays/use-days-off.ts'
import type { Time } from './evenings.ts'
import classes from './month-grid.module.css'
import { useDayDrop } from './use-day-drop.ts'

interface MonthCellProps {
  day: string
  /** 0 for Monday. */
  column: number
  occurrences: readonly Occurrence[]
  daysOff: DaysOff
  /** How many there is no room for. */
  hidden: number
  today: boolean
  /** Of the month before or after. */
  outside: boolean
  to: To
  onMove: (occurrence: Occurrence, time: Time) => void
}

/** A day of a month: its number leads to it; it takes dates of other days, which keep their hours. */
export function MonthCell({ day, column, occurrences, daysOff, hidden, today, outside, to, onMove }: MonthCellProps) {
  const { t } = useTranslation('calendar')
  const { ref, over } = useDayDrop<HTMLDivElement>(day, onMove)
  const { holiday, school } = useDayOffWords()(daysOff, day)
  // A band says its name where it begins, and with each week.
  const named = holiday ?? (column === 0 || schoolOn(daysOff, day)?.from === day ? school : null)
  return (
    <div
      ref={ref}
      className={classes.cell}
      style={{ gridColumn: column + 1 }}
      data-weekend={weekdayOf(day) > 4 || undefined}
      data-outside={outside || undefined}
      data-over={over || undefined}
      data-school={school !== null || undefined}
      data-holiday={holiday !== null || undefined}
    >
      <Link to={to} className={classes.number} aria-current={today ? 'date' : undefined}>
        <VisuallyHidden>
          {[t('grid.day', { day: fullDay(day), count: occurrences.length }), holiday, school].filter(Boolean).join(', ')}
        </VisuallyHidden>
        <span aria-hidden="true">{Number(day.slice(8))}</span>
        <span className={classes.marks} aria-hidden="true">
          {occurrences.slice(0, 3).map(({ id, ribbon }) => (
            <Ribbon key={id} of={ribbon} size="xs" axis="h" decorative />
          ))}
        </span>
      </Link>
      {named && (
        <span className={classes.off} title={named} aria-hidden="true">
          {named}
        </span>
      )}
      {hidden > 0 && (
        <Link to={to} className={classes.hidden}>
          {t('month.more', { count: hidden })}
        </Link>
      )}
    </div>
  )
}
