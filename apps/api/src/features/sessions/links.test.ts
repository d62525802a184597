import { editMe, getSession } from '@navette/contract/accounts/endpoints.ts'
import {
  askReset,
  askSignInLink,
  changePassword,
  getMyAccess,
  readReset,
  renewSession,
  resetPassword,
  signIn,
  signInByLink,
} from '@navette/contract/sessions/endpoints.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { accountOf, type Browser, browser } from '../../../test/browser.ts'
import { type Ear, listenAs } from '../../../test/ears.ts'
import { lettersTo, tokenIn } from '../../../test/letters.ts'
import { memberId, type TestServer, testServer } from '../../../test/server.ts'
import { sendLink } from './link-commands.ts'

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
const awa = accountOf('volunteer')

/** What the job does once somebody has asked. */
const linkFor = async (key: string, email: string, purpose: 'sign_in' | 'reset') => {
  await sendLink(server.services, memberId(key), purpose)
  return tokenIn((await lettersTo(server, email))[0]?.text)
}
const signedIn = async (account: { email: string; password: string }): Promise<Browser> => {
  const visitor = browser(server)
  expect((await visitor.call(signIn, { body: account })).status).toBe(201)
  return visitor
}
const codeOf = ({ status, problem }: { status: number; problem: { code: string } | null }) => `${status} ${problem?.code ?? ''}`.trim()

describe('a link to sign in', () => {
  it('opens a session once, and says by what it was opened', async () => {
    const token = await linkFor('theo', theo.email, 'sign_in')
    const visitor = browser(server)
    const reply = await visitor.call(signInByLink, { body: { token } })
    expect([reply.status, reply.body.name]).toEqual([201, 'Théo Villard'])
    expect((await visitor.call(getSession)).status).toBe(200)
    expect((await visitor.call(renewSession)).status).toBe(204)
    const session = await server.services.db.prisma.session.findUnique({ where: { id: reply.body.sessionId } })
    expect(session?.method).toBe('link')
    expect(codeOf(await browser(server).call(signInByLink, { body: { token } }))).toBe('410 link_used')
  })

  it('used ten times at the same moment opens one session', async () => {
    const token = await linkFor('theo', theo.email, 'sign_in')
    const statuses = await Promise.all(
      Array.from({ length: 10 }, async () => codeOf(await browser(server).call(signInByLink, { body: { token } }))),
    )
    expect(statuses.filter((status) => status === '201')).toHaveLength(1)
    expect(statuses.filter((status) => status === '410 link_used')).toHaveLength(9)
  })

  it('serves for a quarter of an hour', async () => {
    const token = await linkFor('theo', theo.email, 'sign_in')
    later(15)
    expect(codeOf(await browser(server).call(signInByLink, { body: { token } }))).toBe('410 link_expired')
  })

  it('is no other link, and nothing that somebody made up', async () => {
    const reset = await linkFor('theo', theo.email, 'reset')
    for (const token of [reset, 'nonsense', '', 'é'.repeat(50)]) {
      const { status } = await browser(server).call(signInByLink, { body: { token } })
      expect(status, token).toBe(token ? 404 : 422)
    }
  })

  it('comes in the language of whoever reads it, and is kept as a hash alone', async () => {
    const reader = await signedIn(accountOf('guest'))
    await reader.call(editMe, { body: { language: 'en' } })
    const token = await linkFor('ines', accountOf('guest').email, 'sign_in')
    const [english] = await lettersTo(server, accountOf('guest').email)
    expect(english?.subject).toBe('Navette: your link to come in')
    expect(english?.text).toContain('/lien#jeton=')
    const kept = await server.services.db.prisma.oneTimeLink.findMany()
    expect(JSON.stringify(kept)).not.toContain(token)
  })

  it('is not sent to an account that is suspended, nor to a person who has left', async () => {
    const { prisma } = server.services.db
    const at = new Date()
    await prisma.suspension.create({ data: { memberId: memberId('marius'), at } })
    await prisma.departure.create({ data: { memberId: memberId('odette'), at } })
    const before = await prisma.letter.count()
    for (const key of ['marius', 'odette']) await sendLink(server.services, memberId(key), 'sign_in')
    expect(await prisma.letter.count()).toBe(before)
    await prisma.suspension.deleteMany()
    await prisma.departure.deleteMany()
  })
})

