import { Rule, type Weekday, weekdays } from '@navette/contract/calendar/recurrence.ts'
import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'

/** The first date of a series; its hours are those of a clock on the wall of its zone, so that 20:30 stays 20:30 when the clocks change. */
export interface Template {
  allDay: boolean
  /** `2026-11-24T20:30`, or `2026-11-24` when it takes whole days. */
  starts: string
  /** IANA name. */
  timeZone: string
}

export interface Recurrence extends Template {
  /** The value of an RRULE, RFC 5545 section 3.3.10; null where there are added dates alone. */
  text: string | null
  /** RDATE (section 3.8.5.2) and EXDATE (section 3.8.5.1), written as `starts` is. */
  added: readonly string[]
  leftOut: readonly string[]
}

interface Bounds {
  /** The first day that is not laid out, `2032-01-01`, or a wall time. */
  before: string
  /** Dates at most. */
  most: number
  /** Milliseconds for the rule; it is a little exceeded where the library looks long for the next date. */
  patience?: number
}

export interface Expansion {
  /** Each date once, in the order of time, written as `starts` is. */
  dates: string[]
  /** False where there are more dates than asked for, where the rule took too long, or where it cannot be laid out at all. */
  complete: boolean
}

/**
 * The dates of a series: those of the rule and those added, without those left out (RFC 5545, section 3.8.5). The first date is one of them and counts for
 * COUNT, also where the rule would not say it (section 3.8.5.3).
 *
 * The rule is followed on the wall: as if all days had twenty-four hours. An hour that a change of clocks skips is moved only when its instant is asked for,
 * as Temporal's `compatible` does and section 3.3.5 says of a DATE-TIME; no date is lost by it.
 */
export function expand(series: Recurrence, { before, most, patience = 200 }: Bounds): Expansion {
  const left = new Set(series.leftOut)
  const inReach = (date: string) => date < before && !left.has(date)
  const said =
    series.text === null ? { dates: [series.starts], complete: true } : followRule(series, series.text, before, most + left.size, patience)
  const dates = [...new Set([...said.dates, ...series.added])].filter(inReach).toSorted()
  return { dates: dates.slice(0, most), complete: said.complete && dates.length <= most }
}

/**
 * The library stops by itself after so many periods without a date, and after so many moments looked at in one: some rules have no date at all, and would be
 * looked for until the year 275760.
 */
const mostPeriods = { DAY: 10_000, HOUR: 1_000 }
const mostCandidates = 20_000

function followRule(template: Template, text: string, before: string, most: number, patience: number): Expansion {
  const parts = partsOf(text)
  const dates = new Set<string>()
  if (!isFollowed(parts)) return { dates: [template.starts], complete: false }
  const deadline = performance.now() + patience
  const hourly = parts.get('FREQ') === 'HOURLY' || parts.get('FREQ') === 'MINUTELY'
  let open = false
  try {
    const rule = new RRuleTemporal({
      rruleString: onTheWall(template, parts, before),
      dtstart: wallOf(template.starts).toZonedDateTime('UTC'),
      temporal: Temporal,
      includeDtstart: true,
      cache: false,
      maxIterations: hourly ? mostPeriods.HOUR : mostPeriods.DAY,
      maxCandidateEvaluations: mostCandidates,
    })
    rule.all((moment) => {
      const date = writtenAs(template, moment.toPlainDateTime())
      if (moment.year > 9999 || date >= before) return false
      open = dates.size >= most || performance.now() > deadline
      if (open) return false
      dates.add(date)
      return true
    })
  } catch {
    // It ran into one of its limits, or into the end of time: what it found stands.
    open = true
  }
  return { dates: [...dates], complete: !open }
}

/** Events begin with a minute, and in the calendar of the cluster (RFC 7529 is not followed). */
const isFollowed = (parts: Map<string, string>) =>
  ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY'].includes(parts.get('FREQ') ?? '') &&
  (parts.get('BYSECOND') ?? '0') === '0' &&
  (parts.get('RSCALE') ?? 'GREGORIAN') === 'GREGORIAN'

