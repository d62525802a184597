import {
  addEvent,
  cancelOccurrence,
  editEvent,
  getEvent,
  listEvents,
  moveOccurrence,
  removeEvent,
} from '@navette/contract/calendar/endpoints.ts'
import type { Event } from '@navette/contract/calendar/schema.ts'
import { changeSeries, listDates } from '@navette/contract/calendar/series-endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoId } from '../../../../../prisma/demo/ids.ts'
import { calendarOf, entry } from '../../../test/calendars.ts'
import { basic, calendarPath, emailOf, type Program, programOf, programWith, prop, propfind } from '../../../test/dav.ts'
import { done } from '../../../test/done.ts'
import { memberId, organisationId, projectId, type TestServer, testServer } from '../../../test/server.ts'
import { tokenOf } from '../../../test/tokens.ts'

let server: TestServer
let camille: Program
let malo: Program
beforeAll(async () => {
  server = await testServer()
  camille = await programOf(server, 'camille')
  malo = await programOf(server, 'malo')
})
afterAll(() => server.close())

const fil = calendarPath('fil')
const file = (name: string) => `${fil}${encodeURIComponent(name)}`
const put = (program: Program, path: string, content: string, headers: Record<string, string> = {}) =>
  program.ask('PUT', path, content, { 'content-type': 'text/calendar', ...headers })
const written = (uid: string, title = 'Bal des voisins', ...lines: string[]) =>
  new TextDecoder().decode(calendarOf(entry(uid, title, '20270821T203000', ...lines)))

/** Puts an event on Le Fil’s calendar by the web’s door. */
const add = (change: object = {}, key = 'camille') =>
  done(server, key, addEvent, {
    body: {
      id: newId(),
      hostId: organisationId('fil'),
      title: 'Inventaire du bar',
      starts: '2027-03-12T10:00',
      ends: '2027-03-12T12:00',
      ...change,
    } as never,
  })
const eventNamed = async (title: string): Promise<Event | undefined> => {
  const { items } = await done(server, 'camille', listEvents, { query: { search: title } })
  return items.find((each) => each.title === title)
}
const weekly = { rule: { frequency: 'weekly', ends: { kind: 'count', count: 6 } } }

describe('a calendar program', () => {
  it('finds its way from the name of the server to the calendars', async () => {
    const { status, headers } = await camille.ask('PROPFIND', '/.well-known/caldav')
    expect([status, headers['location']]).toEqual([301, '/dav/'])
    const root = await camille.ask('PROPFIND', '/dav/', propfind('D:current-user-principal'), { depth: '0' })
    expect(root.told).toEqual({ '/dav/': { 'D:current-user-principal': '/dav/moi/' } })
    const me = await camille.ask('PROPFIND', '/dav/moi/', propfind('C:calendar-home-set', 'C:calendar-user-address-set', 'D:displayname'), {
      depth: '0',
    })
    expect(me.told['/dav/moi/']).toEqual({
      'C:calendar-home-set': '/dav/calendriers/',
      'C:calendar-user-address-set': 'mailto:camille.ferrand@lefil.example',
      'D:displayname': 'Camille Ferrand',
    })
    const home = await camille.ask('PROPFIND', '/dav/calendriers/', propfind('D:displayname', 'D:resourcetype'), {
      depth: '1',
    })
    expect(home.told[fil]).toEqual({ 'D:displayname': 'Le Fil', 'D:resourcetype': 'D:collection C:calendar' })
    const { headers: said } = await programWith(server, '').ask('OPTIONS', '/dav/')
    expect(said['dav']).toContain('calendar-access')
  })

  it.each<[string, (token: string) => string, number]>([
    ['without a password', () => '', 401],
    ['with its token', (token) => basic('camille.ferrand@lefil.example', token), 207],
    ['with its address in capitals', (token) => basic('Camille.Ferrand@LeFil.example', token), 207],
    ['with the address of somebody else', (token) => basic('malo@lemixeur.example', token), 401],
    ['with the token of nobody', () => basic('camille.ferrand@lefil.example', 'nvt_nobody'), 401],
    ['with the password of the account', () => basic('camille.ferrand@lefil.example', 'un accordéon sous la neige'), 401],
    ['with what is no name and password', () => 'Basic é', 401],
    ['with its token as a bearer’s', (token) => `Bearer ${token}`, 401],
  ])('knocks %s', async (_, authorization, expected) => {
    const token = await tokenOf(server, 'camille', ['read:calendar'])
    const { status, headers } = await programWith(server, authorization(token)).ask('PROPFIND', '/dav/calendriers/', undefined, {
      depth: '0',
    })
    expect([status, headers['www-authenticate'] !== undefined]).toEqual([expected, expected === 401])
  })

  it('opens nothing with a cookie', async () => {
    const { cookie } = await server.as('camille')
    expect((await programWith(server, '').ask('PROPFIND', '/dav/', undefined, { cookie, depth: '0' })).status).toBe(401)
  })

  it.each([
    [['read:calendar'], 207, 403],
    [['write:calendar'], 403, 404],
    [['read:projects'], 403, 403],
  ] as const)('with the scopes %j reads and writes no more than they say', async (scopes, reading, deleting) => {
    const program = await programOf(server, 'camille', [...scopes])
    expect((await program.ask('PROPFIND', fil, undefined, { depth: '0' })).status).toBe(reading)
    expect((await program.ask('DELETE', file('nothing.ics'))).status).toBe(deleting)
  })

  it('is dead when its token is revoked, or its owner suspended', async () => {
    const token = await tokenOf(server, 'malo', ['read:calendar'])
    const email = await emailOf(server, 'malo')
    const knock = async () => (await programWith(server, basic(email, token)).ask('PROPFIND', '/dav/', undefined, { depth: '0' })).status
    expect(await knock()).toBe(207)
    await server.services.db.prisma.suspension.create({ data: { memberId: memberId('malo'), at: new Date() } })
    expect(await knock()).toBe(401)
    await server.services.db.prisma.suspension.deleteMany()
  })
})

