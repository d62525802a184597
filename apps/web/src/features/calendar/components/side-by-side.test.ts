import { describe, expect, it } from 'vitest'
import { sideBySide } from './side-by-side.ts'

const lanesOf = (...stretches: [name: string, from: number, until: number][]) =>
  Object.fromEntries(
    sideBySide(stretches.map(([name, from, until]) => ({ name, from, until }))).map(({ name, lane, lanes }) => [
      name,
      `${lane + 1}/${lanes}`,
    ]),
  )

describe('what stands side by side', () => {
  it('is what overlaps, and only that', () => {
    expect(lanesOf(['a', 0, 60], ['b', 60, 120], ['c', 90, 100])).toEqual({ a: '1/1', b: '1/2', c: '2/2' })
  })

  it('begins with the longest, and fills lanes that are free again', () => {
    expect(lanesOf(['short', 0, 30], ['long', 0, 120], ['later', 40, 80])).toEqual({ long: '1/2', short: '2/2', later: '2/2' })
  })

  it('has as many lanes as its busiest moment', () => {
    expect(lanesOf(['a', 0, 90], ['b', 30, 60], ['c', 40, 100], ['d', 95, 110])).toEqual({ a: '1/3', b: '2/3', c: '3/3', d: '1/3' })
    expect(sideBySide([])).toEqual([])
  })
})
