import { newId } from '@navette/contract/core/ids.ts'
import {
  closeThread,
  getThread,
  listPosts,
  listThreads,
  openThread,
  readThread,
  sendPost,
} from '@navette/contract/discussions/endpoints.ts'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { demoId } from '../../../../../prisma/demo/ids.ts'
import { organisationId, projectId, readAll, type TestServer, testServer, type Visitor } from '../../../test/server.ts'
import { sql } from '../../platform/db/database.ts'
import { takesReplies } from './commands.ts'

/** What must hold when many act at the same moment. */

let server: TestServer
let camille: Visitor
let idriss: Visitor
beforeAll(async () => {
  server = await testServer()
  camille = await server.as('camille')
  idriss = await server.as('idriss')
})
afterAll(() => server.close())

async function openOne(): Promise<string> {
  const id = newId()
  const body = { id, title: 'Tous à la fois', projectId: projectId('nuit-du-court'), post: { id: newId(), text: 'Partez !' } }
  await camille.call(openThread, { body })
  return id
}
/** A thread of the cluster, which can be shared otherwise. */
async function alone(): Promise<string> {
  const id = newId()
  await camille.call(openThread, { body: { id, title: 'Tous à la fois', post: { id: newId(), text: 'Partez !' } } })
  return id
}
const lucieAlone = demoId('own', 'lucie')

/** Until somebody waits for a row that another holds. */
const waitsForLock = () =>
  vi.waitFor(async () => {
    const waiting = await server.services.db.rows(sql`
      SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)
    expect(waiting).toHaveLength(1)
  })

const send = (visitor: Visitor, threadId: string, id = newId()) =>
  visitor.call(sendPost, { params: { threadId }, body: { id, text: 'Moi aussi.' } })
const numbersOf = async (threadId: string) =>
  (await camille.call(listPosts, { params: { threadId }, query: { limit: 100 } })).body.items.map(({ number }) => number).toReversed()

it('a first reading and a first reply of the same person, at the same moment, wait for each other without end neither', async () => {
  for (let round = 0; round < 8; round++) {
    const thread = await openOne()
    const read = idriss.call(readThread, { params: { threadId: thread }, body: { number: 1 } })
    const both = await Promise.all([send(idriss, thread), read, send(idriss, thread)])
    expect(both.map(({ status }) => status)).toEqual([201, 204, 201])
  }
})

it('replies wait for whatever holds their thread, even more of them than the database takes at once', async () => {
  const thread = await openOne()
  const replies = await server.services.db.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM thread WHERE id = ${thread}::uuid FOR UPDATE`
    const waiting = Promise.all(Array.from({ length: 40 }, () => send(camille, thread)))
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    return { waiting }
  })
  expect((await replies.waiting).filter(({ status }) => status !== 201)).toEqual([])
})

it('fifty replies at once take fifty numbers, without a gap', async () => {
  const thread = await openOne()
  const sent = await Promise.all(Array.from({ length: 50 }, (_, at) => send(at % 2 ? camille : idriss, thread)))
  expect(sent.map(({ status }) => status)).toEqual(Array(50).fill(201))
  expect(await numbersOf(thread)).toEqual(Array.from({ length: 51 }, (_, at) => at + 1))
})

it('the same reply ten times at once is one reply', async () => {
  const thread = await openOne()
  const id = newId()
  const sent = await Promise.all(Array.from({ length: 10 }, () => send(idriss, thread, id)))
  expect(new Set(sent.map(({ status, body }) => `${status} ${body.number}`))).toEqual(new Set(['201 2']))
  expect(await numbersOf(thread)).toEqual([1, 2])
})

it('a closure among replies lets nothing through behind it', async () => {
  const thread = await openOne()
  const replies = Array.from({ length: 20 }, () => send(idriss, thread))
  const closure = camille.call(closeThread, { params: { threadId: thread } })
  const statuses = (await Promise.all(replies)).map(({ status }) => status)
  expect((await closure).status).toBe(200)
  expect(new Set([...statuses, 201, 409])).toEqual(new Set([201, 409]))
  const accepted = statuses.filter((status) => status === 201).length
  expect(await numbersOf(thread)).toHaveLength(accepted + 1)
  expect((await send(idriss, thread)).problem.code).toBe('thread_closed')
  const rows = await server.services.db.prisma.post.findMany({ where: { threadId: thread }, orderBy: { number: 'desc' }, take: 1 })
  const closed = await server.services.db.prisma.threadClosure.findUniqueOrThrow({ where: { threadId: thread } })
  expect(rows[0]?.number).toBe(accepted + 1)
  expect(closed.byId).not.toBeNull()
})

