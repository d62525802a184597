import { Temporal } from 'temporal-polyfill'
import type { IcsComponent } from './ics-components.ts'
import type { IcsProperty } from './ics-lines.ts'
import { type FoundZone, ianaName } from './ics-zones.ts'
import { later, minutesBetween } from './times.ts'

/** A time as an occurrence says it. */
export interface Moment {
  allDay: boolean
  /** `2026-11-28T20:30`, or a day. */
  wall: string
  timeZone: string
  guessed: boolean
}

/** When an entry is; hours of its beginning’s zone, of a whole day the cluster’s. */
export interface IcsTime {
  allDay: boolean
  starts: string
  ends: string
  timeZone: string
}

export interface Zones {
  /** Of hours that say none, and of whole days. */
  home: string
  find(name: string): FoundZone | null
}

const problems = ['no_start', 'date_unreadable', 'unknown_zone', 'ends_before_start', 'too_long'] as const
export type TimeProblem = (typeof problems)[number]

export const timeProblem = (said: unknown): said is TimeProblem => problems.some((problem) => problem === said)

const written = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:\d\d)?(Z)?)?$/

/**
 * A DATE or a DATE-TIME (RFC 5545, sections 3.3.4 and 3.3.5), by how it is written: programs forget to say VALUE=DATE. Hours without a zone are those of
 * the calendar. Instants of Greenwich are told by the clock of the calendar's zone where they stand alone, and stay with Greenwich where they come again.
 */
export function momentOf({ value, parameters }: IcsProperty, zones: Zones, again: boolean): Moment | TimeProblem {
  const [, year, month, day, hour, minute, utc] = written.exec(value.trim().replace(/[-:]/g, '')) ?? []
  if (!year || !/^(?:19|20|21)/.test(year)) return 'date_unreadable'
  const date = `${year}-${month}-${day}`
  if (!isValid(() => Temporal.PlainDate.from(date, { overflow: 'reject' }))) return 'date_unreadable'
  if (hour === undefined) return { allDay: true, wall: date, timeZone: zones.home, guessed: false }
  const wall = `${date}T${hour}:${minute}`
  if (!isValid(() => Temporal.PlainDateTime.from(wall, { overflow: 'reject' }))) return 'date_unreadable'
  if (utc) {
    const timeZone = again ? 'UTC' : zones.home
    return { allDay: false, wall: onWall(wall, 'UTC', timeZone), timeZone, guessed: false }
  }
  const name = parameters.get('TZID')
  if (!name) return { allDay: false, wall, timeZone: zones.home, guessed: false }
  const found = zones.find(name)
  return found ? { allDay: false, wall, timeZone: found.zone, guessed: found.guessed } : 'unknown_zone'
}

function isValid(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

/** What the clocks of one zone show when those of another show something else. */
export const onWall = (wall: string, from: string, to: string): string =>
  from === to
    ? wall
    : Temporal.PlainDateTime.from(wall).toZonedDateTime(from).withTimeZone(to).toPlainDateTime().toString({ smallestUnit: 'minute' })

/** Minutes in which what has no end is over: it would be no more than a line on the calendar. */
const anHour = 60

/** Occurrences last a year at most (`occurrence_ends`). */
const longest = 366 * 1_440

/** The time of an entry (section 3.6.1): with an end, with a length, or with neither. */
export function timeOf(entry: IcsComponent, zones: Zones): (IcsTime & { guessed: boolean }) | TimeProblem {
  const property = propertyNamed(entry, 'DTSTART')
  if (!property) return 'no_start'
  const again = ['RRULE', 'RDATE'].some((name) => propertyNamed(entry, name))
  const start = momentOf(property, zones, again)
  if (timeProblem(start)) return start
  const { allDay, wall: starts, timeZone, guessed } = start
  const ends = endOf(entry, start, zones)
  if (timeProblem(ends)) return ends
  const minutes = minutesBetween(starts, ends)
  if (minutes < 0) return 'ends_before_start'
  if (minutes > longest) return 'too_long'
  return { allDay, starts, ends: minutes === 0 ? later(starts, allDay ? 1_440 : anHour) : ends, timeZone, guessed }
}

function endOf(entry: IcsComponent, { allDay, wall, timeZone }: Moment, zones: Zones): string | TimeProblem {
  const said = propertyNamed(entry, 'DTEND')
  if (said) {
    const end = momentOf(said, zones, false)
    if (timeProblem(end)) return end
    if (allDay) return end.wall.slice(0, 10)
    return end.allDay ? `${end.wall}T00:00` : onWall(end.wall, end.timeZone, timeZone)
  }
  const length = propertyNamed(entry, 'DURATION')
  if (!length) return wall
  return longerBy(wall, allDay ? 'UTC' : timeZone, length.value.trim()) ?? 'date_unreadable'
}

/** A time that much later (DURATION, section 3.3.6): days are those of the calendar, hours those that pass. */
function longerBy(wall: string, zone: string, length: string): string | null {
  const [whole, weeks = 0, days = 0, hours = 0, minutes = 0] =
    /^\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:\d{1,8}S)?)?$/.exec(length) ?? []
  if (whole === undefined) return null
  const [w, d, h, m] = [weeks, days, hours, minutes].map(Number)
  const end = Temporal.PlainDateTime.from(wall)
    .toZonedDateTime(zone)
    .add({ weeks: w ?? 0, days: d ?? 0, hours: h ?? 0, minutes: m ?? 0 })
  return end.toPlainDateTime().toString({ smallestUnit: 'minute' }).slice(0, wall.length)
}

/** Several times in one property (RDATE, EXDATE), as a series that begins like this one says them; of a PERIOD its beginning. Null where one cannot be read. */
export function timesLike(property: IcsProperty, zones: Zones, { allDay, starts, timeZone }: IcsTime): string[] | null {
  const said: string[] = []
  for (const value of property.value.split(',').slice(0, 1_000)) {
    const moment = momentOf({ ...property, value: value.split('/')[0] ?? '' }, zones, false)
    if (timeProblem(moment)) return null
    said.push(wallLike(moment, { allDay, starts, timeZone }))
  }
  return said
}

/** A moment by the clock of a series; a day among hours means the date of that day, as some programs write it. */
export function wallLike(moment: Moment, { allDay, starts, timeZone }: Pick<IcsTime, 'allDay' | 'starts' | 'timeZone'>): string {
  if (allDay) return moment.wall.slice(0, 10)
  return moment.allDay ? moment.wall + starts.slice(10) : onWall(moment.wall, moment.timeZone, timeZone)
}

export const propertyNamed = ({ properties }: IcsComponent, name: string): IcsProperty | undefined =>
  properties.find((property) => property.name === name)

/** The zone of a calendar's hours, where it says one that is known. */
export const homeOf = (said: string | null, fallback: string): string => (said && ianaName(said)) || fallback
