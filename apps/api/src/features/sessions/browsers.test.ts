import { getSession } from '@navette/contract/accounts/endpoints.ts'
import { renewSession, signIn } from '@navette/contract/sessions/endpoints.ts'
import { verify } from '@node-rs/argon2'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { accountOf, type Browser, browser } from '../../../test/browser.ts'
import { origin, type TestServer, testServer } from '../../../test/server.ts'
import { stoppedClock } from '../../platform/clock/clock.ts'
import { browserCookie } from '../../platform/session/browser.ts'
import { accessCookie } from '../../platform/session/cookies.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await server.services.db.prisma.signInFailure.deleteMany()
})
afterEach(() => {
  vi.useRealTimers()
})

const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000)
const theo = accountOf('member')
const attempt = async (email: string, password: string, remoteAddress: string, cookie = '') => {
  const headers = { origin, ...(cookie && { cookie }) }
  const { statusCode } = await server.app.inject({ method: 'POST', url: signIn.path, headers, payload: { email, password }, remoteAddress })
  return statusCode
}
const comesIn = (visitor: Browser, kind: string) => visitor.call(signIn, { body: accountOf(kind) })

describe('signing in over another session of the same browser', () => {
  it('ends it, so that a copy of its token opens nothing', async () => {
    const shared = browser(server)
    await comesIn(shared, 'member')
    const copy = shared.copy()
    await comesIn(shared, 'manager')
    expect([(await shared.call(getSession)).body.name, (await copy.call(getSession)).status]).toEqual(['Camille Ferrand', 401])
    expect((await copy.call(renewSession)).status).toBe(401)
  })

  it('ends it also when its token has long run out', async () => {
    const shared = browser(server)
    await comesIn(shared, 'member')
    const copy = shared.copy()
    later(60 * 24 * 7)
    await comesIn(shared, 'member')
    expect((await copy.call(renewSession)).status).toBe(401)
    expect((await shared.call(getSession)).status).toBe(200)
  })

  it('failed ends nothing, and a forged token ends nothing', async () => {
    const shared = browser(server)
    const { body } = await comesIn(shared, 'member')
    await shared.call(signIn, { body: { email: theo.email, password: 'pas le bon du tout' } })
    expect((await shared.call(getSession)).status).toBe(200)
    const forger = browser(server)
    const [head = '', , sign = ''] = shared.jar.get(accessCookie)?.value.split('.') ?? []
    const payload = Buffer.from(JSON.stringify({ sid: body.sessionId })).toString('base64url')
    forger.jar.set(accessCookie, { value: `${head}.${payload}.${sign}`, path: '/', flags: [] })
    await comesIn(forger, 'manager')
    expect((await shared.call(getSession)).status).toBe(200)
  })
})

describe('a browser that came in by an account before', () => {
  it('need not wait when strangers guess at this account', async () => {
    const known = browser(server)
    await comesIn(known, 'member')
    for (let at = 0; at < 6; at++) await attempt(theo.email, `essai ${at}`, `198.51.100.${at}`)
    expect(await attempt(theo.email, theo.password, '198.51.100.99')).toBe(429)
    expect((await comesIn(known, 'member')).status).toBe(201)
  })

  it('is known for that account alone, and waits for its own failures', async () => {
    const known = browser(server)
    await comesIn(known, 'member')
    const cookie = `${browserCookie}=${known.jar.get(browserCookie)?.value}`
    const camille = accountOf('manager')
    for (let at = 0; at < 5; at++) await attempt(camille.email, `essai ${at}`, `198.51.100.${at}`)
    expect(await attempt(camille.email, camille.password, '198.51.100.99', cookie)).toBe(429)
    const own = []
    for (let at = 0; at < 6; at++) own.push(await attempt(theo.email, `essai ${at}`, `203.0.113.${at}`, cookie))
    expect(own).toEqual([401, 401, 401, 401, 401, 429])
    expect(await attempt(theo.email, theo.password, '203.0.113.99')).toBe(201)
  })

  it('shows a mark that nobody can make up, that names nobody, and that pages cannot read', async () => {
    const known = browser(server)
    await comesIn(known, 'member')
    const kept = known.jar.get(browserCookie)
    expect(kept?.flags).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/api/sessions', `Max-Age=${400 * 86_400}`]))
    expect(kept?.value).not.toContain('theo')
    for (let at = 0; at < 6; at++) await attempt(theo.email, `essai ${at}`, `198.51.100.${at}`)
    const [nonce, mark = ''] = kept?.value.split('.') ?? []
    for (const forged of [`${nonce}.${mark.toLowerCase()}x`, `autre.${mark}`, `.${mark}`, mark, '...', 'é'.repeat(99)]) {
      expect(await attempt(theo.email, theo.password, '198.51.100.99', `${browserCookie}=${encodeURIComponent(forged)}`), forged).toBe(429)
    }
  })

  it('remembers several accounts of a shared computer, the last eight', async () => {
    const shared = browser(server)
    for (const kind of ['member', 'manager', 'volunteer', 'member']) await comesIn(shared, kind)
    expect(shared.jar.get(browserCookie)?.value.split('.')).toHaveLength(4)
  })
})

it('a thousand wrong passwords cost little: the time is bounded, and hardly any of them is looked at', async () => {
  vi.mocked(verify).mockClear()
  const since = performance.now()
  let refused = 0
  for (let round = 0; round < 20; round++) {
    const statuses = await Promise.all(
      Array.from({ length: 50 }, (_, at) => attempt(theo.email, `essai ${round} ${at}`, `198.51.${round}.${at}`)),
    )
    refused += statuses.filter((status) => status === 429).length
    later(0.05)
  }
  // Five at once, then one for each wait that is over: 2, 4, 8, 16 and 32 seconds fit into the minute that this takes by the clock.
  expect(vi.mocked(verify).mock.calls.length).toBeLessThanOrEqual(10)
  expect(refused).toBeGreaterThanOrEqual(990)
  expect(performance.now() - since).toBeLessThan(30_000)
  expect(await attempt(accountOf('volunteer').email, accountOf('volunteer').password, '203.0.113.5')).toBe(201)
}, 60_000)

it('tokens are judged by the platform’s clock', async () => {
  const clock = stoppedClock(new Date('2031-05-01T10:00:00Z'))
  const later = await testServer({ clock })
  const visitor = browser(later)
  expect((await visitor.call(signIn, { body: theo })).status).toBe(201)
  clock.moveBy(599_000)
  expect((await visitor.call(getSession)).status).toBe(200)
  clock.moveBy(1_000)
  expect((await visitor.call(getSession)).status).toBe(401)
  expect((await visitor.call(renewSession)).status).toBe(204)
  expect((await visitor.call(getSession)).status).toBe(200)
  await later.close()
})
