import { foundCluster, loadDemonstration } from '@navette/contract/administration/endpoints.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accountOf } from '../../../test/browser.ts'
import { migratedDatabase, type TestDatabase } from '../../../test/database.ts'
import { type TestServer, testServer } from '../../../test/server.ts'
import { fillWithDemonstration } from './commands.ts'
import { foundingToken, isFoundingToken } from './founding.ts'

let database: TestDatabase
let server: TestServer
beforeEach(async () => {
  database = await migratedDatabase()
  server = await testServer({ database })
})
afterEach(async () => {
  await server.close()
  await database.drop()
})

const found = (name: string) => {
  const token = foundingToken(server.services.config.secret)
  const administrator = { name, email: `${name}@pole.example`, password: 'une navette et son fil' }
  return server.nobody.call(foundCluster, { body: { token, name, administrator } })
}
const load = () => server.nobody.call(loadDemonstration, { body: { token: foundingToken(server.services.config.secret) } })
const outcomesOf = (replies: { status: number; problem: { code?: string } }[]) =>
  replies.map(({ status, problem }) => (status === 201 ? 'done' : `${status} ${problem.code}`)).sort()
const refusals = (count: number) => Array<string>(count).fill('409 already_founded')

describe('founding', () => {
  it('by several at once lets exactly one through, and leaves nothing of the others', async () => {
    const names = ['anne', 'basile', 'chloe', 'denis', 'elise', 'fabien']
    const replies = await Promise.all(names.map(found))
    expect(outcomesOf(replies)).toEqual([...refusals(5), 'done'])
    const winner = replies.find(({ status }) => status === 201)?.body.name
    const { prisma } = server.services.db
    expect(await prisma.member.findMany({ select: { name: true } })).toEqual([{ name: winner }])
    expect(await prisma.cluster.findMany({ select: { name: true } })).toEqual([{ name: winner }])
    expect(await prisma.administrator.count()).toBe(1)
    expect(await prisma.session.count()).toBe(1)
  })

  it('and loading the demonstration at once: one of them wins, whole', async () => {
    const outcomes = outcomesOf([...(await Promise.all([found('anne'), load(), load()]))])
    expect(outcomes).toEqual([...refusals(2), 'done'])
    const { demonstration } = await server.services.db.prisma.cluster.findUniqueOrThrow({ where: { id: 1 } })
    const accounts = await server.services.db.prisma.member.count({ where: { email: accountOf('guest').email } })
    expect(accounts).toBe(demonstration ? 1 : 0)
  })
})

describe('the demonstration', () => {
  it('is whole or not there at all', async () => {
    const { db } = server.services
    await db.prisma.$executeRaw`ALTER TABLE thread_reading RENAME TO thread_reading_elsewhere`
    await expect(fillWithDemonstration(server.services)).rejects.toThrow()
    expect(await db.prisma.member.count()).toBe(0)
    expect(await db.prisma.cluster.count()).toBe(0)
    await db.prisma.$executeRaw`ALTER TABLE thread_reading_elsewhere RENAME TO thread_reading`
    expect(outcomesOf([await load()])).toEqual(['done'])
  })
})

describe('the word in the link', () => {
  it('is the same at each start, and another for each installation', () => {
    const [one, other] = ['a secret of thirty-two signs or more', 'another secret of the same kind, longer']
    expect(foundingToken(one)).toBe(foundingToken(one))
    expect(foundingToken(one)).not.toBe(foundingToken(other))
    expect(foundingToken(one)).toMatch(/^[\w-]{32}$/)
    expect(isFoundingToken(one, foundingToken(one))).toBe(true)
    expect(isFoundingToken(one, foundingToken(other))).toBe(false)
    expect(isFoundingToken(one, '')).toBe(false)
  })
})
