import type { Rule } from '@navette/contract/calendar/recurrence.ts'
import { addDays } from '../../../lib/days.ts'

const plain = (rule: Pick<Rule, 'frequency'> & Partial<Rule>): Rule => ({
  interval: 1,
  weekdays: [],
  monthDays: [],
  months: [],
  setPositions: [],
  ends: { kind: 'never' },
  ...rule,
})

/** What an event that begins on a day most likely comes again by: its weekday, its place in the month, its date. */
export function rulesFor(day: string): Rule[] {
  const date = new Date(`${day}T12:00:00Z`)
  const weekday = (['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const)[date.getUTCDay()] ?? 'MO'
  const number = date.getUTCDate()
  const nth = Math.ceil(number / 7)
  const isLast = addDays(day, 7).slice(0, 7) !== day.slice(0, 7)
  const inMonth = (place: number) => plain({ frequency: 'monthly', weekdays: [{ day: weekday, nth: place }] })
  return [
    plain({ frequency: 'daily' }),
    plain({ frequency: 'weekly', weekdays: [{ day: weekday, nth: null }] }),
    plain({ frequency: 'weekly', interval: 2, weekdays: [{ day: weekday, nth: null }] }),
    // A fifth of a weekday is not there each month: whoever chooses such a day means the last.
    ...(nth < 5 ? [inMonth(nth)] : []),
    ...(isLast ? [inMonth(-1)] : []),
    plain({ frequency: 'monthly', monthDays: [number] }),
    plain({ frequency: 'yearly', months: [date.getUTCMonth() + 1], monthDays: [number] }),
  ]
}

/** In which months: all of them but these. */
export const without = (rule: Rule, left: number[]): Rule => ({
  ...rule,
  months: left.length === 0 ? [] : allMonths.filter((month) => !left.includes(month)),
})

export const leftOf = ({ months }: Rule): number[] => (months.length === 0 ? [] : allMonths.filter((month) => !months.includes(month)))

export const allMonths = Array.from({ length: 12 }, (_, at) => at + 1)

/** The same apart from its months and its end. */
export const isLike = (choice: Rule, rule: Rule): boolean => {
  const core = ({ frequency, interval, weekdays, monthDays, months }: Rule) =>
    JSON.stringify([frequency, interval, weekdays, monthDays, frequency === 'yearly' && months])
  return core(choice) === core(rule)
}

/** The first day was changed: what comes again each Tuesday comes again each Wednesday. */
export function onDay(rule: Rule, day: string): Rule {
  const shape = ({ frequency, interval, weekdays, monthDays }: Rule) =>
    JSON.stringify([frequency, interval, weekdays.map(({ nth }) => nth !== null && Math.sign(nth)), monthDays.length])
  const choices = rulesFor(day)
  const like =
    choices.find((choice) => shape(choice) === shape(rule)) ??
    choices.find(({ frequency, weekdays }) => frequency === rule.frequency && weekdays.length === rule.weekdays.length)
  return like ? { ...like, months: like.frequency === 'yearly' ? like.months : rule.months, ends: rule.ends } : rule
}
