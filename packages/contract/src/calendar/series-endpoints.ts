import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, refusal, stale } from '../core/errors.ts'
import { Id } from '../core/ids.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { Day } from '../core/time.ts'
import { endsBeforeStart, noDateLeft, ruleNeeded, runsAhead, tooLong } from './endpoints.ts'
import { mostExceptions, Outlook } from './recurrence.ts'
import { Event, NewDate, Occurrence, SeriesChange } from './schema.ts'

export const dateThere = refusal('date_there', 409, 'It has a date at that time already.')
export const tooManyExceptions = refusal(
  'too_many_exceptions',
  409,
  `No more than ${mostExceptions} dates one by one: a rule says it better.`,
)

const dateParams = z.object({ occurrenceId: Id })
const errors = [stale, endsBeforeStart, tooLong, ruleNeeded, runsAhead, noDateLeft]

export const listDates = endpoint('listDates', {
  method: 'GET',
  path: '/api/events/:eventId/occurrences',
  summary: 'The dates of an event in the order of time, cancelled ones too: those that are rows, up to the end of the fifth year from now.',
  access: 'member',
  sees: 'eventId',
  params: z.object({ eventId: Id }),
  query: pageQuery.extend({ from: Day.optional().describe('Only those that end after this day has begun') }),
  answer: page(Occurrence),
  shows: ['organisations', 'projects'],
})

export const addDate = endpoint('addDate', {
  method: 'POST',
  path: '/api/events/:eventId/occurrences',
  summary: 'One more date of an event, beside those that its rule says; without hours of their own zone it has those of the event.',
  access: 'member',
  sees: 'eventId',
  params: z.object({ eventId: Id }),
  body: NewDate,
  answer: Occurrence,
  status: 201,
  errors: [endsBeforeStart, tooLong, dateThere, tooManyExceptions, idTaken],
})

export const leaveOutDate = endpoint('leaveOutDate', {
  method: 'DELETE',
  path: '/api/occurrences/:occurrenceId',
  summary:
    'An event that comes again does not have this date: it leaves the calendar, with what people answered to it. Cancelling keeps it there.',
  access: 'member',
  params: dateParams,
  answer: nothing,
  status: 204,
  errors: [noDateLeft, tooManyExceptions],
})

export const foreseeSeries = endpoint('foreseeSeries', {
  method: 'POST',
  path: '/api/occurrences/:occurrenceId/series/outlook',
  summary: 'What would become of the dates if a series were changed like this. Nothing is.',
  access: 'member',
  params: dateParams,
  body: SeriesChange,
  answer: Outlook,
  errors,
})

export const changeSeries = endpoint('changeSeries', {
  method: 'PUT',
  path: '/api/occurrences/:occurrenceId/series',
  summary:
    'Change when an event is from this date on, or all of it, and how it comes again. Dates keep their ids; none that was changed by itself is lost.',
  access: 'member',
  params: dateParams,
  body: SeriesChange,
  answer: Event,
  shows: ['accounts', 'organisations', 'projects', 'discussions'],
  errors,
})
