import { newId } from '@navette/contract/core/ids.ts'
import {
  countUnread,
  getPost,
  getThread,
  listPosts,
  listThreads,
  openThread,
  readThread,
  sendPost,
} from '@navette/contract/discussions/endpoints.ts'
import { locatePost, mergeThread, moveThread, splitThread, undoMerger, weighMove } from '@navette/contract/discussions/moving-endpoints.ts'
import { announceThread, pinThread } from '@navette/contract/discussions/order-endpoints.ts'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { listProjectActivities } from '@navette/contract/projects/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationId, projectId, readAll, type TestServer, testServer, type Visitor } from '../../../test/server.ts'

/** Threads that are moved, split and merged: nothing is lost, every address leads on, and nobody has to read anything twice. */

let server: TestServer
let maud: Visitor
let camille: Visitor
let theo: Visitor
let lucie: Visitor
beforeAll(async () => {
  server = await testServer()
  maud = await server.as('maud')
  camille = await server.as('camille')
  theo = await server.as('theo')
  lucie = await server.as('lucie')
})
afterAll(() => server.close())

const nuit = projectId('nuit-du-court')

/** A thread of so many messages, the first by whoever opens it. */
async function openOne(visitor: Visitor, messages: number, place: object = { projectId: nuit }, title = 'La clé du grill') {
  const [id, first] = [newId(), newId()]
  await visitor.call(openThread, { body: { id, title, ...place, post: { id: first, text: '1' } } })
  const posts = [first]
  for (let number = 2; number <= messages; number++) {
    const { body } = await say(visitor, id, String(number))
    posts.push(body.id)
  }
  return { id, posts, params: { threadId: id } }
}
const say = (visitor: Visitor, threadId: string, text: string, id = newId()) =>
  visitor.call(sendPost, { params: { threadId }, body: { id, text } })
const read = (visitor: Visitor, threadId: string, number: number) => visitor.call(readThread, { params: { threadId }, body: { number } })
const see = async (visitor: Visitor, threadId: string) => (await visitor.call(getThread, { params: { threadId } })).body
const linesOf = async (visitor: Visitor, threadId: string) =>
  (await visitor.call(listPosts, { params: { threadId }, query: { limit: 100 } })).body.items
    .toReversed()
    .map(({ number, text, trace }) => `${number} ${text ?? trace?.kind}`)
const locate = async (visitor: Visitor, threadId: string, number: number) =>
  (await visitor.call(locatePost, { params: { threadId }, query: { number: String(number) } })).body

