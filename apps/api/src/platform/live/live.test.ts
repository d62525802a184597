import { editMe } from '@navette/contract/accounts/endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { editPost, openThread, sendPost } from '@navette/contract/discussions/endpoints.ts'
import { editProject, getProject, joinTeam, leaveTeam } from '@navette/contract/projects/endpoints.ts'
import { signOut } from '@navette/contract/sessions/endpoints.ts'
import { io } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Ear, listenAs } from '../../../test/ears.ts'
import { memberId, origin, projectId, type TestServer, testServer, threadId } from '../../../test/server.ts'

/** A list of threats and promises: who hears what, and from when they no longer do. */

let server: TestServer
let address: string
let ears: Ear[] = []
beforeAll(async () => {
  server = await testServer()
  address = await server.listen()
})
afterAll(() => server.close())
beforeEach(() => {
  ears = []
})
afterEach(() => {
  for (const { socket } of ears) socket.close()
})

const listen = async (key: string) => {
  const ear = await listenAs(server, address, key)
  ears.push(ear)
  return ear
}
const plan = threadId('plan-de-feu')
const nuit = projectId('nuit-du-court')
const reply = async (key: string, thread = plan) =>
  (await server.as(key)).call(sendPost, { params: { threadId: thread }, body: { id: newId(), text: 'Un secret du projet.' } })
const moment = () => new Promise((resolve) => setTimeout(resolve, 60))

describe('news', () => {
  it('reach whoever may read, with the new post, and nobody else', async () => {
    const [theo, guest, outsider] = [await listen('theo'), await listen('ines'), await listen('lucie')]
    const { body } = await reply('idriss')
    await theo.until(({ news }) => news.length > 0)
    await guest.until(({ news }) => news.length > 0)
    await moment()
    expect(theo.news[0]).toMatchObject({ verb: 'thread.replied', facts: { threadId: plan, projectId: nuit, number: body.number } })
    expect(theo.news[0]?.carried).toEqual({ ...body, can: { edit: false, remove: false, restore: false, report: false } })
    expect(outsider.news).toEqual([])
  })

  it('reach the author’s own screens too', async () => {
    const idriss = await listen('idriss')
    await reply('idriss')
    await idriss.until(({ news }) => news.length > 0)
  })

  it('carry nothing of what was written but where a list declares it', async () => {
    const theo = await listen('theo')
    const { body } = await reply('idriss')
    await (await server.as('idriss')).call(editPost, { params: { postId: body.id }, body: { text: 'Un autre secret.', version: 1 } })
    await theo.until(({ news }) => news.length > 1)
    expect(JSON.stringify(theo.news[1])).not.toContain('secret')
  })

  it('of what failed are never told', async () => {
    const theo = await listen('theo')
    const body = { id: newId(), title: 'x', projectId: projectId('comptes-en-commun'), post: { id: newId(), text: 'x' } }
    await (await server.as('theo')).call(openThread, { body })
    await moment()
    expect(theo.news).toEqual([])
  })
})

describe('a socket', () => {
  const connect = (headers: Record<string, string>) =>
    new Promise<string>((resolve) => {
      const socket = io(address, {
        path: '/api/live',
        transports: ['websocket'],
        extraHeaders: headers,
        reconnection: false,
        forceNew: true,
      })
      const end = (outcome: string) => {
        socket.close()
        resolve(outcome)
      }
      socket.on('connect', () => end('in')).on('connect_error', ({ message }) => end(message))
    })

  it('needs a session, and pages of ours', async () => {
    const { cookie } = await server.as('theo')
    const forged = `navette_access=${server.app.jwt.sign({ sid: newId() })}`
    expect(await connect({ origin })).toBe('signed_out')
    expect(await connect({ origin, cookie: forged })).toBe('signed_out')
    expect(await connect({ origin: 'https://elsewhere.example', cookie })).toBe('signed_out')
    expect(await connect({ cookie })).toBe('signed_out')
    expect(await connect({ origin, cookie })).toBe('in')
  })

  it('is cut the moment its session ends', async () => {
    const awa = await listen('awa')
    const visitor = await server.as('awa')
    await visitor.call(signOut)
    await awa.until(({ ended, socket }) => ended === 1 && socket.disconnected)
    expect((await visitor.call(getProject, { params: { projectId: nuit } })).status).toBe(401)
  })

  it('survives nonsense', async () => {
    const theo = await listen('theo')
    for (const nonsense of [null, 7, {}, [], 'x', "'; DROP TABLE item", newId()]) {
      theo.socket.emit('look', nonsense)
      theo.socket.emit('typing', nonsense)
    }
    theo.socket.emit('news', { verb: 'thread.replied' })
    await reply('idriss')
    await theo.until(({ news }) => news.length > 0)
    expect(theo.socket.connected).toBe(true)
  })
})

