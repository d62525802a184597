import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Endpoint } from '@navette/contract/core/endpoint.ts'
import type { Problem } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { endpoints } from '@navette/contract/endpoints.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { bodies } from './bodies.ts'
import { decisions, type Kind, kinds, prepare, type Things } from './permissions.ts'
import { address, type TestServer, testServer, type Visitor } from './server.ts'

/**
 * The permission matrix: every route, knocked on by every kind of person, about a thing of Le Fil's. Who passes is decided by hand in
 * `permissions.ts`; a route without a decision fails, and so does one that lets somebody in, or keeps somebody out, against it.
 */

const shut = new Set(['signed_out', 'not_allowed', 'not_found', 'foreign_origin'])

/** Whoever may knock without a session is told what is wrong with what they hold, at worst. */
const keptOut = ({ access }: Endpoint, { code }: Problem) =>
  access === 'anyone' || access === 'founder' ? code === 'not_allowed' : shut.has(code)

const knock = (visitor: Visitor, endpoint: Endpoint, things: Things) => {
  const { params = {}, query = {}, body = bodies[endpoint.name] } = decisions[endpoint.name]?.knock?.(things) ?? {}
  const named = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, params[name] ?? things.usual[name] ?? newId()])
  return visitor.send(endpoint.method, address(endpoint, Object.fromEntries(named), query), endpoint.body ? body : undefined)
}

const weight = ({ name, method }: Endpoint) => (decisions[name]?.last ? 4 : { GET: 0, POST: 1, PUT: 2, PATCH: 2, DELETE: 3 }[method])

/** Reads first, then what adds and changes, then what takes away, so that each finds its thing there. */
const inOrder = endpoints
  .map((endpoint, place) => ({ endpoint, place }))
  .toSorted((one, other) => weight(one.endpoint) - weight(other.endpoint) || one.place - other.place)
  .map(({ endpoint }) => endpoint)

const folder = mkdtempSync(join(tmpdir(), 'navette-permissions-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('decides for every route', () => {
  expect(endpoints.filter(({ name }) => !(name in decisions)).map(({ name }) => name)).toEqual([])
  expect(Object.keys(decisions).filter((name) => !endpoints.some((endpoint) => endpoint.name === name))).toEqual([])
})

describe.each(kinds)('%s', { timeout: 120_000 }, (kind: Kind) => {
  it('comes through just the doors that are meant for them', async () => {
    const server: TestServer = await testServer({ working: true, settings: { STORAGE_DIR: folder } })
    try {
      const { things, visitor, comeBack } = await prepare(server, kind)
      const against: string[] = []
      for (const endpoint of inOrder) {
        const { status, problem } = await knock(visitor, endpoint, things)
        if (decisions[endpoint.name]?.last) await comeBack()
        const passes = status < 400 || (status < 500 && !keptOut(endpoint, problem))
        const meant = decisions[endpoint.name]?.who.includes(kind) ?? false
        if (passes !== meant || status >= 500)
          against.push(`${endpoint.name}: ${status} ${problem?.code ?? ''}, ${meant ? 'meant to pass' : 'meant to be kept out'}`)
      }
      expect(against).toEqual([])
    } finally {
      await server.close()
    }
  })
})
