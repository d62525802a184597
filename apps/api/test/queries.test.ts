import type { Endpoint } from '@navette/contract/core/endpoint.ts'
import { endpoints } from '@navette/contract/endpoints.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { address, organisationId, projectId, type TestServer, testServer, threadId } from './server.ts'

/** No list asks the database more often when it has more rows, nor does any read ask often. */

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

/** Things of the demonstration that hold many rows. */
const full: Record<string, string> = {
  threadId: threadId('cables'),
  projectId: projectId('nuit-du-court'),
  organisationId: organisationId('fil'),
}

const isList = ({ method, answer }: Endpoint) =>
  method === 'GET' && answer instanceof z.ZodObject && 'items' in answer.shape && 'next' in answer.shape
const lists = endpoints.filter(isList)

it.each(lists.map((endpoint) => [endpoint.name, endpoint] as const))(
  '%s asks as often for two rows as for twenty',
  async (_name, endpoint) => {
    const visitor = await server.as('camille')
    const statementsFor = async (limit: number) => {
      const before = server.services.db.statements()
      const { status, body } = await visitor.send('GET', address(endpoint, full, { limit }))
      expect(status).toBe(200)
      return { statements: server.services.db.statements() - before, rows: (body as { items: unknown[] }).items.length }
    }
    const few = await statementsFor(2)
    const many = await statementsFor(20)
    expect(few.rows).toBe(2)
    expect(many.rows).toBeGreaterThan(few.rows)
    expect(many.statements).toBe(few.statements)
    // The session with its rights, the thing that holds the list, the list itself, and what a sibling adds to it.
    expect(many.statements).toBeLessThanOrEqual(4)
  },
)
