import { z } from 'zod'

/** An instant, UTC: `2026-11-23T19:30:00.000Z`. */
export const Instant = z.iso.datetime()

/** A day of the calendar, without hour or zone: `2026-11-23`. The calendar begins with the year 1. */
export const Day = z.iso.date().regex(/^(?!0000)/)

/** What a clock on the wall shows, to the minute, without a zone: `2026-11-28T20:30`. Years of four digits that the database and every calendar know. */
export const WallTime = z.iso.datetime({ local: true, precision: -1 }).regex(/^(?:19|20|21)/)

/** An IANA time zone that this machine knows: `Europe/Paris`. */
export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, { error: 'not a time zone' })
  .describe('A name of the IANA time zone database')

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}