describe('what a program sees', () => {
  const names = async (program: Program, path: string) =>
    Object.keys((await program.ask('PROPFIND', path, propfind('D:getetag'), { depth: '1' })).told).filter((each) => each.endsWith('.ics'))

  it('is what its owner sees, and each event once', async () => {
    const team = await add({ title: 'Entre nous', projectId: projectId('nuit-du-court'), visibility: 'team' })
    const path = file(`${team.date.id}.ics`)
    expect(await names(camille, fil)).toContain(path)
    for (const stranger of [malo, await programOf(server, 'lucie')]) {
      expect(await names(stranger, fil)).not.toContain(path)
      expect((await stranger.ask('GET', path)).status).toBe(404)
      expect((await stranger.ask('DELETE', path)).status).toBe(404)
      const asked = `<C:calendar-multiget xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">${prop('C:calendar-data')}<D:href>${path}</D:href></C:calendar-multiget>`
      expect((await stranger.ask('REPORT', fil, asked)).told).toEqual({ [path]: 404 })
    }
    const all = (await Promise.all(['fil', 'yht', 'france', 'mixeur'].map((key) => names(camille, calendarPath(key))))).flat()
    expect(new Set(all).size).toBe(all.length)
  })

  it('is, for a guest, what a guest sees, and nothing can be put there', async () => {
    const ines = await programOf(server, 'ines')
    const home = await ines.ask('PROPFIND', '/dav/calendriers/', propfind('D:displayname'), { depth: '1' })
    const everything = `<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">${prop('C:calendar-data')}
      <C:filter><C:comp-filter name="VCALENDAR"/></C:filter></C:calendar-query>`
    const texts = await Promise.all(
      Object.keys(home.told)
        .slice(1)
        .map(async (path) => (await ines.ask('REPORT', path, everything)).text),
    )
    const shown = texts.flatMap((text) => [...text.matchAll(/evenements\/([\w-]{36})/g)].map((match) => match[1]))
    const { items } = await done(server, 'ines', listEvents, { query: { limit: 100 } })
    expect(shown.toSorted()).toEqual(items.map(({ id }) => id).toSorted())
    expect((await put(ines, file('x.ics'), written('x'))).status).toBe(404)
  })

  it.each<[string, string, string[], string[]]>([
    ['a time', '<C:time-range start="20270301T000000Z" end="20270401T000000Z"/>', ['Inventaire du bar'], ['Fête du livre']],
    ['a time without an end', '<C:time-range start="20270601T000000Z"/>', ['Fête du livre'], ['Inventaire du bar']],
    ['words', '<C:prop-filter name="SUMMARY"><C:text-match>LIVRE</C:text-match></C:prop-filter>', ['Fête du livre'], ['Inventaire du bar']],
    [
      'other words',
      '<C:prop-filter name="SUMMARY"><C:text-match negate-condition="yes">livre</C:text-match></C:prop-filter>',
      ['Inventaire du bar'],
      ['Fête du livre'],
    ],
    [
      'no rule',
      '<C:prop-filter name="RRULE"><C:is-not-defined/></C:prop-filter>',
      ['Fête du livre', 'Inventaire du bar'],
      ['Chaque lundi'],
    ],
  ])('is asked for by %s', async (_, filter, there, others) => {
    await add({ title: 'Inventaire du bar' })
    await add({ title: 'Fête du livre', starts: '2027-06-12T10:00', ends: '2027-06-12T12:00' })
    await add({ title: 'Chaque lundi', recurrence: weekly, starts: '2027-03-15T10:00', ends: '2027-03-15T12:00' })
    const asked = `<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">${prop('C:calendar-data')}
      <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">${filter}</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>`
    const { text, status } = await camille.ask('REPORT', fil, asked)
    expect(status).toBe(207)
    for (const title of there) expect(text).toContain(`SUMMARY:${title}`)
    for (const title of others) expect(text).not.toContain(`SUMMARY:${title}`)
  })

  it('has no tasks', async () => {
    const asked = `<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">${prop('D:getetag')}
      <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VTODO"/></C:comp-filter></C:filter></C:calendar-query>`
    expect((await camille.ask('REPORT', fil, asked)).told).toEqual({})
  })
})

