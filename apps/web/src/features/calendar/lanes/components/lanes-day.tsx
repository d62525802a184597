import { VisuallyHidden } from '@mantine/core'
import type { CSSProperties } from 'react'
import { wallHour } from '../../../../lib/dates.ts'
import { useTranslation } from '../../../../lib/words.ts'
import { isLong, partIn, wallAt } from '../../components/evenings.ts'
import { GridDate, type GridDates } from '../../components/grid-date.tsx'
import { hoursOf } from '../../components/hours-shown.ts'
import { sideBySide } from '../../components/side-by-side.ts'
import type { Lane, LaneKind } from '../lanes.ts'
import { LaneName } from './lane-name.tsx'
import classes from './lanes.module.css'

interface LanesDayProps extends GridDates {
  day: string
  kind: LaneKind
  lanes: readonly Lane[]
}

/** A day from left to right, into the night: a row for each lane, whose gaps are free. */
export function LanesDay({ day, kind, lanes, ...dates }: LanesDayProps) {
  const { t } = useTranslation('lanes')
  const { first, last } = hoursOf(
    lanes.flatMap(({ occurrences }) => occurrences.filter((each) => !isLong(each))),
    [day],
  )
  const hours = Array.from({ length: last - first }, (_, each) => first + each)
  return (
    <table className={classes.day} style={{ '--count': hours.length } as CSSProperties}>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{t(kind === 'places' ? 'place' : 'organisation')}</VisuallyHidden>
          </th>
          <th scope="col">
            <VisuallyHidden>{t('hours')}</VisuallyHidden>
            <span className={classes.hours} aria-hidden="true">
              {hours.map((hour) => (
                <span key={hour}>{wallHour(wallAt(day, hour * 60))}</span>
              ))}
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lanes.map((lane) => (
          <tr key={lane.id}>
            <th scope="row">
              <LaneName lane={lane} />
            </th>
            <LaneHours
              day={day}
              lane={lane}
              first={first}
              last={last}
              free={t(kind === 'places' ? 'free' : 'nothing')}
              saysHours={kind === 'places'}
              {...dates}
            />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface LaneHoursProps extends GridDates {
  day: string
  lane: Lane
  first: number
  last: number
  free: string
}

/** What is shorter is drawn as if it lasted so long: room for a word. */
const least = 45

function LaneHours({ day, lane, first, last, free, ...dates }: LaneHoursProps) {
  const placed = sideBySide(
    lane.occurrences.flatMap((occurrence) => {
      // What takes the whole day, or days, goes through.
      const part = isLong(occurrence) ? { from: first * 60, until: last * 60 } : partIn(day, occurrence)
      return part ? [{ occurrence, from: part.from, until: Math.max(part.until, part.from + least) }] : []
    }),
  )
  const rows = Math.max(1, ...placed.map(({ lane: at }) => at + 1))
  const at = (minutes: number) => (minutes / 60 - first) / (last - first)
  return (
    <td style={{ '--rows': rows } as CSSProperties}>
      {placed.length > 0 ? (
        <ol>
          {placed.map(({ occurrence, from, until, lane: row }) => (
            <li key={occurrence.id} style={{ '--from': at(from), '--long': at(until) - at(from), '--row': row } as CSSProperties}>
              <GridDate occurrence={occurrence} {...dates} />
            </li>
          ))}
        </ol>
      ) : (
        <VisuallyHidden>{free}</VisuallyHidden>
      )}
    </td>
  )
}
