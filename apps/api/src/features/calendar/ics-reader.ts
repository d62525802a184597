import { createHash } from 'node:crypto'
import {
  type DetailReason,
  type EntryReason,
  type LeftOuts,
  mostDatesOfCalendar,
  mostEntries,
  mostLeftOut,
} from '@navette/contract/calendar/import-schema.ts'
import { type IcsComponent, type IcsHead, readComponents } from './ics-components.ts'
import { dateLayer } from './ics-dates.ts'
import { type IcsEntry, type IcsRule, isPrivate, readEntry } from './ics-entry.ts'
import { descriptionReader, lineOf } from './ics-texts.ts'
import { homeOf, type IcsTime, wallLike, type Zones } from './ics-times.ts'
import { zoneFinder } from './ics-zones.ts'
import { later, minutesBetween } from './times.ts'

/** A date of an entry that is not as its rule has it. */
export interface OutsideDate extends IcsTime {
  /** When the rule has it. */
  original: string
  cancelled: boolean
}

/** An entry of a calendar from elsewhere, with its dates laid out. */
export interface OutsideEntry
  extends Pick<IcsEntry, 'line' | 'uid' | 'sequence' | 'title' | 'description' | 'place' | 'url' | 'kind' | 'cancelled'> {
  /** Of the first date. */
  time: IcsTime
  rule: IcsRule | null
  /** The dates that the rule and the added dates say, in order; empty where it is one date alone. */
  dates: string[]
  overrides: OutsideDate[]
  /** Of all that it says, whatever the day on which it is read. */
  hash: string
}

/** What was read of a file. */
export interface IcsReading {
  name: string | null
  entries: OutsideEntry[]
  /** Entries that ended before the day that was asked for. */
  over: number
  leftOut: LeftOuts
  /** The UID of every entry, also of those that did not come: they are not gone. */
  uids: string[]
  /** False where the file has more than is read. */
  complete: boolean
}

export interface ReadingWishes {
  /** Where the cluster is. */
  home: string
  /** Dates are laid out to this day, which is not reached. */
  before: string
  /** What ended before this day is over; null where all of it is wanted. */
  from: string | null
  /** A member’s own program writes what it had from here: its descriptions are Markdown. */
  ours?: boolean
}

/** Components that are looked at, zones and tasks among them. */
const mostComponents = 20_000

/**
 * Reads a calendar of another program (iCalendar, RFC 5545): what can be understood comes, of the rest it is said what it is and why. A file that is no
 * calendar, or an empty one, is `null`. It takes time and memory by the length of the file, and a few seconds at most for its rules.
 */
export function readIcs(bytes: Uint8Array, { home, before, from, ours }: ReadingWishes): IcsReading | null {
  const leftOut: Collected = { count: 0, first: [], complete: true }
  const components: IcsComponent[] = []
  const head = readComponents(bytes, (component) => {
    components.push(component)
    return components.length < mostComponents
  })
  if (!head) return null
  if (components.length >= mostComponents) note(leftOut, components.at(-1)?.line ?? 0, '', 'too_many')
  const zones = zonesOf(head, home, components)
  const entries: IcsEntry[] = []
  for (const component of components) {
    if (component.kind === 'VTIMEZONE') continue
    const read = component.kind === 'VEVENT' ? readEntry(component, zones) : taskOf(component)
    if ('reason' in read) note(leftOut, read.line, read.title, read.reason)
    else entries.push(read)
  }
  const limits: Limits = {
    from,
    layOut: dateLayer({ before, from }),
    describe: descriptionReader(ours ?? false),
    dates: 0,
    kept: 0,
    over: 0,
  }
  const laidOut = [...Map.groupBy(entries, ({ uid }) => uid).values()].flatMap((family) => gather(family, leftOut, limits))
  const { count, first, complete } = leftOut
  return {
    name: head.name && (lineOf(head.name, 80).text || null),
    entries: laidOut,
    over: limits.over,
    leftOut: { count, first: first.toSorted((one, other) => one.line - other.line) },
    uids: components.flatMap(({ kind, properties }) =>
      kind === 'VEVENT' && !isPrivate({ properties }) ? (properties.find(({ name }) => name === 'UID')?.value.trim() ?? []) : [],
    ),
    complete,
  }
}

interface Collected extends LeftOuts {
  complete: boolean
}

function note(leftOut: Collected, line: number, title: string, reason: EntryReason | DetailReason): void {
  leftOut.count += 1
  if (leftOut.first.length < mostLeftOut) leftOut.first.push({ line, title, reason })
  if (reason === 'too_many' || reason === 'too_many_dates' || reason === 'took_too_long') leftOut.complete = false
}

