import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { OrganisationRef, PersonRef } from '../core/refs.ts'
import { Saying } from '../core/text.ts'
import { Instant } from '../core/time.ts'
import { Post, PostText } from './schema.ts'

/** What a message said before it was changed. */
export const PostVersion = z.object({
  version: z.int().describe('From 1'),
  text: z.string().describe('Markdown'),
  at: Instant.describe('When it began to say this'),
})
export type PostVersion = z.infer<typeof PostVersion>

export const ReportReason = Saying(1_000)

/** Somebody thinks that a message should not stand there. */
export const Report = z.object({
  id: Id,
  post: Post,
  threadTitle: z.string(),
  by: PersonRef.nullable(),
  reason: z.string(),
  at: Instant,
})
export type Report = z.infer<typeof Report>

/** What becomes of a report: the message goes, or it may stand. */
export const ReportOutcome = z.enum(['removed', 'dismissed'])
export type ReportOutcome = z.infer<typeof ReportOutcome>

/** Where a text is being written: `thread:<id>`, `post:<id>`, `new`. */
export const DraftPlace = z.string().regex(/^(?:(?:thread|post|summary):[0-9a-f-]{36}|new:(?:text|title|place|conversation))$/)

/** A text that somebody has not sent yet, so that it is there on their other devices. */
export const Draft = z.object({
  place: DraftPlace,
  text: z.string().describe('Markdown; empty once it was sent or given up'),
  at: Instant.describe('When it was last touched, by the clock of the server'),
})
export type Draft = z.infer<typeof Draft>

/** Drafts may be longer than what can be sent: they are shortened by their author, not by us. */
export const DraftText = z.string().max(60_000)

/** Whom a text may call. */
export const MentionSuggestions = z.object({
  people: z.array(z.object({ person: PersonRef, sees: z.boolean().describe('Can read what is written there; else nobody tells them') })),
  teams: z.array(z.object({ id: Id, title: z.string(), count: z.int() })),
  organisations: z.array(z.object({ organisation: OrganisationRef, count: z.int() })),
  everyone: z.int().nullable().describe('How many people are concerned; null where the search is for something else'),
})
export type MentionSuggestions = z.infer<typeof MentionSuggestions>

/** A thing that a text may name. */
export const NamedThing = z.object({
  kind: z.string().describe('`thread`, `project`…'),
  path: z.string().describe('Its page: `/fils/<id>`'),
  title: z.string(),
})
export type NamedThing = z.infer<typeof NamedThing>

/** What those who come later should know, kept at the top of a thread. */
export const Summary = z.object({
  threadId: Id,
  text: z.string().nullable().describe('Markdown; null while there is none'),
  html: z.string().nullable(),
  number: z.int().nullable().describe('The message that it is, where one was chosen'),
  by: PersonRef.nullable(),
  at: Instant.nullable(),
  version: z.int().describe('0 while there is none'),
  can: z.object({ edit: z.boolean() }),
})
export type Summary = z.infer<typeof Summary>

export const SummaryText = PostText
