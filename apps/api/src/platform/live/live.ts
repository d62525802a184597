import type { Server as HttpServer } from 'node:http'
import type { ActivityKind, News } from '@navette/contract/core/activity.ts'
import { createAdapter } from '@socket.io/redis-adapter'
import { Redis } from 'ioredis'
import { Server } from 'socket.io'
import type { Services } from '../context.ts'
import { sameOrigin } from '../http/origin.ts'
import { audiencesOf, loadActor } from '../session/actor.ts'
import { type Presence, watchPresence } from './presence.ts'
import { type NavetteServer, type NavetteSocket, rooms } from './rooms.ts'

/** Something to tell the readers of an audience. */
export interface Announcement {
  audienceId: string
  kind: Pick<ActivityKind, 'changesAccess'>
  news: News
}

/** Live updates: what happened is told, by name and ids, to whoever may see it. */
export interface Live {
  /** Tells the audience; where access changed, works out anew who hears what. */
  publish(announcement: Announcement): void
  /** The session has ended: its sockets are told and cut, on every instance. */
  end(sessionId: string): void
  /** Starts to listen on the server that Fastify listens on. */
  attach(server: HttpServer, services: Services, identify: Identify): void
  close(): Promise<void>
}

/** The session named by a handshake's cookies, or null. */
export type Identify = (cookieHeader: string) => string | null

/** Sessions that ended elsewhere, or ran out, are found within this time even if nobody told. */
const checkEveryMs = 60_000

/** @param redisUrl joins several instances; null for a single one */
export function createLive(redisUrl: string | null): Live {
  const redis = redisUrl ? [new Redis(redisUrl), new Redis(redisUrl)] : []
  // Uncompressed: compression costs four times the processor for messages of a few hundred bytes.
  const io: NavetteServer = new Server({
    path: '/api/live',
    transports: ['websocket'],
    serveClient: false,
    destroyUpgrade: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 4_096,
  })
  const [publisher, subscriber] = redis
  if (publisher && subscriber) io.adapter(createAdapter(publisher, subscriber))
  for (const client of redis) client.on('error', () => {})

  let services: Services | null = null
  let presence: Presence | null = null
  let timer: NodeJS.Timeout | undefined

  const sockets = () => [...io.sockets.sockets.values()] as NavetteSocket[]

  /** Works out anew what the sockets of this instance may hear; whoever's rooms changed is told that all may be stale. */
  const refreshAccess = async (memberIds: string[] | null) => {
    const concerned = sockets().filter(({ data }) => memberIds === null || memberIds.includes(data.memberId))
    if (!services || concerned.length === 0) return
    const audiences = await audiencesOf(services.db, [...new Set(concerned.map(({ data }) => data.memberId))], services.clock.today())
    for (const socket of concerned) {
      const before = new Set(socket.data.audiences)
      const after = new Set(audiences.get(socket.data.memberId) ?? [])
      const lost = [...before].filter((id) => !after.has(id))
      const gained = [...after].filter((id) => !before.has(id))
      for (const id of lost) await socket.leave(rooms.audience(id))
      await socket.join(gained.map(rooms.audience))
      socket.data.audiences = [...after]
      if (lost.length + gained.length > 0 || memberIds !== null) socket.emit('access')
      if (lost.length > 0) await presence?.lookAgain(socket)
    }
  }

  const cutEnded = async () => {
    if (!services) return
    const now = services.clock.now()
    for (const socket of sockets()) {
      const actor = await loadActor(services.db, socket.data.sessionId, now, services.clock.today())
      if (!actor) io.in(rooms.session(socket.data.sessionId)).local.disconnectSockets(true)
    }
  }

  const reportFailure = (error: unknown) => services?.log.error({ err: error }, 'live updates: access could not be worked out')

  return {
    publish: ({ audienceId, kind, news }) => {
      io.to(rooms.audience(audienceId)).emit('news', news)
      if (!kind.changesAccess) return
      const memberId = news.facts['memberId']
      const memberIds = typeof memberId === 'string' ? [memberId] : null
      refreshAccess(memberIds).catch(reportFailure)
      if (redisUrl) io.serverSideEmit('access', memberIds)
    },
    end: (sessionId) => {
      io.in(rooms.session(sessionId)).emit('ended')
      io.in(rooms.session(sessionId)).disconnectSockets(true)
    },
    attach: (server, given, identify) => {
      services = given
      const watching = watchPresence(io, given)
      presence = watching
      const { db, clock, config } = given
      io.use(async (socket, next) => {
        try {
          const { headers } = socket.request
          const sessionId = sameOrigin(headers, config.publicUrl) ? identify(headers.cookie ?? '') : null
          const actor = sessionId ? await loadActor(db, sessionId, clock.now(), clock.today()) : null
          if (!actor) return next(new Error('signed_out'))
          socket.data = {
            memberId: actor.id,
            sessionId: actor.sessionId,
            name: actor.name,
            audiences: actor.audiences,
            looking: null,
          }
          await socket.join([rooms.session(actor.sessionId), rooms.member(actor.id), ...actor.audiences.map(rooms.audience)])
          next()
        } catch (error) {
          given.log.error({ err: error }, 'live updates: a socket could not be opened')
          next(new Error('unavailable'))
        }
      })
      io.on('connection', (socket) => watching.follow(socket))
      io.on('access', (memberIds) => refreshAccess(memberIds).catch(reportFailure))
      io.attach(server)
      timer = setInterval(() => cutEnded().catch(reportFailure), checkEveryMs)
      timer.unref()
    },
    close: async () => {
      clearInterval(timer)
      io.disconnectSockets(true)
      // The HTTP server belongs to Fastify, which closes it.
      io.engine.close()
      for (const client of redis) client.disconnect()
    },
  }
}
