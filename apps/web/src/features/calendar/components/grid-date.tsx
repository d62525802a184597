import { VisuallyHidden } from '@mantine/core'
import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { Link, type To } from 'react-router'
import { Ribbon } from '../../../ui/ribbon.tsx'
import { isLong } from './evenings.ts'
import classes from './grid-date.module.css'
import { useDateName, useStanding } from './standing.ts'
import { hoursWords } from './time-words.ts'
import type { Hand } from './use-hand.ts'
import type { Walk } from './use-walk.ts'

/** What the dates of a grid have in common. */
export interface GridDates {
  /** The event that stands open, or one of its dates. */
  openId: string | null
  /** What others changed just now. */
  fresh: ReadonlySet<string>
  /** The date that is being moved. */
  held: string | null
  addressOf: (occurrence: Occurrence) => To
  hand?: Hand
  /** Its hours are said, where its place stands beside it already. */
  saysHours?: boolean
  walk: Walk
}

/** A date on a grid: its ribbon at the edge, its title, where it is; dashed while it is not sure. */
export function GridDate({ occurrence, openId, fresh, held, addressOf, hand, walk, saysHours }: GridDates & { occurrence: Occurrence }) {
  const { id, eventId, title, place, ribbon, cancelled, can } = occurrence
  const { option, said } = useStanding(occurrence)
  const name = useDateName(occurrence)
  const open = [eventId, id].includes(openId ?? '')
  const long = isLong(occurrence)
  const hours = !occurrence.allDay && (long || open || held === id || saysHours)
  return (
    <Link
      to={addressOf(occurrence)}
      className={classes.date}
      draggable={false}
      aria-current={open || undefined}
      data-date={id}
      data-option={option || undefined}
      data-cancelled={cancelled || undefined}
      data-held={held === id || undefined}
      data-live={fresh.has(eventId) || undefined}
      data-movable={can.move || undefined}
      onKeyDown={(event) => walk.press(event, occurrence)}
      onBlur={walk.settle}
      {...(hand && { onPointerDown: (event) => hand.take(event, occurrence), onClickCapture: hand.click })}
    >
      <Ribbon of={ribbon} size="s" axis="v" decorative />
      <VisuallyHidden>{name}</VisuallyHidden>
      <span className={classes.words} title={name} aria-hidden="true">
        <b>{title}</b> {hours && <span>{hoursWords(occurrence)}</span>}
        {(said ?? (hours && !long ? null : place?.name)) && <span> {said ?? place?.name}</span>}
      </span>
      {hand && can.move && !long && (
        <span className={classes.edge} onPointerDown={(event) => hand.take(event, occurrence, true)} aria-hidden="true" />
      )}
    </Link>
  )
}
