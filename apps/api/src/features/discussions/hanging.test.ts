import { newId } from '@navette/contract/core/ids.ts'
import { getThread, listThreads, openThread, sendPost } from '@navette/contract/discussions/endpoints.ts'
import { getProject, listProjects } from '@navette/contract/projects/endpoints.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { organisationId, projectId, type TestServer, testServer, type Visitor } from '../../../test/server.ts'
import type { Feature } from '../../platform/feature.ts'

/** Threads that hang on something other than a project: a feature only says in its manifest that its items are discussed. */

let server: TestServer
let camille: Visitor
let theo: Visitor
let lucie: Visitor
beforeAll(async () => {
  server = await testServer()
  camille = await server.as('camille')
  theo = await server.as('theo')
  lucie = await server.as('lucie')
  const meeting = { kind: 'meeting', list: listProjects, get: getProject, param: 'projectId' }
  const sealed = { ...meeting, kind: 'sealed' }
  const calendar = { name: 'calendar', uses: [], routes: [], items: [{ ...meeting, discussed: async () => true }, sealed] } as Feature
  ;(server.services.features as Feature[]).push(calendar)
})
afterAll(() => server.close())

const nuit = projectId('nuit-du-court')
const audienceOf = async (id: string) => (await server.services.db.prisma.item.findUniqueOrThrow({ where: { id } })).audienceId

/** A meeting, as a calendar would keep one: in a project, or for the people of an organisation alone. */
async function meet(place: { projectId: string } | { organisationId: string }, kind = 'meeting') {
  const { prisma } = server.services.db
  const id = newId()
  const at = server.services.clock.now()
  const owner = 'projectId' in place ? organisationId('noctambules') : place.organisationId
  const audienceId =
    'projectId' in place
      ? await audienceOf(place.projectId)
      : (await prisma.organisation.findUniqueOrThrow({ where: { id: owner } })).audienceId
  const where = { projectId: 'projectId' in place ? place.projectId : null, organisationId: owner, audienceId }
  await prisma.item.create({ data: { id, kind, title: 'Réunion de montage', createdAt: at, lastAt: at, ...where } })
  return id
}

async function discuss(visitor: Visitor, place: object) {
  const id = newId()
  const reply = await visitor.call(openThread, {
    body: { id, title: 'L’ordre du jour', ...place, post: { id: newId(), text: 'Qui vient ?' } },
  })
  return { ...reply, id }
}

it('a thread is about a meeting of a project: its place, its people, and the project’s list', async () => {
  const aboutId = await meet({ projectId: nuit })
  const { status, body, id } = await discuss(camille, { aboutId })
  expect(status).toBe(201)
  expect(body.place).toMatchObject({ kind: 'item', id: aboutId, title: 'Réunion de montage', itemKind: 'meeting' })
  expect(body.place.ribbon.length).toBeGreaterThan(1)
  const { body: about } = await theo.call(listThreads, { query: { aboutId } })
  expect(about.items.map((thread) => thread.id)).toEqual([id])
  const { body: ofProject } = await theo.call(listThreads, { query: { projectId: nuit } })
  expect(ofProject.items[0]?.id).toBe(id)
  expect((await lucie.call(getThread, { params: { threadId: id } })).status).toBe(404)
})

it('about a project is in the project', async () => {
  const { body, id } = await discuss(camille, { aboutId: nuit })
  expect(body.place).toMatchObject({ kind: 'project', id: nuit, itemKind: null })
  expect((await server.services.db.prisma.thread.findUniqueOrThrow({ where: { id } })).aboutId).toBe(nuit)
})

it('goes with what it is about, when that is moved or shared otherwise', async () => {
  const aboutId = await meet({ projectId: nuit })
  const { id } = await discuss(camille, { aboutId })
  const { prisma } = server.services.db
  const { audienceId } = await prisma.organisation.findUniqueOrThrow({ where: { id: organisationId('mixeur') } })
  await prisma.item.update({ where: { id: aboutId }, data: { projectId: null, organisationId: organisationId('mixeur'), audienceId } })
  expect(await audienceOf(id)).toBe(audienceId)
  expect((await theo.call(getThread, { params: { threadId: id } })).status).toBe(404)
  expect((await theo.call(sendPost, { params: { threadId: id }, body: { id: newId(), text: 'Encore là ?' } })).status).toBe(404)
  await expect(prisma.item.update({ where: { id }, data: { audienceId: await audienceOf(nuit) } })).rejects.toThrow()
})

it('is opened on what the actor sees, one thing at a time, and only where things are discussed', async () => {
  const own = await meet({ organisationId: organisationId('mixeur') })
  expect((await discuss(camille, { aboutId: own })).status).toBe(404)
  const both = await discuss(camille, { aboutId: await meet({ projectId: nuit }), organisationId: organisationId('fil') })
  expect(both.problem).toMatchObject({ status: 422, code: 'one_place' })
  expect((await discuss(camille, { aboutId: await meet({ projectId: nuit }, 'sealed') })).problem.code).toBe('not_discussed')
  expect((await discuss(camille, { projectId: await meet({ projectId: nuit }) })).status).toBe(404)
})
