import {
  addEvent,
  bringEventBack,
  cancelOccurrence,
  editEvent,
  getEvent,
  listClashes,
  listEvents,
  listOccurrences,
  listPlaces,
  moveOccurrence,
  removeEvent,
  restoreOccurrence,
} from '@navette/contract/calendar/endpoints.ts'
import type { Event, Occurrence } from '@navette/contract/calendar/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { getThread, listThreads, openThread } from '@navette/contract/discussions/endpoints.ts'
import { listProjectActivities } from '@navette/contract/projects/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoId } from '../../../../../prisma/demo/ids.ts'
import { listenAs } from '../../../test/ears.ts'
import { memberId, organisationId, projectId, type TestServer, testServer, type Visitor } from '../../../test/server.ts'
import { sql } from '../../platform/db/database.ts'

let server: TestServer
let camille: Visitor
let mehdi: Visitor
let lucie: Visitor
let ines: Visitor
let awa: Visitor
beforeAll(async () => {
  server = await testServer()
  ;[camille, mehdi, lucie, ines, awa] = (await Promise.all(['camille', 'mehdi', 'lucie', 'ines', 'awa'].map((key) => server.as(key)))) as [
    Visitor,
    Visitor,
    Visitor,
    Visitor,
    Visitor,
  ]
})
afterAll(() => server.close())

const night = { title: 'Bal de printemps', starts: '2027-03-27T20:30', ends: '2027-03-28T01:00' }
const add = async (change: object = {}, visitor = camille) => {
  const id = newId()
  return visitor.call(addEvent, { body: { id, hostId: organisationId('fil'), ...night, ...change } })
}
const added = async (change: object = {}, visitor = camille): Promise<Event> => {
  const { status, body, problem } = await add(change, visitor)
  expect(status, JSON.stringify(problem)).toBe(201)
  return body
}
const bodyOf = ({
  title,
  kind,
  description,
  place,
  project,
  visibility,
  ribbon,
  contact,
  capacity,
  optionUntil,
  date,
  version,
}: Event) => ({
  title,
  kind,
  description,
  visibility,
  capacity,
  optionUntil,
  version,
  placeName: place?.name ?? null,
  projectId: project?.id ?? null,
  partnerIds: ribbon.slice(1).map(({ id }) => id),
  contactId: contact?.id ?? null,
  allDay: date.allDay,
  starts: date.starts,
  ends: date.ends,
  timeZone: date.timeZone,
})
const edit = (event: Event, change: object, visitor = camille) =>
  visitor.call(editEvent, { params: { eventId: event.id }, body: { ...bodyOf(event), ...change } })
const read = async (id: string, visitor = camille) => visitor.call(getEvent, { params: { eventId: id } })
const between = async (from: string, to: string, visitor = camille, query: object = {}): Promise<Occurrence[]> =>
  (await visitor.call(listOccurrences, { query: { from, to, limit: 500, ...query } })).body.items
const titles = (dates: Occurrence[]) => dates.map(({ title }) => title)

