import type { Language } from '@navette/contract/accounts/schema.ts'
import type { EventKind } from '@navette/contract/calendar/schema.ts'
import ICAL from 'ical.js'
import { tzlib_get_ical_block } from 'timezones-ical-library'

/** A time as an occurrence says it: wall times, or days with the first day without as the end. */
export interface EntryTime {
  allDay: boolean
  starts: string
  ends: string
  timeZone: string
}

/** What a calendar of somebody else’s shows of an event. */
export interface Entry extends EntryTime {
  /** Names it for good, whatever becomes of it (RFC 5545, section 3.8.4.7; RFC 7986, section 5.3). */
  uid: string
  /** Grows with each change (section 3.8.7.4). */
  sequence: number
  title: string
  /** Plain text. */
  description: string
  place: string | null
  kind: EventKind
  /** The page that tells more, and where one talks about it. */
  address: string
  createdAt: Date
  changedAt: Date
  standing: 'sure' | 'option' | 'cancelled'
  /** How it comes again: the value of an RRULE, and times as it says them. */
  recurrence: { text: string | null; added: readonly string[]; leftOut: readonly string[] } | null
  /** Dates of it that are not as the rule has them, by the time that the rule gave them. */
  overrides: readonly (EntryTime & { original: string; standing: Entry['standing'] })[]
}

const kinds: Record<Language, Record<EventKind, string>> = {
  fr: {
    show: 'Représentation',
    residency: 'Résidence, répétition',
    workshop: 'Atelier',
    meeting: 'Réunion',
    crew: 'Montage, technique',
    training: 'Formation',
    gathering: 'Rencontre',
    other: 'Autre',
  },
  en: {
    show: 'Show',
    residency: 'Residency, rehearsal',
    workshop: 'Workshop',
    meeting: 'Meeting',
    crew: 'Stage work',
    training: 'Training',
    gathering: 'Gathering',
    other: 'Other',
  },
}

/** What kind of event somebody calls so: its name in one of our languages, as our own calendars write it. */
export const kindCalled = (name: string): EventKind =>
  (Object.keys(kinds.fr) as EventKind[]).find((kind) => kinds.fr[kind] === name || kinds.en[kind] === name) ?? 'other'

/**
 * An iCalendar object (RFC 5545) that any calendar program can subscribe to. Hours keep their zone, whose rules come along.
 *
 * @param name of the calendar, as programs show it
 */
export function writeCalendar(name: string, language: Language, entries: readonly Entry[]): string {
  const calendar = calendarIn(language)
  calendar.addPropertyWithValue('method', 'PUBLISH')
  calendar.addPropertyWithValue('name', name)
  // What most programs read instead of NAME (RFC 7986 is younger than they are).
  calendar.addPropertyWithValue('x-wr-calname', name)
  const refresh = calendar.addPropertyWithValue('refresh-interval', ICAL.Duration.fromString('PT1H'))
  refresh.setParameter('value', 'DURATION')
  calendar.addPropertyWithValue('x-published-ttl', 'PT1H')
  // Most programs show no address beside the words.
  const linked = entries.map((entry) => ({ ...entry, description: [entry.description, entry.address].filter(Boolean).join('\n\n') }))
  return withEntries(calendar, language, linked)
}

/** One entry with its exceptions, as a program keeps it in a file of its own (RFC 4791, section 4.1); what it says comes back as it was. */
export const writeObject = (language: Language, entry: Entry): string => withEntries(calendarIn(language), language, [entry])

function calendarIn(language: Language): ICAL.Component {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', `-//Navette//Navette//${language.toUpperCase()}`)
  return calendar
}

/** With the rules of their zones. */
function withEntries(calendar: ICAL.Component, language: Language, entries: readonly Entry[]): string {
  const zones = new Set(
    entries.flatMap((entry) => [entry, ...entry.overrides]).flatMap(({ allDay, timeZone }) => (allDay ? [] : [timeZone])),
  )
  for (const zone of zones) {
    const [block] = tzlib_get_ical_block(zone)
    if (block) calendar.addSubcomponent(ICAL.Component.fromString(block))
  }
  for (const entry of entries) {
    calendar.addSubcomponent(masterOf(entry, language))
    for (const override of entry.overrides) calendar.addSubcomponent(overrideOf(entry, override, language))
  }
  return `${calendar.toString()}\r\n`
}

function masterOf(entry: Entry, language: Language): ICAL.Component {
  const event = eventOf(entry, entry, language)
  const { recurrence } = entry
  if (!recurrence) return event
  if (recurrence.text) event.addPropertyWithValue('rrule', ICAL.Recur.fromString(recurrence.text))
  for (const time of recurrence.added) addTime(event, 'rdate', time, entry)
  for (const time of recurrence.leftOut) addTime(event, 'exdate', time, entry)
  return event
}

function overrideOf(entry: Entry, override: Entry['overrides'][number], language: Language): ICAL.Component {
  const event = eventOf({ ...entry, standing: override.standing }, override, language)
  addTime(event, 'recurrence-id', override.original, entry)
  return event
}

const statuses = { sure: 'CONFIRMED', option: 'TENTATIVE', cancelled: 'CANCELLED' }

function eventOf(entry: Entry, time: EntryTime, language: Language): ICAL.Component {
  const event = new ICAL.Component('vevent')
  event.addPropertyWithValue('uid', entry.uid)
  event.addPropertyWithValue('sequence', entry.sequence)
  event.addPropertyWithValue('dtstamp', instant(entry.changedAt))
  event.addPropertyWithValue('created', instant(entry.createdAt))
  event.addPropertyWithValue('last-modified', instant(entry.changedAt))
  addTime(event, 'dtstart', time.starts, time)
  addTime(event, 'dtend', time.ends, time)
  event.addPropertyWithValue('summary', entry.title)
  if (entry.description) event.addPropertyWithValue('description', entry.description)
  if (entry.place) event.addPropertyWithValue('location', entry.place)
  event.addPropertyWithValue('categories', kinds[language][entry.kind])
  event.addPropertyWithValue('status', statuses[entry.standing])
  event.addPropertyWithValue('url', entry.address)
  // Whole days take nobody’s time: a residency is no reason to be busy all week.
  event.addPropertyWithValue('transp', time.allDay || entry.standing === 'cancelled' ? 'TRANSPARENT' : 'OPAQUE')
  return event
}

const instant = (at: Date) => ICAL.Time.fromJSDate(at, true)

function addTime(event: ICAL.Component, name: string, time: string, { allDay, timeZone }: Pick<EntryTime, 'allDay' | 'timeZone'>): void {
  if (allDay) {
    event.addPropertyWithValue(name, ICAL.Time.fromDateString(time))
    return
  }
  const property = event.addPropertyWithValue(name, ICAL.Time.fromDateTimeString(`${time}:00`))
  property.setParameter('tzid', timeZone)
}
