import type { AnswerOf, Endpoint, InputOf, Shape } from '@navette/contract/core/endpoint.ts'
import type { Problem } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { demoId } from '../../../prisma/demo/ids.ts'
import { type Config, readConfig } from '../src/platform/config/config.ts'
import { accessCookie } from '../src/platform/session/cookies.ts'
import { buildServer, type Navette } from '../src/server.ts'
import { freshDatabase } from './database.ts'

export interface Reply<T> {
  status: number
  body: T
  /** The same body, where the door refused. */
  problem: Problem
  headers: Record<string, string | string[] | number | undefined>
}

/** A person at the doors, over HTTP. */
export interface Visitor {
  call<S extends Shape>(endpoint: Endpoint<S>, input?: InputOf<Endpoint<S>>): Promise<Reply<AnswerOf<Endpoint<S>>>>
  /** The same without types, for what no client of ours would send. */
  send(method: string, url: string, body?: unknown, headers?: Record<string, string>): Promise<Reply<unknown>>
  cookie: string
}

export interface TestServer extends Navette {
  nobody: Visitor
  /** Somebody of the cast, signed in: `as('theo')`. */
  as(key: string): Promise<Visitor>
  /** Starts to listen, for sockets; the address. */
  listen(): Promise<string>
  /** The session behind `as(key)`. */
  sessionOf(key: string): Promise<string>
  close(): Promise<void>
}

type Options = Parameters<typeof buildServer>[1] & { settings?: Record<string, string>; database?: { url: string } }

export const memberId = (key: string) => demoId('member', key)
export const projectId = (key: string) => demoId('project', key)
export const organisationId = (key: string) => demoId('organisation', key)
/** A letter of the demonstration, by whom it is for. */
export const letterId = (key: string) => demoId('letter', key)
export const threadId = (key: string) => demoId('thread', key)
export const postId = (thread: string, number: number) => demoId('post', `${thread} ${number}`)

export const origin = 'http://navette.test'
const secret = 'a secret for tests, long enough to be one'

/** A real server on a database of its own, which holds the demonstration: the cast, their projects and discussions. */
export async function testServer({ settings = {}, database, ...options }: Options = {}): Promise<TestServer> {
  const own = database ? null : await freshDatabase()
  const url = database?.url ?? own?.url ?? ''
  const config: Config = readConfig({ SECRET: secret, PUBLIC_URL: origin, LOG_LEVEL: 'silent', DATA_DIR: '/nonexistent', ...settings })
  const navette = await buildServer(
    { ...config, databaseUrl: url },
    { requestsPerMinute: 1_000_000, working: false, checked: true, ...options },
  )
  const { app, services } = navette
  const sessions = new Map<string, Promise<string>>()

  const startSession = async (key: string) => {
    const id = newId()
    const now = services.clock.now()
    const expiresAt = new Date(now.getTime() + 86_400_000)
    await services.db.prisma.session.create({ data: { id, memberId: memberId(key), startedAt: now, lastUsedAt: now, expiresAt } })
    return id
  }
  const sessionOf = (key: string) => {
    const there = sessions.get(key) ?? startSession(key)
    sessions.set(key, there)
    return there
  }
  return {
    ...navette,
    nobody: visitor(navette, ''),
    sessionOf,
    as: async (key) => {
      await app.ready()
      return visitor(
        navette,
        `${accessCookie}=${app.jwt.sign({ sid: await sessionOf(key), iat: Math.floor(services.clock.now().getTime() / 1_000) })}`,
      )
    },
    listen: () => app.listen({ host: '127.0.0.1', port: 0 }),
    close: async () => {
      await app.close()
      await own?.drop()
    },
  }
}

function visitor({ app }: Navette, cookie: string): Visitor {
  const send: Visitor['send'] = async (method, url, body, headers = {}) => {
    const reply = await app.inject({
      method: method as 'GET',
      url,
      headers: { origin, ...(cookie && { cookie }), ...(body !== undefined && { 'content-type': typeOf(body) }), ...headers },
      ...(body !== undefined && { payload: payloadOf(body) }),
    })
    const parsed = reply.body && reply.headers['content-type']?.toString().includes('json') ? reply.json() : null
    return { status: reply.statusCode, body: parsed, problem: parsed, headers: reply.headers }
  }
  return {
    cookie,
    send,
    call: async (endpoint, input) => {
      const { params = {}, query = {}, body } = (input ?? {}) as { params?: object; query?: object; body?: unknown }
      // The declaration types both ends; what crosses between them is JSON.
      return (await send(endpoint.method, address(endpoint, params, query), body)) as never
    },
  }
}

/** Bytes travel as they are, a text too; anything else as JSON. */
const typeOf = (body: unknown) => (body instanceof Uint8Array ? 'application/octet-stream' : 'application/json')
const payloadOf = (body: unknown) => {
  if (body instanceof Uint8Array) return Buffer.from(body)
  return typeof body === 'string' ? body : JSON.stringify(body)
}

/** The address of a door, with its parameters and its query filled in. */
export function address(endpoint: Endpoint, params: object, query: object = {}): string {
  const path = Object.entries(params).reduce(
    (filled, [name, value]) => filled.replace(`:${name}`, encodeURIComponent(String(value))),
    endpoint.path as string,
  )
  const search = new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])).toString()
  return search ? `${path}?${search}` : path
}

/** Every row of a list, page after page. */
export async function readAll(
  visitor: Visitor,
  endpoint: Endpoint,
  params: object = {},
  query: object = {},
): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = []
  let after: string | null = null
  do {
    const reply = await visitor.send('GET', address(endpoint, params, { ...query, limit: 100, ...(after && { after }) }))
    const body = reply.body as { items?: Record<string, unknown>[]; next?: string | null } | null
    if (reply.status !== 200 || !body?.items) throw new Error(`${endpoint.name} answered ${reply.status}`)
    rows.push(...body.items)
    after = body.next ?? null
  } while (after)
  return rows
}
