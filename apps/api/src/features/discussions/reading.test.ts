import { newId } from '@navette/contract/core/ids.ts'
import { getThread, listPostDays, listPosts, readThread } from '@navette/contract/discussions/endpoints.ts'
import { splitThread } from '@navette/contract/discussions/moving-endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memberId, organisationId, type TestServer, testServer, threadId, type Visitor } from '../../../test/server.ts'
import { clusterAudience } from '../../platform/session/actor.ts'

/** A long thread is read from wherever one stands, both ways, and by the day. */

let server: TestServer
let camille: Visitor
let theo: Visitor
beforeAll(async () => {
  server = await testServer()
  camille = await server.as('camille')
  theo = await server.as('theo')
})
afterAll(() => server.close())

/** A thread of the cluster, brought in as it is: its posts at these instants. */
async function bring(instants: Date[]): Promise<string> {
  const id = newId()
  const { prisma } = server.services.db
  const [first, last] = [instants[0] ?? new Date(), instants.at(-1) ?? new Date()]
  const item = {
    kind: 'thread',
    title: 'Un long fil',
    audienceId: clusterAudience,
    createdById: memberId('camille'),
    createdAt: first,
    lastAt: last,
  }
  await prisma.item.create({ data: { id, ...item } })
  await prisma.thread.create({ data: { id, lastNumber: instants.length, lastAuthorId: memberId('camille') } })
  const posts = instants.map((at, index) => ({ number: index + 1, at, text: `${index + 1}`, html: `<p>${index + 1}</p>` }))
  await prisma.post.createMany({ data: posts.map((post) => ({ id: newId(), threadId: id, authorId: memberId('camille'), ...post })) })
  return id
}
const minutes = (count: number) => Array.from({ length: count }, (_, at) => new Date(Date.UTC(2026, 9, 1, 8, at)))
const hours = (...instants: string[]) => instants.map((each) => new Date(each))

const look = async (visitor: Visitor, id: string, query: object) => {
  const { status, body } = await visitor.call(listPosts, { params: { threadId: id }, query: { limit: 10, ...query } })
  expect(status).toBe(200)
  return { ...body, numbers: body.items.map(({ number }) => number) }
}
const downFrom = (from: number, count: number) => Array.from({ length: count }, (_, at) => from - at)

