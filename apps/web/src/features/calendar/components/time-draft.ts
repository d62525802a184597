import { Day } from '@navette/contract/core/time.ts'
import { addDays, daysBetween } from '../../../lib/days.ts'
import { lengthOf, minutesAfter, type Time, wallAt } from './evenings.ts'

/** A time as a form asks for it. */
export interface TimeDraft {
  allDay: boolean
  day: string
  /** `20:30` */
  from: string
  to: string
  /** The last day, where something goes on over days; null for one day, or one evening. */
  until: string | null
}

const hour = /^\d{2}:\d{2}$/
const day = 24 * 60

export const draftOf = (time: Time): TimeDraft => {
  const [starts, ends] = [time.starts.slice(0, 10), time.ends.slice(0, 10)]
  if (time.allDay) {
    const last = addDays(ends, -1)
    return { allDay: true, day: starts, from: '20:00', to: '22:00', until: last === starts ? null : last }
  }
  return { allDay: false, day: starts, from: time.starts.slice(11), to: time.ends.slice(11), until: lengthOf(time) > day ? ends : null }
}

/** The time that it means; an end that is no later than the beginning is the next morning’s. Null while something is missing. */
export const timeOf = ({ allDay, day: on, from, to, until }: TimeDraft): Time | null => {
  const isDay = (text: string) => Day.safeParse(text).success
  if (!isDay(on) || (until !== null && !isDay(until))) return null
  if (allDay) return { allDay, starts: on, ends: addDays(until ?? on, 1) }
  if (!hour.test(from) || !hour.test(to)) return null
  return { allDay, starts: `${on}T${from}`, ends: `${until ?? (to <= from ? addDays(on, 1) : on)}T${to}` }
}

/** Whether it ends on the next day because its hours say so: worth a word. */
export const endsNextDay = (draft: TimeDraft): boolean =>
  !draft.allDay && draft.until === null && draft.to <= draft.from && hour.test(draft.to)

/** Begins at another hour, and lasts as long. */
export const beginningAt = (draft: TimeDraft, from: string): TimeDraft => {
  const time = timeOf(draft)
  if (!time || time.allDay || !hour.test(from)) return { ...draft, from }
  const ends = wallAt(draft.day, minutesAfter(draft.day, `${draft.day}T${from}`) + lengthOf(time))
  return { ...draft, from, to: ends.slice(11), until: draft.until && ends.slice(0, 10) }
}

/** Begins on another day, and lasts as long. */
export const beginningOn = (draft: TimeDraft, on: string): TimeDraft => {
  const known = Day.safeParse(on).success && Day.safeParse(draft.day).success
  return { ...draft, day: on, until: known && draft.until ? addDays(draft.until, daysBetween(draft.day, on)) : draft.until }
}
