import { addEvent, countDays } from '@navette/contract/calendar/endpoints.ts'
import type { Endpoint } from '@navette/contract/core/endpoint.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { listPosts, listThreads, openThread, sendPost } from '@navette/contract/discussions/endpoints.ts'
import { endpoints } from '@navette/contract/endpoints.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { demoId } from '../../../prisma/demo/ids.ts'
import { bringMailbox } from './archives.ts'
import { done } from './done.ts'
import { bringList } from './imports.ts'
import { address, memberId, organisationId, projectId, type TestServer, testServer, threadId } from './server.ts'

/** No list asks the database more often when it has more rows, nor does any read ask often. */

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  const announcement = { threadId: threadId('cables'), at: server.services.clock.now() }
  await server.services.db.prisma.announcement.create({ data: announcement })
  await reportPosts(server)
  for (const list of ['un', 'deux', 'trois']) full['archiveId'] = (await bringMailbox(server, 'camille', mailbox(list, 5))).id
  for (let count = 0; count < 4; count++) full['importId'] = (await bringList(server, 'camille', { lines: 8 })).id
  await chooseFollows(server)
  const left = ['odette', 'lucie', 'zoe', 'sandrine'].map((key) => ({ memberId: memberId(key), at: server.services.clock.now() }))
  await server.services.db.prisma.departure.createMany({ data: left })
  full['eventId'] = (await done(server, 'camille', addEvent, { body: rehearsals })).id
})
afterAll(() => server.close())

const rehearsals = {
  id: newId(),
  hostId: organisationId('fil'),
  title: 'Répétition',
  starts: '2027-03-02T20:30',
  ends: '2027-03-02T22:30',
  recurrence: { rule: { frequency: 'weekly' as const } },
}

/** As many messages, each by somebody else about something else. */
const mailbox = (list: string, messages: number) =>
  Buffer.from(
    Array.from({ length: messages }, (_, at) => [
      `From a${at}@b.example Fri Oct 12 14:00:00 2012`,
      `From: Auteur ${at} <a${at}@b.example>`,
      `Date: Fri, 12 Oct 2012 14:0${at}:00 +0200`,
      `Message-ID: <${list}-${at}@b.example>`,
      `Subject: Sujet ${list} ${at}`,
      '',
      'Bonjour.',
      '',
    ])
      .flat()
      .join('\n'),
  )

/** Messages of Théo’s in a thread of Camille’s, each reported by Idriss. */
async function reportPosts({ services }: TestServer): Promise<void> {
  const [camille, theo] = [await server.as('camille'), await server.as('theo')]
  const thread = { id: newId(), title: 'Réclame', projectId: projectId('nuit-du-court'), post: { id: newId(), text: 'Bonjour' } }
  await camille.call(openThread, { body: thread })
  for (let count = 0; count < 5; count++) {
    const postId = newId()
    await theo.call(sendPost, { params: { threadId: thread.id }, body: { id: postId, text: 'Achetez !' } })
    const report = { id: newId(), postId, byId: memberId('idriss'), reason: 'Réclame', at: services.clock.now() }
    await services.db.prisma.postReport.create({ data: report })
  }
}

/** Camille follows many things differently. */
async function chooseFollows({ services }: TestServer): Promise<void> {
  const { prisma } = services.db
  const own = { memberId: memberId('camille'), level: 'mentions', at: services.clock.now() }
  const organisations = await prisma.organisation.findMany({ take: 12, select: { id: true } })
  const projects = [projectId('nuit-du-court'), projectId('une-toile-au-village')]
  await prisma.follow.createMany({
    data: [
      ...organisations.map(({ id }) => ({ id: newId(), ...own, organisationId: id })),
      ...projects.map((itemId) => ({ id: newId(), ...own, itemId })),
      { id: newId(), ...own },
    ],
  })
}

/** Things of the demonstration that hold many rows. */
const full: Record<string, string> = {
  threadId: threadId('cables'),
  projectId: projectId('nuit-du-court'),
  organisationId: organisationId('fil'),
  itemId: projectId('nuit-du-court'),
  tagId: demoId('tag', 'technique'),
  occurrenceId: demoId('occurrence', 'nuit'),
}

/** Who may ask, where Camille may not: the lead of the project. */
const asking: Record<string, string> = { listConfirmations: 'idriss' }

const isList = ({ method, answer }: Endpoint) =>
  method === 'GET' && answer instanceof z.ZodObject && 'items' in answer.shape && 'next' in answer.shape
const lists = endpoints.filter(isList)

it.each(lists.map((endpoint) => [endpoint.name, endpoint] as const))(
  '%s asks as often for two rows as for twenty',
  async (_name, endpoint) => {
    const visitor = await server.as(asking[endpoint.name] ?? (endpoint.access === 'administrator' ? 'helene' : 'camille'))
    const statementsFor = async (limit: number) => {
      const before = server.services.db.statements()
      const { status, body } = await visitor.send('GET', address(endpoint, full, { limit }))
      expect(status).toBe(200)
      return { statements: server.services.db.statements() - before, rows: (body as { items: unknown[] }).items.length }
    }
    // Once before: whoever asks is kept in memory from then on.
    // Once for all rows: what is kept in memory from one reader to the next is there, as it nearly always is.
    await statementsFor(20)
    const few = await statementsFor(2)
    const many = await statementsFor(20)
    expect(few.rows).toBe(2)
    expect(many.rows).toBeGreaterThan(few.rows)
    expect(many.statements).toBe(few.statements)
    // The session with its rights, the thing that holds the list, the list itself, and what a sibling adds to it.
    expect(many.statements).toBeLessThanOrEqual(4)
  },
)

/** What members do most costs a few statements, however much there is. */
const statementsOf = async (act: () => Promise<number>): Promise<number> => {
  await act()
  const before = server.services.db.statements()
  expect(await act()).toBeLessThan(300)
  return server.services.db.statements() - before
}

it('a list of threads with unread counts is read in four statements at most', async () => {
  const camille = await server.as('camille')
  expect(await statementsOf(async () => (await camille.call(listThreads)).status)).toBeLessThanOrEqual(4)
})

it('a thread is opened in six statements at most', async () => {
  const camille = await server.as('camille')
  const params = { threadId: threadId('cables') }
  const query = { around: 'unread', limit: 25 } as const
  const open = async () => (await camille.call(listPosts, { params, query })).status
  expect(await statementsOf(open)).toBeLessThanOrEqual(6)
})

it('a post is sent in ten statements at most', async () => {
  const camille = await server.as('camille')
  const params = { threadId: threadId('cables') }
  const send = async () => (await camille.call(sendPost, { params, body: { id: newId(), text: 'Bien reçu.' } })).status
  expect(await statementsOf(send)).toBeLessThanOrEqual(10)
})

it('a year of the calendar is read in three statements at most, however many dates it has', async () => {
  const camille = await server.as('camille')
  const query = { from: '2027-01-01', to: '2028-01-01' }
  expect(await statementsOf(async () => (await camille.call(countDays, { query })).status)).toBeLessThanOrEqual(3)
})