describe('a thread that is moved', () => {
  it('is read by whoever sees the new place, and says where it comes from', async () => {
    const { params, id, posts } = await openOne(camille, 2)
    await maud.call(pinThread, { params })
    const where = { organisationId: organisationId('fil') }
    const { body: weight } = await camille.call(weighMove, { params, query: where })
    expect(weight).toMatchObject({ gain: 0, loseIt: false })
    expect(weight.lose).toBeGreaterThan(0)
    const { status, body } = await camille.call(moveThread, { params, body: where })
    expect(status).toBe(200)
    expect(body).toMatchObject({ place: { kind: 'organisation', title: 'Le Fil' }, pin: null, postCount: 2 })
    expect((await maud.call(getThread, { params })).status).toBe(404)
    expect((await say(maud, id, 'Encore ?')).status).toBe(404)
    expect((await maud.call(getPost, { params: { postId: posts[0] ?? '' } })).status).toBe(404)
    const malo = await server.as('malo')
    const { body: lines } = await camille.call(listPosts, { params })
    expect(lines.items[0]?.trace).toMatchObject({
      kind: 'moved',
      by: { name: 'Camille Ferrand' },
      from: { kind: 'project', title: 'Nuit du court' },
    })
    const { status: seen, body: blind } = await malo.call(listPosts, { params })
    if (seen === 200) expect(blind.items[0]?.trace?.from).toBeNull()
  })

  it('brings its past into the new place, and is unread by nobody who had read it', async () => {
    const { params, id } = await openOne(maud, 3)
    await read(theo, id, 3)
    const before = (await theo.call(countUnread)).body.threads
    const other = projectId('tambours-de-quartier')
    const place = (await maud.call(moveThread, { params, body: { projectId: other } })).status === 200 ? other : null
    // Where Maud may open nothing there, the cluster.
    if (!place) expect((await maud.call(moveThread, { params, body: {} })).status).toBe(200)
    expect((await theo.call(countUnread)).body.threads).toBe(before)
    const { body } = await maud.call(listProjectActivities, { params: { projectId: nuit }, query: { limit: 100 } })
    expect(body.items.filter(({ item }) => item?.id === id)).toEqual([])
  })

  it('needs rights at both ends', async () => {
    const { params } = await openOne(camille, 1)
    expect((await theo.call(moveThread, { params, body: {} })).status).toBe(403)
    expect((await camille.call(moveThread, { params, body: { organisationId: organisationId('mixeur') } })).status).toBe(403)
    expect((await camille.call(moveThread, { params, body: { projectId: projectId('comptes-en-commun') } })).status).toBe(404)
    expect((await lucie.call(moveThread, { params, body: {} })).status).toBe(404)
    const both = { projectId: nuit, organisationId: organisationId('fil') }
    expect((await camille.call(moveThread, { params, body: both })).problem.code).toBe('one_place')
  })

  it('to where it is already changes nothing', async () => {
    const { params, id } = await openOne(camille, 1)
    await camille.call(moveThread, { params, body: { projectId: nuit } })
    expect(await linesOf(camille, id)).toEqual(['1 1'])
  })

  it('takes the replies with it that were sent at the same moment, or refuses them whole', async () => {
    const { params, id } = await openOne(camille, 1)
    const replies = Array.from({ length: 12 }, (_, at) => say(at % 2 ? theo : maud, id, `Réponse ${at}`))
    const move = camille.call(moveThread, { params, body: { organisationId: organisationId('fil') } })
    const statuses = (await Promise.all(replies)).map(({ status }) => status)
    expect((await move).status).toBe(200)
    expect(new Set([...statuses, 201, 404])).toEqual(new Set([201, 404]))
    const lines = await linesOf(camille, id)
    expect(lines).toHaveLength(2 + statuses.filter((status) => status === 201).length)
    const { audienceId } = await server.services.db.prisma.item.findUniqueOrThrow({ where: { id } })
    const told = await server.services.db.prisma.activity.findMany({ where: { itemId: id, NOT: { audienceId } } })
    expect(told).toEqual([])
  })
})