describe('a file that a program puts', () => {
  it('where none is becomes an event of the organisation, with its words, place, hours and rule', async () => {
    const content = written(
      'atelier-1@telephone',
      'Atelier sérigraphie',
      'LOCATION:La Comète',
      'DESCRIPTION:Apporter **un tablier**\\net de quoi noter',
      'RRULE:FREQ=WEEKLY;COUNT=4',
      'EXDATE:20270828T203000',
    )
    const { status, headers } = await put(camille, file('atelier-1@telephone.ics'), content, { 'if-none-match': '*' })
    expect([status, headers['etag']]).toEqual([201, undefined])
    const event = await eventNamed('Atelier sérigraphie')
    expect(event).toMatchObject({
      description: 'Apporter **un tablier**\net de quoi noter',
      place: { name: 'La Comète' },
      host: { name: 'Le Fil' },
      visibility: 'cluster',
      origin: null,
      createdBy: { name: 'Camille Ferrand' },
      series: { leftOut: ['2027-08-28T20:30'] },
    })
    const { items } = await done(server, 'camille', listDates, { params: { eventId: event?.id ?? '' } })
    expect(items.map(({ starts }) => starts)).toEqual(['2027-08-21T20:30', '2027-09-04T20:30', '2027-09-11T20:30'])
    const back = await camille.ask('GET', file('atelier-1@telephone.ics'))
    expect(back.text).toContain('UID:atelier-1@telephone')
    expect(back.headers['etag']).toMatch(/^"[\w-]+"$/)
    expect((await put(camille, file('atelier-1@telephone.ics'), content, { 'if-none-match': '*' })).status).toBe(412)
    expect((await put(camille, file('autre.ics'), content)).status).toBe(409)
  })

  it('by any name it likes is found by that name', async () => {
    expect((await put(camille, file('Réunion n° 4.ics'), written('reunion-4', 'Réunion n° 4'))).status).toBe(201)
    expect((await camille.ask('GET', file('Réunion n° 4.ics'))).text).toContain('UID:reunion-4')
    const { told } = await camille.ask('PROPFIND', fil, propfind('D:getetag'), { depth: '1' })
    expect(Object.keys(told)).toContain(file('Réunion n° 4.ics'))
  })

  it('over one that it has read changes what it says, and nothing that it does not know of', async () => {
    const event = await add({
      title: 'Soirée jeux',
      capacity: 12,
      visibility: 'public',
      partnerIds: [organisationId('yht')],
      contactId: memberId('camille'),
    })
    const path = file(`${event.date.id}.ics`)
    const { text, headers } = await camille.ask('GET', path)
    const changed = text.replace('SUMMARY:Soirée jeux', 'SUMMARY:Soirée jeux de société').replaceAll('20270312T1', '20270313T1')
    const { status } = await put(camille, path, changed, { 'if-match': String(headers['etag']) })
    expect(status).toBe(204)
    const after = await done(server, 'camille', getEvent, { params: { eventId: event.id } })
    expect(after).toMatchObject({
      title: 'Soirée jeux de société',
      capacity: 12,
      visibility: 'public',
      ribbon: event.ribbon,
      contact: event.contact,
    })
    expect(after.date).toMatchObject({ id: event.date.id, starts: '2027-03-13T10:00', ends: '2027-03-13T12:00' })
    // What it had read is no longer what is there.
    expect((await put(camille, path, changed, { 'if-match': String(headers['etag']) })).status).toBe(412)
  })

  it('unchanged changes nothing, whatever is on the calendar', async () => {
    const weeks = await add({ title: 'Répétition', recurrence: { ...weekly, leftOut: ['2027-03-19T10:00'], added: ['2027-05-02T09:00'] } })
    const { items } = await done(server, 'camille', listDates, { params: { eventId: weeks.id } })
    const at = (index: number) => ({ occurrenceId: items[index]?.id ?? '' })
    await done(server, 'camille', moveOccurrence, {
      params: at(1),
      body: { starts: '2027-03-27T21:00', ends: '2027-03-28T02:30', version: 1 },
    })
    await done(server, 'camille', cancelOccurrence, { params: at(2), body: { reason: 'Salle prise' } })
    await add({ title: 'Résidence', allDay: true, starts: '2027-04-01', ends: '2027-04-06' })
    await add({ title: 'Vue de Montréal', timeZone: 'America/Toronto' })
    const { told } = await camille.ask('PROPFIND', fil, propfind('D:getetag'), { depth: '1' })
    const snapshot = async () => {
      const events = await done(server, 'camille', listEvents, { query: { limit: 100 } })
      const dates = await Promise.all(
        events.items.map(({ id }) => done(server, 'camille', listDates, { params: { eventId: id }, query: { limit: 100 } })),
      )
      return events.items
        .map(({ version: _, date, cancellation, ...event }, index) => ({
          ...event,
          date: date.id,
          reason: cancellation?.reason,
          dates: dates[index]?.items.map(({ version: __, ...each }) => each),
        }))
        .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    }
    const before = await snapshot()
    const paths = Object.keys(told).filter((path) => path.endsWith('.ics'))
    expect(paths.length).toBeGreaterThan(12)
    for (const path of paths) {
      const { text, headers } = await camille.ask('GET', path)
      const { status } = await put(camille, path, text, { 'if-match': String(headers['etag']) })
      expect([path, status]).toEqual([path, 204])
    }
    expect(await snapshot()).toEqual(before)
  })

  it('is refused where it would lose what others see: a date with words of its own, or one series of several', async () => {
    const event = await add({ title: 'Cours du soir', recurrence: weekly })
    const { items } = await done(server, 'camille', listDates, { params: { eventId: event.id } })
    const path = file(`${(await seriesOf(event.id))[0]}.ics`)
    const { text } = await camille.ask('GET', path)
    const own = text.replace(
      'END:VCALENDAR',
      `BEGIN:VEVENT\r\nUID:${path.slice(-40, -4)}\r\nDTSTAMP:20270101T000000Z\r\nRECURRENCE-ID;TZID=Europe/Paris:20270319T100000\r\nDTSTART;TZID=Europe/Paris:20270319T100000\r\nDTEND;TZID=Europe/Paris:20270319T120000\r\nSUMMARY:Avec un invité\r\nEND:VEVENT\r\nEND:VCALENDAR`,
    )
    expect((await put(camille, path, own)).status).toBe(403)
    const now = await done(server, 'camille', getEvent, { params: { eventId: event.id } })
    await done(server, 'camille', changeSeries, {
      params: { occurrenceId: items[3]?.id ?? '' },
      body: {
        version: now.version,
        scope: 'following',
        starts: '2027-04-02T14:00',
        ends: '2027-04-02T16:00',
        recurrence: { rule: { frequency: 'weekly' } },
      } as never,
    })
    const both = await seriesOf(event.id)
    expect(both).toHaveLength(2)
    for (const id of both) {
      const { text: said } = await camille.ask('GET', file(`${id}.ics`))
      expect((await put(camille, file(`${id}.ics`), said.replace('SUMMARY:', 'SUMMARY:Autre '))).status).toBe(403)
      expect((await camille.ask('DELETE', file(`${id}.ics`))).status).toBe(403)
    }
  })
  const seriesOf = async (eventId: string) =>
    (await server.services.db.prisma.series.findMany({ where: { eventId }, orderBy: { starts: 'asc' } })).map(({ id }) => id)

  it.each<[string, string, number, string]>([
    ['no calendar', 'Bonjour', 403, 'valid-calendar-data'],
    ['nothing', '', 403, 'valid-calendar-data'],
    [
      'two events',
      written('a').replace('END:VCALENDAR', written('b').split('\r\n').slice(3).join('\r\n')),
      403,
      'valid-calendar-object-resource',
    ],
    ['an event without a name', written('a', ''), 403, 'valid-calendar-object-resource'],
    ['a rule without an end in sight', written('a', 'Sans fin', 'RRULE:FREQ=SECONDLY'), 403, 'valid-calendar-object-resource'],
    ['a megabyte and more', written('a', 'x', `DESCRIPTION:${'x'.repeat(1_100_000)}`), 413, ''],
  ])('holding %s is refused', async (_, content, status, condition) => {
    const reply = await put(camille, file('refused.ics'), content)
    expect(reply.status).toBe(status)
    expect(reply.text).toContain(condition)
    expect((await camille.ask('GET', file('refused.ics'))).status).toBe(404)
  })

  it('in the calendar of another organisation is refused, and so is a change of what its owner may not change', async () => {
    const france = calendarPath('france')
    expect((await put(camille, `${france}x.ics`, written('x'))).status).toBe(404)
    const event = await add({ title: 'Réunion du Fil' })
    const path = file(`${event.date.id}.ics`)
    const { text } = await malo.ask('GET', path)
    expect(text).toContain('SUMMARY:Réunion du Fil')
    const refused = await put(malo, path, text.replace('du Fil', 'de Malo'))
    expect([refused.status, refused.text.includes('need-privileges')]).toEqual([403, true])
    expect((await malo.ask('DELETE', path)).status).toBe(403)
  })
})

