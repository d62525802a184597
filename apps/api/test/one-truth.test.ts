import { listProjects } from '@navette/contract/projects/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { people } from '../../../prisma/demo/people.ts'
import { features } from '../src/features.ts'
import { sql } from '../src/platform/db/database.ts'
import { audiencesOf } from '../src/platform/session/actor.ts'
import { address, memberId, readAll, type TestServer, testServer } from './server.ts'

/** For the whole cast and every kind of item: what is found in the list, what can be read, and what is heard live are the same. */

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const kinds = features.flatMap(({ items = [] }) => items)

it('is told for every kind of item there is', async () => {
  const found = await server.services.db.rows<{ kind: string }>(sql`SELECT DISTINCT kind FROM item ORDER BY kind`)
  expect(found.map(({ kind }) => kind)).toEqual(kinds.map(({ kind }) => kind).sort())
})

describe.each(kinds.map((kind) => [kind.kind, kind] as const))('a %s', (_kind, { kind, list, get, param }) => {
  it.each(people.map(({ key }) => [key]))('is listed, read and heard alike by %s', async (key) => {
    const { db, clock } = server.services
    const visitor = await server.as(key)
    const items = await db.rows<{ id: string; audienceId: string }>(
      sql`SELECT id, audience_id AS "audienceId" FROM item WHERE kind = ${kind} ORDER BY id`,
    )
    const listed = new Set((await readAll(visitor, list)).map(({ id }) => id))
    const audiences = (await audiencesOf(db, [memberId(key)], clock.today())).get(memberId(key)) ?? []
    const told = []
    for (const { id, audienceId } of items) {
      const { status } = await visitor.send('GET', address(get, { [param]: id }))
      told.push({ id, listed: listed.has(id), read: status === 200, heard: audiences.includes(audienceId) })
    }
    expect(told.filter(({ listed: found, read, heard }) => found !== read || read !== heard)).toEqual([])
    expect(listed.size).toBe(told.filter(({ read }) => read).length)
  })
})

it('differs from person to person', async () => {
  const count = async (key: string) => (await readAll(await server.as(key), listProjects)).length
  const [guest, newcomer, member] = [await count('ines'), await count('malo'), await count('theo')]
  expect(guest).toBe(1)
  expect(newcomer).toBeGreaterThan(guest)
  expect(member).toBeGreaterThan(newcomer)
})
