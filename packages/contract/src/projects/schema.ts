import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { OrganisationRef, PersonRef, Ribbon } from '../core/refs.ts'
import { Line } from '../core/text.ts'
import { Day, Instant } from '../core/time.ts'

export const ProjectStage = z.enum(['idea', 'preparation', 'under_way', 'finished', 'archived'])
export type ProjectStage = z.infer<typeof ProjectStage>

/** Who sees a project and all it holds: the whole cluster, its organisations, or its team alone. The team always does. */
export const ProjectVisibility = z.enum(['cluster', 'organisations', 'team'])
export type ProjectVisibility = z.infer<typeof ProjectVisibility>

export const Project = z.object({
  id: Id,
  title: z.string(),
  summary: z.string(),
  description: z.string().describe('Markdown'),
  stage: ProjectStage,
  visibility: ProjectVisibility,
  host: OrganisationRef.describe('The owner organisation; it holds the selvedge of the ribbon'),
  ribbon: Ribbon,
  lead: PersonRef.nullable(),
  startsOn: Day.nullable(),
  endsOn: Day.nullable(),
  teamCount: z.int(),
  guestCount: z.int().describe('How many of the team belong to no organisation'),
  lastAt: Instant.describe('When it last changed itself, not what is said in it'),
  createdAt: Instant,
  version: z.int(),
  mine: z.boolean().describe('The actor is of its team'),
  favourite: z.boolean().describe('The actor marked it as one of their favourites'),
  mayWithdraw: z.array(Id).describe('Partners that the actor manages, and may take out of the project'),
  asked: Instant.nullable().describe('When the actor asked to join, while that waits for an answer'),
  can: z.object({
    edit: z.boolean(),
    chooseTeam: z.boolean(),
    invite: z.boolean(),
    join: z.boolean(),
    ask: z.boolean(),
    leave: z.boolean(),
    openThread: z.boolean(),
  }),
})
export type Project = z.infer<typeof Project>

export const ProjectInput = z.object({
  title: Line(120),
  summary: z.string().trim().max(300).default(''),
  description: z.string().trim().max(20_000).default(''),
  stage: ProjectStage.default('idea'),
  visibility: ProjectVisibility.default('organisations'),
  hostId: Id,
  partnerIds: z.array(Id).max(50).default([]).describe('In the order in which they joined'),
  startsOn: Day.nullable().default(null),
  endsOn: Day.nullable().default(null),
})

/** A project as it appears beside something else, to somebody who may not see it yet. */
export const ProjectRef = z.object({ id: Id, title: z.string(), summary: z.string(), ribbon: Ribbon })
export type ProjectRef = z.infer<typeof ProjectRef>

/** Somebody who sees a project and would like to be of its team. */
export const ProjectRequest = z.object({
  id: Id,
  person: PersonRef,
  word: z.string().describe('What they say of themselves; often nothing'),
  at: Instant,
})
export type ProjectRequest = z.infer<typeof ProjectRequest>

export const TeamMember = z.object({
  person: PersonRef,
  lead: z.boolean(),
  guest: z.boolean(),
  joinedAt: Instant,
  can: z.object({ remove: z.boolean() }),
})
export type TeamMember = z.infer<typeof TeamMember>

/** A part of the timeline that can be looked at alone. */
export const Strand = z.object({
  name: z.string().describe('As it stands in the page’s address: `fils`'),
  noun: z.string().describe('The feature that offers it, whose words name it'),
})
export type Strand = z.infer<typeof Strand>

/** One line of the timeline: what happened, told by ids; the interface finds the words. */
export const TimelineEntry = z.object({
  id: Id,
  verb: z.string(),
  at: Instant,
  actor: PersonRef.nullable(),
  projectId: Id.nullable(),
  item: z.object({ id: Id, kind: z.string(), title: z.string() }).nullable(),
  noun: z.string().describe('Whose words tell it: the feature that offers the verb to the timelines'),
  organisation: OrganisationRef.nullable().describe('In whose name: that of the actor’s organisations which takes part in the project'),
  member: PersonRef.nullable().describe('Whom it concerns, where that is a person'),
  facts: z.record(z.string(), z.unknown()),
  excerpt: z.string().nullable().describe('The first words of what was written, where something was'),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>
