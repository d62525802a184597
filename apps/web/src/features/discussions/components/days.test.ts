import { expect, it } from 'vitest'
import { dayAt, dayByKey, monthsOf, weeksOf } from './days.ts'

const days = ['2025-12-30', '2026-01-02', '2026-01-09', '2026-03-01'].map((day, at) => ({ day, number: at * 10 + 1, count: 10 }))

it('tells the day of a number', () => {
  expect([1, 10, 11, 999].map((number) => dayAt(days, number)?.day)).toEqual(['2025-12-30', '2025-12-30', '2026-01-02', '2026-03-01'])
  expect(dayAt([], 3)).toBeUndefined()
})

it('names every month from the first to the last', () => {
  expect(monthsOf(days)).toEqual(['2025-12', '2026-01', '2026-02', '2026-03'])
  expect(monthsOf([])).toEqual([])
})

it('lays a month out in weeks that begin on Monday', () => {
  const weeks = weeksOf('2026-11')
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
  expect(weeks.at(-1)?.[0]).toBe('2026-11-30')
  expect(weeksOf('2024-02').flat().filter(Boolean)).toHaveLength(29)
  expect(weeksOf('2027-02')).toHaveLength(4)
})

it('goes by keys to the next day on which something was said', () => {
  expect(
    ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'x'].map((key) => dayByKey(days, '2026-01-02', key)),
  ).toEqual(['2026-01-09', '2025-12-30', '2026-01-09', '2025-12-30', '2025-12-30', '2026-03-01', '2026-03-01', '2026-01-02'])
})
