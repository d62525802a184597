import { newId } from '@navette/contract/core/ids.ts'
import {
  answerRequest,
  askToJoin,
  chooseStage,
  getProject,
  joinTeam,
  listRequests,
  startProject,
  takeRequestBack,
} from '@navette/contract/projects/endpoints.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listenAs } from '../../../test/ears.ts'
import { memberId, organisationId, type TestServer, testServer, type Visitor } from '../../../test/server.ts'

let server: TestServer
let camille: Visitor
let theo: Visitor
beforeAll(async () => {
  server = await testServer()
  camille = await server.as('camille')
  theo = await server.as('theo')
})
afterAll(() => server.close())

async function open(visibility: 'cluster' | 'organisations' = 'cluster') {
  const projectId = newId()
  await camille.call(startProject, { body: { id: projectId, title: 'Un bal', hostId: organisationId('fil'), visibility } })
  return { projectId }
}

const ask = (visitor: Visitor, params: { projectId: string }, word = '') => visitor.call(askToJoin, { params, body: { word } })
const waiting = async (params: { projectId: string }) => (await camille.call(listRequests, { params })).body.requests
const see = async (visitor: Visitor, params: { projectId: string }) => (await visitor.call(getProject, { params })).body

it('somebody who only sees a project asks, once however often, and comes in when the lead says so', async () => {
  const params = await open()
  expect((await see(theo, params)).can).toMatchObject({ join: false, ask: true })
  const all = await Promise.all([1, 2, 3, 4].map(() => ask(theo, params, 'Je peux projeter.')))
  expect(all.map(({ status }) => status)).toEqual([204, 204, 204, 204])
  await ask(theo, params, 'Je peux projeter, et tirer les câbles.')
  const [request, ...others] = await waiting(params)
  expect([request, others]).toMatchObject([{ person: { name: 'Théo Villard' }, word: 'Je peux projeter, et tirer les câbles.' }, []])
  expect((await see(theo, params)).asked).toBe(request?.at)
  const answer = { params: { ...params, requestId: request?.id ?? '' }, body: { accepted: true } }
  const answers = await Promise.all([camille.call(answerRequest, answer), camille.call(answerRequest, answer)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409])
  expect(await see(theo, params)).toMatchObject({ mine: true, asked: null, can: { ask: false, leave: true } })
})

it('somebody who was turned down, or thought again, may ask anew', async () => {
  const params = await open()
  await ask(theo, params)
  const [first] = await waiting(params)
  await camille.call(answerRequest, { params: { ...params, requestId: first?.id ?? '' }, body: { accepted: false } })
  expect(await see(theo, params)).toMatchObject({ mine: false, asked: null, can: { ask: true } })
  await ask(theo, params)
  expect((await theo.call(takeRequestBack, { params })).status).toBe(204)
  expect([await waiting(params), (await see(theo, params)).asked]).toEqual([[], null])
  const late = await camille.call(answerRequest, { params: { ...params, requestId: first?.id ?? '' }, body: { accepted: true } })
  expect(late.problem.code).toBe('request_answered')
})

it('is not for people of its organisations, who join; nor where nobody sees it; nor once it is archived', async () => {
  const [shown, hidden] = [await open(), await open('organisations')]
  expect((await ask(await server.as('gerard'), shown)).status).toBe(403)
  expect((await ask(theo, hidden)).status).toBe(404)
  await camille.call(chooseStage, { params: shown, body: { stage: 'archived' } })
  expect((await ask(theo, shown)).status).toBe(403)
})

it('is answered by being brought in another way', async () => {
  const params = await open()
  await ask(theo, params)
  await camille.call(joinTeam, { params: { ...params, memberId: memberId('theo') } })
  expect(await waiting(params)).toEqual([])
})

it('is read and heard by those who answer, and by nobody else', async () => {
  const params = await open()
  const listening = await server.listen()
  const keys = ['camille', 'theo', 'malo', 'gerard']
  const ears = await Promise.all(keys.map((key) => listenAs(server, listening, key)))
  await ask(theo, params)
  await ears[0]?.until(({ access }) => access > 0)
  await ask(theo, params, 'Encore moi')
  await ears[0]?.until(({ news }) => news.some(({ verb }) => verb === 'request.made'))
  await ears[1]?.until(({ news }) => news.some(({ verb }) => verb === 'request.moved'))
  expect(ears.slice(1).flatMap(({ news }) => news.filter(({ verb }) => verb === 'request.made'))).toEqual([])
  for (const key of ['gerard', 'theo', 'malo']) expect((await (await server.as(key)).call(listRequests, { params })).status).toBe(403)
  for (const { socket } of ears) socket.close()
})
