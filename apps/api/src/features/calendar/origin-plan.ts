import { newId } from '@navette/contract/core/ids.ts'
import { instantOf } from '../../platform/clock/wall.ts'
import type { OutsideEntry } from './ics-reader.ts'
import type { IcsTime } from './ics-times.ts'
import type { NewDate } from './series-commands.ts'
import type { DateRow, Held, Plan, SeriesRow } from './series-plan.ts'
import { later, minutesBetween } from './times.ts'

/** The dates of an entry as rows, each by the time that its rule gives it; without a rule it is one. */
export function rowsOf(entry: OutsideEntry, seriesId: string | null): NewDate[] {
  const { time, dates, overrides } = entry
  if (seriesId === null) return [{ ...lasting(time), seriesId, original: null }]
  const minutes = minutesBetween(time.starts, time.ends)
  const own = new Map(overrides.map((one) => [one.original, one]))
  return dates.map((original) => {
    return { seriesId, original, ...lasting(own.get(original) ?? { ...time, starts: original, ends: later(original, minutes) }) }
  })
}

/** An hour that the change of clocks skips may leave nothing between two times. */
function lasting({ allDay, starts, ends, timeZone }: IcsTime): IcsTime {
  const lasts = instantOf(starts, timeZone) < instantOf(ends, timeZone)
  return { allDay, starts, ends: lasts ? ends : later(ends, 60), timeZone }
}

export const seriesOf = ({ rule, time }: OutsideEntry, id: string): SeriesRow | null => rule && { id, ...time, ...rule }

/** What becomes of an event whose calendar says something else of it. */
export interface Update {
  plan: Plan
  /** Dates that have no row yet. */
  fresh: NewDate[]
  /** Rows that the calendar no longer says and that stay, since members answered them: they do not take place. */
  dropped: string[]
}

/**
 * Works out what becomes of the dates of an event from outside: a date keeps its row, and so its id and its answers, where its calendar still says it, by the
 * time of its rule or else by its day. What is over stays as it was.
 *
 * @param today a day
 */
export function planUpdate(held: Held, entry: OutsideEntry, today: string): Update {
  const seriesId = entry.rule ? (held.series[0]?.id ?? newId()) : null
  const series = seriesId === null ? null : seriesOf(entry, seriesId)
  const wanted = rowsOf(entry, seriesId)
  const pairs = pair(held.dates, wanted, today)
  const kept = wanted.flatMap((date) => {
    const row = pairs.get(date)
    return row ? [{ row, seriesId, original: date.original ?? date.starts, ...timeOf(date) }] : []
  })
  const used = new Set(pairs.values())
  const rest = held.dates.filter((row) => !used.has(row))
  const isOver = ({ ends }: DateRow) => ends.slice(0, 10) < today
  const gone = rest.filter((row) => !isOver(row) && row.answers === 0)
  const staying = rest.filter((row) => isOver(row) || row.answers > 0)
  return {
    plan: {
      series: series ? [series] : [],
      forgotten: held.series.filter(({ id }) => id !== seriesId).map(({ id }) => id),
      kept,
      stay: apart(staying, wanted).map(({ row, original }) => ({ row, seriesId, original, ...timeOf(row) })),
      added: [],
      gone,
      lost: [],
    },
    fresh: wanted.filter((date) => !pairs.has(date)),
    dropped: staying.filter((row) => !isOver(row)).map(({ id }) => id),
  }
}

const timeOf = ({ allDay, starts, ends, timeZone }: { allDay: boolean; starts: string; ends: string; timeZone?: string | undefined }) => ({
  allDay,
  starts,
  ends,
  timeZone: timeZone ?? 'UTC',
})

/** Which row each wanted date has. One alone is the same one, whenever it is. */
function pair(rows: readonly DateRow[], wanted: readonly NewDate[], today: string): Map<NewDate, DateRow> {
  const pairs = new Map<NewDate, DateRow>()
  const [only, one] = [rows[0], wanted[0]]
  if (rows.length === 1 && wanted.length === 1 && only && one) return pairs.set(one, only)
  const free = new Set(rows)
  const match = (key: (time: string) => string) => {
    const waiting = Map.groupBy(free, ({ original }) => key(original))
    for (const date of wanted) {
      const row = pairs.has(date) ? undefined : waiting.get(key(date.original ?? date.starts))?.shift()
      if (row && free.delete(row)) pairs.set(date, row)
    }
  }
  match((time) => time)
  match((time) => time.slice(0, 10))
  // Of a series that has become one date, it is the next one.
  const next = [...free].find(({ ends }) => ends.slice(0, 10) >= today)
  if (wanted.length === 1 && one && !pairs.has(one) && next) pairs.set(one, next)
  return pairs
}

/** Times that no wanted date has: two rows of an event never have one. */
function apart(rows: readonly DateRow[], wanted: readonly NewDate[]): { row: DateRow; original: string }[] {
  const taken = new Set(wanted.map(({ original }) => original))
  return rows.map((row) => {
    let { original } = row
    while (taken.has(original)) original = later(original, original.length === 10 ? 1_440 : 1)
    taken.add(original)
    return { row, original }
  })
}

/** By the times of their rule, the dates that do not take place; `all` where none does. */
export const cancelledOf = ({ cancelled, overrides }: OutsideEntry): 'all' | string[] =>
  cancelled ? 'all' : overrides.filter((one) => one.cancelled).map(({ original }) => original)
