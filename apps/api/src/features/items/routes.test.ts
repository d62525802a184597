import { markFavourite, unmarkFavourite } from '@navette/contract/items/endpoints.ts'
import { getProject, listProjects } from '@navette/contract/projects/endpoints.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listenAs } from '../../../test/ears.ts'
import { memberId, projectId, type TestServer, testServer, threadId } from '../../../test/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const nuit = { itemId: projectId('nuit-du-court') }
const favourites = async (key: string) =>
  (await (await server.as(key)).call(listProjects, { query: { favourite: 'true', limit: 100 } })).body.items.map(({ id }) => id)

it('a favourite is one’s own: marked once, shown to oneself, told to one’s own screens alone', async () => {
  const listening = await server.listen()
  const camille = await server.as('camille')
  const [own, other] = [await listenAs(server, listening, 'camille'), await listenAs(server, listening, 'theo')]
  const statuses = await Promise.all([1, 2, 3].map(() => camille.call(markFavourite, { params: nuit })))
  expect(statuses.map(({ status }) => status)).toEqual([204, 204, 204])
  await own.until(({ news }) => news.some(({ verb }) => verb === 'favourite.marked'))
  expect(own.news.filter(({ verb }) => verb === 'favourite.marked')).toHaveLength(1)
  expect(other.news).toEqual([])
  expect([await favourites('camille'), await favourites('theo')]).toEqual([[nuit.itemId], []])
  const { body } = await camille.call(getProject, { params: { projectId: nuit.itemId } })
  expect(body.favourite).toBe(true)
  expect((await camille.call(unmarkFavourite, { params: nuit })).status).toBe(204)
  expect(await favourites('camille')).toEqual([])
  for (const { socket } of [own, other]) socket.close()
})

it('anything that is shared can be marked, nothing that one does not see', async () => {
  const ines = await server.as('ines')
  expect((await ines.call(markFavourite, { params: { itemId: threadId('plan-de-feu') } })).status).toBe(204)
  expect((await ines.call(markFavourite, { params: { itemId: projectId('comptes-en-commun') } })).status).toBe(404)
})

it('what one loses sight of is listed nowhere, and is a favourite again when it comes back', async () => {
  const ines = await server.as('ines')
  await ines.call(markFavourite, { params: nuit })
  const team = { projectId: nuit.itemId, memberId: memberId('ines') }
  const { prisma } = server.services.db
  const place = await prisma.teamMember.delete({ where: { projectId_memberId: team } })
  expect(await favourites('ines')).toEqual([])
  await prisma.teamMember.create({ data: place })
  expect(await favourites('ines')).toEqual([nuit.itemId])
})
