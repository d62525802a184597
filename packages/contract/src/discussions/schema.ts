import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { PersonRef, Ribbon } from '../core/refs.ts'
import { Line, Saying } from '../core/text.ts'
import { Instant } from '../core/time.ts'

export const ThreadTitle = Line(160)
/** 20 000 characters hold the longest minutes; a longer text wants to be a document. */
export const PostText = Saying(20_000).describe('Markdown')

/** Where a thread hangs: a project, an organisation, or the whole cluster. */
export const ThreadPlace = z.object({
  kind: z.enum(['project', 'organisation', 'cluster']),
  id: Id.nullable(),
  title: z.string().describe('Empty for the whole cluster'),
  ribbon: Ribbon,
})
export type ThreadPlace = z.infer<typeof ThreadPlace>

/** State changes are told with who and when. */
export const Trace = z.object({ by: PersonRef.nullable(), at: Instant })
export type Trace = z.infer<typeof Trace>

export const Thread = z.object({
  id: Id,
  title: z.string(),
  place: ThreadPlace,
  author: PersonRef.nullable(),
  lastAuthor: PersonRef.nullable(),
  createdAt: Instant,
  lastAt: Instant,
  postCount: z.int(),
  readNumber: z.int().describe('The number of the last post that the actor has read; 0 before the first'),
  unread: z.int().describe('Posts that the actor has not read'),
  closure: Trace.nullable(),
  version: z.int(),
  can: z.object({ reply: z.boolean(), edit: z.boolean(), close: z.boolean(), reopen: z.boolean() }),
})
export type Thread = z.infer<typeof Thread>

export const Post = z.object({
  id: Id,
  threadId: Id,
  number: z.int().describe('Its place in the thread, from 1; never given twice'),
  author: PersonRef.nullable(),
  at: Instant,
  text: z.string().nullable().describe('Markdown; null once removed'),
  editedAt: Instant.nullable(),
  removal: Trace.nullable(),
  version: z.int(),
  can: z.object({ edit: z.boolean(), remove: z.boolean() }),
})
export type Post = z.infer<typeof Post>

export const Unread = z.object({
  threads: z.int().describe('Threads with something unread, wherever they hang'),
  projects: z.array(z.object({ projectId: Id, threads: z.int() })),
})
export type Unread = z.infer<typeof Unread>
