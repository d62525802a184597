import { editMe, listMembers } from '@navette/contract/accounts/endpoints.ts'
import { foundCluster, getReadiness } from '@navette/contract/administration/endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { openThread, sendPost } from '@navette/contract/discussions/endpoints.ts'
import { addOrganisation } from '@navette/contract/organisations/endpoints.ts'
import { renewSession, signIn, signOut } from '@navette/contract/sessions/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { people } from '../../../../../prisma/demo/people.ts'
import { accountOf, type Browser, browser } from '../../../test/browser.ts'
import { memberId, origin, projectId, type Reply, type TestServer, testServer, threadId } from '../../../test/server.ts'
import { transact } from '../db/transact.ts'
import { job } from '../jobs/jobs.ts'

interface Line {
  level: number
  msg: string
  reqId?: string
  [key: string]: unknown
}

/** All that the server wrote, whole. */
let written = ''
const lines = () =>
  written
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line)

const stumble = job<{ to: string }>({
  name: 'tests.stumble',
  run: async (_services, { to }) => {
    throw Object.assign(new Error(`550 5.1.1 <${to}>: no such mailbox`), { rejected: [to], response: `550 <${to}>` })
  },
})

let server: TestServer
let theo: Browser
beforeAll(async () => {
  // The log takes whatever standard output is when it begins.
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written += chunk.toString()
    return true
  })
  server = await testServer({ settings: { LOG_LEVEL: 'trace', STORAGE_DIR: '/dev/null/files' } })
  theo = browser(server)
})
afterAll(async () => {
  await server.close()
  vi.restoreAllMocks()
})

const post = (text: string) => theo.call(sendPost, { params: { threadId: threadId('plan-de-feu') }, body: { id: newId(), text } })
const words = {
  post: 'Le projecteur tombe en panne chaque soir',
  title: 'Une lampe qui meurt',
  search: 'Épalle',
  wrong: 'ce n’est pas celui-là',
  agent: 'Butineur de Théo 1.0',
  organisation: 'La Doublure du Furan',
}

/** A conversation in which everything is said once that must not be told. */
async function converse(): Promise<Reply<unknown>[]> {
  const { email, password } = accountOf('member')
  const helene = await server.as('helene')
  const wrongPassword = await theo.call(signIn, { body: { email, password: words.wrong } })
  const replies = [
    wrongPassword,
    await theo.call(signIn, { body: { email, password } }),
    await theo.call(listMembers, { query: { search: words.search } }),
    await theo.call(editMe, { body: { presence: true } }),
    await theo.call(openThread, {
      body: { id: newId(), title: words.title, projectId: projectId('nuit-du-court'), post: { id: newId(), text: words.post } },
    }),
    await post(words.post),
    await helene.call(addOrganisation, { body: { id: newId(), name: words.organisation, initials: 'DF' } }),
    await theo.call(renewSession),
    await server.nobody.send('POST', foundCluster.path, { administrator: { name: 'Lise Fayolle', email: 'lise', password: words.wrong } }),
    await server.nobody.send('POST', signIn.path, `{"password": "${words.wrong}`),
    await server.nobody.send('GET', `/api/members/${words.title}`, undefined, {
      'user-agent': words.agent.normalize('NFD').replace(/\P{ASCII}/gu, ''),
    }),
    await server.nobody.send('GET', `/personne/${email}?q=${email}`),
  ]
  // A request's line is written once its answer has gone.
  await new Promise((resolve) => setImmediate(resolve))
  return replies
}

/** All that nobody may find in a log. */
function secrets(): string[] {
  const tokens = [...theo.jar.values()].map(({ value }) => value)
  return [
    ...tokens,
    ...people.flatMap(({ name, email }) => [name, email]),
    ...Object.values(words),
    accountOf('member').password,
    server.services.config.secret,
    'lise',
    '127.0.0.1',
  ].filter(Boolean)
}

const told = () => secrets().filter((secret) => written.includes(secret) || written.includes(encodeURIComponent(secret)))

