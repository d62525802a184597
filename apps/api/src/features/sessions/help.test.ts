import { editMe, getSession } from '@navette/contract/accounts/endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { sendPost } from '@navette/contract/discussions/endpoints.ts'
import { endpoints } from '@navette/contract/endpoints.ts'
import {
  acceptHelp,
  askToHelp,
  declineHelp,
  endAllSessions,
  endHelp,
  listHelp,
  listMySessions,
  openHelp,
  renewSession,
  signIn,
  signOut,
} from '@navette/contract/sessions/endpoints.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { accountOf, type Browser, browser } from '../../../test/browser.ts'
import { type Ear, listenAs } from '../../../test/ears.ts'
import { lettersTo } from '../../../test/letters.ts'
import { address as addressOf, memberId, type TestServer, testServer, threadId } from '../../../test/server.ts'
import { endHelpInTime } from './ending-commands.ts'

let server: TestServer
let address: string
beforeAll(async () => {
  server = await testServer()
  address = await server.listen()
})
afterAll(() => server.close())
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await server.services.db.prisma.helpSession.updateMany({ where: { endedAt: null }, data: { endedAt: new Date() } })
})
afterEach(() => {
  vi.useRealTimers()
})

const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000)
const codeOf = ({ status, problem }: { status: number; problem: { code: string } | null }) => `${status} ${problem?.code ?? ''}`.trim()
const signedIn = async (kind: string): Promise<Browser> => {
  const visitor = browser(server)
  expect((await visitor.call(signIn, { body: accountOf(kind) })).status).toBe(201)
  return visitor
}
const theo = memberId('theo')

const ask = async (helene: Browser, minutes: 15 | 30 | 60 = 30, person = theo) => {
  const body = { id: newId(), reason: 'Vous ne voyez plus vos fils.', minutes }
  expect((await helene.call(askToHelp, { params: { memberId: person }, body })).status).toBe(201)
  return { helpId: body.id }
}
/** Hélène asks, Théo accepts, Hélène enters. */
const helping = async (minutes: 15 | 30 | 60 = 30) => {
  const [helene, person] = [await signedIn('administrator'), await signedIn('member')]
  const own = (await helene.call(getSession)).body.sessionId
  const params = await ask(helene, minutes)
  expect((await person.call(acceptHelp, { params })).status).toBe(200)
  const { body, status } = await helene.call(openHelp, { params })
  expect([status, body.id, body.helper?.id]).toEqual([201, theo, memberId('helene')])
  return { helene, person, params, own, sessionId: body.sessionId }
}

