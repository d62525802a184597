import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { PersonRef, Ribbon } from '../core/refs.ts'
import { Line, Saying } from '../core/text.ts'
import { Instant } from '../core/time.ts'
import { FileIds, FileRef } from '../files/schema.ts'
import { FollowLevel } from '../follows/schema.ts'

export const ThreadTitle = Line(160)
/** 20 000 characters hold the longest minutes; a longer text wants to be a document. */
export const PostText = Saying(20_000).describe('Markdown')

/** A message says something, shows something, or both: a picture may stand without a word. */
export const PostBody = z
  .object({ id: Id, text: PostText.or(z.literal('')), fileIds: FileIds })
  .refine(({ text, fileIds }) => text !== '' || fileIds.length > 0, { path: ['text'], error: 'A text or a file is expected.' })

/** Where a thread hangs: a project, anything else that members share, an organisation, or the whole cluster; or whose conversation it is. */
export const ThreadPlace = z.object({
  kind: z.enum(['project', 'item', 'organisation', 'cluster', 'people']),
  id: Id.nullable(),
  title: z.string().describe('Empty for the whole cluster and for a conversation'),
  itemKind: z.string().nullable().describe('The kind of the item where it is one that is no project'),
  ribbon: Ribbon,
  people: z.array(PersonRef).describe('Whose conversation it is, the actor among them; empty elsewhere'),
})
export type ThreadPlace = z.infer<typeof ThreadPlace>

/** State changes are told with who and when. */
export const Trace = z.object({ by: PersonRef.nullable(), at: Instant })
export type Trace = z.infer<typeof Trace>

/** An announcement asks each of its readers to say that they have read it. */
export const Announcement = Trace.extend({
  confirmedAt: Instant.nullable().describe('When the actor said so; null before'),
})

export const Thread = z.object({
  id: Id.describe('Another than the one asked for where that one was merged into this'),
  title: z.string().describe('Of a conversation, the names of the others in it'),
  place: ThreadPlace,
  author: PersonRef.nullable(),
  lastAuthor: PersonRef.nullable(),
  createdAt: Instant,
  lastAt: Instant,
  postCount: z.int(),
  lastNumber: z.int().describe('The number of the last post; higher than their count where some went elsewhere'),
  readNumber: z.int().describe('The number of the last post that the actor has read; 0 before the first'),
  following: FollowLevel.describe('What the actor is told of it'),
  called: z.boolean().describe('Something that the actor has not read calls them with an @'),
  unread: z.int().describe('Posts that the actor has not read, where they follow the thread closely enough to be told; else 0'),
  closure: Trace.nullable(),
  pin: Trace.nullable(),
  announcement: Announcement.nullable(),
  version: z.int(),
  can: z.object({
    reply: z.boolean(),
    edit: z.boolean(),
    close: z.boolean(),
    reopen: z.boolean(),
    pin: z.boolean().describe('Pin it on top of its place, or let it go again'),
    announce: z.boolean().describe('Ask its readers to confirm, see who has, or ask no more'),
    confirm: z.boolean(),
    rearrange: z.boolean().describe('Move it, split it, or merge it into another'),
    gather: z.boolean().describe('Go on with more people, in a conversation of theirs'),
    leave: z.boolean(),
  }),
})
export type Thread = z.infer<typeof Thread>

/** What stands where no message does: what was done to the thread, or where a message went. */
export const PostTrace = Trace.extend({
  kind: z
    .enum(['gone', 'split', 'merged', 'moved', 'left'])
    .describe(
      'Gone: the message that had this number stands elsewhere. Split, merged: messages came from another thread, at its beginning or later. Moved: the thread hung elsewhere before. Left: somebody left the conversation',
    ),
  count: z.int().nullable().describe('Messages that came'),
  thread: z
    .object({ id: Id, title: z.string() })
    .nullable()
    .describe('Where they came from, or where it went; null where the actor may not see that'),
  number: z.int().nullable().describe('Of the message that is gone, where it stands now; null where the actor may not see that'),
  from: z
    .object({ kind: ThreadPlace.shape.kind, title: z.string() })
    .nullable()
    .describe('Where the thread hung; null where the actor may not see that'),
})
export type PostTrace = z.infer<typeof PostTrace>

/** Without a word: agreed, thank you, seen, bravo, I do it. */
export const ReactionKind = z.enum(['agree', 'thanks', 'seen', 'bravo', 'mine'])
export type ReactionKind = z.infer<typeof ReactionKind>

export const Reaction = z.object({
  kind: ReactionKind,
  count: z.int(),
  mine: z.boolean(),
  names: z.array(z.string()).describe('Of the first twenty, in the order in which they reacted'),
})
export type Reaction = z.infer<typeof Reaction>

export const Post = z.object({
  id: Id,
  threadId: Id,
  number: z.int().describe('Its place in the thread, from 1; never given twice'),
  author: PersonRef.nullable(),
  archive: z
    .object({ name: z.string().nullable().describe('Who signed it, where that is nobody of ours') })
    .nullable()
    .describe('Of a message that came with the archive of a mailing list: it was said elsewhere, and brought here by somebody'),
  at: Instant,
  text: z.string().nullable().describe('Markdown; empty where the files say it all, null once removed, or where it is a trace'),
  html: z
    .string()
    .nullable()
    .describe('The same as it is read: harmless HTML, with the titles of what it names as you may see them; null where the text is'),
  files: z.array(FileRef).describe('In their order; none once removed'),
  editedAt: Instant.nullable(),
  removal: Trace.nullable(),
  trace: PostTrace.nullable().describe('Of what is no message: it has neither author nor text'),
  reactions: z.array(Reaction),
  version: z.int(),
  can: z.object({ edit: z.boolean(), remove: z.boolean(), restore: z.boolean(), report: z.boolean() }),
})
export type Post = z.infer<typeof Post>

export const Unread = z.object({
  threads: z.int().describe('Threads with something unread, wherever they hang'),
  projects: z.array(z.object({ projectId: Id, threads: z.int() })),
})
export type Unread = z.infer<typeof Unread>
