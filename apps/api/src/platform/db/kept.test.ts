import { newId } from '@navette/contract/core/ids.ts'
import type { OrganisationRef, PersonRef } from '@navette/contract/core/refs.ts'
import { listProjects } from '@navette/contract/projects/endpoints.ts'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { memberId, organisationId, projectId, type TestServer, testServer } from '../../../test/server.ts'
import { stoppedClock } from '../clock/clock.ts'
import { sql } from './database.ts'
import { organisationRef, personRef, projectRibbon } from './people.ts'

/** What is kept in memory is what the database says, whoever changes it and however. */

let database: TestDatabase
let server: TestServer
let elsewhere: Client
const clock = stoppedClock(new Date())

beforeAll(async () => {
  database = await freshDatabase()
  server = await testServer({ database, clock })
  elsewhere = new Client({ connectionString: database.url })
  await elsewhere.connect()
})
afterAll(async () => {
  await elsewhere.end()
  await server.close()
  await database.drop()
})

async function expectSameNames(): Promise<void> {
  const { db, names } = server.services
  const today = clock.today()
  const people = await db.rows<{ id: string; ref: PersonRef }>(sql`SELECT id, ${personRef(sql`id`, today)} AS ref FROM member`)
  const organisations = await db.rows<{ id: string; ref: OrganisationRef }>(
    sql`SELECT o.id, ${organisationRef(sql`o`)} AS ref FROM organisation o`,
  )
  const projects = await db.rows<{ id: string; title: string; ribbon: OrganisationRef[] }>(
    sql`SELECT i.id, i.title, ${projectRibbon(sql`i`)} AS ribbon FROM item i WHERE kind = 'project'`,
  )
  const known = await names.known()
  for (const { id, ref } of people) expect(known.person(id)).toEqual(ref)
  for (const { id, ref } of organisations) expect(known.organisation(id)).toEqual(ref)
  for (const { id, title, ribbon } of projects) expect(known.project(id)).toMatchObject({ title, ribbon })
}

describe('names', () => {
  it('are those of the database, for the whole cast', expectSameNames)

  const changes: [string, string, unknown[]][] = [
    ['somebody takes another name', 'UPDATE member SET name = $2 WHERE id = $1', [memberId('theo'), 'Théo Autrement']],
    [
      'somebody leaves an organisation',
      'UPDATE membership SET ends_on = CURRENT_DATE - 1, starts_on = CURRENT_DATE - 9 WHERE member_id = $1',
      [memberId('awa')],
    ],
    ['an organisation takes another name', 'UPDATE organisation SET name = $2 WHERE id = $1', [organisationId('fil'), 'Le Fil tendu']],
    ['a project takes another title', 'UPDATE item SET title = $2 WHERE id = $1', [projectId('nuit-du-court'), 'Nuit très courte']],
    ['a partner leaves a project', 'DELETE FROM project_partner WHERE project_id = $1', [projectId('nuit-du-court')]],
  ]
  it.each(changes)('follow when %s, at once here', async (_what, text, values) => {
    await server.services.db.prisma.$executeRawUnsafe(
      text.replace('WHERE id = $1', 'WHERE id = $1::uuid').replace('_id = $1', '_id = $1::uuid'),
      ...values,
    )
    await expectSameNames()
  })

  it.each(changes)('follow when %s elsewhere', async (_what, text, values) => {
    await elsewhere.query(text.replace('= $2', "= $2 || ' encore'").replace('- 9', '- 8'), values)
    await vi.waitFor(expectSameNames, { timeout: 1_000 })
  })

  it('follow the day: whoever comes tomorrow belongs from tomorrow', async () => {
    await elsewhere.query('UPDATE membership SET starts_on = $2::date + 1, ends_on = NULL WHERE member_id = $1', [
      memberId('awa'),
      clock.today(),
    ])
    await vi.waitFor(expectSameNames, { timeout: 1_000 })
    expect((await server.services.names.known()).person(memberId('awa'))?.organisation).toBeNull()
    clock.moveBy(86_400_000)
    await expectSameNames()
    expect((await server.services.names.known()).person(memberId('awa'))?.organisation).not.toBeNull()
    clock.moveBy(-86_400_000)
  })
})

describe('whoever holds a session', () => {
  const statusOf = async (key: string) => (await (await server.as(key)).call(listProjects)).status

  it('is asked of the database once', async () => {
    const theo = await server.as('theo')
    await theo.call(listProjects)
    const before = server.services.db.statements()
    await theo.call(listProjects)
    expect(server.services.db.statements() - before).toBe(1)
  })

  it('is nobody any more once suspended, by whatever door', async () => {
    expect(await statusOf('idriss')).toBe(200)
    await elsewhere.query('INSERT INTO suspension (member_id, at) VALUES ($1, now())', [memberId('idriss')])
    await vi.waitFor(async () => expect(await statusOf('idriss')).toBe(401), { timeout: 1_000 })
    await elsewhere.query('DELETE FROM suspension')
    await vi.waitFor(async () => expect(await statusOf('idriss')).toBe(200), { timeout: 1_000 })
  })

  it('sees at once what this server has changed', async () => {
    const { prisma } = server.services.db
    const sessionId = await server.sessionOf('theo')
    const administrates = async () => (await server.services.actors.of(sessionId))?.administrator
    for (let round = 0; round < 20; round++) {
      await prisma.administrator.create({ data: { memberId: memberId('theo'), grantedAt: clock.now() } })
      expect(await administrates()).toBe(true)
      await prisma.administrator.delete({ where: { memberId: memberId('theo') } })
      expect(await administrates()).toBe(false)
    }
  })

  it('is nobody when the session runs out by itself', async () => {
    const { prisma } = server.services.db
    const id = newId()
    const expiresAt = new Date(clock.now().getTime() + 60_000)
    await prisma.session.create({ data: { id, memberId: memberId('theo'), startedAt: clock.now(), lastUsedAt: clock.now(), expiresAt } })
    expect((await server.services.actors.of(id))?.id).toBe(memberId('theo'))
    clock.moveBy(60_000)
    expect(await server.services.actors.of(id)).toBeNull()
    clock.moveBy(-60_000)
  })

  it('is looked up again after the line to the database broke, and what changed meanwhile is seen', async () => {
    expect(await statusOf('maud')).toBe(200)
    await elsewhere.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'navette-changes' AND datname = current_database()",
    )
    await elsewhere.query('INSERT INTO suspension (member_id, at) VALUES ($1, now())', [memberId('maud')])
    await vi.waitFor(async () => expect(await statusOf('maud')).toBe(401), { timeout: 1_000 })
    await elsewhere.query('DELETE FROM suspension')
    await vi.waitFor(async () => expect(await statusOf('maud')).toBe(200), { timeout: 1_000 })
  })
})
