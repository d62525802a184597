import { editMe } from '@navette/contract/accounts/endpoints.ts'
import { addEvent, countDays, listOccurrences } from '@navette/contract/calendar/endpoints.ts'
import type { InputOf } from '@navette/contract/core/endpoint.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done } from '../../../test/done.ts'
import { organisationId, type TestServer, testServer } from '../../../test/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

type NewEvent = InputOf<typeof addEvent>['body']
const add = (change: Pick<NewEvent, 'starts' | 'ends'> & Partial<NewEvent>) =>
  done(server, 'camille', addEvent, { body: { id: newId(), hostId: organisationId('fil'), title: 'Nuit', ...change } })
const count = async (from: string, to: string, narrower: object = {}, who = 'camille') => {
  const { items } = await done(server, who, countDays, { query: { from, to, ...narrower } })
  return Object.fromEntries(items.map(({ day, count }) => [day, count]))
}

describe('the dates of a year, by day', () => {
  it('count for each of their days; a night for its evening', async () => {
    await add({ starts: '2031-03-01T20:00', ends: '2031-03-02T02:00' })
    await add({ starts: '2031-03-02T01:00', ends: '2031-03-02T05:00' })
    await add({ starts: '2031-03-02T05:00', ends: '2031-03-02T09:00' })
    await add({ allDay: true, starts: '2031-03-02', ends: '2031-03-04' })
    await add({ starts: '2031-03-05T10:00', ends: '2031-03-07T06:00' })
    expect(await count('2031-03-01', '2031-04-01')).toEqual({
      '2031-03-01': 2,
      '2031-03-02': 2,
      '2031-03-03': 1,
      '2031-03-05': 1,
      '2031-03-06': 1,
    })
    // What goes on at the edges counts for the days that are asked for, and the last evening ends after midnight.
    expect(await count('2031-03-06', '2031-03-07')).toEqual({ '2031-03-06': 1 })
    expect(await count('2031-02-01', '2031-03-02')).toEqual({ '2031-03-01': 2 })
  })

  it('are those that the list has, by the same choices', async () => {
    await add({ starts: '2031-05-01T20:00', ends: '2031-05-01T22:00', kind: 'show', partnerIds: [organisationId('yht')] })
    await add({ starts: '2031-05-01T10:00', ends: '2031-05-01T12:00', kind: 'meeting' })
    const of = (narrower: object) => count('2031-05-01', '2031-06-01', narrower)
    expect(await of({})).toEqual({ '2031-05-01': 2 })
    expect(await of({ kinds: 'show,residency' })).toEqual({ '2031-05-01': 1 })
    expect(await of({ organisationIds: `${organisationId('yht')},${organisationId('france')}` })).toEqual({ '2031-05-01': 1 })
    expect(await of({ organisationIds: organisationId('france') })).toEqual({})
    const query = { from: '2031-05-01', to: '2031-06-01', organisationId: organisationId('fil') }
    expect((await done(server, 'camille', listOccurrences, { query })).items).toHaveLength(2)
  })

  it('are those that one sees, on the clock of whoever reads', async () => {
    await add({ starts: '2031-07-01T23:30', ends: '2031-07-02T07:00', visibility: 'organisations' })
    expect(await count('2031-07-01', '2031-08-01')).toEqual({ '2031-07-01': 1, '2031-07-02': 1 })
    expect(await count('2031-07-01', '2031-08-01', {}, 'theo')).toEqual({})
    await done(server, 'camille', editMe, { body: { timeZone: 'Pacific/Noumea' } })
    expect(await count('2031-07-01', '2031-08-01')).toEqual({ '2031-07-02': 1 })
  })

  it('are asked for four hundred days at most', async () => {
    const camille = await server.as('camille')
    expect((await camille.call(countDays, { query: { from: '2031-01-01', to: '2033-01-01' } })).problem.code).toBe('period_too_long')
    expect((await camille.call(countDays, { query: { from: '2031-01-01', to: '2031-02-01', kinds: 'show,nonsense' } })).status).toBe(400)
  })
})
