/**
 * Administration: an installation is founded once, by whoever holds the link that its server printed, and tells operators how it is.
 *
 * Invariants: one cluster to an installation, held by the database; nobody founds it without the link; the demonstration is loaded
 * into an empty installation only.
 */
import type { Feature } from '../../platform/feature.ts'
import { routes } from './routes.ts'

export const administration: Feature = {
  name: 'administration',
  uses: ['accounts'],
  routes,
}
