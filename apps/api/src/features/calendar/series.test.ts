import { answerDate } from '@navette/contract/calendar/answer-endpoints.ts'
import {
  addEvent,
  cancelOccurrence,
  getEvent,
  listOccurrences,
  moveOccurrence,
  restoreOccurrence,
} from '@navette/contract/calendar/endpoints.ts'
import type { Rule } from '@navette/contract/calendar/recurrence.ts'
import type { Event, Occurrence } from '@navette/contract/calendar/schema.ts'
import { changeSeries, foreseeSeries, listDates } from '@navette/contract/calendar/series-endpoints.ts'
import type { BodyOf, InputOf } from '@navette/contract/core/endpoint.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done } from '../../../test/done.ts'
import { organisationId, type TestServer, testServer } from '../../../test/server.ts'
import { stoppedClock } from '../../platform/clock/clock.ts'
import { layOutFurther } from './series-commands.ts'

let server: TestServer
/** The year after the fifth from now: nothing of it is laid out. */
let horizon: number
beforeAll(async () => {
  server = await testServer()
  horizon = Number(server.services.clock.today().slice(0, 4)) + 6
})
afterAll(() => server.close())

type NewEvent = InputOf<typeof addEvent>['body']
type Written = Partial<Omit<Rule, 'weekdays'>> & { weekdays?: { day: Rule['weekdays'][number]['day']; nth?: number }[] }

const weekly = (rule: Written = {}) => ({ rule: { frequency: 'weekly' as const, ...rule } })
const monthly = (rule: Written = {}) => ({ rule: { frequency: 'monthly' as const, ...rule } })
const count = (number: number) => ({ ends: { kind: 'count' as const, count: number } })
/** Tuesday 2 March 2027; the clocks of Paris change on the 28th. */
const evening = { title: 'Répétition', starts: '2027-03-02T20:30', ends: '2027-03-02T22:30' }

const add = (recurrence: NewEvent['recurrence'], change: Partial<NewEvent> = {}): Promise<Event> =>
  done(server, 'camille', addEvent, { body: { id: newId(), hostId: organisationId('fil'), ...evening, recurrence, ...change } })
const read = (id: string) => done(server, 'camille', getEvent, { params: { eventId: id } })
const datesOf = async (id: string): Promise<Occurrence[]> => {
  const all: Occurrence[] = []
  for (let after: string | undefined; ; ) {
    const { items, next } = await done(server, 'camille', listDates, {
      params: { eventId: id },
      query: { limit: 100, ...(after && { after }) },
    })
    all.push(...items)
    if (next === null) return all
    after = next
  }
}
const starts = (dates: Occurrence[]) => dates.map(({ starts }) => starts)
const at = (dates: Occurrence[], index: number): Occurrence => {
  const date = dates.at(index)
  if (!date) throw new Error(`There is no date ${index}.`)
  return date
}
const move = (date: Occurrence, starts: string, ends: string, scope?: 'one' | 'following' | 'all') =>
  done(server, 'camille', moveOccurrence, { params: { occurrenceId: date.id }, body: { starts, ends, version: date.version, scope } })
const cancel = (date: Occurrence, scope?: 'one' | 'following' | 'all') =>
  done(server, 'camille', cancelOccurrence, { params: { occurrenceId: date.id }, body: { reason: 'Relâche', scope } })

type Change = Omit<InputOf<typeof changeSeries>['body'], 'version' | 'starts' | 'ends'> & { starts?: string; ends?: string }
const bodyFor = ({ version }: Event, date: Occurrence, change: Change) => ({ starts: date.starts, ends: date.ends, version, ...change })
const foresee = async (date: Occurrence, change: Change) =>
  done(server, 'camille', foreseeSeries, { params: { occurrenceId: date.id }, body: bodyFor(await read(date.eventId), date, change) })
const reshape = async (date: Occurrence, change: Change) =>
  done(server, 'camille', changeSeries, { params: { occurrenceId: date.id }, body: bodyFor(await read(date.eventId), date, change) })
const idsByStart = (dates: Occurrence[]) => Object.fromEntries(dates.map(({ id, starts }) => [starts, id]))

