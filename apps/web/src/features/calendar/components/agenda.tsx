import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { Link, type To } from 'react-router'
import { day, longDay } from '../../../lib/dates.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Ribbon } from '../../../ui/ribbon.tsx'
import { type DaysOff, holidaysAmong } from '../holidays/days-off.ts'
import { useDayOffWords } from '../holidays/use-days-off.ts'
import classes from './agenda.module.css'
import { daysOf, isWithin } from './evenings.ts'
import type { Range } from './range.ts'
import { useStanding } from './standing.ts'
import { hoursWords } from './time-words.ts'

interface AgendaProps {
  range: Range
  occurrences: readonly Occurrence[]
  daysOff: DaysOff
  today: string
  openId: string | null
  fresh: ReadonlySet<string>
  addressOf: (occurrence: Occurrence) => To
}

/** Day after day, what there is: every grid can be read as this. */
export function Agenda({ range, occurrences, daysOff, today, openId, fresh, addressOf }: AgendaProps) {
  const { t } = useTranslation('calendar')
  const off = useDayOffWords()
  // A public holiday is told, whatever happens on it.
  const days = new Map<string, Occurrence[]>(holidaysAmong(daysOff, range).map((day) => [day, []]))
  for (const occurrence of occurrences.filter((each) => isWithin(each, range))) {
    const { first } = daysOf(occurrence)
    // What began before stands under the first day that is shown.
    const day = [first, range.from].toSorted()[1] ?? first
    days.set(day, [...(days.get(day) ?? []), occurrence])
  }
  return (
    <div className={classes.agenda}>
      {[...days]
        .toSorted(([a], [b]) => a.localeCompare(b))
        .map(([day, dates]) => (
          <section key={day} aria-labelledby={`jour-${day}`}>
            <h2 id={`jour-${day}`} data-today={day === today || undefined}>
              {longDay(day)}
              <small>
                {[day === today && t('agenda.today'), off(daysOff, day).holiday, off(daysOff, day).school].filter(Boolean).join(' · ')}
              </small>
            </h2>
            {dates.length > 0 && (
              <ul>
                {dates.map((occurrence) => (
                  <li key={occurrence.id}>
                    <AgendaRow
                      occurrence={occurrence}
                      to={addressOf(occurrence)}
                      open={[occurrence.eventId, occurrence.id].includes(openId ?? '')}
                      fresh={fresh.has(occurrence.eventId)}
                    />
                  </li>
                ))}
              </ul>
            )}
          </section>
        ))}
    </div>
  )
}

interface AgendaRowProps {
  occurrence: Occurrence
  /** When it is, where its day does not stand above. */
  when?: string
  to: To
  open: boolean
  fresh: boolean
}

/** A date as a row of a list. */
export function AgendaRow({ occurrence, when, to, open, fresh }: AgendaRowProps) {
  const { t } = useTranslation('calendar')
  const { title, place, ribbon, cancelled, project } = occurrence
  const { option, said } = useStanding(occurrence)
  const { first, last } = daysOf(occurrence)
  // A place often begins with the name of its organisation, which stands there then.
  const others = ribbon.map(({ name }) => name).filter((name) => !place?.name.startsWith(name))
  const until = occurrence.allDay && last > first ? t('agenda.until', { day: day(last) }) : null
  return (
    <Link
      to={to}
      className={classes.row}
      aria-current={open || undefined}
      data-option={option || undefined}
      data-cancelled={cancelled || undefined}
      data-live={fresh || undefined}
    >
      <span className={classes.hours}>{when ?? until ?? hoursWords(occurrence)}</span>
      <Ribbon of={ribbon} size="s" axis="v" decorative className={classes.ribbon} />
      <span className={classes.words}>
        <b>{title}</b>
        <small>
          {[place?.name, others.join(', '), project && project.title !== title ? project.title : null].filter(Boolean).join(' · ')}
        </small>
        {said && <small className={classes.said}>{said}</small>}
      </span>
    </Link>
  )
}