describe('a file that a program removes', () => {
  it('is taken off the calendar, and comes back when it is put again', async () => {
    await put(camille, file('pot.ics'), written('pot', 'Pot de départ'))
    const event = await eventNamed('Pot de départ')
    const { headers } = await camille.ask('GET', file('pot.ics'))
    expect((await camille.ask('DELETE', file('pot.ics'), undefined, { 'if-match': '"old"' })).status).toBe(412)
    expect((await camille.ask('DELETE', file('pot.ics'), undefined, { 'if-match': String(headers['etag']) })).status).toBe(204)
    expect(await eventNamed('Pot de départ')).toBeUndefined()
    expect((await camille.ask('DELETE', file('pot.ics'))).status).toBe(404)
    expect((await put(camille, file('pot.ics'), written('pot', 'Pot de départ'))).status).toBe(201)
    expect((await eventNamed('Pot de départ'))?.id).toBe(event?.id)
  })

  it('is not a whole calendar', async () => {
    expect((await camille.ask('DELETE', fil)).status).toBe(403)
  })
})

describe('asking what has changed', () => {
  const question = (token: string, limit = '') =>
    `<D:sync-collection xmlns:D="DAV:"><D:sync-token>${token}</D:sync-token><D:sync-level>1</D:sync-level>${limit}${prop('D:getetag')}</D:sync-collection>`
  const sync = async (program: Program, token = '') => {
    const { told, tree, status } = await program.ask('REPORT', fil, question(token))
    const next = tree?.children.findLast((each) => typeof each !== 'string' && each.name === 'D:sync-token')
    return { status, told, token: typeof next === 'object' ? String(next.children[0]) : '' }
  }

  it('tells what is new, changed, gone, or no longer for this person', async () => {
    const [edited, hidden, removed] = [await add({ title: 'À changer' }), await add({ title: 'À cacher' }), await add({ title: 'À ôter' })]
    const path = (event: Event) => file(`${event.date.id}.ics`)
    const start = await sync(malo)
    expect(Object.keys(start.told)).toEqual(expect.arrayContaining([edited, hidden, removed].map(path)))
    expect((await sync(malo, start.token)).told).toEqual({})
    await done(server, 'camille', editEvent, {
      params: { eventId: edited.id },
      body: { title: 'Changé', starts: '2027-03-12T10:00', ends: '2027-03-12T12:00', version: 1 },
    })
    await done(server, 'camille', editEvent, {
      params: { eventId: hidden.id },
      body: { title: 'Caché', visibility: 'organisations', starts: '2027-03-12T10:00', ends: '2027-03-12T12:00', version: 1 },
    })
    await done(server, 'camille', removeEvent, { params: { eventId: removed.id } })
    const added = await add({ title: 'Nouveau' })
    const now = await sync(malo, start.token)
    expect(now.told).toEqual({
      [path(edited)]: { 'D:getetag': expect.stringMatching(/-2"$/) },
      [path(added)]: { 'D:getetag': expect.any(String) },
      [path(hidden)]: 404,
      [path(removed)]: 404,
    })
    expect((await sync(malo, now.token)).told).toEqual({})
    const property = await malo.ask('PROPFIND', fil, propfind('D:sync-token', 'CS:getctag'), { depth: '0' })
    expect(property.told[fil]).toMatchObject({ 'D:sync-token': now.token })
  })

  it('begins anew with a token that nobody knows, or that is somebody else’s state', async () => {
    const { token } = await sync(camille)
    const other = await malo.ask('REPORT', fil, question('urn:navette:calendar:nothing'))
    expect([other.status, other.text.includes('valid-sync-token')]).toEqual([403, true])
    expect((await sync(malo)).token).not.toBe(token)
  })

  it('says when there is more than a program wants', async () => {
    const { status } = await camille.ask('REPORT', fil, question('', '<D:limit><D:nresults>1</D:nresults></D:limit>'))
    expect(status).toBe(507)
  })
})

describe('what no honest program sends', () => {
  const bomb =
    '<!DOCTYPE a [<!ENTITY b "cccccccccc"><!ENTITY d "&b;&b;&b;&b;">]><D:propfind xmlns:D="DAV:"><D:prop><D:displayname>&d;</D:displayname></D:prop></D:propfind>'
  it.each<[string, string, string, string | undefined, Record<string, string>, number]>([
    ['XML that is none', 'PROPFIND', fil, '<D:propfind', { depth: '0' }, 400],
    ['XML with entities', 'PROPFIND', fil, bomb, { depth: '0' }, 400],
    [
      'XML without a bottom',
      'PROPFIND',
      fil,
      `<D:propfind xmlns:D="DAV:">${'<a>'.repeat(3_000)}${'</a>'.repeat(3_000)}</D:propfind>`,
      { depth: '0' },
      400,
    ],
    [
      'a million elements',
      'PROPFIND',
      fil,
      `<D:propfind xmlns:D="DAV:"><D:prop>${'<a/>'.repeat(200_000)}</D:prop></D:propfind>`,
      { depth: '0' },
      400,
    ],
    ['another question', 'PROPFIND', fil, '<a/>', { depth: '0' }, 400],
    ['everything below everything', 'PROPFIND', '/dav/', undefined, { depth: 'infinity' }, 403],
    ['a question that nobody answers', 'REPORT', fil, '<D:expand-property xmlns:D="DAV:"/>', {}, 403],
    ['a question to the wrong thing', 'REPORT', '/dav/calendriers/', '<D:sync-collection xmlns:D="DAV:"/>', {}, 403],
    ['a filter that is none', 'REPORT', fil, '<C:calendar-query xmlns:C="urn:ietf:params:xml:ns:caldav"/>', {}, 403],
    ['a path that climbs', 'GET', '/dav/calendriers/..%2f..%2fetc/passwd', undefined, {}, 404],
    ['a path that cannot be read', 'GET', '/dav/calendriers/%E0%A4%A', undefined, {}, 400],
    ['NUL in a path', 'GET', `${fil}a%00.ics`, undefined, {}, 404],
    ['a file for a collection', 'PUT', fil, 'x', {}, 405],
    ['a file where no calendar is', 'PUT', '/dav/calendriers/x/y.ics', 'x', {}, 404],
    ['a file beside the calendars', 'PUT', '/dav/x.ics', 'x', {}, 404],
    [
      'another name for a calendar',
      'PROPPATCH',
      fil,
      '<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><D:displayname>x</D:displayname></D:prop></D:set></D:propertyupdate>',
      {},
      207,
    ],
  ])('%s', async (_, method, path, body, headers, status) => {
    const reply = await camille.ask(method, path, body, headers)
    expect(reply.status).toBe(status)
    if (method === 'PROPPATCH') expect(reply.text).toContain('403 Forbidden')
  })

  it('finds nothing under an id that is nobody’s', async () => {
    expect((await camille.ask('PROPFIND', `/dav/calendriers/${demoId('organisation', 'nobody')}/`, undefined, { depth: '0' })).status).toBe(
      404,
    )
  })
})
