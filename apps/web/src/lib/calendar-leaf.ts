import { currentLanguage } from './words.ts'

/** A day as a calendar's leaf shows it: « 28 » over « samedi » within a week, over « janv. » later; the year where it is not this one, else empty. */
export const calendarLeaf = (iso: string, now = new Date()): { number: string; word: string; year: string } => {
  const date = new Date(`${iso}T12:00:00Z`)
  const near = date.getTime() - now.getTime() < 6.5 * 86_400_000
  const options: Intl.DateTimeFormatOptions = near ? { weekday: 'long' } : { month: 'short' }
  const word = new Intl.DateTimeFormat(currentLanguage() === 'fr' ? 'fr-FR' : 'en-GB', { ...options, timeZone: 'UTC' }).format(date)
  const year = date.getUTCFullYear() === now.getFullYear() ? '' : String(date.getUTCFullYear())
  return { number: String(date.getUTCDate()), word, year }
}
