import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import type { CSSProperties } from 'react'
import type { To } from 'react-router'
import { weekdays } from '../../../lib/dates.ts'
import { addDays, weekNumberOf } from '../../../lib/days.ts'
import { useTranslation } from '../../../lib/words.ts'
import { MonthOff } from '../holidays/components/month-off.tsx'
import type { DaysOff } from '../holidays/days-off.ts'
import { stretchIn } from './all-day-row.tsx'
import { isWithin, type Time } from './evenings.ts'
import { MonthCell } from './month-cell.tsx'
import { MonthDate } from './month-date.tsx'
import classes from './month-grid.module.css'
import { rangeOf, weeksOfMonth } from './range.ts'
import { movedTo } from './reader-time.ts'
import { sideBySide } from './side-by-side.ts'
import { useWalk } from './use-walk.ts'

interface MonthGridProps {
  on: string
  occurrences: readonly Occurrence[]
  daysOff: DaysOff
  today: string
  /** Not known yet. */
  pending: boolean
  openId: string | null
  fresh: ReadonlySet<string>
  addressOf: (occurrence: Occurrence) => To
  dayAddress: (day: string) => To
  onMove: (occurrence: Occurrence, time: Time) => void
}

/** So many lines have room in a day, in a month of five weeks or of six; where there are more, the last says how many. */
const roomIn = (weeks: number) => (weeks > 5 ? 3 : 4)

/** A month, week by week; what lasts several days goes through them. */
export function MonthGrid({ on, occurrences, daysOff, today, pending, openId, fresh, addressOf, dayAddress, onMove }: MonthGridProps) {
  const { t } = useTranslation('calendar')
  const walk = useWalk(onMove)
  const { held } = walk
  const weeks = weeksOfMonth(on)
  const room = roomIn(weeks.length)
  const shown = occurrences.map((each) => (each.id === held?.id ? movedTo(each, held.time) : each))
  return (
    <section
      className={classes.month}
      style={{ '--room': room, '--weeks': weeks.length } as CSSProperties}
      aria-label={t('month.label')}
      aria-describedby="cles-du-calendrier"
      aria-busy={pending || undefined}
    >
      <p id="cles-du-calendrier" className={classes.spoken}>
        {t('month.keys')}
      </p>
      <p className={classes.spoken} aria-live="polite">
        {walk.said}
      </p>
      <div className={classes.weekdays} aria-hidden="true">
        {weekdays().map(({ short }) => (
          <span key={short}>{short}</span>
        ))}
      </div>
      {weeks.map((monday) => {
        const here = shown.filter((each) => isWithin(each, { from: monday, to: addDays(monday, 7) }))
        const placed = sideBySide(here.map((each) => stretchIn(monday, 7, each)))
        const hiddenOn = (column: number) =>
          placed.filter(({ from, until, lane }) => lane >= room && from <= column && column < until).length
        return (
          <div key={monday} className={classes.week}>
            {Array.from({ length: 7 }, (_, column) => {
              const day = addDays(monday, column)
              const those = here.filter((each) => isWithin(each, { from: day, to: addDays(day, 1) }))
              return (
                <MonthCell
                  key={day}
                  day={day}
                  column={column}
                  occurrences={those}
                  daysOff={daysOff}
                  hidden={hiddenOn(column)}
                  today={day === today}
                  outside={day.slice(0, 7) !== on.slice(0, 7)}
                  to={dayAddress(day)}
                  onMove={onMove}
                />
              )
            })}
            <ol aria-label={t('month.week', { number: weekNumberOf(monday), count: here.length })}>
              {placed
                .filter(({ lane }) => lane < room)
                .map(({ occurrence, from, until, lane }) => (
                  <li key={occurrence.id} style={{ gridColumn: `${from + 1} / ${until + 1}`, gridRow: lane + 2 }}>
                    <MonthDate
                      occurrence={occurrence}
                      openId={openId}
                      fresh={fresh}
                      held={held?.id ?? null}
                      addressOf={addressOf}
                      walk={walk}
                    />
                  </li>
                ))}
            </ol>
          </div>
        )
      })}
      <div className={classes.words}>
        <MonthOff month={rangeOf({ over: 'month', on })} daysOff={daysOff} />
      </div>
    </section>
  )
}
