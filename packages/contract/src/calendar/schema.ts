import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { OrganisationRef, PersonRef, Ribbon } from '../core/refs.ts'
import { Line } from '../core/text.ts'
import { Day, Instant, TimeZone, WallTime } from '../core/time.ts'
import { Version } from '../core/versions.ts'
import { Scope } from './answer-schema.ts'
import { NewSeries, Series } from './recurrence.ts'

/** What an event is for those who come: something to see, a residency or a rehearsal, a workshop, a meeting, work on the stage, a training, a feast. */
export const EventKind = z.enum(['show', 'residency', 'workshop', 'meeting', 'crew', 'training', 'gathering', 'other'])
export type EventKind = z.infer<typeof EventKind>

/**
 * Who sees an event: anybody, outside the cluster too; the whole cluster; the organisations that carry it, where it belongs to no project; whoever sees
 * its project; or the team of its project alone. The team of its project always does.
 */
export const EventVisibility = z.enum(['public', 'cluster', 'organisations', 'project', 'team'])
export type EventVisibility = z.infer<typeof EventVisibility>

export const PlaceName = Line(120).describe('Of a place as people call it: capitals and accents do not tell two places apart')

export const Place = z.object({ id: Id, name: z.string() })
export type Place = z.infer<typeof Place>

const ProjectOfEvent = z.object({ id: Id, title: z.string() }).nullable().describe('The project that it belongs to, for those who see that')

/** When an event is. Days are dates, whatever the zone; hours are those of a clock on the wall of the place. */
const when = {
  allDay: z.boolean(),
  starts: z.string().describe('`2026-11-28T20:30` on the wall of its zone; `2026-11-28` when it takes whole days'),
  ends: z.string().describe('The same; when it takes whole days, the first day without it'),
  timeZone: z.string().describe('IANA name'),
}

/** One date of an event: what the calendar shows. */
export const Occurrence = z.object({
  id: Id,
  eventId: Id,
  title: z.string(),
  kind: EventKind,
  ...when,
  startsAt: Instant.describe('Of whole days: their beginning where the cluster is'),
  endsAt: Instant,
  place: Place.nullable(),
  ribbon: Ribbon,
  project: ProjectOfEvent,
  visibility: EventVisibility,
  optionUntil: Day.nullable().describe('It is not sure yet: the date is held until the end of this day'),
  cancelled: z.boolean(),
  recurring: z.boolean().describe('Its event has a series: there are, or were, other dates'),
  version: z.int().describe('Of this date: how often it was moved'),
  can: z.object({ move: z.boolean() }),
})
export type Occurrence = z.infer<typeof Occurrence>

/** The event as a whole, with the date that matters now. */
export const Event = z.object({
  id: Id,
  title: z.string(),
  kind: EventKind,
  description: z.string().describe('Markdown, as it was written'),
  html: z.string().describe('The same as it is read, harmless'),
  place: Place.nullable(),
  host: OrganisationRef,
  ribbon: Ribbon,
  project: ProjectOfEvent,
  visibility: EventVisibility,
  contact: PersonRef.nullable().describe('Whom to ask'),
  capacity: z.int().nullable().describe('How many people may come; null where nobody counts'),
  optionUntil: Day.nullable(),
  answersFrom: Day.nullable().describe('Answers are taken from this day on; at once unless said'),
  answersUntil: Day.nullable().describe('And until the end of this one; until it is over unless said'),
  date: Occurrence.describe('The one that was asked for; else the next that is not over, or the last'),
  series: Series.nullable().describe('How this date and others come about; null where there is one alone'),
  cancellation: z
    .object({ at: Instant, by: PersonRef.nullable(), reason: z.string() })
    .nullable()
    .describe('It does not take place; it stays on the calendar, so that nobody comes for nothing'),
  origin: z
    .object({
      name: z.string().describe('What the calendar is called there, or here; empty where it has no name'),
      address: z.url().nullable().describe('The page there that tells more'),
      followed: z.boolean().describe('That calendar is still read: what it says is changed there'),
      gone: z.boolean().describe('It no longer tells of this'),
    })
    .nullable()
    .describe('Where it came from, when it was not written here'),
  createdBy: PersonRef.nullable(),
  createdAt: Instant,
  version: z.int(),
  can: z.object({ edit: z.boolean(), share: z.boolean(), cancel: z.boolean(), remove: z.boolean(), openThread: z.boolean() }),
})
export type Event = z.infer<typeof Event>

export const mostPeople = 100_000

const written = z.object({
  title: Line(120),
  kind: EventKind.default('other'),
  description: z.string().trim().max(20_000).default(''),
  placeName: PlaceName.nullable().default(null).describe('A place that nobody has named yet comes about with it'),
  projectId: Id.nullable().default(null),
  visibility: EventVisibility.default('cluster'),
  partnerIds: z.array(Id).max(50).default([]).describe('Organisations beside the host, in the order in which they joined'),
  contactId: Id.nullable().default(null),
  capacity: z.int().min(1).max(mostPeople).nullable().default(null),
  optionUntil: Day.nullable().default(null),
  answersFrom: Day.nullable().default(null),
  answersUntil: Day.nullable().default(null),
})

/** A time as it is chosen; both ends are of the same sort. */
const chosen = z.object({
  allDay: z.boolean().default(false),
  starts: z.union([WallTime, Day]).describe('`2026-11-28T20:30`, or `2026-11-28` when it takes whole days'),
  ends: z.union([WallTime, Day]).describe('When it takes whole days, the first day without it'),
  timeZone: TimeZone.optional().describe('Of the hours; the cluster’s unless said'),
})

/** A time to look at. */
export const TimeSought = chosen.omit({ allDay: true })

const isDay = (time: string) => time.length === '2026-11-28'.length
interface Chosen {
  allDay: boolean
  starts: string
  ends: string
  recurrence?: NewSeries | null | undefined
}
const fits = ({ allDay, starts, ends, recurrence }: Chosen) =>
  [starts, ends, ...(recurrence?.added ?? []), ...(recurrence?.leftOut ?? [])].every((time) => isDay(time) === allDay)
const unfit = { error: 'days for what takes whole days, hours for the rest', path: ['starts'] }

export const NewEvent = written
  .extend(chosen.shape)
  .extend({ id: Id, hostId: Id, recurrence: NewSeries.nullable().default(null).describe('How it comes again from then on') })
  .refine(fits, unfit)
export const EventChange = written
  .extend(chosen.shape)
  .extend({ version: Version })
  .refine(fits, unfit)
  .describe('Of an event that comes again the time is not looked at: its dates are moved by their own doors')
export const TimeChange = chosen
  .extend({ version: Version, scope: Scope.default('one').describe('Which dates move by as much') })
  .refine(fits, unfit)
export const NewDate = chosen.extend({ id: Id }).refine(fits, unfit)
export const SeriesChange = chosen
  .extend({
    version: Version.describe('Of the event as it was read'),
    scope: Scope.exclude(['one']),
    recurrence: NewSeries.nullish().describe(
      'How they come again from then on; null where this date is the last; left out, as before, moved along with this date',
    ),
  })
  .refine(fits, unfit)
