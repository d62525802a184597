import { getSession } from '@navette/contract/accounts/endpoints.ts'
import { renewSession, signIn } from '@navette/contract/sessions/endpoints.ts'
import {
  completeStep,
  confirmApplication,
  getFactors,
  getStep,
  prove,
  removeApplication,
  renewRecoveryCodes,
  startApplication,
} from '@navette/contract/sessions/factor-endpoints.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { accountOf, type Browser, browser } from '../../../test/browser.ts'
import { codeOf } from '../../../test/codes.ts'
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

/** A browser that has shown the password of somebody with a second factor. */
async function halfway(kind: string): Promise<Browser> {
  const visitor = browser(server)
  const { status, problem } = await visitor.call(signIn, { body: accountOf(kind) })
  expect([status, problem.code]).toEqual([401, 'second_step_needed'])
  return visitor
}

const outcome = ({ status, problem }: { status: number; problem: { code?: string } | null }) => problem?.code ?? status

describe('an authenticator application', () => {
  it('is asked for its code at each sign-in from its first code on', async () => {
    const theo = await signedIn(server, 'member')
    const { body: draft } = await theo.call(startApplication)
    expect(draft.address).toContain(`secret=${draft.secret}`)
    expect(draft.picture).toMatch(/^<svg/)
    // Nothing is asked for before the application has shown that it works.
    await signedIn(server, 'member')
    const { body: given } = await theo.call(confirmApplication, { body: { code: await codeOf(draft.secret) } })
    expect(new Set(given.recoveryCodes).size).toBe(10)

    const visitor = await halfway('member')
    expect((await visitor.call(getSession)).status).toBe(401)
    expect((await visitor.call(getStep)).body).toEqual({ ways: ['code'] })
    later(30)
    const { status, body } = await visitor.call(completeStep, { body: { code: await codeOf(draft.secret) } })
    expect([status, body.name]).toEqual([200, 'Théo Villard'])
    expect((await visitor.call(getSession)).status).toBe(200)
    expect(outcome(await visitor.call(completeStep, { body: { code: '123456' } }))).toBe('step_over')
  })

  it('is kept sealed, and its codes by a keyed hash', async () => {
    const { secret, recoveryCodes } = await withApplication(await signedIn(server, 'member'))
    const { prisma } = server.services.db
    const kept = [await prisma.totp.findFirstOrThrow(), ...(await prisma.recoveryCode.findMany())]
    const text = kept.map((row) => Buffer.from('secret' in row ? row.secret : row.hash).toString('latin1')).join(' ')
    for (const word of [secret, ...recoveryCodes]) expect(text).not.toContain(word)
  })

  it('serves each code once, also to two at the same moment, and none that is older', async () => {
    const { secret } = await withApplication(await signedIn(server, 'member'))
    const first = await codeOf(secret)
    expect(outcome(await (await halfway('member')).call(completeStep, { body: { code: first } }))).toBe('wrong_code')
    later(60)
    const code = await codeOf(secret)
    const pair = [await halfway('member'), await halfway('member')]
    const outcomes = await Promise.all(pair.map(async (each) => outcome(await each.call(completeStep, { body: { code } }))))
    expect(outcomes.map(String).sort()).toEqual(['200', 'wrong_code'])
    const older = await codeOf(secret, Date.now() - 30_000)
    expect(outcome(await (await halfway('member')).call(completeStep, { body: { code: older } }))).toBe('wrong_code')
  })

  it.each([
    [-61, 'wrong_code'],
    [-30, 200],
    [30, 200],
    [61, 'wrong_code'],
  ])('whose clock is %i seconds off: %s', async (seconds, expected) => {
    const { secret } = await withApplication(await signedIn(server, 'member'))
    vi.setSystemTime(Math.ceil((Date.now() + 120_000) / 30_000) * 30_000)
    const code = await codeOf(secret, Date.now() + seconds * 1_000)
    expect(outcome(await (await halfway('member')).call(completeStep, { body: { code } }))).toBe(expected)
  })

  it('is removed by whoever shows it again, not by whoever found an open screen', async () => {
    const theo = await signedIn(server, 'member')
    const { secret } = await withApplication(theo)
    later(601)
    await theo.call(renewSession)
    expect(outcome(await theo.call(removeApplication))).toBe('proof_needed')
    expect(outcome(await theo.call(prove, { body: { password: accountOf('member').password } }))).toBe('wrong_proof')
    expect(outcome(await theo.call(prove, { body: { code: await codeOf(secret) } }))).toBe(204)
    expect(outcome(await theo.call(removeApplication))).toBe(204)
    expect((await theo.call(getFactors)).body).toMatchObject({ application: null, recoveryCodes: 0 })
    await signedIn(server, 'member')
  })

  it('is not put in front of an account by whoever found an open screen', async () => {
    const theo = await signedIn(server, 'member')
    later(601)
    await theo.call(renewSession)
    expect(outcome(await theo.call(startApplication))).toBe('proof_needed')
    expect(outcome(await theo.call(prove, { body: { password: 'autre chose' } }))).toBe('wrong_proof')
    expect(outcome(await theo.call(prove, { body: { password: accountOf('member').password } }))).toBe(204)
    expect(outcome(await theo.call(startApplication))).toBe(201)
  })

  it('tells its owner by letter', async () => {
    await withApplication(await signedIn(server, 'member'))
    const letters = await server.services.db.prisma.letter.findMany({ where: { to: accountOf('member').email } })
    expect(letters.map(({ subject }) => subject)).toEqual(['Navette\u00a0: votre compte a changé'])
  })
})

