import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { Id } from '../core/ids.ts'
import { nothing } from '../core/paging.ts'
import { Instant } from '../core/time.ts'
import { Draft, DraftPlace, DraftText, MentionSuggestions, NamedThing } from './post-schema.ts'
import { PostText } from './schema.ts'

/** Where the text will stand: in a thread, or in one that is being opened in a project, an organisation or the whole cluster. */
const where = { threadId: Id.optional(), projectId: Id.optional(), organisationId: Id.optional() }

export const suggestMentions = endpoint('suggestMentions', {
  method: 'GET',
  path: '/api/mentions',
  summary: 'Whom a text may call: people, teams and organisations that can read it, by the letters of their names.',
  access: 'member',
  query: z.object({ ...where, search: z.string().trim().max(60).default('') }),
  answer: MentionSuggestions,
  momentary: true,
})

export const measureReach = endpoint('measureReach', {
  method: 'POST',
  path: '/api/mentions/reach',
  summary: 'How many people a text would call, before it is sent.',
  access: 'member',
  body: z.object({ ...where, text: PostText }),
  answer: z.object({ people: z.int() }),
})

export const suggestThings = endpoint('suggestThings', {
  method: 'GET',
  path: '/api/things',
  summary: 'What a text may name: things that you may see, by the words of their titles; the latest first.',
  access: 'member',
  query: z.object({ search: z.string().trim().max(60).default('') }),
  answer: z.object({ things: z.array(NamedThing) }),
  history: true,
})

export const listDrafts = endpoint('listDrafts', {
  method: 'GET',
  path: '/api/drafts',
  summary: 'What you have begun to write and not sent, the latest first.',
  access: 'member',
  answer: z.object({ drafts: z.array(Draft) }),
})

export const keepDraft = endpoint('keepDraft', {
  method: 'PUT',
  path: '/api/drafts/:place',
  summary: 'Keep a text that is not sent yet; an empty one says that it was sent or given up.',
  access: 'member',
  params: z.object({ place: DraftPlace }),
  body: z.object({
    text: DraftText,
    from: Instant.nullable().describe('`at` of the draft that this one continues; another one that was kept meanwhile is not lost'),
  }),
  answer: Draft,
})

export const forgetDrafts = endpoint('forgetDrafts', {
  method: 'DELETE',
  path: '/api/drafts',
  summary: 'Give up everything that is not sent.',
  access: 'member',
  answer: nothing,
  status: 204,
})
