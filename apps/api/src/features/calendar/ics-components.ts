import { type IcsProperty, linesOf, propertyOf } from './ics-lines.ts'

/** An entry, or the rules of a zone, with the properties that are of use here. */
export interface IcsComponent {
  /** `VEVENT`, `VTIMEZONE` */
  kind: string
  /** Where it begins in the file. */
  line: number
  properties: IcsProperty[]
  /** Lines of it that were no property, longer than is read, or in letters that had to be guessed. */
  unreadable: number
  cut: number
  guessed: number
  /** It has more than is read of one entry; what is more was passed over. */
  tooLarge: boolean
  /** Its end is missing. */
  unfinished: boolean
}

/** What of an entry is read; the rest, such as who was invited, is nobody's business here and is passed over unread. */
const wanted = new Set([
  'UID',
  'SUMMARY',
  'DESCRIPTION',
  'LOCATION',
  'URL',
  'CATEGORIES',
  'CLASS',
  'STATUS',
  'SEQUENCE',
  'DTSTAMP',
  'LAST-MODIFIED',
  'DTSTART',
  'DTEND',
  'DURATION',
  'RRULE',
  'RDATE',
  'EXDATE',
  'RECURRENCE-ID',
  'TZID',
  'X-LIC-LOCATION',
  'TZOFFSETTO',
])

/** Properties of one entry: some leave out each date by a line of its own. */
const mostProperties = 1_000

/** Signs of one entry that are kept. */
const mostSigns = 262_144

const kinds = new Set(['VEVENT', 'VTIMEZONE', 'VTODO', 'VJOURNAL', 'VFREEBUSY'])

/** A calendar's own words: what it is called, and in which zone its hours without one are. */
export interface IcsHead {
  name: string | null
  timeZone: string | null
}

/**
 * Cuts a file into its components, each by itself: one that is broken takes no other with it. What stands within them, such as alarms, is passed
 * over however deep it lies; of a zone its two halves are read. Null where the file is no calendar.
 *
 * @param each is given a component as soon as it ends; false is enough, and the rest is not read
 */
export function readComponents(bytes: Uint8Array, each: (component: IcsComponent) => boolean): IcsHead | null {
  const head: IcsHead = { name: null, timeZone: null }
  let isCalendar = false
  let open: (IcsComponent & { signs: number; depth: number }) | null = null
  let enough = false
  const close = (unfinished: boolean) => {
    if (!open) return
    const { signs: _, depth: __, ...component } = open
    open = null
    if (!each({ ...component, unfinished })) enough = true
  }
  for (const { number, text, cut, letters } of linesOf(bytes)) {
    if (enough) break
    const [, verb, given = ''] = /^(BEGIN|END):([A-Za-z0-9-]+)\s*$/i.exec(text) ?? []
    const kind = given.toUpperCase()
    if (verb?.toUpperCase() === 'BEGIN') {
      if (kind === 'VCALENDAR') isCalendar = true
      if (kinds.has(kind) || kind === 'VCALENDAR') close(true)
      if (kinds.has(kind))
        open = {
          kind,
          line: number,
          properties: [],
          unreadable: 0,
          cut: 0,
          guessed: 0,
          tooLarge: false,
          unfinished: false,
          signs: 0,
          depth: 0,
        }
      else if (open) open.depth += 1
      continue
    }
    if (verb) {
      if (open && kind === open.kind) close(false)
      else if (kind === 'VCALENDAR') close(true)
      else if (open && open.depth > 0) open.depth -= 1
      continue
    }
    if (!open) {
      readHead(head, text)
      continue
    }
    if (open.depth > 0 && open.kind !== 'VTIMEZONE') continue
    const [, name] = /^([A-Za-z0-9-]+)[;:]/.exec(text) ?? []
    if (!name) open.unreadable += 1
    if (!name || !wanted.has(name.toUpperCase())) continue
    open.signs += text.length
    if (open.properties.length >= mostProperties || open.signs > mostSigns) {
      open.tooLarge = true
      continue
    }
    if (cut) open.cut += 1
    if (letters === 'guessed') open.guessed += 1
    const property = propertyOf(text)
    if (property) open.properties.push(property)
    else open.unreadable += 1
  }
  close(true)
  return isCalendar ? head : null
}

function readHead(head: IcsHead, text: string): void {
  if (!/^(?:X-WR-CALNAME|NAME|X-WR-TIMEZONE)[;:]/i.test(text)) return
  const property = propertyOf(text)
  if (!property) return
  if (property.name === 'X-WR-TIMEZONE') head.timeZone ??= property.value.trim()
  else head.name ??= property.value.trim()
}
