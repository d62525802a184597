import type { AnswerOf, Endpoint, InputOf } from '@navette/contract/core/endpoint.ts'
import { addressOf } from './addresses.ts'
import { Refused, refusedFrom, Unreachable } from './errors.ts'
import { renewed } from './renewal.ts'
import { secondStep } from './second-step.ts'

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
  const response = await insist(() => request(endpoint, (input ?? {}) as Parts, options))
  return (response.status === 204 ? null : await readJson(response)) as AnswerOf<E>
}

/** Knocks at a door that hands over a file, and gives it to the reader's device. */
export const keep = async <E extends Endpoint>(endpoint: E, ...[input]: ArgumentsOf<E>): Promise<void> => {
  const response = await insist(() => request(endpoint, (input ?? {}) as Parts))
  const address = URL.createObjectURL(await response.blob())
  const link = Object.assign(document.createElement('a'), { href: address, download: nameOf(response) })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** The name that the server gave the file (RFC 6266). */
const nameOf = (response: Response) =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '')

const insist = async (knock: () => Promise<Response>): Promise<Response> => {
  const asked = Date.now()
  try {
    return await knock()
  } catch (error) {
    if (error instanceof Refused && error.code === 'second_step_needed') secondStep.publish()
    if (!(error instanceof Refused) || error.code !== 'signed_out' || !(await renewed(asked))) throw error
    return knock()
  }
}

const request = async (endpoint: Endpoint, { params, query, body }: Parts, { signal }: Options = {}): Promise<Response> => {
  const init: RequestInit = { method: endpoint.method, credentials: 'same-origin', headers: { accept: 'application/json' } }
  if (body !== undefined) {
    // A file travels as it is; everything else as JSON.
    const isFile = body instanceof Uint8Array
    init.body = isFile ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body)
    init.headers = { accept: 'application/json', 'content-type': isFile ? 'application/octet-stream' : 'application/json' }
  }
  if (signal) init.signal = signal
  const response = await reach(addressOf(endpoint.path, params, query), init)
  if (!response.ok) throw await refusedFrom(response)
  return response
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
