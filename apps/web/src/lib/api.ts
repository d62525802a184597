import type { AnswerOf, Endpoint, InputOf } from '@navette/contract/core/endpoint.ts'
import { addressOf } from './addresses.ts'
import { Refused, refusedFrom, Unreachable } from './errors.ts'
import { renewed } from './renewal.ts'

export { Refused, Unreachable } from './errors.ts'

interface Options {
  signal?: AbortSignal
}

/** The input may be left out where the door asks for nothing. */
export type ArgumentsOf<E extends Endpoint> =
  Record<never, never> extends InputOf<E> ? [input?: InputOf<E>, options?: Options] : [input: InputOf<E>, options?: Options]

interface Parts {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

/**
 * Knocks at a door of the contract and gives its answer.
 *
 * An access token lives minutes: when the server says `signed_out`, the session is renewed once and the request repeated.
 *
 * @throws Refused when the server says no
 * @throws Unreachable when there is no network, or no server behind it
 */
export const call = async <E extends Endpoint>(endpoint: E, ...[input, options]: ArgumentsOf<E>): Promise<AnswerOf<E>> => {
  const knock = () => request(endpoint, (input ?? {}) as Parts, options)
  const asked = Date.now()
  try {
    return (await knock()) as AnswerOf<E>
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'signed_out' || !(await renewed(asked))) throw error
    return (await knock()) as AnswerOf<E>
  }
}

const request = async (endpoint: Endpoint, { params, query, body }: Parts, { signal }: Options = {}) => {
  const init: RequestInit = { method: endpoint.method, credentials: 'same-origin', headers: { accept: 'application/json' } }
  if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { accept: 'application/json', 'content-type': 'application/json' }
  }
  if (signal) init.signal = signal
  const response = await reach(addressOf(endpoint.path, params, query), init)
  if (!response.ok) throw await refusedFrom(response)
  return response.status === 204 ? null : readJson(response)
}

/** A page of a hotel's network or of a proxy, in place of ours, is the same as no network. */
const readJson = async (response: Response): Promise<unknown> => {
  if (!response.headers.get('content-type')?.includes('json')) throw new Unreachable()
  try {
    return await response.json()
  } catch (error) {
    throw isAbort(error) ? error : new Unreachable()
  }
}

const reach = async (address: string, init: RequestInit) => {
  try {
    return await fetch(address, init)
  } catch (error) {
    throw isAbort(error) ? error : new Unreachable()
  }
}

const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError'
