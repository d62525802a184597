import type { Rule } from '@navette/contract/calendar/recurrence.ts'
import type { Event, EventChange, EventVisibility, NewEvent } from '@navette/contract/calendar/schema.ts'
import type { z } from 'zod'
import { draftOf, type TimeDraft, timeOf } from './time-draft.ts'

/** An event as a form holds it. */
export interface EventDraft {
  title: string
  kind: Event['kind']
  time: TimeDraft
  /** How a new one comes again. */
  rule: Rule | null
  placeName: string
  projectId: string | null
  hostId: string
  partnerIds: string[]
  visibility: EventVisibility
  contactId: string | null
  capacity: string
  optionUntil: string | null
  answersFrom: string | null
  answersUntil: string | null
  description: string
}

export type EventField = Exclude<keyof EventDraft, 'hostId' | 'rule'>

/** What is compared where two changed the same event; its host is chosen once, and how it comes again has doors of its own. */
export const eventFields: readonly EventField[] = [
  'title',
  'kind',
  'time',
  'placeName',
  'projectId',
  'partnerIds',
  'visibility',
  'contactId',
  'capacity',
  'optionUntil',
  'answersFrom',
  'answersUntil',
  'description',
]

export const draftFrom = (event: Event): EventDraft => ({
  title: event.title,
  kind: event.kind,
  time: draftOf(event.date),
  rule: null,
  placeName: event.place?.name ?? '',
  projectId: event.project?.id ?? null,
  hostId: event.host.id,
  partnerIds: event.ribbon.filter(({ id }) => id !== event.host.id).map(({ id }) => id),
  visibility: event.visibility,
  contactId: event.contact?.id ?? null,
  capacity: event.capacity === null ? '' : String(event.capacity),
  optionUntil: event.optionUntil,
  answersFrom: event.answersFrom,
  answersUntil: event.answersUntil,
  description: event.description,
})

/** What a form says, as the server is told it; null while its time is incomplete. */
const said = ({ time, rule: _, hostId: __, placeName, capacity, ...draft }: EventDraft) => {
  const chosen = timeOf(time)
  return chosen && { ...draft, ...chosen, placeName: placeName.trim() || null, capacity: capacity.trim() === '' ? null : Number(capacity) }
}

export const newEventOf = (id: string, draft: EventDraft): z.input<typeof NewEvent> | null => {
  const body = said(draft)
  return body && { id, hostId: draft.hostId, recurrence: draft.rule && { rule: draft.rule }, ...body }
}

export const changeOf = (draft: EventDraft, { version, date }: Pick<Event, 'version' | 'date'>): z.input<typeof EventChange> | null => {
  const body = said(draft)
  return body && { version, timeZone: date.timeZone, ...body }
}

/** Who may see what belongs to a project, and what belongs to none. */
export const visibilitiesOf = (projectId: string | null, ofTeam: boolean): EventVisibility[] =>
  projectId ? ['public', 'cluster', 'project', ...(ofTeam ? ['team' as const] : [])] : ['public', 'cluster', 'organisations']

/** Going into a project, an event is shared like it; leaving one, with the organisations. What is for all stays so. */
export const visibilityIn = (visibility: EventVisibility, projectId: string | null): EventVisibility =>
  visibilitiesOf(projectId, true).includes(visibility) ? visibility : projectId ? 'project' : 'organisations'
