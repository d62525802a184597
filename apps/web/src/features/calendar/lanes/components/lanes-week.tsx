import { VisuallyHidden } from '@mantine/core'
import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { Link, type To } from 'react-router'
import { fullDay, weekdays } from '../../../../lib/dates.ts'
import { addDays, weekdayOf } from '../../../../lib/days.ts'
import { useTranslation } from '../../../../lib/words.ts'
import { isWithin, type Time } from '../../components/evenings.ts'
import type { GridDates } from '../../components/grid-date.tsx'
import { MonthDate } from '../../components/month-date.tsx'
import { useDayDrop } from '../../components/use-day-drop.ts'
import type { DaysOff } from '../../holidays/days-off.ts'
import { useDayOffWords } from '../../holidays/use-days-off.ts'
import type { Lane, LaneKind } from '../lanes.ts'
import { LaneName } from './lane-name.tsx'
import classes from './lanes.module.css'

interface LanesWeekProps extends GridDates {
  days: readonly string[]
  kind: LaneKind
  lanes: readonly Lane[]
  daysOff: DaysOff
  today: string
  dayAddress: (day: string) => To
  onMove: (occurrence: Occurrence, time: Time) => void
}

/** A week with a row for each lane: what lasts over days stands on each of them. */
export function LanesWeek({ days, kind, lanes, daysOff, today, dayAddress, onMove, ...dates }: LanesWeekProps) {
  const { t } = useTranslation('lanes')
  const off = useDayOffWords()
  return (
    <table className={classes.week}>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{t(kind === 'places' ? 'place' : 'organisation')}</VisuallyHidden>
          </th>
          {days.map((day) => {
            const { holiday, school } = off(daysOff, day)
            return (
              <th key={day} scope="col" aria-current={day === today ? 'date' : undefined}>
                <Link to={dayAddress(day)}>
                  <VisuallyHidden>{[fullDay(day), holiday, school].filter(Boolean).join(', ')}</VisuallyHidden>
                  <span aria-hidden="true">
                    {weekdays()[weekdayOf(day)]?.short} <b>{Number(day.slice(8))}</b>
                    {(holiday ?? school) && <small title={holiday ?? school ?? ''}>{holiday ?? school}</small>}
                  </span>
                </Link>
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {lanes.map((lane) => (
          <tr key={lane.id}>
            <th scope="row">
              <LaneName lane={lane} />
            </th>
            {days.map((day) => (
              <LaneDay key={day} day={day} lane={lane} free={t(kind === 'places' ? 'free' : 'nothing')} onMove={onMove} {...dates} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface LaneDayProps extends GridDates {
  day: string
  lane: Lane
  /** What is said where there is nothing. */
  free: string
  onMove: (occurrence: Occurrence, time: Time) => void
}

function LaneDay({ day, lane, free, onMove, ...dates }: LaneDayProps) {
  const { ref, over } = useDayDrop<HTMLTableCellElement>(day, onMove)
  const here = lane.occurrences.filter((each) => isWithin(each, { from: day, to: addDays(day, 1) }))
  return (
    <td ref={ref} data-weekend={weekdayOf(day) > 4 || undefined} data-over={over || undefined}>
      {here.length > 0 ? (
        <ol>
          {here.map((occurrence) => (
            <li key={occurrence.id}>
              <MonthDate occurrence={occurrence} {...dates} />
            </li>
          ))}
        </ol>
      ) : (
        <VisuallyHidden>{free}</VisuallyHidden>
      )}
    </td>
  )
}
