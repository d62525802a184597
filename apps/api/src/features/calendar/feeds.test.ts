import { addEvent, cancelOccurrence, moveOccurrence } from '@navette/contract/calendar/endpoints.ts'
import { addFeed, listFeeds, revokeFeed } from '@navette/contract/calendar/feed-endpoints.ts'
import type { FeedInput } from '@navette/contract/calendar/feed-schema.ts'
import { listDates } from '@navette/contract/calendar/series-endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoId } from '../../../../../prisma/demo/ids.ts'
import { done } from '../../../test/done.ts'
import { memberId, organisationId, projectId, type TestServer, testServer } from '../../../test/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

type Wish = FeedInput extends infer F ? (F extends FeedInput ? Omit<F, 'id'> : never) : never
const make = (key: string, input: Wish) => done(server, key, addFeed, { body: { id: newId(), ...input } as FeedInput })
const pathOf = (address: string) => address.replace(/^http:\/\/navette\.test/, '')
/** As a calendar program asks, which signs nobody in. */
const fetched = (address: string, headers: Record<string, string> = {}) =>
  server.app.inject({ method: 'GET', url: pathOf(address), headers })
const read = async (address: string) => {
  const { statusCode, body } = await fetched(address)
  expect(statusCode).toBe(200)
  const calendar = ICAL.Component.fromString(body)
  const events = calendar.getAllSubcomponents('vevent')
  const said = (name: string) => events.map((event) => String(event.getFirstPropertyValue(name)))
  return { name: String(calendar.getFirstPropertyValue('x-wr-calname')), titles: said('summary'), events, said }
}

