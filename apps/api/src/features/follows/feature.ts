/**
 * Follows: somebody says how much they want to be told of a project, a thread or anything else that is shared, of an organisation, of the whole cluster:
 * everything, new threads and mentions, mentions alone, nothing.
 *
 * Invariants: the nearest choice holds (policy.ts); what nobody chose follows from where they are and what they wrote, and is no row; nobody
 * learns how others follow; whoever follows sees no more than before.
 */
import type { Feature } from '../../platform/feature.ts'
import { organisationPart } from './organisation-commands.ts'
import { personalPart } from './personal-queries.ts'
import { routes } from './routes.ts'

export const follows: Feature = {
  name: 'follows',
  uses: ['items', 'organisations'],
  routes,
  personalPart,
  organisationPart,
}
