import { z } from 'zod'
import { getAudience, listReaders } from '../audiences/endpoints.ts'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { getFollowing } from '../follows/endpoints.ts'
import { getAttendance, listAnswers } from './answer-endpoints.ts'
import { getEvent, listEvents, listOccurrences, listPlaces } from './endpoints.ts'
import { listDates } from './series-endpoints.ts'

/** The one line of an import in histories: how much came. */
export const calendarImported = activity('calendar.imported', {
  facts: z.object({ organisationId: Id, added: z.int(), changed: z.int() }),
  touches: () => [],
  audited: true,
})

/** Events came from outside, changed there or are gone there, some or many: told once to those who see them, or saw them. */
export const eventsBrought = activity('events.brought', {
  facts: z.object({ organisationId: Id }),
  touches: () => [
    touch(listOccurrences),
    touch(listEvents),
    touch(getEvent),
    touch(listDates),
    touch(listPlaces),
    touch(getAttendance),
    touch(listAnswers),
    touch(getAudience),
    touch(listReaders),
    touch(getFollowing),
  ],
  alters: ['calendar'],
  passing: true,
})
