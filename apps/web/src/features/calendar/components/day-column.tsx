import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import type { CSSProperties } from 'react'
import { fullDay } from '../../../lib/dates.ts'
import { weekdayOf } from '../../../lib/days.ts'
import { useTranslation } from '../../../lib/words.ts'
import { partIn, type Time } from './evenings.ts'
import { GridDate, type GridDates } from './grid-date.tsx'
import classes from './hours-grid.module.css'
import { sideBySide } from './side-by-side.ts'

interface DayColumnProps extends GridDates {
  day: string
  /** A public holiday. */
  holiday: boolean
  /** The minute at the top. */
  from: number
  occurrences: readonly Occurrence[]
  /** A time that is being drawn, wherever it is. */
  draft: Time | null
}

/** What is shorter is drawn, and given room, as if it lasted so long: a line of words. */
const least = 30

/** One evening after another: a day's dates by their hours. */
export function DayColumn({ day, holiday, from, occurrences, draft, ...dates }: DayColumnProps) {
  const { t } = useTranslation('calendar')
  const parts = occurrences.flatMap((occurrence) => {
    const part = partIn(day, occurrence)
    return part ? [{ occurrence, from: part.from, until: Math.max(part.until, part.from + least) }] : []
  })
  const drawn = draft && partIn(day, draft)
  const at = (part: { from: number; until: number }) => ({ '--from': (part.from - from) / 60, '--long': (part.until - part.from) / 60 })
  return (
    <div className={classes.column} data-weekend={weekdayOf(day) > 4 || holiday || undefined} data-day={day}>
      <ol aria-label={t('grid.day', { day: fullDay(day), count: parts.length })}>
        {sideBySide(parts).map(({ occurrence, lane, lanes, ...part }) => (
          <li
            key={occurrence.id}
            className={classes.place}
            style={{ ...at(part), '--lane': lane, '--lanes': lanes } as CSSProperties}
            data-short={part.until - part.from < 45 || undefined}
          >
            <GridDate occurrence={occurrence} {...dates} />
          </li>
        ))}
      </ol>
      {drawn && <div className={classes.drawn} style={at(drawn) as CSSProperties} />}
    </div>
  )
}
