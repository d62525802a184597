import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Standpoint } from './standpoints.ts'

/** Pixels from the end within which one is still « at the end ». */
const near = 56
/** Pixels left above a message that one is brought to. */
const usualAir = 72
/** Of a message that was not measured yet. */
const guess = 92
/** Milliseconds in which messages find their height after a jump. */
const settling = 1000

/** With these one scrolls by oneself. */
const ownActs = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

interface RowsParts {
  /** Numbers of the thread; the number `n` stands in row `n - 1`. */
  last: number
  /** Something stands below the last number. */
  foot: boolean
  /** Every row is drawn: a short thread, or paper. */
  whole: boolean
  /** Numbers whose rows stay however far one scrolls: a text is written there, or a key would lose its place. */
  held: readonly number[]
  /** Where one stands at first. */
  start: Standpoint
}

/**
 * The rows of a thread, of which only those near the view are drawn. What one reads never moves: at the end, the end stays in sight whatever is
 * added; anywhere else, what grows or shrinks above the view is made up for by the virtualiser.
 */
export const useRows = ({ last, foot, whole, held, start }: RowsParts) => {
  const scroller = useRef<HTMLElement>(null)
  const stuck = useRef(start === 'end')
  const air = useRef(start === 'end' ? usualAir : start.air)
  const aiming = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** The number that one was brought to, until one scrolls by oneself. */
  const aim = useRef<number | null>(null)
  const [atEnd, setAtEnd] = useState(true)

  const rangeExtractor = useCallback(
    (range: Range) => {
      if (whole) return Array.from({ length: range.count }, (_, index) => index)
      const drawn = defaultRangeExtractor(range)
      const apart = held.map((number) => number - 1).filter((index) => index < range.count && !drawn.includes(index))
      return [...drawn, ...apart].toSorted((one, other) => one - other)
    },
    [whole, held],
  )
  const rows = useVirtualizer<HTMLElement, HTMLElement>({
    count: last + (foot ? 1 : 0),
    getScrollElement: () => scroller.current,
    getItemKey: useCallback((index: number) => (index < last ? index + 1 : 'foot'), [last]),
    estimateSize: () => guess,
    initialOffset: () => (start === 'end' ? last * guess : Math.max(0, (start.number - 1) * guess - start.air)),
    rangeExtractor,
    overscan: 8,
    paddingStart: 10,
    paddingEnd: 6,
    scrollPaddingStart: air.current,
  })
  // The first time, a row may turn out higher than it was thought to be above what one reads. Later, only what lies above altogether pushes it.
  rows.shouldAdjustScrollPositionOnItemSizeChange = ({ index, key }) => {
    if (aim.current !== null) return index < aim.current - 1
    // A page comes at once: where a row stands now depends on those that were measured a moment ago, and asking for the whole has it worked out.
    rows.getTotalSize()
    const { start: top = 0, end = 0 } = rows.measurementsCache[index] ?? {}
    return (rows.itemSizeCache.has(key) ? end : top + 1) <= (rows.scrollOffset ?? 0)
  }

  const look = useCallback(() => {
    const view = scroller.current
    if (!view) return
    const ended = view.scrollHeight - view.scrollTop - view.clientHeight < near
    if (aiming.current === undefined) stuck.current = ended
    setAtEnd(ended)
  }, [])
  const settle = useCallback(() => {
    const view = scroller.current
    if (view && stuck.current) view.scrollTop = view.scrollHeight
    look()
  }, [look])

  /** Until all that is drawn there has its height, where one was brought to holds, and not where the view happens to be. */
  const aimAt = useCallback(
    (number: number | null) => {
      aim.current = number
      stuck.current = number === null
      clearTimeout(aiming.current)
      aiming.current = setTimeout(() => {
        aiming.current = undefined
        look()
      }, settling)
    },
    [look],
  )
  const toEnd = useCallback(() => {
    aimAt(null)
    settle()
  }, [aimAt, settle])

  /** Brings a number under the top of the view. */
  const toNumber = useCallback(
    (number: number, above = usualAir) => {
      aimAt(number)
      air.current = above
      rows.setOptions({ ...rows.options, scrollPaddingStart: above })
      rows.scrollToIndex(number - 1, { align: 'start' })
    },
    [rows, aimAt],
  )
  const stand = useCallback((at: Standpoint) => (at === 'end' ? toEnd() : toNumber(at.number, at.air)), [toEnd, toNumber])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, where one stands at first
  useLayoutEffect(() => stand(start), [])
  const total = rows.getTotalSize()
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the height of all that makes it settle
  useLayoutEffect(settle, [settle, total])
  useEffect(() => {
    const view = scroller.current
    if (!view) return
    const resized = new ResizeObserver(settle)
    resized.observe(view)
    view.addEventListener('scroll', look, { passive: true })
    const leave = () => {
      aim.current = null
      clearTimeout(aiming.current)
      aiming.current = undefined
    }
    // The ends of what is measured are not those of the thread: a browser would stop where it thought that they are.
    const toEnds = (event: KeyboardEvent) => {
      if (event.target !== view || event.altKey || event.shiftKey || !(event.key === 'Home' || event.key === 'End')) return
      event.preventDefault()
      if (event.key === 'Home') toNumber(1)
      else toEnd()
    }
    for (const act of ownActs) view.addEventListener(act, leave, { passive: true })
    view.addEventListener('keydown', toEnds)
    return () => {
      resized.disconnect()
      view.removeEventListener('scroll', look)
      view.removeEventListener('keydown', toEnds)
      for (const act of ownActs) view.removeEventListener(act, leave)
      clearTimeout(aiming.current)
    }
  }, [settle, look, toEnd, toNumber])

  /** Where one stands now: at the end, or by the first message that begins within the view. */
  const standpoint = useCallback((): Standpoint => {
    const offset = rows.scrollOffset ?? 0
    const drawn = rows.getVirtualItems().filter(({ index }) => index < rows.options.count)
    const first = drawn.find(({ start }) => start >= offset) ?? drawn.at(-1)
    return stuck.current || !first ? 'end' : { number: first.index + 1, air: first.start - offset }
  }, [rows])

  return { rows, scroller, atEnd, toEnd, toNumber, stand, standpoint }
}