/** The rule for clocks that never change: UNTIL as the wall shows it, and never later than what is asked for. */
function onTheWall(template: Template, parts: Map<string, string>, before: string): string {
  const { UNTIL, ...others } = Object.fromEntries(parts)
  const horizon = compact(before)
  const end = UNTIL && compact(untilOnTheWall(template, UNTIL))
  return join({ ...others, UNTIL: `${end && end < horizon ? end : horizon}Z` })
}

/** The last moment that UNTIL allows, on the wall: it is written in UTC, as a day (all of it), or without a zone (RFC 5545, section 3.3.10). */
function untilOnTheWall({ timeZone }: Template, until: string): string {
  const [, year, month, day, hour = '23', minute = '59', second = '59', utc] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/.exec(until) ?? []
  const time = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  return utc ? Temporal.Instant.from(`${time}Z`).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }) : time
}

/** A rule in plain terms as the value of an RRULE, for a series that begins like this. */
export function writeRule(rule: Rule, template: Template): string {
  const { frequency, interval, ends } = rule
  const list = (values: (string | number)[]) => (values.length > 0 ? values.join(',') : undefined)
  return join({
    FREQ: frequency.toUpperCase(),
    INTERVAL: interval > 1 ? String(interval) : undefined,
    BYMONTH: list(rule.months.toSorted((one, other) => one - other)),
    BYMONTHDAY: list(rule.monthDays),
    BYDAY: list(rule.weekdays.map(({ day, nth }) => `${nth ?? ''}${day}`)),
    BYSETPOS: list(rule.setPositions),
    COUNT: ends.kind === 'count' ? String(ends.count) : undefined,
    UNTIL: ends.kind === 'until' ? writeUntil(ends.day, template) : undefined,
  })
}

/** A day for what takes whole days; the end of the day in UTC for what has hours: both of the sort that section 3.3.10 asks for. */
const writeUntil = (day: string, template: Template): string =>
  template.allDay ? day.replaceAll('-', '') : inUtc(`${day}T23:59`, template)

const inUtc = (wall: string, { timeZone }: Template): string =>
  `${compact(wallOf(wall).toZonedDateTime(timeZone).withTimeZone('UTC').toPlainDateTime().toString())}Z`

/** The same rule, ended before one of its dates. */
export function endBefore(text: string, template: Template, date: string): string {
  const { COUNT: _, UNTIL, ...others } = Object.fromEntries(partsOf(text))
  if (UNTIL && untilOnTheWall(template, UNTIL) < date) return join({ ...others, UNTIL })
  const last = wallOf(date).subtract(template.allDay ? { days: 1 } : { minutes: 1 })
  return join({ ...others, UNTIL: template.allDay ? compact(last.toString()).slice(0, 8) : inUtc(last.toString(), template) })
}

/**
 * The rule for a series whose dates all move like its first one.
 *
 * @param from the first date as it was
 * @param to the first date as it becomes
 * @returns null where one cannot know what is meant, as with several days of the month
 */
export function movedRule(rule: Rule, from: string, to: string): Rule | null {
  const [before, after] = [Temporal.PlainDate.from(from.slice(0, 10)), Temporal.PlainDate.from(to.slice(0, 10))]
  const { days } = before.until(after)
  if (days === 0) return rule
  const { ends } = rule
  const moved = {
    ...rule,
    ends: ends.kind === 'until' ? { ...ends, day: Temporal.PlainDate.from(ends.day).add({ days }).toString() } : ends,
  }
  if (rule.frequency === 'daily') return moved
  if (rule.frequency === 'weekly') {
    const turn = (day: Weekday) => weekdays[(((weekdays.indexOf(day) + days) % 7) + 7) % 7] ?? day
    return { ...moved, weekdays: rule.weekdays.map(({ day, nth }) => ({ day: turn(day), nth })) }
  }
  return movedInMonths(moved, after)
}

