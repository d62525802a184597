import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Pixels from the end within which one is still « at the end ». */
const near = 56

/**
 * Keeps still what somebody reads. At the end of the list, the end stays in sight whatever is added; anywhere else the message at the
 * top of the view keeps its place, whatever grows, shrinks or arrives above it.
 *
 * @param rows what identifies the rows of the list, in order: a change of it is a change of the list
 */
export const useSteadyScroll = (scroller: RefObject<HTMLElement | null>, content: RefObject<HTMLElement | null>, rows: unknown) => {
  const anchor = useRef<{ element: Element; top: number } | null>(null)
  const stuck = useRef(true)
  const [atEnd, setAtEnd] = useState(true)

  const look = useCallback(() => {
    const view = scroller.current
    if (!view || !content.current) return
    stuck.current = view.scrollHeight - view.scrollTop - view.clientHeight < near
    setAtEnd(stuck.current)
    const element = firstInView(content.current, view.getBoundingClientRect().top)
    anchor.current = element ? { element, top: element.getBoundingClientRect().top } : null
  }, [scroller, content])

  const settle = useCallback(() => {
    const view = scroller.current
    if (!view) return
    if (stuck.current) view.scrollTop = view.scrollHeight
    else if (anchor.current?.element.isConnected) view.scrollTop += anchor.current.element.getBoundingClientRect().top - anchor.current.top
    look()
  }, [scroller, look])

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the rows that make it settle
  useLayoutEffect(settle, [settle, rows])

  useEffect(() => {
    const view = scroller.current
    if (!view || !content.current) return
    const resized = new ResizeObserver(settle)
    resized.observe(content.current)
    resized.observe(view)
    view.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      view.removeEventListener('scroll', look)
    }
  }, [scroller, content, settle, look])

  const toEnd = useCallback(() => {
    stuck.current = true
    settle()
  }, [settle])

  /** Brings an element under the top of the view, with air above it. */
  const toElement = useCallback(
    (element: Element, air = 72) => {
      const view = scroller.current
      if (!view) return
      stuck.current = false
      view.scrollTop += element.getBoundingClientRect().top - view.getBoundingClientRect().top - air
      look()
    },
    [scroller, look],
  )
  return { atEnd, toEnd, toElement }
}

/** The first message whose foot is below `top`: they are in order, so halves of the list are thrown away. */
const firstInView = (content: HTMLElement, top: number) => {
  const rows = content.querySelectorAll('[data-number]')
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > top) high = middle
    else low = middle + 1
  }
  return rows[low] ?? null
}
