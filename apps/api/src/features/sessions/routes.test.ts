import { createHmac } from 'node:crypto'
import { editMe, getMember, getSession, listMembers } from '@navette/contract/accounts/endpoints.ts'
import { Me } from '@navette/contract/accounts/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { renewSession, signIn, signOut } from '@navette/contract/sessions/endpoints.ts'
import { verify } from '@node-rs/argon2'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { people } from '../../../../../prisma/demo/people.ts'
import { accountOf, type Browser, browser, cookiesOf } from '../../../test/browser.ts'
import { memberId, organisationId, type TestServer, testServer } from '../../../test/server.ts'
import { browserCookie } from '../../platform/session/browser.ts'
import { accessCookie, refreshCookie } from '../../platform/session/cookies.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const minutes = (count: number) => count * 60_000
const days = (count: number) => count * 86_400_000
const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds)

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await server.services.db.prisma.signInFailure.deleteMany()
})
afterEach(() => {
  vi.useRealTimers()
})

async function signedIn(kind = 'member'): Promise<Browser> {
  const visitor = browser(server)
  const { status } = await visitor.call(signIn, { body: accountOf(kind) })
  expect(status).toBe(201)
  return visitor
}

const statusOf = async (visitor: Browser) => (await visitor.call(getSession)).status

describe('signing in', () => {
  it('opens a session for the right password, and says who has come', async () => {
    const { status, body } = await browser(server).call(signIn, { body: accountOf('member') })
    expect(status).toBe(201)
    expect(body).toMatchObject({ id: memberId('theo'), name: 'Théo Villard', language: 'fr', administrator: false, insider: true })
    expect(body.belongings.map(({ organisation, role }) => [organisation.name, role])).toEqual([
      ['Le France', 'member'],
      ['Les Noctambules', 'member'],
    ])
  })

  it.each(['administrator', 'manager', 'member', 'volunteer', 'guest'])('lets the %s of the demonstration in', async (kind) => {
    const visitor = await signedIn(kind)
    const { status, body } = await visitor.call(getSession)
    expect([status, body.email]).toEqual([200, accountOf(kind).email])
  })

  it('tells of the person what the contract lists and nothing else', async () => {
    const { body } = await browser(server).call(signIn, { body: accountOf('guest') })
    expect(Object.keys(body).sort()).toEqual(Object.keys(Me.shape).sort())
    expect(body.can).toEqual({
      startProject: false,
      addOrganisation: false,
      openClusterThread: false,
      seePeople: false,
      bringArchives: false,
    })
  })

  it('minds neither capitals nor spaces around the address', async () => {
    const { email, password } = accountOf('member')
    for (const written of [email.toUpperCase(), `  ${email} `, email.replace('t', 'T')]) {
      expect((await browser(server).call(signIn, { body: { email: written, password } })).status).toBe(201)
    }
  })

  it('reads a password alike whether its accents came as one sign or as two', async () => {
    const { hashPassword } = await import('./passwords.ts')
    const { db } = server.services
    const passwordHash = await hashPassword('une clé très discrète'.normalize('NFD'))
    const { email } = await db.prisma.member.update({ where: { id: memberId('zoe') }, data: { passwordHash } })
    if (!email) throw new Error('Zoé has an address.')
    expect((await browser(server).call(signIn, { body: { email, password: 'une clé très discrète'.normalize('NFC') } })).status).toBe(201)
  })

  it('answers a wrong password, an unknown address and an account without password in the same words, after the same work', async () => {
    const attempts = [
      { email: accountOf('member').email, password: 'bobine dix-sept' },
      { email: 'personne@lefrance.example', password: 'bobine dix-sept' },
      { email: 'bintou.sylla@lefrance.example', password: 'bobine dix-sept' },
    ]
    const seen = []
    for (const body of attempts) {
      vi.mocked(verify).mockClear()
      const reply = await browser(server).call(signIn, { body })
      const costs = vi.mocked(verify).mock.calls.map(([hashed]) => /^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$/.exec(String(hashed))?.[0])
      seen.push({ status: reply.status, problem: reply.problem, cookies: cookiesOf(reply), costs })
    }
    expect(seen[0]).toMatchObject({
      status: 401,
      problem: { code: 'wrong_credentials' },
      cookies: [],
      costs: ['$argon2id$v=19$m=19456,t=2,p=1$'],
    })
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
  })

  it('names the field that cannot be an address', async () => {
    const { status, problem } = await browser(server).call(signIn, { body: { email: 'théo', password: 'x' } })
    expect([status, problem.code, problem.fields?.[0]?.path]).toEqual([422, 'invalid_input', 'body.email'])
  })
})

