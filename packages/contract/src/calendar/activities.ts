import { z } from 'zod'
import { getAudience, listReaders } from '../audiences/endpoints.ts'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { getFollowing } from '../follows/endpoints.ts'
import { getAttendance, listAnswers } from './answer-endpoints.ts'
import { Scope } from './answer-schema.ts'
import { countDays, getEvent, listEvents, listOccurrences, listPlaces } from './endpoints.ts'
import { listFeeds } from './feed-endpoints.ts'
import { listDates } from './series-endpoints.ts'

const facts = z.object({ eventId: Id, projectId: Id.nullable() })
const touches = ({ eventId }: z.infer<typeof facts>) => [
  touch(listOccurrences),
  touch(countDays),
  touch(listEvents),
  touch(getEvent, { eventId }),
  touch(listDates, { eventId }),
  touch(listPlaces),
  touch(getAttendance),
]
/** With the date that it is about, as it is from then on. */
const dated = {
  facts: facts.extend({ occurrenceId: Id, starts: z.string().describe('As an occurrence says it: a wall time, or a day') }),
  touches,
} as const

export const eventAdded = activity('event.added', dated)

/** What it says of itself: title, place, description and the like. Threads that hang on it show its title. */
export const eventEdited = activity('event.edited', { facts, touches, alters: ['calendar'] })

/** Other organisations, another project or another visibility: some people see it from now on, others no longer. */
export const eventShared = activity('event.shared', { facts, touches, sweeping: true, changesAccess: true, audited: true })

/** Told to those who may have lost sight of it. */
export const eventTakenAway = activity('event.taken_away', { facts, touches, sweeping: true, passing: true })

/** One date of several, or all from it on, where it says so. */
const reaching = { facts: dated.facts.extend({ scope: Scope.optional() }), touches } as const

export const eventMoved = activity('event.moved', reaching)
export const eventCancelled = activity('event.cancelled', reaching)
export const eventRestored = activity('event.restored', reaching)

/** It comes again otherwise than before: from a date on, or all of it. */
export const eventRescheduled = activity('event.rescheduled', reaching)

const coming = {
  facts,
  touches: (each: z.infer<typeof facts>) => [
    ...touches(each),
    touch(getAudience, { itemId: each.eventId }),
    touch(listReaders, { itemId: each.eventId }),
    touch(getFollowing, { itemId: each.eventId }),
  ],
  // What hangs on it shows its title no longer, or again.
  alters: ['calendar'],
} as const

/** Taken off the calendar, and put back. */
export const eventRemoved = activity('event.removed', coming)
export const eventBroughtBack = activity('event.brought_back', coming)

/** Some organisations carry something together for the first time: who may see what is worked out again. */
export const carriersGathered = activity('event.carriers_gathered', {
  facts: z.object({}),
  touches: () => [],
  changesAccess: true,
  passing: true,
})

const answering = {
  facts: facts.extend({ occurrenceId: Id, memberId: Id }),
  touches: ({ occurrenceId }: { occurrenceId: string }) => [touch(getAttendance, { occurrenceId }), touch(listAnswers, { occurrenceId })],
  passing: true,
} as const
export const dateAnswered = activity('date.answered', answering)
/** Several dates of an event at once, told once. */
export const datesAnswered = activity('dates.answered', {
  facts: facts.extend({ memberId: Id }),
  touches: () => [touch(getAttendance), touch(listAnswers)],
  passing: true,
})
/** To somebody who waited for it. */
export const placeGiven = activity('date.place_given', answering)

/** Told to the own screens of whoever made it. */
const feeding = { facts: z.object({ feedId: Id }), touches: () => [touch(listFeeds)], passing: true } as const
export const feedAdded = activity('feed.added', feeding)
export const feedRevoked = activity('feed.revoked', feeding)
