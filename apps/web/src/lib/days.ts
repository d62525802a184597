/** Days of the calendar, `2026-11-23`: counted without hours and zones, so that no change of clocks can shift them. */

const length = 86_400_000
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayAt = (time: number) => new Date(time).toISOString().slice(0, 10)

/** @param count of days; negative for before */
export const addDays = (day: string, count: number): string => dayAt(at(day) + count * length)

/** How many days lie between two; negative when the second comes first. */
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / length)

/** 0 for Monday, 6 for Sunday. */
export const weekdayOf = (day: string): number => (new Date(at(day)).getUTCDay() + 6) % 7

export const mondayOf = (day: string): string => addDays(day, -weekdayOf(day))

/** The number of its week (ISO 8601): that of the year in which its Thursday lies. */
export const weekNumberOf = (day: string): number => {
  const thursday = addDays(mondayOf(day), 3)
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1
}

export const firstOfMonth = (day: string): string => `${day.slice(0, 8)}01`

/** The same day of another month, or the last that this one has. */
export const addMonths = (day: string, count: number): string => {
  const [year = 0, month = 1, number = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return dayAt(Date.UTC(year, month - 1 + count, Math.min(number, last)))
}

/** As many days as asked for, from this one on. */
export const daysFrom = (day: string, count: number): string[] => Array.from({ length: count }, (_, each) => addDays(day, each))
