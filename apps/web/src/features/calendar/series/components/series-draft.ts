import type { Rule } from '@navette/contract/calendar/recurrence.ts'
import type { Event } from '@navette/contract/calendar/schema.ts'
import { daysBetween } from '../../../../lib/days.ts'
import { minutesAfter, movedBy, type Time } from '../../components/evenings.ts'
import { onDay } from '../../components/rule-choices.ts'
import { draftOf, type TimeDraft, timeOf } from '../../components/time-draft.ts'
import type { Wanted } from '../queries.ts'

/** How an event comes again, as a form holds it. */
export interface SeriesDraft {
  scope: Wanted['scope']
  /** Of the date that it was opened from; the others change along. */
  time: TimeDraft
  /** Undefined as long as nobody chose one: as before, moved along with the date. Null: never again. */
  rule: Rule | null | undefined
  /** Written as the series begins. */
  added: readonly string[]
  leftOut: readonly string[]
}

export const draftFrom = ({ date, series }: Event): SeriesDraft => ({
  scope: 'following',
  time: draftOf(date),
  rule: undefined,
  added: series?.added ?? [],
  leftOut: series?.leftOut ?? [],
})

/**
 * The rule that the form shows: the one that was chosen, or the present one on the day that the date has in the form.
 *
 * @param left how many dates a counted rule still has from this date on, where that is known: a change that leaves the past alone counts these
 */
export const shownRule = ({ rule, time, scope }: SeriesDraft, { date, series }: Event, left: number | undefined): Rule | null => {
  if (rule !== undefined) return rule
  const now = series?.rule ?? null
  if (!now) return null
  const counted =
    now.ends.kind === 'count' && scope === 'following' && left ? { ...now, ends: { kind: 'count' as const, count: left } } : now
  return timeOf(time) && time.day !== date.starts.slice(0, 10) ? onDay(counted, time.day) : counted
}

/** What the form asks for; null while its time is incomplete or backwards. */
export const wantedOf = (draft: SeriesDraft, event: Event, left: number | undefined): Wanted | null => {
  const time = timeOf(draft.time)
  if (!time || time.ends <= time.starts) return null
  const { date, series } = event
  const wanted = { ...time, timeZone: date.timeZone, scope: draft.scope }
  const sameDates = draft.added.length === series?.added.length && draft.leftOut.length === series.leftOut.length
  if (draft.rule === undefined && sameDates) return wanted
  const rule = shownRule(draft, event, left)
  if (!rule) return { ...wanted, recurrence: null }
  const along = movedAlong(date, time)
  const concerned = (each: string) => draft.scope === 'all' || each.slice(0, 10) >= date.starts.slice(0, 10)
  return {
    ...wanted,
    recurrence: { rule, added: draft.added.filter(concerned).map(along), leftOut: draft.leftOut.filter(concerned).map(along) },
  }
}

/** Whether it asks for anything else than what is. */
export const isChanged = (wanted: Wanted, { date }: Event): boolean =>
  wanted.recurrence !== undefined || wanted.allDay !== date.allDay || wanted.starts !== date.starts || wanted.ends !== date.ends

/** Dates that stand beside the rule move by as much as the date that was changed, and become hours or days like it. */
const movedAlong = (from: Time, to: Time) => {
  const days = daysBetween(from.starts.slice(0, 10), to.starts.slice(0, 10))
  const hour = to.allDay ? '' : to.starts.slice(10)
  const minutes =
    from.allDay || to.allDay ? 0 : minutesAfter(to.starts.slice(0, 10), to.starts) - minutesAfter(from.starts.slice(0, 10), from.starts)
  return (each: string): string => {
    if (from.allDay !== to.allDay)
      return movedBy({ allDay: true, starts: each.slice(0, 10), ends: each.slice(0, 10) }, { days, minutes: 0 }).starts + hour
    return movedBy({ allDay: from.allDay, starts: each, ends: each }, { days, minutes }).starts
  }
}
