import cookie from '@fastify/cookie'
import jwt from '@fastify/jwt'
import rateLimit from '@fastify/rate-limit'
import { validatorCompiler } from '@fastify/type-provider-zod'
import { tooMuch } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { Redis } from 'ioredis'
import { features } from './features.ts'
import { type Clock, systemClock } from './platform/clock/clock.ts'
import type { Config } from './platform/config/config.ts'
import { unseal } from './platform/config/seal.ts'
import type { Services } from './platform/context.ts'
import { openDav } from './platform/dav/doors.ts'
import { davRoot } from './platform/dav/paths.ts'
import { type Database, openDatabase } from './platform/db/database.ts'
import { keepNames } from './platform/db/names.ts'
import { createStorage } from './platform/files/storage.ts'
import { writersOf } from './platform/http/answers.ts'
import { openDoors, sessionOf } from './platform/http/doors.ts'
import { publishOpenApi } from './platform/http/openapi.ts'
import { createOutside, type Outside } from './platform/http/outside.ts'
import { servePages } from './platform/http/pages.ts'
import { answerProblem, answerProblems } from './platform/http/problems.ts'
import { Refused } from './platform/http/refuse.ts'
import { createJobs } from './platform/jobs/jobs.ts'
import { createLive } from './platform/live/live.ts'
import { createLog } from './platform/log/log.ts'
import { deliver } from './platform/mail/deliver.ts'
import { createMail, type MailSettings } from './platform/mail/mail.ts'
import { createMarkdown } from './platform/markdown/markdown.ts'
import { keepActors } from './platform/session/actors.ts'
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
  /** Tests let it read addresses of this machine, which it refuses. */
  outside?: Outside
  /** Tests that send no jobs need no queue at work. */
  working?: boolean
  /** Tests hold every answer against its whole declaration. */
  checked?: boolean
}

/** A person who clicks fast, in several tabs behind one venue's address, stays well below. */
const usualRequestsPerMinute = 1_200

/** What the platform offers, on a database that has its migrations; nothing listens or works yet. */
export function buildServices(
  config: Config & { databaseUrl: string },
  clock: Clock = systemClock(),
  outside: Outside = createOutside(),
): Services {
  const log = createLog(config.logLevel)
  const db = openDatabase(config.databaseUrl)
  return {
    config,
    log,
    clock,
    db,
    actors: keepActors({ db, clock }),
    names: keepNames({ db, clock }),
    live: createLive(config.redisUrl),
    jobs: createJobs(config.databaseUrl, log),
    mail: createMail(() => mailSettings(config, db)),
    storage: createStorage(config.storageDir),
    outside,
    markdown: createMarkdown(
      config.publicUrl,
      features.flatMap(({ pages = [] }) => pages),
    ),
    features,
  }
}

/** Lets go of everything that `buildServices` holds. */
export async function closeServices({ live, jobs, mail, db }: Services): Promise<void> {
  await live.close()
  await jobs.stop()
  mail.close()
  await db.close()
}

/** Builds the whole server on a database that has its migrations; the caller listens. */
export async function buildServer(config: Config & { databaseUrl: string }, options: Options = {}): Promise<Navette> {
  const services = buildServices(config, options.clock, options.outside)
  const leaveZone = await followZone(services)
  // Read before anybody asks.
  await services.names.known()
  const app: FastifyInstance = Fastify({
    loggerInstance: services.log as FastifyBaseLogger,
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
  app.setSerializerCompiler(writersOf({ checked: options.checked ?? false }))
  answerProblems(app)
  logRequests(app)
  await app.register(cookie)
  app.decorate('clock', services.clock)
  // What runs out is judged by the platform's clock, in `sessionOf`.
  await app.register(jwt, { secret: config.secret, sign: { expiresIn: accessSeconds }, verify: { ignoreExpiration: true } })
  await limitRequests(app, config, options.requestsPerMinute ?? usualRequestsPerMinute)
  await servePages(app, config)
  await publishOpenApi(app)
  openDoors(app, services, features)
  await openDav(app, services)
  services.live.attach(app.server, services, (cookies) => sessionOf(app, app.parseCookie(cookies)[accessCookie]))
  if (options.working ?? true) {
    await services.jobs.start(services, [deliver, ...features.flatMap(({ jobs = [] }) => jobs)])
  }
  app.addHook('preClose', () => services.live.close())
  app.addHook('onClose', () => {
    leaveZone()
    return closeServices(services)
  })
  return { app, services, routes }
}

/** Days begin and end where the cluster lives. Other instances learn of a change within a minute. */
async function followZone({ clock, config, db }: Services): Promise<() => void> {
  const settle = async () => {
    const cluster = await db.prisma.cluster.findUnique({ where: { id: 1 }, select: { timeZone: true } })
    if (cluster) clock.settle(cluster.timeZone)
  }
  await settle()
  if (!config.redisUrl) return () => {}
  const turns = setInterval(() => void settle().catch(() => {}), 60_000).unref()
  return () => clearInterval(turns)
}

/** The environment's mail server comes first, then the one that an administrator chose. */
async function mailSettings(config: Config, { prisma }: Database): Promise<MailSettings> {
  const cluster = await prisma.cluster.findUnique({ where: { id: 1 }, select: { smtp: true, mailFrom: true } })
  const chosen = cluster?.smtp ? unseal(config.secret, cluster.smtp) : null
  return { smtpUrl: config.smtpUrl ?? chosen, from: cluster?.mailFrom || config.mailFrom }
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
    allowList: ({ routeOptions: { url = '' } }) => !url.startsWith('/api/') && !url.startsWith(davRoot),
    errorResponseBuilder: (_request, { ttl }) => new Refused(tooMuch, { retryAfter: Math.ceil(ttl / 1_000) }),
    ...(redis && { redis }),
  })
  app.addHook('onClose', async () => redis?.disconnect())
}
