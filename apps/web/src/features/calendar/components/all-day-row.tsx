import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { daysBetween } from '../../../lib/days.ts'
import { useTranslation } from '../../../lib/words.ts'
import { daysOf } from './evenings.ts'
import { GridDate, type GridDates } from './grid-date.tsx'
import classes from './hours-grid.module.css'
import { sideBySide } from './side-by-side.ts'

interface AllDayRowProps extends GridDates {
  days: readonly string[]
  occurrences: readonly Occurrence[]
}

/** What takes whole days stands above the hours, from its first day to its last. */
export function AllDayRow({ days, occurrences, ...dates }: AllDayRowProps) {
  const { t } = useTranslation('calendar')
  const [first = ''] = days
  const stretches = occurrences.map((occurrence) => stretchIn(first, days.length, occurrence))
  if (stretches.length === 0) return null
  return (
    <div className={classes.allDay}>
      <span className={classes.caption} aria-hidden="true">
        {t('grid.allDay')}
      </span>
      <ol aria-label={t('grid.wholeDays')}>
        {sideBySide(stretches).map(({ occurrence, from, until, lane }) => (
          <li key={occurrence.id} style={{ gridColumn: `${from + 1} / ${until + 1}`, gridRow: lane + 1 }}>
            <GridDate occurrence={occurrence} {...dates} />
          </li>
        ))}
      </ol>
    </div>
  )
}

/** The columns that a date takes, among so many from a day on. */
export const stretchIn = (firstDay: string, count: number, occurrence: Occurrence) => {
  const { first, last } = daysOf(occurrence)
  const from = Math.max(0, daysBetween(firstDay, first))
  return { occurrence, from, until: Math.min(count, daysBetween(firstDay, last) + 1) }
}
