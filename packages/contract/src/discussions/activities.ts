import { z } from 'zod'
import { activity, carry, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { countUnread, getPost, getThread, listPosts, listThreads } from './endpoints.ts'

const thread = z.object({ threadId: Id, projectId: Id.nullable() })
const post = thread.extend({ postId: Id, number: z.int() })

export const threadOpened = activity('thread.opened', {
  facts: thread,
  touches: () => [touch(listThreads), touch(countUnread)],
})

export const threadReplied = activity('thread.replied', {
  facts: post,
  touches: ({ threadId }) => [touch(listPosts, { threadId }), touch(getThread, { threadId }), touch(listThreads), touch(countUnread)],
  carries: carry(listPosts, ({ threadId }: z.infer<typeof post>) => ({ threadId })),
})

export const postEdited = activity('post.edited', {
  facts: post,
  touches: ({ threadId, postId }) => [touch(listPosts, { threadId }), touch(getPost, { postId })],
  alters: ['discussions'],
})

export const postRemovedActivity = activity('post.removed', {
  facts: post,
  touches: ({ threadId, postId }) => [touch(listPosts, { threadId }), touch(getPost, { postId })],
  alters: ['discussions'],
})

const threadTouches = ({ threadId }: z.infer<typeof thread>) => [touch(getThread, { threadId }), touch(listThreads)]

export const threadRenamed = activity('thread.renamed', { facts: thread, touches: threadTouches, alters: ['discussions'] })
/** Closing also takes away the editing of what was said in it. */
const closureTouches = (facts: z.infer<typeof thread>) => [
  ...threadTouches(facts),
  touch(listPosts, { threadId: facts.threadId }),
  touch(getPost),
]
export const threadClosedActivity = activity('thread.closed', { facts: thread, touches: closureTouches })
export const threadReopened = activity('thread.reopened', { facts: thread, touches: closureTouches })

/** Told to the reader's own screens only, and not kept: a history of who read what when is nobody's business. */
export const threadRead = activity('thread.read', {
  facts: thread.extend({ number: z.int() }),
  touches: ({ threadId }) => [touch(getThread, { threadId }), touch(listThreads), touch(countUnread)],
  passing: true,
})