function zonesOf(head: IcsHead, home: string, components: IcsComponent[]): Zones {
  const own = homeOf(head.timeZone, home)
  const rules = components.filter(({ kind }) => kind === 'VTIMEZONE').slice(0, 500)
  return { home: own, find: zoneFinder(home, rules) }
}

const taskOf = ({ line, properties }: IcsComponent) => ({
  line,
  title: lineOf(properties.find(({ name }) => name === 'SUMMARY')?.value ?? '', 120).text,
  reason: 'not_an_event' as const,
})

interface Limits {
  from: string | null
  layOut: ReturnType<typeof dateLayer>
  describe: ReturnType<typeof descriptionReader>
  dates: number
  kept: number
  over: number
}

/** What one UID names: an entry with the dates of it that are otherwise. Without it, these stand alone, as invitations to one date do. */
function gather(family: IcsEntry[], leftOut: Collected, limits: Limits): OutsideEntry[] {
  const [master, ...others] = family.filter(({ instead }) => !instead).toSorted(latestFirst)
  for (const { line, title } of others) note(leftOut, line, title, 'twice')
  const changes = family.filter(({ instead }) => instead)
  if (!master?.rule) {
    const alone = changes.map((entry) => ({ ...entry, uid: `${entry.uid} ${entry.instead?.of.wall}` }))
    return [...(master ? [master] : []), ...alone.filter(({ title }) => title !== '')].flatMap((entry) =>
      keep(entry, null, [], leftOut, limits),
    )
  }
  const overrides = new Map<string, OutsideDate>()
  for (const entry of changes.toSorted(latestFirst)) {
    const original = entry.instead && wallLike(entry.instead.of, master.time)
    if (!original || overrides.has(original)) continue
    overrides.set(original, { original, ...entry.time, cancelled: entry.cancelled })
    if (entry.instead?.following) note(leftOut, entry.line, entry.title, 'following')
    if (entry.title !== '' && entry.title !== master.title) note(leftOut, entry.line, entry.title, 'date_words')
  }
  return keep(master, master.rule, [...overrides.values()], leftOut, limits)
}

const latestFirst = (one: IcsEntry, other: IcsEntry) =>
  other.sequence - one.sequence || (other.changed < one.changed ? -1 : other.changed > one.changed ? 1 : 0)

function keep(entry: IcsEntry, rule: IcsRule | null, overrides: OutsideDate[], leftOut: Collected, limits: Limits): OutsideEntry[] {
  const { line, title, uid, sequence, description, place, url, kind, cancelled, time } = entry
  const drop = (reason: EntryReason): [] => {
    note(leftOut, line, title, reason)
    return []
  }
  if (!rule && isOver(time.ends, limits)) {
    limits.over += 1
    return []
  }
  if (limits.kept >= mostEntries) return drop('too_many')
  const said = { uid, sequence, title, description, place, url, kind, cancelled }
  const hash = createHash('sha256')
    .update(JSON.stringify([said, time, rule, overrides]))
    .digest('base64url')
  if (!rule) {
    limits.kept += 1
    limits.dates += 1
    return [{ line, ...said, description: describe(entry, leftOut, limits), time, rule, dates: [], overrides: [], hash }]
  }
  const laidOut = limits.layOut(time, rule)
  if (typeof laidOut === 'string') return drop(laidOut)
  const { dates } = laidOut
  const length = minutesBetween(time.starts, time.ends)
  const ends = overrides.map((one) => one.ends)
  if ([...dates.map((date) => later(date, length)), ...ends].every((end) => isOver(end, limits))) {
    limits.over += 1
    return []
  }
  if (limits.dates + dates.length > mostDatesOfCalendar) return drop('too_many_dates')
  limits.dates += dates.length
  limits.kept += 1
  const own = new Set(dates)
  return [
    {
      line,
      ...said,
      description: describe(entry, leftOut, limits),
      ...laidOut,
      overrides: overrides.filter(({ original }) => own.has(original)),
      hash,
    },
  ]
}

/** The description of an entry that comes, as Markdown; and a note of each detail of it that does not. */
function describe({ line, title, description, details }: IcsEntry, leftOut: Collected, limits: Limits): string {
  const { text, cut } = limits.describe(description)
  for (const detail of new Set<DetailReason>([...details, ...(cut ? (['text_cut'] as const) : [])])) note(leftOut, line, title, detail)
  return text
}

const isOver = (ends: string, { from }: Limits): boolean => from !== null && ends <= from