describe('a thread that is split', () => {
  it('leaves the way to what went, in both threads, and keeps what was read', async () => {
    const { id, params, posts } = await openOne(camille, 6)
    await read(theo, id, 4)
    const part = newId()
    const body = { id: part, title: 'Le repas', postIds: [posts[2] ?? '', posts[4] ?? ''] }
    const split = await camille.call(splitThread, { params, body })
    expect(split).toMatchObject({ status: 201, body: { id: part, title: 'Le repas', place: { id: nuit }, postCount: 2 } })
    expect(await linesOf(theo, part)).toEqual(['1 3', '2 5', '3 split'])
    expect(await linesOf(theo, id)).toEqual(['1 1', '2 2', '3 gone', '4 4', '5 gone', '6 6'])
    expect((await see(theo, id)).postCount).toBe(4)
    expect(await see(theo, part)).toMatchObject({ readNumber: 1, unread: 2 })
    expect(await see(theo, id)).toMatchObject({ readNumber: 5, unread: 1 })
    expect(await see(camille, id)).toMatchObject({ unread: 0 })
    expect(await see(camille, part)).toMatchObject({ unread: 0 })
    expect(await locate(theo, id, 5)).toEqual({ threadId: part, number: 2 })
    expect(await locate(theo, id, 4)).toEqual({ threadId: id, number: 4 })
    const { body: lines } = await theo.call(listPosts, { params })
    expect(lines.items.find(({ number }) => number === 3)?.trace).toMatchObject({
      kind: 'gone',
      thread: { id: part, title: 'Le repas' },
      number: 1,
    })
    const { body: there } = await theo.call(listPosts, { params: { threadId: part } })
    expect(there.items[0]?.trace).toMatchObject({ kind: 'split', count: 2, thread: { id, title: 'La clé du grill' } })
    // Sent again after a lost answer.
    expect((await camille.call(splitThread, { params, body })).status).toBe(201)
    expect(await linesOf(theo, part)).toHaveLength(3)
  })

  it('from a message on, and never whole', async () => {
    const { id, params } = await openOne(camille, 5)
    const part = newId()
    await camille.call(splitThread, { params, body: { id: part, title: 'La suite', fromNumber: 4 } })
    expect(await linesOf(theo, part)).toEqual(['1 4', '2 5', '3 split'])
    expect((await say(theo, id, 'Et ici ?')).body.number).toBe(6)
    const whole = await camille.call(splitThread, { params, body: { id: newId(), title: 'Tout', fromNumber: 1 } })
    expect(whole.problem).toMatchObject({ status: 422, code: 'nothing_stays' })
    const nothing = await camille.call(splitThread, { params, body: { id: newId(), title: 'Rien', postIds: [newId()] } })
    expect(nothing.problem).toMatchObject({ status: 422, code: 'nothing_to_split' })
    expect((await theo.call(splitThread, { params, body: { id: newId(), title: 'À moi', fromNumber: 2 } })).status).toBe(403)
  })

  it('is whole again when its part is merged back: each message has its own number', async () => {
    const { id, params, posts } = await openOne(camille, 4)
    const part = newId()
    await camille.call(splitThread, { params, body: { id: part, title: 'Un morceau', postIds: [posts[1] ?? '', posts[2] ?? ''] } })
    await say(theo, part, 'Une réponse ailleurs')
    expect((await camille.call(mergeThread, { params: { threadId: part }, body: { intoId: id } })).status).toBe(200)
    expect(await linesOf(theo, id)).toEqual(['1 1', '2 2', '3 3', '4 4', '5 merged', '6 Une réponse ailleurs'])
    expect(await locate(theo, part, 1)).toEqual({ threadId: id, number: 2 })
  })

  it('in ten ways at once puts each message in one place', async () => {
    const { id, params, posts } = await openOne(camille, 8)
    const parts = Array.from({ length: 10 }, () => newId())
    const all = await Promise.all(
      parts.map((part, at) =>
        camille.call(splitThread, { params, body: { id: part, title: `Partie ${at}`, postIds: posts.slice(at % 7, (at % 7) + 2) } }),
      ),
    )
    expect(all.every(({ status }) => status === 201 || status === 422)).toBe(true)
    const rows = await server.services.db.prisma.post.findMany({ where: { id: { in: posts } }, select: { threadId: true } })
    expect(rows).toHaveLength(8)
    for (const threadId of [id, ...parts.filter((_, at) => all[at]?.status === 201)]) {
      const numbers = (await linesOf(theo, threadId)).map((line) => Number(line.split(' ')[0]))
      expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, at) => at + 1))
    }
  })
})

