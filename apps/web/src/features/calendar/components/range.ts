import { addDays, addMonths, daysBetween, firstOfMonth, mondayOf } from '../../../lib/days.ts'
import type { CalendarView } from './calendar-view.ts'

/** Days, the second without. */
export interface Range {
  from: string
  to: string
}

/** A list of what comes goes so far. */
const ahead = 28

/** The days that a view is about. */
export const rangeOf = ({ over, on }: Pick<CalendarView, 'over' | 'on'>): Range => {
  if (over === 'day') return { from: on, to: addDays(on, 1) }
  if (over === 'week') return { from: mondayOf(on), to: addDays(mondayOf(on), 7) }
  if (over === 'month') return { from: firstOfMonth(on), to: addMonths(firstOfMonth(on), 1) }
  if (over === 'year') return { from: `${on.slice(0, 4)}-01-01`, to: addMonths(`${on.slice(0, 4)}-01-01`, 12) }
  return { from: on, to: addDays(on, ahead) }
}

/** The weeks of a month, whole, by their Mondays. */
export const weeksOfMonth = (on: string): string[] => {
  const first = mondayOf(firstOfMonth(on))
  const count = Math.ceil(daysBetween(first, addMonths(firstOfMonth(on), 1)) / 7)
  return Array.from({ length: count }, (_, week) => addDays(first, week * 7))
}

/** The days that are drawn: a month’s grid shows those of its neighbours that share a week with it. */
export const drawn = (view: Pick<CalendarView, 'as' | 'over' | 'on'>): Range => {
  if (view.as !== 'month') return rangeOf(view)
  const weeks = weeksOfMonth(view.on)
  return { from: weeks[0] ?? view.on, to: addDays(weeks.at(-1) ?? view.on, 7) }
}

/** A day of the range that follows, or of the one before. */
export const stepped = ({ over, on }: Pick<CalendarView, 'over' | 'on'>, way: 1 | -1): string => {
  if (over === 'month') return addMonths(on, way)
  if (over === 'year') return addMonths(on, way * 12)
  return addDays(on, way * { day: 1, week: 7, ahead }[over])
}
