import type { Language } from '@navette/contract/accounts/schema.ts'

const styles = {
  /** « vendredi 4 décembre »: within the year. */
  near: { weekday: 'long', day: 'numeric', month: 'long' },
  /** « 4 décembre 2027 » */
  far: { day: 'numeric', month: 'long', year: 'numeric' },
  /** « vendredi 4 décembre 2027 » */
  full: { dateStyle: 'full' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

/**
 * A day as people say it in a letter.
 *
 * @param day `2026-12-04`, where the cluster is
 */
export const sayDay = (day: string, language: Language, style: keyof typeof styles): string => {
  const said = formatter(language, style).format(new Date(`${day}T00:00:00Z`))
  // The first of a month is an ordinal in French, whatever the runtime's tables say.
  return language === 'fr' ? said.replace(/(^| )1 /, '$11er ') : said
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Each holds some ten kilobytes that no count of JavaScript's memory shows: made anew for every letter, an import of 50,000 took more than a gigabyte. */
function formatter(language: Language, style: keyof typeof styles): Intl.DateTimeFormat {
  const name = `${language} ${style}`
  const made = formatters.get(name) ?? new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { ...styles[style], timeZone: 'UTC' })
  formatters.set(name, made)
  return made
}
