import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { activities } from '@navette/contract/activities.ts'
import type { News } from '@navette/contract/core/activity.ts'
import type { Endpoint } from '@navette/contract/core/endpoint.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { endpoints } from '@navette/contract/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { demoId } from '../../../prisma/demo/ids.ts'
import type { Known } from '../src/platform/db/names.ts'
import { publicAudience } from '../src/platform/session/actor.ts'
import { type Ear, listenAs } from './ears.ts'
import { address, memberId, organisationId, postId, projectId, type TestServer, testServer, threadId } from './server.ts'
import { stories } from './stories.ts'
import { type Watch, watchDatabase } from './watch.ts'

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
  itemId: [projectId('nuit-du-court'), threadId('videoprojecteur')],
  tagId: [demoId('tag', 'technique')],
  eventId: [demoId('event', 'nuit')],
  occurrenceId: [demoId('occurrence', 'nuit')],
}

/** What somebody may have open; of what is asked for a moment nothing is kept, and nothing can grow old. */
const reads = endpoints.filter(
  ({ method, access, momentary }) => method === 'GET' && (access === 'member' || access === 'insider') && !momentary,
)

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

/** Where what is sent is kept. */
const folder = mkdtempSync(join(tmpdir(), 'navette-freshness-'))

let server: TestServer
let watch: Watch
let allNames: Known
/** What a read looks up in memory, which no statement tells. */
let lookUps = new Map<string, string>()
const ears = new Map<string, Ear>()

beforeAll(async () => {
  // Time passes from story to story, a little: what runs out by itself is no news.
  vi.useFakeTimers({ toFake: ['Date'] })
  // Some of what happens writes letters, which are handed to the queue.
  server = await testServer({ working: true, settings: { STORAGE_DIR: folder } })
  const listening = await server.listen()
  for (const key of readers) ears.set(key, await listenAs(server, listening, key))
  watch = await watchDatabase(server.services.db)
  const { names } = server.services
  allNames = await names.known()
  const noted = (shelf: keyof Known, id: string) => {
    const found = allNames[shelf](id)
    lookUps.set(JSON.stringify([shelf, id]), JSON.stringify(found))
    return found
  }
  const noting = Object.fromEntries(
    Object.keys(allNames).map((shelf) => [shelf, (id: string) => noted(shelf as keyof Known, id)]),
  ) as unknown as Known
  const { known } = names
  names.known = () => known().then(() => noting)
  await readEverything(open)
})
afterAll(async () => {
  watch.end()
  for (const { socket } of ears.values()) socket.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
  vi.useRealTimers()
})

interface Answer {
  key: string
  read: OpenRead
  text: string
  /** The tables that it was made from. */
  tables: string[]
  /** The names in it, as they were. */
  names: Map<string, string>
}

/** Every answer that still holds, by reader and read. */
const answers = new Map<string, Answer>()
const actors = new Map<string, string>()
let surroundings = ''

const actorOf = async (key: string) => server.services.actors.of(await server.sessionOf(key))

/**
 * Lets go of every answer that may differ by now: an answer follows from who asks, from what the tables hold, from the names that are kept
 * in memory, from the settings and the day.
 */
async function forgetWhatMayDiffer() {
  const written = await watch.written()
  const { config, clock, names } = server.services
  const around = JSON.stringify([config, clock.today()])
  const moved = new Set<string>()
  for (const key of readers) {
    const actor = JSON.stringify(await actorOf(key))
    if (around !== surroundings || actor !== actors.get(key)) moved.add(key)
    actors.set(key, actor)
  }
  surroundings = around
  await names.known()
  const looked = new Map<string, string>()
  const isOld = ([asked, then]: [string, string]) => {
    const [shelf, id] = JSON.parse(asked) as [keyof Known, string]
    const now = looked.get(asked) ?? JSON.stringify(allNames[shelf](id))
    looked.set(asked, now)
    return now !== then
  }
  for (const [name, answer] of answers) {
    if (moved.has(answer.key) || answer.tables.some((table) => written.has(table)) || [...answer.names].some(isOld)) answers.delete(name)
  }
}

