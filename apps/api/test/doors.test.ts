import type { Endpoint } from '@navette/contract/core/endpoint.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { scopesFor } from '@navette/contract/core/scopes.ts'
import { endpoints } from '@navette/contract/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { demoId } from '../../../prisma/demo/ids.ts'
import { bodies } from './bodies.ts'
import { address, organisationId, postId, projectId, type TestServer, testServer, threadId, type Visitor } from './server.ts'
import { tokenOf } from './tokens.ts'

/** Every door of the product, also those that do not exist yet, is knocked on by nobody, by an outsider, and with nonsense. */

/** What a guest of another project can never see, by the name of the parameter. */
const hidden: Record<string, string> = {
  projectId: projectId('comptes-en-commun'),
  threadId: threadId('plan-analytique'),
  postId: postId('plan-analytique', 1),
  itemId: threadId('plan-analytique'),
  // Organisations and people are no secret among insiders: here an id that is nobody's.
  organisationId: newId(),
  intoId: newId(),
  membershipId: newId(),
  memberId: newId(),
  fileId: demoId('file', 'cables'),
  uploadId: newId(),
  invitationId: newId(),
  importId: newId(),
  archiveId: newId(),
  authorId: newId(),
  applicationId: newId(),
  tagId: demoId('tag', 'comptabilite'),
}

let server: TestServer
let guest: Visitor
let insider: Visitor
/** A cluster that asks everybody for a second factor, and somebody of it who has none. */
let strict: TestServer
beforeAll(async () => {
  server = await testServer()
  strict = await testServer()
  await strict.services.db.prisma.cluster.update({ where: { id: 1 }, data: { secondFactor: 'everyone' } })
  guest = await server.as('ines')
  insider = await server.as('malo')
})
afterAll(async () => {
  await server.close()
  await strict.close()
})

const paramNames = ({ path }: Endpoint) => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
const filled = (endpoint: Endpoint, value: (name: string) => string) =>
  address(endpoint, Object.fromEntries(paramNames(endpoint).map((name) => [name, value(name)])))
const knock = (visitor: Visitor, endpoint: Endpoint, value: (name: string) => string, body?: unknown) =>
  visitor.send(endpoint.method, filled(endpoint, value), body)
const bodyOf = (endpoint: Endpoint) => (endpoint.body ? bodies[endpoint.name] : undefined)

/** What opens a door to a program. */
const scopesOf = (endpoint: Endpoint) => {
  const noun = server.services.features.find(({ routes }) => routes.some((route) => route.endpoint.name === endpoint.name))?.name
  return noun ? scopesFor(noun, endpoint) : []
}

const knockWith = (token: string, endpoint: Endpoint) =>
  server.nobody.send(
    endpoint.method,
    filled(endpoint, (name) => hidden[name] ?? newId()),
    bodyOf(endpoint),
    { origin: '', authorization: `Bearer ${token}` },
  )

describe('the list of doors', () => {
  it('is whole: every route of the API comes from a declaration with an access rule', () => {
    const declared = new Set(endpoints.map(({ method, path }) => `${method} ${path}`))
    const undeclared = server.routes.filter(
      ({ method, url, declared: named }) => url.startsWith('/api/') && !named && !ownPages.test(url) && method !== 'HEAD',
    )
    expect(undeclared).toEqual([])
    const served = server.routes.filter(({ declared: named }) => named).map(({ method, url }) => `${method} ${url}`)
    expect(new Set(served.filter((route) => !route.startsWith('HEAD')))).toEqual(declared)
    expect(endpoints.filter(({ access }) => !access)).toEqual([])
  })

  it('has one name and one address for each', () => {
    expect(new Set(endpoints.map(({ name }) => name)).size).toBe(endpoints.length)
    expect(new Set(endpoints.map(({ method, path }) => `${method} ${path}`)).size).toBe(endpoints.length)
  })

  it('has a body to try for each door that takes one', () => {
    expect(endpoints.filter(({ name, body }) => body && !(name in bodies)).map(({ name }) => name)).toEqual([])
  })

  it('is published, door by door, as OpenAPI 3.1', async () => {
    const { body } = await server.nobody.send('GET', '/api/openapi.json')
    const document = body as { openapi: string; paths: Record<string, Record<string, { operationId: string }>> }
    expect(document.openapi).toBe('3.1.0')
    const published = Object.values(document.paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId))
    expect(published.sort()).toEqual(endpoints.map(({ name }) => name).sort())
  })
})

