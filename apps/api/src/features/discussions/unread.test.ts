import { newId } from '@navette/contract/core/ids.ts'
import { followLevels } from '@navette/contract/follows/schema.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { belonging } from '../../../test/actors.ts'
import { memberId, organisationId, projectId, type TestServer, testServer } from '../../../test/server.ts'
import type { Context } from '../../platform/context.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { listThreads } from './queries.ts'
import { countUnread, unreadOf } from './unread-queries.ts'

/** The rule of what waits to be read: what it says, and that lists, filters and counts say the same in every case. */

describe('what waits to be read', () => {
  const before = { beyond: 3, readNumber: 2, isNew: true, called: false }
  it.each([
    ['everything', before, 3],
    ['everything', { ...before, beyond: 0 }, 0],
    ['threads', before, 0],
    ['threads', { ...before, readNumber: 0 }, 3],
    ['threads', { ...before, readNumber: 0, isNew: false }, 0],
    ['threads', { ...before, readNumber: 0, isNew: false, called: true }, 3],
    ['everything', { ...before, readNumber: 0, isNew: false }, 3],
    ['threads', { ...before, called: true }, 3],
    ['mentions', { ...before, readNumber: 0 }, 0],
    ['mentions', { ...before, called: true }, 3],
    ['nothing', { beyond: 3, readNumber: 0, isNew: true, called: true }, 0],
  ] as const)('who is told %s of %o has %i to read', (level, what, count) => {
    expect(unreadOf(level, what)).toBe(count)
  })
})

let server: TestServer
let theo: Actor
/** A thread for each state that a reader can leave one in, in three kinds of places; the rest of the cluster is read. */
const threads: string[] = []

const reads = [null, 0, 3, 5]
const nuit = projectId('nuit-du-court')
const france = organisationId('france')

beforeAll(async () => {
  server = await testServer()
  const actor = await server.services.actors.of(await server.sessionOf('theo'))
  if (!actor) throw new Error('Théo is not signed in')
  theo = actor
  const places = [
    { projectId: nuit, organisationId: organisationId('noctambules') },
    { projectId: null, organisationId: france },
    { projectId: null, organisationId: null },
  ]
  for (const place of places)
    for (const read of reads)
      for (const wrote of read === null ? [false] : [false, true])
        for (const called of [false, true]) threads.push(await makeThread({ place, read, wrote, called, talk: false }))
  // Brought in from elsewhere, and gone on with here, or not.
  for (const known of [3, 5])
    threads.push(await makeThread({ place: places[0] as State['place'], read: null, wrote: false, called: true, talk: false, known }))
  // Begun before he came, and gone on with since.
  for (const read of [null, 3])
    for (const called of [false, true])
      threads.push(await makeThread({ place: places[0] as State['place'], read, wrote: false, called, talk: false, old: true }))
  for (const read of reads)
    threads.push(await makeThread({ place: { projectId: null, organisationId: null }, read, wrote: false, called: false, talk: true }))
})
afterAll(() => server.close())

interface State {
  place: { projectId: string | null; organisationId: string | null }
  read: number | null
  wrote: boolean
  called: boolean
  talk: boolean
  known?: number
  old?: boolean
}

/** Five messages of somebody's, of which the fourth may call Théo. */
async function makeThread({ place, read, wrote, called, talk, known = 0, old = false }: State): Promise<string> {
  const { prisma } = server.services.db
  const [id, at] = [newId(), new Date(Date.now() + 60_000)]
  const project = place.projectId ? await prisma.item.findUniqueOrThrow({ where: { id: place.projectId } }) : null
  const written = { createdById: memberId('idriss'), createdAt: old ? new Date(theo.since.getTime() - 60_000) : at, lastAt: at }
  await prisma.item.create({
    data: { id, kind: 'thread', title: 'Un fil', ...place, audienceId: project?.audienceId ?? theo.audienceId, ...written },
  })
  await prisma.thread.create({ data: { id, lastNumber: 5, knownNumber: known, lastAuthorId: memberId('idriss') } })
  if (place.projectId) await prisma.thread.update({ where: { id }, data: { aboutId: place.projectId } })
  const posts = [1, 2, 3, 4, 5].map((number) => ({ id: newId(), threadId: id, number, authorId: memberId('idriss'), at, text: 'Oui.' }))
  await prisma.post.createMany({ data: posts })
  if (read !== null) await prisma.threadReading.create({ data: { threadId: id, memberId: theo.id, number: read, at, wrote } })
  if (called) await prisma.mention.create({ data: { postId: posts[3]?.id ?? '', threadId: id, number: 4, memberId: theo.id } })
  if (talk) await prisma.conversation.create({ data: { threadId: id } })
  return id
}

/** Whoever Théo might be, as far as following goes. */
function* everyTheo(): Generator<[string, Actor]> {
  const own = [
    ['of nothing', { teams: [], belongings: [] }],
    ['of the team', { teams: [nuit], belongings: [] }],
    ['of the organisation', { teams: [], belongings: [belonging(france, 'member')] }],
  ] as const
  for (const [standing, part] of own) {
    const actor = { ...theo, ...part, teams: [...part.teams], belongings: [...part.belongings] }
    yield [standing, { ...actor, follows: {} }]
    for (const place of ['the thread', 'project', 'organisation', 'cluster'])
      for (const level of followLevels) {
        const ids =
          { 'the thread': threads, project: [nuit], organisation: [france, organisationId('noctambules')], cluster: ['cluster'] }[place] ??
          []
        yield [`${standing}, ${level} for ${place}`, { ...actor, follows: Object.fromEntries(ids.map((id) => [id, level])) }]
        // Something farther says something else.
        yield [
          `${standing}, ${level} for ${place}, and nothing else`,
          { ...actor, follows: { cluster: 'nothing', ...Object.fromEntries(ids.map((id) => [id, level])) } },
        ]
      }
  }
}

it('is the same in lists, in what narrows them, and in counts, in every case', async () => {
  const wrong: string[] = []
  let [unread, all] = [0, 0]
  for (const [who, actor] of everyTheo()) {
    const context = { ...server.services, actor, entrance: null } as unknown as Context
    const list = async (narrowed: { unread?: boolean }) => {
      const { items } = await listThreads(context, { ...narrowed, limit: 100 })
      return items.filter(({ id }) => threads.includes(id))
    }
    const every = await list({})
    const waiting = every.filter((thread) => thread.unread > 0).map(({ id }) => id)
    const read = every.filter((thread) => thread.unread === 0).map(({ id }) => id)
    const [narrowed, others, counts] = [await list({ unread: true }), await list({ unread: false }), await countUnread(context)]
    const inProject = every.filter(({ place, unread }) => unread > 0 && place.id === nuit).length
    const counted = counts.projects.find((project) => project.projectId === nuit)?.threads ?? 0
    const { items: projectWide } = await listThreads(context, { projectId: nuit, unread: true, limit: 100 })
    if (every.length !== threads.length) wrong.push(`${who}: not all are listed`)
    if (String(waiting) !== String(narrowed.map(({ id }) => id))) wrong.push(`${who}: another list of unread`)
    if (String(read) !== String(others.map(({ id }) => id))) wrong.push(`${who}: another list of read`)
    if (counted !== projectWide.length || inProject > counted) wrong.push(`${who}: another count`)
    unread += waiting.length
    all += every.length
  }
  expect(wrong).toEqual([])
  expect(unread).toBeGreaterThan(all / 10)
  expect(unread).toBeLessThan((all * 9) / 10)
}, 60_000)
