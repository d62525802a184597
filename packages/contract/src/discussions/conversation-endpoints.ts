import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, refusal } from '../core/errors.ts'
import { Id } from '../core/ids.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { PersonRef } from '../core/refs.ts'
import { PostText, Thread } from './schema.ts'

/** Threads between people. */

export const nobodyElse = refusal('nobody_else', 422, 'A conversation needs somebody besides you.')
export const outOfReach = refusal('out_of_reach', 422, 'One of these people has no account, or is nobody you may write to.')
export const twoStay = refusal('two_stay', 409, 'A conversation of two is not left: it has nobody to go on with.')

/** People besides the actor: more than a dozen are a project, or an organisation. */
const mostOthers = 11

export const listCorrespondents = endpoint('listCorrespondents', {
  method: 'GET',
  path: '/api/correspondents',
  summary: 'People to whom you may write: everybody with an account, for a guest those of their projects.',
  access: 'member',
  query: pageQuery.extend({ search: z.string().trim().max(100).optional().describe('Letters of the name') }),
  answer: page(PersonRef),
  shows: ['accounts', 'organisations', 'projects'],
})

export const findConversation = endpoint('findConversation', {
  method: 'GET',
  path: '/api/conversations',
  summary: 'The conversation that you have with just these people, if there is one.',
  access: 'member',
  query: z.object({
    with: z
      .string()
      .max(500)
      .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/i)
      .describe('Their ids, with commas'),
  }),
  answer: z.object({ threadId: Id.nullable() }),
})

export const openConversation = endpoint('openConversation', {
  method: 'POST',
  path: '/api/conversations',
  summary: 'Write to one or a few people. The same people have one conversation: where it is there, the message goes into it.',
  access: 'member',
  body: z.object({
    id: Id,
    memberIds: z.array(Id).min(1).max(mostOthers).describe('The others; naming oneself changes nothing'),
    post: z.object({ id: Id, text: PostText }),
  }),
  answer: Thread,
  status: 201,
  errors: [nobodyElse, outOfReach, idTaken],
})

export const leaveConversation = endpoint('leaveConversation', {
  method: 'DELETE',
  path: '/api/threads/:threadId/people/me',
  summary: 'Leave a conversation of three or more; what you wrote stays.',
  access: 'member',
  sees: 'threadId',
  params: z.object({ threadId: Id }),
  answer: nothing,
  status: 204,
  errors: [twoStay],
})
