import { type Phrases, partsOf, phrase } from './date-words.ts'

/** Where and in which language the dates are said. */
interface Place {
  language: 'fr' | 'en'
  timeZone: string
}

let place: Place = { language: 'fr', timeZone: 'Europe/Paris' }

/** Told by the words (language) and the cluster (time zone). */
export const sayDatesIn = (change: Partial<Place>) => {
  place = { ...place, ...change }
  formats.clear()
}

/**
 * An instant as people say it, from near to far: « 10 h 56 », « hier, 18 h 31 », « vendredi, 18 h 31 », « mar. 3 nov., 9 h »; the year only
 * when it is not this one.
 */
export const moment = (at: string, now = new Date()): string => {
  const date = new Date(at)
  const days = daysBetween(dayOf(now), dayOf(date))
  const name = nearDay(date, days)
  if (days === 0) return hour(date)
  return `${name ?? shortDay(date, now)}, ${hour(date)}`
}

/** The hour of today, else the day alone: « 10 h 56 », « hier », « vendredi », « mar. 3 nov. ». */
export const shortMoment = (at: string, now = new Date()): string => {
  const date = new Date(at)
  const days = daysBetween(dayOf(now), dayOf(date))
  return days === 0 ? hour(date) : (nearDay(date, days) ?? shortDay(date, now))
}

/** How long ago, within the hour: « à l’instant », « il y a 12 min »; then the hour of today, else the day: « 9 h 42 », « hier », « vendredi ». */
export const ago = (at: string, now = new Date()): string => {
  const minutes = Math.floor((now.getTime() - new Date(at).getTime()) / 60_000)
  if (minutes < 1) return words().justNow
  return minutes < 60 ? words().minutesAgo(minutes) : shortMoment(at, now)
}

/** A day of the calendar, `2026-11-23`: « lun. 23 nov. ». */
export const day = (iso: string, now = new Date()): string => shortDay(noon(iso), now, 'UTC')

/** The month of a day: « mai 2026 ». */
export const monthOf = (iso: string): string => format(noon(iso), { month: 'long', year: 'numeric' }, 'UTC')

/** The days of the week, Monday first: « lun. », « lundi ». */
export const weekdays = (): { short: string; long: string }[] =>
  Array.from({ length: 7 }, (_, at) => {
    const monday = new Date(Date.UTC(2026, 10, 23 + at, 12))
    return { short: format(monday, { weekday: 'short' }, 'UTC'), long: format(monday, { weekday: 'long' }, 'UTC') }
  })

/** A day in full, as a title: « Lundi 23 novembre ». */
export const longDay = (date: Date | string, now = new Date()): string => firstUpper(fullDay(date, now))

/** A day in full, within a sentence: « lundi 23 novembre ». */
export const fullDay = (date: Date | string, now = new Date()): string => {
  const [at, zone] = typeof date === 'string' && isDay(date) ? [noon(date), 'UTC'] : [new Date(date), place.timeZone]
  return format(at, { weekday: 'long', day: 'numeric', month: 'long', ...yearUnless(at, now, zone) }, zone)
}

