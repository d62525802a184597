import { useSyncExternalStore } from 'react'
import { createBus } from './bus.ts'

export type Connection = 'online' | 'connecting' | 'offline'

/** A server that restarts is back within seconds: nobody needs to hear of it sooner. */
const patience = 4000

let state: Connection = 'connecting'
let since: number | null = null
let timer: ReturnType<typeof setTimeout> | undefined
const changes = createBus<void>()

const become = (next: Connection) => {
  if (next === state) return
  state = next
  changes.publish()
}

/** The server answers. */
export const reachable = () => {
  clearTimeout(timer)
  timer = undefined
  since = Date.now()
  become('online')
}

/** The server does not answer; said aloud only when this lasts, or when the device itself knows that it has no network. */
export const unreachable = () => {
  if (state === 'online') since = Date.now()
  if (!navigator.onLine) return become('offline')
  if (state === 'offline') return
  become('connecting')
  timer ??= setTimeout(() => become('offline'), patience)
}

/** When the server last answered, in milliseconds; null before the first time. */
export const lastAnswer = () => (state === 'online' ? Date.now() : since)

/** Runs `listener` each time the server is back. */
export const whenBack = (listener: () => void) =>
  changes.subscribe(() => {
    if (state === 'online') listener()
  })

/** Whether this page is in touch with the server. */
export const useConnection = (): Connection => useSyncExternalStore(changes.subscribe, () => state)
