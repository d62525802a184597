import { job } from '../../platform/jobs/jobs.ts'
import { readDue, readOutside } from './reading-commands.ts'

/** Reads one calendar from outside, at once. */
export const readingOutside = job<{ calendarId: string }>({
  name: 'calendar.read-outside',
  run: (services, { calendarId }) => readOutside(services, calendarId),
})

/** Reads those whose hour has come. */
export const readingDue = job({
  name: 'calendar.read-due',
  schedule: '*/10 * * * *',
  run: (services) => readDue(services),
})
