import { getSession } from '@navette/contract/accounts/endpoints.ts'
import {
  endAllSessions,
  endMySession,
  endOtherSessions,
  listMySessions,
  renewSession,
  signIn,
} from '@navette/contract/sessions/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountOf, type Browser, browser } from '../../../test/browser.ts'
import { listenAs } from '../../../test/ears.ts'
import { type TestServer, testServer } from '../../../test/server.ts'

let server: TestServer
let address: string
beforeAll(async () => {
  server = await testServer()
  address = await server.listen()
})
afterAll(() => server.close())

const signedIn = async (kind = 'member'): Promise<Browser> => {
  const visitor = browser(server)
  expect((await visitor.call(signIn, { body: accountOf(kind) })).status).toBe(201)
  return visitor
}
const idOf = async (visitor: Browser) => (await visitor.call(getSession)).body.sessionId
const idsSeenBy = async (visitor: Browser) => (await visitor.call(listMySessions)).body.items.map(({ id }) => id)
const statusOf = async (visitor: Browser) => (await visitor.call(getSession)).status

describe('my sessions', () => {
  it('are all those that run, this one first and marked, and nobody else’s', async () => {
    const [desk, phone] = [await signedIn(), await signedIn()]
    await signedIn('manager')
    const items = (await phone.call(listMySessions)).body.items
    expect(items.map(({ id, current }) => [id, current])).toEqual([
      [await idOf(phone), true],
      [await idOf(desk), false],
    ])
    await desk.call(endMySession, { params: { sessionId: await idOf(phone) } })
    await desk.call(endAllSessions)
  })

  it('end one by one: at once, at the doors, for renewal and in open pages', async () => {
    const desk = await signedIn('volunteer')
    const page = await listenAs(server, address, 'awa')
    const lost = await server.sessionOf('awa')
    expect(await idsSeenBy(desk)).toContain(lost)
    expect((await desk.call(endMySession, { params: { sessionId: lost } })).status).toBe(204)
    await page.until(({ ended }) => ended === 1)
    expect(await idsSeenBy(desk)).toEqual([await idOf(desk)])
    expect((await desk.call(endMySession, { params: { sessionId: lost } })).status).toBe(204)
    page.socket.close()
  })

  it('are no way to end somebody else’s', async () => {
    const [theo, camille] = [await signedIn(), await signedIn('manager')]
    const { status } = await theo.call(endMySession, { params: { sessionId: await idOf(camille) } })
    expect([status, await statusOf(camille)]).toEqual([404, 200])
  })

  it('end everywhere but here, or here too', async () => {
    const [here, there, elsewhere] = [await signedIn('guest'), await signedIn('guest'), await signedIn('guest')]
    const [theo] = [await signedIn()]
    expect((await here.call(endOtherSessions)).status).toBe(204)
    expect(await Promise.all([here, there, elsewhere, theo].map(statusOf))).toEqual([200, 401, 401, 200])
    for (const gone of [there, elsewhere]) expect((await gone.call(renewSession)).status).toBe(401)
    const other = await signedIn('guest')
    expect((await here.call(endAllSessions)).status).toBe(204)
    expect(await Promise.all([here, other, theo].map(statusOf))).toEqual([401, 401, 200])
    const told = await server.services.db.prisma.auditEntry.findMany({ where: { verb: 'session.ended' }, orderBy: { id: 'desc' }, take: 2 })
    expect(told.map(({ facts }) => (facts as { reason: string }).reason)).toEqual(['ended_by_owner', 'ended_by_owner'])
  })
})
