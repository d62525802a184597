import { useDocumentVisibility } from '@mantine/hooks'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useConnection } from '../../../lib/live.ts'
import { tellRead } from '../queries.ts'

/** Long enough for an eye to have passed over it, in milliseconds. */
const glance = 500

/**
 * Up to which message was really seen: the page in front, the end of the message in view. The server is told so, after a glance.
 *
 * @param known the number up to which the server already knows
 * @param rows changes with the rows; null while nothing is in view, as on paper
 * @returns the highest number seen on this screen
 */
export const useReading = (threadId: string, scroller: RefObject<HTMLElement | null>, known: number, rows: unknown) => {
  const [seen, setSeen] = useState(known)
  const told = useRef(known)
  const visibility = useDocumentVisibility()
  const connection = useConnection()

  // New rows may be in view without any scrolling.
  useEffect(() => {
    const view = scroller.current
    if (!view || visibility !== 'visible' || rows === null) return
    let frame = 0
    const look = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setSeen((before) => Math.max(before, lastInView(view))))
    }
    look()
    view.addEventListener('scroll', look, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      view.removeEventListener('scroll', look)
    }
  }, [scroller, visibility, rows])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what could not be told is told again when the connection is back
  useEffect(() => {
    if (seen <= Math.max(told.current, known)) return
    const timer = setTimeout(() => {
      const before = told.current
      told.current = seen
      tellRead(threadId, seen).catch(() => {
        told.current = before
      })
    }, glance)
    return () => clearTimeout(timer)
  }, [threadId, seen, known, connection])

  return seen
}

/** The number of the last message whose foot is in view; the slack forgives a line's descent. */
const lastInView = (view: HTMLElement) => {
  const limit = view.getBoundingClientRect().bottom + 4
  const rows = view.querySelectorAll<HTMLElement>('[data-number]')
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index]
    if (row && row.getBoundingClientRect().bottom <= limit) return Number(row.dataset['number'])
  }
  return 0
}
