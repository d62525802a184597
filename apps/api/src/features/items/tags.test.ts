import { newId } from '@navette/contract/core/ids.ts'
import { openThread } from '@navette/contract/discussions/endpoints.ts'
import { getItemTags, listTagged, listTags, removeTag, renameTag, tagItem, untagItem } from '@navette/contract/items/endpoints.ts'
import { mostTags } from '@navette/contract/items/schema.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoId } from '../../../../../prisma/demo/ids.ts'
import { listenAs } from '../../../test/ears.ts'
import { projectId, readAll, type TestServer, testServer, threadId, type Visitor } from '../../../test/server.ts'

let server: TestServer
let camille: Visitor
let theo: Visitor
let helene: Visitor
beforeAll(async () => {
  server = await testServer()
  camille = await server.as('camille')
  theo = await server.as('theo')
  helene = await server.as('helene')
})
afterAll(() => server.close())

const plan = { itemId: threadId('plan-de-feu') }
const put = (visitor: Visitor, name: string, params = plan) => visitor.call(tagItem, { params, body: { name } })
const tagsOf = async (visitor: Visitor, params = plan) => (await visitor.call(getItemTags, { params })).body.tags.map(({ name }) => name)
const known = async (visitor: Visitor, search = '') =>
  (await visitor.call(listTags, { query: { search } })).body.items.map(({ name, count }) => `${name} ${count}`)
const openOne = async (projectKey: string | null = 'nuit-du-court', visitor = camille) => {
  const id = newId()
  const place = projectKey ? { projectId: projectId(projectKey) } : {}
  await visitor.call(openThread, { body: { id, title: 'À classer', ...place, post: { id: newId(), text: 'Un mot.' } } })
  return { itemId: id }
}

describe('a tag', () => {
  it('is put on by whoever sees the thing, shown to all its readers at once, and taken off by another', async () => {
    const thread = await openOne()
    const listening = await server.listen()
    const ear = await listenAs(server, listening, 'theo')
    const { status, body: tag } = await put(camille, 'Grande salle', thread)
    expect(status).toBe(200)
    await ear.until(({ news }) => news.some(({ verb, facts }) => verb === 'item.tagged' && facts['tagId'] === tag.id))
    expect(await tagsOf(theo, thread)).toEqual(['Grande salle'])
    expect((await theo.call(untagItem, { params: { ...thread, tagId: tag.id } })).status).toBe(204)
    expect(await tagsOf(camille, thread)).toEqual([])
    ear.socket.close()
  })

  it('is one, however it is written, and whoever writes it at the same moment', async () => {
    const [one, other] = [await openOne(), await openOne()]
    const [first, second] = await Promise.all([put(camille, 'Été 2027', one), put(theo, 'ETE 2027', other)])
    expect(first.body.id).toBe(second.body.id)
    expect((await put(camille, ' été 2027 ', one)).body).toEqual(first.body)
    expect((await known(camille, 'ete')).map((each) => each.toLowerCase().slice(-2))).toEqual([' 2'])
    const { body } = await theo.call(listTagged, { params: { tagId: first.body.id }, query: {} })
    expect(body.items.map(({ id, kind, path }) => [id, kind, path]).sort()).toEqual(
      [one, other].map(({ itemId }) => [itemId, 'thread', `/fils/${itemId}`]).sort(),
    )
  })

  it('gathers things of every kind, page by page', async () => {
    const tagId = demoId('tag', 'technique')
    const all = await readAll(await server.as('idriss'), listTagged, { tagId })
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['thread', 'project']))
    const first = await (await server.as('idriss')).call(listTagged, { params: { tagId }, query: { limit: 1 } })
    expect(first.body.items).toHaveLength(1)
    expect(all).toHaveLength(new Set(all.map(({ id }) => id)).size)
  })

  it('is seen by nobody who sees nothing that has it', async () => {
    const ines = await server.as('ines')
    const tagId = demoId('tag', 'comptabilite')
    expect(await known(ines, 'compta')).toEqual([])
    expect((await ines.call(listTagged, { params: { tagId }, query: {} })).status).toBe(404)
    expect((await ines.call(getItemTags, { params: { itemId: threadId('plan-analytique') } })).status).toBe(404)
    expect((await put(theo, 'à voir', { itemId: threadId('plan-analytique') })).status).toBe(404)
  })

  it('is read by a guest, who puts none on', async () => {
    const ines = await server.as('ines')
    expect((await ines.call(getItemTags, { params: plan })).body).toMatchObject({ tags: [{ name: 'technique' }], can: { tag: false } })
    expect((await put(ines, 'à moi')).status).toBe(403)
  })

  it('needs a name that can be seen, and there are ten on a thing at most', async () => {
    const thread = await openOne()
    for (const name of ['', '   ', '\u200b', 'x'.repeat(41)]) expect((await put(camille, name, thread)).status, name).toBe(422)
    const replies = await Promise.all(Array.from({ length: mostTags + 2 }, (_, at) => put(camille, `Mot ${at}`, thread)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(mostTags)
    const refused = replies.filter(({ status }) => status !== 200)
    expect(refused.map(({ problem }) => [problem.status, problem.code, problem.limit])).toEqual([
      [409, 'too_many_tags', mostTags],
      [409, 'too_many_tags', mostTags],
    ])
    expect(await tagsOf(camille, thread)).toHaveLength(mostTags)
  })
})

describe('whoever administers the cluster', () => {
  it('renames a tag, and unites two that mean the same', async () => {
    const [one, other] = [await openOne(null), await openOne(null)]
    const wrong = (await put(camille, 'sonn', one)).body
    const right = (await put(camille, 'son', other)).body
    await put(camille, 'son', one)
    expect((await camille.call(renameTag, { params: { tagId: wrong.id }, body: { name: 'x' } })).status).toBe(403)
    const renamed = await helene.call(renameTag, { params: { tagId: wrong.id }, body: { name: 'Sonorisation' } })
    expect(renamed.body).toEqual({ id: wrong.id, name: 'Sonorisation' })
    const united = await helene.call(renameTag, { params: { tagId: wrong.id }, body: { name: 'SON' } })
    expect(united.body).toEqual(right)
    expect([await tagsOf(camille, one), await tagsOf(camille, other)]).toEqual([['son'], ['son']])
    expect((await helene.call(renameTag, { params: { tagId: wrong.id }, body: { name: 'x' } })).status).toBe(404)
    // Only its letters change: it is still the same.
    expect((await helene.call(renameTag, { params: { tagId: right.id }, body: { name: 'Son' } })).body).toEqual({
      id: right.id,
      name: 'Son',
    })
  })

  it('takes one off everything', async () => {
    const thread = await openOne(null)
    const { id } = (await put(camille, 'éphémère', thread)).body
    expect((await camille.call(removeTag, { params: { tagId: id } })).status).toBe(403)
    expect((await helene.call(removeTag, { params: { tagId: id } })).status).toBe(204)
    expect(await tagsOf(camille, thread)).toEqual([])
  })
})
