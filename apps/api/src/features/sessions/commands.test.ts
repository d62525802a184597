import { editMe, getSession } from '@navette/contract/accounts/endpoints.ts'
import { renewSession, signIn, signOut } from '@navette/contract/sessions/endpoints.ts'
import { verify } from '@node-rs/argon2'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { accountOf, type Browser, browser } from '../../../test/browser.ts'
import { type Mailbox, mailbox } from '../../../test/mailbox.ts'
import { memberId, origin, type TestServer, testServer } from '../../../test/server.ts'
import { sql } from '../../platform/db/database.ts'
import { networkOf, passwordKeys, waitAfter } from './attempts.ts'
import { cleanSessions } from './commands.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds)
const seconds = (count: number) => count * 1_000
const days = (count: number) => count * 86_400_000

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await server.services.db.prisma.signInFailure.deleteMany()
})
afterEach(() => {
  vi.useRealTimers()
})

const theo = accountOf('member')
const wrong = 'ce n’est pas celui-là'

/** Opens all connections to the database beforehand, so that what is sent at once is also worked on at once. */
const allConnections = () => Promise.all(Array.from({ length: 12 }, () => server.services.db.rows(sql`SELECT pg_sleep(0.1)`)))

/** An attempt from a network address, as `201`, `401` or `429 after 2`. */
async function attempt(email: string, password = wrong, remoteAddress = '192.0.2.1'): Promise<string> {
  const reply = await server.app.inject({
    method: 'POST',
    url: signIn.path,
    headers: { origin },
    payload: { email, password },
    remoteAddress,
  })
  const wait = reply.headers['retry-after']
  if (wait === undefined) return `${reply.statusCode}`
  expect(reply.json()).toMatchObject({ code: 'slow_down', status: 429, retryAfter: Number(wait) })
  return `${reply.statusCode} after ${wait}`
}

async function times(count: number, act: (at: number) => Promise<string>): Promise<string[]> {
  const outcomes = []
  for (let at = 0; at < count; at++) outcomes.push(await act(at))
  return outcomes
}

describe('failed attempts at one account', () => {
  it.each([
    ['that exists', theo.email],
    ['that does not exist', 'personne@lefrance.example'],
  ])('%s are slowed, longer each time', async (_which, email) => {
    expect(await times(5, () => attempt(email))).toEqual(Array(5).fill('401'))
    for (const wait of [2, 4, 8, 16]) {
      expect(await attempt(email)).toBe(`429 after ${wait}`)
      later(seconds(wait) - 1)
      expect(await attempt(email)).toBe('429 after 1')
      later(1)
      expect(await attempt(email)).toBe('401')
    }
  })

  it('never make anybody wait longer than five minutes', () => {
    expect([4, 5, 6, 12, 13, 1_000].map((failures) => waitAfter(failures, 5))).toEqual([0, 2, 4, 256, 300, 300])
  })

  it('are one account’s, however its address is written', async () => {
    await times(5, (at) => attempt(at % 2 ? theo.email.toUpperCase() : ` ${theo.email}`))
    expect(await attempt(theo.email)).toBe('429 after 2')
  })

  it('slow down whoever comes next, from anywhere, even with the right password', async () => {
    await times(5, (at) => attempt(theo.email, wrong, `192.0.2.${at}`))
    expect(await attempt(theo.email, theo.password, '198.51.100.7')).toBe('429 after 2')
    expect(await attempt(accountOf('volunteer').email, accountOf('volunteer').password)).toBe('201')
  })

  it('are forgotten once the right password came', async () => {
    await times(5, () => attempt(theo.email))
    later(seconds(2))
    expect(await attempt(theo.email, theo.password)).toBe('201')
    expect(await times(5, () => attempt(theo.email))).toEqual(Array(5).fill('401'))
  })

  it('are forgotten after an hour', async () => {
    await times(5, () => attempt(theo.email))
    later(seconds(3_601))
    expect(await times(5, () => attempt(theo.email))).toEqual(Array(5).fill('401'))
  })

  it('sent all at once are counted all the same', async () => {
    await allConnections()
    vi.mocked(verify).mockClear()
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => attempt(theo.email)))
    expect(outcomes.filter((outcome) => outcome === '401')).toHaveLength(5)
    expect(outcomes.filter((outcome) => outcome.startsWith('429'))).toHaveLength(95)
    expect(vi.mocked(verify)).toHaveBeenCalledTimes(5)
  })

  it('are kept without a name: neither the account nor the network address can be read from what is counted', async () => {
    await attempt(theo.email)
    const kept = JSON.stringify(await server.services.db.prisma.signInFailure.findMany())
    expect(kept).not.toContain('theo')
    expect(kept).not.toContain('192.0.2.1')
    const here = { address: '192.0.2.1', userAgent: '' }
    const { account, address } = passwordKeys({ ...server.services, actor: null, origin: here }, theo.email)
    expect(kept).toContain(account.key)
    expect(kept).toContain(address.key)
  })
})

