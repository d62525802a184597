import { describe, expect, it } from 'vitest'
import { beginningAt, beginningOn, draftOf, endsNextDay, timeOf } from './time-draft.ts'

const night = { allDay: false, starts: '2026-11-28T20:30', ends: '2026-11-29T01:00' }
const residency = { allDay: true, starts: '2026-11-23', ends: '2026-11-28' }
const through = { allDay: false, starts: '2026-11-26T14:00', ends: '2026-11-28T18:00' }

describe('a time in a form', () => {
  it.each([night, residency, through, { ...residency, ends: '2026-11-24' }])('is the same again', (time) =>
    expect(timeOf(draftOf(time))).toEqual(time),
  )

  it('is one evening, or has a last day', () => {
    expect(draftOf(night)).toEqual({ allDay: false, day: '2026-11-28', from: '20:30', to: '01:00', until: null })
    expect(endsNextDay(draftOf(night))).toBe(true)
    expect(draftOf(residency)).toMatchObject({ day: '2026-11-23', until: '2026-11-27' })
    expect(draftOf(through)).toMatchObject({ until: '2026-11-28' })
    expect(endsNextDay(draftOf(through))).toBe(false)
  })

  it('is none while something is missing', () => {
    expect(timeOf({ ...draftOf(night), to: '' })).toBeNull()
    expect(timeOf({ ...draftOf(residency), day: '' })).toBeNull()
  })

  it('lasts as long when it begins at another moment', () => {
    expect(timeOf(beginningAt(draftOf(night), '21:45'))).toEqual({ ...night, starts: '2026-11-28T21:45', ends: '2026-11-29T02:15' })
    expect(timeOf(beginningAt(draftOf(night), '17:00'))).toEqual({ ...night, starts: '2026-11-28T17:00', ends: '2026-11-28T21:30' })
    expect(timeOf(beginningAt(draftOf(through), '22:00'))).toEqual({ ...through, starts: '2026-11-26T22:00', ends: '2026-11-29T02:00' })
    expect(timeOf(beginningOn(draftOf(residency), '2026-11-30'))).toEqual({ allDay: true, starts: '2026-11-30', ends: '2026-12-05' })
    expect(beginningOn(draftOf(night), '')).toMatchObject({ day: '', until: null })
  })
})
