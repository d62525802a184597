import { dayRange, fullDay, longDay, monthOf } from '../../../lib/dates.ts'
import { addDays, mondayOf } from '../../../lib/days.ts'
import { words } from '../../../lib/words.ts'
import type { CalendarView } from './calendar-view.ts'

/** What a view shows, as its title: « 23 – 29 novembre 2026 », « Novembre 2026 », « À partir du lundi 23 novembre ». */
export const rangeTitle = ({ over, on }: Pick<CalendarView, 'over' | 'on'>): string => {
  if (over === 'day') return longDay(on)
  if (over === 'week') {
    const { from, last } = dayRange(mondayOf(on), addDays(mondayOf(on), 6), true)
    return words('calendar:when.span', { from, to: last })
  }
  if (over === 'month') return firstUpper(monthOf(on))
  return over === 'year' ? on.slice(0, 4) : words('calendar:head.ahead', { day: fullDay(on) })
}

const firstUpper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
