import { answerDate } from '@navette/contract/calendar/answer-endpoints.ts'
import { addEvent, getEvent } from '@navette/contract/calendar/endpoints.ts'
import type { Event } from '@navette/contract/calendar/schema.ts'
import { addDate, changeSeries, foreseeSeries, leaveOutDate, listDates } from '@navette/contract/calendar/series-endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done } from '../../../test/done.ts'
import { organisationId, type TestServer, testServer } from '../../../test/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

/** Three Tuesdays. */
const rule = { frequency: 'weekly' as const, ends: { kind: 'count' as const, count: 3 } }
const tuesdays = ['2027-03-02', '2027-03-09', '2027-03-16']
const hours = (day: string) => ({ starts: `${day}T20:30`, ends: `${day}T22:30` })

const add = (recurrence: { rule: typeof rule } | null = { rule }): Promise<Event> =>
  done(server, 'camille', addEvent, {
    body: { id: newId(), hostId: organisationId('fil'), title: 'Chorale', ...hours('2027-03-02'), recurrence },
  })
const datesOf = async ({ id }: Event) => (await done(server, 'camille', listDates, { params: { eventId: id } })).items
const daysOf = async (event: Event) => (await datesOf(event)).map(({ starts }) => starts.slice(0, 10))
const leaveOut = async (event: Event, at: number) => {
  const { id = '' } = (await datesOf(event))[at] ?? {}
  await done(server, 'camille', leaveOutDate, { params: { occurrenceId: id } })
}
const addOne = (event: Event, day: string, id = newId()) =>
  done(server, 'camille', addDate, { params: { eventId: event.id }, body: { id, ...hours(day) } })
const read = ({ id }: Event) => done(server, 'camille', getEvent, { params: { eventId: id } })

describe('one date of a series', () => {
  it('is left out, with its answers, and stays out whatever the rule becomes', async () => {
    const event = await add()
    const [, second] = await datesOf(event)
    await done(server, 'theo', answerDate, { params: { occurrenceId: second?.id ?? '' }, body: { kind: 'coming' } })
    await leaveOut(event, 1)
    expect(await daysOf(event)).toEqual(['2027-03-02', '2027-03-16'])
    const now = await read(event)
    expect(now.series?.leftOut).toEqual(['2027-03-09T20:30'])
    const [date] = await datesOf(event)
    const body = { starts: '2027-03-02T21:00', ends: '2027-03-02T23:00', version: now.version, scope: 'all' as const }
    await done(server, 'camille', changeSeries, { params: { occurrenceId: date?.id ?? '' }, body })
    expect(await daysOf(event)).toEqual(['2027-03-02', '2027-03-16'])
  })

  it('is added, once, and is no exception to what follows', async () => {
    const event = await add()
    const id = newId()
    await addOne(event, '2027-03-12', id)
    // Sent again after a lost answer.
    expect((await addOne(event, '2027-03-12', id)).id).toBe(id)
    expect(await daysOf(event)).toEqual(['2027-03-02', '2027-03-09', '2027-03-12', '2027-03-16'])
    const { series, date, version } = await read(event)
    expect(series?.added).toEqual(['2027-03-12T20:30'])
    const { starts, ends } = date
    const body = { starts, ends, version, scope: 'all' as const, recurrence: { rule, added: series?.added ?? [] } }
    const outlook = await done(server, 'camille', foreseeSeries, { params: { occurrenceId: date.id }, body })
    expect(outlook).toMatchObject({ same: 4, gone: { count: 0 }, exceptions: { count: 0 } })
  })

  it('comes back where it was left out', async () => {
    const event = await add()
    await leaveOut(event, 1)
    await addOne(event, '2027-03-09')
    expect(await daysOf(event)).toEqual(tuesdays)
    expect((await read(event)).series?.leftOut).toEqual([])
  })

  it('is refused where it has one, and where none would be left', async () => {
    const event = await add()
    const camille = await server.as('camille')
    const twice = await camille.call(addDate, { params: { eventId: event.id }, body: { id: newId(), ...hours('2027-03-09') } })
    expect(twice.problem.code).toBe('date_there')
    await leaveOut(event, 0)
    await leaveOut(event, 0)
    const [last] = await datesOf(event)
    const none = await camille.call(leaveOutDate, { params: { occurrenceId: last?.id ?? '' } })
    expect(none.problem.code).toBe('no_date_left')
  })

  it('makes a series of an event that had one date', async () => {
    const event = await add(null)
    await addOne(event, '2027-02-20')
    expect(await daysOf(event)).toEqual(['2027-02-20', '2027-03-02'])
    const { series } = await read(event)
    expect(series).toMatchObject({ text: null, starts: '2027-03-02T20:30', added: ['2027-02-20T20:30'] })
    await leaveOut(event, 1)
    expect(await daysOf(event)).toEqual(['2027-02-20'])
  })

  it('is added by two at once, once', async () => {
    const event = await add()
    const camille = await server.as('camille')
    const send = () => camille.call(addDate, { params: { eventId: event.id }, body: { id: newId(), ...hours('2027-03-20') } })
    const statuses = (await Promise.all([send(), send()])).map(({ status }) => status).toSorted()
    expect(statuses).toEqual([201, 409])
  })
})
