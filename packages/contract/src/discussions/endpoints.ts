import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, refusal, stale } from '../core/errors.ts'
import { Id } from '../core/ids.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { Version } from '../core/versions.ts'
import { Post, PostText, Thread, ThreadTitle, Unread } from './schema.ts'

export const threadClosed = refusal('thread_closed', 409, 'The thread is closed; it must be reopened before anyone replies.')
export const postRemoved = refusal('post_removed', 409, 'The post has been removed.')
export const onePlace = refusal('one_place', 422, 'A thread hangs on a project or on an organisation, not on both.')

const threadParams = z.object({ threadId: Id })
const postParams = z.object({ postId: Id })

export const listThreads = endpoint('listThreads', {
  method: 'GET',
  path: '/api/threads',
  summary: 'Threads that you may read, the latest written first.',
  access: 'member',
  query: pageQuery.extend({
    projectId: Id.optional(),
    organisationId: Id.optional().describe('Those that hang on the organisation itself'),
    place: z.enum(['cluster']).optional().describe('Only those of the whole cluster'),
    unread: z.stringbool().optional().describe('Only those with something unread'),
  }),
  answer: page(Thread),
  shows: ['accounts', 'organisations', 'projects'],
})

export const getThread = endpoint('getThread', {
  method: 'GET',
  path: '/api/threads/:threadId',
  summary: 'One thread, without its posts.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  answer: Thread,
  shows: ['accounts', 'organisations', 'projects'],
})

export const openThread = endpoint('openThread', {
  method: 'POST',
  path: '/api/threads',
  summary: 'Open a thread with its first post, in a project, an organisation or the whole cluster.',
  access: 'member',
  body: z.object({
    id: Id,
    title: ThreadTitle,
    projectId: Id.nullable().default(null),
    organisationId: Id.nullable().default(null),
    post: z.object({ id: Id, text: PostText }),
  }),
  answer: Thread,
  status: 201,
  errors: [onePlace, idTaken],
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
  summary: 'The posts of a thread, the newest first.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  query: pageQuery,
  answer: page(Post),
  shows: ['accounts', 'organisations', 'projects'],
})

export const sendPost = endpoint('sendPost', {
  method: 'POST',
  path: '/api/threads/:threadId/posts',
  summary: 'Reply. The id is yours: sending the same post twice keeps one.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  body: z.object({ id: Id, text: PostText }),
  answer: Post,
  status: 201,
  errors: [threadClosed, idTaken],
})

export const getPost = endpoint('getPost', {
  method: 'GET',
  path: '/api/posts/:postId',
  summary: 'One post, with what you may do to it.',
  access: 'member',
  sees: 'postId',
  params: postParams,
  answer: Post,
  shows: ['accounts', 'organisations', 'projects'],
})

export const editPost = endpoint('editPost', {
  method: 'PATCH',
  path: '/api/posts/:postId',
  summary: 'Change what you wrote.',
  access: 'member',
  sees: 'postId',
  params: postParams,
  body: z.object({ text: PostText, version: Version }),
  answer: Post,
  errors: [stale, postRemoved],
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
