import { answerDate, getAttendance, listAnswers, withdrawAnswer } from '@navette/contract/calendar/answer-endpoints.ts'
import { addEvent, cancelOccurrence, editEvent } from '@navette/contract/calendar/endpoints.ts'
import type { Event } from '@navette/contract/calendar/schema.ts'
import { listDates } from '@navette/contract/calendar/series-endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { people } from '../../../../../prisma/demo/people.ts'
import { done } from '../../../test/done.ts'
import { lettersTo } from '../../../test/letters.ts'
import { memberId, organisationId, type TestServer, testServer } from '../../../test/server.ts'
import { givingPlaces } from './jobs.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const time = { starts: '2027-03-27T20:30', ends: '2027-03-28T01:00' }
const add = (change: object = {}): Promise<Event> =>
  done(server, 'camille', addEvent, { body: { id: newId(), hostId: organisationId('fil'), title: 'Bal', ...time, ...change } })
const params = ({ date }: Event) => ({ occurrenceId: date.id })
const answer = async (event: Event, key: string, body: { kind: 'coming' | 'maybe' | 'declined'; companions?: number }) =>
  (await server.as(key)).call(answerDate, { params: params(event), body })
const says = async (event: Event, key: string, companions = 0) => (await answer(event, key, { kind: 'coming', companions })).body
const attendance = (event: Event, key = 'camille') => done(server, key, getAttendance, { params: params(event) })
const withdraw = (event: Event, key: string) => done(server, key, withdrawAnswer, { params: params(event) })

describe('an answer', () => {
  it('is coming, maybe or not, with companions, and can be changed and taken back', async () => {
    const event = await add()
    expect(await says(event, 'theo', 2)).toMatchObject({ coming: 3, mine: { kind: 'coming', companions: 2, waiting: false, place: null } })
    await answer(event, 'lucie', { kind: 'maybe' })
    await answer(event, 'awa', { kind: 'declined' })
    expect(await attendance(event)).toMatchObject({
      coming: 3,
      maybe: 1,
      declined: 1,
      waiting: 0,
      capacity: null,
      mine: null,
      can: { answer: true },
    })
    await answer(event, 'theo', { kind: 'maybe' })
    expect(await attendance(event)).toMatchObject({ coming: 0, maybe: 2 })
    expect(await withdraw(event, 'theo')).toMatchObject({ maybe: 1, mine: null })
    const { items } = await done(server, 'camille', listAnswers, { params: params(event), query: {} })
    expect(items.map(({ person, kind }) => [person.name.split(' ')[0], kind])).toEqual([
      ['Lucie', 'maybe'],
      ['Awa', 'declined'],
    ])
  })

  it('is refused where it makes no sense, with a clear word', async () => {
    const event = await add({ capacity: 3 })
    expect((await answer(event, 'theo', { kind: 'declined', companions: 1 })).status).toBe(422)
    expect((await answer(event, 'theo', { kind: 'coming', companions: 21 })).status).toBe(422)
    expect((await answer(event, 'theo', { kind: 'coming', companions: 3 })).problem).toMatchObject({
      status: 409,
      code: 'no_room',
      limit: 3,
    })
    await done(server, 'camille', cancelOccurrence, { params: params(event), body: {} })
    expect((await answer(event, 'theo', { kind: 'coming' })).problem.code).toBe('date_over')
    const past = await add({ starts: '2025-03-01T20:00', ends: '2025-03-01T22:00' })
    expect((await answer(past, 'theo', { kind: 'coming' })).problem.code).toBe('date_over')
    const hidden = await add({ visibility: 'organisations' })
    expect((await answer(hidden, 'lucie', { kind: 'coming' })).status).toBe(404)
  })

  it('is taken from the day on which answers open until the end of the day on which they close', async () => {
    const later = await add({ answersFrom: '2027-03-01' })
    expect((await answer(later, 'theo', { kind: 'coming' })).problem.code).toBe('answers_closed')
    const closed = await add({ answersUntil: '2026-01-31' })
    expect((await answer(closed, 'theo', { kind: 'coming' })).problem.code).toBe('answers_closed')
    const { today } = server.services.clock
    expect((await answer(await add({ answersFrom: today(), answersUntil: today() }), 'theo', { kind: 'coming' })).status).toBe(200)
    const backwards = {
      id: newId(),
      hostId: organisationId('fil'),
      title: 'Bal',
      ...time,
      answersFrom: '2027-02-02',
      answersUntil: '2027-02-01',
    }
    expect((await (await server.as('camille')).call(addEvent, { body: backwards })).problem.code).toBe('answers_backwards')
  })
})

describe('several dates answered at once', () => {
  it('are as many statements as one, all or those that follow, and those that are over or cancelled are left alone', async () => {
    const weekly = { rule: { frequency: 'weekly', ends: { kind: 'count', count: 200 } } }
    const event = await add({ recurrence: weekly })
    const { items } = await done(server, 'camille', listDates, { params: { eventId: event.id }, query: { limit: 100 } })
    const at = (index: number) => ({ occurrenceId: items[index]?.id ?? '' })
    await done(server, 'camille', cancelOccurrence, { params: at(2), body: {} })
    const counted = async (body: { kind: 'coming' | 'maybe'; companions?: number; scope: 'all' | 'following' }) => {
      const before = server.services.db.statements()
      await done(server, 'theo', answerDate, { params: at(1), body })
      return server.services.db.statements() - before
    }
    const answers = () =>
      server.services.db.prisma.answer.groupBy({
        by: ['kind'],
        where: { occurrence: { eventId: event.id } },
        _count: true,
        orderBy: { kind: 'asc' },
      })
    await server.as('theo')
    expect(await counted({ kind: 'coming', companions: 1, scope: 'all' })).toBeLessThan(20)
    expect(await answers()).toEqual([{ kind: 'coming', _count: 199 }])
    await counted({ kind: 'maybe', scope: 'following' })
    expect(await answers()).toEqual([
      { kind: 'coming', _count: 1 },
      { kind: 'maybe', _count: 198 },
    ])
    const { taken } = await server.services.db.prisma.occurrence.findUniqueOrThrow({ where: { id: items[0]?.id ?? '' } })
    expect(taken).toBe(2)
    await done(server, 'theo', withdrawAnswer, { params: at(1), query: { scope: 'all' } })
    expect(await answers()).toEqual([])
  })
})