/** The API's own pages: the description of the doors, and its reader. */
const ownPages = /^\/api\/(openapi\.json|docs)/

const closed = endpoints.filter(({ access }) => access !== 'anyone' && access !== 'founder')

describe.each(closed.map((endpoint) => [endpoint.name, endpoint] as const))('%s', (_name, endpoint) => {
  it('lets nobody in without a session', async () => {
    const { status, problem } = await knock(server.nobody, endpoint, (name) => hidden[name] ?? newId(), bodyOf(endpoint))
    expect([status, problem.code]).toEqual([401, 'signed_out'])
  })

  it('believes no forged or foreign token', async () => {
    for (const token of ['nonsense', 'eyJhbGciOiJub25lIn0.eyJzaWQiOiIxIn0.', server.app.jwt.sign({ sid: newId() })]) {
      const { status } = await server.nobody.send(
        endpoint.method,
        filled(endpoint, () => newId()),
        bodyOf(endpoint),
        {
          cookie: `navette_access=${token}`,
        },
      )
      expect(status).toBe(401)
    }
  })

  it('opens to a program within its scopes alone, and never what only its owner may do in person', async () => {
    const token = await tokenOf(server, 'helene', scopesOf(endpoint).slice(1))
    const { status, problem } = await knockWith(token, endpoint)
    expect([status, problem.code]).toEqual([403, endpoint.alone ? 'in_person_only' : 'out_of_scope'])
    const ended = await tokenOf(server, 'helene', scopesOf(endpoint), { revokedAt: server.services.clock.now() })
    expect((await knockWith(ended, endpoint)).problem.code).toBe('signed_out')
  })

  it(endpoint.whileEnrolling ? 'opens to somebody who owes a second factor' : 'asks for the second factor that somebody owes', async () => {
    // Signing out is one of the doors that stay open: whoever comes next needs a session that runs.
    await strict.services.db.prisma.session.updateMany({ data: { endedAt: null } })
    const { problem } = await knock(await strict.as('helene'), endpoint, (name) => hidden[name] ?? newId(), bodyOf(endpoint))
    if (endpoint.whileEnrolling) expect(problem?.code).not.toBe('second_factor_required')
    else expect([problem.status, problem.code]).toEqual([403, 'second_factor_required'])
  })

  if (endpoint.sees) {
    it('looks the same to an outsider as what does not exist', async () => {
      const outsider = endpoint.access === 'insider' ? insider : guest
      const unseen = await knock(outsider, endpoint, (name) => hidden[name] ?? newId(), bodyOf(endpoint))
      const unknown = await knock(outsider, endpoint, () => newId(), bodyOf(endpoint))
      expect([unseen.status, unseen.problem.code]).toEqual([404, 'not_found'])
      expect(unknown.problem).toEqual(unseen.problem)
    })
  }

  if (endpoint.access === 'insider') {
    it('lets no guest in', async () => {
      const { status, problem } = await knock(guest, endpoint, (name) => hidden[name] ?? newId(), bodyOf(endpoint))
      expect([status, problem.code]).toEqual([403, 'not_allowed'])
    })
  }

  if (endpoint.access === 'administrator') {
    it('lets no member in', async () => {
      const { status, problem } = await knock(insider, endpoint, (name) => hidden[name] ?? newId(), bodyOf(endpoint))
      expect([status, problem.code]).toEqual([403, 'not_allowed'])
    })
  }
})

