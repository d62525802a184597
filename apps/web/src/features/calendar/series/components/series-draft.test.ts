import type { Rule } from '@navette/contract/calendar/recurrence.ts'
import type { Event } from '@navette/contract/calendar/schema.ts'
import { describe, expect, it } from 'vitest'
import { draftFrom, isChanged, shownRule, wantedOf } from './series-draft.ts'

const weekly: Rule = {
  frequency: 'weekly',
  interval: 1,
  weekdays: [{ day: 'TU', nth: null }],
  monthDays: [],
  months: [],
  setPositions: [],
  ends: { kind: 'count', count: 12 },
}
/** The third Tuesday of a choir. */
const event = {
  date: { allDay: false, starts: '2027-01-19T18:30', ends: '2027-01-19T20:30', timeZone: 'Europe/Paris' },
  series: {
    starts: '2027-01-05T18:30',
    text: 'FREQ=WEEKLY;COUNT=12',
    rule: weekly,
    added: ['2027-01-08T18:30', '2027-02-05T18:30'],
    leftOut: [],
  },
} as unknown as Event

describe('a change of a series', () => {
  it('asks for nothing while nothing was changed', () => {
    const wanted = wantedOf(draftFrom(event), event, 10)
    expect(wanted).toMatchObject({ scope: 'following', starts: '2027-01-19T18:30' })
    expect(wanted && isChanged(wanted, event)).toBe(false)
  })

  it('moves the dates along, by the rule of the new day as it is shown', () => {
    const draft = draftFrom(event)
    const moved = { ...draft, time: { ...draft.time, day: '2027-01-21' } }
    expect(shownRule(moved, event, 10)?.weekdays).toEqual([{ day: 'TH', nth: null }])
    expect(wantedOf(moved, event, 10)).not.toHaveProperty('recurrence')
  })

  it('counts the dates that are left where it leaves the past alone, and all of them where it does not', () => {
    const draft = draftFrom(event)
    expect(shownRule(draft, event, 10)?.ends).toEqual({ kind: 'count', count: 10 })
    expect(shownRule({ ...draft, scope: 'all' }, event, 10)?.ends).toEqual({ kind: 'count', count: 12 })
  })

  it('takes the dates beside the rule along', () => {
    const draft = draftFrom(event)
    const changed = { ...draft, rule: { ...weekly, interval: 2 }, time: { ...draft.time, day: '2027-01-20', from: '19:00', to: '21:00' } }
    expect(wantedOf(changed, event, 10)?.recurrence).toMatchObject({ added: ['2027-02-06T19:00'] })
    const days = { ...changed, scope: 'all' as const, time: { ...changed.time, allDay: true } }
    expect(wantedOf(days, event, 10)?.recurrence).toMatchObject({ added: ['2027-01-09', '2027-02-06'] })
  })

  it('ends what shall not come again, and waits for a whole time', () => {
    const draft = draftFrom(event)
    expect(wantedOf({ ...draft, rule: null }, event, 10)?.recurrence).toBeNull()
    expect(wantedOf({ ...draft, time: { ...draft.time, day: '' } }, event, 10)).toBeNull()
  })
})
