import { getSession } from '@navette/contract/accounts/endpoints.ts'
import { getCare } from '@navette/contract/administration/endpoints.ts'
import {
  askAddressChange,
  cancelAddressChange,
  confirmAddress,
  getAddressChange,
  getMyAccess,
  signIn,
  signInByLink,
  vouchForAddress,
} from '@navette/contract/sessions/endpoints.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { accountOf, browser } from '../../../test/browser.ts'
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

const codeOf = ({ status, problem }: { status: number; problem: { code: string } | null }) => `${status} ${problem?.code ?? ''}`.trim()

/** Asks for another address, and takes the tokens out of both letters. */
const asks = async (key: string, email: string) => {
  const visitor = await server.as(key)
  const before = (await visitor.call(getSession)).body.email
  const reply = await visitor.call(askAddressChange, { body: { email } })
  expect(reply.status).toBe(200)
  const [[old], [fresh]] = [await lettersTo(server, before), await lettersTo(server, email)]
  return { before, visitor, reply, old: tokenIn(old?.text), fresh }
}
const confirm = (token: string) => server.nobody.call(confirmAddress, { body: { token } })
const addressOf = async (key: string) => (await server.services.db.prisma.member.findUnique({ where: { id: memberId(key) } }))?.email

describe('a change of address', () => {
  it.each([
    ['old', 'theo'],
    ['new', 'solene'],
  ])('is done once both mailboxes have said yes, the %s one first', async (first, key) => {
    const email = `${key}@nouvelle.example`
    const { before, visitor, old, fresh } = await asks(key, email)
    const tokens = first === 'old' ? [old, tokenIn(fresh?.text)] : [tokenIn(fresh?.text), old]
    expect((await confirm(tokens[0] ?? '')).body).toEqual({ waitsFor: first === 'old' ? 'new' : 'old' })
    expect(await addressOf(key)).toBe(before)
    const waiting = (await visitor.call(getMyAccess)).body.addressChange
    expect(waiting).toMatchObject({ email, oldConfirmed: first === 'old', newConfirmed: first === 'new' })
    expect((await confirm(tokens[1] ?? '')).body).toEqual({ waitsFor: null })
    expect(await addressOf(key)).toBe(email)
    expect((await visitor.call(getMyAccess)).body).toMatchObject({ email, addressChange: null })
    for (const address of [before, email]) expect((await lettersTo(server, address))[0]?.subject).toContain('votre adresse a changé')
    for (const token of tokens) expect(codeOf(await confirm(token))).toBe('410 link_used')
  })

  it('with one confirmation alone changes nothing, however often it comes', async () => {
    const { before, old } = await asks('malo', 'malo@nouvelle.example')
    const outcomes = await Promise.all(Array.from({ length: 5 }, async () => codeOf(await confirm(old))))
    expect(outcomes.toSorted()).toEqual(['200', ...Array(4).fill('410 link_used')])
    expect(await addressOf('malo')).toBe(before)
  })

  it('confirmed from both mailboxes at the same moment is done once', async () => {
    const { old, fresh } = await asks('idriss', 'idriss@nouvelle.example')
    const replies = await Promise.all([confirm(old), confirm(tokenIn(fresh?.text))])
    expect(replies.map(({ status }) => status)).toEqual([200, 200])
    expect(replies.filter(({ body }) => body.waitsFor === null)).toHaveLength(1)
    expect(await addressOf('idriss')).toBe('idriss@nouvelle.example')
  })

  it('to an address that is taken looks the same to whoever asks, and never comes about', async () => {
    const theirs = accountOf('manager').email
    const { before, reply, old, fresh } = await asks('perrine', theirs.toUpperCase())
    expect(reply.body.addressChange).toMatchObject({ email: theirs, oldConfirmed: false, newConfirmed: false })
    expect(fresh?.subject).toContain('votre adresse a déjà son compte')
    expect(fresh?.text).not.toContain('jeton')
    expect(fresh?.text).not.toContain('Perrine')
    expect((await confirm(old)).body).toEqual({ waitsFor: 'new' })
    expect([await addressOf('perrine'), await addressOf('camille')]).toEqual([before, theirs])
  })

  it('to an address that another account took meanwhile is refused to its holder, who may try again', async () => {
    const email = 'convoitee@nouvelle.example'
    const { before, old, fresh } = await asks('lucie', email)
    await confirm(old)
    const { prisma } = server.services.db
    const other = await prisma.member.findUniqueOrThrow({ where: { id: memberId('zoe') } })
    await prisma.member.update({ where: { id: other.id }, data: { email } })
    expect(codeOf(await confirm(tokenIn(fresh?.text)))).toBe('409 address_taken')
    expect(await addressOf('lucie')).toBe(before)
    await prisma.member.update({ where: { id: other.id }, data: { email: other.email } })
    expect((await confirm(tokenIn(fresh?.text))).body).toEqual({ waitsFor: null })
  })

  it('asked for again, or cancelled, leaves the links before it without effect', async () => {
    const first = await asks('nadia', 'nadia@premiere.example')
    const second = await asks('nadia', 'nadia@seconde.example')
    expect(codeOf(await confirm(first.old))).toBe('404 link_unknown')
    await second.visitor.call(cancelAddressChange)
    for (const token of [second.old, tokenIn(second.fresh?.text)]) expect(codeOf(await confirm(token))).toBe('404 link_unknown')
    expect((await second.visitor.call(getMyAccess)).body.addressChange).toBeNull()
    expect((await second.visitor.call(cancelAddressChange)).status).toBe(204)
  })

  it('that waited for a day is forgotten', async () => {
    const { visitor, old } = await asks('maud', 'maud@nouvelle.example')
    vi.setSystemTime(Date.now() + 24 * 3_600_000)
    expect(codeOf(await confirm(old))).toBe('410 link_expired')
    vi.setSystemTime(Date.now() - 24 * 3_600_000)
    expect((await visitor.call(getMyAccess)).body.addressChange).not.toBeNull()
  })

  it('takes with it what waited in the old mailbox', async () => {
    const { before, old, fresh } = await asks('baptiste', 'baptiste@nouvelle.example')
    await sendLink(server.services, memberId('baptiste'), 'sign_in')
    const waiting = tokenIn((await lettersTo(server, before))[0]?.text)
    await confirm(old)
    await confirm(tokenIn(fresh?.text))
    expect(codeOf(await browser(server).call(signInByLink, { body: { token: waiting } }))).toBe('404 link_unknown')
  })

  it('whose old mailbox is silent is done when an administrator speaks for it, and both addresses read who', async () => {
    const { before, visitor, old, fresh } = await asks('zoe', 'zoe@nouvelle.example')
    const helene = await server.as('helene')
    const params = { memberId: memberId('zoe') }
    const waiting = async () => (await helene.call(getAddressChange, { params })).body.change
    expect(await waiting()).toMatchObject({ email: 'zoe@nouvelle.example', newConfirmed: false, can: { vouch: false } })
    expect(codeOf(await helene.call(vouchForAddress, { params }))).toBe('403 not_allowed')
    const care = async () => (await helene.call(getCare)).body.needs.filter(({ kind }) => kind === 'addresses_waiting')
    expect(await care()).toEqual([])
    await confirm(tokenIn(fresh?.text))
    expect(await waiting()).toMatchObject({ newConfirmed: true, can: { vouch: true } })
    expect(await care()).toEqual([{ kind: 'addresses_waiting', count: 1, address: `/personnes/${memberId('zoe')}` }])
    expect((await helene.call(vouchForAddress, { params })).status).toBe(204)
    expect(await addressOf('zoe')).toBe('zoe@nouvelle.example')
    for (const address of [before, 'zoe@nouvelle.example']) expect((await lettersTo(server, address))[0]?.text).toContain('Hélène Souchon')
    expect((await visitor.call(getMyAccess)).body).toMatchObject({ addressChange: null, vouched: { name: 'Hélène Souchon' } })
    expect([await waiting(), await care()]).toEqual([null, []])
    expect(codeOf(await confirm(old))).toBe('404 link_unknown')
    expect(codeOf(await helene.call(vouchForAddress, { params }))).toBe('404 not_found')
  })

  it('of one’s own is not told to oneself as something to see to', async () => {
    const { visitor, fresh } = await asks('helene', 'helene@nouvelle.example')
    await confirm(tokenIn(fresh?.text))
    expect(codeOf(await visitor.call(vouchForAddress, { params: { memberId: memberId('helene') } }))).toBe('403 not_allowed')
    expect((await visitor.call(getCare)).body.needs.map(({ kind }) => kind)).not.toContain('addresses_waiting')
    expect((await visitor.call(cancelAddressChange)).status).toBe(204)
  })

  it('that the old mailbox and an administrator confirm at the same moment is done once', async () => {
    const { old, fresh } = await asks('agnes', 'agnes@nouvelle.example')
    await confirm(tokenIn(fresh?.text))
    const helene = await server.as('helene')
    const vouching = helene.call(vouchForAddress, { params: { memberId: memberId('agnes') } })
    const outcomes = (await Promise.all([confirm(old), vouching])).map(codeOf)
    expect(outcomes.filter((each) => each.startsWith('20'))).toHaveLength(1)
    expect(['200,404 not_found', '410 link_used,204', '404 link_unknown,204']).toContain(outcomes.join())
    expect(await addressOf('agnes')).toBe('agnes@nouvelle.example')
  })

  it('is nobody’s to vouch for who administers and asked for it, nor once the proof of who they are is old', async () => {
    const { fresh } = await asks('helene', 'helene@nouvelle.example')
    await confirm(tokenIn(fresh?.text))
    const helene = await server.as('helene')
    expect(codeOf(await helene.call(vouchForAddress, { params: { memberId: memberId('helene') } }))).toBe('403 not_allowed')
    const other = await asks('theo', 'theo@encore.example')
    await confirm(tokenIn(other.fresh?.text))
    const startedAt = new Date(Date.now() - 11 * 60_000)
    await server.services.db.prisma.session.update({ where: { id: await server.sessionOf('helene') }, data: { startedAt } })
    expect(codeOf(await helene.call(vouchForAddress, { params: { memberId: memberId('theo') } }))).toBe('403 proof_needed')
  })

  it('to one’s own address is refused, and each letter counts', async () => {
    const { email, password } = accountOf('guest')
    const ines = browser(server)
    await ines.call(signIn, { body: { email, password } })
    expect(codeOf(await ines.call(askAddressChange, { body: { email: email.toUpperCase() } }))).toBe('422 same_address')
    const outcomes = []
    for (let at = 0; at < 4; at++)
      outcomes.push(codeOf(await ines.call(askAddressChange, { body: { email: `ines${at}@nouvelle.example` } })))
    expect(outcomes).toEqual(['200', '200', '200', '429 slow_down'])
  })
})
