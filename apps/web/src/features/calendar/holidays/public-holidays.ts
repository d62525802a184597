import { addDays } from '../../../lib/days.ts'

export type PublicHoliday =
  | 'newYear'
  | 'easterMonday'
  | 'labour'
  | 'victory'
  | 'ascension'
  | 'whitMonday'
  | 'nationalDay'
  | 'assumption'
  | 'allSaints'
  | 'armistice'
  | 'christmas'

/**
 * The eleven public holidays of France (Code du travail, article L3133-1) in a year, by day: `2026-12-25` → `christmas`. Those of Alsace-Moselle and overseas
 * are not among them. Two may fall on one day (8 May 2008 was both): the one that moves is told then.
 */
export const publicHolidaysOf = (year: number): Map<string, PublicHoliday> => {
  const easter = easterOf(year)
  return new Map([
    [`${year}-01-01`, 'newYear'],
    [`${year}-05-01`, 'labour'],
    [`${year}-05-08`, 'victory'],
    [`${year}-07-14`, 'nationalDay'],
    [`${year}-08-15`, 'assumption'],
    [`${year}-11-01`, 'allSaints'],
    [`${year}-11-11`, 'armistice'],
    [`${year}-12-25`, 'christmas'],
    [addDays(easter, 1), 'easterMonday'],
    [addDays(easter, 39), 'ascension'],
    [addDays(easter, 50), 'whitMonday'],
  ])
}

/** Easter Sunday of the Gregorian calendar: the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
export const easterOf = (year: number): string => {
  const golden = year % 19
  const [century, ofCentury] = [Math.floor(year / 100), year % 100]
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const moon = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7
  const late = Math.floor((golden + 11 * moon + 22 * toSunday) / 451)
  return addDays(`${year}-03-01`, moon + toSunday - 7 * late + 21)
}