describe('failed attempts from one network address', () => {
  it('are slowed after thirty, whatever accounts they were for; other addresses are not concerned', async () => {
    expect(await times(30, (at) => attempt(`personne${at}@lefrance.example`))).toEqual(Array(30).fill('401'))
    expect(await attempt('encore@lefrance.example')).toBe('429 after 2')
    expect(await attempt(theo.email, theo.password)).toBe('429 after 2')
    expect(await attempt(theo.email, theo.password, '198.51.100.7')).toBe('201')
  })

  it('are not wiped by signing in with an account of one’s own in between', async () => {
    await times(30, (at) => (at % 10 === 9 ? attempt(theo.email, theo.password) : attempt(`personne${at}@lefrance.example`)))
    expect(await times(3, (at) => attempt(`autre${at}@lefrance.example`))).toEqual(Array(3).fill('401'))
    expect(await attempt('encore@lefrance.example')).toBe('429 after 2')
  })

  it('sent all at once are counted all the same', async () => {
    await allConnections()
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, at) => attempt(`personne${at}@lefrance.example`)))
    expect(outcomes.filter((outcome) => outcome === '401')).toHaveLength(30)
  })
})

describe('a network', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:0002:ffff::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', ''],
  ])('%s is counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it('of IPv6 is a /64, whatever address of it is used', async () => {
    const from = (at: number) => attempt(`personne${at}@lefrance.example`, wrong, `2001:db8:1:2::${at.toString(16)}`)
    await times(30, from)
    expect(await from(31)).toBe('429 after 2')
    expect(await attempt('autre@lefrance.example', wrong, '2001:db8:1:3::1')).toBe('401')
  })
})

describe('an address behind a proxy', () => {
  it('is the one that the proxy saw, not one that the visitor made up', async () => {
    const proxied = await testServer({ settings: { TRUST_PROXY: '1' } })
    const from = (forwarded: string, at: number) =>
      proxied.nobody.send('POST', signIn.path, { email: `p${at}@lefrance.example`, password: wrong }, { 'x-forwarded-for': forwarded })
    for (let at = 0; at < 30; at++) expect((await from(`198.51.100.${at}, 203.0.113.9`, at)).status).toBe(401)
    expect((await from('198.51.100.99, 203.0.113.9', 30)).status).toBe(429)
    expect((await from('198.51.100.99, 203.0.113.10', 31)).status).toBe(401)
    await proxied.close()
  })

  it('is not believed where there is no proxy', async () => {
    const forwarding = (at: number) =>
      server.nobody.send(
        'POST',
        signIn.path,
        { email: `p${at}@lefrance.example`, password: wrong },
        { 'x-forwarded-for': `198.51.100.${at}` },
      )
    for (let at = 0; at < 30; at++) await forwarding(at)
    expect((await forwarding(30)).status).toBe(429)
  })
})

