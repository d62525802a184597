import { appointAdministrator, dismissAdministrator, listAccounts, suspendMember } from '@navette/contract/administration/endpoints.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { listenAs } from '../../../test/ears.ts'
import { memberId, type TestServer, testServer } from '../../../test/server.ts'
import { tokenOf } from '../../../test/tokens.ts'

const redisUrl = process.env['TEST_REDIS_URL']

let database: TestDatabase
let here: TestServer
let there: TestServer
beforeAll(async () => {
  database = await freshDatabase()
  const settings = redisUrl ? { REDIS_URL: redisUrl } : {}
  here = await testServer({ database, settings, working: true })
  there = await testServer({ database, settings, working: true })
})
afterAll(async () => {
  await here.close()
  await there.close()
  await database.drop()
})

describe('two administrators at the same moment', () => {
  beforeEach(async () => {
    const { prisma } = here.services.db
    await prisma.suspension.deleteMany()
    await prisma.administrator.deleteMany()
    const grantedAt = here.services.clock.now()
    await prisma.administrator.createMany({ data: ['helene', 'camille'].map((key) => ({ memberId: memberId(key), grantedAt })) })
    // An ended session is a refusal of another kind.
    await prisma.session.updateMany({ data: { endedAt: null } })
  })
  const params = (key: string) => ({ memberId: memberId(key) })
  const standing = async () => {
    const { prisma } = here.services.db
    const held = await prisma.administrator.findMany({ where: { member: { suspension: null } }, select: { memberId: true } })
    return held.length
  }
  const codes = (replies: { status: number; problem: { code?: string } | null }[]) =>
    replies.map(({ status, problem }) => (status === 204 ? 'done' : `${problem?.code}`)).toSorted()
  /** Whoever comes second was demoted meanwhile, or is the last: refused either way. */
  const refusals = ['last_administrator', 'not_allowed', 'signed_out']

  it.each(Array.from({ length: 5 }, (_, at) => at))('demote each other: one stays (%i)', async () => {
    const [helene, camille] = [await here.as('helene'), await there.as('camille')]
    const replies = await Promise.all([
      helene.call(dismissAdministrator, { params: params('camille') }),
      camille.call(dismissAdministrator, { params: params('helene') }),
    ])
    expect(codes(replies)).toEqual(['done', expect.toBeOneOf(refusals)])
    expect(await standing()).toBe(1)
  })

  it('both lay it down: one stays', async () => {
    const [helene, camille] = [await here.as('helene'), await there.as('camille')]
    const replies = await Promise.all([
      helene.call(dismissAdministrator, { params: params('helene') }),
      camille.call(dismissAdministrator, { params: params('camille') }),
    ])
    expect(codes(replies)).toEqual(['done', 'last_administrator'])
    expect(await standing()).toBe(1)
  })

  it('suspend and demote each other: one stays', async () => {
    const [helene, camille] = [await here.as('helene'), await there.as('camille')]
    const replies = await Promise.all([
      helene.call(suspendMember, { params: params('camille'), body: {} }),
      camille.call(dismissAdministrator, { params: params('helene') }),
    ])
    expect(codes(replies)).toEqual(['done', expect.toBeOneOf(refusals)])
    expect(await standing()).toBe(1)
  })

  it('name the same person: once, with one letter', async () => {
    const [helene, camille] = [await here.as('helene'), await there.as('camille')]
    await here.services.db.prisma.letter.deleteMany()
    await Promise.all([helene, camille].map((each) => each.call(appointAdministrator, { params: params('theo') })))
    expect(await here.services.db.prisma.letter.count({ where: { subject: { contains: 'vous administrez' } } })).toBe(1)
  })
})

describe('a suspension', () => {
  it(`is felt within a second, on every instance (${redisUrl ? 'two' : 'one, without Redis'})`, async () => {
    const where = redisUrl ? there : here
    await here.listen()
    const address = redisUrl ? await there.listen() : here.app.listeningOrigin
    const ear = await listenAs(where, address, 'theo')
    const theo = await where.as('theo')
    const token = await tokenOf(where, 'theo', ['read:accounts'])
    const withToken = () => where.nobody.send('GET', '/api/members', undefined, { authorization: `Bearer ${token}`, origin: '' })
    expect([(await theo.send('GET', '/api/members')).status, (await withToken()).status]).toEqual([200, 200])
    const begun = Date.now()
    const { status } = await (await here.as('helene')).call(suspendMember, { params: { memberId: memberId('theo') }, body: {} })
    expect(status).toBe(204)
    await ear.until(({ ended, socket }) => ended === 1 && socket.disconnected)
    expect([(await theo.send('GET', '/api/members')).status, (await withToken()).status]).toEqual([401, 401])
    expect(Date.now() - begun).toBeLessThan(1_000)
    await expect(listenAs(where, address, 'theo')).rejects.toThrow()
  })
})

describe('the table of ten thousand', () => {
  it('comes in few statements, whatever is asked', async () => {
    const { db, clock } = here.services
    await db.prisma.$executeRaw`
      WITH made AS (SELECT gen_random_uuid() AS id, gen_random_uuid() AS audience, n FROM generate_series(1, 10000) n),
        heard AS (INSERT INTO audience (id) SELECT audience FROM made RETURNING id)
      INSERT INTO member (id, name, email, audience_id, created_at, last_seen_at)
      SELECT id, 'Personne ' || n, 'personne' || n || '@pole.example', audience, ${clock.now()}::timestamptz,
        CASE WHEN n % 3 = 0 THEN ${clock.now()}::timestamptz - make_interval(mins => n) END FROM made`
    await db.prisma.$executeRaw`
      INSERT INTO membership (id, organisation_id, member_id, role, starts_on)
      SELECT gen_random_uuid(), o.id, m.id, 'volunteer', '2026-01-01' FROM member m
      JOIN LATERAL (SELECT id FROM organisation ORDER BY md5(m.id::text || id::text) LIMIT 1) o ON true WHERE m.name LIKE 'Personne %'`
    await db.prisma.$executeRaw`ANALYZE`
    // Without a queue at work, whose statements would be counted too; it starts once all is there, and so is told of no change that would have it forget.
    const quiet = await testServer({ database })
    vi.spyOn(quiet.services.db.changes, 'caughtUp').mockReturnValue(true)
    const helene = await quiet.as('helene')
    const cases = [
      {},
      { sort: 'seen' },
      { sort: 'added' },
      { search: 'personne 99' },
      { search: 'noctambules' },
      { view: 'never_seen' },
      { role: 'manager' },
    ] as const
    for (const query of cases) {
      await helene.call(listAccounts, { query: { limit: 50, ...query } })
      const before = quiet.services.db.statements()
      const begun = performance.now()
      const { status, body } = await helene.call(listAccounts, { query: { limit: 50, ...query } })
      const took = performance.now() - begun
      expect([query, status, body.items.length > 0]).toEqual([query, 200, true])
      // The list: whoever asks is known.
      expect(quiet.services.db.statements() - before).toBe(1)
      if (process.env['MEASURE']) process.stderr.write(`${JSON.stringify(query)} ${took.toFixed(0)} ms\n`)
    }
    await quiet.close()
  })
})