describe('a thread that is merged into another', () => {
  it('has its messages there, and its address and theirs lead there', async () => {
    const [one, other] = [await openOne(camille, 3, { projectId: nuit }, 'Le camion'), await openOne(camille, 2)]
    await read(theo, one.id, 2)
    await read(theo, other.id, 2)
    const merged = await camille.call(mergeThread, { params: one.params, body: { intoId: other.id } })
    expect(merged).toMatchObject({ status: 200, body: { id: other.id, postCount: 5, unread: 0 } })
    expect(await linesOf(theo, other.id)).toEqual(['1 1', '2 2', '3 merged', '4 1', '5 2', '6 3'])
    expect(await see(theo, other.id)).toMatchObject({ readNumber: 5, unread: 1 })
    expect((await see(theo, one.id)).id).toBe(other.id)
    expect(await locate(theo, one.id, 3)).toEqual({ threadId: other.id, number: 6 })
    expect((await say(theo, one.id, 'Je réponds à l’ancien')).body).toMatchObject({ threadId: other.id, number: 7 })
    const { body: list } = await theo.call(listThreads, { query: { projectId: nuit, limit: 100 } })
    expect(list.items.map(({ id }) => id)).not.toContain(one.id)
    const { body: lines } = await theo.call(listPosts, { params: one.params, query: { limit: 100 } })
    expect(lines.items.find(({ trace }) => trace)?.trace).toMatchObject({ kind: 'merged', count: 3, thread: { title: 'Le camion' } })
  })

  it('comes back whole, with its numbers; what was said since stays', async () => {
    const [one, other] = [await openOne(camille, 2), await openOne(camille, 1)]
    await camille.call(mergeThread, { params: one.params, body: { intoId: other.id } })
    await say(theo, one.id, 'Entre-temps')
    const back = await camille.call(undoMerger, { params: one.params })
    expect(back).toMatchObject({ status: 200, body: { id: one.id, postCount: 2 } })
    expect(await linesOf(theo, one.id)).toEqual(['1 1', '2 2'])
    expect(await linesOf(theo, other.id)).toEqual(['1 1', '2 merged', '3 gone', '4 gone', '5 Entre-temps'])
    expect(await locate(theo, other.id, 3)).toEqual({ threadId: one.id, number: 1 })
    expect((await camille.call(undoMerger, { params: one.params })).problem).toMatchObject({ status: 409, code: 'nothing_merged' })
    expect((await camille.call(mergeThread, { params: one.params, body: { intoId: other.id } })).status).toBe(200)
    expect(await linesOf(theo, other.id)).toEqual(['1 1', '2 merged', '3 1', '4 2', '5 Entre-temps', '6 merged'])
  })

  it('needs rights on both, and to be asked to confirm nothing', async () => {
    const [mine, theirs] = [await openOne(camille, 1), await openOne(maud, 1)]
    expect((await camille.call(mergeThread, { params: mine.params, body: { intoId: theirs.id } })).status).toBe(403)
    expect((await camille.call(mergeThread, { params: theirs.params, body: { intoId: mine.id } })).status).toBe(403)
    expect((await camille.call(mergeThread, { params: mine.params, body: { intoId: newId() } })).status).toBe(404)
    await maud.call(announceThread, { params: mine.params })
    expect((await maud.call(mergeThread, { params: mine.params, body: { intoId: theirs.id } })).problem.code).toBe('announcement_stays')
    expect((await theo.call(undoMerger, { params: mine.params })).status).toBe(403)
  })

  it('takes the replies with it that were sent at the same moment: each is there, once', async () => {
    const [one, other] = [await openOne(camille, 1), await openOne(camille, 1)]
    const sent = Array.from({ length: 20 }, (_, at) => ({ id: newId(), text: `Réponse ${at}` }))
    const replies = sent.map(({ id, text }, at) => say(at % 2 ? theo : maud, at % 3 ? one.id : other.id, text, id))
    const merger = camille.call(mergeThread, { params: one.params, body: { intoId: other.id } })
    expect(new Set((await Promise.all(replies)).map(({ status }) => status))).toEqual(new Set([201]))
    expect((await merger).status).toBe(200)
    const lines = await linesOf(theo, other.id)
    for (const { text } of sent) expect(lines.filter((line) => line.endsWith(` ${text}`))).toHaveLength(1)
    expect(lines.map((line) => Number(line.split(' ')[0]))).toEqual(Array.from({ length: 23 }, (_, at) => at + 1))
    // Sent again after a lost answer, to the address it had.
    for (const { id, text } of sent.slice(0, 3)) expect((await say(theo, one.id, text, id)).status).toBeLessThan(500)
    expect(await linesOf(theo, other.id)).toHaveLength(23)
  })

  it('each into the other at the same moment, is merged one way', async () => {
    const [one, other] = [await openOne(camille, 2), await openOne(camille, 2)]
    const both = await Promise.all([
      camille.call(mergeThread, { params: one.params, body: { intoId: other.id } }),
      camille.call(mergeThread, { params: other.params, body: { intoId: one.id } }),
    ])
    // At the same moment one of them is refused; a moment later it is done already.
    expect(both.map(({ status }) => status)).toContain(200)
    expect(both.every(({ status }) => status === 200 || status === 409)).toBe(true)
    expect(await server.services.db.prisma.threadMerger.count({ where: { threadId: { in: [one.id, other.id] } } })).toBe(1)
    const [first, second] = [await see(theo, one.id), await see(theo, other.id)]
    expect(first.id).toBe(second.id)
    expect(first.postCount).toBe(4)
  })

  it('over several mergers still leads to its messages', async () => {
    const [a, b, c] = [await openOne(camille, 2), await openOne(camille, 1), await openOne(camille, 1)]
    await camille.call(mergeThread, { params: a.params, body: { intoId: b.id } })
    await camille.call(mergeThread, { params: b.params, body: { intoId: c.id } })
    expect((await see(theo, a.id)).id).toBe(c.id)
    const { threadId, number } = await locate(theo, a.id, 2)
    const { body } = await theo.call(listPosts, { params: { threadId } })
    expect([threadId, body.items.find((post) => post.number === number)?.text]).toEqual([c.id, '2'])
  })
})