describe('a refresh token that comes back after its time', () => {
  let box: Mailbox
  let posted: TestServer
  beforeAll(async () => {
    box = await mailbox()
    posted = await testServer({ working: true, settings: { SMTP_URL: box.url, PUBLIC_URL: origin } })
  })
  afterAll(async () => {
    await posted.close()
    await box.close()
  })

  /** Signs in and renews twice; then somebody else comes with the first token. */
  async function stolen(kind: string): Promise<{ owner: Browser; thief: Browser; sessionId: string }> {
    const owner = browser(posted)
    const { body } = await owner.call(signIn, { body: accountOf(kind) })
    const thief = owner.copy()
    await owner.call(renewSession)
    later(seconds(31))
    await owner.call(renewSession)
    later(seconds(31))
    expect((await thief.call(renewSession)).problem.code).toBe('signed_out')
    return { owner, thief, sessionId: body.sessionId }
  }

  it('ends the session for everybody who holds it, and that is recorded', async () => {
    const { owner, thief, sessionId } = await stolen('manager')
    const camille = memberId('camille')
    for (const holder of [owner, thief]) {
      expect((await holder.call(getSession)).status).toBe(401)
      expect((await holder.call(renewSession)).status).toBe(401)
    }
    const told = await posted.services.db.prisma.activity.findMany({ where: { verb: 'session.ended' } })
    expect(told.map(({ facts }) => facts)).toEqual([{ sessionId, memberId: camille, reason: 'token_reused' }])
  })

  it('is told to its owner by mail, in the language they read', async () => {
    await stolen('member')
    const reader = browser(posted)
    await reader.call(signIn, { body: accountOf('volunteer') })
    await reader.call(editMe, { body: { language: 'en' } })
    await stolen('volunteer')
    const [french, english] = [await box.letterTo(accountOf('member').email), await box.letterTo(accountOf('volunteer').email)]
    expect(french.subject).toBe('Navette : une de vos sessions a été fermée')
    expect(french.text).toContain('Bonjour Théo Villard,')
    expect(french.text).toContain(`Reconnectez-vous sur ${origin}.`)
    expect(english.subject).toBe('Navette: one of your sessions was closed')
    expect(english.text).toContain('Hello Awa Diarra,')
  })

  it('whose answer somebody else caught, gives them away as soon as they use it', async () => {
    const caught = browser(posted)
    await caught.call(signIn, { body: accountOf('guest') })
    const owner = caught.copy()
    await caught.call(renewSession)
    later(seconds(300))
    await owner.call(renewSession)
    later(seconds(31))
    expect((await caught.call(renewSession)).status).toBe(401)
    expect((await owner.call(getSession)).status).toBe(401)
  })

  it('ends nothing else: other sessions of the same person live on', async () => {
    const elsewhere = browser(posted)
    await elsewhere.call(signIn, { body: accountOf('guest') })
    await stolen('guest')
    expect((await elsewhere.call(getSession)).status).toBe(200)
  })

  it('warns once, however often it comes back', async () => {
    const { thief } = await stolen('administrator')
    await Promise.all(Array.from({ length: 5 }, () => thief.call(renewSession)))
    const { rows } = posted.services.db
    const letters = await rows(sql`SELECT 1 FROM letter WHERE to_address = ${accountOf('administrator').email}`)
    expect(letters).toHaveLength(1)
  })

  it('is sent with the end of the session or not at all', async () => {
    const owner = browser(posted)
    await owner.call(signIn, { body: accountOf('manager') })
    const thief = owner.copy()
    await owner.call(renewSession)
    later(seconds(31))
    await owner.call(renewSession)
    later(seconds(31))
    const { prisma } = posted.services.db
    await prisma.$executeRaw`ALTER TABLE jobs.job_common RENAME TO job_elsewhere`
    const during = await thief.call(renewSession)
    await prisma.$executeRaw`ALTER TABLE jobs.job_elsewhere RENAME TO job_common`
    expect([during.status, (await owner.call(getSession)).status]).toEqual([500, 200])
    expect((await thief.call(renewSession)).status).toBe(401)
    expect((await owner.call(getSession)).status).toBe(401)
  })
})

describe('a renewal whose answer was lost on the way', () => {
  it('is asked for again, minutes later, and serves', async () => {
    const owner = browser(server)
    await owner.call(signIn, { body: theo })
    const beforeTheAnswer = owner.copy()
    await owner.call(renewSession)
    later(seconds(300))
    expect((await beforeTheAnswer.call(renewSession)).status).toBe(204)
    expect((await beforeTheAnswer.call(getSession)).status).toBe(200)
  })
})

describe('renewals at the same moment', () => {
  it('all serve, as tabs that wake up together', async () => {
    const tab = browser(server)
    await tab.call(signIn, { body: theo })
    const tabs = Array.from({ length: 8 }, () => tab.copy())
    const outcomes = await Promise.all(tabs.map(async (each) => (await each.call(renewSession)).status))
    expect(outcomes).toEqual(Array(8).fill(204))
    later(seconds(60))
    for (const each of tabs) expect((await each.call(getSession)).status).toBe(200)
  })

  it('never outlive a sign-out that came between', async () => {
    const tab = browser(server)
    await tab.call(signIn, { body: theo })
    const tabs = Array.from({ length: 4 }, () => tab.copy())
    await Promise.all([...tabs.map((each) => each.call(renewSession)), tab.call(signOut)])
    for (const each of tabs) {
      expect((await each.call(getSession)).status).toBe(401)
      expect((await each.call(renewSession)).status).toBe(401)
    }
  })
})

describe('the nightly cleaning', () => {
  it('forgets what ended a month ago and failures of yesterday, and nobody who is signed in', async () => {
    const { prisma } = server.services.db
    const [gone, here] = [browser(server), browser(server)]
    const ended = (await gone.call(signIn, { body: theo })).body.sessionId
    await gone.call(signOut)
    const running = (await here.call(signIn, { body: theo })).body.sessionId
    await attempt(theo.email)
    later(days(29))
    await here.call(renewSession)
    await cleanSessions(server.services)
    expect(await prisma.signInFailure.count()).toBe(0)
    expect(await prisma.session.count({ where: { id: { in: [ended, running] } } })).toBe(2)
    later(days(2))
    await cleanSessions(server.services)
    expect(await prisma.session.findMany({ where: { id: { in: [ended, running] } }, select: { id: true } })).toEqual([{ id: running }])
    expect(await prisma.refreshToken.count({ where: { sessionId: running } })).toBe(1)
    expect((await here.call(renewSession)).status).toBe(204)
  })
})
