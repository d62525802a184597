import { setTimeout as pause } from 'node:timers/promises'
import { Id } from '@navette/contract/core/ids.ts'
import { z } from 'zod'
import type { Services } from '../context.ts'
import { sql } from '../db/database.ts'
import { type NavetteServer, type NavetteSocket, rooms } from './rooms.ts'

/** Who has an item open, and who is writing in it: signals, told to the others who have it open, kept nowhere. */
export interface Presence {
  follow(socket: NavetteSocket): void
  /** After a loss of access: whoever may no longer see what they look at stops being there. */
  lookAgain(socket: NavetteSocket): Promise<void>
  /** After somebody chose to be seen or not: tells wherever they are who is here now. */
  tellAgain(memberId: string): Promise<void>
}

/** What somebody writes in, and which part of it, where it is not something new: a message that they change, the summary. */
const Typing = z.object({ itemId: Id, part: Id.or(z.literal('summary')).nullable() })
type Typing = z.infer<typeof Typing>

/** Milliseconds between two signals of one kind from one screen; a hand is slower. */
const pace = 100

/** Does at once what is asked for first, then no more than the latest of what came meanwhile: a screen gone mad costs like any other. */
function seldom<T>(next: (act: () => Promise<void>) => void, act: (latest: T) => Promise<void>): (asked: T) => void {
  let waiting: { latest: T } | null = null
  return (asked) => {
    const comes = waiting === null
    waiting = { latest: asked }
    if (!comes) return
    next(async () => {
      const { latest } = waiting ?? { latest: asked }
      waiting = null
      await act(latest)
      await pause(pace)
    })
  }
}

export function watchPresence(io: NavetteServer, { db, log }: Services): Presence {
  const mayLook = async (socket: NavetteSocket, itemId: string) => {
    const rows = await db.rows(sql`
      SELECT 1 FROM item WHERE id = ${itemId}::uuid AND trashed_at IS NULL AND audience_id = ANY(${socket.data.audiences}::uuid[])`)
    return rows.length > 0
  }

  const showsItself = async (socket: NavetteSocket) => {
    const rows = await db.rows<{ presence: boolean }>(sql`SELECT presence FROM member WHERE id = ${socket.data.memberId}::uuid`)
    return rows[0]?.presence === true
  }

  const tell = async (itemId: string) => {
    const there = await io.in(rooms.here(itemId)).fetchSockets()
    const ids = [...new Set(there.map(({ data }) => data.memberId))]
    const people = await db.rows<{ id: string; name: string; portrait: number | null }>(sql`
      SELECT id, name, portrait FROM member WHERE id = ANY(${ids}::uuid[]) AND presence ORDER BY name`)
    io.to(rooms.here(itemId)).emit('here', { itemId, people })
  }

  const telling = new Map<string, Promise<void>>()

  /** One after the other for each item: an older answer must not overtake a newer one. */
  const tellWhoIsHere = (itemId: string): Promise<void> => {
    const before = telling.get(itemId) ?? Promise.resolve()
    const told = before
      .catch(() => {})
      .then(() => tell(itemId))
      .finally(() => {
        if (telling.get(itemId) === told) telling.delete(itemId)
      })
    telling.set(itemId, told)
    return told
  }

  const leave = async (socket: NavetteSocket) => {
    const { looking } = socket.data
    if (!looking) return
    socket.data.looking = null
    await socket.leave(rooms.here(looking))
    await tellWhoIsHere(looking)
  }

  const look = async (socket: NavetteSocket, itemId: string | null) => {
    if (socket.data.looking === itemId) return
    await leave(socket)
    if (itemId === null || !(await mayLook(socket, itemId)) || !socket.connected) return
    socket.data.looking = itemId
    await socket.join(rooms.here(itemId))
    // Rights may have changed between the look and the door.
    if (!(await mayLook(socket, itemId))) return leave(socket)
    await tellWhoIsHere(itemId)
  }

  const type = async (socket: NavetteSocket, { itemId, part }: Typing) => {
    if (socket.data.looking !== itemId) return
    const { memberId: id, name } = socket.data
    // Whoever chose not to be seen is still told of themselves: another tab of theirs may hold the same text.
    const room = (await showsItself(socket)) ? rooms.here(itemId) : rooms.member(id)
    socket.to(room).emit('typing', { itemId, part, person: { id, name } })
  }

  /** Signals come one after the other for each socket, and none of them may stop the server. */
  const inTurn = (socket: NavetteSocket) => {
    let last = Promise.resolve()
    return (act: () => Promise<void>) => {
      last = last.then(act).catch((error: unknown) => log.error({ err: error, socket: socket.id }, 'a signal was lost'))
    }
  }

  return {
    follow: (socket) => {
      const next = inTurn(socket)
      const looking = seldom(next, (itemId: string | null) => look(socket, itemId))
      const typing = seldom(next, (typed: Typing) => type(socket, typed))
      socket.on('look', (itemId) => {
        const wanted = Id.nullable().safeParse(itemId)
        if (wanted.success) looking(wanted.data)
      })
      socket.on('typing', (itemId, part) => {
        const wanted = Typing.safeParse({ itemId, part: part ?? null })
        if (wanted.success) typing(wanted.data)
      })
      socket.on('disconnect', () => next(() => leave(socket)))
    },
    tellAgain: async (memberId) => {
      const theirs = await io.in(rooms.member(memberId)).fetchSockets()
      for (const itemId of new Set(theirs.map(({ data }) => data.looking))) {
        if (itemId) await tellWhoIsHere(itemId)
      }
    },
    lookAgain: async (socket) => {
      const { looking } = socket.data
      if (looking && !(await mayLook(socket, looking))) await leave(socket)
    },
  }
}
