import { answerDate } from '@navette/contract/calendar/answer-endpoints.ts'
import { editEvent, getEvent, listOccurrences, removeEvent } from '@navette/contract/calendar/endpoints.ts'
import { importCalendar } from '@navette/contract/calendar/import-endpoints.ts'
import {
  addOutsideCalendar,
  getOutsideCalendar,
  listOutsideCalendars,
  readOutsideCalendar,
  removeOutsideCalendar,
} from '@navette/contract/calendar/outside-endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { openThread } from '@navette/contract/discussions/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calendarOf, entry } from '../../../test/calendars.ts'
import { listenAs } from '../../../test/ears.ts'
import { organisationId, type TestServer, testServer, type Visitor } from '../../../test/server.ts'
import { openWebsite, type Website } from '../../../test/websites.ts'
import { createOutside, type Outside } from '../../platform/http/outside.ts'
import { readDue, readOutside } from './reading-commands.ts'

let server: TestServer
let website: Website
let camille: Visitor
let lucie: Visitor
/** What stands at each path of the venue's website; how often it was asked. */
const pages = new Map<string, Buffer | number>()
let visits = 0
beforeAll(async () => {
  website = await openWebsite((request, response) => {
    visits += 1
    const page = pages.get(request.url ?? '') ?? 404
    if (typeof page === 'number') return response.writeHead(page).end()
    return response.writeHead(200, { 'content-type': 'text/calendar' }).end(page)
  })
  // The venue is on this machine, which nobody else's calendar ever is.
  const outside: Outside = createOutside({ within: ['127.0.0.1'], ports: [website.port], patience: 2_000 })
  server = await testServer({ outside })
  camille = await server.as('camille')
  lucie = await server.as('lucie')
})
afterAll(async () => {
  await server.close()
  await website.close()
})

const fil = organisationId('fil')
let shows = 0
/** Le Fil shows what stands there, and has read it once. */
async function show(page: Buffer | number, change: object = {}) {
  const path = `/${++shows}.ics`
  pages.set(path, page)
  const body = { id: newId(), name: 'La Comète', address: website.at(path), organisationId: fil, ...change }
  const { status, body: added, problem } = await camille.call(addOutsideCalendar, { body })
  if (status !== 201) throw new Error(problem.code)
  expect(added).toMatchObject({ state: 'waiting', problem: null, eventCount: 0 })
  await readOutside(server.services, body.id)
  const again = async (next: Buffer | number) => {
    pages.set(path, next)
    await readOutside(server.services, body.id)
    return get(body.id)
  }
  return { id: body.id, params: { calendarId: body.id }, again }
}
const get = async (id: string, visitor = camille) => (await visitor.call(getOutsideCalendar, { params: { calendarId: id } })).body
const on = async (day: string, visitor = camille) => {
  const to = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
  return (await visitor.call(listOccurrences, { query: { from: day, to, limit: 500 } })).body.items
}
const event = async (eventId: string | undefined, visitor = camille) =>
  (await visitor.call(getEvent, { params: { eventId: eventId ?? '' } })).body

