import { getSession } from '@navette/contract/accounts/endpoints.ts'
import { signIn } from '@navette/contract/sessions/endpoints.ts'
import {
  addPasskey,
  completeStep,
  getFactors,
  getStep,
  removePasskey,
  renamePasskey,
  signInWithPasskey,
  startPasskey,
  startPasskeySignIn,
  startStepCeremony,
} from '@navette/contract/sessions/factor-endpoints.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { authenticator } from '../../../test/authenticator.ts'
import { accountOf, browser } from '../../../test/browser.ts'
import { forgetFactors, signedIn, withApplication, withPasskey } from '../../../test/factors.ts'
import { memberId, type TestServer, testServer } from '../../../test/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ working: true })
})
afterAll(() => server.close())
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(async () => {
  vi.useRealTimers()
  await forgetFactors(server)
})

const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000)
const ceremony = async () => (await server.nobody.call(startPasskeySignIn)).body
const outcome = ({ status, problem }: { status: number; problem: { code?: string } | null }) => problem?.code ?? status

describe('a passkey', () => {
  it('signs its holder in, without a name and without a password, as both factors', async () => {
    const theo = await signedIn(server, 'member')
    const device = await withPasskey(theo)
    await withApplication(theo)
    const visitor = browser(server)
    const { body, status } = await visitor.call(signInWithPasskey, { body: device.use(await ceremony()) })
    expect([status, body.name]).toEqual([201, 'Théo Villard'])
    expect((await visitor.call(getSession)).status).toBe(200)
    const { body: factors } = await visitor.call(getFactors)
    expect(factors.passkeys).toMatchObject([{ name: 'Mon téléphone', lastUsedAt: expect.any(String) }])
    expect(factors.proven).toBe(true)
  })

  it('answers a ceremony once, within five minutes', async () => {
    const device = await withPasskey(await signedIn(server, 'member'))
    const asked = await ceremony()
    const answer = device.use(asked)
    expect(outcome(await server.nobody.call(signInWithPasskey, { body: answer }))).toBe(201)
    expect(outcome(await server.nobody.call(signInWithPasskey, { body: answer }))).toBe('passkey_refused')
    const old = await ceremony()
    later(301)
    expect(outcome(await server.nobody.call(signInWithPasskey, { body: device.use(old) }))).toBe('passkey_refused')
  })

  it('answers one of two who come at once with the same', async () => {
    const device = await withPasskey(await signedIn(server, 'member'))
    const answer = device.use(await ceremony())
    const outcomes = await Promise.all([1, 2, 3].map(async () => outcome(await server.nobody.call(signInWithPasskey, { body: answer }))))
    expect(outcomes.map(String).sort()).toEqual(['201', 'passkey_refused', 'passkey_refused'])
  })

  it('whose counter goes back was copied, and opens nothing', async () => {
    const device = await withPasskey(await signedIn(server, 'member'))
    const attempt = async (counter: number) =>
      outcome(await server.nobody.call(signInWithPasskey, { body: device.use(await ceremony(), { counter }) }))
    expect([await attempt(7), await attempt(7), await attempt(3), await attempt(0), await attempt(8)]).toEqual([
      201,
      'passkey_refused',
      'passkey_refused',
      'passkey_refused',
      201,
    ])
  })

  it('that never counts serves all the same', async () => {
    const device = await withPasskey(await signedIn(server, 'member'))
    for (let time = 0; time < 2; time++) {
      expect(outcome(await server.nobody.call(signInWithPasskey, { body: device.use(await ceremony(), { counter: 0 }) }))).toBe(201)
    }
  })

  it.each([
    ['for another site', { from: 'https://navette.test.evil.example' }],
    ['of somebody who was not verified', { verified: false }],
  ])('%s is refused', async (_which, how) => {
    const device = await withPasskey(await signedIn(server, 'member'))
    expect(outcome(await server.nobody.call(signInWithPasskey, { body: device.use(await ceremony(), how) }))).toBe('passkey_refused')
  })

  it('that nobody registered is refused', async () => {
    const stranger = authenticator()
    expect(outcome(await server.nobody.call(signInWithPasskey, { body: stranger.use(await ceremony()) }))).toBe('passkey_refused')
  })

  it('of somebody who is suspended opens nothing', async () => {
    const device = await withPasskey(await signedIn(server, 'guest'))
    const { prisma } = server.services.db
    await prisma.suspension.create({ data: { memberId: memberId('ines'), at: new Date() } })
    expect(outcome(await server.nobody.call(signInWithPasskey, { body: device.use(await ceremony()) }))).toBe('passkey_refused')
    await prisma.suspension.deleteMany()
  })

  it('is registered once, for whoever asked', async () => {
    const [theo, camille] = [await signedIn(server, 'member'), await signedIn(server, 'manager')]
    const device = authenticator()
    const { body: asked } = await theo.call(startPasskey)
    const made = device.make(asked, 'Ma clé')
    expect(outcome(await camille.call(addPasskey, { body: made }))).toBe('passkey_refused')
    const { body: again } = await theo.call(startPasskey)
    expect(outcome(await theo.call(addPasskey, { body: device.make(again, 'Ma clé') }))).toBe(201)
    const { body: twice } = await camille.call(startPasskey)
    expect(outcome(await camille.call(addPasskey, { body: device.make(twice, 'La même') }))).toBe('passkey_known')
  })

  it('is called otherwise and removed by its holder alone', async () => {
    const [theo, camille] = [await signedIn(server, 'member'), await signedIn(server, 'manager')]
    const device = await withPasskey(theo)
    const passkeyId = (await theo.call(getFactors)).body.passkeys[0]?.id ?? ''
    expect(outcome(await camille.call(renamePasskey, { params: { passkeyId }, body: { name: 'À moi' } }))).toBe('not_found')
    expect(outcome(await camille.call(removePasskey, { params: { passkeyId } }))).toBe('not_found')
    expect(outcome(await theo.call(renamePasskey, { params: { passkeyId }, body: { name: 'Le vieux téléphone' } }))).toBe(204)
    expect((await theo.call(getFactors)).body.passkeys[0]?.name).toBe('Le vieux téléphone')
    expect(outcome(await theo.call(removePasskey, { params: { passkeyId } }))).toBe(204)
    expect(outcome(await server.nobody.call(signInWithPasskey, { body: device.use(await ceremony()) }))).toBe('passkey_refused')
  })

  it('does not stand between its holder and their password, unless the cluster asks for a second factor', async () => {
    await withPasskey(await signedIn(server, 'member'))
    await signedIn(server, 'member')
    await server.services.db.prisma.cluster.update({ where: { id: 1 }, data: { secondFactor: 'everyone' } })
    expect(outcome(await browser(server).call(signIn, { body: accountOf('member') }))).toBe('second_step_needed')
  })

  it('completes a step, for its own person', async () => {
    const theo = await signedIn(server, 'member')
    await withApplication(theo)
    const device = await withPasskey(theo)
    const other = await withPasskey(await signedIn(server, 'manager'))
    const visitor = browser(server)
    await visitor.call(signIn, { body: accountOf('member') })
    expect((await visitor.call(getStep)).body.ways).toEqual(['code', 'passkey'])
    const { body: first } = await visitor.call(startStepCeremony)
    expect(outcome(await visitor.call(completeStep, { body: { passkey: other.use(first) } }))).toBe('passkey_refused')
    const { body: second } = await visitor.call(startStepCeremony)
    expect(outcome(await visitor.call(completeStep, { body: { passkey: device.use(second) } }))).toBe(200)
  })

  it('brings recovery codes with it where the cluster asks for a second factor', async () => {
    const theo = await signedIn(server, 'member')
    await server.services.db.prisma.cluster.update({ where: { id: 1 }, data: { secondFactor: 'everyone' } })
    const device = authenticator()
    const { body: asked } = await theo.call(startPasskey)
    const { body } = await theo.call(addPasskey, { body: device.make(asked, 'Ma clé') })
    expect(body.recoveryCodes).toHaveLength(10)
    expect((await theo.call(getSession)).body.enrolling).toBe(false)
  })
})
