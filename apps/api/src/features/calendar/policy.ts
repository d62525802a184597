import type { Attendance } from '@navette/contract/calendar/answer-schema.ts'
import type { Event, EventVisibility, Occurrence } from '@navette/contract/calendar/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can as canOrganisation, roleIn } from '../organisations/policy.ts'

/** What the rules need to know of an event that the actor can see. */
export interface EventFacts {
  hostId: string
  /** The host and its partners. */
  organisationIds: string[]
  projectId: string | null
  authorId: string | null
  /** A calendar from outside goes on telling of it. */
  followed: boolean
  contactId: string | null
}

/** And of a date, for those who would answer. */
export interface AnswerFacts {
  /** It has ended, or does not take place. */
  over: boolean
  /** Days. */
  answersFrom: string | null
  answersUntil: string | null
  today: string
}

const ofHost = (actor: Actor, { hostId }: EventFacts) => canOrganisation.hostProject(actor, { id: hostId })
const carries = (actor: Actor, { organisationIds }: EventFacts) => organisationIds.some((id) => canOrganisation.hostProject(actor, { id }))
/** The managers and members of every organisation that carries it, and whoever is asked about it; what a calendar from outside says is changed there. */
const keepsUpToDate = (actor: Actor, event: EventFacts) => !event.followed && (carries(actor, event) || actor.id === event.contactId)

export const can = {
  /** An event is kept up to date by all who carry it, not by its host alone, and by whoever is asked about it. */
  edit: keepsUpToDate,
  /** Who carries it, which project it belongs to and who sees it is the host's to say. */
  share: (actor: Actor, event: EventFacts) => !event.followed && ofHost(actor, event),
  /** Whoever keeps it up to date says when it does not take place. */
  cancel: keepsUpToDate,
  /** It is taken off the calendar by the host's people, who put it there; what comes from outside too, and stays off. */
  remove: ofHost,
  /** Everybody of the cluster who sees an event may ask about it, volunteers too; a guest where they are of the team. */
  openThread: (actor: Actor, { projectId }: EventFacts) => actor.insider || (projectId !== null && actor.teams.includes(projectId)),
} satisfies Record<keyof Event['can'], (actor: Actor, event: EventFacts) => boolean>

export const canDate = {
  /** A date is moved by whoever keeps the event up to date. */
  move: keepsUpToDate,
  /** Whoever sees a date answers, as long as it is to come and answers are taken. */
  answer: (_actor: Actor, { over, answersFrom, answersUntil, today }: AnswerFacts) =>
    !over && (answersFrom === null || answersFrom <= today) && (answersUntil === null || today <= answersUntil),
} satisfies Record<keyof Occurrence['can'], (actor: Actor, event: EventFacts) => boolean> &
  Record<keyof Attendance['can'], (actor: Actor, date: AnswerFacts) => boolean>

/** A calendar from outside is shown in the name of an organisation by its managers; administrators may help. */
export const canOutside = {
  keep: (actor: Actor, { organisationId }: { organisationId: string }) =>
    actor.administrator || roleIn(actor, organisationId) === 'manager',
}

/** Managers and members put events on the calendar in the name of their own organisation. */
export const mayHost = (actor: Actor, hostId: string) => canOrganisation.hostProject(actor, { id: hostId })

/** What a project prepares is shared like it, wider, or kept to its team; the rest is shared by organisations. Nobody hides an event from themselves. */
export const fitsPlace = (actor: Actor, visibility: EventVisibility, projectId: string | null): boolean => {
  if (visibility === 'public' || visibility === 'cluster') return true
  if (projectId === null) return visibility === 'organisations'
  return visibility === 'project' || (visibility === 'team' && actor.teams.includes(projectId))
}
