import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { Id } from '../core/ids.ts'
import { discussedNouns } from '../core/nouns.ts'
import { page, pageQuery } from '../core/paging.ts'
import { Follow, Following, FollowLevel } from './schema.ts'

const itemParams = z.object({ itemId: Id })
const organisationParams = z.object({ organisationId: Id })
const body = z.object({
  level: FollowLevel.nullable().describe('Null takes the choice back: what holds for the place around it, holds here'),
})
const shows = ['organisations', 'discussions', ...discussedNouns] as const

export const getFollowing = endpoint('getFollowing', {
  method: 'GET',
  path: '/api/items/:itemId/following',
  summary: 'How you follow a project, a thread or anything else that is shared, and where that comes from.',
  access: 'member',
  sees: 'itemId',
  params: itemParams,
  answer: Following,
  shows,
})

export const followItem = endpoint('followItem', {
  method: 'PUT',
  path: '/api/items/:itemId/following',
  summary: 'Choose how you follow it and all that it holds; nobody else learns it.',
  access: 'member',
  sees: 'itemId',
  params: itemParams,
  body,
  answer: Following,
})

export const getOrganisationFollowing = endpoint('getOrganisationFollowing', {
  method: 'GET',
  path: '/api/organisations/:organisationId/following',
  summary: 'How you follow an organisation, and where that comes from.',
  access: 'member',
  sees: 'organisationId',
  params: organisationParams,
  answer: Following,
  shows,
})

export const followOrganisation = endpoint('followOrganisation', {
  method: 'PUT',
  path: '/api/organisations/:organisationId/following',
  summary: 'Choose how you follow an organisation and its projects.',
  access: 'member',
  sees: 'organisationId',
  params: organisationParams,
  body,
  answer: Following,
})

export const getClusterFollowing = endpoint('getClusterFollowing', {
  method: 'GET',
  path: '/api/cluster/following',
  summary: 'How you follow all that is chosen nowhere nearer.',
  access: 'member',
  answer: Following,
})

export const followCluster = endpoint('followCluster', {
  method: 'PUT',
  path: '/api/cluster/following',
  summary: 'Choose how you follow all for which you choose nothing nearer.',
  access: 'member',
  body,
  answer: Following,
})

export const listFollows = endpoint('listFollows', {
  method: 'GET',
  path: '/api/follows',
  summary: 'What you chose to follow differently, the latest first; what you no longer see is left out.',
  access: 'member',
  query: pageQuery,
  answer: page(Follow),
  shows,
})