describe('a calendar from outside', () => {
  it('is shown in the name of an organisation, by its managers: its events say where they come from, and are changed there', async () => {
    const ear = await listenAs(server, await server.listen(), 'lucie')
    const { id } = await show(
      calendarOf(
        entry('film-1', 'Les Herbes folles', '20270901T203000', 'URL:https://comete.example/1', 'LOCATION:La Comète'),
        entry('film-2', 'Rien', 'x'),
      ),
    )
    await ear.until(({ news }) => news.some(({ verb }) => verb === 'events.brought'))
    ear.socket.close()
    expect(await get(id)).toMatchObject({
      state: 'read',
      problem: null,
      eventCount: 1,
      heldCount: 0,
      leftOut: { count: 1, first: [{ title: 'Rien', reason: 'date_unreadable' }] },
      organisation: { name: 'Le Fil' },
      addedBy: { name: expect.stringContaining('Camille') },
    })
    const [date] = await on('2027-09-01', lucie)
    const film = await event(date?.eventId)
    expect(film).toMatchObject({
      title: 'Les Herbes folles',
      host: { name: 'Le Fil' },
      origin: { name: 'La Comète', address: 'https://comete.example/1', followed: true, gone: false },
      can: { edit: false, share: false, cancel: false, remove: true, openThread: true },
      date: { can: { move: false } },
    })
    const change = { title: 'Non', starts: film.date.starts, ends: film.date.ends, version: film.version }
    expect((await camille.call(editEvent, { params: { eventId: film.id }, body: change })).problem.code).toBe('not_allowed')
    expect((await lucie.call(getOutsideCalendar, { params: { calendarId: id } })).status).toBe(404)
    expect((await lucie.call(listOutsideCalendars, {})).body.items).toEqual([])
    expect((await (await server.as('helene')).call(listOutsideCalendars, {})).body.items.map((one) => one.id)).toContain(id)
  })

  it('is kept up to date: what changed there, what came, what is gone; what people answered or talk about stays and does not take place', async () => {
    const { again } = await show(
      calendarOf(
        ...['a', 'b', 'c', 'd'].map((uid) => entry(uid, `Film ${uid}`, '20271001T203000')),
        entry('past', 'Hier', '20261120T203000'),
      ),
    )
    const before = Object.fromEntries((await on('2027-10-01')).map((date) => [date.title.at(-1) ?? '', date]))
    await lucie.call(answerDate, { params: { occurrenceId: before['b']?.id ?? '' }, body: { kind: 'coming' } })
    const thread = { id: newId(), title: 'Qui vient ?', aboutId: before['c']?.eventId ?? '', post: { id: newId(), text: 'Bonjour' } }
    expect((await camille.call(openThread, { body: thread })).status).toBe(201)
    await camille.call(removeEvent, { params: { eventId: before['d']?.eventId ?? '' } })
    const all = ['a', 'b', 'c', 'd'].map((uid) => entry(uid, `Film ${uid}`, '20271002T213000'))
    expect(await again(calendarOf(entry('e', 'Film e', '20271001T203000')))).toMatchObject({ state: 'read', eventCount: 4, heldCount: 2 })
    expect((await on('2027-10-01')).map(({ title, cancelled }) => [title, cancelled]).toSorted()).toEqual([
      ['Film b', true],
      ['Film c', true],
      ['Film e', false],
    ])
    expect((await event(before['b']?.eventId)).origin?.gone).toBe(true)
    // They come back, elsewhere: with their ids, and what was taken off here stays off.
    await again(calendarOf(...all))
    const back = await on('2027-10-02')
    expect(back.map(({ id, title, cancelled }) => [title, id, cancelled]).toSorted()).toEqual([
      ['Film a', before['a']?.id, false],
      ['Film b', before['b']?.id, false],
      ['Film c', before['c']?.id, false],
    ])
    expect((await on('2026-11-20')).map(({ title }) => title)).toContain('Hier')
  })

  it('that could not be read whole takes nothing away', async () => {
    const { again, id } = await show(calendarOf(entry('z', 'Film z', '20271101T203000')))
    const broken = Array.from({ length: 3_001 }, (_, at) => entry(`many-${at}`, `Film ${at}`, '20271102T203000'))
    await again(calendarOf(...broken))
    expect((await on('2027-11-01')).map(({ title }) => title)).toEqual(['Film z'])
    await camille.call(removeOutsideCalendar, { params: { calendarId: id } })
  }, 60_000)

  it('is not asked for its entries again where nothing changed', async () => {
    const page = calendarOf(entry('same', 'Toujours', '20271201T203000'))
    const { again, id } = await show(page)
    const [date] = await on('2027-12-01')
    const { version } = await event(date?.eventId)
    await again(page)
    expect((await event(date?.eventId)).version).toBe(version)
    expect(await get(id)).toMatchObject({ state: 'read', eventCount: 1 })
  })

  it('takes over what came by a file before, and is not taken over by one', async () => {
    const file = calendarOf(entry('both', 'Avant', '20280101T203000'))
    await camille.call(importCalendar, { body: file, query: { organisationId: fil } })
    await show(calendarOf(entry('both', 'Après', '20280101T203000')))
    expect((await on('2028-01-01')).map(({ title }) => title)).toEqual(['Après'])
    expect((await camille.call(importCalendar, { body: file, query: { organisationId: fil } })).body.counts.kept).toBe(1)
    expect((await on('2028-01-01')).map(({ title }) => title)).toEqual(['Après'])
  })

  it('goes with its events, but for those that people answered; shown again, all is as before', async () => {
    const page = calendarOf(entry('go', 'Part', '20280201T203000'), entry('stay', 'Reste', '20280202T203000'))
    const { id, params } = await show(page)
    const [[gone], [held]] = [await on('2028-02-01'), await on('2028-02-02')]
    await lucie.call(answerDate, { params: { occurrenceId: held?.id ?? '' }, body: { kind: 'coming' } })
    expect(await get(id)).toMatchObject({ eventCount: 2, heldCount: 1 })
    expect((await camille.call(removeOutsideCalendar, { params })).status).toBe(204)
    expect((await camille.call(getOutsideCalendar, { params })).status).toBe(404)
    expect(await on('2028-02-01')).toEqual([])
    expect(await event(held?.eventId)).toMatchObject({ origin: { followed: false }, can: { edit: true } })
    await show(page)
    expect([(await on('2028-02-01'))[0]?.id, (await on('2028-02-02'))[0]?.id]).toEqual([gone?.id, held?.id])
  })
})

