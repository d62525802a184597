import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { refusal } from '../core/errors.ts'
import { Id } from '../core/ids.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { Email, Language, Me, Member } from './schema.ts'

/** The same words whether the account exists or not, so that nobody learns who has one. */
export const wrongCredentials = refusal('wrong_credentials', 401, 'This address and this password do not go together.')
/** Waits grow with each failure; `Retry-After` says how long. */
export const slowDown = refusal('slow_down', 429, 'Too many failed attempts; wait before trying again.')

export const signIn = endpoint('signIn', {
  method: 'POST',
  path: '/api/sessions',
  summary: 'Sign in; the session travels in HttpOnly cookies.',
  access: 'anyone',
  body: z.object({ email: Email, password: z.string().min(1).max(200) }),
  answer: Me,
  status: 201,
  errors: [wrongCredentials, slowDown],
  shows: ['organisations'],
})

export const getSession = endpoint('getSession', {
  method: 'GET',
  path: '/api/sessions/current',
  summary: 'Who is signed in, and what they may start.',
  access: 'member',
  answer: Me,
  shows: ['organisations'],
})

export const renewSession = endpoint('renewSession', {
  method: 'PUT',
  path: '/api/sessions/current/renewal',
  summary:
    'Exchange the refresh token for fresh cookies. A token that comes back after its successor was used ends the session: somebody else holds it.',
  access: 'anyone',
  answer: nothing,
  status: 204,
})

export const signOut = endpoint('signOut', {
  method: 'DELETE',
  path: '/api/sessions/current',
  summary: 'Sign out; open sockets of this session lose their rights at once.',
  access: 'member',
  answer: nothing,
  status: 204,
})

export const editMe = endpoint('editMe', {
  method: 'PATCH',
  path: '/api/members/me',
  summary: 'Change your own language or presence.',
  access: 'member',
  body: z.object({ language: Language.exactOptional(), presence: z.boolean().exactOptional() }),
  answer: Me,
})

export const listMembers = endpoint('listMembers', {
  method: 'GET',
  path: '/api/members',
  summary: 'The people of the cluster, by name.',
  access: 'insider',
  query: pageQuery.extend({
    search: z.string().trim().max(100).optional().describe('Letters of a name, accents aside'),
    organisationId: Id.optional(),
  }),
  answer: page(Member),
  shows: ['accounts', 'organisations'],
})

export const getMember = endpoint('getMember', {
  method: 'GET',
  path: '/api/members/:memberId',
  summary: 'One person.',
  access: 'insider',
  sees: 'memberId',
  params: z.object({ memberId: Id }),
  answer: Member,
  shows: ['accounts', 'organisations'],
})
