import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { EventVisibility } from './schema.ts'

/** Events and changed dates that are read of one calendar; a house with a show each night has fewer in eight years. */
export const mostEntries = 3_000

/** Dates that one calendar may lay out, all its series together: each is a row. */
export const mostDatesOfCalendar = 20_000

/** Bytes of a file, and of what stands at an address. */
export const mostCalendarBytes = 12 * 1_048_576

/**
 * Why an entry of a calendar did not come: `private` there; `not_an_event` but a task or the like; it has `no_title` or `no_start`; a time `date_unreadable`, in
 * an `unknown_zone`, that `ends_before_start`, or `too_long`; a rule `rule_unreadable`, `rule_too_often` (by the hour or less), or with `no_date_left`; it stands
 * `twice`, is `unfinished`, `too_large`, or beyond what is read (`too_many`, `too_many_dates`, `took_too_long`); it is `ours`: a copy of an event of this calendar.
 */
export const EntryReason = z.enum([
  'private',
  'not_an_event',
  'no_title',
  'no_start',
  'date_unreadable',
  'unknown_zone',
  'ends_before_start',
  'too_long',
  'rule_unreadable',
  'rule_too_often',
  'no_date_left',
  'twice',
  'unfinished',
  'too_large',
  'too_many',
  'too_many_dates',
  'took_too_long',
  'ours',
])
export type EntryReason = z.infer<typeof EntryReason>

/**
 * What of an entry did not come, while it did: lines that were `line_unreadable` or `line_too_long`; the `date_words` that one of several dates had for itself;
 * the end of a text (`text_cut`); `letters_guessed` where the letters were no UTF-8; `zone_guessed` from its distance to Greenwich; a change of one date that
 * was meant for those that follow too (`following`).
 */
export const DetailReason = z.enum([
  'line_unreadable',
  'line_too_long',
  'date_words',
  'text_cut',
  'letters_guessed',
  'zone_guessed',
  'following',
])
export type DetailReason = z.infer<typeof DetailReason>

export const LeftOut = z.object({
  line: z.int().describe('Where it begins in the file, from 1'),
  title: z.string().describe('As the calendar has it; empty where it has none'),
  reason: z.union([EntryReason, DetailReason]),
})
export type LeftOut = z.infer<typeof LeftOut>

export const mostLeftOut = 200
export const LeftOuts = z.object({
  count: z.int(),
  first: z.array(LeftOut).max(mostLeftOut).describe('Two hundred at most, in the order of the file'),
})
export type LeftOuts = z.infer<typeof LeftOuts>

/** What comes from outside is shared as a whole: by its host alone, by the cluster, or with everybody. */
export const OutsideVisibility = EventVisibility.extract(['public', 'cluster', 'organisations'])
export type OutsideVisibility = z.infer<typeof OutsideVisibility>

/** `kept`: members changed it here since, so it stays as they have it. */
export const EntryFate = z.enum(['added', 'changed', 'same', 'kept'])
export type EntryFate = z.infer<typeof EntryFate>

/** What becomes of the entries of a file: before it is imported, and as it was. */
export const CalendarOutlook = z.object({
  name: z.string().nullable().describe('What the calendar calls itself'),
  counts: z.record(EntryFate, z.int()),
  over: z.int().describe('Entries that are over, and were not asked for'),
  entries: z
    .array(
      z.object({
        title: z.string(),
        starts: z.string().describe('The first date that would be on the calendar, as an occurrence says it'),
        dates: z.int(),
        cancelled: z.boolean(),
        fate: EntryFate,
        eventId: Id.nullable().describe('The event that it is here; null where it would be added'),
      }),
    )
    .describe('Those that bring something first, in the order of time; two hundred at most'),
  leftOut: LeftOuts,
})
export type CalendarOutlook = z.infer<typeof CalendarOutlook>
