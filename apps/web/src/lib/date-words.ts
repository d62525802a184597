/** The words around a date; kept with the dates because both must be there before the first word is drawn. */
export interface Phrases {
  today: string
  yesterday: string
  tomorrow: string
  justNow: string
  /** Between a day and its hour, in a whole date. */
  at: string
  minutesAgo: (minutes: number) => string
  hour: (hour: number, minute: string) => string
}

/** U+202F, the narrow space between a number and its unit. */
const thin = '\u202f'

export const phrase: Record<'fr' | 'en', Phrases> = {
  fr: {
    today: 'aujourd’hui',
    yesterday: 'hier',
    tomorrow: 'demain',
    justNow: 'à l’instant',
    at: ' à ',
    minutesAgo: (minutes) => `il y a ${minutes}${thin}min`,
    hour: (hour, minute) => `${hour}${thin}h${minute === '00' ? '' : thin + minute}`,
  },
  en: {
    today: 'today',
    yesterday: 'yesterday',
    tomorrow: 'tomorrow',
    justNow: 'just now',
    at: ' at ',
    minutesAgo: (minutes) => `${minutes}${thin}min ago`,
    hour: (hour, minute) => `${hour}:${minute}`,
  },
}

/** The parts of a formatted date by name. */
export const partsOf = (format: Intl.DateTimeFormat, date: Date): Partial<Record<Intl.DateTimeFormatPartTypes, string>> =>
  Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]))
