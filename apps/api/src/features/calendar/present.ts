import type { Series } from '@navette/contract/calendar/recurrence.ts'
import type { Event, EventKind, EventVisibility, Occurrence, Place } from '@navette/contract/calendar/schema.ts'
import type { OrganisationRef, PersonRef } from '@navette/contract/core/refs.ts'
import type { Known } from '../../platform/db/names.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can, canDate, type EventFacts } from './policy.ts'
import { type Recurrence, readRule } from './recurrence.ts'

/** A date with what the calendar shows of its event: what stands beside it is told by ids. */
export interface OccurrenceRow extends EventFacts {
  id: string
  eventId: string
  title: string
  kind: EventKind
  allDay: boolean
  /** `2026-11-28 20:30` */
  starts: string
  ends: string
  timeZone: string
  startsAt: Date
  endsAt: Date
  place: Place | null
  project: Occurrence['project']
  visibility: EventVisibility
  optionUntil: string | null
  cancelled: boolean
  recurring: boolean
  version: number
}

export interface EventRow extends OccurrenceRow {
  description: string
  html: string
  capacity: number | null
  answersFrom: string | null
  answersUntil: string | null
  cancellation: { at: string; by: PersonRef | null; reason: string } | null
  createdAt: Date
  lastAt: Date
  series: Recurrence | null
  origin: Event['origin']
  /** Of the event as a whole. */
  eventVersion: number
  audienceId: string
}

/** As the contract says it: a wall time to the minute, or a day. */
export const sayWall = (stored: string, allDay: boolean): string => (allDay ? stored.slice(0, 10) : stored.slice(0, 16).replace(' ', 'T'))

export const presentOccurrence = (actor: Actor, known: Known, row: OccurrenceRow): Occurrence => ({
  id: row.id,
  eventId: row.eventId,
  title: row.title,
  kind: row.kind,
  allDay: row.allDay,
  starts: sayWall(row.starts, row.allDay),
  ends: sayWall(row.ends, row.allDay),
  timeZone: row.timeZone,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  place: row.place,
  ribbon: ribbonOf(known, row),
  project: row.project,
  visibility: row.visibility,
  optionUntil: row.optionUntil,
  cancelled: row.cancelled,
  recurring: row.recurring,
  version: row.version,
  can: { move: canDate.move(actor, row) },
})

export function presentEvent(actor: Actor, known: Known, row: EventRow): Event {
  const ribbon = ribbonOf(known, row)
  const [host] = ribbon
  if (!host) throw new Error(`Event ${row.eventId} has no host.`)
  return {
    id: row.eventId,
    title: row.title,
    kind: row.kind,
    description: row.description,
    html: row.html,
    place: row.place,
    host,
    ribbon,
    project: row.project,
    visibility: row.visibility,
    contact: known.person(row.contactId),
    capacity: row.capacity,
    optionUntil: row.optionUntil,
    answersFrom: row.answersFrom,
    answersUntil: row.answersUntil,
    date: presentOccurrence(actor, known, row),
    series: row.series && presentSeries(row.series),
    cancellation: row.cancellation,
    origin: row.origin,
    createdBy: known.person(row.authorId),
    createdAt: row.createdAt.toISOString(),
    version: row.eventVersion,
    can: {
      edit: can.edit(actor, row),
      share: can.share(actor, row),
      cancel: can.cancel(actor, row),
      remove: can.remove(actor, row),
      openThread: can.openThread(actor, row),
    },
  }
}

const presentSeries = ({ starts, ...series }: Recurrence): Series => {
  const template = { ...series, starts: sayWall(starts, series.allDay) }
  const { text, added, leftOut } = template
  return { starts: template.starts, text, rule: text === null ? null : readRule(text, template), added: [...added], leftOut: [...leftOut] }
}

/** The host first, then its partners in the order in which they joined. */
const ribbonOf = (known: Known, { organisationIds }: EventFacts): OrganisationRef[] =>
  organisationIds.flatMap((id) => known.organisation(id) ?? [])
