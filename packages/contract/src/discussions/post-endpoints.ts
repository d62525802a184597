import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, refusal, stale } from '../core/errors.ts'
import { Id } from '../core/ids.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { postRemoved } from './endpoints.ts'
import { PostVersion, Report, ReportOutcome, ReportReason, Summary, SummaryText } from './post-schema.ts'
import { Post, ReactionKind } from './schema.ts'

const postParams = z.object({ postId: Id })

export const textGone = refusal('text_gone', 409, 'What the post said was kept for thirty days, which are over.')

export const listPostVersions = endpoint('listPostVersions', {
  method: 'GET',
  path: '/api/posts/:postId/versions',
  summary: 'What a post says, and what it said before it was changed; the newest first, a hundred at most.',
  access: 'member',
  sees: 'postId',
  params: postParams,
  answer: z.object({ versions: z.array(PostVersion) }),
})

export const restorePost = endpoint('restorePost', {
  method: 'DELETE',
  path: '/api/posts/:postId/removal',
  summary: 'Put a removed post back, within thirty days.',
  access: 'member',
  sees: 'postId',
  params: postParams,
  answer: Post,
  errors: [textGone],
})

export const reactToPost = endpoint('reactToPost', {
  method: 'PUT',
  path: '/api/posts/:postId/reaction',
  summary: 'React to a post without a word, or take the reaction back.',
  access: 'member',
  sees: 'postId',
  params: postParams,
  body: z.object({ kind: ReactionKind, on: z.boolean().describe('False takes it back') }),
  answer: Post,
  errors: [postRemoved],
})

export const reportPost = endpoint('reportPost', {
  method: 'POST',
  path: '/api/posts/:postId/reports',
  summary: 'Tell those who keep the thread in order that a post should not stand there.',
  access: 'member',
  sees: 'postId',
  params: postParams,
  body: z.object({ id: Id, reason: ReportReason }),
  answer: nothing,
  status: 204,
  errors: [postRemoved, idTaken],
})

export const listReports = endpoint('listReports', {
  method: 'GET',
  path: '/api/reports',
  summary: 'Reports that wait for somebody like you, the oldest first.',
  access: 'member',
  query: pageQuery,
  answer: page(Report),
  shows: ['accounts', 'organisations', 'projects', 'discussions'],
})

export const answerReport = endpoint('answerReport', {
  method: 'PUT',
  path: '/api/reports/:reportId/answer',
  summary: 'Remove the reported post, or say that it may stand; whoever reported it is told.',
  access: 'member',
  params: z.object({ reportId: Id }),
  body: z.object({ outcome: ReportOutcome }),
  answer: nothing,
  status: 204,
})

const threadParams = z.object({ threadId: Id })

export const getSummary = endpoint('getSummary', {
  method: 'GET',
  path: '/api/threads/:threadId/summary',
  summary: 'What those who keep the thread in order say that one should know.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  answer: Summary,
  shows: ['accounts', 'organisations', 'projects', 'discussions'],
})

export const writeSummary = endpoint('writeSummary', {
  method: 'PUT',
  path: '/api/threads/:threadId/summary',
  summary: 'Write the summary of a thread, or make one of its posts the summary.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  body: z.object({
    text: SummaryText.nullable().default(null),
    postId: Id.nullable().default(null).describe('A post of the thread, in place of a text'),
    version: z.int().min(0).describe('The version that was read; 0 where there was none'),
  }),
  answer: Summary,
  errors: [stale],
})

export const removeSummary = endpoint('removeSummary', {
  method: 'DELETE',
  path: '/api/threads/:threadId/summary',
  summary: 'Take the summary away.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  answer: Summary,
})
