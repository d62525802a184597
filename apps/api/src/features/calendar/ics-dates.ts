import { type EntryReason, mostDatesOfCalendar } from '@navette/contract/calendar/import-schema.ts'
import { mostDates } from '@navette/contract/calendar/recurrence.ts'
import type { IcsRule } from './ics-entry.ts'
import type { IcsTime } from './ics-times.ts'
import { expand } from './recurrence.ts'
import { later, minutesBetween } from './times.ts'

/** A series with its dates, `mostDates` at most. */
export interface LaidOut {
  time: IcsTime
  rule: IcsRule
  dates: string[]
}

/**
 * Lays out rules within one time for all of them. What came again for years already begins where its last dates do: those long over stay in the file.
 *
 * @param before the day that dates do not reach
 * @param from the day before which nothing is wanted; null where all is
 */
export function dateLayer({ before, from }: { before: string; from: string | null }) {
  let spent = 0
  return (time: IcsTime, rule: IcsRule): LaidOut | EntryReason => {
    if (spent > patience.all) return 'took_too_long'
    const began = performance.now()
    const near = from === null ? null : nearer(time, rule, `${Number(from.slice(0, 4)) - 1}-01-01`)
    const { allDay, starts, timeZone } = near ?? time
    const series = { allDay, starts, timeZone, ...rule }
    const { dates, complete } = expand(series, { before, most: mostDatesOfCalendar, patience: patience.one })
    spent += performance.now() - began
    if (!complete && dates.length < mostDatesOfCalendar) return 'took_too_long'
    // The day to which it was brought near is no date of the rule’s making.
    const said = near ? dates.filter((date) => date > near.starts) : dates
    if (said.length === 0) return 'no_date_left'
    return begun(time, rule, said.slice(-mostDates), near !== null || said.length > mostDates)
  }
}

/** Milliseconds for all rules together, and for one. Whoever needs more writes rules to be slow. */
const patience = { all: 3_000, one: 2_000 }

/** The time of an endless rule of days or weeks, brought near a day by whole turns of it; null where that is no matter of turns, or no way. */
function nearer(time: IcsTime, { text }: IcsRule, day: string): IcsTime | null {
  if (text === null || /COUNT=|BYSETPOS=/.test(text) || !/FREQ=(?:DAILY|WEEKLY)/.test(text)) return null
  const interval = Number(/INTERVAL=(\d+)/.exec(text)?.[1] ?? 1)
  const turn = interval * 7 * 1_440
  const turns = Math.floor(minutesBetween(time.starts.slice(0, 10), day) / turn)
  if (turns < 1) return null
  return { ...time, starts: later(time.starts, turns * turn), ends: later(time.ends, turns * turn) }
}

/** A series that begins where its dates do: a rule without an end says the same from there on, a counted one as many as are left. */
function begun(time: IcsTime, rule: IcsRule, dates: string[], isLater: boolean): LaidOut {
  const first = dates[0] ?? time.starts
  if (!isLater) return { time, rule, dates }
  const ends = later(first, minutesBetween(time.starts, time.ends))
  const text = rule.text?.replace(/COUNT=\d+/, `COUNT=${dates.length}`) ?? null
  const since = (date: string) => date >= first
  return {
    time: { ...time, starts: first, ends },
    rule: { text, added: rule.added.filter(since), leftOut: rule.leftOut.filter(since) },
    dates,
  }
}
