import { useEffect, useState } from 'react'
import { newsBus } from '../../../lib/live.ts'

/** As long as the ground takes to fade, and a little more for the read that brings it. */
const stays = 3500
const nothing: ReadonlySet<string> = new Set()

/** The events that somebody else has just changed, for a moment. */
export const useFresh = (myId: string): ReadonlySet<string> => {
  const [fresh, setFresh] = useState(nothing)
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>()
    const stop = newsBus.subscribe(({ verb, actorId, facts }) => {
      const id = facts['eventId']
      if (!verb.startsWith('event.') || actorId === myId || typeof id !== 'string') return
      setFresh((known) => new Set([...known, id]))
      const timer = setTimeout(() => {
        timers.delete(timer)
        setFresh((known) => new Set([...known].filter((each) => each !== id)))
      }, stays)
      timers.add(timer)
    })
    return () => {
      stop()
      for (const timer of timers) clearTimeout(timer)
    }
  }, [myId])
  return fresh
}
