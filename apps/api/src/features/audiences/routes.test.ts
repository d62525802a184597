import { getAudience, listReaders } from '@navette/contract/audiences/endpoints.ts'
import type { Reader } from '@navette/contract/audiences/schema.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { people } from '../../../../../prisma/demo/people.ts'
import { memberId, organisationId, projectId, readAll, type TestServer, testServer, threadId } from '../../../test/server.ts'
import { sql } from '../../platform/db/database.ts'
import { audiencesOf } from '../../platform/session/actor.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const night = { params: { itemId: projectId('nuit-du-court') } }

describe('the audience of a project', () => {
  it('tells the reasons, the owner’s people first, and counts everybody once', async () => {
    const { body } = await (await server.as('camille')).call(getAudience, night)
    expect(body.reasons.map(({ kind }) => kind)).toEqual(['organisation', 'organisation', 'organisation', 'organisation', 'team'])
    expect(body.reasons[0]).toMatchObject({ organisation: { id: organisationId('noctambules') } })
    expect(body.reasons.at(-1)).toMatchObject({ project: { id: projectId('nuit-du-court'), title: 'Nuit du court' }, count: 14 })
    const together = body.reasons.reduce((sum, { count }) => sum + (count ?? 0), 0)
    expect(body.count).toBeGreaterThan(14)
    expect(body.count).toBeLessThan(together)
  })

  it('names the people, each with every reason', async () => {
    const visitor = await server.as('camille')
    const { reasons, count } = (await visitor.call(getAudience, night)).body
    const readers = (await readAll(visitor, listReaders, night.params)) as unknown as Reader[]
    expect(readers).toHaveLength(count ?? 0)
    const camille = readers.find(({ person }) => person.id === memberId('camille'))
    const because = camille?.because.map((id) => reasons.find((reason) => reason.id === id)?.kind)
    expect(because?.toSorted()).toEqual(['organisation', 'team'])
    expect(readers.map(({ person }) => person.name)).toContain('Inès Marchetti')
  })

  it('tells a guest the reasons, and nobody’s name or number', async () => {
    const ines = await server.as('ines')
    const { body } = await ines.call(getAudience, night)
    expect(body.count).toBeNull()
    expect(body.reasons.map(({ count }) => count)).toEqual([null, null, null, null, null])
    expect((await ines.call(listReaders, night)).status).toBe(403)
  })

  it('is nobody’s business who does not see the project', async () => {
    const { status } = await (await server.as('lucie')).call(getAudience, night)
    expect(status).toBe(404)
    const thread = { params: { itemId: threadId('plan-analytique') } }
    expect((await (await server.as('malo')).call(listReaders, thread)).status).toBe(404)
  })

  it('leaves out who cannot come in', async () => {
    const { prisma } = server.services.db
    await prisma.suspension.create({ data: { memberId: memberId('linh'), at: server.services.clock.now() } })
    await prisma.member.update({ where: { id: memberId('quentin') }, data: { email: null, passwordHash: null } })
    const names = await readAll(await server.as('camille'), listReaders, night.params)
    const ids = (names as unknown as Reader[]).map(({ person }) => person.id)
    expect(ids).not.toContain(memberId('linh'))
    expect(ids).not.toContain(memberId('quentin'))
  })
})

describe('everybody and everything', () => {
  it('reads what they are named for, and nothing else', async () => {
    const { db, clock } = server.services
    const mine = await audiencesOf(
      db,
      people.map(({ key }) => memberId(key)),
      clock.today(),
    )
    const items = await db.rows<{ id: string; audienceId: string }>(
      sql`SELECT DISTINCT ON (audience_id) id, audience_id AS "audienceId" FROM item`,
    )
    for (const { id, audienceId } of items) {
      const able = [...mine]
        .filter(([member, audiences]) => audiences.includes(audienceId) && !absent.has(member))
        .map(([member]) => member)
      const insider = people.find(({ key, memberships }) => memberships.length > 0 && able.includes(memberId(key)))
      if (!insider) throw new Error(`Nobody of an organisation sees ${id}.`)
      const readers = (await readAll(await server.as(insider.key), listReaders, { itemId: id })) as unknown as Reader[]
      expect(readers.map(({ person }) => person.id).toSorted(), id).toEqual(able.toSorted())
    }
    expect(items.length).toBeGreaterThan(10)
  })
})

/** Suspended, or without an account, by the story above. */
const absent = new Set([memberId('linh'), memberId('quentin')])
