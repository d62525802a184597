import { editMe, getSession, listMembers } from '@navette/contract/accounts/endpoints.ts'
import { getCluster } from '@navette/contract/administration/endpoints.ts'
import type { Endpoint, InputOf, Shape } from '@navette/contract/core/endpoint.ts'
import { newId } from '@navette/contract/core/ids.ts'
import type { Scope } from '@navette/contract/core/scopes.ts'
import { addOrganisation, listOrganisations } from '@navette/contract/organisations/endpoints.ts'
import { listProjects, startProject } from '@navette/contract/projects/endpoints.ts'
import { listTokens, makeToken, revokeToken } from '@navette/contract/sessions/factor-endpoints.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { browser } from '../../../test/browser.ts'
import { forgetFactors, signedIn } from '../../../test/factors.ts'
import { address, memberId, organisationId, type TestServer, testServer } from '../../../test/server.ts'
import { tokenOf } from '../../../test/tokens.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ working: true })
})
afterAll(() => server.close())
afterEach(async () => {
  vi.useRealTimers()
  await forgetFactors(server)
})

/** A program at a door, with its token and nothing else. */
async function program<S extends Shape>(token: string, endpoint: Endpoint<S>, input: Partial<InputOf<Endpoint<S>>> = {}) {
  const { params = {}, query = {}, body } = input as { params?: object; query?: object; body?: unknown }
  const {
    status,
    body: answer,
    problem,
  } = await server.nobody.send(endpoint.method, address(endpoint, params, query), body, {
    origin: '',
    authorization: `Bearer ${token}`,
  })
  return { outcome: status < 300 ? status : problem.code, answer: answer as never }
}

