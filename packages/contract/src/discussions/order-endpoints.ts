import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { refusal } from '../core/errors.ts'
import { Id } from '../core/ids.ts'
import { page, pageQuery } from '../core/paging.ts'
import { PersonRef } from '../core/refs.ts'
import { Instant } from '../core/time.ts'
import { Thread } from './schema.ts'

/** Keeping threads in order: what is on top, and what must be read. */

export const notAnnounced = refusal('not_announced', 409, 'The thread asks for no confirmation, or no longer.')

const params = z.object({ threadId: Id })
const aboutThread = { access: 'member', sees: 'threadId', params, answer: Thread } as const

export const pinThread = endpoint('pinThread', {
  method: 'PUT',
  path: '/api/threads/:threadId/pin',
  summary: 'Pin a thread on top of the list of its place.',
  ...aboutThread,
})

export const unpinThread = endpoint('unpinThread', {
  method: 'DELETE',
  path: '/api/threads/:threadId/pin',
  summary: 'Let a pinned thread take its place among the others again.',
  ...aboutThread,
})

export const announceThread = endpoint('announceThread', {
  method: 'PUT',
  path: '/api/threads/:threadId/announcement',
  summary: 'Ask everybody who can read a thread to confirm that they have.',
  ...aboutThread,
})

export const withdrawAnnouncement = endpoint('withdrawAnnouncement', {
  method: 'DELETE',
  path: '/api/threads/:threadId/announcement',
  summary: 'Ask for no confirmation any more; what was confirmed is forgotten.',
  ...aboutThread,
})

export const confirmAnnouncement = endpoint('confirmAnnouncement', {
  method: 'PUT',
  path: '/api/threads/:threadId/announcement/confirmation',
  summary: 'Say that you have read an announcement; once or ten times is the same.',
  ...aboutThread,
  errors: [notAnnounced],
})

export const countConfirmations = endpoint('countConfirmations', {
  method: 'GET',
  path: '/api/threads/:threadId/announcement',
  summary: 'How many have confirmed, of how many who can read it; for whoever keeps order there.',
  access: 'member',
  sees: 'threadId',
  params,
  answer: z.object({ confirmed: z.int(), waiting: z.int().describe('People who can read it and have not confirmed') }),
  shows: ['accounts', 'organisations', 'projects'],
})

export const listConfirmations = endpoint('listConfirmations', {
  method: 'GET',
  path: '/api/threads/:threadId/announcement/people',
  summary: 'Who has not confirmed yet, or who has, by name; for whoever keeps order there.',
  access: 'member',
  sees: 'threadId',
  params,
  query: pageQuery.extend({ confirmed: z.stringbool().default(false).describe('Those who have, rather than those who have not yet') }),
  answer: page(z.object({ person: PersonRef, at: Instant.nullable().describe('When they confirmed') })),
  shows: ['accounts', 'organisations', 'projects'],
})