/** Doors that take something, which may then be wrong. */
const fed = endpoints.filter(({ path, query, body, method }) => path.includes(':') || query || body || method !== 'GET')

describe.each(fed.map((endpoint) => [endpoint.name, endpoint] as const))('%s, given nonsense,', (_name, endpoint) => {
  const administrator = () => server.as('helene')

  if (paramNames(endpoint).length > 0) {
    it('names the parameter', async () => {
      const { status, problem } = await knock(await administrator(), endpoint, () => "1' OR 1=1", bodyOf(endpoint))
      expect([status, problem.code]).toEqual([400, 'malformed'])
      expect(problem.fields?.[0]?.path).toMatch(/^params\./)
    })
  }

  if (endpoint.query && 'limit' in endpoint.query.shape) {
    it('names the field of the query', async () => {
      const known = endpoint.sees === 'threadId' ? threadId('plan-de-feu') : projectId('nuit-du-court')
      const path = filled(endpoint, (name) => (name === 'organisationId' ? organisationId('fil') : known))
      const { maximum = 0 } = z.toJSONSchema(endpoint.query?.shape['limit'] ?? z.never(), { io: 'input' }) as { maximum?: number }
      expect(maximum).toBeGreaterThan(0)
      for (const query of ['limit=0', `limit=${maximum + 1}`, 'limit=many']) {
        const { status, problem } = await (await administrator()).send(endpoint.method, `${path}?${query}`)
        expect([status, problem.code, problem.fields?.[0]?.path]).toEqual([400, 'malformed', 'query.limit'])
      }
    })
  }

  if (endpoint.body) {
    it('names the field of the body, and never breaks', async () => {
      const visitor = await administrator()
      const wrong: unknown[] = [
        {},
        [],
        'null',
        '"text"',
        '7',
        { ...(bodyOf(endpoint) as object), version: 'x', id: 'x', text: 7, title: [] },
      ]
      for (const body of wrong.filter((each) => !endpoint.body?.safeParse(each).success)) {
        const { status, problem } = await knock(visitor, endpoint, () => newId(), body)
        expect(status, JSON.stringify(body)).toBeGreaterThanOrEqual(400)
        expect(status, JSON.stringify(body)).toBeLessThan(500)
        expect(problem.code).not.toBe('broken')
      }
      const unreadable = await knock(visitor, endpoint, () => newId(), '{ "never closed')
      expect([unreadable.status, unreadable.problem.code]).toEqual([400, 'malformed'])
    })
  }

  if (endpoint.method !== 'GET') {
    it('refuses a change without proof of same origin', async () => {
      for (const headers of [{ origin: 'https://elsewhere.example' }, { origin: '' }, { origin: 'null' }]) {
        const { status, problem } = await (await administrator()).send(
          endpoint.method,
          filled(endpoint, () => newId()),
          bodyOf(endpoint),
          headers,
        )
        expect([status, problem.code]).toEqual([403, 'foreign_origin'])
      }
    })
  }
})

describe('an answer', () => {
  it('is a problem document when it is no success', async () => {
    const { headers, status } = await server.nobody.send('GET', '/api/nowhere')
    expect(status).toBe(404)
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  })

  it('asks for patience when there is too much', async () => {
    const small = await testServer({ requestsPerMinute: 3 })
    const statuses = []
    for (let count = 0; count < 4; count++) statuses.push(await small.nobody.send('GET', '/api/health'))
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(statuses[3]?.problem.code).toBe('too_much')
    expect(Number(statuses[3]?.headers['retry-after'])).toBeGreaterThan(0)
    await small.close()
  })

  it('refuses what is too large to read', async () => {
    const { status, problem } = await (await server.as('theo')).send('POST', '/api/threads', `"${'x'.repeat(1_100_000)}"`)
    expect([status, problem.code]).toEqual([413, 'too_large'])
  })
})
