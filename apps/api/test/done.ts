import type { AnswerOf, Endpoint, InputOf, Shape } from '@navette/contract/core/endpoint.ts'
import type { TestServer } from './server.ts'

/** An act that must succeed. */
export async function done<S extends Shape>(
  server: TestServer,
  key: string,
  endpoint: Endpoint<S>,
  input?: InputOf<Endpoint<S>>,
): Promise<AnswerOf<Endpoint<S>>> {
  const { status, body } = await (await server.as(key)).call(endpoint, input)
  if (status >= 300) throw new Error(`${endpoint.name} answered ${status}: ${JSON.stringify(body)}`)
  return body
}
