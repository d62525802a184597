import { z } from 'zod'
import { getAudience, listReaders } from '../audiences/endpoints.ts'
import { activity, carry, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { getFile, listFiles } from '../files/endpoints.ts'
import { getFollowing } from '../follows/endpoints.ts'
import { getThreadApplication } from '../invitations/endpoints.ts'
import { calling, callTouches } from './calls.ts'
import { findConversation } from './conversation-endpoints.ts'
import { countUnread, getPost, getThread, listPostDays, listPosts, listThreads } from './endpoints.ts'
import { locatePost } from './moving-endpoints.ts'
import { countConfirmations, listConfirmations } from './order-endpoints.ts'
import { listPostVersions } from './post-endpoints.ts'

const thread = z.object({ threadId: Id, projectId: Id.nullable() })
const post = thread.extend({ postId: Id, number: z.int() })

export const threadOpened = activity('thread.opened', {
  facts: thread,
  touches: () => [touch(listThreads), touch(countUnread)],
})

export const threadReplied = activity('thread.replied', {
  facts: post,
  touches: ({ threadId }) => [
    touch(listPosts, { threadId }),
    touch(listPostDays, { threadId }),
    touch(getThread, { threadId }),
    touch(listThreads),
    touch(countUnread),
  ],
  carries: carry(listPosts, ({ threadId }: z.infer<typeof post>) => ({ threadId })),
})

/** Told to the own screens of whoever wrote in it for the first time, and follows it from then on: nobody else’s has anything to ask for. */
export const threadJoined = activity('thread.joined', {
  facts: thread,
  touches: ({ threadId }) => [touch(getFollowing, { itemId: threadId })],
  passing: true,
})

export const postEdited = activity('post.edited', {
  facts: post.extend(calling),
  touches: ({ threadId, postId, calls }) => [
    touch(listPosts, { threadId }),
    touch(getPost, { postId }),
    touch(listPostVersions, { postId }),
    ...callTouches({ threadId, calls }),
  ],
  alters: ['discussions'],
})

export const postRemovedActivity = activity('post.removed', {
  facts: post.extend({
    ...calling,
    memberId: Id.nullable().default(null).describe('Whose message it was, where somebody else removed it'),
  }),
  touches: ({ threadId, postId, calls }) => [
    touch(listPosts, { threadId }),
    touch(getPost, { postId }),
    touch(listPostVersions, { postId }),
    ...callTouches({ threadId, calls }),
  ],
  alters: ['discussions'],
  audited: ({ memberId }) => memberId !== null,
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

/** The same of many at once, forward or back. */
export const readingsMoved = activity('thread.readings_moved', {
  facts: z.object({ threadIds: z.array(Id) }),
  touches: ({ threadIds }) => [...threadIds.map((threadId) => touch(getThread, { threadId })), touch(listThreads), touch(countUnread)],
  passing: true,
})

export const threadPinned = activity('thread.pinned', { facts: thread, touches: threadTouches })
export const threadUnpinned = activity('thread.unpinned', { facts: thread, touches: threadTouches })

const announcementTouches = (facts: z.infer<typeof thread>) => [
  ...threadTouches(facts),
  touch(countConfirmations, { threadId: facts.threadId }),
  touch(listConfirmations, { threadId: facts.threadId }),
]
export const threadAnnounced = activity('thread.announced', { facts: thread, touches: announcementTouches })
export const announcementWithdrawn = activity('thread.announcement_withdrawn', { facts: thread, touches: announcementTouches })
/** Who confirmed what is kept in its own row, and is no news for a history. */
export const announcementConfirmed = activity('thread.confirmed', { facts: thread, touches: announcementTouches, passing: true })

/** Told to those in it, who hear of the thread from then on. */
export const conversationGathered = activity('conversation.gathered', {
  facts: z.object({ threadId: Id, memberIds: z.array(Id) }),
  touches: () => [touch(listThreads), touch(countUnread), touch(findConversation)],
  changesAccess: true,
  passing: true,
})
export const conversationLeft = activity('conversation.left', {
  facts: thread.extend({ memberId: Id }),
  touches: (facts) => [...arrangedTouches(facts), touch(findConversation)],
  changesAccess: true,
})

/** What is said there stands elsewhere, or is read by others. */
const arrangedTouches = ({ threadId, otherId }: { threadId: string; otherId?: string | undefined }) => [
  touch(listThreads),
  touch(countUnread),
  touch(getPost),
  touch(listPostVersions),
  touch(locatePost),
  // What its messages carry is shared like the thread.
  touch(listFiles),
  touch(getFile),
  ...[threadId, ...(otherId ? [otherId] : [])].flatMap((id) => [
    touch(getThread, { threadId: id }),
    touch(getThreadApplication, { threadId: id }),
    touch(listPosts, { threadId: id }),
    touch(listPostDays, { threadId: id }),
    touch(countConfirmations, { threadId: id }),
    touch(listConfirmations, { threadId: id }),
    touch(getAudience, { itemId: id }),
    touch(getFollowing, { itemId: id }),
    touch(listReaders, { itemId: id }),
  ]),
]
const arranged = thread.extend({ otherId: Id.describe('The other thread') })

export const threadMoved = activity('thread.moved', { facts: thread, touches: arrangedTouches, alters: ['discussions'], audited: true })
/** Told to those who could read it until now; their history does not keep what they no longer see. */
export const threadTakenAway = activity('thread.taken_away', {
  facts: thread,
  touches: arrangedTouches,
  alters: ['discussions'],
  passing: true,
})
export const threadSplit = activity('thread.split', { facts: arranged, touches: arrangedTouches, alters: ['discussions'] })
export const threadMerged = activity('thread.merged', { facts: arranged, touches: arrangedTouches, alters: ['discussions'], audited: true })
export const threadUnmerged = activity('thread.unmerged', {
  facts: arranged,
  touches: arrangedTouches,
  alters: ['discussions'],
  audited: true,
})