describe('what came with an archive counts as read', () => {
  /** The first so many messages were brought from elsewhere. */
  const known = (id: string, number: number) => server.services.db.prisma.thread.update({ where: { id }, data: { knownNumber: number } })

  it('in the thread that it is split into, whoever never opened either', async () => {
    const { id, params, posts } = await openOne(camille, 6)
    await known(id, 4)
    const old = newId()
    await camille.call(splitThread, { params, body: { id: old, title: 'De l’archive', postIds: [posts[1] ?? '', posts[2] ?? ''] } })
    expect(await see(theo, old)).toMatchObject({ readNumber: 3, unread: 0 })
    const both = newId()
    await camille.call(splitThread, { params, body: { id: both, title: 'À cheval', postIds: [posts[3] ?? '', posts[4] ?? ''] } })
    expect(await see(theo, both)).toMatchObject({ readNumber: 1, unread: 2 })
    expect(await see(theo, id)).toMatchObject({ readNumber: 5, unread: 1 })
  })

  it('in the thread that it is merged into, whoever had read all of that', async () => {
    const [one, other] = [await openOne(camille, 3), await openOne(camille, 2)]
    await known(one.id, 3)
    await read(theo, other.id, 2)
    await camille.call(mergeThread, { params: one.params, body: { intoId: other.id } })
    expect(await see(theo, other.id)).toMatchObject({ readNumber: 6, unread: 0 })
  })

  it('where it is merged with more of it', async () => {
    const [one, other] = [await openOne(camille, 3), await openOne(camille, 2)]
    await known(one.id, 2)
    await known(other.id, 2)
    await read(maud, one.id, 3)
    await camille.call(mergeThread, { params: one.params, body: { intoId: other.id } })
    expect(await see(theo, other.id)).toMatchObject({ readNumber: 5, unread: 1 })
    expect(await see(maud, other.id)).toMatchObject({ readNumber: 6, unread: 0 })
    await camille.call(undoMerger, { params: one.params })
    expect(await see(theo, one.id)).toMatchObject({ readNumber: 2, unread: 1 })
    expect(await see(theo, other.id)).toMatchObject({ unread: 0 })
  })

  it('and a trace in it is nothing new', async () => {
    const { id, params } = await openOne(camille, 2)
    await known(id, 2)
    await camille.call(moveThread, { params, body: { organisationId: organisationId('fil') } })
    expect(await see(await server.as('mehdi'), id)).toMatchObject({ readNumber: 3, unread: 0 })
  })
})

describe('what can be merged is found', () => {
  it('however many other threads hold the same letters', async () => {
    const { prisma } = server.services.db
    const mine = await openOne(camille, 1, { projectId: nuit }, 'La même réunion')
    const others = Array.from({ length: 120 }, () => ({
      id: newId(),
      kind: 'thread',
      title: 'La même réunion',
      audienceId: '00000000-0000-7000-8000-000000000002',
      createdAt: new Date(Date.now() + 60_000),
      lastAt: new Date(Date.now() + 60_000),
    }))
    await prisma.item.createMany({ data: others })
    await prisma.thread.createMany({ data: others.map(({ id }) => ({ id, lastNumber: 0 })) })
    const { body } = await camille.call(listThreads, { query: { search: 'meme reunion', arranged: 'true', limit: 100 } as never })
    expect(body.items.map(({ id }) => id)).toEqual([mine.id])
  })

  it.each(['helene', 'camille', 'theo', 'awa', 'ines', 'idriss', 'malo', 'maud', 'lucie'])(
    'by the same rule as each thread tells it, for %s',
    async (key) => {
      const visitor = await server.as(key)
      const list = async (query: object) => (await readAll(visitor, listThreads, {}, query)) as unknown as Thread[]
      const told = (await list({})).filter(({ can, closure }) => can.rearrange && !closure).map(({ id }) => id)
      expect((await list({ arranged: true })).map(({ id }) => id)).toEqual(told)
    },
  )
})
