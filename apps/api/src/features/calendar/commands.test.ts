import { addEvent, editEvent, getEvent } from '@navette/contract/calendar/endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { getThread, openThread } from '@navette/contract/discussions/endpoints.ts'
import { mergeOrganisation } from '@navette/contract/organisations/endpoints.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { done } from '../../../test/done.ts'
import { organisationId, type TestServer, testServer } from '../../../test/server.ts'
import { sql } from '../../platform/db/database.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const evening = { title: 'Bal', starts: '2027-03-27T20:30', ends: '2027-03-28T01:00' }
const bodyOf = (hostId: string, change: object) => ({ id: newId(), hostId, ...evening, ...change })
const audiencesOf = (ids: string[]) =>
  server.services.db.rows<{ audienceId: string }>(sql`SELECT DISTINCT audience_id AS "audienceId" FROM item WHERE id = ANY(${ids}::uuid[])`)

it('many at the same moment who gather the same organisations make one audience', async () => {
  const camille = await server.as('camille')
  const partnerIds = [organisationId('cd1d'), organisationId('baroufada')]
  const bodies = Array.from({ length: 20 }, () => bodyOf(organisationId('fil'), { visibility: 'organisations', partnerIds }))
  const replies = await Promise.all(bodies.map((body) => camille.call(addEvent, { body })))
  expect(replies.map(({ status }) => status)).toEqual(bodies.map(() => 201))
  expect(await audiencesOf(bodies.map(({ id }) => id))).toHaveLength(1)
})

it('two who change the same event do not overwrite each other, nor leave half of a change', async () => {
  const { id, version } = await done(server, 'camille', addEvent, { body: bodyOf(organisationId('fil'), {}) })
  const change = (title: string, day: string) => ({ ...evening, title, starts: `${day}T20:30`, ends: `${day}T23:00`, version })
  const replies = await Promise.all(
    [change('Bal d’avril', '2027-04-03'), change('Bal de mai', '2027-05-01')].map(async (body, at) =>
      (await server.as(at === 0 ? 'camille' : 'mehdi')).call(editEvent, { params: { eventId: id }, body }),
    ),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  const event = await done(server, 'camille', getEvent, { params: { eventId: id } })
  expect([`${event.title} ${event.date.starts}`]).toEqual(
    [replies.find(({ status }) => status === 200)?.body].map((body) => `${body?.title} ${body?.date.starts}`),
  )
})

it('a thread opened while its event is shared differently is read by the readers of the event', async () => {
  for (let round = 0; round < 5; round++) {
    const { id, version } = await done(server, 'camille', addEvent, { body: bodyOf(organisationId('fil'), {}) })
    const threadId = newId()
    const post = { id: newId(), text: 'Bonjour' }
    const change = { ...evening, version, visibility: 'organisations' as const }
    await Promise.all([
      done(server, 'camille', openThread, { body: { id: threadId, title: 'Question', aboutId: id, post } }),
      done(server, 'camille', editEvent, { params: { eventId: id }, body: change }),
    ])
    expect(await audiencesOf([id, threadId])).toHaveLength(1)
    expect((await (await server.as('lucie')).call(getThread, { params: { threadId } })).status).toBe(404)
  }
})

it('goes on when an organisation that carries it is merged into another', async () => {
  const partnerIds = ['cd1d', 'baroufada', 'remue'].map(organisationId)
  const carried = await done(server, 'camille', addEvent, {
    body: bodyOf(organisationId('fil'), { visibility: 'organisations', partnerIds }),
  })
  const hosted = await done(server, 'lucie', addEvent, { body: bodyOf(organisationId('cd1d'), { partnerIds: [organisationId('remue')] }) })
  const params = { organisationId: organisationId('cd1d'), intoId: organisationId('remue') }
  await done(server, 'helene', mergeOrganisation, { params })
  const namesOf = async (eventId: string) => (await done(server, 'nadia', getEvent, { params: { eventId } })).ribbon.map(({ id }) => id)
  expect(await namesOf(carried.id)).toEqual(['fil', 'remue', 'baroufada'].map(organisationId))
  expect(await namesOf(hosted.id)).toEqual([organisationId('remue')])
})