describe.each([
  ['a link to sign in', askSignInLink],
  ['a reset', askReset],
] as const)('asking for %s', (_what, ask) => {
  it('is answered alike whether or not the account exists, and does the same work', async () => {
    const { db } = server.services
    const asked = async (email: string) => {
      const before = db.statements()
      const { status, body, headers } = await browser(server).call(ask, { body: { email } })
      const { 'x-request-id': _id, date: _date, ...rest } = headers
      return {
        status,
        body,
        headers: Object.keys(rest).filter((name) => !name.startsWith('x-ratelimit')),
        statements: db.statements() - before,
      }
    }
    expect(await asked('personne@nullepart.example')).toEqual(await asked(theo.email))
  })

  it('waits longer each time, for an account that exists and for one that does not', async () => {
    for (const email of [theo.email, 'personne@nullepart.example']) {
      const outcomes = []
      for (let at = 0; at < 4; at++) outcomes.push(codeOf(await browser(server).call(ask, { body: { email } })))
      expect(outcomes).toEqual(['204', '204', '204', '429 slow_down'])
    }
  })
})

describe('what is asked for', () => {
  it('is sent by a job, to the account and to nobody else', async () => {
    const working = await testServer({ working: true })
    await working.services.db.prisma.letter.deleteMany()
    await working.nobody.call(askSignInLink, { body: { email: 'personne@nullepart.example' } })
    await working.nobody.call(askReset, { body: { email: theo.email.toUpperCase() } })
    vi.useRealTimers()
    await vi.waitFor(async () => expect(await lettersTo(working, theo.email)).toHaveLength(1), { timeout: 10_000, interval: 50 })
    expect(await working.services.db.prisma.letter.count()).toBe(1)
    await working.close()
  })
})

describe('a forgotten password', () => {
  const fresh = 'la porte du hangar grince'

  it('is replaced with a link: every session and socket of the account ends, the old password opens nothing', async () => {
    const address = await server.listen()
    const desk = await signedIn(awa)
    const page: Ear = await listenAs(server, address, 'awa')
    const [token, other] = [await linkFor('awa', awa.email, 'reset'), await linkFor('awa', awa.email, 'sign_in')]
    expect((await browser(server).call(readReset, { body: { token } })).body).toEqual({ name: 'Awa Diarra', email: awa.email })
    const reply = await browser(server).call(resetPassword, { body: { token, password: fresh } })
    expect([reply.status, reply.body]).toEqual([200, { email: awa.email }])
    await page.until(({ ended }) => ended === 1)
    page.socket.close()
    expect((await desk.call(getSession)).status).toBe(401)
    expect((await desk.call(renewSession)).status).toBe(401)
    expect(codeOf(await browser(server).call(signIn, { body: awa }))).toBe('401 wrong_credentials')
    await signedIn({ email: awa.email, password: fresh })
    expect(codeOf(await browser(server).call(resetPassword, { body: { token, password: fresh } }))).toBe('410 link_used')
    expect(codeOf(await browser(server).call(signInByLink, { body: { token: other } }))).toBe('404 link_unknown')
    expect((await lettersTo(server, awa.email))[0]?.subject).toBe('Navette : votre mot de passe a changé')
    const [noted] = await server.services.db.prisma.auditEntry.findMany({ where: { verb: 'password.changed' } })
    expect(noted?.facts).toEqual({ memberId: memberId('awa'), by: 'reset' })
  })

  it('is not replaced by one that is easily guessed; the link stays good for another try', async () => {
    const token = await linkFor('awa', awa.email, 'reset')
    for (const password of ['motdepasse123', 'Awa.Diarra2026']) {
      const reply = await browser(server).call(resetPassword, { body: { token, password } })
      expect([codeOf(reply), reply.problem.fields?.[0]?.path]).toEqual(['422 weak_password', 'body.password'])
    }
    expect((await browser(server).call(resetPassword, { body: { token, password: awa.password } })).status).toBe(200)
  })

  it('waits for nobody: whoever was locked out by failures signs in at once after', async () => {
    for (let at = 0; at < 6; at++) await browser(server).call(signIn, { body: { email: awa.email, password: 'pas du tout' } })
    const token = await linkFor('awa', awa.email, 'reset')
    await browser(server).call(resetPassword, { body: { token, password: awa.password } })
    await signedIn(awa)
  })

  it('is asked for within an hour', async () => {
    const token = await linkFor('awa', awa.email, 'reset')
    later(60)
    expect(codeOf(await browser(server).call(readReset, { body: { token } }))).toBe('410 link_expired')
    expect(codeOf(await browser(server).call(resetPassword, { body: { token, password: fresh } }))).toBe('410 link_expired')
  })

  it('reset twice at the same moment takes one of both', async () => {
    const token = await linkFor('awa', awa.email, 'reset')
    const passwords = ['un premier mot tout neuf', 'un second mot tout neuf', 'un tiers de mot tout neuf']
    const statuses = await Promise.all(
      passwords.map(async (password) => codeOf(await browser(server).call(resetPassword, { body: { token, password } }))),
    )
    expect(statuses.toSorted()).toEqual(['200', '410 link_used', '410 link_used'])
    await signedIn({ email: awa.email, password: passwords[statuses.indexOf('200')] ?? '' })
    const again = await linkFor('awa', awa.email, 'reset')
    await browser(server).call(resetPassword, { body: { token: again, password: awa.password } })
  })
})

