import { Readable } from 'node:stream'
import type { Access, Shape } from '@navette/contract/core/endpoint.ts'
import {
  foreignOrigin,
  inPersonOnly,
  invalidInput,
  leaving,
  malformed,
  notAllowed,
  outOfScope,
  Problem,
  secondFactorRequired,
  sharedRefusals,
  signedOut,
  tooMuch,
} from '@navette/contract/core/errors.ts'
import { bytes, type FileAnswer, file, type LargeFileAnswer } from '@navette/contract/core/files.ts'
import type { Noun } from '@navette/contract/core/nouns.ts'
import { administers, scopesFor } from '@navette/contract/core/scopes.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parse } from 'range-parser'
import type { z } from 'zod'
import type { Context, OpenContext, Services } from '../context.ts'
import type { Feature } from '../feature.ts'
import type { Actor } from '../session/actor.ts'
import { accessCookie } from '../session/cookies.ts'
import { bearerOf, identifyToken } from '../session/tokens.ts'
import { nulIn } from './nul.ts'
import { sameOrigin } from './origin.ts'
import { refuse } from './refuse.ts'
import type { Route } from './route.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null
  }
  interface FastifyContextConfig {
    /** The declaration behind a route; a route of the API without one is refused by a test. */
    endpoint?: Route['endpoint']
  }
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Opens each declared door: origin, session and access first, then the contract's checks, then the feature. */
export function openDoors(app: FastifyInstance, services: Services, features: readonly Pick<Feature, 'name' | 'routes'>[]): void {
  app.decorateRequest('actor', null)
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) => body)
  // The bytes themselves stay where they are until the door reads them; at any other door they are nothing that could be read.
  app.addContentTypeParser('application/offset+octet-stream', async (request: FastifyRequest, body: Readable) =>
    request.routeOptions.config.endpoint?.streams ? body : refuse(malformed),
  )
  app.addHook('onRequest', async (request) => {
    // There a cookie opens nothing; and browsers ask us before they send any of these methods from elsewhere.
    if (request.routeOptions.config.dav) return
    // No page of somebody else's can send a token without the browser asking us first, and we never say yes (Fetch standard, CORS preflight).
    if (safeMethods.has(request.method) || bearerOf(request.headers.authorization)) return
    if (!sameOrigin(request.headers, services.config.publicUrl)) refuse(foreignOrigin)
  })
  const limitToken = limitTokens(app)
  for (const { name, routes } of features) {
    for (const route of routes) openDoor(app, services, route, name, limitToken)
  }
}

function openDoor(app: FastifyInstance, services: Services, { endpoint, handler }: Route, noun: Noun, limitToken: LimitToken): void {
  const {
    method,
    path,
    access,
    alone,
    whileEnrolling,
    whileLeaving,
    name,
    summary,
    params,
    query,
    body,
    takes,
    streams,
    answer,
    status = 200,
  } = endpoint
  app.route({
    method,
    url: path,
    config: { endpoint },
    ...(takes && { bodyLimit: takes }),
    schema: {
      operationId: name,
      summary,
      description: describe(endpoint, noun),
      security: access === 'anyone' || access === 'founder' ? [] : [{ session: [] }, ...(alone ? [] : [{ token: [] }])],
      tags: [path.split('/')[2] ?? 'api'],
      ...(params && { params }),
      ...(query && { querystring: query }),
      ...(body && !takes && { body }),
      response: { ...(answer !== file && { [status]: answer }), ...problemsOf(endpoint) },
    },
    onRequest: async (request, reply) => {
      // What a member read stays out of the caches of a shared device and of the proxies in between.
      reply.header('cache-control', 'no-store')
      // Open doors ask nobody's name: they answer also while the database does not.
      if (access === 'anyone' || access === 'founder') return
      const actor = await identify(app, services, request, method)
      if (!actor) return refuse(signedOut)
      request.actor = actor
      if (alone && (actor.helper || actor.token)) refuse(inPersonOnly)
      if (actor.token) await limitToken(request, actor.token.id)
      if (actor.token && !scopesFor(noun, endpoint).every((scope) => actor.token?.scopes.includes(scope))) refuse(outOfScope)
      if (actor.enrolling && !whileEnrolling) refuse(secondFactorRequired)
      if (actor.leavingAt && !whileLeaving) refuse(leaving)
      if (access === 'insider' && !actor.insider) refuse(notAllowed)
      if (access === 'administrator' && !actor.administrator) refuse(notAllowed)
    },
    preValidation: async (request) => {
      if (takes) {
        if (!bytes.safeParse(request.body).success) refuse(invalidInput, { field: { path: 'body', message: 'A file is expected.' } })
        return
      }
      const path = (streams ? null : nulIn(request.body, 'body')) ?? nulIn(request.query, 'query')
      if (path) refuse(path.startsWith('body') ? invalidInput : malformed, { field: { path, message: 'U+0000 cannot be kept.' } })
    },
    handler: async (request, reply) => {
      const origin = {
        address: request.ip,
        userAgent: request.headers['user-agent'] ?? '',
        // Few ask.
        get held() {
          return sessionOf(app, request.cookies[accessCookie], 'any')
        },
      }
      const context: OpenContext = { ...services, actor: request.actor, origin }
      const input = { params: request.params, query: request.query, body: request.body }
      // Checked just above, against the declaration that typed the handler.
      const result = await handler(context as Context, input as never, { request, reply })
      if (answer === file) return handOver(request, reply, result as FileAnswer | LargeFileAnswer)
      reply.code(status)
      return status === 204 ? reply.send() : result
    },
  })
}

/**
 * Sends a file; its name may hold any letter (RFC 6266, section 4.3). Whatever is in it, no browser runs it as a page of this installation: its
 * type is believed as it is told, and a page made of it would be one without scripts, forms, or a place of its own.
 */
