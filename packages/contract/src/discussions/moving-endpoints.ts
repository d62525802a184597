import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, refusal } from '../core/errors.ts'
import { Id } from '../core/ids.ts'
import { notDiscussed, onePlace, threadClosed } from './endpoints.ts'
import { Thread, ThreadTitle } from './schema.ts'

/** Threads that are moved, split and merged, and the addresses that lead to where things stand now. */

export const nothingToSplit = refusal('nothing_to_split', 422, 'None of these messages stands in this thread.')
export const nothingStays = refusal('nothing_stays', 422, 'All messages would go: rename the thread, or move it.')
export const announcementStays = refusal('announcement_stays', 409, 'Its readers are asked to confirm it: ask no more before it is merged.')
export const mergedElsewhere = refusal('merged_elsewhere', 409, 'One of these threads was merged into another meanwhile.')
export const nothingMerged = refusal('nothing_merged', 409, 'The thread is not merged, or its messages went on elsewhere.')

const threadParams = z.object({ threadId: Id })
const where = z.object({
  projectId: Id.nullable().default(null),
  aboutId: Id.nullable().default(null).describe('An item that is no project'),
  organisationId: Id.nullable().default(null).describe('None of the three: the whole cluster'),
})

export const weighMove = endpoint('weighMove', {
  method: 'GET',
  path: '/api/threads/:threadId/move',
  summary: 'How many people would gain and lose a thread that is moved to a place, or merged into another thread.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  query: z.object({
    projectId: Id.optional(),
    aboutId: Id.optional(),
    organisationId: Id.optional(),
    intoId: Id.optional().describe('The other thread'),
  }),
  momentary: true,
  answer: z.object({
    gain: z.int().nullable().describe('People who could not read it until now; null for a guest'),
    lose: z.int().nullable().describe('People who could, and no longer will; null for a guest'),
    loseIt: z.boolean().describe('The actor is one of those who lose it'),
  }),
  errors: [onePlace, notDiscussed],
})

export const moveThread = endpoint('moveThread', {
  method: 'PUT',
  path: '/api/threads/:threadId/place',
  summary: 'Move a thread to another place: who reads it from then on is whoever sees that place.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  body: where,
  answer: Thread.nullable().describe('Null where the actor does not see the new place'),
  errors: [onePlace, notDiscussed],
})

export const splitThread = endpoint('splitThread', {
  method: 'POST',
  path: '/api/threads/:threadId/parts',
  summary: 'Open a new thread in the same place with some of the messages; where they stood, a trace leads to them.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  body: z.object({
    id: Id,
    title: ThreadTitle,
    postIds: z.array(Id).max(1_000).default([]).describe('The messages, in any order'),
    fromNumber: z.int().min(1).nullable().default(null).describe('Or all from this number on'),
  }),
  answer: Thread,
  status: 201,
  errors: [nothingToSplit, nothingStays, mergedElsewhere, idTaken],
})

export const mergeThread = endpoint('mergeThread', {
  method: 'PUT',
  path: '/api/threads/:threadId/merger',
  summary: 'Merge a thread into another: its messages follow there, its address leads there. The answer is the other thread.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  body: z.object({ intoId: Id }),
  answer: Thread,
  errors: [threadClosed, announcementStays, mergedElsewhere],
})

export const undoMerger = endpoint('undoMerger', {
  method: 'DELETE',
  path: '/api/threads/:threadId/merger',
  summary: 'Take a merger back: the messages return to their numbers, and what was said since stays in the other thread.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  answer: Thread,
  errors: [nothingMerged],
})

export const locatePost = endpoint('locatePost', {
  method: 'GET',
  path: '/api/threads/:threadId/whereabouts',
  summary: 'Where a message stands now that once had this number in this thread.',
  access: 'member',
  sees: 'threadId',
  params: threadParams,
  query: z.object({ number: z.coerce.number().int().min(1).max(2_000_000_000).default(1) }),
  answer: z.object({ threadId: Id, number: z.int() }),
})
