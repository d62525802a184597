import { z } from 'zod'

/** An instant, UTC: `2026-11-23T19:30:00.000Z`. */
export const Instant = z.iso.datetime()

/** A day of the calendar, without hour or zone: `2026-11-23`. The calendar begins with the year 1. */
export const Day = z.iso.date().regex(/^(?!0000)/)