function handOver(request: FastifyRequest, reply: FastifyReply, answer: FileAnswer | LargeFileAnswer) {
  const { name, type, inline = false, embedded, keepFor } = answer
  const plain = name.replace(/[^\w. -]/g, '_')
  reply.type(type)
  reply.header(
    'content-disposition',
    `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  )
  reply.header('content-security-policy', embedded ?? "default-src 'none'; sandbox")
  // Older browsers ask this one whether a page may stand in another.
  if (embedded !== undefined) reply.removeHeader('x-frame-options')
  if (keepFor !== undefined) reply.header('cache-control', `private, max-age=${keepFor}, immutable`)
  return 'open' in answer ? handOverPart(request, reply, answer) : reply.send(answer.content)
}

/** The part that was asked for (RFC 9110, section 14), or the whole. Several parts at once are answered with the whole, as the RFC allows. */
function handOverPart(request: FastifyRequest, reply: FastifyReply, { bytes, tag, open }: LargeFileAnswer) {
  const etag = `"${tag}"`
  reply.header('accept-ranges', 'bytes').header('etag', etag)
  if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) return reply.code(304).send()
  const { range, 'if-range': held } = request.headers
  const asked = range && (held === undefined || held === etag) ? parse(bytes, range) : undefined
  const readable = asked?.type === 'bytes' && (asked.code & invalidRange) === 0
  if (readable && asked.ranges.length === 0) return reply.header('content-range', `bytes */${bytes}`).code(416).send()
  const part = readable && asked.ranges.length === 1 ? asked.ranges[0] : undefined
  if (part) reply.code(206).header('content-range', `bytes ${part.start}-${part.end}/${bytes}`)
  reply.header('content-length', part ? part.end - part.start + 1 : bytes)
  // Nobody reads the body of an answer to HEAD.
  return reply.send(request.method === 'HEAD' || bytes === 0 ? Readable.from([]) : open(part))
}

/** A bit of what `range-parser` says: the header cannot be read, and is then as good as absent. */
const invalidRange = 1

/** Who may knock, for the API's pages. */
const accessInWords: Record<Access, string> = {
  anyone: 'Open to anyone.',
  founder: 'For whoever holds the one-time link of an installation without a cluster.',
  member: 'For any account that is signed in; it finds what is shared with it.',
  insider: 'For people of a member organisation and administrators; not for guests.',
  administrator: 'For administrators of the cluster.',
}

/** What a door says of itself on the API's pages. */
const describe = (endpoint: Route['endpoint'], noun: Noun): string => {
  const { access, alone } = endpoint
  if (access === 'anyone' || access === 'founder') return accessInWords[access]
  const scopes = scopesFor(noun, endpoint).map((scope) => `\`${scope}\``)
  return `${accessInWords[access]} ${alone ? 'In person: no token opens it.' : `A token needs ${scopes.join(' and ')}.`}`
}

export type LimitToken = (request: FastifyRequest, tokenId: string) => Promise<void>

/** Requests that one token may send in a minute, from whatever addresses. */
const tokenRequestsPerMinute = 600

/** Counts what each token asks for. */
export function limitTokens(app: FastifyInstance): LimitToken {
  const tokenIds = new WeakMap<FastifyRequest, string>()
  const look = app.createRateLimit({
    max: tokenRequestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => `token:${tokenIds.get(request)}`,
    allowList: [],
  })
  return async (request, tokenId) => {
    tokenIds.set(request, tokenId)
    const looked = await look(request)
    if (!looked.isAllowed && looked.isExceeded) refuse(tooMuch, { retryAfter: Math.ceil(looked.ttl / 1_000) })
  }
}

/** Whoever knocks: the holder of a token where one is shown, and then no cookie counts; else of a session. */
async function identify(app: FastifyInstance, services: Services, request: FastifyRequest, method: Shape['method']): Promise<Actor | null> {
  const token = bearerOf(request.headers.authorization)
  if (token) {
    const actor = await identifyToken(services, token)
    return actor && { ...actor, administrator: actor.administrator && administers(actor.token?.scopes ?? [], method) }
  }
  const sessionId = sessionOf(app, request.cookies[accessCookie])
  return sessionId ? services.actors.of(sessionId) : null
}

/** The session named by an access token, or null where the token is missing, forged or, unless that does not matter, too old. */
export function sessionOf(app: FastifyInstance, token: string | undefined, age: 'fresh' | 'any' = 'fresh'): string | null {
  const named = token ? readToken(app, token) : null
  if (!named?.sid) return null
  const stale = named.exp * 1_000 <= app.clock.now().getTime()
  return stale && age === 'fresh' ? null : named.sid
}

interface NamedSession {
  sid?: string
  /** Seconds since 1970. */
  exp: number
}

/** What our own signature was found under stays true; a browser shows the same token for ten minutes. */
const signed = new WeakMap<FastifyInstance, Map<string, NamedSession>>()
const mostSigned = 5_000

function readToken(app: FastifyInstance, token: string): NamedSession | null {
  const known = signed.get(app) ?? new Map<string, NamedSession>()
  signed.set(app, known)
  const there = known.get(token)
  if (there) return there
  try {
    const named = app.jwt.verify<NamedSession>(token)
    if (known.size >= mostSigned) known.clear()
    known.set(token, named)
    return named
  } catch {
    return null
  }
}

/** What this door may refuse, by status, for the API's pages. */
function problemsOf({ errors = [] }: Route['endpoint']): Record<string, z.ZodType> {
  const byStatus = new Map<number, string[]>()
  for (const { status, code } of [...sharedRefusals, ...errors]) byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [status, Problem.describe(codes.map((code) => `\`${code}\``).join(', '))]),
  )
}
