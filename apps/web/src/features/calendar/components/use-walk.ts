import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { endingLater, movedBy, type Time } from './evenings.ts'
import { movedTo } from './reader-time.ts'
import { timeWords } from './time-words.ts'

/** Keys follow each other: what they say together is one move. */
const pause = 700

const step = 15

/**
 * Dates moved by keys: Alt with the arrows, a quarter of an hour or a day at a time; with Shift too, the end alone. The move is made when the keys
 * rest, and the focus goes along.
 */
export const useWalk = (onMove: (occurrence: Occurrence, time: Time) => void) => {
  const [held, setHeld] = useState<{ id: string; time: Time } | null>(null)
  const [said, say] = useState('')
  const pending = useRef<{ occurrence: Occurrence; time: Time; timer: ReturnType<typeof setTimeout> } | null>(null)
  const act = useRef(onMove)
  act.current = onMove

  const settle = () => {
    const now = pending.current
    if (!now) return
    clearTimeout(now.timer)
    pending.current = null
    act.current(now.occurrence, now.time)
    setHeld(null)
  }
  // In another column it is drawn anew: whoever moves it stays with it.
  useEffect(() => {
    const moved = held && document.querySelector<HTMLElement>(`[data-date="${held.id}"]`)
    // Of several of its places, the one that has the focus keeps it.
    const focused = document.activeElement?.getAttribute('data-date') === held?.id
    if (moved && !focused) moved.focus({ preventScroll: true })
    if (!focused) moved?.scrollIntoView({ block: 'nearest' })
  }, [held])
  useEffect(() => () => clearTimeout(pending.current?.timer), [])

  const forget = () => {
    clearTimeout(pending.current?.timer)
    pending.current = null
    setHeld(null)
  }
  const press = (event: KeyboardEvent, shown: Occurrence) => {
    // Before it is made, a move is given up rather than taken back.
    if (pending.current && (event.key === 'Escape' || (event.key === 'z' && (event.ctrlKey || event.metaKey)))) {
      event.preventDefault()
      event.stopPropagation()
      return forget()
    }
    const now = pending.current?.occurrence.id === shown.id ? pending.current : null
    const time = event.altKey && !event.ctrlKey && !event.metaKey && shown.can.move ? steppedTime(event, now?.time ?? shown) : null
    if (!time) return
    event.preventDefault()
    clearTimeout(now?.timer)
    pending.current = { occurrence: now?.occurrence ?? shown, time, timer: setTimeout(settle, pause) }
    setHeld({ id: shown.id, time })
    say(timeWords(movedTo(now?.occurrence ?? shown, time)))
  }
  return {
    held,
    said,
    press,
    // A date that moves to another column loses the focus for a moment, and gets it back.
    settle: () =>
      requestAnimationFrame(() => document.activeElement?.getAttribute('data-date') !== pending.current?.occurrence.id && settle()),
  }
}

export type Walk = Pick<ReturnType<typeof useWalk>, 'press' | 'settle'>

const steppedTime = ({ key, shiftKey }: KeyboardEvent, time: Time): Time | null => {
  const way = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 }[key]
  if (!way) return null
  const across = key === 'ArrowLeft' || key === 'ArrowRight'
  if (shiftKey) return time.allDay === across ? endingLater(time, way * step) : null
  if (across) return movedBy(time, { days: way, minutes: 0 })
  return time.allDay ? null : movedBy(time, { days: 0, minutes: way * step })
}
