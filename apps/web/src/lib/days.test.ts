import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween, daysFrom, firstOfMonth, mondayOf, weekdayOf, weekNumberOf } from './days.ts'

describe('days', () => {
  it('are counted over changes of clocks, months and leap years', () => {
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-12-01', '2026-11-30')).toBe(-1)
    expect(daysFrom('2026-12-31', 2)).toEqual(['2026-12-31', '2027-01-01'])
  })

  it('make weeks that begin on Monday', () => {
    expect(weekdayOf('2026-11-23')).toBe(0)
    expect(weekdayOf('2026-11-29')).toBe(6)
    expect(mondayOf('2026-11-29')).toBe('2026-11-23')
    expect(mondayOf('2026-11-23')).toBe('2026-11-23')
  })

  it.each([
    ['2026-11-23', 48],
    ['2026-01-01', 1],
    ['2027-01-01', 53],
    ['2024-12-30', 1],
    ['2021-01-03', 53],
  ])('%s lies in week %i', (day, week) => expect(weekNumberOf(day)).toBe(week))

  it('stay in the month that one goes to', () => {
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
    expect(addMonths('2026-11-23', 2)).toBe('2027-01-23')
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
    expect(firstOfMonth('2026-11-23')).toBe('2026-11-01')
  })
})