describe('a date with few places', () => {
  it('gives each place once, however many answer at the same moment, and the rest wait in their order', async () => {
    const event = await add({ capacity: 5 })
    const all = people.filter(({ memberships }) => memberships.some(({ endsOn }) => endsOn === undefined)).map(({ key }) => key)
    // Each several times, as impatient people do.
    const replies = await Promise.all(Array.from({ length: 200 }, (_, at) => answer(event, all[at % all.length] ?? '', { kind: 'coming' })))
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200))
    const { coming, waiting } = await attendance(event)
    expect([coming, waiting]).toEqual([5, all.length - 5])
    const places = await Promise.all(all.map(async (key) => (await attendance(event, key)).mine?.place ?? 0))
    expect(places.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 0, ...Array.from({ length: all.length - 5 }, (_, at) => at + 1)])
  }, 60_000)

  it('that becomes free goes to whoever waits the longest, and a letter says so', async () => {
    const event = await add({ capacity: 2 })
    await says(event, 'theo', 1)
    expect(await says(event, 'lucie')).toMatchObject({ mine: { waiting: true, place: 1 } })
    expect(await says(event, 'awa')).toMatchObject({ waiting: 2, mine: { waiting: true, place: 2 } })
    await says(event, 'theo')
    expect((await attendance(event, 'lucie')).mine).toMatchObject({ waiting: false, place: null })
    expect((await attendance(event, 'awa')).mine).toMatchObject({ waiting: true, place: 1 })
    const [letter] = await lettersTo(server, 'lucie.grangeon@cd1d.example')
    expect(letter?.subject).toBe('Bal\u00a0: une place pour vous')
    expect(letter?.text).toContain(`/evenements/${event.id}`)
    await answer(event, 'lucie', { kind: 'declined' })
    expect((await attendance(event, 'awa')).mine).toMatchObject({ waiting: false })
  })

  it('that becomes free when an account is erased goes on within the hour', async () => {
    const event = await add({ capacity: 1 })
    await says(event, 'malo')
    await says(event, 'theo')
    await server.services.db.prisma.answer.deleteMany({ where: { occurrenceId: event.date.id, memberId: memberId('malo') } })
    expect(await attendance(event, 'theo')).toMatchObject({ mine: { waiting: true } })
    await givingPlaces.run(server.services, {} as never)
    expect(await attendance(event, 'theo')).toMatchObject({ mine: { waiting: false } })
    const letters = await lettersTo(server, 'theo.villard@lefrance.example')
    await givingPlaces.run(server.services, {} as never)
    expect(await lettersTo(server, 'theo.villard@lefrance.example')).toHaveLength(letters.length)
  })

  it('passes over a party that is too many for what is free; they keep their turn', async () => {
    const event = await add({ capacity: 4 })
    await says(event, 'theo', 2)
    expect(await says(event, 'lucie', 2)).toMatchObject({ mine: { waiting: true, place: 1 } })
    expect(await says(event, 'awa')).toMatchObject({ coming: 4, mine: { waiting: false } })
    await withdraw(event, 'theo')
    expect(await attendance(event, 'lucie')).toMatchObject({ coming: 4, waiting: 0, mine: { waiting: false } })
  })

  it('keeps the place of whoever would bring more than there is room for', async () => {
    const event = await add({ capacity: 3 })
    await says(event, 'theo', 1)
    await says(event, 'awa')
    expect((await answer(event, 'theo', { kind: 'coming', companions: 2 })).problem).toMatchObject({ code: 'no_room', limit: 2 })
    expect((await attendance(event, 'theo')).mine).toMatchObject({ kind: 'coming', companions: 1, waiting: false })
  })

  it('has more when the event has: those who wait come in; and never fewer than were given', async () => {
    const event = await add({ capacity: 1 })
    await says(event, 'theo')
    await says(event, 'awa')
    const change = (capacity: number | null, { version }: Event) => ({ title: 'Bal', ...time, capacity, version })
    const wider = await done(server, 'camille', editEvent, { params: { eventId: event.id }, body: change(2, event) })
    expect((await attendance(event, 'awa')).mine).toMatchObject({ waiting: false })
    const refused = await (await server.as('camille')).call(editEvent, { params: { eventId: event.id }, body: change(1, wider) })
    expect(refused.problem).toMatchObject({ status: 409, code: 'capacity_taken', limit: 2 })
  })

  it('is never given twice while the event changes at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const event = await add({ capacity: 3 })
      const edit = (server_: Event, capacity: number) =>
        server
          .as('camille')
          .then((camille) =>
            camille.call(editEvent, { params: { eventId: event.id }, body: { title: 'Bal', ...time, capacity, version: server_.version } }),
          )
      const keys = ['theo', 'awa', 'lucie', 'mehdi', 'idriss', 'nadia']
      const [edited] = await Promise.all([edit(event, 2), ...keys.map((key) => answer(event, key, { kind: 'coming' }))])
      const { coming, capacity } = await attendance(event)
      expect(coming).toBe(capacity)
      expect([200, 409]).toContain(edited?.status)
    }
  })
})
