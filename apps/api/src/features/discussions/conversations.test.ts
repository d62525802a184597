import { getAudience, listReaders } from '@navette/contract/audiences/endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import {
  findConversation,
  leaveConversation,
  listCorrespondents,
  openConversation,
} from '@navette/contract/discussions/conversation-endpoints.ts'
import { closeThread, getThread, listPosts, listThreads, renameThread, sendPost } from '@navette/contract/discussions/endpoints.ts'
import { moveThread } from '@navette/contract/discussions/moving-endpoints.ts'
import { pinThread } from '@navette/contract/discussions/order-endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memberId, readAll, type TestServer, testServer, threadId, type Visitor } from '../../../test/server.ts'

/** What two or a few people say to each other, and nobody else reads. */

let server: TestServer
let camille: Visitor
let theo: Visitor
let awa: Visitor
let helene: Visitor
beforeAll(async () => {
  server = await testServer()
  camille = await server.as('camille')
  theo = await server.as('theo')
  awa = await server.as('awa')
  helene = await server.as('helene')
})
afterAll(() => server.close())

const write = (visitor: Visitor, people: string[], text = 'On se voit ?', id = newId(), post = newId()) =>
  visitor.call(openConversation, { body: { id, memberIds: people.map(memberId), post: { id: post, text } } })
const textsOf = async (visitor: Visitor, threadId: string) =>
  (await visitor.call(listPosts, { params: { threadId } })).body.items.map(({ text, trace }) => text ?? trace?.kind).toReversed()

describe('a conversation', () => {
  it('is read by those in it, named after the others, and hidden from everybody else', async () => {
    const { status, body } = await write(camille, ['theo'])
    const params = { threadId: body.id }
    expect(status).toBe(201)
    expect(body).toMatchObject({
      title: 'Théo Villard',
      place: { kind: 'people', id: null },
      can: { reply: true, edit: false, leave: false, gather: true },
    })
    expect(body.place.people.map(({ name }) => name)).toEqual(['Camille Ferrand', 'Théo Villard'])
    expect((await theo.call(getThread, { params })).body).toMatchObject({ title: 'Camille Ferrand', unread: 1 })
    expect((await theo.call(listThreads, { query: { place: 'people' } })).body.items.map(({ id }) => id)).toEqual([
      body.id,
      // The demonstration has one of theirs already.
      threadId('a-trois'),
    ])
    for (const outsider of [awa, helene, await server.as('idriss')]) {
      expect((await outsider.call(getThread, { params })).status).toBe(404)
      expect((await outsider.call(listPosts, { params })).status).toBe(404)
    }
    expect((await theo.call(listThreads, { query: { place: 'cluster', limit: 100 } })).body.items.map(({ id }) => id)).not.toContain(
      body.id,
    )
    const { body: audience } = await theo.call(getAudience, { params: { itemId: body.id } })
    expect(audience).toMatchObject({ count: 2, reasons: [{ kind: 'person' }, { kind: 'person' }] })
    expect((await theo.call(listReaders, { params: { itemId: body.id } })).body.items).toHaveLength(2)
  })

  it('of the same people is the same one, whoever writes', async () => {
    const first = await write(camille, ['awa', 'theo'], 'Un.')
    const again = await write(theo, ['camille', 'awa', 'theo', 'camille'], 'Deux.')
    expect(again.body.id).toBe(first.body.id)
    expect(await textsOf(awa, first.body.id)).toEqual(['Un.', 'Deux.'])
    const ids = ['camille', 'theo'].map(memberId).join(',')
    expect((await awa.call(findConversation, { query: { with: ids } })).body.threadId).toBe(first.body.id)
    expect((await awa.call(findConversation, { query: { with: memberId('camille') } })).body.threadId).toBeNull()
  })

  it('that all open at the same moment is one, and every message is in it', async () => {
    const [idriss, solene] = [await server.as('idriss'), await server.as('solene')]
    const texts = Array.from({ length: 8 }, (_, at) => `Message ${at}`)
    const all = await Promise.all(texts.map((text, at) => write(at % 2 ? idriss : solene, [at % 2 ? 'solene' : 'idriss'], text)))
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([201]))
    const ids = new Set(all.map(({ body }) => body.id))
    expect(ids.size).toBe(1)
    expect((await textsOf(idriss, [...ids][0] ?? '')).toSorted()).toEqual(texts)
  })

  it('sent twice, after a lost answer, says it once', async () => {
    const [id, post] = [newId(), newId()]
    const [one, two] = await Promise.all([1, 2].map(() => write(theo, ['gerard'], 'Une fois.', id, post)))
    expect([one?.status, two?.status]).toEqual([201, 201])
    await write(theo, ['gerard'], 'Une fois.', id, post)
    expect(await textsOf(theo, one?.body.id ?? '')).toEqual(['Une fois.'])
  })

  it('is neither moved, pinned, renamed nor closed', async () => {
    const { body } = await write(camille, ['theo'])
    const params = { threadId: body.id }
    expect((await camille.call(moveThread, { params, body: {} })).status).toBe(403)
    expect((await camille.call(pinThread, { params })).status).toBe(403)
    expect((await camille.call(closeThread, { params })).status).toBe(403)
    expect((await camille.call(renameThread, { params, body: { title: 'x', version: 1 } })).status).toBe(403)
  })
})

