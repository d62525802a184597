import { getSession } from '@navette/contract/accounts/endpoints.ts'
import type { News } from '@navette/contract/core/activity.ts'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { io, type Socket } from 'socket.io-client'
import { call, Refused } from './api.ts'
import { createBus } from './bus.ts'
import { reachable, unreachable } from './connection.ts'
import { gatherNews } from './freshness.ts'
import { renewed, signedOut } from './renewal.ts'

export { useConnection } from './connection.ts'

/** What others and we ourselves did, as it happens: screens may show what just changed. */
export const newsBus = createBus<News>()

/** Somebody who has a thing on screen. */
export interface Neighbour {
  id: string
  name: string
  portrait: number | null
}

/** Somebody who writes in it. */
type Writer = Pick<Neighbour, 'id' | 'name'>

const hereBus = createBus<{ itemId: string; people: Neighbour[] }>()
const typingBus = createBus<{ itemId: string; part: string | null; person: Writer }>()
/** Listeners of the socket that comes and goes. */
const backBus = createBus<void>()

let socket: Socket | undefined

/**
 * Opens the one socket of this page and keeps what is on screen fresh: what happened makes the reads that it touches stale, and all that is on
 * screen is read again whenever news may have been missed.
 *
 * @returns what closes it
 */
export const startLive = (client: QueryClient): (() => void) => {
  const live = io({ path: '/api/live', transports: ['websocket'], reconnectionDelay: 500, reconnectionDelayMax: 5000 })
  const news = gatherNews(client)
  const catchUp = () => void client.invalidateQueries()
  let before = false
  socket = live
  live.on('connect', () => {
    reachable()
    backBus.publish()
    if (before) catchUp()
    before = true
  })
  live.on('disconnect', (reason) => {
    unreachable()
    if (reason === 'io server disconnect') void knockAgain(live)
  })
  live.on('connect_error', () => {
    unreachable()
    void knockAgain(live)
  })
  live.on('news', (item: News) => {
    news.receive(item)
    newsBus.publish(item)
  })
  live.on('access', catchUp)
  live.on('ended', () => void leave())
  live.on('here', hereBus.publish)
  live.on('typing', typingBus.publish)
  const stopWatching = watchSleep(live)
  return () => {
    stopWatching()
    news.stop()
    live.close()
    if (socket === live) socket = undefined
  }
}

/** The session is over: where this browser holds another by now, the page begins again with it; else the door comes. */
const leave = () =>
  renewed(Date.now()).then(
    (welcome) => welcome && location.replace('/'),
    () => signedOut.publish('ended'),
  )

let knocked = 0

/**
 * A socket that the server turned away does not come back by itself, and a token of minutes may be why: asking who we are renews it.
 * Lost networks come here too, since a refusal before the socket opens looks the same; asking every ten seconds costs nothing.
 */
const knockAgain = async (live: Socket) => {
  const now = Date.now()
  if (live.active && now - knocked < 10_000) return
  const wait = Math.max(0, knocked + 2000 - now)
  knocked = now + wait
  await new Promise((done) => setTimeout(done, wait))
  const welcome = await call(getSession).then(
    () => true,
    (error: unknown) => !(error instanceof Refused && error.code === 'signed_out'),
  )
  if (welcome && !live.connected && socket === live) live.connect()
}

const beat = 15_000
/** Browsers let a hidden page's timers run once a minute; a longer gap is sleep. */
const sleepGap = 100_000

/** After sleep a socket may look open while nobody is at its other end. */
const watchSleep = (live: Socket) => {
  let last = Date.now()
  const wake = () => {
    const slept = Date.now() - last > sleepGap
    last = Date.now()
    if (slept) live.disconnect().connect()
    else if (!live.connected) live.connect()
  }
  const look = () => {
    if (document.visibilityState === 'visible') wake()
  }
  // After a change of network the old socket may be dead without knowing it yet, and a new one catches up by itself.
  const comeBack = () => {
    live.disconnect().connect()
  }
  const timer = setInterval(wake, beat)
  window.addEventListener('online', comeBack)
  window.addEventListener('offline', unreachable)
  document.addEventListener('visibilitychange', look)
  return () => {
    clearInterval(timer)
    window.removeEventListener('online', comeBack)
    window.removeEventListener('offline', unreachable)
    document.removeEventListener('visibilitychange', look)
  }
}

const nobody: never[] = []

/** Who else has this item open; says at the same time that we have it open. */
export const useHere = (itemId: string): Neighbour[] => {
  const [people, setPeople] = useState<Neighbour[]>(nobody)
  useEffect(() => {
    const look = () => socket?.emit('look', itemId)
    look()
    const stopBack = backBus.subscribe(look)
    const stopHere = hereBus.subscribe((here) => {
      if (here.itemId === itemId) setPeople(here.people)
    })
    return () => {
      stopBack()
      stopHere()
      setPeople(nobody)
      socket?.emit('look', null)
    }
  }, [itemId])
  return people
}

const sayEvery = 2000
const forgetAfter = 4000

/**
 * Who is writing in this item just now, and how to say that we are.
 *
 * @param part of the item, where something that stands there is changed: a message by its id, `summary`; only who writes in the same part counts
 */
export const useTyping = (itemId: string, part: string | null = null): { typing: Writer[]; type: () => void } => {
  const [typing, setTyping] = useState<Writer[]>(nobody)
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>()
    const forget = (id: string) => setTyping((known) => known.filter((person) => person.id !== id))
    const stop = typingBus.subscribe((sign) => {
      if (sign.itemId !== itemId || sign.part !== part) return
      const { person } = sign
      clearTimeout(timers.get(person.id))
      timers.set(
        person.id,
        setTimeout(() => forget(person.id), forgetAfter),
      )
      setTyping((known) => (known.some(({ id }) => id === person.id) ? known : [...known, person]))
    })
    return () => {
      stop()
      for (const timer of timers.values()) clearTimeout(timer)
      setTyping(nobody)
    }
  }, [itemId, part])
  return { typing, type: () => sayTyping(itemId, part) }
}

let said = { place: '', at: 0 }

const sayTyping = (itemId: string, part: string | null) => {
  const now = Date.now()
  const place = `${itemId} ${part}`
  if (said.place === place && now - said.at < sayEvery) return
  said = { place, at: now }
  socket?.volatile.emit('typing', itemId, part)
}