describe('a feed', () => {
  it('shows its owner’s calendar to a program that signs nobody in, with a link to each event', async () => {
    const { address } = await make('ines', { kind: 'mine' })
    expect(address).toMatch(/^http:\/\/navette\.test\/api\/feeds\/[\w-]+\/[\w-]{32}\.ics$/)
    const { headers } = await fetched(address)
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
    const { titles, said, name } = await read(address)
    expect(name).toBe('Le pôle\u00a0: mon calendrier')
    expect(titles.toSorted()).toEqual(['Balances', 'Démontage', 'Montage et accroche', 'Nuit du court'])
    expect(said('url')).toContainEqual(expect.stringMatching(`^http://navette.test/evenements/${demoId('event', 'nuit')}$`))
  })

  it('is of an organisation, a project or a place, as its owner sees them', async () => {
    const of = async (key: string, input: Wish) => (await read((await make(key, input)).address)).titles
    expect(await of('lucie', { kind: 'organisation', organisationId: organisationId('fil') })).not.toContain('Balances, Les Herbes folles')
    expect(await of('mehdi', { kind: 'organisation', organisationId: organisationId('fil') })).toContain('Balances, Les Herbes folles')
    expect(await of('mehdi', { kind: 'project', projectId: projectId('nuit-du-court') })).toHaveLength(4)
    expect(await of('mehdi', { kind: 'place', placeId: demoId('place', 'Le France') })).toEqual([
      'Avant-première, « Les Mains tièdes »',
      'Ciné-débat',
    ])
    const camille = await server.as('camille')
    const hidden = { id: newId(), kind: 'project' as const, projectId: projectId('comptes-en-commun') }
    expect((await (await server.as('lucie')).call(addFeed, { body: hidden })).status).toBe(404)
    expect((await camille.call(addFeed, { body: { id: newId(), kind: 'place', placeId: newId() } })).status).toBe(404)
  })

  it('is answered with 304 to who has it already, until something changes', async () => {
    const { address } = await make('mehdi', { kind: 'mine' })
    const { headers } = await fetched(address)
    const has = { 'if-none-match': String(headers['etag']) }
    const again = await fetched(address, has)
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const body = { id: newId(), hostId: organisationId('fil'), title: 'Bal', starts: '2027-03-27T20:30', ends: '2027-03-28T01:00' }
    const event = await done(server, 'mehdi', addEvent, { body })
    expect((await fetched(address, has)).statusCode).toBe(200)
    const sequence = async () => {
      const { events } = await read(address)
      const found = events.find((each) => each.getFirstPropertyValue('summary') === 'Bal')
      return ['sequence', 'status', 'dtstart'].map((name) => String(found?.getFirstPropertyValue(name)))
    }
    expect(await sequence()).toEqual(['0', 'CONFIRMED', '2027-03-27T20:30:00'])
    const time = { starts: '2027-04-03T20:30', ends: '2027-04-04T01:00', version: 1 }
    await done(server, 'mehdi', moveOccurrence, { params: { occurrenceId: event.date.id }, body: time })
    await done(server, 'mehdi', cancelOccurrence, { params: { occurrenceId: event.date.id }, body: {} })
    expect(await sequence()).toEqual(['2', 'CANCELLED', '2027-04-03T20:30:00'])
  })

  it('lets a series come again by its rule, with the dates that were moved or cancelled by themselves', async () => {
    const { address } = await make('camille', { kind: 'organisation', organisationId: organisationId('fil') })
    const rule = { frequency: 'weekly' as const, ends: { kind: 'count' as const, count: 4 } }
    const body = { id: newId(), hostId: organisationId('fil'), title: 'Chorale', starts: '2027-03-16T19:00', ends: '2027-03-16T21:00' }
    const { id } = await done(server, 'camille', addEvent, { body: { ...body, recurrence: { rule } } })
    const { items } = await done(server, 'camille', listDates, { params: { eventId: id }, query: {} })
    const [, second, third] = items
    const moved = { starts: '2027-03-24T18:00', ends: '2027-03-24T20:00', version: second?.version ?? 0 }
    await done(server, 'camille', moveOccurrence, { params: { occurrenceId: second?.id ?? '' }, body: moved })
    await done(server, 'camille', cancelOccurrence, { params: { occurrenceId: third?.id ?? '' }, body: {} })
    const { events } = await read(address)
    const [master, ...others] = events.filter((each) => each.getFirstPropertyValue('summary') === 'Chorale')
    const told = (each: ICAL.Component | undefined) =>
      ['recurrence-id', 'dtstart', 'status', 'rrule'].map((name) => String(each?.getFirstPropertyValue(name)))
    expect(told(master)).toEqual(['null', '2027-03-16T19:00:00', 'CONFIRMED', 'FREQ=WEEKLY;COUNT=4'])
    expect(others.map(told)).toEqual([
      ['2027-03-23T19:00:00', '2027-03-24T18:00:00', 'CONFIRMED', 'null'],
      ['2027-03-30T19:00:00', '2027-03-30T19:00:00', 'CANCELLED', 'null'],
    ])
    expect(new Set([master, ...others].map((each) => each?.getFirstPropertyValue('uid'))).size).toBe(1)
  })

  it('ends with what its owner may see, with its revocation, and is nobody else’s to guess or to revoke', async () => {
    const feed = await make('lucie', { kind: 'mine' })
    const [path = '', id = '', signature = ''] = /^(.*)\/([\w-]+)\/([\w-]+\.ics)$/.exec(pathOf(feed.address))?.slice(1) ?? []
    for (const wrong of [`${path}/${newId()}/${signature}`, `${path}/${id}/${signature.replace(/^./, '~')}`, `${path}/${id}/x`])
      expect((await server.app.inject({ method: 'GET', url: wrong })).statusCode, wrong).toBe(404)
    const other = await (await server.as('mehdi')).call(revokeFeed, { params: { feedId: feed.id } })
    expect(other.status).toBe(404)
    const { prisma } = server.services.db
    await prisma.suspension.create({ data: { memberId: memberId('lucie'), at: new Date() } })
    expect((await fetched(feed.address)).statusCode).toBe(404)
    await prisma.suspension.deleteMany({ where: { memberId: memberId('lucie') } })
    expect((await fetched(feed.address)).statusCode).toBe(200)
    const { feeds } = await done(server, 'lucie', listFeeds)
    expect(feeds.find((each) => each.id === feed.id)?.lastReadAt).toEqual(expect.any(String))
    await done(server, 'lucie', revokeFeed, { params: { feedId: feed.id } })
    expect((await fetched(feed.address)).statusCode).toBe(404)
  })

  it('is made once, and there are twenty of a person at most', async () => {
    const theo = await server.as('theo')
    const body = { id: newId(), kind: 'mine' as const }
    const same = await Promise.all([1, 2, 3].map(() => theo.call(addFeed, { body })))
    expect(same.map(({ status }) => status)).toEqual([201, 201, 201])
    const replies = await Promise.all(Array.from({ length: 22 }, () => theo.call(addFeed, { body: { ...body, id: newId() } })))
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(19)
    expect(replies.find(({ status }) => status !== 201)?.problem).toMatchObject({ status: 409, code: 'too_many_feeds', limit: 20 })
  })

  it('of what is public needs no address of one’s own', async () => {
    const { publicAddress } = await done(server, 'camille', listFeeds)
    const { titles, name } = await read(publicAddress)
    expect(name).toBe('Le pôle')
    expect(titles).toEqual(expect.arrayContaining(['Café lecture', 'Nuit du court', 'Rencontres 2027']))
    expect(titles).not.toContain('Atelier voix')
    const ofOne = await read(`${publicAddress}?organisationId=${organisationId('cd1d')}`)
    expect([ofOne.name, ofOne.titles]).toEqual(['CD1D', ['Les Herbes folles', 'Disquaires d’un jour', 'Rencontres 2027']])
    expect((await fetched(`${publicAddress}?organisationId=${newId()}`)).statusCode).toBe(404)
  })
})
