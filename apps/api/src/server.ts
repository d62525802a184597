import cookie from '@fastify/cookie'
import jwt from '@fastify/jwt'
import rateLimit from '@fastify/rate-limit'
import { serializerCompiler, validatorCompiler } from '@fastify/type-provider-zod'
import { tooMuch } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { Redis } from 'ioredis'
import { features } from './features.ts'
import { type Clock, systemClock } from './platform/clock/clock.ts'
import type { Config } from './platform/config/config.ts'
import type { Services } from './platform/context.ts'
import { openDatabase } from './platform/db/database.ts'
import { createStorage } from './platform/files/storage.ts'
import { openDoors, sessionOf } from './platform/http/doors.ts'
import { publishOpenApi } from './platform/http/openapi.ts'
import { servePages } from './platform/http/pages.ts'
import { answerProblem, answerProblems } from './platform/http/problems.ts'
import { Refused } from './platform/http/refuse.ts'
import { createJobs } from './platform/jobs/jobs.ts'
import { createLive } from './platform/live/live.ts'
import { createLog } from './platform/log/log.ts'
import { createMail } from './platform/mail/mail.ts'
import { accessCookie, accessSeconds } from './platform/session/cookies.ts'

/** An address that answers. */
interface OpenRoute {
  method: string
  url: string
  /** It comes from a declaration of the contract. */
  declared: boolean
}

export interface Navette {
  app: FastifyInstance
  services: Services
  /** All that answers, for the test that compares it with the contract. */
  routes: readonly OpenRoute[]
}

interface Options {
  clock?: Clock
  /** Requests that one address may send in a minute. */
  requestsPerMinute?: number
  /** Tests that send no jobs need no queue at work. */
  working?: boolean
}

/** A person who clicks fast, in several tabs behind one venue's address, stays well below. */
const usualRequestsPerMinute = 1_200

/** Builds the whole server on a database that has its migrations; the caller listens. */
export async function buildServer(config: Config & { databaseUrl: string }, options: Options = {}): Promise<Navette> {
  const log = createLog(config.logLevel)
  const services: Services = {
    config,
    log,
    clock: options.clock ?? systemClock,
    db: openDatabase(config.databaseUrl),
    live: createLive(config.redisUrl),
    jobs: createJobs(config.databaseUrl, log),
    mail: createMail(config, log),
    storage: createStorage(config.storageDir),
    features,
  }
  const app: FastifyInstance = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newId,
    bodyLimit: 1_048_576,
    trustProxy: config.trustProxy,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    // Before any route is known, an address that cannot be read finds its word too.
    frameworkErrors: (error, request, reply) => {
      answerProblem(error, request, reply)
    },
  })
  const routes: OpenRoute[] = []
  app.addHook('onRoute', ({ method, url, config }) => {
    for (const each of [method].flat()) routes.push({ method: each, url, declared: config?.endpoint !== undefined })
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerProblems(app)
  logRequests(app)
  await app.register(cookie)
  await app.register(jwt, { secret: config.secret, sign: { expiresIn: accessSeconds } })
  await limitRequests(app, config, options.requestsPerMinute ?? usualRequestsPerMinute)
  await servePages(app, config)
  await publishOpenApi(app)
  openDoors(
    app,
    services,
    features.flatMap(({ routes }) => routes),
  )
  services.live.attach(app.server, services, (cookies) => sessionOf(app, app.parseCookie(cookies)[accessCookie]))
  if (options.working ?? true) {
    await services.jobs.start(
      services,
      features.flatMap(({ jobs = [] }) => jobs),
    )
  }
  app.addHook('preClose', () => services.live.close())
  app.addHook('onClose', async () => {
    await services.jobs.stop()
    services.mail.close()
    await services.db.close()
  })
  return { app, services, routes }
}

/** One line a request: its number, its route, its outcome; nobody's name and nothing of what was sent. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'pages'
    request.log.info({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
}

async function limitRequests(app: FastifyInstance, { redisUrl }: Config, max: number): Promise<void> {
  const redis = redisUrl ? new Redis(redisUrl, { connectTimeout: 500, maxRetriesPerRequest: 1 }) : null
  redis?.on('error', () => {})
  await app.register(rateLimit, {
    max,
    timeWindow: 60_000,
    skipOnError: true,
    // By the route, not by the address: `/%61pi/…` leads to the same doors.
    allowList: ({ routeOptions }) => !routeOptions.url?.startsWith('/api/'),
    errorResponseBuilder: (_request, { ttl }) => new Refused(tooMuch, { retryAfter: Math.ceil(ttl / 1_000) }),
    ...(redis && { redis }),
  })
  app.addHook('onClose', async () => redis?.disconnect())
}
