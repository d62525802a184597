import { partIn, type Time } from './evenings.ts'

/** The hours of a usual day: the first that is drawn, and the first that is not; 26 is two in the night. */
const usual = { first: 8, last: 26 }

/** The hours that a grid needs, whole: the usual ones, and those of whatever is earlier or later. */
export const hoursOf = (times: readonly Time[], days: readonly string[]): { first: number; last: number } => {
  const parts = times.flatMap((time) => days.flatMap((day) => partIn(day, time) ?? []))
  return {
    first: Math.min(usual.first, ...parts.map(({ from }) => Math.floor(from / 60))),
    last: Math.max(usual.last, ...parts.map(({ until }) => Math.ceil(until / 60))),
  }
}
