import { getSession } from '@navette/contract/accounts/endpoints.ts'
import {
  getIdentity,
  getProvider,
  linkIdentity,
  signInWithProvider,
  startLink,
  startProvider,
  unlinkIdentity,
} from '@navette/contract/sessions/factor-endpoints.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { accountOf, type Browser, browser } from '../../../test/browser.ts'
import { forgetFactors, signedIn, withApplication } from '../../../test/factors.ts'
import { type TestProvider, testProvider } from '../../../test/provider.ts'
import { memberId, origin, type TestServer, testServer } from '../../../test/server.ts'

let provider: TestProvider
let server: TestServer
beforeAll(async () => {
  provider = await testProvider(origin)
  server = await testServer({ working: true, settings: provider.settings })
})
afterAll(async () => {
  await server.close()
  await provider.close()
})
beforeEach(() => {
  provider.visitor = { sub: 'theo-at-home', email: accountOf('member').email, email_verified: true }
})
afterEach(async () => {
  vi.useRealTimers()
  await forgetFactors(server)
})

const outcome = ({ status, problem }: { status: number; problem: { code?: string } | null }) => problem?.code ?? status

/** A browser that has been at the provider and come back, with what it brings. */
async function returned(visitor = browser(server)): Promise<{ visitor: Browser; answer: string }> {
  const { body } = await visitor.call(startProvider)
  return { visitor, answer: await provider.visit(body.address) }
}

const enter = async () => {
  const { visitor, answer } = await returned()
  const reply = await visitor.call(signInWithProvider, { body: { answer } })
  return { ...reply, visitor }
}

describe('an account elsewhere', () => {
  it('is offered by its name, or not at all', async () => {
    expect((await server.nobody.call(getProvider)).body).toEqual({ name: 'La Ruche' })
    const without = await testServer()
    expect((await without.nobody.call(getProvider)).body).toEqual({ name: null })
    expect(outcome(await without.nobody.call(startProvider))).toBe('not_found')
    await without.close()
  })

  it('signs in whoever has the same verified address, and is linked with that', async () => {
    const { status, body, visitor } = await enter()
    expect([status, body.name]).toEqual([201, 'Théo Villard'])
    expect((await visitor.call(getSession)).status).toBe(200)
    // From then on the address no longer matters.
    provider.visitor = { sub: 'theo-at-home', email: 'autre@example.org', email_verified: false }
    expect((await enter()).body.name).toBe('Théo Villard')
    expect(await server.services.db.prisma.identity.findMany({ select: { memberId: true } })).toEqual([{ memberId: memberId('theo') }])
  })

  it('whose address was not verified is believed nothing', async () => {
    provider.visitor.email_verified = false
    expect(outcome(await enter())).toBe('unknown_identity')
  })

  it('of somebody unknown makes no account, and is answered in the same words', async () => {
    const before = await server.services.db.prisma.member.count()
    provider.visitor = { sub: 'stranger', email: 'personne@nowhere.example', email_verified: true }
    expect(outcome(await enter())).toBe('unknown_identity')
    expect(await server.services.db.prisma.member.count()).toBe(before)
  })

  it('does not take the place of one that is linked already', async () => {
    await enter()
    provider.visitor.sub = 'somebody-else-with-that-address'
    expect(outcome(await enter())).toBe('unknown_identity')
  })

  it('is only a first factor', async () => {
    await withApplication(await signedIn(server, 'member'))
    expect(outcome(await enter())).toBe('second_step_needed')
  })
})

describe('the way back', () => {
  it('with another state than the one that left is refused', async () => {
    const { visitor, answer } = await returned()
    expect(outcome(await visitor.call(signInWithProvider, { body: { answer: answer.replace(/state=[^&]*/, 'state=entree.other') } }))).toBe(
      'provider_refused',
    )
  })

  it('in another browser, or with the answer to somebody else’s journey, is refused: code and nonce belong together', async () => {
    const [mine, theirs] = [await returned(), await returned()]
    expect(outcome(await browser(server).call(signInWithProvider, { body: { answer: mine.answer } }))).toBe('provider_expired')
    const state = /state=[^&]*/.exec(mine.answer)?.[0] ?? ''
    const answer = theirs.answer.replace(/state=[^&]*/, state)
    expect(outcome(await mine.visitor.call(signInWithProvider, { body: { answer } }))).toBe('provider_refused')
  })

  it('with an ID token for another nonce is refused', async () => {
    const visitor = browser(server)
    const { body } = await visitor.call(startProvider)
    const address = new URL(body.address)
    address.searchParams.set('nonce', 'another')
    const answer = await provider.visit(address.href)
    expect(outcome(await visitor.call(signInWithProvider, { body: { answer } }))).toBe('provider_refused')
  })

  it('leads nowhere a second time, as with the back button', async () => {
    const { visitor, answer } = await returned()
    const again = visitor.copy()
    expect(outcome(await visitor.call(signInWithProvider, { body: { answer } }))).toBe(201)
    expect(outcome(await again.call(signInWithProvider, { body: { answer } }))).toBe('provider_refused')
  })

  it('is closed after ten minutes', async () => {
    const { visitor, answer } = await returned()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_000 })
    expect(outcome(await visitor.call(signInWithProvider, { body: { answer } }))).toBe('provider_expired')
  })

  it('of somebody who changed their mind there is told kindly', async () => {
    const { visitor, answer } = await returned()
    const state = new URLSearchParams(answer).get('state')
    const declined = `?error=access_denied&state=${state}&iss=${encodeURIComponent(provider.issuer)}`
    expect(outcome(await visitor.call(signInWithProvider, { body: { answer: declined } }))).toBe('provider_refused')
  })

  it('is said to be closed while the provider does not answer', async () => {
    const away = await testServer({ settings: { ...provider.settings, OIDC_ISSUER: 'http://127.0.0.1:9' } })
    expect(outcome(await away.nobody.call(startProvider))).toBe('provider_away')
    await away.close()
  })
})

describe('linking', () => {
  const linkAs = async (visitor: Browser) => {
    const { body } = await visitor.call(startLink)
    return visitor.call(linkIdentity, { body: { answer: await provider.visit(body.address) } })
  }

  it('from one’s own page needs no common address, and can be undone', async () => {
    provider.visitor = { sub: 'theo-at-work', email: 'theo@work.example', email_verified: false }
    const theo = await signedIn(server, 'member')
    expect(outcome(await linkAs(theo))).toBe(204)
    expect((await theo.call(getIdentity)).body).toMatchObject({ provider: 'La Ruche', linked: { since: expect.any(String) } })
    expect((await enter()).body.name).toBe('Théo Villard')
    expect(outcome(await theo.call(unlinkIdentity))).toBe(204)
    expect(outcome(await enter())).toBe('unknown_identity')
  })

  it('never takes what is linked to somebody else', async () => {
    expect(outcome(await linkAs(await signedIn(server, 'member')))).toBe(204)
    expect(outcome(await linkAs(await signedIn(server, 'manager')))).toBe('identity_taken')
  })

  it('is not done with a journey that was for signing in, nor by somebody else', async () => {
    const theo = await signedIn(server, 'member')
    const { answer } = await returned(theo)
    expect(outcome(await theo.call(linkIdentity, { body: { answer } }))).toBe('provider_expired')
    const { body } = await theo.call(startLink)
    const brought = await provider.visit(body.address)
    expect(outcome(await theo.call(signInWithProvider, { body: { answer: brought } }))).toBe('provider_expired')
  })
})
