import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import type { Opening } from '../reading-queries.ts'
import { keepStandpoint, type Standpoint, standpointOf } from './standpoints.ts'

/** The message that the address points at (`#message-12`); 0 where it points at none. */
export const useLinkedNumber = () => Number(/^#message-(\d+)$/.exec(useLocation().hash)?.[1] ?? 0)

/**
 * Where one stands when a thread opens: back where one left it, at the message that the address names, at the first one that was not read,
 * or at the end.
 */
export const useFirstStandpoint = (threadId: string, { read, last, above }: Opening): Standpoint => {
  const { key } = useLocation()
  const linked = useLinkedNumber()
  const [first] = useState((): Standpoint => {
    const kept = standpointOf(`${threadId} ${key}`)
    if (kept) return kept
    if (linked > 0) return { number: Math.min(linked, last), air: 72 }
    if (read === 0) return above === 0 ? { number: 1, air: 72 } : 'end'
    return read < last ? { number: read + 1, air: 72 } : 'end'
  })
  return first
}

/** Follows the browser's way through the thread: forward to the message that an address names, back to where one stood before. */
export const useStanding = (
  threadId: string,
  scroller: { current: HTMLElement | null },
  standpoint: () => Standpoint,
  stand: (at: Standpoint) => void,
) => {
  const { key } = useLocation()
  const linked = useLinkedNumber()
  const [followed, setFollowed] = useState(key)

  useEffect(() => {
    if (followed === key) return
    setFollowed(key)
    const kept = standpointOf(`${threadId} ${key}`)
    if (kept) stand(kept)
    else if (linked > 0) stand({ number: linked, air: 72 })
  }, [threadId, key, linked, followed, stand])

  useEffect(() => {
    const view = scroller.current
    if (!view || followed !== key) return
    const keep = () => keepStandpoint(`${threadId} ${key}`, standpoint())
    view.addEventListener('scroll', keep, { passive: true })
    return () => view.removeEventListener('scroll', keep)
  }, [threadId, key, followed, scroller, standpoint])
}
