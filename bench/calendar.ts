import type { Row } from './rows.ts'

/** The first day of the month that lies so many months from this one, as `YYYY-MM-DD`. */
export const firstOf = (today: string, months: number) =>
  new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1 + months, 1)).toISOString().slice(0, 10)

export const calendar: readonly Row[] = [
  {
    name: 'the first 500 dates of a month of the calendar',
    baseline: 'month',
    target: 1 / 3,
    knocks: async ({ memberIds, headersOf, today }) =>
      memberIds.map((memberId, at) => {
        const month = (at % 12) - 6
        const path = `/api/occurrences?from=${firstOf(today, month)}&to=${firstOf(today, month + 1)}&limit=500`
        return { method: 'GET', path, headers: headersOf(memberId) }
      }),
  },
]
