import { expect, it } from 'vitest'
import { endAfter, lastDay, yearLater } from './days.ts'

it('says the last day of what ends on the day after', () => {
  expect(lastDay('2027-01-01')).toBe('2026-12-31')
  expect(endAfter('2028-02-28')).toBe('2028-02-29')
  expect(lastDay(endAfter('2026-10-25'))).toBe('2026-10-25')
})

it('goes on for a year, also from a day that the next year does not have', () => {
  expect(yearLater('2026-07-01')).toBe('2027-07-01')
  expect(yearLater('2028-02-29')).toBe('2029-03-01')
})
