import { newId } from '@navette/contract/core/ids.ts'
import { countUnread, editPost, getThread, listThreads, openThread, readThread, sendPost } from '@navette/contract/discussions/endpoints.ts'
import { moveReadings } from '@navette/contract/discussions/reading-endpoints.ts'
import {
  followCluster,
  followItem,
  followOrganisation,
  getClusterFollowing,
  getFollowing,
  getOrganisationFollowing,
  listFollows,
} from '@navette/contract/follows/endpoints.ts'
import { mergeOrganisation } from '@navette/contract/organisations/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listenAs } from '../../../test/ears.ts'
import { memberId, organisationId, projectId, type TestServer, testServer, threadId, type Visitor } from '../../../test/server.ts'

let server: TestServer
let camille: Visitor
let theo: Visitor
beforeAll(async () => {
  server = await testServer()
  camille = await server.as('camille')
  theo = await server.as('theo')
})
afterAll(() => server.close())

const nuit = { itemId: projectId('nuit-du-court') }
const noctambules = { organisationId: organisationId('noctambules') }

/** A thread of Camille’s, in a project of whose team Théo is. */
async function begin(): Promise<string> {
  const id = newId()
  const body = { id, title: 'La clé du grill', projectId: nuit.itemId, post: { id: newId(), text: 'Qui l’a ?' } }
  expect((await camille.call(openThread, { body })).status).toBe(201)
  return id
}
const say = async (visitor: Visitor, id: string, text: string): Promise<string> => {
  const postId = newId()
  expect((await visitor.call(sendPost, { params: { threadId: id }, body: { id: postId, text } })).status).toBe(201)
  return postId
}
const callTheo = `[@Théo](/personnes/${memberId('theo')})`
const see = async (id: string) => (await theo.call(getThread, { params: { threadId: id } })).body
const isListed = async (id: string) =>
  (await theo.call(listThreads, { query: { unread: 'true', limit: 100 } })).body.items.some((thread) => thread.id === id)
const read = async (id: string) => theo.call(readThread, { params: { threadId: id }, body: { number: (await see(id)).postCount } })

