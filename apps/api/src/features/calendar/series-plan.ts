import type { Scope } from '@navette/contract/calendar/answer-schema.ts'
import { noDateLeft, ruleNeeded, runsAhead } from '@navette/contract/calendar/endpoints.ts'
import { mostDates, type NewSeries, type Outlook, type Rule } from '@navette/contract/calendar/recurrence.ts'
import { unavailable } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { Temporal } from 'temporal-polyfill'
import { found, refuse } from '../../platform/http/refuse.ts'
import { endBefore, expand, movedRule, type Recurrence, readRule, writeRule } from './recurrence.ts'
import { asSort, later, minutesBetween, type Time } from './times.ts'

/** A series as it is kept. */
export interface SeriesRow extends Recurrence {
  id: string
  ends: string
}

/** A date of it as it is kept. */
export interface DateRow {
  id: string
  seriesId: string | null
  /** As its series says it; what it begins with where there is none. */
  original: string
  allDay: boolean
  starts: string
  ends: string
  timeZone: string
  /** By itself: it is not when its series says. */
  moved: boolean
  cancelled: boolean
  /** People who answered it. */
  answers: number
}

export interface Held {
  series: SeriesRow[]
  /** In the order of `original`. */
  dates: DateRow[]
}

export interface Wish {
  dateId: string
  /** Of that date, from then on. */
  time: Time & { timeZone: string }
  scope: Exclude<Scope, 'one'>
  /** Undefined: as before, moved along with the date. */
  recurrence: NewSeries | null | undefined
}

type Change = Pick<DateRow, 'original' | 'allDay' | 'starts' | 'ends' | 'timeZone'> & { row: DateRow; seriesId: string | null }

/** What becomes of the dates of an event; `outlookOf` tells it, `series-commands.ts` does it. */
export interface Plan {
  /** Series as they are from then on; those that are not among them, nor untouched, go. */
  series: SeriesRow[]
  forgotten: string[]
  kept: Change[]
  /** Exceptions that the change does not say: they stay, as added dates. */
  stay: Change[]
  added: { seriesId: string; dates: string[] }[]
  gone: DateRow[]
  /** Exceptions that the change leaves out by name. */
  lost: DateRow[]
}

/**
 * Works out a change of a series. Dates keep their rows, and so their ids: first those that the change moves by as much as the date it was made on, then those
 * that are where a new date is, then those of the same week, month or year, in order. What was moved by itself keeps its time, what was cancelled stays
 * cancelled; where the change has no date for them, they stay as added dates.
 *
 * @param before the first day that is not laid out
 */
export function planSeries(held: Held, wish: Wish, before: string): Plan {
  const date = found(held.dates.find(({ id }) => id === wish.dateId))
  const from = wish.scope === 'following' ? date.original : ''
  const rest = held.dates.filter(({ original }) => original < from)
  const concerned = held.dates.filter(({ original }) => original >= from)
  const change = differenceOf(date, wish.time)
  const here = held.series.find(({ id }) => id === date.seriesId)
  const ended = here && from > here.starts ? endedBefore(here, from) : null
  const targets =
    wish.recurrence === undefined && here ? shifted(held, { from, here, change }) : [chosen(held, { wish, date, ended, change })]
  const last = rest.at(-1)
  if (last && targets.some(({ starts }) => starts <= last.original)) refuse(runsAhead)
  const taken = new Set(rest.map(({ original }) => original))
  const plans = targets.map((target) => {
    const rows = targets.length === 1 ? concerned : concerned.filter(({ seriesId }) => seriesId === target.was)
    return planOne(target, rows, { change, before, taken, clicked: date, wish })
  })
  const left = plans.some(({ kept, stay, added }) => kept.length + stay.length + added.flatMap(({ dates }) => dates).length > 0)
  if (!left && rest.length === 0) refuse(noDateLeft)
  const ids = new Set(plans.flatMap(({ series }) => series.map(({ id }) => id)))
  const forgotten = held.series.filter(({ id, starts }) => !ids.has(id) && starts >= from && id !== ended?.id).map(({ id }) => id)
  const all = <K extends 'kept' | 'stay' | 'added' | 'gone' | 'lost'>(key: K) => plans.flatMap((plan) => plan[key] as Plan[K][number][])
  return settled(
    {
      series: [...(ended ? [ended] : []), ...plans.flatMap(({ series }) => series)],
      forgotten,
      kept: all('kept'),
      stay: all('stay'),
      added: all('added'),
      gone: all('gone'),
      lost: all('lost'),
    },
    held,
    rest.length,
  )
}