describe('the cookies', () => {
  it('are out of reach for scripts and other sites, and the refresh token goes only where it is used', async () => {
    const cookies = cookiesOf(await browser(server).call(signIn, { body: accountOf('member') }))
    expect(cookies.map(({ name, path }) => [name, path])).toEqual([
      [accessCookie, '/'],
      [refreshCookie, '/api/sessions/current'],
      [browserCookie, '/api/sessions'],
    ])
    for (const { flags } of cookies) expect(flags).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax']))
    // The access token inside runs out after ten minutes.
    const ages = cookies.map(({ flags }) => flags.find((flag) => flag.startsWith('Max-Age=')))
    expect(ages).toEqual(['Max-Age=2592000', 'Max-Age=2592000', 'Max-Age=34560000'])
  })

  it('are Secure exactly where the public address is https', async () => {
    const secure = await testServer({ settings: { PUBLIC_URL: 'https://navette.test' } })
    const reply = await secure.nobody.send('POST', signIn.path, accountOf('member'), { origin: 'https://navette.test' })
    await secure.close()
    expect(reply.status).toBe(201)
    for (const { flags } of cookiesOf(reply)) expect(flags).toContain('Secure')
    const plain = cookiesOf(await browser(server).call(signIn, { body: accountOf('member') }))
    for (const { flags } of plain) expect(flags).not.toContain('Secure')
  })
})

