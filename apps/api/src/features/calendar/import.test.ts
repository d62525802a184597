import { answerDate } from '@navette/contract/calendar/answer-endpoints.ts'
import { cancelOccurrence, editEvent, getEvent, listOccurrences, removeEvent } from '@navette/contract/calendar/endpoints.ts'
import { foreseeCalendar, importCalendar } from '@navette/contract/calendar/import-endpoints.ts'
import type { CalendarOutlook } from '@navette/contract/calendar/import-schema.ts'
import { listDates } from '@navette/contract/calendar/series-endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calendarOf, entry } from '../../../test/calendars.ts'
import { listenAs } from '../../../test/ears.ts'
import { organisationId, type TestServer, testServer, type Visitor } from '../../../test/server.ts'

let server: TestServer
let camille: Visitor
let lucie: Visitor
beforeAll(async () => {
  server = await testServer()
  camille = await server.as('camille')
  lucie = await server.as('lucie')
})
afterAll(() => server.close())

const fil = organisationId('fil')
const bring = async (body: Uint8Array, query: object = {}, visitor = camille): Promise<CalendarOutlook> => {
  const { status, body: outlook, problem } = await visitor.call(importCalendar, { body, query: { organisationId: fil, ...query } })
  if (status !== 200) throw new Error(problem.code)
  return outlook
}
const foresee = async (body: Uint8Array, query: object = {}) =>
  (await camille.call(foreseeCalendar, { body, query: { organisationId: fil, ...query } })).body
const on = async (day: string, visitor = camille) => {
  const to = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
  return (await visitor.call(listOccurrences, { query: { from: day, to, limit: 500 } })).body.items
}
const event = async (eventId: string | null | undefined, visitor = camille) =>
  (await visitor.call(getEvent, { params: { eventId: eventId ?? '' } })).body

