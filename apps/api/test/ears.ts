import type { News } from '@navette/contract/core/activity.ts'
import { io, type Socket } from 'socket.io-client'
import { origin, type TestServer } from './server.ts'

/** Somebody listening: what their screen is told. */
export interface Ear {
  socket: Socket
  news: News[]
  /** How often they were told that their access changed. */
  access: number
  ended: number
  here: { itemId: string; people: { id: string; name: string }[] }[]
  typing: { itemId: string; person: { id: string; name: string } }[]
  /** Resolves once a condition holds, or fails after two seconds. */
  until(holds: (ear: Ear) => boolean): Promise<void>
}

/** Opens a socket as somebody of the cast; the server must be listening at `address`. */
export async function listenAs(server: TestServer, address: string, key: string): Promise<Ear> {
  const { cookie } = await server.as(key)
  const socket = io(address, {
    path: '/api/live',
    transports: ['websocket'],
    extraHeaders: { cookie, origin },
    reconnection: false,
    forceNew: true,
  })
  const ear: Ear = {
    socket,
    news: [],
    access: 0,
    ended: 0,
    here: [],
    typing: [],
    until: async (holds) => {
      const deadline = performance.now() + 2_000
      while (!holds(ear)) {
        if (performance.now() > deadline)
          throw new Error(`${key} waited in vain; heard ${JSON.stringify(ear.news.map(({ verb }) => verb))}`)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
  }
  socket.on('news', (each) => ear.news.push(each))
  socket.on('access', () => ear.access++)
  socket.on('ended', () => ear.ended++)
  socket.on('here', (each) => ear.here.push(each))
  socket.on('typing', (each) => ear.typing.push(each))
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject))
  return ear
}