describe('an access token', () => {
  it('serves ten minutes; the session goes on by renewal', async () => {
    const visitor = await signedIn()
    later(minutes(10) - 1_000)
    expect(await statusOf(visitor)).toBe(200)
    later(2_000)
    expect(await statusOf(visitor)).toBe(401)
    expect((await visitor.call(renewSession)).status).toBe(204)
    expect(await statusOf(visitor)).toBe(200)
  })

  it('is believed from this installation only, and as it was signed', async () => {
    const visitor = await signedIn()
    const token = visitor.jar.get(accessCookie)?.value ?? ''
    const [head = '', payload = '', signature = ''] = token.split('.')
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const told = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
    const elsewhere = createHmac('sha256', 'the secret of another installation').update(`${head}.${payload}`).digest('base64url')
    const forged = {
      'signed elsewhere': `${head}.${payload}.${elsewhere}`,
      'without signature': `${head}.${payload}.`,
      'that asks for no signature': `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
      'for another session': `${head}.${encode({ ...told, sid: await server.sessionOf('helene') })}.${signature}`,
      'that lives longer': `${head}.${encode({ ...told, exp: 9_999_999_999 })}.${signature}`,
      'cut short': token.slice(0, -4),
    }
    for (const [name, value] of Object.entries(forged)) {
      visitor.jar.set(accessCookie, { value, path: '/', flags: [] })
      expect(await statusOf(visitor), name).toBe(401)
    }
    visitor.jar.set(accessCookie, { value: token, path: '/', flags: [] })
    expect(await statusOf(visitor)).toBe(200)
  })

  it('is no refresh token, nor the other way round', async () => {
    const visitor = await signedIn()
    const [access, refresh] = [visitor.jar.get(accessCookie), visitor.jar.get(refreshCookie)]
    if (!access || !refresh) throw new Error('Signing in gave no cookies.')
    visitor.jar.set(accessCookie, { ...access, value: refresh.value })
    visitor.jar.set(refreshCookie, { ...refresh, value: access.value })
    expect(await statusOf(visitor)).toBe(401)
    expect((await visitor.call(renewSession)).status).toBe(401)
  })
})

describe('renewal', () => {
  it('gives a new token each time, for the same session', async () => {
    const visitor = await signedIn()
    const before = await visitor.call(getSession)
    const tokens = [visitor.jar.get(refreshCookie)?.value]
    for (let count = 0; count < 3; count++) {
      later(minutes(9))
      expect((await visitor.call(renewSession)).status).toBe(204)
      tokens.push(visitor.jar.get(refreshCookie)?.value)
    }
    expect(new Set(tokens).size).toBe(4)
    expect((await visitor.call(getSession)).body.sessionId).toBe(before.body.sessionId)
  })

  it('lets two tabs renew with the same token within half a minute', async () => {
    const first = await signedIn()
    const second = first.copy()
    expect((await first.call(renewSession)).status).toBe(204)
    later(29_000)
    expect((await second.call(renewSession)).status).toBe(204)
    later(minutes(5))
    for (const tab of [first, second]) {
      expect((await tab.call(renewSession)).status).toBe(204)
      expect(await statusOf(tab)).toBe(200)
    }
  })

  it('refuses nonsense, and whoever has nothing to show', async () => {
    const visitor = browser(server)
    expect((await visitor.call(renewSession)).problem.code).toBe('signed_out')
    for (const value of ['nonsense', '0', 'é', 'x'.repeat(4_000), '%00', "' OR 1=1 --"]) {
      visitor.jar.set(refreshCookie, { value: encodeURIComponent(value), path: '/', flags: [] })
      const { status, problem } = await visitor.call(renewSession)
      expect([status, problem.code], value).toEqual([401, 'signed_out'])
    }
  })

  it('keeps no token in the database, only what recognises it', async () => {
    const visitor = await signedIn()
    const token = visitor.jar.get(refreshCookie)?.value ?? ''
    const kept = await server.services.db.prisma.refreshToken.findMany()
    expect(kept.map(({ hash }) => Buffer.from(hash).toString('base64url'))).not.toContain(token)
    expect(kept.map(({ hash }) => Buffer.from(hash).toString('utf8'))).not.toContain(token)
  })
})

describe('signing out', () => {
  it('ends the session at once, at the doors and for renewal, and takes the cookies back', async () => {
    const visitor = await signedIn()
    const thief = visitor.copy()
    const reply = await visitor.call(signOut)
    expect(reply.status).toBe(204)
    expect(cookiesOf(reply).map(({ name, value, path, flags }) => [name, value, path, flags.includes('Max-Age=0')])).toEqual([
      [accessCookie, '', '/', true],
      [refreshCookie, '', '/api/sessions/current', true],
    ])
    expect(await statusOf(thief)).toBe(401)
    expect((await thief.call(renewSession)).status).toBe(401)
  })

  it('leaves the other sessions of the same person alone', async () => {
    const [desk, phone] = [await signedIn(), await signedIn()]
    await desk.call(signOut)
    expect(await statusOf(desk)).toBe(401)
    expect(await statusOf(phone)).toBe(200)
    expect((await phone.call(renewSession)).status).toBe(204)
  })
})

describe('a session', () => {
  it('has ended when nobody used it for thirty days', async () => {
    const visitor = await signedIn()
    later(days(30) + 1_000)
    expect((await visitor.call(renewSession)).problem.code).toBe('signed_out')
  })

  it('lives on as long as it is used every month', async () => {
    const visitor = await signedIn()
    for (let month = 0; month < 3; month++) {
      later(days(30) - minutes(1))
      expect((await visitor.call(renewSession)).status).toBe(204)
    }
    expect(await statusOf(visitor)).toBe(200)
  })
})

describe('preferences', () => {
  it('are changed one by one, and read again at the next visit', async () => {
    const visitor = await signedIn('volunteer')
    const english = await visitor.call(editMe, { body: { language: 'en' } })
    expect([english.status, english.body.language, english.body.presence]).toEqual([200, 'en', true])
    await visitor.call(editMe, { body: { presence: false } })
    const again = (await (await signedIn('volunteer')).call(getSession)).body
    expect([again.language, again.presence]).toEqual(['en', false])
  })

  it('know two languages, and change nothing that is not offered', async () => {
    const visitor = await server.as('awa')
    const { status, problem } = await visitor.send('PATCH', editMe.path, { language: 'oc' })
    expect([status, problem.fields?.[0]?.path]).toEqual([422, 'body.language'])
    await visitor.send('PATCH', editMe.path, { administrator: true, name: 'La patronne', email: 'x@y.example' })
    expect((await visitor.call(getSession)).body).toMatchObject({
      administrator: false,
      name: 'Awa Diarra',
      email: 'awa.diarra@poste.example',
    })
  })
})

describe('the people', () => {
  const named = async (query: object) => {
    const { body, status } = await (await server.as('theo')).call(listMembers, { query: { limit: 100, ...query } })
    expect(status).toBe(200)
    return body.items.map(({ name }) => name)
  }

  it('are found by letters of their name, accents and capitals aside', async () => {
    expect(await named({ search: 'epalle' })).toEqual(['Gérard Épalle'])
    expect(await named({ search: 'ÉPALLE' })).toEqual(['Gérard Épalle'])
    expect(await named({ search: 'Épalle'.normalize('NFD') })).toEqual(['Gérard Épalle'])
    expect(await named({ search: '  théo ' })).toEqual(['Théo Villard'])
    expect(await named({ search: 'd’Artagnan' })).toEqual([])
  })

  it('are not found by signs that mean something to the database', async () => {
    for (const search of ['%', '_', "' OR", '\\', '.*']) expect(await named({ search }), search).toEqual([])
    expect((await named({ search: '' })).length).toBe(people.length)
  })

  it('of one organisation are found by it', async () => {
    const expected = people.filter(({ memberships }) => memberships.some(({ organisation }) => organisation === 'remue'))
    expect((await named({ organisationId: organisationId('remue') })).toSorted()).toEqual(expected.map(({ name }) => name).toSorted())
    expect(await named({ organisationId: organisationId('remue'), search: 'PITIOT' })).toEqual(['Marius Pitiot'])
    expect(await named({ organisationId: newId() })).toEqual([])
  })

  it('stand in the order that French readers expect', async () => {
    const names = await named({})
    expect(names).toEqual(names.toSorted(new Intl.Collator('fr').compare))
    expect(names.indexOf('Zoé Linossier')).toBe(names.length - 1)
  })

  it('come page by page, each once, whatever the size of a page', async () => {
    const visitor = await server.as('theo')
    const whole = await named({})
    for (const limit of [1, 7, 25]) {
      const names: string[] = []
      let after: string | null = null
      do {
        const page: { items: { name: string }[]; next: string | null } = (
          await visitor.call(listMembers, { query: { limit, ...(after && { after }) } })
        ).body
        names.push(...page.items.map(({ name }) => name))
        after = page.next
      } while (after)
      expect(names).toEqual(whole)
    }
  })

  it('come page by page also after two of the same name, and after the longest name there is', async () => {
    const { db } = server.services
    const [lena, linh] = [memberId('lena'), memberId('linh')]
    const longest = 'É'.repeat(120)
    await db.prisma.member.updateMany({ where: { id: { in: [lena, linh] } }, data: { name: longest } })
    const visitor = await server.as('theo')
    const found = []
    let after: string | null = null
    do {
      const query = { limit: 1, search: 'ééé', ...(after && { after }) }
      const page: { status: number; body: { items: { id: string }[]; next: string | null } } = await visitor.call(listMembers, { query })
      expect(page.status).toBe(200)
      found.push(...page.body.items.map(({ id }) => id))
      after = page.body.next
    } while (after)
    await db.prisma.member.update({ where: { id: lena }, data: { name: 'Léna Forissier' } })
    await db.prisma.member.update({ where: { id: linh }, data: { name: 'Linh Nguyen' } })
    expect(found.toSorted()).toEqual([lena, linh].toSorted())
  })

  it('are no business of a guest, nor is one of them', async () => {
    const guest = await server.as('ines')
    expect((await guest.call(listMembers)).problem.code).toBe('not_allowed')
    expect((await guest.call(getMember, { params: { memberId: memberId('ines') } })).status).toBe(403)
  })

  it('are read by colleagues without their address', async () => {
    const { body } = await (await server.as('malo')).call(getMember, { params: { memberId: memberId('theo') } })
    expect(body).toMatchObject({ name: 'Théo Villard', email: null })
    expect(JSON.stringify(body)).not.toContain('@')
  })
})