describe('a recovery code', () => {
  it('stands in for the application, once, however it is written', async () => {
    const { recoveryCodes } = await withApplication(await signedIn(server, 'member'))
    const [code = '', other = ''] = recoveryCodes
    const written = ` ${code.toUpperCase().replace('-', ' ')} `
    expect(outcome(await (await halfway('member')).call(completeStep, { body: { code: written } }))).toBe(200)
    expect(outcome(await (await halfway('member')).call(completeStep, { body: { code } }))).toBe('wrong_code')
    expect(outcome(await (await halfway('member')).call(completeStep, { body: { code: other } }))).toBe(200)
  })

  it('lets in one of two who come at once', async () => {
    const { recoveryCodes } = await withApplication(await signedIn(server, 'member'))
    const [code = ''] = recoveryCodes
    const pair = [await halfway('member'), await halfway('member')]
    const outcomes = await Promise.all(pair.map(async (each) => outcome(await each.call(completeStep, { body: { code } }))))
    expect(outcomes.map(String).sort()).toEqual(['200', 'wrong_code'])
  })

  it('of before no longer serves once there are new ones', async () => {
    const theo = await signedIn(server, 'member')
    const { recoveryCodes } = await withApplication(theo)
    const { body: renewed } = await theo.call(renewRecoveryCodes)
    expect(renewed.recoveryCodes).toHaveLength(10)
    const step = await halfway('member')
    expect(outcome(await step.call(completeStep, { body: { code: recoveryCodes[0] ?? '' } }))).toBe('wrong_code')
    expect(outcome(await step.call(completeStep, { body: { code: renewed.recoveryCodes[0] ?? '' } }))).toBe(200)
  })

  it('is nobody else’s', async () => {
    const { recoveryCodes } = await withApplication(await signedIn(server, 'member'))
    await withApplication(await signedIn(server, 'manager'))
    expect(outcome(await (await halfway('manager')).call(completeStep, { body: { code: recoveryCodes[0] ?? '' } }))).toBe('wrong_code')
  })
})

