import { instantOf } from '../../platform/clock/wall.ts'

/** When something is, as it is chosen. */
export interface Time {
  allDay: boolean
  /** A wall time or a day. */
  starts: string
  ends: string
  timeZone?: string | undefined
}

/** @param home where the cluster is: the zone of whole days, and of hours without one */
export const timeColumns = (home: string, { allDay, starts, ends, timeZone = home }: Time) => {
  const zone = allDay ? home : timeZone
  return {
    allDay,
    starts: asWall(starts),
    ends: asWall(ends),
    timeZone: zone,
    startsAt: instantOf(starts, zone),
    endsAt: instantOf(ends, zone),
  }
}

/** A time without a zone travels to the database as if it were that of Greenwich. */
export const asWall = (time: string) => new Date(`${time.length === 10 ? `${time}T00:00` : time}:00Z`)

/** Of clocks on a wall that never change. */
export const minutesBetween = (one: string, other: string): number => (asWall(other).getTime() - asWall(one).getTime()) / 60_000

/** The same sort of time, so many minutes of the wall later. */
export const later = (time: string, minutes: number): string =>
  new Date(asWall(time).getTime() + minutes * 60_000).toISOString().slice(0, time.length)

/** A time as a series with hours, or with whole days, says it. */
export const asSort = (time: string, allDay: boolean): string => (allDay ? time.slice(0, 10) : time.length === 10 ? `${time}T00:00` : time)