/** Where one date is left, the event comes again no more. */
function settled(plan: Plan, held: Held, rest: number): Plan {
  const { series, kept } = plan
  const [only] = series
  if (rest > 0 || series.length !== 1 || !only || only.text !== null || only.added.length > 0 || kept.length !== 1) return plan
  return {
    ...plan,
    series: [],
    added: [],
    forgotten: held.series.map(({ id }) => id),
    kept: kept.map((one) => ({ ...one, seriesId: null })),
  }
}

interface Difference {
  shift: (time: string) => string
  /** Minutes of the wall by which dates last longer; null where the new length is the length. */
  longer: number | null
  length: number
  allDay: boolean
  /** Null where each keeps its own. */
  timeZone: string | null
}

/** How the date changes that the change was made on: the others change by as much. */
function differenceOf(date: DateRow, time: Wish['time']): Difference {
  const length = minutesBetween(time.starts, time.ends)
  const timeZone = time.timeZone === date.timeZone ? null : time.timeZone
  const { allDay } = time
  if (allDay === date.allDay) {
    const by = minutesBetween(date.starts, time.starts)
    return {
      shift: (original) => later(asSort(original, allDay), by),
      longer: length - minutesBetween(date.starts, date.ends),
      length,
      allDay,
      timeZone,
    }
  }
  const by = minutesBetween(date.starts.slice(0, 10), time.starts.slice(0, 10))
  const shift = (original: string) => later(original.slice(0, 10), by) + (allDay ? '' : time.starts.slice(10))
  return { shift, longer: null, length, allDay, timeZone }
}

interface Target extends SeriesRow {
  /** The series that its rows belonged to, where there are several. */
  was: string
  frequency: Rule['frequency'] | null
  /** Left out by name in this change. */
  leftOutNow: readonly string[]
}

const endedBefore = (series: SeriesRow, from: string): SeriesRow => ({
  ...series,
  text: series.text && endBefore(series.text, series, from),
  added: series.added.filter((added) => added < from),
  leftOut: series.leftOut.filter((left) => left < from),
})

/** Every series from then on, moved as a whole; the one that the change begins within goes on as another. */
function shifted({ series }: Held, { from, here, change }: { from: string; here: SeriesRow; change: Difference }): Target[] {
  return series
    .filter((one) => one.starts >= from || one.id === here.id)
    .map((one) => {
      const split = from > one.starts
      const rule = ruleOnly(one)
      const said = split ? rule.filter((date) => date >= from) : rule
      // A date that was added does not set the rhythm of the others.
      const starts = said[0] ?? (split ? from : one.starts)
      const added = one.added.filter((date) => date >= from && date !== starts)
      const text = said.length === 0 ? null : movedText(one, starts, change.shift(starts), rule.length - said.length)
      return {
        id: split ? newId() : one.id,
        was: one.id,
        ...template(one, starts, change),
        text,
        added: added.map(change.shift),
        leftOut: one.leftOut.filter((date) => date >= from).map(change.shift),
        leftOutNow: [],
        frequency: one.text === null ? null : (readRule(one.text, one)?.frequency ?? null),
      }
    })
}

