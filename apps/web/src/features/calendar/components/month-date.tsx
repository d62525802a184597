import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { VisuallyHidden } from '@mantine/core'
import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { wallHour } from '../../../lib/dates.ts'
import { Ribbon } from '../../../ui/ribbon.tsx'
import { isLong } from './evenings.ts'
import type { GridDates } from './grid-date.tsx'
import classes from './month-date.module.css'
import { useDateName, useStanding } from './standing.ts'

/** A date in a line: its thread, its hour, its title. */
export function MonthDate({ occurrence, openId, fresh, held, addressOf, walk }: GridDates & { occurrence: Occurrence }) {
  const ref = useRef<HTMLAnchorElement>(null)
  const carried = useRef(occurrence)
  carried.current = occurrence
  const { id, eventId, title, ribbon, cancelled, can } = occurrence
  const { option } = useStanding(occurrence)
  const name = useDateName(occurrence)
  useEffect(() => {
    const element = ref.current
    if (!element || !can.move) return
    return draggable({ element, getInitialData: () => ({ occurrence: carried.current }) })
  }, [can.move])
  return (
    <Link
      ref={ref}
      to={addressOf(occurrence)}
      className={classes.date}
      draggable={can.move}
      aria-current={[eventId, id].includes(openId ?? '') || undefined}
      data-date={id}
      data-long={isLong(occurrence) || undefined}
      data-option={option || undefined}
      data-cancelled={cancelled || undefined}
      data-held={held === id || undefined}
      data-live={fresh.has(eventId) || undefined}
      onKeyDown={(event) => walk.press(event, occurrence)}
      onBlur={walk.settle}
    >
      <Ribbon of={ribbon} size="xs" axis="v" decorative />
      <VisuallyHidden>{name}</VisuallyHidden>
      <span className={classes.words} title={name} aria-hidden="true">
        {!isLong(occurrence) && <span>{wallHour(occurrence.starts)} </span>}
        <b>{title}</b>
      </span>
    </Link>
  )
}
