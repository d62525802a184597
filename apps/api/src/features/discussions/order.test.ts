import { newId } from '@navette/contract/core/ids.ts'
import { closeThread, getThread, listThreads, openThread } from '@navette/contract/discussions/endpoints.ts'
import {
  announceThread,
  confirmAnnouncement,
  countConfirmations,
  listConfirmations,
  pinThread,
  unpinThread,
  withdrawAnnouncement,
} from '@navette/contract/discussions/order-endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memberId, projectId, readAll, type TestServer, testServer, threadId, type Visitor } from '../../../test/server.ts'

/** What stands on top, and what everybody is asked to confirm. */

let server: TestServer
let maud: Visitor
let camille: Visitor
let theo: Visitor
beforeAll(async () => {
  server = await testServer()
  maud = await server.as('maud')
  camille = await server.as('camille')
  theo = await server.as('theo')
})
afterAll(() => server.close())

const nuit = projectId('nuit-du-court')
const openOne = async (visitor: Visitor) => {
  const id = newId()
  await visitor.call(openThread, { body: { id, title: 'Les horaires', projectId: nuit, post: { id: newId(), text: 'À lire.' } } })
  return { params: { threadId: id }, id }
}

describe('a pinned thread', () => {
  it('is on top for whoever asks for it, says who pinned it, and is let go', async () => {
    const { params, id } = await openOne(camille)
    expect((await camille.call(pinThread, { params })).status).toBe(403)
    expect((await maud.call(pinThread, { params })).body.pin).toMatchObject({ by: { name: 'Maud Chazelle' } })
    expect((await maud.call(pinThread, { params })).status).toBe(200)
    const pinned = async () => (await theo.call(listThreads, { query: { projectId: nuit, pinned: 'true' } })).body.items
    expect((await pinned()).map((thread) => thread.id)).toEqual([id])
    const { body: others } = await theo.call(listThreads, { query: { projectId: nuit, pinned: 'false', limit: 100 } })
    expect(others.items.map((thread) => thread.id)).not.toContain(id)
    expect((await maud.call(unpinThread, { params })).body.pin).toBeNull()
    expect(await pinned()).toEqual([])
  })
})

describe('an announcement', () => {
  it('asks each reader but its author, who sees who has confirmed and who has not', async () => {
    const { params, id } = await openOne(camille)
    expect((await camille.call(announceThread, { params })).status).toBe(403)
    expect((await maud.call(announceThread, { params })).body).toMatchObject({
      announcement: { confirmedAt: null },
      can: { confirm: false },
    })
    const asked = async (visitor: Visitor) =>
      (await visitor.call(listThreads, { query: { unconfirmed: 'true' } })).body.items.map((thread) => thread.id)
    // Théo is asked by the demonstration too, which Maud has answered.
    const assembly = threadId('assemblee')
    expect([await asked(theo), await asked(maud)]).toEqual([[id, assembly], []])

    const { body: before } = await maud.call(countConfirmations, { params })
    const confirmed = await theo.call(confirmAnnouncement, { params })
    expect(confirmed.body).toMatchObject({ announcement: { by: { name: 'Maud Chazelle' } }, can: { confirm: false } })
    expect((await theo.call(confirmAnnouncement, { params })).body.announcement).toEqual(confirmed.body.announcement)
    expect(await asked(theo)).toEqual([assembly])
    const { body: after } = await maud.call(countConfirmations, { params })
    expect(after).toEqual({ confirmed: before.confirmed + 1, waiting: before.waiting - 1 })

    const { body: yes } = await maud.call(listConfirmations, { params, query: { confirmed: 'true' } })
    expect(yes.items.map(({ person, at }) => [person.name, at !== null])).toEqual([['Théo Villard', true]])
    const { body: no } = await maud.call(listConfirmations, { params, query: { confirmed: 'false', limit: 2 } })
    expect(no.items.every(({ at }) => at === null)).toBe(true)
    const told = (await readAll(maud, listConfirmations, params)).length
    expect(told).toBe(after.waiting)
    expect((await theo.call(countConfirmations, { params })).status).toBe(403)
  })

  it('is confirmed at once by many, each once, and forgets all when it is withdrawn', async () => {
    const { params } = await openOne(maud)
    await maud.call(announceThread, { params })
    const people = await Promise.all(['theo', 'camille', 'idriss', 'solene', 'ines'].map((key) => server.as(key)))
    const all = await Promise.all([...people, ...people].map((visitor) => visitor.call(confirmAnnouncement, { params })))
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]))
    expect((await maud.call(countConfirmations, { params })).body.confirmed).toBe(5)
    expect((await maud.call(withdrawAnnouncement, { params })).body.announcement).toBeNull()
    expect((await theo.call(confirmAnnouncement, { params })).problem).toMatchObject({ status: 409, code: 'not_announced' })
    await maud.call(announceThread, { params })
    expect((await theo.call(getThread, { params })).body.can.confirm).toBe(true)
  })

  it('is confirmed in a closed thread too, and by nobody who does not read it', async () => {
    const { params } = await openOne(maud)
    await maud.call(announceThread, { params })
    await maud.call(closeThread, { params })
    expect((await theo.call(confirmAnnouncement, { params })).status).toBe(200)
    expect((await (await server.as('lucie')).call(confirmAnnouncement, { params })).status).toBe(404)
    const rows = await server.services.db.prisma.confirmation.findMany({ where: params })
    expect(rows.map((row) => row.memberId)).toEqual([memberId('theo')])
  })
})
