import { describe, expect, it } from 'vitest'
import { drawn, rangeOf, stepped, weeksOfMonth } from './range.ts'

const on = '2026-11-26'

describe('the range of a view', () => {
  it.each([
    ['day', '2026-11-26', '2026-11-27'],
    ['week', '2026-11-23', '2026-11-30'],
    ['month', '2026-11-01', '2026-12-01'],
    ['year', '2026-01-01', '2027-01-01'],
    ['ahead', '2026-11-26', '2026-12-24'],
  ] as const)('%s: from %s to %s', (over, from, to) => expect(rangeOf({ over, on })).toEqual({ from, to }))

  it('is drawn in whole weeks for a month, not for the list of one', () => {
    expect(weeksOfMonth(on)).toEqual(['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30'])
    expect(weeksOfMonth('2027-02-10')).toHaveLength(4)
    expect(drawn({ as: 'month', over: 'month', on })).toEqual({ from: '2026-10-26', to: '2026-12-07' })
    expect(drawn({ as: 'list', over: 'month', on })).toEqual({ from: '2026-11-01', to: '2026-12-01' })
  })

  it('is followed by the next', () => {
    expect(stepped({ over: 'week', on }, 1)).toBe('2026-12-03')
    expect(stepped({ over: 'month', on: '2026-01-31' }, 1)).toBe('2026-02-28')
    expect(stepped({ over: 'year', on }, -1)).toBe('2025-11-26')
    expect(stepped({ over: 'ahead', on }, 1)).toBe('2026-12-24')
  })
})
