import type { Services } from '../context.ts'
import { sql } from '../db/database.ts'
import { audiencesOf, enrollingSessions } from '../session/actor.ts'
import type { Presence } from './presence.ts'
import { type NavetteServer, type NavetteSocket, rooms } from './rooms.ts'

/** Keeps the sockets of this instance in the rooms of their audiences, and no others. */
export interface Access {
  /** Grows with every change of rights and every end of a session; what was opened meanwhile must be looked at again. */
  changes(): number
  /** Does something once the changes of rights before it are in force: who just left a room does not hear what comes after. */
  inOrder(act: () => void): void
  /** Looks at everybody's session and rights again, and tells only those whose rooms changed. */
  check(): void
  /** Works out anew who hears what; `null` for everybody. Whoever is named, or whose rooms changed, is told that all may be stale. */
  refresh(memberIds: string[] | null): void
}

/**
 * Rights also change by themselves (a membership ends on its day, a session runs out), and another instance may have died before it
 * told us: everybody is looked at again within this time.
 */
const checkEveryMs = 60_000

export function watchAccess(io: NavetteServer, { db, clock, log }: Services, presence: Presence): Access & { stop(): void } {
  let changes = 0
  let last = Promise.resolve()
  const sockets = () => [...io.sockets.sockets.values()] as NavetteSocket[]

  /** One after the other: an older answer must never put somebody back into a room. */
  const inTurn = (act: () => Promise<void>) => {
    last = last.then(act).catch((error: unknown) => log.error({ err: error }, 'live: rights could not be worked out'))
  }

  const move = async (socket: NavetteSocket, audiences: string[]): Promise<boolean> => {
    const before = new Set(socket.data.audiences)
    const after = new Set(audiences)
    const lost = socket.data.audiences.filter((id) => !after.has(id))
    const gained = audiences.filter((id) => !before.has(id))
    socket.data.audiences = audiences
    for (const id of lost) await socket.leave(rooms.audience(id))
    await socket.join(gained.map(rooms.audience))
    if (lost.length > 0) await presence.lookAgain(socket)
    return lost.length + gained.length > 0
  }

  const refresh = async (memberIds: string[] | null) => {
    const concerned = sockets().filter(({ data }) => memberIds === null || memberIds.includes(data.memberId))
    if (concerned.length === 0) return
    const audiences = await audiencesOf(db, [...new Set(concerned.map(({ data }) => data.memberId))], clock.today())
    const enrolling = await enrollingSessions(db, [...new Set(concerned.map(({ data }) => data.sessionId))])
    for (const socket of concerned) {
      const heard = enrolling.has(socket.data.sessionId) ? [] : (audiences.get(socket.data.memberId) ?? [])
      const moved = await move(socket, heard)
      if (moved || memberIds !== null) socket.emit('access')
    }
  }

  const cutEnded = async () => {
    const ids = [...new Set(sockets().map(({ data }) => data.sessionId))]
    if (ids.length === 0) return
    const running = await db.rows<{ id: string }>(sql`
      SELECT id FROM session WHERE id = ANY(${ids}::uuid[]) AND ended_at IS NULL AND expires_at > ${clock.now()}`)
    const alive = new Set(running.map(({ id }) => id))
    for (const socket of sockets()) {
      if (alive.has(socket.data.sessionId)) continue
      socket.emit('ended')
      socket.disconnect(true)
    }
  }

  const check = () => {
    inTurn(cutEnded)
    inTurn(() => refresh(null))
  }
  const timer = setInterval(check, checkEveryMs)
  timer.unref()

  return {
    changes: () => changes,
    inOrder: (act) => inTurn(async () => act()),
    check,
    refresh: (memberIds) => {
      changes++
      inTurn(() => refresh(memberIds))
    },
    stop: () => clearInterval(timer),
  }
}
