import { Temporal } from 'temporal-polyfill'

/**
 * The instant at which a clock on the wall of a zone shows a time. An hour that a change of clocks leaves out is the same hour later, one that comes twice
 * is the first of the two (`compatible` of Temporal, as RFC 5545 section 3.3.5 has it).
 *
 * @param wall `2026-11-28T20:30`, or `2026-11-28` for the midnight that begins it
 * @param zone an IANA name
 */
export const instantOf = (wall: string, zone: string): Date =>
  new Date(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds)
