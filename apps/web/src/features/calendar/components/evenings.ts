import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { addDays, daysBetween } from '../../../lib/days.ts'

/** When something is, on the wall of its place. */
export type Time = Pick<Occurrence, 'allDay' | 'starts' | 'ends'>

/** A night belongs to its evening until then: minutes after midnight. */
export const nightEnds = 6 * 60
const day = 24 * 60

/** Minutes from the midnight with which a day begins; negative before it. */
export const minutesAfter = (midnightOf: string, wall: string): number =>
  daysBetween(midnightOf, wall.slice(0, 10)) * day + Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))

/** The other way round. */
export const wallAt = (midnightOf: string, minutes: number): string => {
  const rest = ((minutes % day) + day) % day
  const two = (number: number) => String(number).padStart(2, '0')
  return `${addDays(midnightOf, Math.floor(minutes / day))}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`
}

/** How long it lasts, in minutes; whole days as days. */
export const lengthOf = ({ allDay, starts, ends }: Time): number =>
  allDay ? daysBetween(starts, ends) * day : minutesAfter(starts.slice(0, 10), ends) - minutesAfter(starts.slice(0, 10), starts)

/**
 * The first and the last day to which something belongs. What ends before six in the morning belongs to the evening before, and what begins after
 * midnight and ends before six is that evening's too: nobody who goes out on Saturday looks for the end under Sunday.
 */
export const daysOf = (time: Time): { first: string; last: string } => {
  if (time.allDay) return { first: time.starts, last: addDays(time.ends, -1) }
  const [startDay, endDay] = [time.starts.slice(0, 10), time.ends.slice(0, 10)]
  const ends = minutesAfter(endDay, time.ends)
  const night = startDay === endDay && ends <= nightEnds
  const first = night ? addDays(startDay, -1) : startDay
  const last = endDay > first && ends <= nightEnds ? addDays(endDay, -1) : endDay
  return { first, last }
}

/** Whether it stands above the hours, with what takes whole days. */
export const isLong = (time: Time): boolean => time.allDay || lengthOf(time) >= day

/** Whether it belongs to one of these days, the second without. */
export const isWithin = (time: Time, { from, to }: { from: string; to: string }): boolean => {
  const { first, last } = daysOf(time)
  return first < to && last >= from
}

/** The part of it that stands in the column of a day, in minutes from its midnight; null where none does. */
export const partIn = (column: string, time: Time): { from: number; until: number } | null => {
  const { first, last } = daysOf(time)
  if (column < first || column > last) return null
  return {
    from: column === first ? minutesAfter(column, time.starts) : nightEnds,
    until: column === last ? minutesAfter(column, time.ends) : day + nightEnds,
  }
}

/** The same moved by days and minutes; whole days move by days alone. */
export const movedBy = (time: Time, { days, minutes }: { days: number; minutes: number }): Time => {
  const by = (wall: string) =>
    time.allDay ? addDays(wall, days) : wallAt(wall.slice(0, 10), minutesAfter(wall.slice(0, 10), wall) + days * day + minutes)
  return { allDay: time.allDay, starts: by(time.starts), ends: by(time.ends) }
}

/** A quarter of an hour is the shortest that one can see, and aim at. */
const shortest = 15

/** The same with another end; what lasts whole days ends on another day, and has one at least. */
export const endingLater = (time: Time, minutes: number): Time => {
  if (time.allDay) {
    const ends = addDays(time.ends, Math.sign(minutes))
    return ends > time.starts ? { ...time, ends } : time
  }
  const midnight = time.starts.slice(0, 10)
  const until = Math.max(minutesAfter(midnight, time.starts) + shortest, minutesAfter(midnight, time.ends) + minutes)
  return { ...time, ends: wallAt(midnight, until) }
}
