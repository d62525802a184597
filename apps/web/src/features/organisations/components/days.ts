/** The day after another, `2026-11-30` → `2026-12-01`; -1 for the day before. */
const daysFrom = (day: string, days: number): string => {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** People say the last day; what is kept is the first day without. */
export const lastDay = (endsOn: string): string => daysFrom(endsOn, -1)
export const endAfter = (last: string): string => daysFrom(last, 1)

/** The same day a year later; 29 February becomes 1 March where there is none. */
export const yearLater = (day: string): string => {
  const [year = '', ...rest] = day.split('-')
  const date = new Date(`${Number(year) + 1}-${rest.join('-')}T12:00:00Z`)
  return date.toISOString().slice(0, 10)
}
