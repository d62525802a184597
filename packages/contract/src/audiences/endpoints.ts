import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { Id } from '../core/ids.ts'
import { page, pageQuery } from '../core/paging.ts'
import { Audience, Reader } from './schema.ts'

export const getAudience = endpoint('getAudience', {
  method: 'GET',
  path: '/api/items/:itemId/audience',
  summary: 'Who can see a project, a thread or anything else that is shared, and why.',
  access: 'member',
  sees: 'itemId',
  params: z.object({ itemId: Id }),
  answer: Audience,
  shows: ['accounts', 'organisations', 'projects'],
})

export const listReaders = endpoint('listReaders', {
  method: 'GET',
  path: '/api/items/:itemId/audience/people',
  summary: 'The people who can see it, by name, each with the reasons.',
  access: 'insider',
  sees: 'itemId',
  params: z.object({ itemId: Id }),
  query: pageQuery,
  answer: page(Reader),
  shows: ['accounts', 'organisations', 'projects'],
})