describe('a change of password', () => {
  const fresh = 'la porte du hangar grince'

  it('asks the current one, ends the other sessions, and is told by mail', async () => {
    const [here, there] = [await signedIn(theo), await signedIn(theo)]
    const wrong = await here.call(changePassword, { body: { current: 'ce n’est pas lui', password: fresh } })
    expect([codeOf(wrong), wrong.problem.fields?.[0]?.path]).toEqual(['403 wrong_password', 'body.current'])
    expect((await here.call(changePassword, { body: { current: theo.password, password: fresh } })).status).toBe(204)
    expect([(await here.call(getSession)).status, (await there.call(getSession)).status]).toEqual([200, 401])
    expect((await lettersTo(server, theo.email))[0]?.subject).toBe('Navette : votre mot de passe a changé')
    await signedIn({ email: theo.email, password: fresh })
    expect((await here.call(changePassword, { body: { current: fresh, password: theo.password } })).status).toBe(204)
  })

  it('leaves the other sessions alone where one says so', async () => {
    const [here, there] = [await signedIn(theo), await signedIn(theo)]
    expect((await here.call(changePassword, { body: { current: theo.password, password: fresh, endOthers: false } })).status).toBe(204)
    expect((await there.call(getSession)).status).toBe(200)
    await there.call(changePassword, { body: { current: fresh, password: theo.password } })
  })

  it('refuses what is easily guessed, also with capitals and figures', async () => {
    const here = await signedIn(theo)
    for (const password of ['Azertyuiop12', 'Theo.Villard-42', 'P@ssw0rd2026']) {
      const reply = await here.call(changePassword, { body: { current: theo.password, password } })
      expect([codeOf(reply), reply.problem.fields?.[0]?.path], password).toEqual(['422 weak_password', 'body.password'])
    }
  })

  it('guessed at is as slow as at the door', async () => {
    const here = await signedIn(theo)
    const outcomes = []
    for (let at = 0; at < 6; at++)
      outcomes.push(codeOf(await here.call(changePassword, { body: { current: `essai ${at}`, password: fresh } })))
    expect(outcomes).toEqual([...Array(5).fill('403 wrong_password'), '429 slow_down'])
    expect(codeOf(await browser(server).call(signIn, { body: theo }))).toBe('429 slow_down')
  })

  it('asked for twice at the same moment is done once', async () => {
    const [one, other] = [await signedIn(theo), await signedIn(theo)]
    const passwords = ['un premier mot tout neuf', 'un second mot tout neuf']
    const statuses = await Promise.all(
      [one, other].map(async (visitor, at) => {
        const body = { current: theo.password, password: passwords[at] ?? '', endOthers: false }
        return codeOf(await visitor.call(changePassword, { body }))
      }),
    )
    expect(statuses.toSorted()).toEqual(['204', '403 wrong_password'])
    const now = passwords[statuses.indexOf('204')] ?? ''
    expect((await one.call(changePassword, { body: { current: now, password: theo.password } })).status).toBe(204)
  })

  it('is not needed to know what one comes in by', async () => {
    const here = await signedIn(theo)
    expect((await here.call(getMyAccess)).body).toEqual({ email: theo.email, hasPassword: true, addressChange: null, vouched: null })
  })
})
