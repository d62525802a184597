import { dayRange, namedDay, otherZone, wallHour } from '../../../lib/dates.ts'
import { addDays } from '../../../lib/days.ts'
import { words } from '../../../lib/words.ts'
import { isLong, type Time } from './evenings.ts'
import type { SeenDate } from './reader-time.ts'

type Said = Time & Pick<SeenDate, 'timeZone' | 'startsAt' | 'own'>

/** When something is, within a sentence: « mardi 24 nov., 20 h 30 – 1 h », « du 23 au 27 nov. »; elsewhere with the name of its hours. */
export const timeWords = (time: Said): string => (time.allDay ? daysWords(time) : withZone(time, hoursOfDays(time)))

/** The hours alone, where the day stands above: « 20 h 30 – 1 h ». */
export const hoursWords = (time: Said): string => {
  if (time.allDay) return words('calendar:when.allDay')
  return withZone(time, isLong(time) ? hoursOfDays(time) : hours(time))
}

const daysWords = ({ starts, ends }: Time) => {
  const last = addDays(ends, -1)
  return starts === last ? namedDay(starts) : words('calendar:when.days', dayRange(starts, last))
}

const hoursOfDays = (time: Time) => {
  const from = words('calendar:when.on', {
    day: namedDay(time.starts.slice(0, 10)),
    hours: isLong(time) ? wallHour(time.starts) : hours(time),
  })
  if (!isLong(time)) return from
  return span(from, words('calendar:when.on', { day: namedDay(time.ends.slice(0, 10)), hours: wallHour(time.ends) }))
}

const hours = ({ starts, ends }: Time) => (starts === ends ? wallHour(starts) : span(wallHour(starts), wallHour(ends)))

const span = (from: string, to: string) => words('calendar:when.span', { from, to })

/** Seen from here, what the wall there shows stands beside it; else it is called by its zone. */
const withZone = ({ timeZone, startsAt, own }: Said, said: string) => {
  const zone = otherZone(timeZone, startsAt)
  if (zone && own) return words('calendar:when.there', { when: said, there: hours({ allDay: false, ...own }), zone })
  return zone ? words('calendar:when.elsewhere', { when: said, zone }) : said
}
