import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { refusal } from '../core/errors.ts'
import { bytes } from '../core/files.ts'
import { Id } from '../core/ids.ts'
import { CalendarOutlook, mostCalendarBytes, OutsideVisibility } from './import-schema.ts'

export const notACalendar = refusal('not_a_calendar', 422, 'This is no calendar (iCalendar, RFC 5545).')
export const calendarEmpty = refusal('calendar_empty', 422, 'The file is empty.')
export const calendarTooLarge = refusal('calendar_too_large', 422, 'The calendar is larger than can be read.')
export const calendarTooSlow = refusal('calendar_too_slow', 422, 'The calendar takes too long to be read.')

const calendarFile = {
  access: 'insider',
  body: bytes,
  takes: mostCalendarBytes,
  answer: CalendarOutlook,
  errors: [notACalendar, calendarEmpty, calendarTooLarge, calendarTooSlow],
} as const

const into = z.object({
  organisationId: Id.describe('One of yours: its events they are'),
  past: z.stringbool().default(false).describe('Also what is over'),
})

export const foreseeCalendar = endpoint('foreseeCalendar', {
  ...calendarFile,
  method: 'POST',
  path: '/api/calendar-outlooks',
  summary:
    'What a calendar file of another program (iCalendar, 12 MB at most) would bring, and what of it would not come and why. Nothing is kept.',
  query: into,
})

export const importCalendar = endpoint('importCalendar', {
  ...calendarFile,
  method: 'POST',
  path: '/api/calendar-imports',
  summary:
    'Put the events of a calendar file on the calendar. Imported again, they are brought up to date, except those that members changed here since.',
  query: into.extend({ visibility: OutsideVisibility.default('cluster').describe('Of those that are added') }),
})
