import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { useEffect, useRef, useState } from 'react'
import { daysBetween } from '../../../lib/days.ts'
import { daysOf, movedBy, type Time } from './evenings.ts'

/** A place that takes dates of other days, which keep their hours. */
export const useDrop = <E extends HTMLElement>(day: string, onMove: (occurrence: Occurrence, time: Time) => void) => {
  const ref = useRef<E>(null)
  const drop = useRef(onMove)
  drop.current = onMove
  const [over, setOver] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data['occurrence'] !== undefined,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false)
        const occurrence = source.data['occurrence'] as Occurrence
        const days = daysBetween(daysOf(occurrence).first, day)
        if (days !== 0) drop.current(occurrence, movedBy(occurrence, { days, minutes: 0 }))
      },
    })
  }, [day])
  return { ref, over }
}
