import { addDays, daysBetween, daysFrom } from '../../../lib/days.ts'
import { type PublicHoliday, publicHolidaysOf } from './public-holidays.ts'
import { type SchoolHoliday, type SchoolZone, schoolHolidaysIn, schoolHolidaysKnown } from './school-holidays.ts'

/** Which of them are shown. */
export interface DaysOffShown {
  publicHolidays: boolean
  schoolHolidays: boolean
}

export interface SchoolStretch {
  name: SchoolHoliday
  /** Days, the second without. */
  from: string
  to: string
}

/** What is known of some days, whatever the events. */
export interface DaysOff {
  holidays: ReadonlyMap<string, PublicHoliday>
  school: readonly SchoolStretch[]
}

/** Where the cluster is: Saint-Étienne belongs to the académie de Lyon. */
const zone: SchoolZone = 'A'

/** Public and school holidays of some days, as far as they shall be shown. */
export const daysOffIn = ({ publicHolidays, schoolHolidays }: DaysOffShown, range: { from: string; to: string }): DaysOff => {
  const years = [...new Set([range.from, addDays(range.to, -1)].map((day) => Number(day.slice(0, 4))))]
  return {
    holidays: new Map(publicHolidays ? years.flatMap((year) => [...publicHolidaysOf(year)]) : []),
    school: schoolHolidays ? schoolHolidaysIn(zone, range) : [],
  }
}

export const schoolOn = ({ school }: DaysOff, day: string): SchoolStretch | null =>
  school.find(({ from, to }) => from <= day && day < to) ?? null

/** The school holidays as stretches of a line of days, by column. */
export const schoolColumns = ({ school }: DaysOff, firstDay: string, count: number) =>
  school
    .map((each) => ({
      name: each.name,
      from: Math.max(0, daysBetween(firstDay, each.from)),
      until: Math.min(count, daysBetween(firstDay, each.to)),
    }))
    .filter(({ from, until }) => from < until)

/** Whether some of the days lie where nobody knows yet, or no longer. */
export const isBeyondKnown = ({ from, to }: { from: string; to: string }): boolean =>
  from < schoolHolidaysKnown.from || to > schoolHolidaysKnown.to

/** The last day for which school holidays are known. */
export const lastKnownDay = addDays(schoolHolidaysKnown.to, -1)

/** The days among these that are public holidays. */
export const holidaysAmong = ({ holidays }: DaysOff, { from, to }: { from: string; to: string }): string[] =>
  daysFrom(from, daysBetween(from, to)).filter((day) => holidays.has(day))
