import { z } from 'zod'
import { Language } from '../accounts/schema.ts'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, refusal } from '../core/errors.ts'
import { file } from '../core/files.ts'
import { Id } from '../core/ids.ts'
import { nothing } from '../core/paging.ts'
import { Feed, FeedInput, mostFeeds } from './feed-schema.ts'

export const tooManyFeeds = refusal('too_many_feeds', 409, `Nobody needs more than ${mostFeeds} feeds: revoke one first.`)

export const listFeeds = endpoint('listFeeds', {
  method: 'GET',
  path: '/api/feeds',
  summary: 'The addresses that you made for calendar programs.',
  access: 'member',
  answer: z.object({
    feeds: z.array(Feed),
    publicAddress: z.url().describe('Of what is public; for anybody'),
    publicPage: z.url().describe('The same as a page'),
  }),
  shows: ['organisations', 'projects', 'calendar'],
})

export const addFeed = endpoint('addFeed', {
  method: 'POST',
  path: '/api/feeds',
  summary: 'Make an address for a calendar program: it shows what you see, as long as you see it, without signing in.',
  access: 'member',
  body: FeedInput,
  answer: Feed,
  status: 201,
  errors: [idTaken, tooManyFeeds],
})

export const revokeFeed = endpoint('revokeFeed', {
  method: 'DELETE',
  path: '/api/feeds/:feedId',
  summary: 'The address leads nowhere from now on.',
  access: 'member',
  params: z.object({ feedId: Id }),
  answer: nothing,
  status: 204,
})

export const readFeed = endpoint('readFeed', {
  method: 'GET',
  path: '/api/feeds/:feedId/:signature',
  summary: 'A calendar as its owner sees it now (iCalendar, RFC 5545), for whoever holds its address.',
  access: 'anyone',
  params: z.object({ feedId: Id, signature: z.string().max(64) }),
  answer: file,
})

export const readPublicFeed = endpoint('readPublicFeed', {
  method: 'GET',
  path: '/api/public/calendar.ics',
  summary: 'The public events of the cluster (iCalendar, RFC 5545).',
  access: 'anyone',
  query: z.object({ organisationId: Id.optional().describe('Only what this organisation carries') }),
  answer: file,
})

export const readPublicPage = endpoint('readPublicPage', {
  method: 'GET',
  path: '/api/public/calendar.html',
  summary: 'The next public events as a page that other sites may show in theirs (iframe); machines read it too (schema.org, JSON-LD).',
  access: 'anyone',
  query: z.object({
    organisationId: Id.optional().describe('Only what this organisation carries'),
    language: Language.optional().describe('That of the cluster unless said'),
  }),
  answer: file,
})