describe('an event', () => {
  it('is put on the calendar with a title and a time, and everybody of the cluster sees it at once', async () => {
    const listening = await server.listen()
    const ear = await listenAs(server, listening, 'lucie')
    const event = await added()
    expect(event).toMatchObject({
      title: 'Bal de printemps',
      kind: 'other',
      visibility: 'cluster',
      host: { name: 'Le Fil' },
      date: {
        starts: '2027-03-27T20:30',
        ends: '2027-03-28T01:00',
        timeZone: 'Europe/Paris',
        startsAt: '2027-03-27T19:30:00.000Z',
        endsAt: '2027-03-28T00:00:00.000Z',
        cancelled: false,
      },
      can: { edit: true, share: true, cancel: true, remove: true, openThread: true },
    })
    await ear.until(({ news }) => news.some(({ verb, facts }) => verb === 'event.added' && facts['eventId'] === event.id))
    expect(titles(await between('2027-03-27', '2027-03-28', lucie))).toContain('Bal de printemps')
    expect((await read(event.id, lucie)).body.can).toEqual({ edit: false, share: false, cancel: false, remove: false, openThread: true })
    ear.socket.close()
  })

  it('is put there once, however often it is sent', async () => {
    const body = { id: newId(), hostId: organisationId('fil'), ...night, title: 'Une seule fois' }
    const replies = await Promise.all([1, 2, 3].map(() => camille.call(addEvent, { body })))
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(titles(await between('2027-03-27', '2027-03-28')).filter((title) => title === 'Une seule fois')).toHaveLength(1)
    expect((await lucie.call(addEvent, { body: { ...body, hostId: organisationId('cd1d') } })).problem.code).toBe('id_taken')
  })

  it('says what it says, in Markdown that is harmless', async () => {
    const event = await added({
      description: '**Portes** à 20 h <script>alert(1)</script>',
      placeName: 'Le Fil, grande salle',
      contactId: memberId('mehdi'),
      capacity: 120,
      optionUntil: '2027-01-31',
      kind: 'show',
    })
    expect(event.html).toContain('<strong>Portes</strong>')
    expect(event.html).not.toContain('<script>')
    expect(event).toMatchObject({
      place: { id: demoId('place', 'Le Fil, grande salle') },
      contact: { name: expect.stringContaining('Mehdi') },
      capacity: 120,
      optionUntil: '2027-01-31',
    })
  })

  it('takes whole days as dates, with the first day without it as its end', async () => {
    const event = await added({ title: 'Relâche', allDay: true, starts: '2027-02-01', ends: '2027-02-03' })
    expect(event.date).toMatchObject({ allDay: true, starts: '2027-02-01', ends: '2027-02-03' })
    for (const [from, to, there] of [
      ['2027-01-31', '2027-02-01', false],
      ['2027-02-01', '2027-02-02', true],
      ['2027-02-02', '2027-02-03', true],
      ['2027-02-03', '2027-02-04', false],
    ] as const)
      expect(titles(await between(from, to)).includes('Relâche'), from).toBe(there)
  })

  it('keeps its hour over both changes of clocks, and its end is after its beginning', async () => {
    const spring = await added({ starts: '2027-03-28T01:30', ends: '2027-03-28T03:30' })
    expect(spring.date).toMatchObject({ startsAt: '2027-03-28T00:30:00.000Z', endsAt: '2027-03-28T01:30:00.000Z' })
    const autumn = await added({ starts: '2027-10-31T01:30', ends: '2027-10-31T03:30' })
    expect(autumn.date).toMatchObject({ startsAt: '2027-10-30T23:30:00.000Z', endsAt: '2027-10-31T02:30:00.000Z' })
    expect((await add({ starts: '2027-03-28T02:30', ends: '2027-03-28T03:10' })).problem.code).toBe('event_ends_before_start')
  })

  it('is refused with a clear word where its time cannot be', async () => {
    expect((await add({ ends: night.starts })).problem).toMatchObject({ status: 422, code: 'event_ends_before_start' })
    expect((await add({ ends: '2028-06-01T20:00' })).problem).toMatchObject({ status: 422, code: 'event_too_long' })
    for (const change of [
      { starts: '2027-02-30T10:00' },
      { starts: '2027-03-27' },
      { allDay: true },
      { timeZone: 'Europe/Nulle-Part' },
      { starts: '20270327T2030' },
      { starts: '9999-01-01T10:00' },
      { title: ' ' },
      { capacity: 0 },
    ])
      expect((await add(change)).status, JSON.stringify(change)).toBe(422)
  })

  it('is changed by whoever carries it, and by whoever is asked about it; a change started from an old version shows the new one', async () => {
    const event = await added({ partnerIds: [organisationId('cd1d')], contactId: memberId('awa') })
    const changed = await edit(event, { title: 'Bal de mai', starts: '2027-05-01T20:30', ends: '2027-05-02T01:00' }, lucie)
    expect(changed.body).toMatchObject({ title: 'Bal de mai', date: { id: event.date.id, starts: '2027-05-01T20:30' } })
    const late = await edit(event, { title: 'Bal d’avril' })
    expect(late.problem).toMatchObject({ status: 409, code: 'stale', current: { title: 'Bal de mai' } })
    expect((await edit(changed.body, { description: 'On danse.' }, awa)).status).toBe(200)
    expect((await edit((await read(event.id)).body, { visibility: 'public' }, lucie)).status).toBe(403)
    expect((await read(event.id, lucie)).body.can).toMatchObject({ edit: true, share: false, remove: false })
  })

  it('is moved by one gesture; who had not seen another move is told', async () => {
    const event = await added()
    const params = { occurrenceId: event.date.id }
    const time = { starts: '2027-04-03T20:30', ends: '2027-04-04T01:00', version: event.date.version }
    const moved = await camille.call(moveOccurrence, { params, body: time })
    expect(moved.body).toMatchObject({ id: event.date.id, starts: '2027-04-03T20:30', version: 2 })
    expect((await mehdi.call(moveOccurrence, { params, body: { ...time, starts: '2027-04-03T19:30' } })).problem).toMatchObject({
      code: 'stale',
      current: { version: 2 },
    })
    expect((await lucie.call(moveOccurrence, { params, body: { ...time, version: 2 } })).status).toBe(403)
    expect((await edit(event, { title: 'Autre' })).problem.code).toBe('stale')
    const replies = await Promise.all(
      ['2027-04-10', '2027-04-17'].map((day) =>
        camille.call(moveOccurrence, { params, body: { starts: `${day}T20:30`, ends: `${day}T23:00`, version: 2 } }),
      ),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('that does not take place stays there and says why; and takes place after all', async () => {
    const event = await added()
    const params = { occurrenceId: event.date.id }
    expect((await lucie.call(cancelOccurrence, { params, body: {} })).status).toBe(403)
    expect((await mehdi.call(cancelOccurrence, { params, body: { reason: 'Extinction de voix.' } })).status).toBe(204)
    expect((await read(event.id, lucie)).body).toMatchObject({
      cancellation: { reason: 'Extinction de voix.', by: { name: expect.stringContaining('Mehdi') } },
      date: { cancelled: true },
    })
    expect((await camille.call(restoreOccurrence, { params })).status).toBe(204)
    expect((await read(event.id)).body).toMatchObject({ cancellation: null, date: { cancelled: false } })
  })

  it('that was a mistake is taken off, and put back by the same people', async () => {
    const event = await added({ title: 'Une erreur' })
    const params = { eventId: event.id }
    expect((await lucie.call(removeEvent, { params })).status).toBe(403)
    expect((await camille.call(removeEvent, { params })).status).toBe(204)
    expect((await read(event.id)).status).toBe(404)
    expect(titles(await between('2027-03-27', '2027-03-28'))).not.toContain('Une erreur')
    expect((await lucie.call(bringEventBack, { params })).status).toBe(403)
    expect((await camille.call(bringEventBack, { params })).status).toBe(204)
    expect((await read(event.id)).status).toBe(200)
  })
})

describe('who sees an event', () => {
  const seenBy = async (id: string) => {
    const there = await Promise.all([camille, mehdi, lucie, awa, ines].map(async (visitor) => (await read(id, visitor)).status === 200))
    return ['camille', 'mehdi', 'lucie', 'awa', 'ines'].filter((_, at) => there[at])
  }

  it('is its host’s to say', async () => {
    const event = await added({ visibility: 'organisations' })
    expect(await seenBy(event.id)).toEqual(['camille', 'mehdi', 'awa'])
    const shared = await edit(event, { partnerIds: [organisationId('cd1d')] })
    expect(shared.body.ribbon.map(({ name }) => name)).toEqual(['Le Fil', 'CD1D'])
    expect(await seenBy(event.id)).toEqual(['camille', 'mehdi', 'lucie', 'awa'])
    expect((await edit(shared.body, { visibility: 'public' })).status).toBe(200)
    expect(await seenBy(event.id)).toEqual(['camille', 'mehdi', 'lucie', 'awa', 'ines'])
  })

  it('may be the team of its project, everybody who sees the project, or more', async () => {
    const nuit = projectId('nuit-du-court')
    const event = await added({ projectId: nuit, visibility: 'team' })
    expect(await seenBy(event.id)).toEqual(['camille', 'mehdi', 'awa', 'ines'])
    const { body: wider } = await edit(event, { visibility: 'cluster' })
    expect(await seenBy(event.id)).toEqual(['camille', 'mehdi', 'lucie', 'awa', 'ines'])
    // The project is not shared with everybody who sees the event.
    expect((await read(event.id, lucie)).body.project).toBeNull()
    expect((await edit(wider, { visibility: 'project' })).status).toBe(200)
    expect(await seenBy(event.id)).toEqual(['camille', 'mehdi', 'awa', 'ines'])
  })

  it('shares one audience with all that is shared with the same organisations', async () => {
    const partnerIds = [organisationId('cd1d'), organisationId('remue')]
    const ids = (await Promise.all([1, 2, 3].map(() => added({ visibility: 'organisations', partnerIds })))).map(({ id }) => id)
    const other = await added({ visibility: 'organisations', partnerIds: partnerIds.toReversed() })
    const rows = await server.services.db.rows<{ audienceId: string }>(
      sql`SELECT DISTINCT audience_id AS "audienceId" FROM item WHERE id = ANY(${[...ids, other.id]}::uuid[])`,
    )
    expect(rows).toHaveLength(1)
  })

  it('cannot leave out whoever says it, nor be a team where there is none', async () => {
    expect((await add({ visibility: 'team' })).problem.code).toBe('visibility_unfit')
    expect((await add({ visibility: 'project' })).problem.code).toBe('visibility_unfit')
    expect((await add({ visibility: 'organisations', projectId: projectId('nuit-du-court') })).problem.code).toBe('visibility_unfit')
    expect((await add({ projectId: projectId('comptes-en-commun') })).status).toBe(404)
    expect((await add({ hostId: organisationId('cd1d') })).status).toBe(403)
    expect((await add({ partnerIds: [newId()] })).problem.code).toBe('unknown_organisation')
    expect((await add({ contactId: newId() })).problem.code).toBe('no_such_person')
    expect((await awa.call(addEvent, { body: { id: newId(), hostId: organisationId('fil'), ...night } })).status).toBe(403)
  })

  it('reads what is said about it, wherever that goes', async () => {
    const event = await added({ projectId: projectId('nuit-du-court'), visibility: 'cluster' })
    const threadId = newId()
    const ofProject = async () =>
      (await ines.call(listThreads, { query: { projectId: projectId('nuit-du-court'), limit: 100 } })).body.items.map(({ id }) => id)
    const opened = await lucie.call(openThread, {
      body: { id: threadId, title: 'Où se garer ?', aboutId: event.id, post: { id: newId(), text: 'Rue Ferdinand ?' } },
    })
    expect(opened.status).toBe(201)
    expect(opened.body.place).toMatchObject({ kind: 'item', itemKind: 'event', id: event.id, title: event.title })
    // It hangs on what more people see than the project, and does not lie in it.
    expect(await ofProject()).not.toContain(threadId)
    const { body: narrower } = await edit(event, { visibility: 'project' })
    expect((await lucie.call(getThread, { params: { threadId } })).status).toBe(404)
    expect(await ofProject()).toContain(threadId)
    // Kept to the team, what was told of the thread is no longer told to the rest of the project.
    const told = async (visitor: Visitor) =>
      (
        await visitor.call(listProjectActivities, { params: { projectId: projectId('nuit-du-court') }, query: { limit: 100 } })
      ).body.items.some(({ item }) => item?.id === threadId)
    const [malo] = [await server.as('malo')]
    expect([await told(malo), await told(ines)]).toEqual([true, true])
    const { body: kept } = await edit(narrower, { visibility: 'team' })
    expect(await told(malo)).toBe(false)
    const { body: again } = await edit(kept, { visibility: 'project' })
    expect(await told(malo)).toBe(true)
    await edit(again, { visibility: 'public', projectId: null })
    expect((await lucie.call(getThread, { params: { threadId } })).status).toBe(200)
    expect(await ofProject()).not.toContain(threadId)
    expect((await ines.call(listThreads, { query: { aboutId: event.id } })).body.items).toHaveLength(1)
  })
})

describe('the calendar', () => {
  it('shows what begins, goes on or ends within the days asked for, in the order of time, page by page', async () => {
    const { today } = server.services.clock
    const from = today()
    const to = new Date(Date.parse(from) + 7 * 86_400_000).toISOString().slice(0, 10)
    const all = await between(from, to, mehdi)
    expect(titles(all)).toEqual(expect.arrayContaining(['Résidence, Compagnie des Traboules', 'Nuit du court', 'Goûter percussions']))
    expect(all.map(({ startsAt }) => startsAt)).toEqual(all.map(({ startsAt }) => startsAt).toSorted())
    const pages: Occurrence[] = []
    let after: string | undefined
    do {
      const { body } = await mehdi.call(listOccurrences, { query: { from, to, limit: 3, ...(after ? { after } : {}) } })
      pages.push(...body.items)
      after = body.next ?? undefined
    } while (after)
    expect(pages).toEqual(all)
    // Of the last evening, the part after midnight is another day.
    const nextDay = new Date(Date.parse(from) + 6 * 86_400_000).toISOString().slice(0, 10)
    expect(titles(await between(nextDay, to, mehdi))).toContain('Nuit du court')
    expect((await mehdi.call(listOccurrences, { query: { from: '2026-01-01', to: '2027-06-01' } })).problem).toMatchObject({
      code: 'period_too_long',
      limit: 400,
    })
  })

  it('is narrowed to an organisation, a project, a place, a kind, and to what is mine', async () => {
    const { today } = server.services.clock
    const [from, to] = [today(), new Date(Date.parse(today()) + 7 * 86_400_000).toISOString().slice(0, 10)]
    const of = async (query: object, visitor = mehdi) => titles(await between(from, to, visitor, query))
    expect(await of({ organisationId: organisationId('cd1d') })).toEqual(['Les Herbes folles', 'Disquaires d’un jour'])
    expect(await of({ projectId: projectId('nuit-du-court') })).toEqual(['Montage et accroche', 'Balances', 'Nuit du court', 'Démontage'])
    expect(await of({ placeId: demoId('place', 'Le France') })).toEqual(['Avant-première, « Les Mains tièdes »', 'Ciné-débat'])
    expect(await of({ kind: 'workshop' })).toEqual(['Atelier tambours', 'Chorale des coulisses', 'Atelier voix'])
    expect(await of({ mine: 'true' }, ines)).toEqual(['Montage et accroche', 'Balances', 'Nuit du court', 'Démontage'])
    const [own, others, all] = [await of({ mine: 'true' }), await of({ mine: 'false' }), await of({})]
    expect(own.length + others.length).toBe(all.length)
    expect(own).not.toContain('Café lecture')
    expect(others).toContain('Café lecture')
  })

  it('tells what is in a place already, as far as one sees it', async () => {
    const place = { placeName: 'Salle des fêtes' }
    const meeting = await added({
      ...place,
      title: 'Conseil',
      visibility: 'organisations',
      starts: '2027-05-04T18:00',
      ends: '2027-05-04T20:00',
    })
    await added({ ...place, title: 'Marché', allDay: true, starts: '2027-05-05', ends: '2027-05-06' })
    const clashes = async (starts: string, ends: string, visitor = mehdi, query: object = {}) =>
      titles((await visitor.call(listClashes, { query: { placeName: 'SALLE DES FETES', starts, ends, ...query } })).body.items)
    expect(await clashes('2027-05-04T19:59', '2027-05-04T21:00')).toEqual(['Conseil'])
    expect(await clashes('2027-05-04T20:00', '2027-05-05T00:00')).toEqual([])
    expect(await clashes('2027-05-04', '2027-05-06')).toEqual(['Conseil', 'Marché'])
    expect(await clashes('2027-05-04', '2027-05-06', lucie)).toEqual(['Marché'])
    expect(await clashes('2027-05-04', '2027-05-06', mehdi, { exceptEventId: meeting.id })).toEqual(['Marché'])
    expect(await clashes('2027-05-06T10:00', '2027-05-05T10:00')).toEqual([])
    await camille.call(cancelOccurrence, { params: { occurrenceId: meeting.date.id }, body: {} })
    expect(await clashes('2027-05-04T19:00', '2027-05-04T21:00')).toEqual([])
  })

  it('offers the places of what one sees', async () => {
    const names = async (search: string, visitor: Visitor) =>
      (await visitor.call(listPlaces, { query: { search } })).body.items.map(({ name }) => name)
    expect(await names('grande', mehdi)).toEqual(['Le Fil, grande salle'])
    await added({ visibility: 'organisations', placeName: 'Cave secrète' })
    expect([await names('cave', mehdi), await names('cave', lucie)]).toEqual([['Cave secrète'], []])
    await added({ placeName: 'LE FIL, grande salle' })
    expect(await names('grande', mehdi)).toEqual(['Le Fil, grande salle'])
  })

  it('lists events by what changed last, and by words', async () => {
    const { body } = await mehdi.call(listEvents, { query: { search: 'nuit court' } })
    expect(body.items.map(({ title }) => title)).toEqual(['Nuit du court'])
    expect((await mehdi.call(listEvents, { query: { search: 'mixeur' } })).body.items.map(({ title }) => title)).toContain('Point régie')
    expect((await mehdi.call(listEvents, { query: { search: '%' } })).body.items).toEqual([])
  })
})
