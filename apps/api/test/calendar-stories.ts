import { answerDate, withdrawAnswer } from '@navette/contract/calendar/answer-endpoints.ts'
import {
  addEvent,
  bringEventBack,
  cancelOccurrence,
  editEvent,
  moveOccurrence,
  removeEvent,
  restoreOccurrence,
} from '@navette/contract/calendar/endpoints.ts'
import { addFeed, revokeFeed } from '@navette/contract/calendar/feed-endpoints.ts'
import { importCalendar } from '@navette/contract/calendar/import-endpoints.ts'
import { addOutsideCalendar, removeOutsideCalendar } from '@navette/contract/calendar/outside-endpoints.ts'
import type { Event } from '@navette/contract/calendar/schema.ts'
import { changeSeries } from '@navette/contract/calendar/series-endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { openThread } from '@navette/contract/discussions/endpoints.ts'
import { readOutside } from '../src/features/calendar/reading-commands.ts'
import { calendarOf, entry } from './calendars.ts'
import { done } from './done.ts'
import { organisationId, projectId, type TestServer } from './server.ts'
import type { Story } from './story.ts'

const evening = { title: 'Bal de printemps', starts: '2027-03-27T20:30', ends: '2027-03-28T01:00' }

/** An event of Le Fil’s in a project, with a thread that hangs on it. */
async function addOne(server: TestServer, change: object = {}) {
  const [id, threadId] = [newId(), newId()]
  const body = { id, hostId: organisationId('fil'), projectId: projectId('nuit-du-court'), placeName: 'La Cave', ...evening, ...change }
  const event = await done(server, 'camille', addEvent, { body })
  const thread = { id: threadId, title: 'Où se garer ?', aboutId: id, post: { id: newId(), text: 'Rue Ferdinand ?' } }
  await done(server, 'camille', openThread, { body: thread })
  return {
    event,
    params: { eventId: id },
    date: { occurrenceId: event.date.id },
    things: { eventId: [id], occurrenceId: [event.date.id], itemId: [id], threadId: [threadId] },
  }
}

const edit = (server: TestServer, { id, version }: Event, change: object) =>
  done(server, 'camille', editEvent, {
    params: { eventId: id },
    body: { projectId: projectId('nuit-du-court'), placeName: 'La Cave', ...evening, version, ...change },
  })

/** Le Fil shows a calendar at an address that leads nowhere. */
const showProgramme = (server: TestServer) => {
  const id = newId()
  const body = { id, name: 'La Comète', address: `http://127.0.0.1:8080/${id}.ics`, organisationId: organisationId('fil') }
  return done(server, 'camille', addOutsideCalendar, { body })
}

/** A file of another program comes into Le Fil’s calendar. */
const bringFile = (server: TestServer, title: string) =>
  done(server, 'camille', importCalendar, {
    query: { organisationId: organisationId('fil') },
    body: calendarOf(entry('bal', title, '20270821T203000', 'LOCATION:La Comète')),
  })

const shared: Story = async (server) => {
  const { event, things } = await addOne(server)
  return { things, happens: () => edit(server, event, { visibility: 'project', partnerIds: [organisationId('yht')] }) }
}

export const calendarStories: Record<string, Story> = {
  'event.added': async (server) => ({ happens: () => addOne(server) }),
  'event.edited': async (server) => {
    const { event, things } = await addOne(server)
    return { things, happens: () => edit(server, event, { title: 'Bal de mai', placeName: 'Le Grenier' }) }
  },
  'event.shared': shared,
  'event.taken_away': shared,
  'event.carriers_gathered': async (server) => {
    const partnerIds = [organisationId('fabrique'), organisationId('remue'), organisationId('mixeur')]
    return { happens: () => addOne(server, { projectId: null, visibility: 'organisations', partnerIds }) }
  },
  'event.moved': async (server) => {
    const { event, date, things } = await addOne(server)
    const body = { starts: '2027-04-03T20:30', ends: '2027-04-04T01:00', version: event.date.version }
    return { things, happens: () => done(server, 'camille', moveOccurrence, { params: date, body }) }
  },
  'event.rescheduled': async (server) => {
    const { event, date, things } = await addOne(server, { recurrence: { rule: { frequency: 'weekly' } } })
    const recurrence = { rule: { frequency: 'monthly' as const, ends: { kind: 'count' as const, count: 3 } } }
    const body = { starts: evening.starts, ends: evening.ends, version: event.version, scope: 'all' as const, recurrence }
    return { things, happens: () => done(server, 'camille', changeSeries, { params: date, body }) }
  },
  'event.cancelled': async (server) => {
    const { date, things } = await addOne(server)
    return { things, happens: () => done(server, 'camille', cancelOccurrence, { params: date, body: { reason: 'Extinction de voix.' } }) }
  },
  'event.restored': async (server) => {
    const { date, things } = await addOne(server)
    await done(server, 'camille', cancelOccurrence, { params: date, body: {} })
    return { things, happens: () => done(server, 'camille', restoreOccurrence, { params: date }) }
  },
  'event.removed': async (server) => {
    const { params, things } = await addOne(server)
    return { things, happens: () => done(server, 'camille', removeEvent, { params }) }
  },
  'event.brought_back': async (server) => {
    const { params, things } = await addOne(server)
    await done(server, 'camille', removeEvent, { params })
    return { things, happens: () => done(server, 'camille', bringEventBack, { params }) }
  },
  'date.answered': async (server) => {
    const { date, things } = await addOne(server)
    return { things, happens: () => done(server, 'theo', answerDate, { params: date, body: { kind: 'coming', companions: 2 } }) }
  },
  'dates.answered': async (server) => {
    const recurrence = { rule: { frequency: 'weekly', ends: { kind: 'count', count: 3 } } }
    const { date, things } = await addOne(server, { recurrence })
    return { things, happens: () => done(server, 'theo', answerDate, { params: date, body: { kind: 'coming', scope: 'all' } }) }
  },
  'date.place_given': async (server) => {
    const { date, things } = await addOne(server, { capacity: 1 })
    for (const key of ['theo', 'awa']) await done(server, key, answerDate, { params: date, body: { kind: 'coming' } })
    return { things, happens: () => done(server, 'theo', withdrawAnswer, { params: date }) }
  },
  'calendar.imported': async (server) => ({ happens: () => bringFile(server, 'Bal d’été') }),
  'events.brought': async (server) => {
    const { entries } = await bringFile(server, 'Bal d’été')
    const ids = entries.flatMap(({ eventId }) => eventId ?? [])
    return { things: { eventId: ids, itemId: ids }, happens: () => bringFile(server, 'Bal d’automne') }
  },
  'outside_calendar.added': async (server) => ({ happens: () => showProgramme(server) }),
  'outside_calendar.read': async (server) => {
    const { id } = await showProgramme(server)
    return { things: { calendarId: [id] }, happens: () => readOutside(server.services, id) }
  },
  'outside_calendar.removed': async (server) => {
    const { id } = await showProgramme(server)
    return { things: { calendarId: [id] }, happens: () => done(server, 'camille', removeOutsideCalendar, { params: { calendarId: id } }) }
  },
  'feed.added': async (server) => ({ happens: () => done(server, 'camille', addFeed, { body: { id: newId(), kind: 'mine' } }) }),
  'feed.revoked': async (server) => {
    const { id } = await done(server, 'camille', addFeed, { body: { id: newId(), kind: 'mine' } })
    return { happens: () => done(server, 'camille', revokeFeed, { params: { feedId: id } }) }
  },
}
