import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, refusal, stale } from '../core/errors.ts'
import { Id } from '../core/ids.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { Day } from '../core/time.ts'
import { Scope } from './answer-schema.ts'
import { Event, EventChange, EventKind, NewEvent, Occurrence, Place, PlaceName, TimeChange, TimeSought } from './schema.ts'

export const endsBeforeStart = refusal('event_ends_before_start', 422, 'The event would end before it starts.')
export const tooLong = refusal('event_too_long', 422, 'An event lasts a year at most.')
export const visibilityUnfit = refusal(
  'visibility_unfit',
  422,
  'What belongs to a project is shared like it, or kept to its team by somebody of it; what belongs to none is shared by organisations.',
)
export const ruleNeeded = refusal('rule_needed', 422, 'These dates cannot just be moved to another day: say how they come again.')
export const runsAhead = refusal('runs_ahead', 422, 'The dates that follow would begin before one that stays.')
export const noDateLeft = refusal('no_date_left', 422, 'All its dates are left out.')
export const unknownCarrier = refusal('unknown_organisation', 422, 'One of these organisations does not exist.')
export const noSuchContact = refusal('no_such_person', 422, 'No account has this id.')
export const answersBackwards = refusal('answers_backwards', 422, 'Answers would close before they open.')
export const capacityTaken = refusal('capacity_taken', 409, 'More people have a place already.')
export const periodTooLong = refusal('period_too_long', 422, 'Ask for four hundred days at most.')

const params = z.object({ eventId: Id })
const dateParams = z.object({ occurrenceId: Id })

export const listOccurrences = endpoint('listOccurrences', {
  method: 'GET',
  path: '/api/occurrences',
  summary: 'What is on the calendar between two days, in the order of time; cancelled dates too.',
  access: 'member',
  query: z.object({
    from: Day.optional().describe('The first day; today unless said'),
    to: Day.optional().describe('The first day after; a year later unless said, 400 days at most'),
    organisationId: Id.optional().describe('Only what this organisation carries, as host or partner'),
    projectId: Id.optional(),
    placeId: Id.optional(),
    kind: EventKind.optional(),
    mine: z.stringbool().optional().describe('Only what your organisations carry, or belongs to a project whose team you are in'),
    after: pageQuery.shape.after,
    limit: z.coerce.number().int().min(1).max(500).default(100).describe('Dates in a page, 500 at most'),
  }),
  answer: page(Occurrence),
  shows: ['organisations', 'projects'],
  errors: [periodTooLong],
})

const several = (one: string, what: string) =>
  z
    .string()
    .max(4_000)
    .regex(new RegExp(`^${one}(,${one})*$`))
    .optional()
    .describe(what)

export const countDays = endpoint('countDays', {
  method: 'GET',
  path: '/api/occurrences/days',
  summary:
    'How many dates are on the calendar each day, cancelled ones too; a night counts for its evening. Days without any are not told.',
  access: 'member',
  query: z.object({
    from: Day.describe('The first day'),
    to: Day.describe('The first day after, 400 days at most'),
    organisationIds: several('[0-9a-f-]{36}', 'Only what any of these carries: ids with commas between'),
    kinds: several(`(?:${EventKind.options.join('|')})`, 'Only these kinds, with commas between'),
    placeId: Id.optional(),
    mine: z.stringbool().optional().describe('Only what your organisations carry, or belongs to a project whose team you are in'),
  }),
  answer: z.object({ items: z.array(z.object({ day: Day, count: z.int() })).describe('In the order of days') }),
  errors: [periodTooLong],
})

export const listEvents = endpoint('listEvents', {
  method: 'GET',
  path: '/api/events',
  summary: 'Events that you see, what was added or changed last first.',
  access: 'member',
  query: pageQuery.extend({
    search: z.string().trim().max(100).optional().describe('Words of the title or the place, capitals and accents aside'),
  }),
  answer: page(Event),
  shows: ['accounts', 'organisations', 'projects', 'discussions'],
})

