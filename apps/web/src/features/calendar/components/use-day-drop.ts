import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { daysBetween } from '../../../lib/days.ts'
import { useDrop } from '../../../ui/use-drop.ts'
import { daysOf, movedBy, type Time } from './evenings.ts'

/** A place that takes dates of other days, which keep their hours. */
export const useDayDrop = <E extends HTMLElement>(day: string, onMove: (occurrence: Occurrence, time: Time) => void) =>
  useDrop<E, Occurrence>({
    read: (carried) => (carried['occurrence'] as Occurrence | undefined) ?? null,
    onDrop: (occurrence) => {
      const days = daysBetween(daysOf(occurrence).first, day)
      if (days !== 0) onMove(occurrence, movedBy(occurrence, { days, minutes: 0 }))
    },
  })
