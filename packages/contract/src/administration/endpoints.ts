import { z } from 'zod'
import { Me } from '../accounts/schema.ts'
import { endpoint } from '../core/endpoint.ts'
import { refusal, unavailable } from '../core/errors.ts'
import { Cluster, DemonstrationAccount, Founding, FoundingToken } from './schema.ts'

export const wrongLink = refusal('wrong_link', 403, 'This is not the link that the server printed.')
export const alreadyFounded = refusal('already_founded', 409, 'This installation already has its cluster.')

export const getCluster = endpoint('getCluster', {
  method: 'GET',
  path: '/api/cluster',
  summary: 'The name of the cluster, and whether it has been founded.',
  access: 'anyone',
  answer: Cluster,
})

export const foundCluster = endpoint('foundCluster', {
  method: 'POST',
  path: '/api/cluster',
  summary: 'Found the cluster with its first administrator, who is signed in.',
  access: 'founder',
  body: Founding,
  answer: Me,
  status: 201,
  errors: [wrongLink, alreadyFounded],
})

export const loadDemonstration = endpoint('loadDemonstration', {
  method: 'POST',
  path: '/api/cluster/demonstration',
  summary: 'Fill an empty installation with the demonstration cluster.',
  access: 'founder',
  body: z.object({ token: FoundingToken }),
  answer: z.object({ accounts: z.array(DemonstrationAccount) }),
  status: 201,
  errors: [wrongLink, alreadyFounded],
})

export const getHealth = endpoint('getHealth', {
  method: 'GET',
  path: '/api/health',
  summary: 'The process is alive.',
  access: 'anyone',
  answer: z.object({ alive: z.literal(true) }),
})

export const getReadiness = endpoint('getReadiness', {
  method: 'GET',
  path: '/api/ready',
  summary: 'Database, jobs and storage answer.',
  access: 'anyone',
  answer: z.object({ ready: z.literal(true), checks: z.record(z.string(), z.literal('ok')) }),
  errors: [unavailable],
})