describe('following', () => {
  it('is everything for the team of a project, until something else is chosen, and comes back', async () => {
    const first = (await theo.call(getFollowing, { params: nuit })).body
    expect(first).toMatchObject({ level: 'everything', reason: 'team', place: null, otherwise: { level: 'everything', reason: 'team' } })
    const { status, body } = await theo.call(followItem, { params: nuit, body: { level: 'mentions' } })
    expect([status, body]).toMatchObject([200, { level: 'mentions', reason: 'chosen', otherwise: { level: 'everything', reason: 'team' } }])
    const id = await begin()
    expect(await see(id)).toMatchObject({ following: 'mentions', unread: 0, called: false })
    expect((await theo.call(getFollowing, { params: { itemId: id } })).body).toMatchObject({
      level: 'mentions',
      reason: 'inherited',
      place: { kind: 'project', id: nuit.itemId, title: 'Nuit du court' },
    })
    await say(camille, id, `${callTheo}, c’est vous ?`)
    expect(await see(id)).toMatchObject({ unread: 2, called: true })
    await theo.call(followItem, { params: nuit, body: { level: null } })
    expect((await theo.call(getFollowing, { params: nuit })).body).toEqual(first)
  })

  it('takes in what is new in it, once, where it is new threads and mentions', async () => {
    await theo.call(followItem, { params: nuit, body: { level: 'threads' } })
    const id = await begin()
    expect([(await see(id)).unread, await isListed(id)]).toEqual([1, true])
    await read(id)
    await say(camille, id, 'Toujours personne ?')
    expect([(await see(id)).unread, await isListed(id)]).toEqual([0, false])
    const before = (await theo.call(countUnread)).body.threads
    const postId = await say(camille, id, `Et ${callTheo} ?`)
    expect((await theo.call(countUnread)).body.threads).toBe(before + 1)
    await camille.call(editPost, { params: { postId }, body: { text: 'Et vous ?', version: 1 } })
    expect([(await see(id)).unread, (await theo.call(countUnread)).body.threads]).toEqual([0, before])
    await theo.call(followItem, { params: nuit, body: { level: null } })
  })

  it('is everything in a thread in which one wrote, whatever holds around it', async () => {
    await theo.call(followCluster, { body: { level: 'nothing' } })
    const id = await begin()
    expect((await theo.call(getFollowing, { params: { itemId: id } })).body).toMatchObject({
      level: 'nothing',
      reason: 'inherited',
      place: { kind: 'cluster' },
    })
    await say(theo, id, 'C’est moi.')
    await say(camille, id, 'Merci !')
    expect(await see(id)).toMatchObject({ following: 'everything', unread: 1 })
    expect((await theo.call(getFollowing, { params: { itemId: id } })).body).toMatchObject({ level: 'everything', reason: 'wrote' })
    await theo.call(followItem, { params: { itemId: id }, body: { level: 'nothing' } })
    expect(await see(id)).toMatchObject({ following: 'nothing', unread: 0 })
    await theo.call(followCluster, { body: { level: null } })
  })

  it('is chosen for an organisation and inherited by its projects', async () => {
    const { body } = await camille.call(getOrganisationFollowing, { params: noctambules })
    expect(body).toMatchObject({ level: 'threads', reason: 'elsewhere' })
    await camille.call(followOrganisation, { params: noctambules, body: { level: 'everything' } })
    expect((await camille.call(getFollowing, { params: nuit })).body).toMatchObject({
      level: 'everything',
      reason: 'inherited',
      place: { kind: 'organisation', title: 'Les Noctambules' },
    })
    expect((await camille.call(getClusterFollowing)).body).toMatchObject({ level: 'threads', reason: 'elsewhere' })
    await camille.call(followOrganisation, { params: noctambules, body: { level: null } })
  })

  it('is listed where it was chosen, the latest first, and no longer where it is not seen any more', async () => {
    const ines = await server.as('ines')
    const chosen = async () => (await ines.call(listFollows)).body.items.map(({ place, level }) => [place.title, level])
    await ines.call(followCluster, { body: { level: 'mentions' } })
    await ines.call(followItem, { params: nuit, body: { level: 'everything' } })
    await ines.call(followItem, { params: nuit, body: { level: 'everything' } })
    expect(await chosen()).toEqual([
      ['Nuit du court', 'everything'],
      ['', 'mentions'],
    ])
    await server.services.db.prisma.teamMember.deleteMany({ where: { projectId: nuit.itemId, memberId: memberId('ines') } })
    expect(await chosen()).toEqual([['', 'mentions']])
    expect((await ines.call(followItem, { params: nuit, body: { level: 'nothing' } })).status).toBe(404)
  })

  it('chosen for an organisation that is merged, holds for the one that takes its place, unless that was chosen for too', async () => {
    const [cd1d, mixeur] = [{ organisationId: organisationId('cd1d') }, { organisationId: organisationId('mixeur') }]
    await theo.call(followOrganisation, { params: cd1d, body: { level: 'mentions' } })
    await camille.call(followOrganisation, { params: cd1d, body: { level: 'mentions' } })
    await camille.call(followOrganisation, { params: mixeur, body: { level: 'everything' } })
    const helene = await server.as('helene')
    const merged = await helene.call(mergeOrganisation, { params: { ...cd1d, intoId: mixeur.organisationId } })
    expect(merged.status).toBeLessThan(300)
    const levels = [theo, camille].map(async (visitor) => (await visitor.call(getOrganisationFollowing, { params: mixeur })).body.level)
    expect(await Promise.all(levels)).toEqual(['mentions', 'everything'])
    for (const visitor of [theo, camille]) await visitor.call(followOrganisation, { params: mixeur, body: { level: null } })
  })

  it('is nobody else’s, and told to one’s own screens', async () => {
    const listening = await server.listen()
    const [own, other] = [await listenAs(server, listening, 'theo'), await listenAs(server, listening, 'camille')]
    await theo.call(followItem, { params: nuit, body: { level: 'mentions' } })
    await own.until(({ news }) => news.some(({ verb }) => verb === 'follow.chosen'))
    expect(other.news).toEqual([])
    await theo.call(followItem, { params: nuit, body: { level: null } })
    for (const { socket } of [own, other]) socket.close()
  })

  it('takes none but the four words', async () => {
    const { status, problem } = await theo.send('PUT', `/api/items/${nuit.itemId}/following`, { level: 'a little' })
    expect([status, problem.code]).toEqual([422, 'invalid_input'])
  })

  it('chosen by the same person ten times at once is one choice', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, at) => theo.call(followCluster, { body: { level: at % 2 ? 'mentions' : 'threads' } })))
    expect(
      await server.services.db.prisma.follow.count({ where: { memberId: memberId('theo'), itemId: null, organisationId: null } }),
    ).toBe(1)
    await theo.call(followCluster, { body: { level: null } })
  })
})

describe('what is marked as read', () => {
  const mark = (visitor: Visitor, marks: { threadId: string; from: number; to: number }[]) =>
    visitor.call(moveReadings, { body: { marks } })
  const turned = (marks: { threadId: string; from: number; to: number }[]) =>
    marks.map(({ threadId, from, to }) => ({ threadId, from: to, to: from }))

  it('can be taken back, many at once, to where it was', async () => {
    const [one, other] = [await begin(), await begin()]
    await read(other)
    await say(camille, other, 'Personne ?')
    const { body } = await mark(
      theo,
      [one, other].map((threadId) => ({ threadId, from: 0, to: 99 })),
    )
    expect(body.moved.toSorted((a, b) => a.from - b.from)).toEqual([
      { threadId: one, from: 0, to: 1 },
      { threadId: other, from: 1, to: 2 },
    ])
    expect([await isListed(one), await isListed(other)]).toEqual([false, false])
    await mark(theo, turned(body.moved))
    expect([await see(one), await see(other)]).toMatchObject([
      { readNumber: 0, unread: 1 },
      { readNumber: 1, unread: 1 },
    ])
  })

  it('is not taken back from what was read meanwhile', async () => {
    const id = await begin()
    const { moved } = (await mark(theo, [{ threadId: id, from: 0, to: 1 }])).body
    await say(camille, id, 'Personne ?')
    await read(id)
    expect((await mark(theo, turned(moved))).body).toEqual({ moved: [] })
    expect(await see(id)).toMatchObject({ readNumber: 2, unread: 0 })
  })

  it('is nothing in a thread that one does not see', async () => {
    const ines = await server.as('ines')
    const { status, body } = await mark(ines, [
      { threadId: threadId('plan-analytique'), from: 0, to: 5 },
      { threadId: newId(), from: 0, to: 5 },
    ])
    expect([status, body]).toEqual([200, { moved: [] }])
  })
})
