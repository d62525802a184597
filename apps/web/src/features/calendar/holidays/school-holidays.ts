/** Académies of Besançon, Bordeaux, Clermont-Ferrand, Dijon, Grenoble, Limoges, Lyon and Poitiers are in zone A. */
export type SchoolZone = 'A' | 'B' | 'C'

export type SchoolHoliday = 'summer' | 'autumn' | 'christmas' | 'winter' | 'spring' | 'ascension'

/** From a day on, without the day on which school begins again. */
interface SchoolHolidays {
  name: SchoolHoliday
  from: string
  to: string
}

const everywhere = (name: SchoolHoliday, from: string, to: string) =>
  ({ name, zones: { A: [from, to], B: [from, to], C: [from, to] } }) as const

/**
 * The school holidays of metropolitan France but Corsica, as the ministry of education fixes them: https://www.education.gouv.fr/calendrier-scolaire-100148, years
 * 2025-2026 (arrêté du 7 décembre 2022) and 2026-2027. They begin on the day after the last lessons, and end on the morning on which lessons begin again.
 */
const known = [
  everywhere('summer', '2025-07-05', '2025-09-01'),
  everywhere('autumn', '2025-10-18', '2025-11-03'),
  everywhere('christmas', '2025-12-20', '2026-01-05'),
  { name: 'winter', zones: { A: ['2026-02-07', '2026-02-23'], B: ['2026-02-14', '2026-03-02'], C: ['2026-02-21', '2026-03-09'] } },
  { name: 'spring', zones: { A: ['2026-04-04', '2026-04-20'], B: ['2026-04-11', '2026-04-27'], C: ['2026-04-18', '2026-05-04'] } },
  everywhere('ascension', '2026-05-15', '2026-05-18'),
  everywhere('summer', '2026-07-04', '2026-09-01'),
  everywhere('autumn', '2026-10-17', '2026-11-02'),
  everywhere('christmas', '2026-12-19', '2027-01-04'),
  { name: 'winter', zones: { A: ['2027-02-13', '2027-03-01'], B: ['2027-02-20', '2027-03-08'], C: ['2027-02-06', '2027-02-22'] } },
  { name: 'spring', zones: { A: ['2027-04-10', '2027-04-26'], B: ['2027-04-17', '2027-05-03'], C: ['2027-04-03', '2027-04-19'] } },
  everywhere('ascension', '2027-05-07', '2027-05-10'),
  // When school begins in 2027 is not said yet: not before September.
  everywhere('summer', '2027-07-03', '2027-09-01'),
] as const

/** The days for which the above is complete, the second without. Somebody adds the next year when it is published. */
export const schoolHolidaysKnown = { from: '2025-07-05', to: '2027-09-01' }

/** Those of a zone that have a day among these, in the order of time. */
export const schoolHolidaysIn = (zone: SchoolZone, { from, to }: { from: string; to: string }): SchoolHolidays[] =>
  known.map(({ name, zones }) => ({ name, from: zones[zone][0], to: zones[zone][1] })).filter((each) => each.from < to && each.to > from)
