import { eventAdded, eventCancelled } from '@navette/contract/calendar/activities.ts'
import { clusterZone } from '../../apps/api/src/platform/clock/clock.ts'
import type { Prisma } from '../../apps/api/src/platform/db/generated/client.ts'
import { clusterAudience, publicAudience } from '../../apps/api/src/platform/session/actor.ts'
import type { Calendar } from './calendar.ts'
import { events } from './events.ts'
import { demoId } from './ids.ts'
import type { DemoEvent } from './types.ts'

type Tx = Prisma.TransactionClient

/** What was done; what is planned has no need to be past. */
export const momentsOfEvents = () => events.flatMap(({ added, cancelled }) => [added, ...(cancelled ? [cancelled.at] : [])])

const eventId = (key: string) => demoId('event', key)
const occurrenceId = (key: string) => demoId('occurrence', key)

export async function addEvents(tx: Tx, calendar: Calendar): Promise<void> {
  await addCommonAudiences(tx)
  const places = [...new Set(events.flatMap(({ place }) => place ?? []))]
  await tx.place.createMany({ data: places.map((name) => ({ id: demoId('place', name), name, at: calendar.long })) })
  await tx.item.createMany({
    data: events.map((event) => ({
      id: eventId(event.key),
      kind: 'event',
      title: event.title,
      organisationId: demoId('organisation', event.host),
      projectId: projectOf(event),
      audienceId: audienceOf(event),
      createdById: demoId('member', event.by),
      createdAt: calendar.at(event.added),
      lastAt: calendar.at(event.cancelled?.at ?? event.added),
    })),
  })
  await tx.event.createMany({
    data: events.map(({ key, kind, visibility, description = '', place, contact, capacity, optionUntil }) => ({
      id: eventId(key),
      kind,
      visibility,
      description,
      placeId: place ? demoId('place', place) : null,
      contactId: contact ? demoId('member', contact) : null,
      capacity: capacity ?? null,
      optionUntil: optionUntil === undefined ? null : calendar.day(optionUntil),
    })),
  })
  await tx.eventPartner.createMany({
    data: events.flatMap(({ key, partners = [] }) =>
      partners.map((partner, place) => ({ eventId: eventId(key), organisationId: demoId('organisation', partner), place })),
    ),
  })
  await tx.series.createMany({ data: events.flatMap((event) => seriesOf(event, calendar)) })
  await tx.occurrence.createMany({ data: events.flatMap((event) => datesOf(event, calendar)) })
  await tx.occurrenceCancellation.createMany({
    data: events.flatMap(({ key, cancelled }) =>
      cancelled
        ? [
            {
              occurrenceId: occurrenceId(key),
              byId: demoId('member', cancelled.by),
              at: calendar.at(cancelled.at),
              reason: cancelled.reason,
            },
          ]
        : [],
    ),
  })
  await tx.answer.createMany({
    data: events.flatMap(({ key, added, answers = [] }) =>
      answers.map(({ by, ...said }, place) => ({
        ...said,
        occurrenceId: occurrenceId(key),
        memberId: demoId('member', by),
        // One after the other: who answered first is served first.
        at: new Date(calendar.at(added).getTime() + place * 1000),
      })),
    ),
  })
  await tx.activity.createMany({ data: events.flatMap((event) => activitiesOf(event, calendar)) })
}

const projectOf = ({ project }: DemoEvent) => (project ? demoId('project', project) : null)

function audienceOf(event: DemoEvent): string {
  const { visibility, project, host, partners = [] } = event
  if (visibility === 'public') return publicAudience
  if (visibility === 'project') return demoId('project-audience', project ?? '')
  if (visibility === 'cluster' && !project) return clusterAudience
  return visibility === 'organisations' && partners.length === 0 ? demoId('audience', host) : commonId(event)
}

/** What is shared with the same list has the same audience. */
const commonKey = ({ key, visibility, project }: DemoEvent) => (visibility === 'organisations' ? key : `${visibility} ${project}`)

async function addCommonAudiences(tx: Tx): Promise<void> {
  const common = new Map(events.map((event) => [audienceOf(event), event] as const).filter(([id, event]) => id === commonId(event)))
  await tx.audience.createMany({ data: [...common.keys()].map((id) => ({ id, common: true })) })
  await tx.audienceGrant.createMany({
    data: [...common].flatMap(([audienceId, event]) => grantsOf(event).map((grant) => ({ audienceId, ...grant }))),
  })
}

const commonId = (event: DemoEvent) => demoId('common-audience', commonKey(event))

function grantsOf(event: DemoEvent) {
  const { visibility, project, host, partners = [] } = event
  const grant = (name: string) => ({ id: demoId('grant', `common ${commonKey(event)} ${name}`) })
  if (visibility === 'organisations')
    return [host, ...partners].map((key) => ({ ...grant(key), kind: 'organisation' as const, organisationId: demoId('organisation', key) }))
  const team = { ...grant('team'), kind: 'team' as const, projectId: demoId('project', project ?? '') }
  return visibility === 'cluster' ? [{ ...grant('cluster'), kind: 'cluster' as const }, team] : [team]
}

function timeOf({ day, from, to, until = day }: DemoEvent, calendar: Calendar) {
  const allDay = from === undefined || to === undefined
  const starts = calendar.wall(day, from ?? '00:00')
  const ends = allDay ? calendar.wall(until + 1, '00:00') : calendar.wall(to <= from ? day + 1 : day, to)
  return { allDay, starts: starts.wall, ends: ends.wall, timeZone: clusterZone, startsAt: starts.instant, endsAt: ends.instant }
}

const seriesId = (key: string) => demoId('series', key)

function seriesOf(event: DemoEvent, calendar: Calendar) {
  const { key, weeks } = event
  if (weeks === undefined) return []
  const { startsAt: _, endsAt: __, ...time } = timeOf(event, calendar)
  const laidOutBefore = new Date('2099-01-01T00:00:00Z')
  return [{ id: seriesId(key), eventId: eventId(key), ...time, text: `FREQ=WEEKLY;COUNT=${weeks}`, added: [], leftOut: [], laidOutBefore }]
}

/** The first of several dates has the id of a single one. */
function datesOf(event: DemoEvent, calendar: Calendar) {
  const { key, day, weeks } = event
  if (weeks === undefined) return [{ id: occurrenceId(key), eventId: eventId(key), ...timeOf(event, calendar) }]
  return Array.from({ length: weeks }, (_, week) => {
    const time = timeOf({ ...event, day: day + 7 * week }, calendar)
    const id = week === 0 ? occurrenceId(key) : demoId('occurrence', `${key} ${week}`)
    return { id, eventId: eventId(key), seriesId: seriesId(key), original: time.starts, ...time }
  })
}

function activitiesOf(event: DemoEvent, calendar: Calendar) {
  const { key, added, by, cancelled, from } = event
  const starts = timeOf(event, calendar).starts.toISOString()
  const facts = {
    eventId: eventId(key),
    projectId: projectOf(event),
    occurrenceId: occurrenceId(key),
    starts: from === undefined ? starts.slice(0, 10) : starts.slice(0, 16),
  }
  const where = { itemId: eventId(key), projectId: projectOf(event), audienceId: audienceOf(event), facts }
  const tell = (verb: string, actor: string, at: DemoEvent['added']) => ({
    ...where,
    id: demoId('told', `${verb} ${key}`),
    verb,
    actorId: demoId('member', actor),
    at: calendar.at(at),
  })
  return [tell(eventAdded.verb, by, added), ...(cancelled ? [tell(eventCancelled.verb, cancelled.by, cancelled.at)] : [])]
}