async function ask(key: string, read: OpenRead): Promise<Answer> {
  const visitor = await server.as(key)
  const names = new Map<string, string>()
  lookUps = names
  const { result, statements } = await watch.during(() => visitor.send('GET', address(read.endpoint, read.params)))
  const text = `${result.status} ${JSON.stringify(result.body)}`
  return { key, read, text, tables: [...new Set(statements.flatMap(watch.tablesIn))], names }
}

async function readEverything(things: Record<string, string[]>): Promise<Map<string, Answer>> {
  await forgetWhatMayDiffer()
  const read = new Map<string, Answer>()
  for (const key of readers) {
    for (const each of openReads(things)) {
      const name = JSON.stringify([key, each.endpoint.name, each.params])
      const answer = answers.get(name) ?? (await ask(key, each))
      answers.set(name, answer)
      read.set(name, answer)
    }
  }
  return read
}

/** Whether this news makes that read stale: the very rule of the web's listener. */
function staleBy(news: News, { endpoint, params }: OpenRead): boolean {
  const kind = activities.get(news.verb)
  if (!kind) return false
  const touched = kind
    .touches(news.facts)
    .some((touch) => touch.read === endpoint.name && Object.entries(touch.params).every(([name, value]) => params[name] === value))
  return (
    touched || kind.sweeping === true || endpoint.history === true || (kind.alters ?? []).some((noun) => endpoint.shows?.includes(noun))
  )
}

/**
 * Waits until everybody has heard what was announced: news go out in order, so whoever hears this one has heard all before it. Whoever
 * owes a second factor hears none.
 */
async function hearAll() {
  const id = newId()
  const news = { id, verb: 'test.silence', actorId: null, facts: {}, at: server.services.clock.now().toISOString() }
  server.services.live.publish({ audienceId: publicAudience, kind: {}, news })
  for (const [key, ear] of ears) {
    const actor = await actorOf(key)
    if (actor && !actor.enrolling) await ear.until((each) => each.news.some((heard) => heard.id === id))
    else await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

it('is told for every kind of thing that can happen', () => {
  expect([...activities.keys()].filter((verb) => !(verb in stories))).toEqual([])
})

describe.each(Object.entries(stories))('after %s', { timeout: 60_000 }, (verb, story) => {
  it('nothing that anybody has open is silently stale', async () => {
    vi.setSystemTime(Date.now() + 100)
    const { things = {}, happens } = await story(server)
    const seen = Object.fromEntries(Object.entries(open).map(([name, ids]) => [name, [...new Set([...ids, ...(things[name] ?? [])])]]))
    await hearAll()
    // Before anything is read: what the queue does meanwhile is told meanwhile.
    for (const ear of ears.values()) Object.assign(ear, { news: [], access: 0 })
    const before = await readEverything(seen)
    await happens()
    await hearAll()
    const after = await readEverything(seen)
    const silent = [...after].filter(([name, { key, read, text }]) => {
      if (before.get(name)?.text === text) return false
      const ear = ears.get(key)
      return !ear || (ear.access === 0 && !ear.news.some((news) => staleBy(news, read)))
    })
    expect(silent.map(([name]) => name)).toEqual([])
    const everyVerbHeard = [...ears.values()].flatMap((ear) => ear.news.map((news) => news.verb))
    if (!unheard.has(verb)) expect(everyVerbHeard).toContain(verb)
  })
})

it('is not told by answers that were kept too long', async () => {
  await forgetWhatMayDiffer()
  expect(answers.size).toBeGreaterThan(readers.length * reads.length)
  const wrong: string[] = []
  for (const [name, { key, read, text }] of answers) {
    if ((await ask(key, read)).text !== text) wrong.push(name)
  }
  expect(wrong).toEqual([])
}, 60_000)

/**
 * Nobody can listen before the cluster is founded; who may see a new project, or looks after an organisation, learns it by their access; and the tabs of whoever is
 * suspended are closed already.
 */
const unheard = new Set([
  'cluster.founded',
  'project.started',
  'managers.gathered',
  'team.gathered',
  'event.carriers_gathered',
  'member.suspended',
  'member.restored',
])
