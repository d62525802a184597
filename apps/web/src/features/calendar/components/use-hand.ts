import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { type MouseEvent, type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { endingLater, isLong, movedBy, type Time, wallAt } from './evenings.ts'

interface HandOptions {
  /** Holds the columns, which say their day (`data-day`). */
  grid: RefObject<HTMLElement | null>
  onMove: (occurrence: Occurrence, time: Time) => void
  onDraw: ((time: Time) => void) | undefined
}

/** What a hand holds: a date, or a time that it draws; from where, and where it is now. */
interface Grip {
  occurrence: Occurrence | null
  /** It holds the lower edge. */
  edge: boolean
  from: Spot
  x: number
  y: number
  /** It has moved so far that it is no click. */
  carrying: boolean
}

interface Spot {
  column: number
  day: string
  minutes: number
}

/** So many points are no click. */
const slip = 4
const step = 15

/**
 * Dates carried and pulled by the hand, and times drawn into an empty place. A mouse or a pen alone: a finger that moves here scrolls, and has a
 * form to move things with.
 */
export const useHand = ({ grid, onMove, onDraw }: HandOptions) => {
  const grip = useRef<Grip | null>(null)
  const swallow = useRef(false)
  const [held, setHeld] = useState<{ id: string; time: Time } | null>(null)
  const [drawn, setDrawn] = useState<Time | null>(null)
  const acts = useRef({ onMove, onDraw })
  acts.current = { onMove, onDraw }

  useEffect(() => {
    const element = grid.current
    if (!element) return
    const timeAt = (event: PointerEvent): Time | null => {
      const now = grip.current
      const spot = now && spotAt(element, event)
      if (!now || !spot) return null
      const minutes = Math.round((spot.minutes - now.from.minutes) / step) * step
      if (!now.occurrence) return drawnFrom(now.from, spot.minutes)
      if (now.edge) return endingLater(now.occurrence, minutes)
      return movedBy(now.occurrence, { days: spot.column - now.from.column, minutes: isLong(now.occurrence) ? 0 : minutes })
    }
    const letGo = () => {
      grip.current = null
      setHeld(null)
      setDrawn(null)
    }
    const move = (event: PointerEvent) => {
      const now = grip.current
      if (!now) return
      now.carrying ||= Math.hypot(event.clientX - now.x, event.clientY - now.y) > slip
      const time = now.carrying && timeAt(event)
      if (!time) return
      event.preventDefault()
      if (now.occurrence) setHeld({ id: now.occurrence.id, time })
      else setDrawn(time)
    }
    const drop = (event: PointerEvent) => {
      const now = grip.current
      if (!now) return
      const time = now.carrying ? timeAt(event) : now.occurrence ? null : hourFrom(now.from)
      letGo()
      // The click that follows would open what was carried.
      swallow.current = now.carrying && now.occurrence !== null
      setTimeout(() => {
        swallow.current = false
      })
      if (time && now.occurrence && differs(now.occurrence, time)) acts.current.onMove(now.occurrence, time)
      else if (time && !now.occurrence) acts.current.onDraw?.(time)
    }
    const draw = (event: PointerEvent) => {
      const bare = event.target instanceof Element && event.target.closest('[data-day]') && !event.target.closest('a')
      const from = bare && acts.current.onDraw && isHand(event) && spotAt(element, event)
      if (from) grip.current = { occurrence: null, edge: false, from, x: event.clientX, y: event.clientY, carrying: false }
    }
    const giveUp = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !grip.current) return
      event.stopPropagation()
      letGo()
    }
    element.addEventListener('pointerdown', draw)
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', drop)
    window.addEventListener('pointercancel', letGo)
    window.addEventListener('keydown', giveUp, { capture: true })
    return () => {
      element.removeEventListener('pointerdown', draw)
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', drop)
      window.removeEventListener('pointercancel', letGo)
      window.removeEventListener('keydown', giveUp, { capture: true })
    }
  }, [grid])

  return {
    held,
    drawn,
    take: (event: ReactPointerEvent, occurrence: Occurrence, edge = false) => {
      const from = grid.current && occurrence.can.move && isHand(event.nativeEvent) && spotAt(grid.current, event.nativeEvent)
      if (!from) return
      event.stopPropagation()
      grip.current = { occurrence, edge, from, x: event.clientX, y: event.clientY, carrying: false }
    },
    click: (event: MouseEvent) => {
      if (!swallow.current) return
      event.preventDefault()
      event.stopPropagation()
    },
  }
}

export type Hand = Pick<ReturnType<typeof useHand>, 'take' | 'click'>

const isHand = ({ button, pointerType }: PointerEvent) => button === 0 && pointerType !== 'touch'

const differs = (one: Time, other: Time) => one.starts !== other.starts || one.ends !== other.ends

/** Where a pointer is: under which day, at which minute of it; beyond the edge, the nearest. */
const spotAt = (grid: HTMLElement, { clientX, clientY }: PointerEvent): Spot | null => {
  const columns = [...grid.querySelectorAll<HTMLElement>('[data-day]')]
  const boxes = columns.map((column) => column.getBoundingClientRect())
  const under = boxes.findIndex(({ right }) => clientX < right)
  const column = under < 0 ? boxes.length - 1 : under
  const [box, day] = [boxes[column], columns[column]?.dataset['day']]
  if (!box || !day) return null
  const [first, count] = ['--first', '--count'].map((name) => Number(grid.style.getPropertyValue(name)))
  return { column, day, minutes: ((first ?? 0) + ((clientY - box.top) / box.height) * (count ?? 0)) * 60 }
}

const down = (minutes: number, to: number) => Math.floor(minutes / to) * to

/** A click in an empty place means an hour, from the half hour in which it is. */
const hourFrom = ({ day, minutes }: Spot): Time => timeFrom(day, down(minutes, 30), down(minutes, 30) + 60)

const drawnFrom = ({ day, minutes }: Spot, until: number): Time => {
  const [earlier, later] = minutes < until ? [minutes, until] : [until, minutes]
  return timeFrom(day, down(earlier, step), down(later, step) + step)
}

const timeFrom = (day: string, from: number, until: number): Time => ({
  allDay: false,
  starts: wallAt(day, from),
  ends: wallAt(day, until),
})
