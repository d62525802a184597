import { describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '../../../lib/days.ts'
import { daysOffIn, holidaysAmong, isBeyondKnown, schoolColumns, schoolOn } from './days-off.ts'
import { easterOf, publicHolidaysOf } from './public-holidays.ts'
import { schoolHolidaysIn, schoolHolidaysKnown } from './school-holidays.ts'

const all = { publicHolidays: true, schoolHolidays: true }

describe('public holidays', () => {
  it('follow Easter, early and late', () => {
    expect([2008, 2024, 2025, 2026, 2027, 2028, 2038, 2285].map(easterOf)).toEqual([
      '2008-03-23',
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2028-04-16',
      '2038-04-25',
      '2285-03-22',
    ])
  })

  it('are eleven', () => {
    const days = publicHolidaysOf(2027)
    expect(days.size).toBe(11)
    expect(days.get('2027-05-06')).toBe('ascension')
    expect(days.get('2027-05-17')).toBe('whitMonday')
    expect(publicHolidaysOf(2008).get('2008-05-01')).toBe('ascension')
  })
})

describe('school holidays', () => {
  it('begin on a Saturday and end on a Monday, but for summer and a bridge', () => {
    const year = { from: schoolHolidaysKnown.from, to: schoolHolidaysKnown.to }
    for (const zone of ['A', 'B', 'C'] as const) {
      const usual = schoolHolidaysIn(zone, year).filter(({ name }) => name !== 'summer' && name !== 'ascension')
      expect(usual).toHaveLength(8)
      expect(usual.map(({ from, to }) => [weekdayOf(from), weekdayOf(to), to === addDays(from, 16)])).toEqual(usual.map(() => [5, 0, true]))
    }
  })

  it('are those of Saint-Étienne', () => {
    const winter = daysOffIn(all, { from: '2027-02-01', to: '2027-03-01' })
    expect(schoolOn(winter, '2027-02-12')).toBeNull()
    expect(schoolOn(winter, '2027-02-28')?.name).toBe('winter')
    expect(schoolColumns(winter, '2027-02-08', 7)).toEqual([{ name: 'winter', from: 5, until: 7 }])
    expect(schoolColumns(winter, '2027-03-01', 7)).toEqual([])
  })

  it('say where nobody knows', () => {
    expect(isBeyondKnown({ from: '2027-08-01', to: '2027-09-01' })).toBe(false)
    expect(isBeyondKnown({ from: '2027-08-30', to: '2027-09-06' })).toBe(true)
  })
})

it('only what is wanted is shown', () => {
  const range = { from: '2026-12-28', to: '2027-01-04' }
  expect(holidaysAmong(daysOffIn(all, range), range)).toEqual(['2027-01-01'])
  expect(daysOffIn({ publicHolidays: false, schoolHolidays: false }, range)).toEqual({ holidays: new Map(), school: [] })
})
