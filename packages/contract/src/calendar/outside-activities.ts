import { z } from 'zod'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { getOutsideCalendar, listOutsideCalendars } from './outside-endpoints.ts'

const facts = z.object({ calendarId: Id, organisationId: Id })
const touches = ({ calendarId }: z.infer<typeof facts>) => [touch(listOutsideCalendars), touch(getOutsideCalendar, { calendarId })]

/** Told to those who look after the organisation. */
export const outsideCalendarAdded = activity('outside_calendar.added', { facts, touches, audited: true })
export const outsideCalendarRemoved = activity('outside_calendar.removed', { facts, touches, audited: true })

/** It is being read, was read, or could not be. */
export const outsideCalendarRead = activity('outside_calendar.read', { facts, touches, passing: true })
