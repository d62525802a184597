import type { News } from '@navette/contract/core/activity.ts'
import type { RemoteSocket, Server, Socket } from 'socket.io'

export interface Heard {
  news: (news: News) => void
  /** Your rights changed: everything may be stale. */
  access: () => void
  /** Your session has ended. */
  ended: () => void
  here: (told: { itemId: string; people: { id: string; name: string; portrait: number | null }[] }) => void
  typing: (told: { itemId: string; part: string | null; person: { id: string; name: string } }) => void
}

export interface Said {
  /** The item that this screen shows, or null when it shows none. */
  look: (itemId: string | null) => void
  typing: (itemId: string, part?: string | null) => void
}

/** Between instances. */
export interface Whispered {
  access: (memberIds: string[] | null) => void
}

export interface Holder {
  memberId: string
  sessionId: string
  name: string
  audiences: string[]
  looking: string | null
}

export type NavetteServer = Server<Said, Heard, Whispered, Holder>
export type NavetteSocket = Socket<Said, Heard, Whispered, Holder>
export type DistantSocket = RemoteSocket<Heard, Holder>

export const rooms = {
  audience: (id: string) => `audience:${id}`,
  session: (id: string) => `session:${id}`,
  member: (id: string) => `member:${id}`,
  here: (itemId: string) => `here:${itemId}`,
}