describe('whoever leaves', () => {
  it('reads no more, and those who stay see that they left', async () => {
    const { body } = await write(camille, ['theo', 'awa', 'idriss'])
    const params = { threadId: body.id }
    expect((await awa.call(leaveConversation, { params })).status).toBe(204)
    expect((await awa.call(getThread, { params })).status).toBe(404)
    expect(await textsOf(theo, body.id)).toEqual(['On se voit ?', 'left'])
    expect((await camille.call(getThread, { params })).body).toMatchObject({ unread: 0, postCount: 1 })
    expect((await write(theo, ['camille', 'idriss'], 'Nous trois.')).body.id).toBe(body.id)
  })

  it('does not take the place of another conversation of those who stay', async () => {
    const three = await write(camille, ['theo', 'lucie'])
    const four = await write(camille, ['theo', 'lucie', 'awa'])
    await awa.call(leaveConversation, { params: { threadId: four.body.id } })
    expect((await write(theo, ['camille', 'lucie'])).body.id).toBe(three.body.id)
    expect((await camille.call(getThread, { params: { threadId: four.body.id } })).status).toBe(200)
  })

  it('never leaves one alone, not even two who leave at the same moment', async () => {
    const { body } = await write(camille, ['theo', 'maud'])
    const params = { threadId: body.id }
    const maud = await server.as('maud')
    const left = await Promise.all([theo, maud].map((visitor) => visitor.call(leaveConversation, { params })))
    expect(left.map(({ status }) => status).toSorted()).toEqual([204, 409])
    const pair = await write(camille, ['gerard'])
    expect((await camille.call(leaveConversation, { params: { threadId: pair.body.id } })).problem.code).toBe('two_stay')
  })
})

describe('people to write to', () => {
  it('are everybody with an account, by name and letters', async () => {
    const all = await readAll(camille, listCorrespondents)
    expect(all.length).toBeGreaterThan(30)
    expect(all.map(({ id }) => id)).not.toContain(memberId('camille'))
    const { body } = await camille.call(listCorrespondents, { query: { search: 'theo vil' } })
    expect(body.items.map(({ name }) => name)).toEqual(['Théo Villard'])
  })

  it('are those of their projects for a guest, and whoever wrote to them', async () => {
    const ines = await server.as('ines')
    const names = async () => (await readAll(ines, listCorrespondents)).map(({ name }) => name)
    expect(await names()).toContain('Maud Chazelle')
    expect(await names()).not.toContain('Lucie Arnaud')
    expect((await write(ines, ['malo'])).problem).toMatchObject({ status: 422, code: 'out_of_reach' })
    const malo = await server.as('malo')
    const { body } = await write(malo, ['ines'])
    const reply = { params: { threadId: body.id }, body: { id: newId(), text: 'Bonjour !' } }
    expect((await ines.call(sendPost, reply)).status).toBe(201)
    expect((await write(ines, ['malo', 'maud'], 'À trois.')).status).toBe(201)
  })

  it('are never oneself alone, nor somebody who is not there', async () => {
    expect((await write(camille, ['camille'])).problem.code).toBe('nobody_else')
    const body = { id: newId(), memberIds: [newId()], post: { id: newId(), text: 'Hé' } }
    expect((await camille.call(openConversation, { body })).problem.code).toBe('out_of_reach')
  })
})
