import { getStrands, joinTeam, listActivities, listProjectActivities } from '@navette/contract/projects/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { address, memberId, projectId, readAll, type TestServer, testServer, type Visitor } from '../../../test/server.ts'

let server: TestServer
let camille: Visitor
beforeAll(async () => {
  server = await testServer()
  camille = await server.as('camille')
})
afterAll(() => server.close())

const params = { projectId: projectId('nuit-du-court') }

describe('a timeline', () => {
  it('has the parts that its features offer and that hold something', async () => {
    const { body } = await camille.call(getStrands, { params })
    expect(body.strands).toEqual([
      { name: 'fils', noun: 'discussions' },
      { name: 'evenements', noun: 'calendar' },
      { name: 'projet', noun: 'projects' },
      { name: 'equipe', noun: 'projects' },
    ])
  })

  it('is read part by part: all of one, nothing of another, in the same order, page by page', async () => {
    const whole = await readAll(camille, listProjectActivities, params)
    const names = ['projet', 'equipe', 'fils', 'evenements']
    const parts = await Promise.all(
      names.map(async (strand) => {
        const rows: Record<string, unknown>[] = []
        let after: string | null = null
        do {
          const url: string = address(listProjectActivities, params, { strand, limit: 7, ...(after && { after }) })
          const { body } = await camille.send('GET', url)
          const page = body as { items: Record<string, unknown>[]; next: string | null }
          rows.push(...page.items)
          after = page.next
        } while (after)
        return rows
      }),
    )
    expect(parts.every((part) => part.length > 0)).toBe(true)
    const ids = (rows: Record<string, unknown>[]) => rows.map(({ id }) => id)
    const wanted = parts.map((part) => new Set(ids(part)))
    expect(parts.map(ids)).toEqual(wanted.map((those) => ids(whole).filter((id) => those.has(id))))
    expect(parts.flatMap(ids).toSorted()).toEqual(ids(whole).toSorted())
  })

  it('knows no part that no feature offers', async () => {
    const { problem } = await camille.send('GET', address(listProjectActivities, params, { strand: 'autre' }))
    expect(problem).toMatchObject({ code: 'malformed', fields: [{ path: 'query.strand' }] })
  })

  it('tells whom it concerns, and in whose name: the organisation that takes part, not the first one somebody came with', async () => {
    const maud = await server.as('maud')
    expect((await maud.call(joinTeam, { params: { ...params, memberId: memberId('gerard') } })).status).toBe(204)
    const { body } = await camille.call(listProjectActivities, { params, query: { limit: 1 } })
    expect(body.items[0]).toMatchObject({
      verb: 'team.joined',
      noun: 'projects',
      member: { id: memberId('gerard') },
      organisation: { name: 'Les Noctambules' },
    })
    expect((await camille.call(listActivities, { query: { limit: 1 } })).body.items[0]?.id).toBe(body.items[0]?.id)
  })
})

it('offers of different features never share a part', () => {
  const owners = new Map<string, Set<string>>()
  for (const { name, timeline = [] } of server.services.features)
    for (const { strand } of timeline) owners.set(strand, (owners.get(strand) ?? new Set()).add(name))
  expect([...owners].filter(([, names]) => names.size > 1)).toEqual([])
  const verbs = server.services.features.flatMap(({ timeline = [] }) => timeline.flatMap((offer) => offer.verbs))
  expect(new Set(verbs).size).toBe(verbs.length)
})
