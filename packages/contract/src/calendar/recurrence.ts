import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { Day, WallTime } from '../core/time.ts'

/** As RFC 5545 writes them (section 3.3.10), Monday first. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export const Weekday = z.enum(weekdays)
export type Weekday = z.infer<typeof Weekday>

/** More dates than that are no series that somebody looks after; it is also what keeps one row per date affordable. */
export const mostDates = 2_000

/** Days that are added or left out one by one: beyond that the rule says it better. */
export const mostExceptions = 200

const whole = (least: number, most: number) =>
  z
    .int()
    .min(least)
    .max(most)
    .refine((number) => number !== 0, { error: 'counted from 1, or from -1 at the end' })

const once = <T extends z.ZodType>(item: T, most: number) =>
  z
    .array(item)
    .max(most)
    .refine((items) => new Set(items.map((one) => JSON.stringify(one))).size === items.length, { error: 'each of them once' })
    .default([])

/**
 * How an event comes again, in the terms of whoever plans it; a part of what RFC 5545 can say (section 3.3.10). Weeks begin on Monday. « Sauf en août » is
 * the list of months without 8. What is left empty is taken from the first date: its weekday, its day of the month, its month.
 */
export const Rule = z
  .object({
    frequency: z.enum(['daily', 'weekly', 'monthly', 'yearly']),
    interval: z
      .int()
      .min(1)
      .max(99)
      .default(1)
      .describe('Each so many days, weeks, months or years; 99 at most, since dates are laid out for five years'),
    weekdays: once(z.object({ day: Weekday, nth: whole(-5, 5).nullable().default(null) }), 35).describe(
      '`nth` of the month, -1 the last one; null for each of them. A month has five of a weekday at most',
    ),
    monthDays: once(whole(-31, 31), 31).describe('-1 is the last day of the month; a month without the day is skipped'),
    months: once(z.int().min(1).max(12), 12),
    setPositions: once(whole(-31, 31), 12).describe(
      'Of the weekdays of a month only these: with Monday to Friday, -1 is the last working day',
    ),
    ends: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('never') }),
        z.object({ kind: z.literal('until'), day: Day.describe('The last day on which it can be') }),
        z.object({ kind: z.literal('count'), count: z.int().min(1).max(mostDates).describe('Dates in all, the first one counted in') }),
      ])
      .default({ kind: 'never' }),
  })
  .superRefine((rule, { addIssue }) => {
    const refuse = (path: keyof typeof rule, message: string) => addIssue({ code: 'custom', path: [path], message })
    const { frequency, months, setPositions } = rule
    const placed = rule.weekdays.some(({ nth }) => nth !== null)
    const ofMonths = frequency === 'monthly' || frequency === 'yearly'
    if (frequency === 'daily' && rule.weekdays.length > 0) refuse('weekdays', 'weekdays come again each week, not each day')
    if (!ofMonths && placed) refuse('weekdays', 'only a month has a first or a last of them')
    if (!ofMonths && rule.monthDays.length > 0) refuse('monthDays', 'only in what comes again each month or year')
    if (rule.monthDays.length > 0 && rule.weekdays.length > 0) refuse('monthDays', 'days of the month or weekdays, not both')
    if (frequency === 'yearly' && months.length === 0 && (rule.weekdays.length > 0 || rule.monthDays.length > 0)) {
      refuse('months', 'in which months of the year?')
    }
    if (setPositions.length > 0 && (frequency !== 'monthly' || rule.weekdays.length === 0 || placed)) {
      refuse('setPositions', 'only of the weekdays of a month')
    }
  })
export type Rule = z.infer<typeof Rule>

/** A date by itself: hours for an event with hours, a day for one that takes whole days. */
const When = z.union([WallTime, Day])

const exceptions = {
  added: once(When, mostExceptions).describe('Dates that the rule does not say (RDATE)'),
  leftOut: once(When, mostExceptions).describe('Dates that the rule says, and that are not (EXDATE)'),
}

/** What makes the dates of an event that comes again. */
export const Series = z.object({
  starts: z.string().describe('Its first date, as an occurrence says it: what the rule does not say is taken from there'),
  text: z
    .string()
    .nullable()
    .describe('The rule as RFC 5545 writes it, section 3.3.10: `FREQ=MONTHLY;BYDAY=1TU`; null where there are added dates alone'),
  rule: Rule.nullable().describe('The same in plain terms; null where they cannot tell it, as with some rules of other calendars'),
  added: z.array(z.string()),
  leftOut: z.array(z.string()),
})
export type Series = z.infer<typeof Series>

export const NewSeries = z.object({ rule: Rule, ...exceptions })
export type NewSeries = z.infer<typeof NewSeries>

const many = <T extends z.ZodType>(one: T) =>
  z.object({ count: z.int(), first: z.array(one).describe('The first hundred, in the order of time') })
const LaidOut = z.object({ id: Id, starts: z.string() })

/** What a change of a series would do to its dates, those laid out so far. */
export const Outlook = z.object({
  same: z.int().describe('Dates that stay as they are'),
  moved: many(LaidOut.extend({ to: z.string() })),
  added: many(z.string()),
  gone: many(LaidOut).describe('Dates that the change no longer says, and that nobody has changed, cancelled or answered'),
  exceptions: many(
    LaidOut.extend({
      cancelled: z.boolean(),
      answers: z.int().describe('How many people answered it'),
      fate: z
        .enum(['kept', 'added', 'lost'])
        .describe('Kept as it is; kept as an added date, since the change no longer says it; or lost, because it is left out by name'),
    }),
  ).describe('Dates that were moved by themselves or cancelled; and dates that people answered, where the change does not say them'),
})
export type Outlook = z.infer<typeof Outlook>
