import type { Access } from '@navette/contract/core/endpoint.ts'
import { foreignOrigin, invalidInput, malformed, notAllowed, Problem, sharedRefusals, signedOut } from '@navette/contract/core/errors.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Context, OpenContext, Services } from '../context.ts'
import type { Actor } from '../session/actor.ts'
import { loadActor } from '../session/actor.ts'
import { accessCookie } from '../session/cookies.ts'
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
export function openDoors(app: FastifyInstance, services: Services, routes: readonly Route[]): void {
  app.decorateRequest('actor', null)
  app.addHook('onRequest', async (request) => {
    if (!safeMethods.has(request.method) && !sameOrigin(request.headers, services.config.publicUrl)) refuse(foreignOrigin)
  })
  for (const route of routes) openDoor(app, services, route)
}

function openDoor(app: FastifyInstance, services: Services, { endpoint, handler }: Route): void {
  const { method, path, access, name, summary, params, query, body, answer, status = 200 } = endpoint
  app.route({
    method,
    url: path,
    config: { endpoint },
    schema: {
      operationId: name,
      summary,
      description: accessInWords[access],
      security: access === 'anyone' || access === 'founder' ? [] : [{ session: [] }],
      tags: [path.split('/')[2] ?? 'api'],
      ...(params && { params }),
      ...(query && { querystring: query }),
      ...(body && { body }),
      response: { [status]: answer, ...problemsOf(endpoint) },
    },
    onRequest: async (request, reply) => {
      // What a member read stays out of the caches of a shared device and of the proxies in between.
      reply.header('cache-control', 'no-store')
      // Open doors ask nobody's name: they answer also while the database does not.
      if (access === 'anyone' || access === 'founder') return
      request.actor = await identify(app, services, request)
      if (!request.actor) return refuse(signedOut)
      if (access === 'insider' && !request.actor.insider) refuse(notAllowed)
      if (access === 'administrator' && !request.actor.administrator) refuse(notAllowed)
    },
    preValidation: async (request) => {
      const path = nulIn(request.body, 'body') ?? nulIn(request.query, 'query')
      if (path) refuse(path.startsWith('body') ? invalidInput : malformed, { field: { path, message: 'U+0000 cannot be kept.' } })
    },
    handler: async (request, reply) => {
      const context: OpenContext = { ...services, actor: request.actor }
      const input = { params: request.params, query: request.query, body: request.body }
      // Checked just above, against the declaration that typed the handler.
      const result = await handler(context as Context, input as never, { request, reply })
      reply.code(status)
      return status === 204 ? reply.send() : result
    },
  })
}

/** Who may knock, for the API's pages. */
const accessInWords: Record<Access, string> = {
  anyone: 'Open to anyone.',
  founder: 'For whoever holds the one-time link of an installation without a cluster.',
  member: 'For any account that is signed in; it finds what is shared with it.',
  insider: 'For people of a member organisation and administrators; not for guests.',
  administrator: 'For administrators of the cluster.',
}

async function identify(app: FastifyInstance, { db, clock }: Services, request: FastifyRequest): Promise<Actor | null> {
  const sessionId = sessionOf(app, request.cookies[accessCookie])
  return sessionId ? loadActor(db, sessionId, clock.now(), clock.today()) : null
}

/** The session named by an access token, or null where the token is missing, forged or too old. */
export function sessionOf(app: FastifyInstance, token: string | undefined): string | null {
  if (!token) return null
  try {
    return app.jwt.verify<{ sid: string }>(token).sid
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
