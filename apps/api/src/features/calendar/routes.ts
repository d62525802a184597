import * as answering from '@navette/contract/calendar/answer-endpoints.ts'
import * as endpoints from '@navette/contract/calendar/endpoints.ts'
import * as feeding from '@navette/contract/calendar/feed-endpoints.ts'
import * as imports from '@navette/contract/calendar/import-endpoints.ts'
import * as outside from '@navette/contract/calendar/outside-endpoints.ts'
import * as doors from '@navette/contract/calendar/series-endpoints.ts'
import type { BodyOf } from '@navette/contract/core/endpoint.ts'
import { route } from '../../platform/http/route.ts'
import * as answers from './answer-commands.ts'
import { getAttendance, listAnswers } from './answer-queries.ts'
import * as commands from './commands.ts'
import { addDate, leaveOutDate } from './date-commands.ts'
import { countDays } from './day-queries.ts'
import * as feeds from './feed-commands.ts'
import { listFeeds, readFeed, readPublicFeed } from './feed-queries.ts'
import * as importing from './import-commands.ts'
import * as outsides from './outside-commands.ts'
import { getOutsideCalendar, listOutsideCalendars } from './outside-queries.ts'
import { readPublicPage } from './public-queries.ts'
import * as queries from './queries.ts'
import { changeSeries } from './series-commands.ts'
import * as series from './series-queries.ts'

export const routes = [
  route(endpoints.listOccurrences, (context, { query }) => queries.listOccurrences(context, query)),
  route(endpoints.countDays, (context, { query }) => countDays(context, query)),
  route(endpoints.listEvents, (context, { query }) => queries.listEvents(context, query)),
  route(endpoints.getEvent, (context, { params, query }) => queries.getEvent(context, params.eventId, query.dateId)),
  route(endpoints.listPlaces, (context, { query }) => queries.listPlaces(context, query)),
  route(endpoints.listClashes, (context, { query }) => queries.listClashes(context, query)),
  route(endpoints.addEvent, (context, { body }) => commands.addEvent(context, body)),
  route(endpoints.editEvent, (context, { params, body }) => commands.editEvent(context, params.eventId, body)),
  route(endpoints.removeEvent, async (context, { params }) => {
    await commands.removeEvent(context, params.eventId)
    return null
  }),
  route(endpoints.bringEventBack, async (context, { params }) => {
    await commands.bringEventBack(context, params.eventId)
    return null
  }),
  route(endpoints.moveOccurrence, (context, { params, body }) => commands.moveOccurrence(context, params.occurrenceId, body)),
  route(endpoints.cancelOccurrence, async (context, { params, body }) => {
    await commands.cancelOccurrence(context, params.occurrenceId, body)
    return null
  }),
  route(endpoints.restoreOccurrence, async (context, { params, query }) => {
    await commands.restoreOccurrence(context, params.occurrenceId, query.scope)
    return null
  }),
  route(answering.getAttendance, (context, { params }) => getAttendance(context, params.occurrenceId)),
  route(answering.listAnswers, (context, { params, query }) => listAnswers(context, params.occurrenceId, query)),
  route(answering.answerDate, (context, { params, body }) => answers.answerDate(context, params.occurrenceId, body)),
  route(answering.withdrawAnswer, (context, { params, query }) => answers.withdrawAnswer(context, params.occurrenceId, query.scope)),
  route(feeding.listFeeds, (context) => listFeeds(context)),
  route(feeding.addFeed, (context, { body }) => feeds.addFeed(context, body)),
  route(feeding.revokeFeed, async (context, { params }) => {
    await feeds.revokeFeed(context, params.feedId)
    return null
  }),
  route(feeding.readFeed, async (context, { params }) => {
    const calendar = await readFeed(context, params.feedId, params.signature)
    await feeds.noteReading(context, params.feedId)
    return calendar
  }),
  route(feeding.readPublicPage, (context, { query }) => readPublicPage(context, query)),
  route(feeding.readPublicFeed, (context, { query }) => readPublicFeed(context, query.organisationId)),
  route(imports.foreseeCalendar, (context, { query, body }) => importing.foreseeCalendar(context, query, body)),
  route(imports.importCalendar, (context, { query, body }) => importing.importCalendar(context, query, body)),
  route(outside.listOutsideCalendars, (context) => listOutsideCalendars(context)),
  route(outside.getOutsideCalendar, (context, { params }) => getOutsideCalendar(context, params.calendarId)),
  route(outside.addOutsideCalendar, (context, { body }) => outsides.addOutsideCalendar(context, body)),
  route(outside.readOutsideCalendar, (context, { params }) => outsides.askReading(context, params.calendarId)),
  route(outside.removeOutsideCalendar, async (context, { params }) => {
    await outsides.removeOutsideCalendar(context, params.calendarId)
    return null
  }),
  route(doors.listDates, (context, { params, query }) => series.listDates(context, params.eventId, query)),
  route(doors.addDate, (context, { params, body }) => addDate(context, params.eventId, body)),
  route(doors.leaveOutDate, async (context, { params }) => {
    await leaveOutDate(context, params.occurrenceId)
    return null
  }),
  route(doors.foreseeSeries, (context, { params, body }) => series.foreseeSeries(context, params.occurrenceId, wishOf(body))),
  route(doors.changeSeries, (context, { params, body }) => changeSeries(context, params.occurrenceId, wishOf(body))),
]

const wishOf = ({ version, scope, recurrence, ...time }: BodyOf<typeof doors.changeSeries>) => ({ version, scope, recurrence, time })