/** The dates that the rule says, those that are left out too: they are counted. */
const ruleOnly = (series: SeriesRow) =>
  series.text === null ? [series.starts] : datesOf({ ...series, added: [], leftOut: [] }, '2200-01-01', mostDates)

/** @param past how many of a counted rule are over when it begins */
function movedText(series: SeriesRow, from: string, to: string, past: number): string | null {
  if (series.text === null) return null
  const rule = readRule(series.text, series)
  if (rule === null && from.slice(0, 10) === to.slice(0, 10) && past === 0) return series.text
  const moved = rule && movedRule(rule, from, to)
  if (!moved) return refuse(ruleNeeded)
  const { ends } = moved
  const rest = ends.kind === 'count' ? { ...moved, ends: { ...ends, count: ends.count - past } } : moved
  return writeRule(rest, { ...series, starts: to, allDay: to.length === 10 })
}

/** The one series that somebody asks for: in the place of the first that is concerned, so that it stays the same one. */
function chosen(
  { series }: Held,
  { wish, date, ended, change }: { wish: Wish; date: DateRow; ended: SeriesRow | null; change: Difference },
): Target {
  const first = wish.scope === 'all' ? series[0] : undefined
  const like = series.find(({ id }) => id === date.seriesId) ?? { ...date, text: null, added: [], leftOut: [] }
  const id = ended ? newId() : (first?.id ?? date.seriesId ?? newId())
  const when = template({ ...like, timeZone: wish.time.timeZone }, first?.starts ?? date.original, change)
  const { rule, added, leftOut } = wish.recurrence ?? { rule: null, added: [], leftOut: [] }
  const text = rule && writeRule(rule, when)
  return { id, was: id, ...when, text, added, leftOut, leftOutNow: leftOut, frequency: rule?.frequency ?? null }
}

function template(
  series: Pick<SeriesRow, 'starts' | 'ends' | 'timeZone'>,
  from: string,
  { shift, longer, length, allDay, timeZone }: Difference,
) {
  const starts = shift(from)
  const minutes = longer === null ? length : minutesBetween(series.starts, series.ends) + longer
  return { allDay, starts, ends: later(starts, minutes), timeZone: timeZone ?? series.timeZone }
}

/** Some rules are slow on a busy machine. What is not laid out whole is not touched: dates would go that only were not reached. */
const patience = 5_000

/** The dates of a series before a day; so many at most. */
export function datesOf(series: Recurrence, before: string, most: number): string[] {
  const { dates, complete } = expand(series, { before, most, patience })
  return complete || dates.length >= most ? dates : refuse(unavailable)
}

interface Around {
  change: Difference
  before: string
  /** Dates that stay before this series: each once. */
  taken: Set<string>
  clicked: DateRow
  wish: Wish
}

function planOne(target: Target, rows: DateRow[], { change, before, taken, clicked, wish }: Around): Plan {
  const dates = datesOf(target, before, mostDates).filter((date) => !taken.has(date))
  for (const date of dates) taken.add(date)
  const pairs = matched(target, rows, dates, change.shift)
  const minutes = minutesBetween(target.starts, target.ends)
  const like = { allDay: target.allDay, timeZone: target.timeZone }
  const own = ({ allDay, timeZone, starts, ends }: DateRow) => ({ allDay, timeZone, starts, ends })
  const left = new Set(target.leftOutNow)
  const orphans = rows.filter(({ id }) => !pairs.has(id))
  const isLost = (row: DateRow) => left.has(change.shift(row.original)) || left.has(asSort(row.starts, target.allDay))
  const exceptions = orphans.filter(isExceptional)
  const stay = exceptions
    .filter((row) => !isLost(row))
    .map((row) => ({ row, seriesId: target.id, original: freeNear(row, target.allDay, taken), ...own(row) }))
  const kept = rows.flatMap((row): Change[] => {
    const original = pairs.get(row.id)
    if (original === undefined) return []
    const time =
      row.id === clicked.id && row.moved ? wish.time : row.moved ? own(row) : { ...like, starts: original, ends: later(original, minutes) }
    return [{ row, seriesId: target.id, original, ...time }]
  })
  const used = new Set(pairs.values())
  const { was: _, frequency: __, leftOutNow: ___, ...series } = target
  return {
    series: [{ ...series, added: [...new Set([...series.added, ...stay.map(({ original }) => original)])].toSorted() }],
    forgotten: [],
    kept,
    stay,
    added: [{ seriesId: target.id, dates: dates.filter((date) => !used.has(date)) }],
    gone: orphans.filter((row) => !isExceptional(row)),
    lost: exceptions.filter(isLost),
  }
}