function movedInMonths(rule: Rule, { day, month, daysInMonth, dayOfWeek }: Temporal.PlainDate): Rule | null {
  const { weekdays: named, monthDays, setPositions, frequency, months } = rule
  if (named.length + monthDays.length > 1 || setPositions.length > 0) return null
  if (frequency === 'yearly' && months.length > 1) return null
  const yearly = frequency === 'yearly' && months.length > 0 ? { months: [month] } : {}
  const fromEnd = day - daysInMonth - 1
  const [weekday] = named
  if (weekday) {
    if (weekday.nth === null) return null
    const nth = weekday.nth < 0 ? Math.trunc((fromEnd + 1) / 7) - 1 : Math.ceil(day / 7)
    return { ...rule, ...yearly, weekdays: [{ day: weekdays[dayOfWeek - 1] ?? weekday.day, nth }] }
  }
  const [monthDay] = monthDays
  return { ...rule, ...yearly, monthDays: monthDay === undefined ? [] : [monthDay < 0 ? fromEnd : day] }
}

const parts = new Set(['FREQ', 'INTERVAL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'BYSETPOS', 'COUNT', 'UNTIL', 'WKST'])

/** The value of an RRULE in plain terms; null where they cannot tell it. */
export function readRule(text: string, template: Template): Rule | null {
  const read = partsOf(text)
  if ([...read.keys()].some((part) => !parts.has(part))) return null
  const interval = Number(read.get('INTERVAL') ?? 1)
  const numbers = (part: string) => read.get(part)?.split(',').map(Number) ?? []
  const named = read.get('BYDAY')?.split(',').map(readWeekday) ?? []
  const everyDay = read.get('FREQ') === 'DAILY' && named.length > 0 && interval === 1
  // The beginning of weeks tells something only where some of them are left out.
  if ((read.get('WKST') ?? 'MO') !== 'MO' && read.get('FREQ') === 'WEEKLY' && interval > 1) return null
  const { success, data } = Rule.safeParse({
    frequency: everyDay ? 'weekly' : read.get('FREQ')?.toLowerCase(),
    interval,
    weekdays: named,
    monthDays: numbers('BYMONTHDAY'),
    months: numbers('BYMONTH'),
    setPositions: numbers('BYSETPOS'),
    ends: readEnds(read, template),
  })
  return success ? data : null
}

const readWeekday = (written: string): { day: Weekday; nth: number | null } => {
  const [, nth, day] = /^([+-]?\d+)?(\w\w)$/.exec(written) ?? []
  return { day: day as Weekday, nth: nth ? Number(nth) : null }
}

function readEnds(read: Map<string, string>, template: Template): Rule['ends'] {
  const [count, until] = [read.get('COUNT'), read.get('UNTIL')]
  if (count) return { kind: 'count', count: Number(count) }
  if (!until) return { kind: 'never' }
  const wall = untilOnTheWall(template, until)
  const day = Temporal.PlainDate.from(wall.slice(0, 10))
  // What begins later than UNTIL allows had its last date the day before.
  const over = !template.allDay && wall.slice(11, 16) < template.starts.slice(11)
  return { kind: 'until', day: (over ? day.subtract({ days: 1 }) : day).toString() }
}

const wallOf = (date: string) => Temporal.PlainDateTime.from(date)
const writtenAs = ({ allDay }: Template, wall: Temporal.PlainDateTime) =>
  allDay ? wall.toPlainDate().toString() : wall.toString({ smallestUnit: 'minute' })

/** `2026-11-24T20:30` → `20261124T203000` */
const compact = (time: string) => time.replace(/[-:]/g, '').padEnd(15, '0')
const join = (parts: Record<string, string | undefined>) =>
  Object.entries(parts)
    .flatMap(([name, value]) => (value ? [`${name}=${value}`] : []))
    .join(';')

const partsOf = (text: string) =>
  new Map(
    text
      .toUpperCase()
      .split(';')
      .map((part): [string, string] => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  )