describe('the posts of a thread', () => {
  it('are read both ways from a number, until either end', async () => {
    const id = await bring(minutes(35))
    expect(await look(theo, id, {})).toMatchObject({ numbers: downFrom(35, 10), newer: null, last: 35, opened: null })
    expect(await look(theo, id, { below: 26 })).toMatchObject({ numbers: downFrom(25, 10), newer: 25 })
    expect(await look(theo, id, { above: 25 })).toMatchObject({ numbers: downFrom(35, 10), newer: null })
    expect(await look(theo, id, { above: 5 })).toMatchObject({ numbers: downFrom(15, 10), newer: 15 })
    expect(await look(theo, id, { above: 0 })).toMatchObject({ numbers: downFrom(10, 10), next: null })
    expect(await look(theo, id, { below: 1 })).toMatchObject({ numbers: [], next: null })
    const { next } = await look(theo, id, { above: 15 })
    expect(await look(theo, id, { after: next })).toMatchObject({ numbers: downFrom(15, 10) })
  })

  it('are shown around a number, with some of what came before, and never less than a page', async () => {
    const id = await bring(minutes(35))
    expect((await look(theo, id, { around: 20 })).numbers).toEqual(downFrom(27, 10))
    expect((await look(theo, id, { around: 1 })).numbers).toEqual(downFrom(10, 10))
    expect((await look(theo, id, { around: 34 })).numbers).toEqual(downFrom(35, 10))
    expect((await look(theo, id, { around: 2_000 })).numbers).toEqual(downFrom(35, 10))
  })

  it('are opened at the first that one has not read', async () => {
    const id = await bring(minutes(35))
    await theo.call(readThread, { params: { threadId: id }, body: { number: 12 } })
    expect(await look(theo, id, { around: 'unread' })).toMatchObject({
      numbers: downFrom(20, 10),
      opened: { thread: {}, read: 12 },
      last: 35,
    })
    await theo.call(readThread, { params: { threadId: id }, body: { number: 35 } })
    expect(await look(theo, id, { around: 'unread' })).toMatchObject({ numbers: downFrom(35, 10), opened: { thread: {}, read: 35 } })
    expect(await look(camille, id, { around: 'unread' })).toMatchObject({ numbers: downFrom(10, 10), opened: { thread: {}, read: 0 } })
    const long = await bring(minutes(301))
    expect(await look(camille, long, { around: 'unread' })).toMatchObject({ numbers: downFrom(301, 10), opened: { thread: {}, read: 0 } })
    expect((await camille.call(getThread, { params: { threadId: long } })).body.lastNumber).toBe(301)
  })

  it('go on over numbers that nobody has any more, and over traces of what went elsewhere', async () => {
    const id = await bring(minutes(30))
    const { prisma } = server.services.db
    await prisma.post.deleteMany({ where: { threadId: id, number: { gte: 8, lte: 12 } } })
    expect((await look(theo, id, { above: 5 })).numbers).toEqual([...downFrom(20, 8), 7, 6])
    expect((await look(theo, id, { below: 15 })).numbers).toEqual([14, 13, ...downFrom(7, 7)])
    const posts = await prisma.post.findMany({ where: { threadId: id, number: { in: [16, 17] } } })
    const part = { id: newId(), title: 'À part', postIds: posts.map((post) => post.id) }
    expect((await (await server.as('helene')).call(splitThread, { params: { threadId: id }, body: part })).status).toBe(201)
    const { items } = await look(theo, id, { above: 13 })
    expect(items.toReversed().map(({ number, trace }) => trace?.kind ?? number)).toEqual([14, 15, 'gone', 'gone', 18, 19, 20, 21, 22, 23])
  })

  it('are asked for in one way at a time', async () => {
    const params = { threadId: threadId('cables') }
    for (const query of [{ above: 3, below: 9 }, { around: 'unread', above: 3 } as const, { around: 0 }, { above: -1 }])
      expect([query, (await camille.call(listPosts, { params, query })).status]).toEqual([query, 400])
  })
})

describe('the days of a thread', () => {
  it('are those of the cluster, also where summer begins or ends', async () => {
    const id = await bring(
      hours(
        '2026-03-28T22:30:00Z', // 23 h 30, still the 28th
        '2026-03-28T23:30:00Z', // 0 h 30 on the 29th, in winter time
        '2026-03-29T21:30:00Z', // 23 h 30 on the 29th, in summer time by now
        '2026-03-29T22:30:00Z', // 0 h 30 on the 30th
        '2026-10-24T22:30:00Z', // 0 h 30 on the 25th, in summer time
        '2026-10-25T22:30:00Z', // 23 h 30 on the 25th, twenty-five hours long
        '2026-10-25T23:30:00Z', // 0 h 30 on the 26th
      ),
    )
    const { status, body } = await theo.call(listPostDays, { params: { threadId: id } })
    expect(status).toBe(200)
    expect(body.days).toEqual([
      { day: '2026-03-28', number: 1, count: 1 },
      { day: '2026-03-29', number: 2, count: 2 },
      { day: '2026-03-30', number: 4, count: 1 },
      { day: '2026-10-25', number: 5, count: 2 },
      { day: '2026-10-26', number: 7, count: 1 },
    ])
  })

  it('are nobody’s who cannot read it', async () => {
    const ines = await server.as('ines')
    const id = await bring(minutes(3))
    await server.services.db.prisma.item.update({
      where: { id },
      data: { organisationId: organisationId('fil'), audienceId: await audienceOf('fil') },
    })
    for (const [visitor, status] of [
      [camille, 200],
      [ines, 404],
      [server.nobody, 401],
    ] as const) {
      expect((await visitor.call(listPostDays, { params: { threadId: id } })).status).toBe(status)
      expect((await visitor.call(listPosts, { params: { threadId: id }, query: { around: 'unread' } })).status).toBe(status)
    }
  })
})

const audienceOf = async (key: string) =>
  (await server.services.db.prisma.organisation.findUniqueOrThrow({ where: { id: organisationId(key) } })).audienceId
