import { VisuallyHidden } from '@mantine/core'
import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { type CSSProperties, type RefObject, useLayoutEffect, useRef } from 'react'
import { Link, type To } from 'react-router'
import { fullDay, wallHour, weekdays } from '../../../lib/dates.ts'
import { addDays, weekdayOf } from '../../../lib/days.ts'
import { useTranslation } from '../../../lib/words.ts'
import { SchoolRow } from '../holidays/components/school-row.tsx'
import type { DaysOff } from '../holidays/days-off.ts'
import { useDayOffWords } from '../holidays/use-days-off.ts'
import { AllDayRow } from './all-day-row.tsx'
import { DayColumn } from './day-column.tsx'
import { isLong, isWithin, nightEnds, type Time, wallAt } from './evenings.ts'
import classes from './hours-grid.module.css'
import { hoursOf } from './hours-shown.ts'
import { NowLine } from './now-line.tsx'
import { movedTo } from './reader-time.ts'
import { useHand } from './use-hand.ts'
import { useWalk } from './use-walk.ts'

interface HoursGridProps {
  days: readonly string[]
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
  /** Somebody drew a time into an empty place; undefined where nothing may be added. */
  onDraw: ((time: Time) => void) | undefined
}

/** Days side by side, hour by hour, into the night: what begins on Saturday and ends after midnight stays under Saturday. */
export function HoursGrid({
  days,
  occurrences,
  daysOff,
  today,
  pending,
  openId,
  fresh,
  addressOf,
  dayAddress,
  onMove,
  onDraw,
}: HoursGridProps) {
  const { t } = useTranslation('calendar')
  const scroll = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  const walk = useWalk(onMove)
  const off = useDayOffWords()
  const hand = useHand({ grid, onMove, onDraw })
  const held = hand.held ?? walk.held
  const shown = occurrences.map((each) => (each.id === held?.id ? movedTo(each, held.time) : each))
  const there = shown.filter((each) => isWithin(each, { from: days[0] ?? today, to: addDays(days.at(-1) ?? today, 1) }))
  const hourly = there.filter((each) => !isLong(each))
  const { first, last } = hoursOf(hourly, days)
  useOpening(scroll, days, first, hourly)
  const dates = { openId, fresh, held: held?.id ?? null, addressOf, hand, walk }
  return (
    <section
      className={classes.grid}
      style={{ '--days': days.length } as CSSProperties}
      aria-label={t('grid.label')}
      aria-describedby="cles-du-calendrier"
      aria-busy={pending || undefined}
    >
      <p id="cles-du-calendrier" className={classes.spoken}>
        {t('grid.keys')}
      </p>
      <p className={classes.spoken} aria-live="polite">
        {walk.said}
      </p>
      <div className={classes.heads}>
        <span />
        {days.map((day) => (
          <Link key={day} to={dayAddress(day)} className={classes.head} aria-current={day === today ? 'date' : undefined}>
            <VisuallyHidden>{[fullDay(day), off(daysOff, day).holiday].filter(Boolean).join(', ')}</VisuallyHidden>
            <span aria-hidden="true">
              {weekdays()[weekdayOf(day)]?.short} <b>{Number(day.slice(8))}</b>
              {off(daysOff, day).holiday && <small title={off(daysOff, day).holiday ?? ''}>{off(daysOff, day).holiday}</small>}
            </span>
          </Link>
        ))}
      </div>
      <SchoolRow days={days} daysOff={daysOff} />
      <AllDayRow days={days} occurrences={there.filter(isLong)} {...dates} />
      {/* What slides must be reached without a mouse (axe: scrollable-region-focusable). */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason stands above */}
      <section ref={scroll} className={classes.scroll} tabIndex={0} aria-label={t('grid.hours')}>
        <div ref={grid} className={classes.hours} style={{ '--first': first, '--count': last - first } as CSSProperties}>
          <div className={classes.labels} aria-hidden="true">
            {Array.from({ length: last - first }, (_, each) => first + each).map((hour) => (
              <span key={hour} data-hour>
                {wallHour(wallAt(today, hour * 60))}
              </span>
            ))}
          </div>
          {days.map((day) => (
            <DayColumn
              key={day}
              day={day}
              holiday={daysOff.holidays.has(day)}
              from={first * 60}
              occurrences={hourly}
              draft={hand.drawn}
              {...dates}
            />
          ))}
          {last > 24 && (
            <div className={classes.midnight} aria-hidden="true">
              <span>{t('grid.afterMidnight')}</span>
            </div>
          )}
          <NowLine days={days} first={first} last={last} />
        </div>
      </section>
    </section>
  )
}

/** Opens where something is, not at the first hour; once for each range: from then on it is the reader's to move. */
const useOpening = (scroll: RefObject<HTMLElement | null>, days: readonly string[], first: number, hourly: readonly Occurrence[]) => {
  const opened = useRef<string | undefined>(undefined)
  useLayoutEffect(() => {
    const element = scroll.current
    if (!element || opened.current === days[0] || hourly.length === 0) return
    opened.current = days[0]
    const mornings = hourly.map(({ starts }) => Number(starts.slice(11, 13))).filter((hour) => hour * 60 >= nightEnds)
    const hour = element.querySelector('[data-hour]')?.getBoundingClientRect().height ?? 0
    const today = element.parentElement?.querySelector<HTMLElement>('[aria-current=date]')
    // Where a week is wider than the screen, it begins with today.
    element.parentElement?.scrollTo({ left: (today?.offsetLeft ?? 0) - (today?.parentElement?.firstElementChild?.clientWidth ?? 0) })
    // A little earlier, so that the first hour’s word is whole.
    element.scrollTop = (Math.min(usualMorning, ...mornings) - first - 0.25) * hour
  }, [scroll, days, first, hourly])
}

/** With nothing earlier, the day is shown from here on. */
const usualMorning = 10
