import { currentLanguage } from './words.ts'

/** Names as a sentence says them: « Le France, Le Fil et Yes High Tech ». */
export const listOf = (names: readonly string[]): string =>
  new Intl.ListFormat(currentLanguage() === 'fr' ? 'fr-FR' : 'en-GB', { type: 'conjunction' }).format(names)

/** A number with its thousands apart: « 12 500 ». */
export const figure = (number: number): string => new Intl.NumberFormat(currentLanguage() === 'fr' ? 'fr-FR' : 'en-GB').format(number)
