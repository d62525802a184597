import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, refusal, stale } from '../core/errors.ts'
import { fileGone, tooManyFiles } from '../core/files.ts'
import { Id } from '../core/ids.ts'
import { discussedNouns } from '../core/nouns.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { Day } from '../core/time.ts'
import { Version } from '../core/versions.ts'
import { FileIds } from '../files/schema.ts'
import { Post, PostBody, PostText, Thread, ThreadTitle, Unread } from './schema.ts'

export const threadClosed = refusal('thread_closed', 409, 'The thread is closed; it must be reopened before anyone replies.')
export const postRemoved = refusal('post_removed', 409, 'The post has been removed.')
export const nothingSaid = refusal('nothing_said', 422, 'A message without files cannot be empty.')
export const onePlace = refusal('one_place', 422, 'A thread hangs on one thing: a project, another item, or an organisation.')
export const notDiscussed = refusal('not_discussed', 422, 'Threads do not hang on items of this kind.')

const threadParams = z.object({ threadId: Id })
const postParams = z.object({ postId: Id })
/** Of a post in its thread. */
const number = z.coerce.number().int().min(0).max(2_000_000_000)

export const listThreads = endpoint('listThreads', {
  method: 'GET',
  path: '/api/threads',
  summary: 'Threads that you may read, the latest written first.',
  access: 'member',
  query: pageQuery.extend({
    projectId: Id.optional().describe('Those of the project, and of all that it holds'),
    aboutId: Id.optional().describe('Those that hang on this item: what is said about it'),
    organisationId: Id.optional().describe('Those that hang on the organisation itself'),
    place: z.enum(['cluster', 'people']).optional().describe('Only those of the whole cluster, or only conversations'),
    pinned: z.stringbool().optional().describe('Only those that are pinned'),
    unconfirmed: z.stringbool().optional().describe('Only announcements that you have not confirmed'),
    unread: z.stringbool().optional().describe('Only those with something unread'),
    tagId: Id.optional().describe('Only those that have this tag'),
    arranged: z.stringbool().optional().describe('Only open ones that you may move, split and merge'),
    search: z.string().trim().max(60).optional().describe('Only those whose titles hold these letters'),
  }),
  answer: page(Thread),
  shows: ['accounts', 'organisations', ...discussedNouns],
})

export const getThread = endpoint('getThread', {
  method: 'GET',
  path: '/api/threads/:threadId',
  summary: 'One thread, without its posts.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  answer: Thread,
  shows: ['accounts', 'organisations', ...discussedNouns],
})

export const openThread = endpoint('openThread', {
  method: 'POST',
  path: '/api/threads',
  summary: 'Open a thread with its first post: in a project or on any other item, in an organisation, or for the whole cluster.',
  access: 'member',
  body: z.object({
    id: Id,
    title: ThreadTitle,
    projectId: Id.nullable().default(null),
    aboutId: Id.nullable().default(null).describe('The item that it hangs on, where that is no project'),
    organisationId: Id.nullable().default(null),
    post: PostBody,
  }),
  answer: Thread,
  status: 201,
  errors: [onePlace, notDiscussed, idTaken, fileGone, tooManyFiles],
})

export const renameThread = endpoint('renameThread', {
  method: 'PATCH',
  path: '/api/threads/:threadId',
  summary: 'Give a thread another title.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  body: z.object({ title: ThreadTitle, version: Version }),
  answer: Thread,
  errors: [stale],
})

export const closeThread = endpoint('closeThread', {
  method: 'PUT',
  path: '/api/threads/:threadId/closure',
  summary: 'Close a thread: it stays readable, nobody replies any more.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  answer: Thread,
})

export const reopenThread = endpoint('reopenThread', {
  method: 'DELETE',
  path: '/api/threads/:threadId/closure',
  summary: 'Reopen a closed thread.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  answer: Thread,
})

export const readThread = endpoint('readThread', {
  method: 'PUT',
  path: '/api/threads/:threadId/reading',
  summary: 'Say up to which post you have read; it never goes back.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  body: z.object({ number: z.int().min(0) }),
  answer: nothing,
  status: 204,
})

export const countUnread = endpoint('countUnread', {
  method: 'GET',
  path: '/api/threads/unread',
  summary: 'How many threads hold something that you have not read.',
  access: 'member',
  answer: Unread,
})

export const listPosts = endpoint('listPosts', {
  method: 'GET',
  path: '/api/threads/:threadId/posts',
  summary: 'The posts of a thread, the newest first: the last ones, or those beside a number.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  query: pageQuery
    .extend({
      above: number.optional().describe('The nearest above this number: the way to newer ones'),
      below: number.optional().describe('The nearest below this number: the way to older ones'),
      around: z
        .union([z.literal('unread'), number.min(1)])
        .optional()
        .describe('A quarter of them before this number and the others from it on; `unread` is the first post that you have not read'),
    })
    .refine((query) => [query.after, query.above, query.below, query.around].filter((each) => each !== undefined).length < 2, {
      path: ['around'],
      error: 'Only one of after, above, below and around.',
    }),
  answer: page(Post).extend({
    newer: z.int().nullable().describe('What to read `above` for newer ones; null where these are the newest'),
    last: z.int().describe('The number of the last post of the thread'),
    opened: z
      .object({ thread: Thread, read: z.int().describe('Up to which number you had read; 0 where you never did') })
      .nullable()
      .describe('The thread itself, told `around` what is unread alone: one answer opens it; null elsewhere'),
  }),
  shows: ['accounts', 'organisations', 'projects', 'discussions', 'files'],
})

export const listPostDays = endpoint('listPostDays', {
  method: 'GET',
  path: '/api/threads/:threadId/days',
  summary: 'The days on which something was said in a thread, by the calendar of the cluster, the first day first.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  answer: z.object({
    days: z.array(
      z.object({ day: Day, number: z.int().describe('Of the first post of that day'), count: z.int().describe('Posts of that day') }),
    ),
  }),
})

export const sendPost = endpoint('sendPost', {
  method: 'POST',
  path: '/api/threads/:threadId/posts',
  summary: 'Reply. The id is yours: sending the same post twice keeps one.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  body: PostBody,
  answer: Post,
  status: 201,
  errors: [threadClosed, idTaken, fileGone, tooManyFiles],
})

export const getPost = endpoint('getPost', {
  method: 'GET',
  path: '/api/posts/:postId',
  summary: 'One post, with what you may do to it.',
  access: 'member',
  sees: 'postId',
  params: postParams,
  answer: Post,
  shows: ['accounts', 'organisations', 'projects', 'discussions', 'files'],
})

export const editPost = endpoint('editPost', {
  method: 'PATCH',
  path: '/api/posts/:postId',
  summary: 'Change what you wrote.',
  access: 'member',
  sees: 'postId',
  params: postParams,
  body: z.object({
    text: PostText.or(z.literal('').describe('Only where files say it all')),
    fileIds: FileIds.unwrap().optional().describe('All that it carries from now on, in their order; left out, what it carried before'),
    version: Version,
  }),
  answer: Post,
  errors: [stale, postRemoved, nothingSaid, fileGone, tooManyFiles],
})

export const removePost = endpoint('removePost', {
  method: 'DELETE',
  path: '/api/posts/:postId',
  summary: 'Remove a post: its text goes, a trace says who removed it and when.',
  access: 'member',
  sees: 'postId',
  params: postParams,
  answer: Post,
})
