import { newId } from '@navette/contract/core/ids.ts'
import { openConversation } from '@navette/contract/discussions/conversation-endpoints.ts'
import { getPost, listPosts, listThreads, openThread, sendPost } from '@navette/contract/discussions/endpoints.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { memberId, organisationId, type TestServer, testServer, type Visitor } from '../../../test/server.ts'
import { sendFile } from '../../../test/uploads.ts'
import { type Sql, sql } from '../../platform/db/database.ts'

/** What is kept of threads from one reader to the next is what their tables say, whoever changes them. */

let server: TestServer
let camille: Visitor
beforeAll(async () => {
  server = await testServer()
  camille = await server.as('camille')
})
afterAll(() => server.close())

const make = async () => {
  const id = newId()
  await camille.call(openThread, {
    body: { id, title: 'Les clés', organisationId: organisationId('fil'), post: { id: newId(), text: 'Qui les a ?' } },
  })
  return id
}
const talk =
  (...people: string[]) =>
  async () => {
    const id = newId()
    const memberIds = people.map(memberId)
    await camille.call(openConversation, { body: { id, memberIds, post: { id: newId(), text: 'On se voit ?' } } })
    return id
  }

/** The head of the list, of which much is kept, and the same of a longer one, which is read whole. */
const both = async () => {
  const [kept, read] = [
    await camille.call(listThreads, { query: { limit: 25 } }),
    await camille.call(listThreads, { query: { limit: 100 } }),
  ]
  return { kept: kept.body.items, read: read.body.items.slice(0, kept.body.items.length) }
}

it.each<[what: string, make: () => Promise<string>, change: (id: string) => Sql]>([
  ['is renamed', make, (id) => sql`UPDATE item SET title = 'Les clés du grill', version = version + 1 WHERE id = ${id}::uuid`],
  [
    'is closed',
    make,
    (id) => sql`INSERT INTO thread_closure (thread_id, by_id, at) VALUES (${id}::uuid, ${memberId('camille')}::uuid, now())`,
  ],
  ['is pinned', make, (id) => sql`INSERT INTO thread_pin (thread_id, by_id, at) VALUES (${id}::uuid, ${memberId('camille')}::uuid, now())`],
  [
    'is announced',
    make,
    (id) => sql`INSERT INTO announcement (thread_id, by_id, at) VALUES (${id}::uuid, ${memberId('theo')}::uuid, now())`,
  ],
  ['grows', make, (id) => sql`UPDATE thread SET last_number = 12, last_author_id = ${memberId('theo')}::uuid WHERE id = ${id}::uuid`],
  [
    'goes to the whole cluster',
    make,
    (id) => sql`UPDATE item SET organisation_id = NULL, audience_id = '00000000-0000-7000-8000-000000000002' WHERE id = ${id}::uuid`,
  ],
  [
    'is hidden',
    make,
    (id) =>
      sql`UPDATE item SET audience_id = (SELECT audience_id FROM member WHERE id = ${memberId('lucie')}::uuid) WHERE id = ${id}::uuid`,
  ],
  ['is read', make, (id) => sql`UPDATE thread_reading SET number = 0 WHERE thread_id = ${id}::uuid`],
  [
    'is left by somebody',
    talk('theo', 'awa', 'helene'),
    (id) =>
      sql`DELETE FROM audience_grant g USING item i WHERE i.id = ${id}::uuid AND g.audience_id = i.audience_id AND g.member_id = ${memberId('awa')}::uuid`,
  ],
  [
    'has somebody in it who takes another name',
    talk('theo', 'idriss'),
    () => sql`UPDATE member SET name = 'Anselme Villard' WHERE id = ${memberId('theo')}::uuid`,
  ],
  ['is by somebody whose name is gone', make, (id) => sql`UPDATE item SET created_by = NULL WHERE id = ${id}::uuid`],
])('when a thread %s', async (_what, begin, change) => {
  const id = await begin()
  const before = await both()
  expect(before.kept[0]?.id).toBe(id)
  expect(before.kept).toEqual(before.read)
  await server.services.db.rows(change(id))
  const after = await both()
  expect(after.kept).toEqual(after.read)
  expect(after.kept).not.toEqual(before.kept)
})

it.each<[what: string, change: (id: string) => Sql]>([
  ['no longer closed', (id) => sql`DELETE FROM thread_closure WHERE thread_id = ${id}::uuid`],
  ['no longer pinned', (id) => sql`DELETE FROM thread_pin WHERE thread_id = ${id}::uuid`],
  ['no longer announced', (id) => sql`DELETE FROM announcement WHERE thread_id = ${id}::uuid`],
  ['closed by nobody any more', (id) => sql`UPDATE thread_closure SET by_id = NULL WHERE thread_id = ${id}::uuid`],
])('when a thread is %s', async (_what, change) => {
  const id = await make()
  const { rows } = server.services.db
  for (const table of ['thread_closure', 'thread_pin', 'announcement'])
    await server.services.db.planned({
      text: `INSERT INTO ${table} (thread_id, by_id, at) VALUES ($1, $2, now())`,
      values: [id, memberId('camille')],
    })
  const before = await both()
  await rows(change(id))
  const after = await both()
  expect(after.kept).toEqual(after.read)
  expect(after.kept).not.toEqual(before.kept)
})