describe('a step', () => {
  it('ends after five failures, also when they come at once, and its owner is told', async () => {
    const { secret } = await withApplication(await signedIn(server, 'member'))
    later(60)
    const visitor = await halfway('member')
    const wrong = Array.from({ length: 20 }, (_, at) => visitor.call(completeStep, { body: { code: `00000${at % 10}` } }))
    const outcomes = (await Promise.all(wrong)).map(outcome)
    expect(outcomes.filter((each) => each === 'wrong_code').length).toBeLessThanOrEqual(5)
    await server.services.db.prisma.signInFailure.deleteMany()
    while (outcome(await visitor.call(completeStep, { body: { code: '000000' } })) === 'wrong_code') {}
    expect(outcome(await visitor.call(completeStep, { body: { code: await codeOf(secret) } }))).toBe('step_over')
    const letters = await server.services.db.prisma.letter.findMany({ orderBy: { writtenAt: 'asc' } })
    expect(letters.at(-1)?.subject).toContain('deuxième étape')
    expect(await server.services.db.prisma.auditEntry.count({ where: { verb: 'session.step_failed', memberId: memberId('theo') } })).toBe(1)
  })

  it('is slowed like passwords, whatever number of steps is begun with the right one', async () => {
    await withApplication(await signedIn(server, 'member'))
    const outcomes: unknown[] = []
    for (let round = 0; round < 4; round++) {
      const visitor = browser(server)
      outcomes.push(outcome(await visitor.call(signIn, { body: accountOf('member') })))
      outcomes.push(outcome(await visitor.call(completeStep, { body: { code: '000000' } })))
      outcomes.push(outcome(await visitor.call(completeStep, { body: { code: '000000' } })))
    }
    expect(outcomes.filter((each) => each === 'wrong_code')).toHaveLength(5)
    expect(outcomes.at(-1)).toBe('step_over')
    expect(outcomes).toContain('slow_down')
  })

  it('runs out after ten minutes', async () => {
    const { secret } = await withApplication(await signedIn(server, 'member'))
    const visitor = await halfway('member')
    later(601)
    expect(outcome(await visitor.call(getStep))).toBe('step_over')
    expect(outcome(await visitor.call(completeStep, { body: { code: await codeOf(secret) } }))).toBe('step_over')
  })

  it('is nothing without its cookie', async () => {
    expect(outcome(await browser(server).call(completeStep, { body: { code: '123456' } }))).toBe('step_over')
  })
})

describe('a cluster that asks for a second factor', () => {
  const demand = (secondFactor: 'nobody' | 'administrators' | 'everyone') =>
    server.services.db.prisma.cluster.update({ where: { id: 1 }, data: { secondFactor } })

  it('closes every session at once that has not shown one, and opens it with the first code', async () => {
    const theo = await signedIn(server, 'member')
    expect((await theo.call(getSession)).body.enrolling).toBe(false)
    await demand('everyone')
    expect((await theo.call(getSession)).body.enrolling).toBe(true)
    await withApplication(theo)
    expect((await theo.call(getSession)).body.enrolling).toBe(false)
  })

  it('asks administrators alone, where it says so', async () => {
    const [theo, helene] = [await signedIn(server, 'member'), await signedIn(server, 'administrator')]
    await demand('administrators')
    expect((await theo.call(getSession)).body.enrolling).toBe(false)
    expect((await helene.call(getSession)).body.enrolling).toBe(true)
  })

  it('asks a session that came by password for the factor that its person has, and lets it add none of its own', async () => {
    const theo = await signedIn(server, 'member')
    const elsewhere = await signedIn(server, 'member')
    const { secret } = await withApplication(theo)
    await demand('everyone')
    expect((await elsewhere.call(getSession)).body.enrolling).toBe(true)
    expect(outcome(await elsewhere.call(renewRecoveryCodes))).toBe('proof_needed')
    later(60)
    expect(outcome(await elsewhere.call(prove, { body: { code: await codeOf(secret) } }))).toBe(204)
    expect((await elsewhere.call(getSession)).body.enrolling).toBe(false)
  })

  it('keeps people from removing their last one', async () => {
    const theo = await signedIn(server, 'member')
    await withApplication(theo)
    await demand('everyone')
    expect(outcome(await theo.call(removeApplication))).toBe('last_factor')
    await withPasskey(theo)
    expect(outcome(await theo.call(removeApplication))).toBe(204)
  })
})