it.each([
  ['is closed', 'thread_closed', (id: string) => sql`INSERT INTO thread_closure (thread_id, at) VALUES (${id}::uuid, now())`],
  ['is moved to others', 'not_found', (id: string) => sql`UPDATE item SET audience_id = ${lucieAlone}::uuid WHERE id = ${id}::uuid`],
])('a reply that waits for its thread while that %s is answered %s, and is nowhere', async (_what, code, happens) => {
  const thread = await alone()
  const { db } = server.services
  const waiting = await db.transaction(async ({ rows }) => {
    await rows(sql`SELECT 1 FROM thread WHERE id = ${thread}::uuid FOR NO KEY UPDATE`)
    const sent = send(camille, thread)
    await waitsForLock()
    await rows(happens(thread))
    return { sent }
  })
  expect((await waiting.sent).problem.code).toBe(code)
  expect(await db.prisma.post.count({ where: { threadId: thread } })).toBe(1)
})

it('a reply that waits for its thread while another is written takes the number after that one', async () => {
  const thread = await alone()
  const { db } = server.services
  const waiting = await db.transaction(async ({ rows }) => {
    await rows(sql`SELECT 1 FROM thread WHERE id = ${thread}::uuid FOR NO KEY UPDATE`)
    const sent = send(camille, thread)
    await waitsForLock()
    await rows(sql`
      WITH written AS (INSERT INTO post (id, thread_id, number, at, text) VALUES (${newId()}::uuid, ${thread}::uuid, 2, now(), 'Déjà.') RETURNING thread_id)
      UPDATE thread SET last_number = 2 FROM written WHERE id = written.thread_id`)
    return { sent }
  })
  expect((await waiting.sent).body.number).toBe(3)
  expect(await numbersOf(thread)).toEqual([1, 2, 3])
})

it('two screens that read at once leave the farther mark', async () => {
  const thread = await openOne()
  for (let count = 0; count < 5; count++) await send(idriss, thread)
  const read = (number: number) => camille.call(readThread, { params: { threadId: thread }, body: { number } })
  await Promise.all([read(6), read(2), read(4)])
  expect((await camille.call(getThread, { params: { threadId: thread } })).body.readNumber).toBe(6)
})

it('a reply is taken at once by the same rule as each thread tells it', async () => {
  const { rows } = server.services.db
  const threadId = newId()
  const body = { id: threadId, title: 'La dernière', organisationId: organisationId('fil'), post: { id: newId(), text: 'Nous fermons.' } }
  await camille.call(openThread, { body })
  await camille.call(closeThread, { params: { threadId: await openOne() } })
  await rows(sql`UPDATE project SET stage = 'archived' WHERE id = ${projectId('nuit-du-court')}::uuid`)
  await rows(sql`INSERT INTO organisation_closure (organisation_id, kind, at) VALUES (${organisationId('fil')}::uuid, 'left', now())`)
  for (const visitor of [camille, idriss, await server.as('theo')]) {
    const threads = (await readAll(visitor, listThreads, {}, {})) as unknown as Thread[]
    const taking = await rows<{ id: string }>(sql`SELECT t.id FROM thread t JOIN item i ON i.id = t.id WHERE ${takesReplies} ORDER BY t.id`)
    const seen = new Set(threads.map(({ id }) => id))
    const told = threads.filter(({ can }) => can.reply).map(({ id }) => id)
    expect(taking.map(({ id }) => id).filter((id) => seen.has(id))).toEqual(told.toSorted())
    expect(told.length).toBeGreaterThan(0)
  }
  const one = await camille.call(getThread, { params: { threadId } })
  expect(one.body.can.reply).toBe(false)
  expect((await send(camille, threadId)).status).toBe(403)
  expect((await camille.call(getThread, { params: { threadId } })).body.lastNumber).toBe(1)
})
