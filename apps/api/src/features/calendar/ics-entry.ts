import { createHash } from 'node:crypto'
import type { DetailReason, EntryReason } from '@navette/contract/calendar/import-schema.ts'
import type { EventKind } from '@navette/contract/calendar/schema.ts'
import { kindCalled } from './ical.ts'
import type { IcsComponent } from './ics-components.ts'
import { lineOf } from './ics-texts.ts'
import { type IcsTime, type Moment, momentOf, propertyNamed, timeOf, timeProblem, timesLike, type Zones } from './ics-times.ts'

/** How an entry comes again, as it is written. */
export interface IcsRule {
  /** The value of an RRULE; null where there are added dates alone. */
  text: string | null
  added: string[]
  leftOut: string[]
}

/** One VEVENT, understood by itself. */
export interface IcsEntry {
  line: number
  uid: string
  sequence: number
  /** When it was last changed there, as it is written; sorts by itself. */
  changed: string
  title: string
  /** As it is written: pages are costly to read, and many entries do not come. */
  description: string
  place: string | null
  /** The page that tells more, there. */
  url: string | null
  kind: EventKind
  cancelled: boolean
  time: IcsTime
  rule: IcsRule | null
  /** It changes one date of the entry with the same UID: the one that the rule has then. */
  instead: { of: Moment; following: boolean } | null
  details: DetailReason[]
}

/** An entry that does not come. */
export interface Unread {
  line: number
  title: string
  reason: EntryReason
}

/** Reads one VEVENT (RFC 5545, section 3.6.1), whatever state the others are in. */
export function readEntry(component: IcsComponent, zones: Zones): IcsEntry | Unread {
  const { line } = component
  const said = (name: string) => propertyNamed(component, name)?.value ?? ''
  const hidden = isPrivate(component)
  const title = lineOf(said('SUMMARY'), 120)
  const unread = (reason: EntryReason): Unread => ({ line, title: hidden ? '' : title.text, reason })
  if (hidden) return unread('private')
  if (component.unfinished) return unread('unfinished')
  if (component.tooLarge) return unread('too_large')
  const time = timeOf(component, zones)
  if (timeProblem(time)) return unread(time)
  const instead = propertyNamed(component, 'RECURRENCE-ID')
  const of = instead ? momentOf(instead, zones, false) : null
  if (timeProblem(of)) return unread('date_unreadable')
  // A date that is cancelled needs no name of its own.
  if (!/[\p{L}\p{N}]/u.test(title.text) && !of) return unread('no_title')
  const rule = of ? null : ruleOf(component, time, zones)
  if (typeof rule === 'string') return unread(rule)
  const place = lineOf(said('LOCATION'), 120)
  const details: DetailReason[] = []
  if (component.unreadable > 0) details.push('line_unreadable')
  if (component.cut > 0) details.push('line_too_long')
  if (component.guessed > 0) details.push('letters_guessed')
  if (time.guessed) details.push('zone_guessed')
  if (title.cut || place.cut) details.push('text_cut')
  const { guessed: _, ...when } = time
  return {
    line,
    uid: uidOf(said('UID'), `${title.text} ${time.starts}`),
    sequence: Math.min(Number(/^\s*(\d{1,9})\s*$/.exec(said('SEQUENCE'))?.[1] ?? 0), 1_000_000_000),
    changed: said('LAST-MODIFIED') || said('DTSTAMP'),
    title: title.text,
    description: said('DESCRIPTION'),
    place: /[\p{L}\p{N}]/u.test(place.text) ? place.text : null,
    url: urlOf(said('URL')),
    kind: kindCalled(lineOf(said('CATEGORIES'), 100).text),
    cancelled: /^CANCELLED\s*$/i.test(said('STATUS')),
    time: when,
    rule,
    instead: of && { of, following: instead?.parameters.get('RANGE')?.toUpperCase() === 'THISANDFUTURE' },
    details,
  }
}

/** Whoever wrote it wants it for themselves (section 3.8.1.3). */
export const isPrivate = ({ properties }: Pick<IcsComponent, 'properties'>): boolean =>
  properties.some(({ name, value }) => name === 'CLASS' && /^(?:PRIVATE|CONFIDENTIAL)\s*$/i.test(value))

/** Names an entry for good (section 3.8.4.7). Programs that give none give one title and one time once. */
function uidOf(said: string, words: string): string {
  const uid = said.trim()
  if (uid !== '' && uid.length <= 255 && !uid.includes('\0')) return uid
  return createHash('sha256')
    .update(uid || words)
    .digest('hex')
}

function urlOf(said: string): string | null {
  const address = URL.parse(said.trim())
  return address && /^https?:$/.test(address.protocol) && address.href.length <= 2_000 && !address.username ? address.href : null
}

const rulePart =
  /^(?:FREQ=(?:YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY|MINUTELY|SECONDLY)|(?:INTERVAL|COUNT)=[1-9]\d{0,5}|UNTIL=\d{8}(?:T\d{6}Z?)?|WKST=\w\w|BY[A-Z]+=[A-Z0-9,+-]+|RSCALE=\w+|SKIP=\w+)$/

function ruleOf(component: IcsComponent, time: IcsTime, zones: Zones): IcsRule | EntryReason | null {
  const rules = component.properties.filter(({ name }) => name === 'RRULE')
  const [rule] = rules
  const text = rule
    ? rule.value
        .replace(/\s/g, '')
        .replace(/^RRULE:/i, '')
        .replace(/;$/, '')
        .toUpperCase()
    : null
  if (text !== null) {
    const parts = text.split(';')
    if (rules.length > 1 || text.length > 500 || !parts.every((part) => rulePart.test(part))) return 'rule_unreadable'
    if (new Set(parts.map((part) => part.split('=')[0])).size !== parts.length || !text.includes('FREQ=')) return 'rule_unreadable'
    if (/FREQ=(?:HOURLY|MINUTELY|SECONDLY)|BY(?:HOUR|MINUTE|SECOND)=/.test(text)) return 'rule_too_often'
    if (/RSCALE=(?!GREGORIAN)/.test(text)) return 'rule_unreadable'
  }
  const times = (name: string) =>
    component.properties.filter((one) => one.name === name).map((property) => timesLike(property, zones, time))
  const [added, leftOut] = [times('RDATE'), times('EXDATE')]
  if ([...added, ...leftOut].includes(null)) return 'date_unreadable'
  if (text === null && added.length === 0) return null
  const each = (list: (string[] | null)[]) => [...new Set(list.flatMap((one) => one ?? []))].toSorted()
  return { text, added: each(added).filter((one) => one !== time.starts), leftOut: each(leftOut) }
}