describe('a token', () => {
  it('is shown once, listed without its key, noted when used and dead when revoked', async () => {
    const theo = await signedIn(server, 'member')
    const { body: made, status } = await theo.call(makeToken, { body: { name: 'Le tableau de bord', scopes: ['read:projects'], days: 30 } })
    expect(status).toBe(201)
    expect(made.key).toMatch(/^nvt_[\w-]{43}$/)
    expect((await program(made.key, listProjects)).outcome).toBe(200)
    const { body: mine } = await theo.call(listTokens)
    expect(mine.items).toMatchObject([{ name: 'Le tableau de bord', scopes: ['read:projects'], lastUsedAt: expect.any(String) }])
    expect(JSON.stringify(mine)).not.toContain(made.key.slice(4))
    const camille = await signedIn(server, 'manager')
    expect((await camille.call(revokeToken, { params: { tokenId: made.token.id } })).status).toBe(404)
    expect((await theo.call(revokeToken, { params: { tokenId: made.token.id } })).status).toBe(204)
    expect((await program(made.key, listProjects)).outcome).toBe('signed_out')
    expect((await theo.call(listTokens)).body.items).toEqual([])
  })

  const newProject = () => ({ body: { id: newId(), title: 'Un bal d’hiver', hostId: organisationId('fil') } })
  it.each<[Scope[], Endpoint, () => object, unknown]>([
    [['read:projects'], listProjects, () => ({}), 200],
    [['write:projects'], listProjects, () => ({}), 'out_of_scope'],
    [['read:projects'], startProject, newProject, 'out_of_scope'],
    [['write:projects'], startProject, newProject, 201],
    [['read:projects'], listMembers, () => ({}), 'out_of_scope'],
    [['read:accounts'], listMembers, () => ({}), 200],
    [['read:accounts'], getSession, () => ({}), 200],
    [['write:accounts'], editMe, () => ({ body: { presence: true } }), 200],
    [['read:organisations'], listOrganisations, () => ({}), 200],
    [[], getCluster, () => ({}), 200],
    [
      ['write:sessions', 'read:sessions'],
      makeToken,
      () => ({ body: { name: 'Un autre', scopes: ['read:projects'], days: 1 } }),
      'in_person_only',
    ],
    [['write:sessions', 'read:sessions'], listTokens, () => ({}), 'in_person_only'],
  ])('with %j, at %o', async (scopes, endpoint, input, expected) => {
    expect((await program(await tokenOf(server, 'camille', scopes), endpoint, input())).outcome).toBe(expected)
  })

  it('administers only where its scopes say so and its owner may', async () => {
    const organisation = () => ({ body: { id: newId(), name: 'La Trame', initials: 'TR' } })
    const outcomes = []
    for (const [key, scopes] of [
      ['helene', ['write:organisations']],
      ['helene', ['write:administration']],
      ['camille', ['write:organisations', 'write:administration']],
      ['helene', ['write:organisations', 'write:administration']],
    ] as [string, Scope[]][]) {
      outcomes.push((await program(await tokenOf(server, key, scopes), addOrganisation, organisation())).outcome)
    }
    expect(outcomes).toEqual(['out_of_scope', 'out_of_scope', 'not_allowed', 201])
    const told = await program(await tokenOf(server, 'helene', ['read:accounts']), getSession)
    expect(told.answer).toMatchObject({ administrator: false })
  })

  it('is given no scope that opens nothing to its owner', async () => {
    const theo = await signedIn(server, 'member')
    const { body } = await theo.call(listTokens)
    expect(body.scopes).toContain('read:projects')
    expect(body.scopes).not.toContain('write:administration')
    const { status, problem } = await theo.call(makeToken, { body: { name: 'Trop', scopes: ['write:administration'], days: 1 } })
    expect([status, problem.fields?.[0]?.path]).toEqual([422, 'body.scopes'])
    const helene = await signedIn(server, 'administrator')
    expect((await helene.call(listTokens)).body.scopes).toContain('write:administration')
  })

  it('lasts a year at most, and not a moment longer than was said', async () => {
    const theo = await signedIn(server, 'member')
    expect((await theo.call(makeToken, { body: { name: 'Long', scopes: ['read:projects'], days: 366 } })).status).toBe(422)
    const token = await tokenOf(server, 'camille', ['read:projects'], { expiresAt: new Date(Date.now() + 1_000) })
    expect((await program(token, listProjects)).outcome).toBe(200)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1_001 })
    expect((await program(token, listProjects)).outcome).toBe('signed_out')
  })

  it('is dead while its owner is suspended', async () => {
    const token = await tokenOf(server, 'camille', ['read:projects'])
    const { prisma } = server.services.db
    await prisma.suspension.create({ data: { memberId: memberId('camille'), at: new Date() } })
    expect((await program(token, listProjects)).outcome).toBe('signed_out')
    await prisma.suspension.deleteMany()
    expect((await program(token, listProjects)).outcome).toBe(200)
  })

  it('waits with its owner for the second factor that the cluster asks for', async () => {
    const token = await tokenOf(server, 'camille', ['read:projects'])
    await server.services.db.prisma.cluster.update({ where: { id: 1 }, data: { secondFactor: 'everyone' } })
    expect((await program(token, listProjects)).outcome).toBe('second_factor_required')
  })

  it('counts alone: a cookie beside it opens nothing', async () => {
    const theo = await server.as('theo')
    const { status } = await theo.send('GET', listProjects.path, undefined, { authorization: 'Bearer nvt_nobodys' })
    expect(status).toBe(401)
    const basic = await theo.send('GET', listProjects.path, undefined, { authorization: 'Basic cHJveHk6cGFzcw==' })
    expect(basic.status).toBe(200)
  })

  it('is noted as used once a minute', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const token = await tokenOf(server, 'camille', ['read:projects'])
    const usedAt = async () => (await server.services.db.prisma.apiToken.findFirstOrThrow()).lastUsedAt?.getTime()
    await program(token, listProjects)
    const first = await usedAt()
    vi.setSystemTime(Date.now() + 59_000)
    await program(token, listProjects)
    expect(await usedAt()).toBe(first)
    vi.setSystemTime(Date.now() + 1_000)
    await program(token, listProjects)
    expect(await usedAt()).toBe((first ?? 0) + 60_000)
  })

  it('is slowed where it asks too much, whatever address it comes from', async () => {
    const token = await tokenOf(server, 'camille', ['read:projects'])
    const outcomes = []
    for (let at = 0; at <= 600; at += 50) {
      outcomes.push(
        ...(await Promise.all(
          Array.from({ length: 50 }, async () => (await program(token, listProjects, { query: { limit: 1 } } as never)).outcome),
        )),
      )
    }
    expect(outcomes.filter((each) => each === 200)).toHaveLength(600)
    expect(outcomes.at(-1)).toBe('too_much')
  })

  it('is made by whoever showed lately who they are', async () => {
    const theo = browser(server, (await signedIn(server, 'member')).jar)
    await server.services.db.prisma.session.updateMany({ data: { startedAt: new Date(Date.now() - 3_600_000) } })
    expect((await theo.call(makeToken, { body: { name: 'Plus tard', scopes: ['read:projects'], days: 1 } })).problem.code).toBe(
      'proof_needed',
    )
  })
})
