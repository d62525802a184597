import { newId } from '@navette/contract/core/ids.ts'
import { openThread } from '@navette/contract/discussions/endpoints.ts'
import {
  forgetDrafts,
  keepDraft,
  listDrafts,
  measureReach,
  suggestMentions,
  suggestThings,
} from '@navette/contract/discussions/writing-endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationId, projectId, type TestServer, testServer, threadId, type Visitor } from '../../../test/server.ts'

let server: TestServer
let camille: Visitor
beforeAll(async () => {
  server = await testServer()
  camille = await server.as('camille')
})
afterAll(() => server.close())

const nuit = projectId('nuit-du-court')
const thread = threadId('plan-de-feu')

describe('whom a text may call', () => {
  const ask = async (visitor: Visitor, query: object) => (await visitor.call(suggestMentions, { query })).body
  it('begins with those who can read, whoever wrote in the thread first', async () => {
    const { people, teams, everyone } = await ask(camille, { threadId: thread })
    expect(people.length).toBeGreaterThan(3)
    expect(people.every(({ sees }) => sees)).toBe(true)
    expect(people.map(({ person }) => person.name)).not.toContain('Camille Ferrand')
    expect(teams[0]).toMatchObject({ id: nuit, title: 'Nuit du court' })
    expect(everyone).toBeGreaterThan(3)
  })

  it('is found by letters without accents, and says who cannot read', async () => {
    const { people } = await ask(camille, { threadId: thread, search: 'the' })
    expect(people.find(({ person }) => person.name === 'Théo Villard')?.sees).toBe(true)
    const ofFil = { organisationId: organisationId('fil') }
    const [theo] = (await ask(camille, { ...ofFil, search: 'théo' })).people
    expect(theo).toMatchObject({ person: { name: 'Théo Villard' }, sees: false })
    expect((await ask(camille, { ...ofFil, search: '%' })).people).toEqual([])
  })

  it('is, for a guest, whom they have met', async () => {
    const ines = await server.as('ines')
    const { people } = await ask(ines, { threadId: thread, search: 'c' })
    expect(people.map(({ person }) => person.name)).toContain('Camille Ferrand')
    expect((await ask(ines, { search: 'camille' })).people).toEqual([])
    expect((await ines.call(suggestMentions, { query: { projectId: projectId('regie-partagee') } })).status).toBe(404)
  })

  it('is counted before it is called', async () => {
    const reach = async (text: string) => (await camille.call(measureReach, { body: { threadId: thread, text } })).body.people
    expect(await reach('Bonjour')).toBe(0)
    const { everyone, teams } = await ask(camille, { threadId: thread })
    expect(await reach('[@tous](#tous)')).toBe(everyone)
    expect(await reach(`[@équipe](/projets/${nuit})`)).toBe(teams[0]?.count)
  })
})

it('what a text may name is what its author may see', async () => {
  const body = { id: newId(), title: 'Trésorerie à l’équilibre', organisationId: organisationId('fil'), post: { id: newId(), text: 'Ouf' } }
  await camille.call(openThread, { body })
  const ask = async (visitor: Visitor, search: string) => (await visitor.call(suggestThings, { query: { search } })).body.things
  expect(await ask(camille, 'equilibre')).toEqual([{ kind: 'thread', path: `/fils/${body.id}`, title: body.title }])
  expect(await ask(await server.as('theo'), 'equilibre')).toEqual([])
  expect((await ask(camille, 'nuit du court')).some(({ path }) => path === `/projets/${nuit}`)).toBe(true)
})

describe('a draft', () => {
  const place = `thread:${thread}`
  const keep = async (visitor: Visitor, text: string, from: string | null) =>
    (await visitor.call(keepDraft, { params: { place }, body: { text, from } })).body
  const kept = async (visitor: Visitor) => (await visitor.call(listDrafts)).body.drafts.find((draft) => draft.place === place)?.text

  it('goes on from device to device, and is its author’s alone', async () => {
    const first = await keep(camille, 'Bonj', null)
    const second = await keep(camille, 'Bonjour', first.at)
    expect(second.at > first.at).toBe(true)
    expect(await kept(camille)).toBe('Bonjour')
    expect(await kept(await server.as('theo'))).toBeUndefined()
    await keep(camille, '', second.at)
    expect(await kept(camille)).toBe('')
  })

  it('loses nothing when two devices write at once', async () => {
    const idriss = await server.as('idriss')
    const base = await keep(idriss, '', null)
    const both = await Promise.all(['Au bureau', 'Dans le train'].map((text) => keep(idriss, text, base.at)))
    const text = await kept(idriss)
    expect(text).toContain('Au bureau')
    expect(text).toContain('Dans le train')
    expect(both.some((draft) => draft.text === text)).toBe(true)
    // Sent on one device, which had not heard of the other's words: those stay.
    await keep(idriss, '', base.at)
    expect(await kept(idriss)).toBe(text)
    // A device that comes back with less adds nothing.
    await keep(idriss, 'Au bureau', null)
    expect(await kept(idriss)).toBe(text)
    await idriss.call(forgetDrafts)
    expect(await kept(idriss)).toBeUndefined()
  })

  it('has a place that exists', async () => {
    for (const wrong of ['nowhere', 'thread:1', `thread:${thread}:x`])
      expect(
        (await camille.send('PUT', `/api/drafts/${encodeURIComponent(wrong)}`, { text: 'a', from: null })).status,
      ).toBeGreaterThanOrEqual(400)
  })
})
