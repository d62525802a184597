import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, refusal } from '../core/errors.ts'
import { Id } from '../core/ids.ts'
import { nothing } from '../core/paging.ts'
import { mostOutsideCalendars, NewOutsideCalendar, OutsideCalendar, OutsideCalendarSummary } from './outside-schema.ts'

export const calendarKnown = refusal('calendar_known', 409, 'This address is among the calendars of this organisation.')
export const tooManyCalendars = refusal(
  'too_many_calendars',
  409,
  `An organisation shows ${mostOutsideCalendars} calendars from outside at most.`,
)

const params = z.object({ calendarId: Id })

export const listOutsideCalendars = endpoint('listOutsideCalendars', {
  method: 'GET',
  path: '/api/outside-calendars',
  summary: 'Calendars from outside that the organisations you manage show here, and how they are; all of them for administrators.',
  access: 'insider',
  answer: z.object({ items: z.array(OutsideCalendarSummary) }),
  shows: ['accounts', 'organisations'],
})

export const getOutsideCalendar = endpoint('getOutsideCalendar', {
  method: 'GET',
  path: '/api/outside-calendars/:calendarId',
  summary: 'One of them, with what of it does not come and why.',
  access: 'insider',
  sees: 'calendarId',
  params,
  answer: OutsideCalendar,
  shows: ['accounts', 'organisations'],
})

export const addOutsideCalendar = endpoint('addOutsideCalendar', {
  method: 'POST',
  path: '/api/outside-calendars',
  summary: 'Show the calendar at an address, a venue’s programme, in the name of an organisation that you manage. It is read each hour.',
  access: 'insider',
  body: NewOutsideCalendar,
  answer: OutsideCalendar,
  status: 201,
  errors: [idTaken, calendarKnown, tooManyCalendars],
})

export const readOutsideCalendar = endpoint('readOutsideCalendar', {
  method: 'PUT',
  path: '/api/outside-calendars/:calendarId/reading',
  summary: 'Have it read now, also where it was given up.',
  access: 'insider',
  sees: 'calendarId',
  params,
  answer: OutsideCalendar,
})

export const removeOutsideCalendar = endpoint('removeOutsideCalendar', {
  method: 'DELETE',
  path: '/api/outside-calendars/:calendarId',
  summary: 'Show it no longer: its events go; those that members answered or talk about stay, as events of the organisation.',
  access: 'insider',
  sees: 'calendarId',
  params,
  answer: nothing,
  status: 204,
})