/** The whole date, for a title attribute: « lundi 23 novembre 2026 à 10 h 56 ». */
export const fullDate = (at: string): string => {
  const date = new Date(at)
  const text = format(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  return `${text}${words().at}${hour(date)}`
}

/** The day of an instant here, `2026-11-23`: what timelines gather by. */
export const dayOf = (date: Date | string): string => {
  const {
    year,
    month,
    day: number,
  } = partsOf(cached('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }, place.timeZone), new Date(date))
  return `${year}-${month}-${number}`
}

/** An hour: « 20 h 30 », « 9 h ». */
export const hour = (date: Date | string): string => {
  const parts = partsOf(cached('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, place.timeZone), new Date(date))
  return words().hour(Number(parts.hour), parts.minute ?? '00')
}

/** An hour on a wall, `2026-11-28T20:30`: « 20 h 30 ». */
export const wallHour = (wall: string): string => words().hour(Number(wall.slice(11, 13)), wall.slice(14, 16))

/** What the wall here shows: `2026-11-23T10:56`. */
export const wallNow = (now = new Date()): string => {
  const parts = partsOf(cached('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, place.timeZone), now)
  return `${dayOf(now)}T${parts.hour}:${parts.minute}`
}

/** A day by its whole name, within a sentence: « mardi 24 nov. ». */
export const namedDay = (iso: string, now = new Date()): string =>
  format(noon(iso), { weekday: 'long', day: 'numeric', month: 'short', ...yearUnless(noon(iso), now, 'UTC') }, 'UTC')

/** Two days, what both have in common said once, with the second: « 23 » and « 27 nov. »; with `whole`, « 29 novembre 2026 ». */
export const dayRange = (from: string, last: string, whole = false, now = new Date()): { from: string; last: string } => {
  const ended = yearUnless(noon(last), now, 'UTC')
  const options: Intl.DateTimeFormatOptions = whole
    ? { day: 'numeric', month: 'long', year: 'numeric' }
    : { day: 'numeric', month: 'short', ...yearUnless(noon(from), now, 'UTC'), ...ended }
  const parts = cached(locale(), options, 'UTC').formatRangeToParts(noon(from), noon(last))
  const begin = parts.filter(({ source }) => source === 'startRange').map(({ value }) => value)
  const rest = parts.slice(begin.length).map(({ value }) => value)
  const said = (text: string) => (place.language === 'fr' ? first(text) : text)
  return { from: said(begin.join('')), last: said(rest.join('').replace(/^[\s–-]+/, '')) }
}

/** What a zone is called, where it is not the one in which dates are said; null where it is. */
export const otherZone = (timeZone: string, at: string): string | null =>
  timeZone === place.timeZone
    ? null
    : (partsOf(cached(locale(), { timeZoneName: 'longGeneric' }, timeZone), new Date(at)).timeZoneName ?? timeZone)

const words = (): Phrases => phrase[place.language]
const locale = () => (place.language === 'fr' ? 'fr-FR' : 'en-GB')

const nearDay = (date: Date, days: number): string | null => {
  if (days === 0) return words().today
  if (days === -1) return words().yesterday
  if (days === 1) return words().tomorrow
  return days < 0 && days > -7 ? format(date, { weekday: 'long' }) : null
}

const shortDay = (date: Date, now: Date, zone = place.timeZone) =>
  format(date, { weekday: 'short', day: 'numeric', month: 'short', ...yearUnless(date, now, zone) }, zone)

const yearUnless = (date: Date, now: Date, zone: string): Intl.DateTimeFormatOptions =>
  format(date, { year: 'numeric' }, zone) === format(now, { year: 'numeric' }) ? {} : { year: 'numeric' }

const format = (date: Date, options: Intl.DateTimeFormatOptions, zone = place.timeZone) => {
  const text = cached(locale(), options, zone).format(date)
  return place.language === 'en' ? text.replace(/^(\w+), /, '$1 ') : options.day ? first(text) : text
}

/** In French the first of a month is « 1er », the other days are plain numbers. */
const first = (text: string) => text.replace(/\b1(?=$| \p{L})/u, '1er')

const formats = new Map<string, Intl.DateTimeFormat>()

const cached = (tongue: string, options: Intl.DateTimeFormatOptions, timeZone: string) => {
  const key = tongue + timeZone + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(tongue, { ...options, timeZone })
  formats.set(key, known)
  return known
}

const isDay = (text: string) => text.length === 10
const noon = (iso: string) => new Date(`${iso}T12:00:00Z`)
const daysBetween = (from: string, to: string) => Math.round((noon(to).getTime() - noon(from).getTime()) / 86_400_000)
const firstUpper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