describe('a file', () => {
  it('is looked through before anything is kept', async () => {
    const file = calendarOf(
      entry('voir-1', 'Nuit du court', '20270501T203000', 'LOCATION:La Comète'),
      entry('voir-2', 'Passé', '20200501T203000'),
      entry('voir-3', 'Rien', 'demain'),
    )
    expect(await foresee(file)).toEqual({
      name: 'La Comète',
      counts: { added: 1, changed: 0, same: 0, kept: 0 },
      over: 1,
      entries: [{ title: 'Nuit du court', starts: '2027-05-01T20:30', dates: 1, cancelled: false, fate: 'added', eventId: null }],
      leftOut: { count: 1, first: [{ line: expect.any(Number), title: 'Rien', reason: 'date_unreadable' }] },
    })
    expect(await on('2027-05-01')).toEqual([])
    expect((await foresee(file, { past: true })).counts.added).toBe(2)
  })

  it('brings events in the name of one’s organisation, with all that it says, and whoever may see them sees them at once', async () => {
    const ear = await listenAs(server, await server.listen(), 'lucie')
    const file = calendarOf(
      entry(
        'bal-1',
        'Bal',
        '20270601T203000',
        'LOCATION:La Comète\\, grande salle',
        'DESCRIPTION:Entrée *libre*',
        'URL:https://comete.example/bal',
      ),
      entry('bal-2', 'Fermé', '20270601T100000', 'STATUS:CANCELLED'),
    )
    const outlook = await bring(file, { visibility: 'cluster' })
    expect(outlook.counts.added).toBe(2)
    await ear.until(({ news }) => news.some(({ verb }) => verb === 'events.brought'))
    ear.socket.close()
    expect((await on('2027-06-01', lucie)).map(({ title, cancelled }) => [title, cancelled])).toEqual([
      ['Fermé', true],
      ['Bal', false],
    ])
    const bal = await event(outlook.entries.find(({ title }) => title === 'Bal')?.eventId)
    expect(bal).toMatchObject({
      host: { name: 'Le Fil' },
      visibility: 'cluster',
      place: { name: 'La Comète, grande salle' },
      description: 'Entrée \\*libre\\*',
      date: { starts: '2027-06-01T20:30', ends: '2027-06-01T22:30', timeZone: 'Europe/Paris' },
      origin: { name: 'La Comète', address: 'https://comete.example/bal', followed: false, gone: false },
      createdBy: { name: expect.stringContaining('Camille') },
      can: { edit: true, remove: true },
    })
  })

  it('brings a series with its dates, one moved and one cancelled', async () => {
    const series = entry('atelier', 'Atelier', '20270105T180000', 'RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE;TZID=Europe/Paris:20270112T180000')
    const moved = entry('atelier', 'Atelier', '20270120T190000', 'RECURRENCE-ID;TZID=Europe/Paris:20270119T180000')
    const cancelled = entry('atelier', 'Atelier', '20270126T180000', 'RECURRENCE-ID;TZID=Europe/Paris:20270126T180000', 'STATUS:CANCELLED')
    const { entries } = await bring(calendarOf(series, moved, cancelled))
    const { items } = (await camille.call(listDates, { params: { eventId: entries[0]?.eventId ?? '' } })).body
    expect(items.map((date) => [date.starts, date.cancelled])).toEqual([
      ['2027-01-05T18:00', false],
      ['2027-01-20T19:00', false],
      ['2027-01-26T18:00', true],
    ])
    expect((await event(entries[0]?.eventId)).series).toMatchObject({ text: 'FREQ=WEEKLY;COUNT=4', leftOut: ['2027-01-12T18:00'] })
  })

  it('that comes again brings nothing twice; what changed there changes here, and keeps its dates and who answered them', async () => {
    const before = calendarOf(
      entry('deux', 'Répétition', '20270302T180000', 'RRULE:FREQ=WEEKLY;COUNT=3'),
      entry('une', 'Balances', '20270302T140000'),
    )
    const first = await bring(before)
    const id = first.entries.find(({ title }) => title === 'Répétition')?.eventId ?? ''
    expect((await bring(before)).counts).toEqual({ added: 0, changed: 0, same: 2, kept: 0 })
    const dates = (await camille.call(listDates, { params: { eventId: id } })).body.items
    await lucie.call(answerDate, { params: { occurrenceId: dates[1]?.id ?? '' }, body: { kind: 'coming' } })
    await lucie.call(answerDate, { params: { occurrenceId: dates[2]?.id ?? '' }, body: { kind: 'coming' } })
    const after = calendarOf(
      entry('deux', 'Répétition générale', '20270302T183000', 'RRULE:FREQ=WEEKLY;COUNT=2', 'SEQUENCE:1'),
      entry('une', 'Balances', '20270302T150000', 'RRULE:FREQ=DAILY;COUNT=2'),
    )
    expect((await foresee(after)).counts).toEqual({ added: 0, changed: 2, same: 0, kept: 0 })
    expect((await bring(after)).counts.changed).toBe(2)
    expect((await event(id)).title).toBe('Répétition générale')
    const now = (await camille.call(listDates, { params: { eventId: id } })).body.items
    expect(now.map((date) => [date.id, date.starts, date.cancelled])).toEqual([
      [dates[0]?.id, '2027-03-02T18:30', false],
      [dates[1]?.id, '2027-03-09T18:30', false],
      [dates[2]?.id, '2027-03-16T18:00', true],
    ])
    // And back to one date.
    expect((await bring(before)).counts.changed).toBe(2)
    const again = (await camille.call(listDates, { params: { eventId: id } })).body.items
    expect(again.map((date) => [date.id, date.starts, date.cancelled])).toEqual([
      [dates[0]?.id, '2027-03-02T18:00', false],
      [dates[1]?.id, '2027-03-09T18:00', false],
      [dates[2]?.id, '2027-03-16T18:00', false],
    ])
    expect((await on('2027-03-02')).filter(({ title }) => title === 'Balances')).toMatchObject([
      { starts: '2027-03-02T14:00', recurring: false },
    ])
  })

  it('does not touch what members changed here since, or took off the calendar', async () => {
    const file = (title: string) =>
      calendarOf(entry('a', title, '20270410T203000'), entry('b', title, '20270411T203000'), entry('c', title, '20270412T203000'))
    const { entries } = await bring(file('Avant'))
    const [one, two, three] = await Promise.all(entries.map(({ eventId }) => event(eventId)))
    const { date } = one ?? expect.fail()
    const change = { title: 'Ici', starts: date.starts, ends: date.ends, version: one?.version ?? 0 }
    expect((await camille.call(editEvent, { params: { eventId: one?.id ?? '' }, body: change })).status).toBe(200)
    await camille.call(cancelOccurrence, { params: { occurrenceId: two?.date.id ?? '' }, body: {} })
    await camille.call(removeEvent, { params: { eventId: three?.id ?? '' } })
    expect((await bring(file('Après'))).counts).toEqual({ added: 0, changed: 0, same: 0, kept: 3 })
    expect((await event(one?.id)).title).toBe('Ici')
  })

  it('of our own calendar brings no copies', async () => {
    const [first] = await on('2027-06-01')
    if (!first) throw new Error('There is nothing on that day.')
    const outlook = await foresee(calendarOf(entry(first.id, 'Copie', '20261218T203000')))
    expect([outlook.counts.added, outlook.leftOut.first[0]?.reason]).toEqual([0, 'ours'])
  })

  it('is refused in the name of others, and where it is none', async () => {
    const file = calendarOf(entry('x', 'Bal', '20270601T203000'))
    const knock = async (body: Uint8Array, organisation: string, visitor = camille) =>
      (await visitor.call(importCalendar, { body, query: { organisationId: organisationId(organisation) } })).problem.code
    expect(await knock(file, 'cd1d')).toBe('not_allowed')
    expect(await knock(file, 'fil', await server.as('theo'))).toBe('not_allowed')
    expect(await knock(Buffer.from('<html>'), 'fil')).toBe('not_a_calendar')
    expect(await knock(Buffer.alloc(0), 'fil')).toBe('calendar_empty')
    expect(await knock(Buffer.alloc(13 * 1_048_576), 'fil')).toBe('too_large')
  })

  it('of two thousand entries and thousands of dates comes within seconds', async () => {
    const many = Array.from({ length: 2_000 }, (_, at) =>
      entry(
        `n${at}`,
        `Séance ${at}`,
        `2027${String(1 + (at % 12)).padStart(2, '0')}${String(1 + (at % 28)).padStart(2, '0')}T203000`,
        at % 100 === 0 ? 'RRULE:FREQ=WEEKLY;COUNT=52' : 'STATUS:CONFIRMED',
      ),
    )
    const began = performance.now()
    expect((await bring(calendarOf(...many))).counts.added).toBe(2_000)
    expect(performance.now() - began).toBeLessThan(30_000)
  }, 60_000)
})
