import { VisuallyHidden } from '@mantine/core'
import { Link, type To } from 'react-router'
import { fullDay, monthOf, weekdays } from '../../../lib/dates.ts'
import { addMonths, daysBetween, daysFrom, weekdayOf } from '../../../lib/days.ts'
import { useTranslation } from '../../../lib/words.ts'
import { MonthOff } from '../holidays/components/month-off.tsx'
import { type DaysOff, schoolOn } from '../holidays/days-off.ts'
import classes from './year-grid.module.css'

interface YearGridProps {
  on: string
  /** How many dates each day has; days without any are not there. */
  counts: ReadonlyMap<string, number>
  daysOff: DaysOff
  /** Not known yet. */
  pending: boolean
  today: string
  dayAddress: (day: string) => To
  monthAddress: (day: string) => To
}

/** A year at a glance: twelve small months, whose days with something in them lead there. */
export function YearGrid({ on, counts, daysOff, pending, today, dayAddress, monthAddress }: YearGridProps) {
  const { t } = useTranslation('calendar')
  const months = Array.from({ length: 12 }, (_, month) => addMonths(`${on.slice(0, 4)}-01-01`, month))
  return (
    <div className={classes.year} aria-busy={pending || undefined}>
      {months.map((first) => (
        <section key={first} aria-labelledby={`mois-${first}`}>
          <h2 id={`mois-${first}`}>
            <Link to={monthAddress(first)}>{monthOf(first).replace(/ \d{4}$/, '')}</Link>
          </h2>
          <div className={classes.weekdays} aria-hidden="true">
            {weekdays().map(({ long }) => (
              <span key={long}>{long.charAt(0)}</span>
            ))}
          </div>
          <ol className={classes.days}>
            {daysFrom(first, daysBetween(first, addMonths(first, 1))).map((day) => {
              const count = counts.get(day) ?? 0
              const number = Number(day.slice(8))
              return (
                <li
                  key={day}
                  style={number === 1 ? { gridColumn: weekdayOf(day) + 1 } : {}}
                  data-many={many(count)}
                  data-school={schoolOn(daysOff, day) ? true : undefined}
                  data-holiday={daysOff.holidays.has(day) || undefined}
                >
                  {count > 0 ? (
                    <Link to={dayAddress(day)} aria-current={day === today ? 'date' : undefined}>
                      <VisuallyHidden>{t('grid.day', { day: fullDay(day), count })}</VisuallyHidden>
                      <span aria-hidden="true">{number}</span>
                    </Link>
                  ) : (
                    <span aria-current={day === today ? 'date' : undefined}>{number}</span>
                  )}
                </li>
              )
            })}
          </ol>
          <MonthOff month={{ from: first, to: addMonths(first, 1) }} daysOff={daysOff} />
        </section>
      ))}
    </div>
  )
}

/** Under a number there is room for three marks. */
const many = (count: number) => (count > 0 ? Math.min(3, count) : undefined)