it('when a thread hangs on something that takes another title', async () => {
  const { id: fileId } = await sendFile(camille, 'Le plan du grill.')
  const carrying = await make()
  await camille.call(sendPost, { params: { threadId: carrying }, body: { id: newId(), text: 'Voici.', fileIds: [fileId] } })
  const id = await make()
  const { rows } = server.services.db
  await rows(sql`UPDATE thread SET about_id = ${fileId}::uuid WHERE id = ${id}::uuid`)
  const before = await both()
  expect(before.kept.find((thread) => thread.id === id)?.place.kind).toBe('item')
  await rows(sql`UPDATE item SET title = 'Un autre plan' WHERE id = ${fileId}::uuid`)
  const after = await both()
  expect(after.kept.find((thread) => thread.id === id)?.place.title).toBe('Un autre plan')
  expect(after.kept).toEqual(after.read)
})

it('is read once for all who read it', async () => {
  await both()
  const theo = await server.as('theo')
  await theo.call(listThreads, { query: { limit: 25 } })
  const before = server.services.db.statements()
  await theo.call(listThreads, { query: { limit: 25 } })
  expect(server.services.db.statements() - before).toBe(1)
})

/** Of a thread of two messages, the page that it opens at, of which much is kept, and the same messages read anew. */
const pageOf = async (threadId: string) => {
  const opened = await camille.call(listPosts, { params: { threadId }, query: { around: 'unread', limit: 25 } })
  const listed = await camille.call(listPosts, { params: { threadId }, query: { limit: 25 } })
  expect(listed.body.items).toEqual(opened.body.items)
  const read = opened.body.items.map(async ({ id }) => (await camille.call(getPost, { params: { postId: id } })).body)
  return { kept: opened.body.items, read: await Promise.all(read) }
}

const someone = sql`(SELECT id FROM member WHERE id = ${memberId('theo')}::uuid)`

it.each<[what: string, change: (id: string) => Sql, before?: (id: string) => Sql]>([
  ['says something else', (id) => sql`UPDATE post SET text = 'Moi.', html = '<p>Moi.</p>', version = version + 1 WHERE id = ${id}::uuid`],
  ['is removed', (id) => sql`INSERT INTO post_removal (post_id, by_id, at) VALUES (${id}::uuid, ${someone}, now())`],
  ['pleases somebody', (id) => sql`INSERT INTO reaction (post_id, member_id, kind, at) VALUES (${id}::uuid, ${someone}, 'thanks', now())`],
  [
    'pleases the reader',
    (id) => sql`INSERT INTO reaction (post_id, member_id, kind, at) VALUES (${id}::uuid, ${memberId('camille')}::uuid, 'thanks', now())`,
    (id) => sql`INSERT INTO reaction (post_id, member_id, kind, at) VALUES (${id}::uuid, ${someone}, 'thanks', now())`,
  ],
  [
    'pleases nobody any more',
    (id) => sql`DELETE FROM reaction WHERE post_id = ${id}::uuid`,
    (id) => sql`INSERT INTO reaction (post_id, member_id, kind, at) VALUES (${id}::uuid, ${someone}, 'thanks', now())`,
  ],
  [
    'pleased somebody who takes another name',
    () => sql`UPDATE member SET name = 'Anselme ' || clock_timestamp() WHERE id = ${memberId('theo')}::uuid`,
    (id) => sql`INSERT INTO reaction (post_id, member_id, kind, at) VALUES (${id}::uuid, ${someone}, 'seen', now())`,
  ],
  ['becomes a trace', (id) => sql`INSERT INTO post_trace (post_id, kind, at) VALUES (${id}::uuid, 'left', now())`],
  ['is by somebody whose account is gone', (id) => sql`UPDATE post SET author_id = NULL WHERE id = ${id}::uuid`],
  ['is rendered again', (id) => sql`UPDATE post SET html = '<p>Qui ?</p>' WHERE id = ${id}::uuid`],
])('when a message %s', async (_what, change, before) => {
  const threadId = await make()
  const id = newId()
  await camille.call(sendPost, { params: { threadId }, body: { id, text: 'Personne ?' } })
  const { rows } = server.services.db
  if (before) await rows(before(id))
  const first = await pageOf(threadId)
  expect(first.kept).toEqual(first.read)
  await rows(change(id))
  const then = await pageOf(threadId)
  expect(then.kept).toEqual(then.read)
  expect(then.kept).not.toEqual(first.kept)
})

it('when a message that carries a file loses it, and another takes it', async () => {
  const { id: fileId } = await sendFile(camille, 'Les clés du local.')
  const threadId = await make()
  const [from, to] = [newId(), newId()]
  await camille.call(sendPost, { params: { threadId }, body: { id: from, text: 'Voici.', fileIds: [fileId] } })
  await camille.call(sendPost, { params: { threadId }, body: { id: to, text: 'Merci.' } })
  const first = await pageOf(threadId)
  expect(first.kept).toEqual(first.read)
  await server.services.db.rows(sql`UPDATE post_file SET post_id = ${to}::uuid WHERE post_id = ${from}::uuid`)
  const then = await pageOf(threadId)
  expect(then.kept.find(({ id }) => id === to)?.files).toHaveLength(1)
  expect(then.kept).toEqual(then.read)
})

it('opens with one statement for whoever comes after another', async () => {
  const threadId = newId()
  await camille.call(openThread, { body: { id: threadId, title: 'Les clés', post: { id: newId(), text: 'Qui les a ?' } } })
  const theo = await server.as('theo')
  const open = (visitor: Visitor) => visitor.call(listPosts, { params: { threadId }, query: { around: 'unread', limit: 25 } })
  expect((await open(theo)).status).toBe(200)
  await open(camille)
  const before = server.services.db.statements()
  await open(theo)
  expect(server.services.db.statements() - before).toBe(1)
})
