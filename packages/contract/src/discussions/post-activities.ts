import { z } from 'zod'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { calling, callTouches } from './calls.ts'
import { getPost, listPosts } from './endpoints.ts'
import { getSummary, listPostVersions, listReports } from './post-endpoints.ts'
import { listDrafts } from './writing-endpoints.ts'

const thread = z.object({ threadId: Id, projectId: Id.nullable() })
const post = thread.extend({ postId: Id, number: z.int() })
type PostFacts = z.infer<typeof post>

const postTouches = ({ threadId, postId }: PostFacts) => [touch(listPosts, { threadId }), touch(getPost, { postId })]

export const postRestored = activity('post.restored', {
  facts: post.extend({
    memberId: Id.nullable().default(null).describe('Whose message it is, where somebody else put it back'),
    ...calling,
  }),
  touches: (facts) => [...postTouches(facts), touch(listPostVersions, { postId: facts.postId }), ...callTouches(facts)],
  alters: ['discussions'],
  audited: ({ memberId }) => memberId !== null,
})

/** A nod is no event: it is told to whoever has the message on screen, and the history does without it. */
export const postReacted = activity('post.reacted', { facts: post, touches: postTouches, passing: true })

/** Told to whoever reported alone, and to the audit log: a report is nobody else's business. */
export const postReported = activity('post.reported', { facts: post, touches: () => [touch(listReports)], audited: true })
/** Told to each of those who may answer. */
export const reportsChanged = activity('reports.changed', { facts: z.object({}), touches: () => [touch(listReports)], passing: true })
export const reportAnswered = activity('report.answered', {
  facts: post.extend({ outcome: z.enum(['removed', 'dismissed']) }),
  touches: () => [touch(listReports)],
  audited: true,
})

export const threadSummarised = activity('thread.summarised', {
  facts: thread,
  touches: ({ threadId }) => [touch(getSummary, { threadId })],
})

/** To one's own screens. */
export const draftKept = activity('draft.kept', { facts: z.object({}), touches: () => [touch(listDrafts)], passing: true })
