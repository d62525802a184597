import { activities } from '@navette/contract/activities.ts'
import type { News } from '@navette/contract/core/activity.ts'
import type { Endpoint } from '@navette/contract/core/endpoint.ts'
import { endpoints } from '@navette/contract/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ear, listenAs } from './ears.ts'
import { address, memberId, organisationId, postId, projectId, type TestServer, testServer, threadId } from './server.ts'
import { stories } from './stories.ts'

/**
 * After each thing that can happen, whatever reads differently for somebody was announced to that very person as stale: their socket
 * heard news that touches the read, or that their access changed. So an open page cannot show what is no longer true.
 */

const readers = ['helene', 'camille', 'theo', 'awa', 'ines', 'idriss', 'malo']

/** Things that readers may have open, besides what a story makes. */
const open: Record<string, string[]> = {
  projectId: [projectId('nuit-du-court'), projectId('comptes-en-commun')],
  threadId: [threadId('plan-de-feu'), threadId('bar'), threadId('videoprojecteur')],
  postId: [postId('plan-de-feu', 12)],
  organisationId: [organisationId('fil')],
  memberId: [memberId('awa')],
}

const reads = endpoints.filter(({ method, access }) => method === 'GET' && (access === 'member' || access === 'insider'))

interface OpenRead {
  endpoint: Endpoint
  params: Record<string, string>
}

/** Each read, with each thing that it may be asked about. */
const openReads = (things: Record<string, string[]>): OpenRead[] =>
  reads.flatMap((endpoint) => {
    const [, name] = /:(\w+)/.exec(endpoint.path) ?? []
    return name ? (things[name] ?? []).map((id) => ({ endpoint, params: { [name]: id } })) : [{ endpoint, params: {} }]
  })

let server: TestServer
const ears = new Map<string, Ear>()

beforeAll(async () => {
  server = await testServer()
  const listening = await server.listen()
  for (const key of readers) ears.set(key, await listenAs(server, listening, key))
})
afterAll(async () => {
  for (const { socket } of ears.values()) socket.close()
  await server.close()
})

async function readEverything(things: Record<string, string[]>): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (const key of readers) {
    const visitor = await server.as(key)
    for (const { endpoint, params } of openReads(things)) {
      const { status, body } = await visitor.send('GET', address(endpoint, params))
      answers.set(JSON.stringify([key, endpoint.name, params]), `${status} ${JSON.stringify(body)}`)
    }
  }
  return answers
}

/** Whether this news makes that read stale: the very rule of the web's listener. */
function staleBy(news: News, { endpoint, params }: OpenRead): boolean {
  const kind = activities.get(news.verb)
  if (!kind) return false
  const touched = kind
    .touches(news.facts)
    .some((touch) => touch.read === endpoint.name && Object.entries(touch.params).every(([name, value]) => params[name] === value))
  return touched || endpoint.history === true || (kind.alters ?? []).some((noun) => endpoint.shows?.includes(noun))
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 80))

it('is told for every kind of thing that can happen', () => {
  expect([...activities.keys()].filter((verb) => !(verb in stories))).toEqual([])
})

describe.each(Object.entries(stories))('after %s', (verb, story) => {
  it('nothing that anybody has open is silently stale', async () => {
    const { things = {}, happens } = await story(server)
    const seen = Object.fromEntries(Object.entries(open).map(([name, ids]) => [name, [...new Set([...ids, ...(things[name] ?? [])])]]))
    const before = await readEverything(seen)
    await settle()
    for (const ear of ears.values()) Object.assign(ear, { news: [], access: 0 })
    await happens()
    await settle()
    const after = await readEverything(seen)
    const changed = [...after].filter(([read, answer]) => before.get(read) !== answer).map(([read]) => read)
    const silent = changed.filter((read) => {
      const [key, name, params] = JSON.parse(read) as [string, string, Record<string, string>]
      const endpoint = reads.find((each) => each.name === name)
      const ear = ears.get(key)
      return !ear || !endpoint || (ear.access === 0 && !ear.news.some((news) => staleBy(news, { endpoint, params })))
    })
    expect(silent).toEqual([])
    const everyVerbHeard = [...ears.values()].flatMap((ear) => ear.news.map((news) => news.verb))
    if (!unheard.has(verb)) expect(everyVerbHeard).toContain(verb)
  })
})

/** Nobody can listen before the cluster is founded; and who may see a new project learns it by their access. */
const unheard = new Set(['cluster.founded', 'project.started'])
