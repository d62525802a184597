/**
 * The shared calendar: members put events on it for their organisations, move, cancel and discuss them, and everybody looks there at what is next.
 *
 * Invariants: an event is seen by whom its host chose, whatever project it belongs to; each of its dates is a row whose id outlives every change of time,
 * so that whatever attaches to a date stays with it; hours are those of a wall clock and its zone, days are dates; what does not take place stays on
 * the calendar and says so; two who change the same event never overwrite each other unseen.
 */
import {
  eventAdded,
  eventBroughtBack,
  eventCancelled,
  eventEdited,
  eventMoved,
  eventRemoved,
  eventRescheduled,
  eventRestored,
  eventShared,
} from '@navette/contract/calendar/activities.ts'
import { getEvent, listEvents } from '@navette/contract/calendar/endpoints.ts'
import type { Context } from '../../platform/context.ts'
import type { Feature } from '../../platform/feature.ts'
import { davCalendars } from './dav.ts'
import { forgettingSnapshots, givingPlaces, layingOut } from './jobs.ts'
import { organisationPart } from './organisation-commands.ts'
import { readingDue, readingOutside } from './outside-jobs.ts'
import { personalPart } from './personal-queries.ts'
import { can } from './policy.ts'
import { findEvent } from './queries.ts'
import { calendarReport } from './report-queries.ts'
import { routes } from './routes.ts'

const discussed = async (context: Context, id: string) => can.openThread(context.actor, await findEvent(context, id))

export const calendar: Feature = {
  name: 'calendar',
  uses: ['organisations', 'projects'],
  routes,
  jobs: [forgettingSnapshots, givingPlaces, layingOut, readingOutside, readingDue],
  personalPart,
  organisationPart,
  pages: [{ kind: 'event', path: '/evenements/' }],
  items: [{ kind: 'event', list: listEvents, get: getEvent, param: 'eventId', discussed }],
  report: calendarReport,
  dav: davCalendars,
  timeline: [
    {
      strand: 'evenements',
      verbs: [
        eventAdded.verb,
        eventEdited.verb,
        eventShared.verb,
        eventMoved.verb,
        eventRescheduled.verb,
        eventCancelled.verb,
        eventRestored.verb,
        eventRemoved.verb,
        eventBroughtBack.verb,
      ],
    },
  ],
}
