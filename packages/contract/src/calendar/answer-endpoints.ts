import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { refusal } from '../core/errors.ts'
import { Id } from '../core/ids.ts'
import { page, pageQuery } from '../core/paging.ts'
import { Answer, AnswerInput, AnswerKind, Attendance, Scope } from './answer-schema.ts'

export const dateOver = refusal('date_over', 409, 'This date is over, or does not take place.')
export const answersClosed = refusal('answers_closed', 409, 'Answers are not taken yet, or no longer.')
export const noRoom = refusal('no_room', 409, 'There is no place for so many.')

const params = z.object({ occurrenceId: Id })

export const getAttendance = endpoint('getAttendance', {
  method: 'GET',
  path: '/api/occurrences/:occurrenceId/attendance',
  summary: 'How many come to a date, and what you answered.',
  access: 'member',
  params,
  answer: Attendance,
  shows: ['calendar'],
})

export const listAnswers = endpoint('listAnswers', {
  method: 'GET',
  path: '/api/occurrences/:occurrenceId/answers',
  summary: 'Who answered what to a date, in the order in which they did.',
  access: 'insider',
  params,
  query: pageQuery.extend({
    kind: AnswerKind.optional(),
    waiting: z.stringbool().optional().describe('Only those who wait for a place, or only the others'),
  }),
  answer: page(Answer),
  shows: ['accounts', 'organisations', 'calendar'],
})

export const answerDate = endpoint('answerDate', {
  method: 'PUT',
  path: '/api/occurrences/:occurrenceId/answer',
  summary: 'Say whether you come, and with how many; where no place is left you wait for one.',
  access: 'member',
  params,
  body: AnswerInput,
  answer: Attendance,
  errors: [dateOver, answersClosed, noRoom],
})

export const withdrawAnswer = endpoint('withdrawAnswer', {
  method: 'DELETE',
  path: '/api/occurrences/:occurrenceId/answer',
  summary: 'You said nothing; your place goes to whoever waits.',
  access: 'member',
  params,
  query: z.object({ scope: Scope.default('one') }),
  answer: Attendance,
  errors: [dateOver],
})