describe('access', () => {
  const edit = async (change: object) => {
    const lead = await server.as('maud')
    const { body } = await lead.call(getProject, { params: { projectId: nuit } })
    const { title, summary, description, stage, visibility, startsOn, endsOn, version, ribbon, host } = body
    const partnerIds = ribbon.map(({ id }) => id).filter((id) => id !== host.id)
    const whole = { title, summary, description, stage, visibility, startsOn, endsOn, version, partnerIds, ...change }
    return lead.call(editProject, { params: { projectId: nuit }, body: whole })
  }

  it('opened is heard at once, and so is what follows; closed, nothing more is', async () => {
    const lucie = await listen('lucie')
    expect((await edit({ visibility: 'cluster' })).status).toBe(200)
    await lucie.until(({ access }) => access > 0)
    await reply('idriss')
    await lucie.until(({ news }) => news.some(({ verb }) => verb === 'thread.replied'))

    const { access } = lucie
    expect((await edit({ visibility: 'organisations' })).status).toBe(200)
    await lucie.until((ear) => ear.access > access)
    lucie.news.length = 0
    await reply('idriss')
    await moment()
    expect(lucie.news).toEqual([])
  })

  it('to a project, lost by leaving its team, is lost on the open page too', async () => {
    const lead = await server.as('maud')
    const delphine = await listen('delphine')
    const params = { projectId: nuit, memberId: memberId('delphine') }
    await lead.call(joinTeam, { params })
    await delphine.until(({ access }) => access > 0)
    delphine.socket.emit('look', plan)
    await delphine.until(({ here }) => here.some(({ people }) => people.some(({ id }) => id === memberId('delphine'))))
    const theo = await listen('theo')
    theo.socket.emit('look', plan)
    await theo.until(({ here }) => here.some(({ people }) => people.length === 2))

    await lead.call(leaveTeam, { params })
    await theo.until(({ here }) => here.at(-1)?.people.length === 1)
    const heard = delphine.here.length
    delphine.news.length = 0
    await reply('idriss')
    await moment()
    expect([delphine.here.length, delphine.news]).toEqual([heard, []])
  })
})

describe('who is here', () => {
  it('is told to those who have the same thread open, and ends with the connection', async () => {
    const [theo, idriss, solene] = [await listen('theo'), await listen('idriss'), await listen('solene')]
    theo.socket.emit('look', plan)
    idriss.socket.emit('look', plan)
    await theo.until(({ here }) => here.at(-1)?.people.length === 2)
    expect(theo.here.at(-1)?.people.map(({ name }) => name)).toEqual(['Idriss Benhaddou', 'Théo Villard'])
    idriss.socket.emit('typing', plan)
    await theo.until(({ typing }) => typing.length === 1)
    expect(theo.typing[0]?.person.name).toBe('Idriss Benhaddou')
    expect(idriss.typing).toEqual([])
    idriss.socket.disconnect()
    await theo.until(({ here }) => here.at(-1)?.people.length === 1)
    expect(solene.here).toEqual([])
  })

  it('costs little, however fast a screen goes back and forth', async () => {
    const hasty = await listen('theo')
    const before = server.services.db.statements()
    for (let each = 0; each < 2_000; each++) {
      hasty.socket.emit('look', each % 2 ? plan : null)
      hasty.socket.emit('typing', plan)
    }
    await hasty.until(({ here }) => here.at(-1)?.people.length === 1)
    await moment()
    expect(server.services.db.statements() - before).toBeLessThan(100)
  })

  it('counts a person with two screens once', async () => {
    const [one, other, theo] = [await listen('idriss'), await listen('idriss'), await listen('theo')]
    for (const { socket } of [one, other, theo]) socket.emit('look', plan)
    await theo.until(({ here }) => here.at(-1)?.people.length === 2)
    other.socket.disconnect()
    await moment()
    expect(theo.here.at(-1)?.people.length).toBe(2)
  })

  it('is never told of whoever prefers not to be seen', async () => {
    const [theo, idriss] = [await listen('theo'), await listen('idriss')]
    await (await server.as('idriss')).call(editMe, { body: { presence: false } })
    theo.socket.emit('look', plan)
    idriss.socket.emit('look', plan)
    idriss.socket.emit('typing', plan)
    await theo.until(({ here }) => here.length > 0)
    await moment()
    expect(theo.here.flatMap(({ people }) => people.map(({ name }) => name))).not.toContain('Idriss Benhaddou')
    expect(theo.typing).toEqual([])
    await (await server.as('idriss')).call(editMe, { body: { presence: true } })
    await theo.until(({ here }) => here.at(-1)?.people.length === 2)
    await (await server.as('idriss')).call(editMe, { body: { presence: false } })
    await theo.until(({ here }) => here.at(-1)?.people.length === 1)
    await (await server.as('idriss')).call(editMe, { body: { presence: true } })
  })

  it('is no way to learn about a thread that one may not read', async () => {
    const [lucie, theo] = [await listen('lucie'), await listen('theo')]
    theo.socket.emit('look', plan)
    await theo.until(({ here }) => here.length > 0)
    lucie.socket.emit('look', plan)
    lucie.socket.emit('typing', plan)
    await moment()
    expect([lucie.here, lucie.typing]).toEqual([[], []])
    expect(theo.here.at(-1)?.people.map(({ name }) => name)).toEqual(['Théo Villard'])
  })
})
