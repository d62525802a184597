import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sayDatesIn } from '../../../lib/dates.ts'
import { asItsOwn, instantMoved, seenBy } from './reader-time.ts'

beforeEach(() => sayDatesIn({ language: 'fr', timeZone: 'Europe/Paris' }))
afterEach(() => sayDatesIn({ language: 'fr', timeZone: 'Europe/Paris' }))

/** A talk in Montréal, in the evening. */
const talk = {
  allDay: false,
  starts: '2027-01-15T19:00',
  ends: '2027-01-15T21:00',
  timeZone: 'America/Montreal',
  startsAt: '2027-01-16T00:00:00.000Z',
  endsAt: '2027-01-16T02:00:00.000Z',
} as Occurrence

describe('hours of elsewhere', () => {
  it('are those of whoever reads, with their own beside', () => {
    expect(seenBy(talk)).toMatchObject({
      starts: '2027-01-16T01:00',
      ends: '2027-01-16T03:00',
      own: { starts: talk.starts, timeZone: talk.timeZone },
    })
  })

  it('are left alone where they are those of the reader, and where there are none', () => {
    const here = { ...talk, timeZone: 'Europe/Paris' }
    expect(seenBy(here)).toBe(here)
    const days = { ...talk, allDay: true, starts: '2027-01-15', ends: '2027-01-16' }
    expect(seenBy(days)).toBe(days)
  })

  it('move on their own wall by as much as the reader moves them', () => {
    const moved = { allDay: false, starts: '2027-01-17T02:00', ends: '2027-01-17T04:30' }
    expect(asItsOwn(seenBy(talk), moved)).toEqual({ allDay: false, starts: '2027-01-16T20:00', ends: '2027-01-16T22:30' })
    expect(asItsOwn(talk, moved)).toBe(moved)
  })

  it('move in time at once', () => {
    expect(instantMoved(talk.startsAt, '2027-01-16T01:00', '2027-01-17T02:15')).toBe('2027-01-17T01:15:00.000Z')
    expect(instantMoved('2027-01-14T23:00:00.000Z', '2027-01-15', '2027-01-17')).toBe('2027-01-16T23:00:00.000Z')
  })
})
