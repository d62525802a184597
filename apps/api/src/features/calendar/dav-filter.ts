import type { Fault } from '../../platform/dav/resource.ts'
import { first, type Tree, textOf, within } from '../../platform/dav/xml.ts'
import type { Entry } from './ical.ts'

/** A question about a property of an entry. */
interface PropertyFilter {
  name: string
  /** It must not be there. */
  absent: boolean
  /** What its value must hold, or must not. */
  text: { words: string; not: boolean } | null
}

export interface Filter {
  /** Instants; null where it never ends, or began at any time. */
  during?: { from: Date | null; until: Date | null }
  properties: PropertyFilter[]
  /** It asks for what we have none of: tasks, journals. */
  nothing: boolean
}

const unsupported: Fault = { status: 403, condition: 'C:supported-filter' }

/** Reads a filter of a `calendar-query` (RFC 4791, section 9.7): dates within a time, and texts of properties. */
export function readFilter(filter: Tree | undefined): Filter | Fault {
  const calendar = filter && first(filter, 'C:comp-filter')
  if (calendar?.attributes['name'] !== 'VCALENDAR') return { status: 403, condition: 'C:valid-filter' }
  const all: Filter = { properties: [], nothing: false }
  const component = first(calendar, 'C:comp-filter')
  if (!component) return all
  if (component.attributes['name'] !== 'VEVENT') return { ...all, nothing: first(component, 'C:is-not-defined') === undefined }
  if (first(component, 'C:is-not-defined')) return { ...all, nothing: true }
  const inside = within(component)
  // An alarm belongs to the program of each person: there are none here.
  if (inside.some(({ name, attributes }) => name === 'C:comp-filter' && attributes['name'] === 'VALARM')) return { ...all, nothing: true }
  const during = first(component, 'C:time-range')
  const range = during && { from: instantIn(during.attributes['start']), until: instantIn(during.attributes['end']) }
  if (range && (range.from === undefined || range.until === undefined)) return { status: 403, condition: 'C:valid-filter' }
  const properties: PropertyFilter[] = []
  for (const each of inside.filter(({ name }) => name === 'C:prop-filter')) {
    if (first(each, 'C:time-range') || first(each, 'C:param-filter')) return unsupported
    const text = first(each, 'C:text-match')
    properties.push({
      name: (each.attributes['name'] ?? '').toUpperCase(),
      absent: first(each, 'C:is-not-defined') !== undefined,
      text: text ? { words: textOf(text), not: text.attributes['negate-condition'] === 'yes' } : null,
    })
  }
  return { ...all, properties, ...(range && { during: { from: range.from ?? null, until: range.until ?? null } }) }
}

/** `20261128T193000Z`; null where nothing is said, undefined for what is no instant. */
function instantIn(said: string | undefined): Date | null | undefined {
  if (said === undefined) return null
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(said) ?? []
  if (year === undefined) return undefined
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(at.getTime()) ? undefined : at
}

/** What an entry says, by the name of the property. */
const saidOf = (entry: Entry): Partial<Record<string, string>> => ({
  UID: entry.uid,
  SUMMARY: entry.title,
  ...(entry.description && { DESCRIPTION: entry.description }),
  ...(entry.place && { LOCATION: entry.place }),
  STATUS: { sure: 'CONFIRMED', option: 'TENTATIVE', cancelled: 'CANCELLED' }[entry.standing],
  ...(entry.recurrence && { RRULE: entry.recurrence.text ?? '' }),
})

/** Capitals aside, as `i;ascii-casemap` compares (RFC 4791, section 7.5.1). */
export const matches = (entry: Entry, filters: readonly PropertyFilter[]): boolean => {
  const said = saidOf(entry)
  return filters.every(({ name, absent, text }) => {
    const value = said[name]
    if (absent) return value === undefined
    if (value === undefined) return false
    return !text || value.toLowerCase().includes(text.words.toLowerCase()) !== text.not
  })
}
