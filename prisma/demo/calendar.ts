import { Temporal } from 'temporal-polyfill'
import { type Clock, clusterZone } from '../../apps/api/src/platform/clock/clock.ts'
import { instantOf } from '../../apps/api/src/platform/clock/wall.ts'
import type { When } from './types.ts'

export interface Calendar {
  now: Date
  /** When the cluster and its accounts began. */
  long: Date
  /** The instant of a moment told from today, never later than now. */
  at(when: When): Date
  /** A day told from today, as a date. */
  day(offset: number): Date
  /** What a clock on the wall will show, or showed, and its instant. */
  wall(day: number, time: string): { wall: Date; instant: Date }
  /** A text with its `{jour:N}` and `{court:N}` replaced by days as people say them. */
  words(text: string): string
}

const yearsBefore = 2

/**
 * Counts the demonstration's dates from today.
 *
 * @param moments all that is told: those of today that are still to come are drawn together into the last minutes, in their order
 */
export function calendarFrom(clock: Clock, moments: When[]): Calendar {
  const now = clock.now()
  const today = Temporal.PlainDate.from(clock.today())
  const told = ({ day, time }: When) =>
    today.add({ days: day }).toZonedDateTime({ timeZone: clusterZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds
  const minute = 60_000
  const latest = now.getTime() - minute
  const toCome = [...new Set(moments.map(told).filter((time) => time > latest))].sort((a, b) => a - b)
  return {
    now,
    long: new Date(today.subtract({ years: yearsBefore }).toZonedDateTime(clusterZone).epochMilliseconds),
    at: (when) => {
      const time = told(when)
      return new Date(time > latest ? latest - (toCome.length - 1 - toCome.indexOf(time)) * minute : time)
    },
    day: (offset) => new Date(`${today.add({ days: offset }).toString()}T00:00:00Z`),
    wall: (offset, time) => {
      const wall = `${today.add({ days: offset }).toString()}T${time}`
      return { wall: new Date(`${wall}:00Z`), instant: instantOf(wall, clusterZone) }
    },
    words: (text) =>
      text.replace(/\{(jour|court):(-?\d+)\}/g, (_token, style: string, offset: string) =>
        dayInWords(today.add({ days: Number(offset) }), style),
      ),
  }
}

function dayInWords(day: Temporal.PlainDate, style: string): string {
  const length = style === 'jour' ? 'long' : 'short'
  const words = day.toLocaleString('fr', { weekday: length, day: 'numeric', month: length })
  return day.day === 1 ? words.replace(/\b1\b/, '1er') : words
}