describe('the log of a whole conversation', () => {
  it('has a line for each request, under the number that its answer carries, told by its route', async () => {
    const replies = await converse()
    expect(replies.map(({ status }) => status)).toEqual([401, 201, 200, 200, 201, 201, 201, 204, 422, 400, 401, 404])
    for (const { headers, status } of replies) {
      const [line, ...others] = lines().filter(({ reqId, msg }) => reqId === headers['x-request-id'] && msg === 'answered')
      expect(others).toEqual([])
      expect(line).toMatchObject({ status, level: 30, ms: expect.any(Number), method: expect.any(String), route: expect.any(String) })
    }
    expect(new Set(replies.map(({ headers }) => headers['x-request-id'])).size).toBe(replies.length)
    expect(lines().map(({ route }) => route)).toContain('/api/threads/:threadId/posts')
  })

  it('tells no name, no address, no password, no token and nothing that anybody wrote', () => {
    expect(lines().length).toBeGreaterThan(11)
    expect(told()).toEqual([])
  })
})

describe('a failure of ours', () => {
  /** Breaks something, knocks, and repairs it. */
  async function broken(
    breaking: string,
    repair: string,
    knock: () => Promise<Reply<unknown>>,
  ): Promise<{ reply: Reply<unknown>; logged: Line[] }> {
    await server.services.db.prisma.$executeRawUnsafe(breaking)
    const reply = await knock()
    await server.services.db.prisma.$executeRawUnsafe(repair)
    const logged = lines().filter(({ reqId, level }) => level === 50 && reqId === reply.headers['x-request-id'])
    return { reply, logged }
  }

  const failures: [string, string, string, () => Promise<Reply<unknown>>][] = [
    ['a lost table', 'ALTER TABLE session RENAME TO elsewhere', 'ALTER TABLE elsewhere RENAME TO session', () => post(words.post)],
    ['a lost column', 'ALTER TABLE post RENAME text TO elsewhere', 'ALTER TABLE post RENAME elsewhere TO text', () => post(words.post)],
    [
      'a row that the database refuses',
      "ALTER TABLE post ADD CONSTRAINT refused CHECK (text NOT LIKE '%projecteur%') NOT VALID",
      'ALTER TABLE post DROP CONSTRAINT refused',
      () => post(words.post),
    ],
    [
      'a value that the database cannot read',
      `DO $$ BEGIN
        ALTER FUNCTION plain_letters(text) RENAME TO plain_letters_elsewhere;
        CREATE FUNCTION plain_letters(text) RETURNS text LANGUAGE sql AS 'SELECT ($1::uuid)::text';
      END $$`,
      'DO $$ BEGIN DROP FUNCTION plain_letters(text); ALTER FUNCTION plain_letters_elsewhere(text) RENAME TO plain_letters; END $$',
      () => theo.call(listMembers, { query: { search: words.search } }),
    ],
    [
      'an answer that is not what the contract says',
      "UPDATE member SET language = 'Le projecteur tombe'",
      "UPDATE member SET language = 'fr'",
      () => theo.call(editMe, { body: { presence: true } }),
    ],
  ]

  it.each(failures)(
    '%s is told to the member in one sentence, and to the operator without what was sent',
    async (_what, breaking, repair, knock) => {
      const { reply, logged } = await broken(breaking, repair, knock)
      expect(reply.status).toBe(500)
      expect(reply.problem).toEqual({
        type: '/problems/broken',
        title: 'Something broke on the server; nothing of what you sent was kept.',
        status: 500,
        code: 'broken',
      })
      expect(logged).toHaveLength(1)
      expect(logged[0]).toMatchObject({ err: { type: expect.any(String), stack: expect.stringContaining('    at ') } })
      expect(told()).toEqual([])
    },
  )

  it('names the field of an answer that went wrong, for whoever must repair it', () => {
    expect(lines().map(({ err }) => (err as { message?: string } | undefined)?.message)).toContainEqual(
      expect.stringContaining('language: invalid_value'),
    )
  })

  it('in a job is told by the job’s name', async () => {
    await server.services.jobs.start(server.services, [stumble])
    await transact({ ...server.services, actor: null, origin: null }, (tx) => tx.send(stumble, { to: accountOf('member').email }))
    const failed = () => lines().find(({ job: name }) => name === stumble.name)
    for (let waited = 0; waited < 10_000 && !failed(); waited += 20) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(failed()).toMatchObject({ level: 50, err: { message: expect.stringContaining('no such mailbox') } })
    expect(told()).toEqual([])
  })

  it('of a part is told with the part’s name', async () => {
    await server.nobody.call(getReadiness)
    expect(lines().map(({ part }) => part)).toContain('storage')
    expect(told()).toEqual([])
  })
})

it('ends with the session, as quietly', async () => {
  expect((await theo.call(signOut)).status).toBe(204)
  expect(told()).toEqual([])
  expect([memberId('theo'), origin].filter((each) => written.includes(each))).toEqual([])
})
