/** A day on which something was said. */
export interface ThreadDay {
  /** `2026-11-23` */
  day: string
  /** Of its first message. */
  number: number
  count: number
}

/** The day that a number belongs to. */
export const dayAt = (days: readonly ThreadDay[], number: number): ThreadDay | undefined => days.findLast((each) => each.number <= number)

/** `2026-11` */
export const monthOfDay = (day: string): string => day.slice(0, 7)

/** The months from the first day to the last, also those in which nothing was said. */
export const monthsOf = (days: readonly ThreadDay[]): string[] => {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  const [from, to] = [ordinal(first.day), ordinal(last.day)]
  return Array.from({ length: to - from + 1 }, (_, at) => month(from + at))
}

const ordinal = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const month = (count: number) => `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`

/** The weeks of a month, Monday first; null before its first day and after its last. */
export const weeksOf = (of: string): (string | null)[][] => {
  const [year = 0, count = 1] = of.split('-').map(Number)
  const length = new Date(Date.UTC(year, count, 0)).getUTCDate()
  const lead = (new Date(Date.UTC(year, count - 1, 1)).getUTCDay() + 6) % 7
  const cells = Array.from({ length: Math.ceil((lead + length) / 7) * 7 }, (_, at) => {
    const day = at - lead + 1
    return day < 1 || day > length ? null : `${of}-${String(day).padStart(2, '0')}`
  })
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** Where a key leads from a day, among the days on which something was said: the next one in that direction; the same where there is none. */
export const dayByKey = (days: readonly ThreadDay[], from: string, key: string): string => {
  const all = days.map(({ day }) => day)
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, PageUp: -30, PageDown: 30 }
  if (key === 'Home') return all[0] ?? from
  if (key === 'End') return all.at(-1) ?? from
  const step = steps[key]
  if (step === undefined) return from
  const aim = new Date(Date.parse(from) + step * 86_400_000).toISOString().slice(0, 10)
  const reached = step < 0 ? all.findLast((day) => day <= aim) : all.find((day) => day >= aim)
  return reached ?? (step < 0 ? all[0] : all.at(-1)) ?? from
}