describe('a help session', () => {
  it('is asked for by an administrator alone, of somebody else', async () => {
    const body = { id: newId(), reason: 'Voir', minutes: 15 as const }
    const [helene, camille] = [await signedIn('administrator'), await signedIn('manager')]
    expect(codeOf(await camille.call(askToHelp, { params: { memberId: theo }, body }))).toBe('403 not_allowed')
    expect(codeOf(await helene.call(askToHelp, { params: { memberId: memberId('helene') }, body }))).toBe('403 not_allowed')
    expect(codeOf(await helene.call(askToHelp, { params: { memberId: newId() }, body }))).toBe('404 not_found')
    const wrong = await helene.call(askToHelp, { params: { memberId: theo }, body: { ...body, minutes: 600 as 60 } })
    expect([codeOf(wrong), wrong.problem.fields?.[0]?.path]).toEqual(['422 invalid_input', 'body.minutes'])
  })

  it('is seen at once by the person, who reads why, and by mail', async () => {
    const page: Ear = await listenAs(server, address, 'theo')
    const helene = await signedIn('administrator')
    const params = await ask(helene)
    await page.until(({ news }) => news.some(({ verb }) => verb === 'help.asked'))
    page.socket.close()
    const { items } = (await (await server.as('theo')).call(listHelp)).body
    expect(items).toMatchObject([
      { id: params.helpId, reason: 'Vous ne voyez plus vos fils.', endsAt: null, can: { answer: true, open: false, end: true } },
    ])
    expect((await lettersTo(server, accountOf('member').email))[0]?.text).toContain('Vous ne voyez plus vos fils.')
    expect((await (await server.as('camille')).call(listHelp)).body.items).toEqual([])
  })

  it('opens nothing before the person accepts, nor after they decline', async () => {
    const [helene, person] = [await signedIn('administrator'), await signedIn('member')]
    const params = await ask(helene)
    expect(codeOf(await helene.call(openHelp, { params }))).toBe('409 help_over')
    expect(codeOf(await helene.call(acceptHelp, { params }))).toBe('403 not_allowed')
    expect((await person.call(declineHelp, { params })).status).toBe(204)
    expect(codeOf(await helene.call(openHelp, { params }))).toBe('404 not_found')
    expect(codeOf(await person.call(acceptHelp, { params }))).toBe('404 not_found')
    expect((await helene.call(getSession)).body.id).toBe(memberId('helene'))
  })

  it('is answered by the person alone, and entered by who asked alone', async () => {
    const [helene, camille, person] = [await signedIn('administrator'), await signedIn('manager'), await signedIn('member')]
    const params = await ask(helene)
    for (const act of [acceptHelp, declineHelp, endHelp]) expect(codeOf(await camille.call(act, { params }))).toBe('404 not_found')
    await person.call(acceptHelp, { params })
    const { prisma } = server.services.db
    await prisma.administrator.create({ data: { memberId: memberId('camille'), grantedAt: new Date() } })
    expect(codeOf(await camille.call(openHelp, { params }))).toBe('404 not_found')
    await prisma.administrator.delete({ where: { memberId: memberId('camille') } })
  })

  it('accepted and declined at the same moment has one answer', async () => {
    const [helene, person] = [await signedIn('administrator'), await signedIn('member')]
    const params = await ask(helene)
    const replies = await Promise.all([person.call(acceptHelp, { params }), person.call(declineHelp, { params })])
    expect(replies.filter(({ status }) => status < 300)).toHaveLength(1)
  })

  it('entered twice at the same moment is entered once', async () => {
    const [helene, person] = [await signedIn('administrator'), await signedIn('member')]
    const params = await ask(helene)
    await person.call(acceptHelp, { params })
    const replies = await Promise.all([helene.copy().call(openHelp, { params }), helene.copy().call(openHelp, { params })])
    expect(replies.map(codeOf).toSorted()).toEqual(['201', '409 help_over'])
    expect(await server.services.db.prisma.session.count({ where: { method: 'help', endedAt: null, memberId: theo } })).toBe(1)
    await person.call(endHelp, { params })
  })

  it('shows what the person sees, says so to both, and notes everything with who helped', async () => {
    const { helene, person, params } = await helping()
    const posted = await helene.call(sendPost, { params: { threadId: threadId('plan-de-feu') }, body: { id: newId(), text: 'Essai.' } })
    expect(posted.body.author?.id).toBe(theo)
    // Whoever wrote there before is answered by one statement: in a help session that must not spare the note.
    await helene.call(sendPost, { params: { threadId: threadId('plan-de-feu') }, body: { id: newId(), text: 'Encore un essai.' } })
    const [noted, again] = await server.services.db.prisma.auditEntry.findMany({ where: { verb: 'thread.replied' } })
    for (const each of [noted, again]) expect(each).toMatchObject({ actorId: theo, helperId: memberId('helene') })
    const seen = (await person.call(listMySessions)).body.items.find(({ helper }) => helper !== null)
    expect(seen?.helper?.name).toBe('Hélène Souchon')
    await person.call(endHelp, { params })
  })

  it('touches nothing that is the person’s own: every door for the person alone refuses', async () => {
    const { helene, person, params } = await helping()
    const alone = endpoints.filter((endpoint) => endpoint.alone)
    expect(alone.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['changePassword', 'askAddressChange', 'endAllSessions', 'endMySession', 'acceptHelp', 'openHelp']),
    )
    const cookie = [...helene.jar].map(([name, { value }]) => `${name}=${value}`).join('; ')
    for (const endpoint of alone) {
      const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
      const url = addressOf(endpoint, Object.fromEntries(names.map((name) => [name, newId()])))
      const reply = await server.nobody.send(endpoint.method, url, endpoint.body ? {} : undefined, { cookie })
      expect(codeOf(reply), endpoint.name).toBe('403 in_person_only')
    }
    await person.call(endHelp, { params })
  })

  it.each([
    ['the person', 'person'],
    ['who helps, from inside', 'helene'],
  ] as const)('is ended by %s: at once, at the doors and in open pages, and who helped is themself again', async (_who, which) => {
    const { helene, person, params, own } = await helping()
    const thief = helene.copy()
    expect((await { helene, person }[which].call(endHelp, { params })).status).toBe(204)
    expect((await helene.call(getSession)).status).toBe(401)
    const back = await helene.call(renewSession)
    expect([back.status, back.headers['navette-returned']]).toEqual([204, '1'])
    expect((await helene.call(getSession)).body).toMatchObject({ id: memberId('helene'), sessionId: own, helper: null })
    expect((await helene.call(renewSession)).headers['navette-returned']).toBeUndefined()
    expect((await person.call(listHelp)).body.items).toEqual([])
    thief.jar.delete('navette_own')
    expect((await thief.call(renewSession)).status).toBe(401)
  })

  it('left by signing out ends alone: who helped is themself again', async () => {
    const { helene, own } = await helping()
    expect((await helene.call(signOut)).status).toBe(204)
    expect((await helene.call(renewSession)).headers['navette-returned']).toBe('1')
    expect((await helene.call(getSession)).body.sessionId).toBe(own)
  })

  it('ends by itself when its time is over, however often it was renewed', async () => {
    const { helene, params } = await helping(15)
    later(14)
    expect((await helene.call(renewSession)).headers['navette-returned']).toBeUndefined()
    expect((await helene.call(getSession)).body.id).toBe(theo)
    later(1)
    expect((await helene.call(getSession)).status).toBe(401)
    expect((await helene.call(renewSession)).headers['navette-returned']).toBe('1')
    await endHelpInTime(server.services, params.helpId)
    const help = await server.services.db.prisma.helpSession.findUnique({ where: { id: params.helpId } })
    expect(help?.endedAt).not.toBeNull()
  })

  it('closes the pages in which it is open when its time is over', async () => {
    const { helene, params, sessionId } = await helping(15)
    const { io } = await import('socket.io-client')
    const cookie = [...helene.jar].map(([name, { value }]) => `${name}=${value}`).join('; ')
    const socket = io(address, { path: '/api/live', transports: ['websocket'], extraHeaders: { cookie, origin: 'http://navette.test' } })
    let ended = 0
    socket.on('ended', () => ended++)
    await new Promise<void>((resolve) => socket.once('connect', resolve))
    later(15)
    await endHelpInTime(server.services, params.helpId)
    await vi.waitFor(() => expect(ended).toBe(1))
    socket.close()
    expect((await server.services.db.prisma.session.findUnique({ where: { id: sessionId } }))?.endedAt).not.toBeNull()
  })

  it('that was accepted too long ago, or not answered for a day, is over', async () => {
    const [helene, person] = [await signedIn('administrator'), await signedIn('member')]
    const first = await ask(helene, 15)
    await person.call(acceptHelp, { params: first })
    later(15)
    await helene.call(renewSession)
    expect(codeOf(await helene.call(openHelp, { params: first }))).toBe('404 not_found')
    const second = await ask(helene, 15)
    later(24 * 60)
    await person.call(renewSession)
    expect(codeOf(await person.call(acceptHelp, { params: second }))).toBe('404 not_found')
  })

  it('ends with the rights of who helps', async () => {
    const { helene } = await helping()
    const { prisma } = server.services.db
    await prisma.administrator.delete({ where: { memberId: memberId('helene') } })
    expect((await helene.call(getSession)).status).toBe(401)
    expect((await helene.call(renewSession)).headers['navette-returned']).toBe('1')
    expect((await helene.call(getSession)).body).toMatchObject({ id: memberId('helene'), administrator: false })
    await prisma.administrator.create({ data: { memberId: memberId('helene'), grantedAt: new Date() } })
  })

  it('leads back to a session that still runs, and to nothing else', async () => {
    const { helene, person, params, own } = await helping()
    await server.services.db.prisma.session.update({ where: { id: own }, data: { endedAt: new Date() } })
    await person.call(endHelp, { params })
    expect((await helene.call(renewSession)).status).toBe(401)
    expect((await helene.call(getSession)).status).toBe(401)
  })

  it('ends when the person signs out everywhere', async () => {
    const { helene, person } = await helping()
    await person.call(endAllSessions)
    expect((await helene.call(getSession)).status).toBe(401)
    expect(await server.services.db.prisma.helpSession.count({ where: { endedAt: null } })).toBe(0)
  })

  it('lets preferences be changed, since that is often what one is asked for', async () => {
    const { helene, person, params } = await helping()
    expect((await helene.call(editMe, { body: { presence: true } })).status).toBe(200)
    await person.call(endHelp, { params })
  })
})