describe('what goes wrong', () => {
  it.each([
    [404, 'gone'],
    [403, 'closed'],
    [500, 'answered'],
    [Buffer.from('<!doctype html>'), 'not_a_calendar'],
    [Buffer.alloc(0), 'empty'],
    [Buffer.alloc(13 * 1_048_576), 'too_large'],
  ])('is told to those who look after it: %s', async (page, problem) => {
    const { id } = await show(page)
    expect(await get(id)).toMatchObject({ state: 'failing', problem, readAt: null, triedAt: expect.any(String) })
  })

  it('leads within: refused, whoever asks, before anything is asked for', async () => {
    const port = new URL(website.at('/')).port
    const before = visits
    const { id } = await show(200, { address: `http://127.0.0.2:${port}/` })
    expect((await get(id)).problem).toBe('refused')
    expect(visits).toBe(before)
  })

  it('again and again is given up, until somebody asks; what was read stays', async () => {
    const { id, params, again } = await show(calendarOf(entry('kept', 'Reste là', '20280301T203000')))
    for (let at = 0; at < 7; at++) expect((await again(500)).state).toBe('failing')
    expect(await again(500)).toMatchObject({ state: 'paused', problem: 'answered', eventCount: 1, readAt: expect.any(String) })
    expect((await on('2028-03-01')).map(({ title }) => title)).toEqual(['Reste là'])
    const asked = await camille.call(readOutsideCalendar, { params })
    expect(asked.body.state).toBe('waiting')
    expect(await again(calendarOf(entry('kept', 'De retour', '20280301T203000')))).toMatchObject({ state: 'read', problem: null })
    expect((await get(id)).eventCount).toBe(1)
  })

  it('is tried again when its hour has come, by one round of the job', async () => {
    const { id } = await show(500)
    const { services } = server
    await services.db.prisma.outsideCalendar.updateMany({ data: { nextAt: new Date('2100-01-01') } })
    await services.db.prisma.outsideCalendar.update({ where: { id }, data: { nextAt: services.clock.now() } })
    const before = visits
    await readDue(services)
    await readDue(services)
    expect(visits).toBe(before + 1)
    expect((await services.db.prisma.outsideCalendar.findUniqueOrThrow({ where: { id } })).failures).toBe(2)
  })
})

describe('an address', () => {
  const add = (change: object, visitor = camille) =>
    visitor.call(addOutsideCalendar, {
      body: { id: newId(), name: 'X', address: 'https://comete.example/a.ics', organisationId: fil, ...change },
    })

  it('is one of the web, without a password; webcal means https', async () => {
    for (const address of [
      'ftp://comete.example/',
      'comete.example',
      'file:///etc/passwd',
      'https://me:secret@comete.example/',
      'javascript:alert(1)',
    ])
      expect((await add({ address })).status, address).toBe(422)
    expect((await add({ address: 'webcal://comete.example/été.ics' })).body.address).toBe('https://comete.example/%C3%A9t%C3%A9.ics')
  })

  it('stands there once, and is no matter of other organisations', async () => {
    expect((await add({})).status).toBe(201)
    expect((await add({})).problem.code).toBe('calendar_known')
    expect((await add({ organisationId: organisationId('cd1d') })).problem.code).toBe('not_allowed')
    expect((await add({}, await server.as('theo'))).problem.code).toBe('not_allowed')
  })
})
