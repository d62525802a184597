import { newId } from '@navette/contract/core/ids.ts'
import { sendPost } from '@navette/contract/discussions/endpoints.ts'
import { joinTeam, leaveTeam } from '@navette/contract/projects/endpoints.ts'
import { signOut } from '@navette/contract/sessions/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from './database.ts'
import { type Ear, listenAs } from './ears.ts'
import { memberId, projectId, type TestServer, testServer, threadId } from './server.ts'

/** Two instances on one database, joined by Redis, are one Navette. */

const redisUrl = process.env['TEST_REDIS_URL']

describe.skipIf(!redisUrl)('two instances', () => {
  let database: TestDatabase
  let here: TestServer
  let there: TestServer
  let ears: Record<'theo' | 'ines' | 'awa', Ear>
  beforeAll(async () => {
    database = await freshDatabase()
    const settings = { REDIS_URL: redisUrl ?? '' }
    here = await testServer({ database, settings })
    there = await testServer({ database, settings })
    await here.listen()
    const address = await there.listen()
    ears = {
      theo: await listenAs(there, address, 'theo'),
      ines: await listenAs(there, address, 'ines'),
      awa: await listenAs(there, address, 'awa'),
    }
  })
  afterAll(async () => {
    for (const { socket } of Object.values(ears ?? {})) socket.close()
    await here?.close()
    await there?.close()
    await database?.drop()
  })

  const reply = async (server: TestServer) =>
    (await server.as('idriss')).call(sendPost, { params: { threadId: threadId('plan-de-feu') }, body: { id: newId(), text: 'Entendu.' } })

  it('tell each other’s readers what happened, once', async () => {
    const { body } = await reply(here)
    await ears.theo.until(({ news }) => news.length > 0)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(ears.theo.news.map(({ verb, facts }) => [verb, facts['number']])).toEqual([['thread.replied', body.number]])
  })

  it('agree on who may hear', async () => {
    const lead = await here.as('maud')
    const params = { projectId: projectId('nuit-du-court'), memberId: memberId('ines') }
    await lead.call(leaveTeam, { params })
    await ears.ines.until(({ access }) => access > 0)
    ears.ines.news.length = 0
    await reply(here)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(ears.ines.news).toEqual([])
    await lead.call(joinTeam, { params })
    await ears.ines.until(({ access }) => access > 1)
    await reply(here)
    await ears.ines.until(({ news }) => news.length > 0)
  })

  it('see who is here, wherever they are connected', async () => {
    const idriss = await listenAs(here, here.app.listeningOrigin, 'idriss')
    idriss.socket.emit('look', threadId('plan-de-feu'))
    ears.theo.socket.emit('look', threadId('plan-de-feu'))
    await ears.theo.until((ear) => ear.here.at(-1)?.people.length === 2)
    idriss.socket.close()
    await ears.theo.until((ear) => ear.here.at(-1)?.people.length === 1)
  })

  it('end a session everywhere', async () => {
    const sessionId = await there.sessionOf('awa')
    await here.nobody.send('DELETE', signOut.path, undefined, { cookie: `navette_access=${here.app.jwt.sign({ sid: sessionId })}` })
    await ears.awa.until(({ ended, socket }) => ended === 1 && socket.disconnected)
  })
})
