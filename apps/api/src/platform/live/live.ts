import type { Server as HttpServer } from 'node:http'
import type { ActivityKind, News } from '@navette/contract/core/activity.ts'
import { createAdapter } from '@socket.io/redis-adapter'
import { Redis } from 'ioredis'
import { Server } from 'socket.io'
import type { Services } from '../context.ts'
import { sameOrigin } from '../http/origin.ts'
import { loadActor } from '../session/actor.ts'
import { watchAccess } from './access.ts'
import { watchPresence } from './presence.ts'
import { type NavetteServer, type NavetteSocket, rooms } from './rooms.ts'

/** Something to tell the readers of an audience. */
export interface Announcement {
  audienceId: string
  kind: Pick<ActivityKind, 'changesAccess'>
  news: News
}

/** Live updates: what happened is told, by name and ids, to whoever may see it. */
export interface Live {
  /** Tells the audience; where rights changed, works out anew who hears what. */
  publish(announcement: Announcement): void
  /** The session has ended: its sockets are told and cut, on every instance. */
  end(sessionId: string): void
  /** Somebody chose to be seen or not: those who have the same things open are told. */
  showPresence(memberId: string): void
  /** Starts to listen on the server that Fastify listens on. */
  attach(server: HttpServer, services: Services, identify: Identify): void
  close(): Promise<void>
}

/** The session named by a handshake's cookies, or null. */
export type Identify = (cookieHeader: string) => string | null

/** @param redisUrl joins several instances; null for a single one */
export function createLive(redisUrl: string | null): Live {
  const redis = redisUrl ? { publisher: new Redis(redisUrl), subscriber: new Redis(redisUrl) } : null
  const io = createServer()
  if (redis) {
    io.adapter(createAdapter(redis.publisher, redis.subscriber))
    // A broken connection is tried again by the client; without a listener Node would stop the process.
    for (const client of Object.values(redis)) client.on('error', () => {})
  }
  let refreshAccess = (_memberIds: string[] | null): void => {}
  let inOrder = (act: () => void): void => act()
  let stop = (): void => {}
  let attached = false
  let showPresence = (_memberId: string): void => {}
  const tellAccess = (memberIds: string[] | null) => {
    refreshAccess(memberIds)
    if (redis) io.serverSideEmit('access', memberIds)
  }

  return {
    publish: ({ audienceId, kind, news }) => {
      // First to those who could see it until now; whoever gains access is told that all may be stale.
      inOrder(() => io.to(rooms.audience(audienceId)).emit('news', news))
      if (!kind.changesAccess) return
      tellAccess(concerned(news))
    },
    end: (sessionId) => {
      io.in(rooms.session(sessionId)).emit('ended')
      io.in(rooms.session(sessionId)).disconnectSockets(true)
      tellAccess([])
    },
    showPresence: (memberId) => showPresence(memberId),
    attach: (server, services, identify) => {
      const presence = watchPresence(io, services)
      showPresence = (memberId) =>
        void presence.tellAgain(memberId).catch((error: unknown) => services.log.error({ err: error }, 'live: presence could not be told'))
      const access = watchAccess(io, services, presence)
      refreshAccess = access.refresh
      inOrder = access.inOrder
      stop = access.stop
      io.use((socket, next) => {
        const changes = access.changes()
        admit(socket, services, identify)
          .then((admitted) => {
            next(admitted ? undefined : new Error('signed_out'))
            // What changed while it was being read is read again, now that the socket is among the others.
            if (admitted && changes !== access.changes()) access.check()
          })
          .catch((error: unknown) => {
            services.log.error({ err: error }, 'live: a socket could not be opened')
            next(new Error('unavailable'))
          })
      })
      io.on('connection', (socket) => presence.follow(socket))
      io.on('access', access.refresh)
      io.attach(server)
      attached = true
    },
    close: async () => {
      if (attached) {
        attached = false
        stop()
        io.disconnectSockets(true)
        // The HTTP server belongs to Fastify, which closes it.
        io.engine.close()
      }
      // What is under way to the other instances still leaves; a connection that is broken has nothing to wait for.
      const leave = (client: Redis) => (client.status === 'ready' ? client.quit().catch(() => undefined) : client.disconnect())
      await Promise.all(Object.values(redis ?? {}).map(leave))
    },
  }
}

/** Whose rights may have changed: those whom the facts name, else everybody. */
function concerned({ facts }: News): string[] | null {
  const { memberId, memberIds } = facts
  if (typeof memberId === 'string') return [memberId]
  return Array.isArray(memberIds) ? memberIds : null
}

const createServer = (): NavetteServer =>
  new Server({
    path: '/api/live',
    transports: ['websocket'],
    serveClient: false,
    destroyUpgrade: false,
    // Compression costs four times the processor for messages of a few hundred bytes.
    perMessageDeflate: false,
    // Signals from a screen are an id long.
    maxHttpBufferSize: 4_096,
  })

/** Lets in whoever holds a session and comes from our own pages, into the rooms of their audiences. */
async function admit(socket: NavetteSocket, { db, clock, config }: Services, identify: Identify): Promise<boolean> {
  const { headers } = socket.request
  const sessionId = sameOrigin(headers, config.publicUrl) ? identify(headers.cookie ?? '') : null
  const actor = sessionId ? await loadActor(db, sessionId, clock.now(), clock.today()) : null
  if (!actor || actor.enrolling || actor.leavingAt) return false
  socket.data = { memberId: actor.id, sessionId: actor.sessionId, name: actor.name, audiences: actor.audiences, looking: null }
  await socket.join([rooms.session(actor.sessionId), rooms.member(actor.id), ...actor.audiences.map(rooms.audience)])
  return true
}