describe('an event that comes again', () => {
  it('is read by one of its dates: the next one unless another is meant', async () => {
    const event = await add(weekly(count(3)))
    const [first, , third] = await datesOf(event.id)
    const asked = async (dateId: string) =>
      (await done(server, 'camille', getEvent, { params: { eventId: event.id }, query: { dateId } })).date.id
    expect(event.date.id).toBe(first?.id)
    expect(await asked(third?.id ?? '')).toBe(third?.id)
    // A date of another event, or of none, says nothing.
    const other = await add(null)
    expect(await asked(other.date.id)).toBe(first?.id)
  })

  it('has its dates on the calendar, each with an id, until the end of the fifth year from now', async () => {
    const event = await add(weekly())
    expect(event.series).toEqual({
      starts: evening.starts,
      text: 'FREQ=WEEKLY',
      rule: expect.objectContaining({ frequency: 'weekly', interval: 1, ends: { kind: 'never' } }),
      added: [],
      leftOut: [],
    })
    const dates = await datesOf(event.id)
    expect(starts(dates).slice(0, 5)).toEqual(['02', '09', '16', '23', '30'].map((day) => `2027-03-${day}T20:30`))
    expect(dates.slice(3, 5).map(({ startsAt }) => startsAt)).toEqual(['2027-03-23T19:30:00.000Z', '2027-03-30T18:30:00.000Z'])
    expect(dates.every(({ recurring }) => recurring)).toBe(true)
    expect(at(dates, -1).starts.slice(0, 7)).toBe(`${horizon - 1}-12`)
    const { items } = await done(server, 'lucie', listOccurrences, { query: { from: '2027-03-01', to: '2027-04-01', limit: 500 } })
    expect(items.filter(({ eventId }) => eventId === event.id)).toHaveLength(5)
  })

  it('has days that were added, and none that were left out', async () => {
    const recurrence = { ...weekly(count(3)), added: ['2027-03-05T20:30'], leftOut: ['2027-03-09T20:30'] }
    expect(starts(await datesOf((await add(recurrence)).id))).toEqual(['2027-03-02T20:30', '2027-03-05T20:30', '2027-03-16T20:30'])
  })

  it('takes whole days, and needs dates of that sort', async () => {
    const days = { allDay: true, starts: '2028-02-29', ends: '2028-03-01' }
    const event = await add({ rule: { frequency: 'yearly' } }, days)
    expect(starts(await datesOf(event.id))[1]).toBe(horizon > 2032 ? '2032-02-29' : undefined)
    const camille = await server.as('camille')
    const body = { id: newId(), hostId: organisationId('fil'), ...evening }
    const unfit = await camille.call(addEvent, { body: { ...body, recurrence: { ...weekly(), added: ['2027-03-05'] } } })
    expect(unfit.status).toBe(422)
    const none = await camille.call(addEvent, { body: { ...body, recurrence: { ...weekly(count(1)), leftOut: [evening.starts] } } })
    expect(none.problem.code).toBe('no_date_left')
  })

  it('is shown by its next date, and by its last once all are over', async () => {
    const event = await add({ ...weekly(count(3)) }, { starts: '2020-03-03T20:30', ends: '2020-03-03T22:30' })
    expect(event.date.starts).toBe('2020-03-17T20:30')
    expect((await add(weekly(count(3)))).date.starts).toBe('2027-03-02T20:30')
  })

  it('is laid out further as the years pass, each date once', async () => {
    const event = await add(weekly())
    const before = await datesOf(event.id)
    const later = { ...server.services, clock: stoppedClock(new Date(`${horizon - 5}-01-05T03:10:00Z`)) }
    await Promise.all([layOutFurther(later), layOutFurther(later)])
    const after = await datesOf(event.id)
    expect(after.slice(0, before.length).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(at(after, -1).starts.slice(0, 7)).toBe(`${horizon}-12`)
    expect(new Set(starts(after)).size).toBe(after.length)
  })

  it('is not laid out further where it was cancelled to the end', async () => {
    const event = await add({ rule: { frequency: 'yearly' } })
    await cancel(event.date, 'all')
    const later = { ...server.services, clock: stoppedClock(new Date(`${horizon - 3}-01-05T03:10:00Z`)) }
    await layOutFurther(later)
    expect(at(await datesOf(event.id), -1).starts.slice(0, 4)).toBe(String(horizon - 1))
    await done(server, 'camille', restoreOccurrence, { params: { occurrenceId: event.date.id }, query: { scope: 'all' } })
    await layOutFurther(later)
    expect(at(await datesOf(event.id), -1).starts.slice(0, 4)).toBe(String(horizon + 2))
  })
})

describe('one date', () => {
  it('moves by itself, out of the month too; the others stay', async () => {
    const event = await add(weekly(count(4)))
    const dates = await datesOf(event.id)
    await move(at(dates, 1), '2027-05-12T19:00', '2027-05-12T21:00')
    const after = await datesOf(event.id)
    expect(starts(after)).toEqual(['2027-03-02T20:30', '2027-03-16T20:30', '2027-03-23T20:30', '2027-05-12T19:00'])
    expect(at(after, -1).id).toBe(at(dates, 1).id)
    const between = async (from: string, to: string) =>
      (await done(server, 'camille', listOccurrences, { query: { from, to, limit: 500 } })).items.some(({ id }) => id === at(dates, 1).id)
    expect([await between('2027-03-01', '2027-04-01'), await between('2027-05-01', '2027-06-01')]).toEqual([false, true])
  })
})

describe('all dates', () => {
  it('move by as much; what was moved by itself keeps its time, what was cancelled stays cancelled, and every id stays', async () => {
    const event = await add(weekly(count(5)))
    const dates = await datesOf(event.id)
    await move(at(dates, 1), '2027-03-10T18:00', '2027-03-10T20:00')
    await cancel(at(dates, 2))
    await move(at(dates, 0), '2027-03-03T19:00', '2027-03-03T22:00', 'all')
    const after = await datesOf(event.id)
    expect(after.map(({ starts, ends, cancelled }) => [starts, ends, cancelled])).toEqual([
      ['2027-03-03T19:00', '2027-03-03T22:00', false],
      ['2027-03-10T18:00', '2027-03-10T20:00', false],
      ['2027-03-17T19:00', '2027-03-17T22:00', true],
      ['2027-03-24T19:00', '2027-03-24T22:00', false],
      ['2027-03-31T19:00', '2027-03-31T22:00', false],
    ])
    expect(after.map(({ id }) => id)).toEqual(dates.map(({ id }) => id))
    expect((await read(event.id)).series).toMatchObject({ starts: '2027-03-03T19:00', text: 'FREQ=WEEKLY;COUNT=5' })
  })

  it('take the weekday along that the rule names, and the first of the month', async () => {
    const event = await add({ rule: { frequency: 'monthly', weekdays: [{ day: 'TU', nth: 1 }], ...count(4) } })
    const dates = await datesOf(event.id)
    await move(at(dates, 0), '2027-03-03T20:30', '2027-03-03T22:30', 'all')
    const after = await datesOf(event.id)
    expect(starts(after)).toEqual(['2027-03-03T20:30', '2027-04-07T20:30', '2027-05-05T20:30', '2027-06-02T20:30'])
    // The date of each month is still the date of that month: 1 June was the first Tuesday, 2 June is the first Wednesday.
    expect(after.map(({ id }) => id)).toEqual(dates.map(({ id }) => id))
  })

  it('need their rule said anew where one cannot know what is meant', async () => {
    const event = await add(monthly({ monthDays: [2, 16] }))
    const { date } = event
    const reply = await (await server.as('camille')).call(moveOccurrence, {
      params: { occurrenceId: date.id },
      body: { starts: '2027-03-03T20:30', ends: '2027-03-03T22:30', version: date.version, scope: 'all' },
    })
    expect(reply.problem.code).toBe('rule_needed')
    expect((await move(date, '2027-03-02T19:30', '2027-03-02T22:30', 'all')).starts).toBe('2027-03-02T19:30')
  })
})

describe('a date and those that follow', () => {
  it('move; those before stay, and every id stays', async () => {
    const event = await add(weekly({ ...count(5), weekdays: [{ day: 'TU' }] }))
    const dates = await datesOf(event.id)
    await move(at(dates, 4), '2027-04-01T20:30', '2027-04-01T22:30')
    await move(at(dates, 2), '2027-03-18T19:00', '2027-03-18T21:00', 'following')
    const after = await datesOf(event.id)
    expect(starts(after)).toEqual(['2027-03-02T20:30', '2027-03-09T20:30', '2027-03-18T19:00', '2027-03-25T19:00', '2027-04-01T20:30'])
    expect(after.map(({ id }) => id)).toEqual(dates.map(({ id }) => id))
    // Moved again as a whole, both parts move.
    await move(at(after, 0), '2027-03-02T21:00', '2027-03-02T23:00', 'all')
    expect(starts(await datesOf(event.id)).slice(0, 4)).toEqual([
      '2027-03-02T21:00',
      '2027-03-09T21:00',
      '2027-03-18T19:30',
      '2027-03-25T19:30',
    ])
    expect((await datesOf(event.id)).map(({ id }) => id)).toEqual(dates.map(({ id }) => id))
  })

  it('do not run ahead of those that stay', async () => {
    const event = await add(weekly(count(4)))
    const dates = await datesOf(event.id)
    const reply = await (await server.as('camille')).call(moveOccurrence, {
      params: { occurrenceId: at(dates, 2).id },
      body: { starts: '2027-03-01T20:30', ends: '2027-03-01T22:30', version: 1, scope: 'following' },
    })
    expect(reply.problem.code).toBe('runs_ahead')
  })

  it('go on by another rule: dates keep their ids where they still are, others come and go', async () => {
    const event = await add(weekly())
    const dates = await datesOf(event.id)
    const change = { scope: 'following' as const, recurrence: weekly({ interval: 2, ...count(4) }) }
    const outlook = await foresee(at(dates, 2), change)
    expect(outlook).toMatchObject({
      same: 4,
      moved: { count: 0 },
      added: { count: 0 },
      gone: { count: dates.length - 6 },
      exceptions: { count: 0 },
    })
    await reshape(at(dates, 2), change)
    const after = await datesOf(event.id)
    expect(starts(after)).toEqual(['03-02', '03-09', '03-16', '03-30', '04-13', '04-27'].map((day) => `2027-${day}T20:30`))
    expect(after.map(({ id, starts }) => idsByStart(dates)[starts] === id)).toEqual(after.map(() => true))
  })

  it('end with a date that is the last', async () => {
    const event = await add(weekly())
    const dates = await datesOf(event.id)
    await reshape(at(dates, 2), { scope: 'following', recurrence: null })
    expect((await datesOf(event.id)).map(({ id }) => id)).toEqual(dates.slice(0, 3).map(({ id }) => id))
    await reshape(at(dates, 0), { scope: 'all', recurrence: null })
    expect(await read(event.id)).toMatchObject({ series: null, date: { id: at(dates, 0).id, recurring: false } })
  })

  it('do not take place, and do after all; what was cancelled before keeps its reason and stays cancelled', async () => {
    const event = await add(weekly(count(5)))
    const dates = await datesOf(event.id)
    await done(server, 'mehdi', cancelOccurrence, { params: { occurrenceId: at(dates, 3).id }, body: { reason: 'Concert' } })
    await cancel(at(dates, 2), 'following')
    const cancelled = async () => (await datesOf(event.id)).map(({ cancelled }) => cancelled)
    expect(await cancelled()).toEqual([false, false, true, true, true])
    await done(server, 'camille', restoreOccurrence, { params: { occurrenceId: at(dates, 2).id }, query: { scope: 'following' } })
    expect(await cancelled()).toEqual([false, false, false, true, false])
  })
})

describe('a change of rule', () => {
  it('shows first what it does, and loses no exception', async () => {
    const event = await add(weekly({ ...count(6), weekdays: [{ day: 'TU' }] }))
    const dates = await datesOf(event.id)
    await move(at(dates, 1), '2027-03-10T18:00', '2027-03-10T20:00')
    await cancel(at(dates, 4))
    // Every other week from then on: the second date has no week any more, the fifth has.
    const change = { scope: 'all' as const, recurrence: weekly({ interval: 2, ...count(3) }) }
    const outlook = await foresee(at(dates, 0), change)
    expect(outlook).toMatchObject({
      moved: { count: 0 },
      gone: { count: 2, first: [{ starts: '2027-03-23T20:30' }, { starts: '2027-04-06T20:30' }] },
      exceptions: {
        count: 2,
        first: [
          { id: at(dates, 1).id, starts: '2027-03-10T18:00', cancelled: false, fate: 'added' },
          { id: at(dates, 4).id, starts: '2027-03-30T20:30', cancelled: true, fate: 'kept' },
        ],
      },
    })
    const changed = await reshape(at(dates, 0), change)
    expect(changed.series).toMatchObject({ text: 'FREQ=WEEKLY;INTERVAL=2;COUNT=3', added: ['2027-03-10T18:00'] })
    const after = await datesOf(event.id)
    expect(after.map(({ id, starts, cancelled }) => [id, starts, cancelled])).toEqual([
      [at(dates, 0).id, '2027-03-02T20:30', false],
      [at(dates, 1).id, '2027-03-10T18:00', false],
      [at(dates, 2).id, '2027-03-16T20:30', false],
      [at(dates, 4).id, '2027-03-30T20:30', true],
    ])
  })

  it('says which exceptions are lost, where they are left out by name', async () => {
    const event = await add(weekly(count(3)))
    const dates = await datesOf(event.id)
    await cancel(at(dates, 1))
    const change = { scope: 'all' as const, recurrence: { ...weekly(count(3)), leftOut: [at(dates, 1).starts] } }
    expect((await foresee(at(dates, 0), change)).exceptions).toEqual({
      count: 1,
      first: [{ id: at(dates, 1).id, starts: '2027-03-09T20:30', cancelled: true, answers: 0, fate: 'lost' }],
    })
    await reshape(at(dates, 0), change)
    expect((await datesOf(event.id)).map(({ id }) => id)).toEqual([at(dates, 0).id, at(dates, 2).id])
  })

  it('keeps a date that somebody answered', async () => {
    const event = await add(weekly(count(3)))
    const dates = await datesOf(event.id)
    await done(server, 'lucie', answerDate, { params: { occurrenceId: at(dates, 1).id }, body: { kind: 'coming' } })
    const change = { scope: 'all' as const, recurrence: weekly({ interval: 2, ...count(2) }) }
    expect((await foresee(at(dates, 0), change)).exceptions.first).toEqual([
      { id: at(dates, 1).id, starts: '2027-03-09T20:30', cancelled: false, answers: 1, fate: 'added' },
    ])
    await reshape(at(dates, 0), change)
    expect((await datesOf(event.id)).map(({ id }) => id)).toEqual(dates.map(({ id }) => id))
  })

  it('makes an event of one date come again, that date first', async () => {
    const event = await add(null)
    await reshape(event.date, { scope: 'all', recurrence: weekly(count(3)) })
    const dates = await datesOf(event.id)
    expect(starts(dates)).toEqual(['2027-03-02T20:30', '2027-03-09T20:30', '2027-03-16T20:30'])
    expect(at(dates, 0).id).toBe(event.date.id)
  })

  it('makes days of hours, and hours of days, dates keeping their ids', async () => {
    const event = await add(weekly(count(3)))
    const dates = await datesOf(event.id)
    await reshape(at(dates, 0), { scope: 'all', allDay: true, starts: '2027-03-02', ends: '2027-03-03' })
    expect((await datesOf(event.id)).map(({ id, starts }) => [id, starts])).toEqual(
      dates.map(({ id, starts }) => [id, starts.slice(0, 10)]),
    )
    const days = await datesOf(event.id)
    await reshape(at(days, 0), { scope: 'all', allDay: false, starts: '2027-03-02T09:00', ends: '2027-03-02T10:00' })
    expect((await datesOf(event.id)).map(({ id, starts }) => [id, starts])).toEqual(
      dates.map(({ id, starts }) => [id, `${starts.slice(0, 10)}T09:00`]),
    )
  })

  it('of two at the same moment, one is told what the other did', async () => {
    const event = await add(weekly(count(4)))
    const { date } = event
    const body = (starts: string): BodyOf<typeof changeSeries> | object =>
      bodyFor(event, date, { scope: 'all', starts, ends: '2027-03-02T23:00' })
    const replies = await Promise.all(
      ['2027-03-02T19:00', '2027-03-02T21:00'].map(async (time, index) =>
        (await server.as(index === 0 ? 'camille' : 'mehdi')).call(changeSeries, {
          params: { occurrenceId: date.id },
          body: body(time) as InputOf<typeof changeSeries>['body'],
        }),
      ),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    const hours = new Set(starts(await datesOf(event.id)).map((time) => time.slice(11)))
    expect(hours.size).toBe(1)
  })

  it('is for those who keep the event up to date', async () => {
    const event = await add(weekly(count(4)))
    const lena = await server.as('lena')
    const call = { params: { occurrenceId: event.date.id }, body: bodyFor(event, event.date, { scope: 'all' }) }
    expect([(await lena.call(changeSeries, call)).status, (await lena.call(foreseeSeries, call)).status]).toEqual([403, 403])
  })
})