export const getEvent = endpoint('getEvent', {
  method: 'GET',
  path: '/api/events/:eventId',
  summary: 'One event.',
  access: 'member',
  sees: 'eventId',
  params,
  query: z.object({ dateId: Id.optional().describe('Which of its dates is meant; the next one unless said') }),
  answer: Event,
  shows: ['accounts', 'organisations', 'projects', 'discussions'],
})

export const addEvent = endpoint('addEvent', {
  method: 'POST',
  path: '/api/events',
  summary: 'Put an event on the calendar, in the name of one of your organisations.',
  access: 'insider',
  body: NewEvent,
  answer: Event,
  status: 201,
  errors: [endsBeforeStart, tooLong, visibilityUnfit, unknownCarrier, noSuchContact, answersBackwards, noDateLeft, idTaken],
})

export const editEvent = endpoint('editEvent', {
  method: 'PATCH',
  path: '/api/events/:eventId',
  summary: 'Change an event, its organisations, or who sees it; its time too, unless it comes again: then its dates say that.',
  access: 'member',
  sees: 'eventId',
  params,
  body: EventChange,
  answer: Event,
  errors: [stale, endsBeforeStart, tooLong, visibilityUnfit, unknownCarrier, noSuchContact, answersBackwards, capacityTaken],
})

export const moveOccurrence = endpoint('moveOccurrence', {
  method: 'PUT',
  path: '/api/occurrences/:occurrenceId/time',
  summary: 'Move a date, or let it last longer or shorter, and nothing else of the event.',
  access: 'member',
  params: dateParams,
  body: TimeChange,
  answer: Occurrence,
  errors: [stale, endsBeforeStart, tooLong, ruleNeeded, runsAhead, noDateLeft],
})

export const cancelOccurrence = endpoint('cancelOccurrence', {
  method: 'PUT',
  path: '/api/occurrences/:occurrenceId/cancellation',
  summary: 'It does not take place; it stays on the calendar, struck through, with the reason.',
  access: 'member',
  params: dateParams,
  body: z.object({ reason: z.string().trim().max(500).default(''), scope: Scope.default('one') }),
  answer: nothing,
  status: 204,
})

export const restoreOccurrence = endpoint('restoreOccurrence', {
  method: 'DELETE',
  path: '/api/occurrences/:occurrenceId/cancellation',
  summary: 'It takes place after all.',
  access: 'member',
  params: dateParams,
  query: z.object({ scope: Scope.default('one').describe('Of others, those that were cancelled together with it') }),
  answer: nothing,
  status: 204,
})

export const removeEvent = endpoint('removeEvent', {
  method: 'PUT',
  path: '/api/events/:eventId/removal',
  summary: 'Take an event off the calendar that was put there by mistake; it can be put back.',
  access: 'member',
  sees: 'eventId',
  params,
  answer: nothing,
  status: 204,
})

export const bringEventBack = endpoint('bringEventBack', {
  method: 'DELETE',
  path: '/api/events/:eventId/removal',
  summary: 'Put an event back on the calendar that was taken off.',
  access: 'member',
  params,
  answer: nothing,
  status: 204,
})

export const listPlaces = endpoint('listPlaces', {
  method: 'GET',
  path: '/api/places',
  summary: 'Places of events that you see, those with the latest events first.',
  access: 'member',
  query: z.object({
    search: z.string().max(120).default('').describe('Only those whose name holds these letters'),
    limit: pageQuery.shape.limit,
  }),
  answer: z.object({ items: z.array(Place) }),
})

export const listClashes = endpoint('listClashes', {
  method: 'GET',
  path: '/api/clashes',
  summary: 'What you see of what takes place, or is held as an option, in a place at a time: before an event is put there or moved.',
  access: 'member',
  query: TimeSought.extend({
    placeName: PlaceName,
    exceptEventId: Id.optional().describe('The event that would be moved'),
  }),
  answer: z.object({ items: z.array(Occurrence).max(20) }),
  shows: ['organisations', 'projects'],
  momentary: true,
})