/** Somebody did something to this very date: it does not go because a rule does. */
const isExceptional = ({ moved, cancelled, answers }: DateRow) => moved || cancelled || answers > 0

/** Where an exception stands among the added dates: where it is, or as near as there is room. */
function freeNear(row: DateRow, allDay: boolean, taken: Set<string>): string {
  let original = asSort(row.starts, allDay)
  while (taken.has(original)) original = later(original, allDay ? 1_440 : 1)
  taken.add(original)
  return original
}

/** Which new date each row becomes: by its id. */
function matched(target: Target, rows: DateRow[], dates: string[], shift: (original: string) => string): Map<string, string> {
  const free = new Set(dates)
  const pairs = new Map<string, string>()
  const pair = ({ id }: DateRow, date: string | undefined) => {
    if (date !== undefined && !pairs.has(id) && free.delete(date)) pairs.set(id, date)
  }
  for (const row of rows) pair(row, shift(row.original))
  for (const row of rows) pair(row, asSort(row.starts, target.allDay))
  const period = periodOf(target.frequency)
  const waiting = Map.groupBy(free, period)
  for (const row of rows) if (!pairs.has(row.id)) pair(row, waiting.get(period(shift(row.original)))?.shift())
  return pairs
}

/** The week, month or year whose date a date is; days have one alone. */
function periodOf(frequency: Rule['frequency'] | null): (date: string) => string {
  if (frequency === 'yearly') return (date) => date.slice(0, 4)
  if (frequency === 'monthly') return (date) => date.slice(0, 7)
  if (frequency !== 'weekly') return (date) => date
  return (date) => {
    const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date.slice(0, 10))
    return `${yearOfWeek} ${weekOfYear}`
  }
}

/** What the plan does, as whoever asks for it is shown. */
export function outlookOf({ kept, stay, added, gone, lost }: Plan): Outlook {
  const isSame = ({ row, starts, ends, allDay, timeZone }: Change) =>
    row.starts === starts && row.ends === ends && row.allDay === allDay && row.timeZone === timeZone
  const exception = (row: DateRow, fate: Outlook['exceptions']['first'][number]['fate']) => ({
    id: row.id,
    starts: row.starts,
    cancelled: row.cancelled,
    answers: row.answers,
    fate,
  })
  const byStart = <T extends { starts: string }>(list: T[]) => list.toSorted((one, other) => (one.starts < other.starts ? -1 : 1))
  return {
    same: kept.filter(isSame).length + stay.length,
    moved: many(byStart(kept.filter((one) => !isSame(one)).map(({ row, starts }) => ({ id: row.id, starts: row.starts, to: starts })))),
    added: many(added.flatMap(({ dates }) => dates).toSorted()),
    gone: many(gone.map(({ id, starts }) => ({ id, starts }))),
    exceptions: many(
      byStart([
        ...kept.filter(({ row }) => row.moved || row.cancelled).map(({ row }) => exception(row, 'kept')),
        ...stay.map(({ row }) => exception(row, 'added')),
        ...lost.map((row) => exception(row, 'lost')),
      ]),
    ),
  }
}

const many = <T>(all: T[]) => ({ count: all.length, first: all.slice(0, 100) })
