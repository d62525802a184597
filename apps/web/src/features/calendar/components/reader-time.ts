import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { otherZone, wallNow } from '../../../lib/dates.ts'
import { daysBetween } from '../../../lib/days.ts'
import { minutesAfter, movedBy, type Time } from './evenings.ts'

/** A date as its reader sees it: its hours are those of their clock; `own` are those of the wall where it takes place, if that is another. */
export interface SeenDate extends Occurrence {
  own?: Pick<Occurrence, 'starts' | 'ends' | 'timeZone'>
}

/** Days are days everywhere, and hours are those of whoever reads. */
export const seenBy = (occurrence: Occurrence): SeenDate => {
  const { allDay, starts, ends, timeZone, startsAt, endsAt } = occurrence
  if (allDay || otherZone(timeZone, startsAt) === null) return occurrence
  return { ...occurrence, starts: wallNow(new Date(startsAt)), ends: wallNow(new Date(endsAt)), own: { starts, ends, timeZone } }
}

/** A time that a reader chose for a date, on the wall where it takes place: its hours move by as much as those that the reader sees. */
export const asItsOwn = (date: SeenDate, time: Time): Time => {
  const { own } = date
  if (!own) return time
  const moved = (wall: string, from: string, to: string) =>
    movedBy({ allDay: false, starts: wall, ends: wall }, { days: 0, minutes: minutesBetween(from, to) }).starts
  return { allDay: false, starts: moved(own.starts, date.starts, time.starts), ends: moved(own.ends, date.ends, time.ends) }
}

/** The same date while it is being moved. */
export const movedTo = (date: SeenDate, time: Time): SeenDate => ({
  ...date,
  ...time,
  ...(date.own && { own: { ...date.own, starts: asItsOwn(date, time).starts, ends: asItsOwn(date, time).ends } }),
})

/** Of clocks on a wall. */
const minutesBetween = (from: string, to: string): number => minutesAfter(from.slice(0, 10), to) - minutesAfter(from.slice(0, 10), from)

/** The instant of a time that was moved: as far from the old one as the wall says, until the server says it exactly. */
export const instantMoved = (at: string, from: string, to: string): string => {
  if (from.length === 10) return new Date(Date.parse(at) + daysBetween(from, to) * 86_400_000).toISOString()
  return new Date(Date.parse(at) + minutesBetween(from, to) * 60_000).toISOString()
}
