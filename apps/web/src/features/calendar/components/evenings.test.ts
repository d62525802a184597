import { describe, expect, it } from 'vitest'
import { daysOf, endingLater, isLong, isWithin, lengthOf, minutesAfter, movedBy, partIn, wallAt } from './evenings.ts'

const hours = (starts: string, ends: string) => ({ allDay: false, starts: `2026-11-${starts}`, ends: `2026-11-${ends}` })
const days = (starts: string, ends: string) => ({ ...hours(starts, ends), allDay: true })
const night = hours('28T20:30', '29T01:00')

describe('an evening', () => {
  it.each([
    ['keeps its night', night, '28', '28'],
    ['keeps it until six', hours('28T20:30', '29T06:00'), '28', '28'],
    ['goes on into the next day after six', hours('28T20:30', '29T06:15'), '28', '29'],
    ['has what begins after midnight', hours('29T01:00', '29T05:00'), '28', '28'],
    ['has not what begins early and goes on', hours('29T05:00', '29T09:00'), '29', '29'],
    ['ends at midnight', hours('28T20:00', '29T00:00'), '28', '28'],
    ['may be several', hours('26T14:00', '28T02:00'), '26', '27'],
    ['is a day for whole days', days('23', '28'), '23', '27'],
  ])('%s', (_, time, first, last) => expect(daysOf(time)).toEqual({ first: `2026-11-${first}`, last: `2026-11-${last}` }))

  it('is not looked for on the next day', () => {
    expect(isWithin(night, { from: '2026-11-29', to: '2026-11-30' })).toBe(false)
    expect(isWithin(night, { from: '2026-11-23', to: '2026-11-29' })).toBe(true)
  })
})

describe('a column', () => {
  it('holds the hours after midnight', () => {
    expect(partIn('2026-11-28', night)).toEqual({ from: 1230, until: 1500 })
    expect(partIn('2026-11-29', night)).toBeNull()
    expect(partIn('2026-11-28', hours('29T01:00', '29T05:00'))).toEqual({ from: 1500, until: 1740 })
  })

  it('is left at six in the morning, and entered by the next', () => {
    const through = hours('28T22:00', '29T10:00')
    expect(partIn('2026-11-28', through)).toEqual({ from: 1320, until: 1800 })
    expect(partIn('2026-11-29', through)).toEqual({ from: 360, until: 600 })
    expect(isLong(through)).toBe(false)
    expect(isLong(hours('26T14:00', '28T02:00'))).toBe(true)
  })
})

describe('a move', () => {
  it('keeps the length, over midnight and over days', () => {
    expect(movedBy(night, { days: 1, minutes: -30 })).toEqual({ allDay: false, starts: '2026-11-29T20:00', ends: '2026-11-30T00:30' })
    expect(movedBy(days('23', '28'), { days: 2, minutes: 15 })).toEqual(days('25', '30'))
    expect(lengthOf(night)).toBe(270)
    expect(lengthOf(days('23', '28'))).toBe(5 * 1440)
  })

  it('of the end leaves something', () => {
    expect(endingLater(night, 15).ends).toBe('2026-11-29T01:15')
    expect(endingLater(hours('28T20:30', '28T20:45'), -15).ends).toBe('2026-11-28T20:45')
    expect(endingLater(days('23', '24'), -1440)).toEqual(days('23', '24'))
    expect(endingLater(days('23', '24'), 1440)).toEqual(days('23', '25'))
  })

  it('reckons in minutes from a midnight', () => {
    expect(minutesAfter('2026-11-28', '2026-11-29T01:00')).toBe(1500)
    expect(wallAt('2026-11-28', 1500)).toBe('2026-11-29T01:00')
    expect(wallAt('2026-11-28', -15)).toBe('2026-11-27T23:45')
  })
})
