/**
 * Administration: an installation is founded once, by whoever holds the link that its server printed, and tells operators how it is.
 * Administrators take care of its accounts: they find everybody in one table, suspend and restore, change roles, name each other.
 *
 * Invariants: one cluster to an installation, held by the database; nobody founds it without the link; the demonstration is loaded
 * into an empty installation only. There is always an administrator who can sign in; a suspended account opens no door and no socket from
 * that moment.
 */
import type { Feature } from '../../platform/feature.ts'
import { careOfCluster } from './care-queries.ts'
import { forgetLetters, forgetOrigins, nightlyBackup } from './jobs.ts'
import { personalPart } from './personal-queries.ts'
import { keptByAdministration } from './retention-queries.ts'
import { routes } from './routes.ts'

export const administration: Feature = {
  name: 'administration',
  uses: ['accounts', 'sessions', 'organisations', 'invitations'],
  routes,
  care: careOfCluster,
  keeps: keptByAdministration,
  personalPart,
  jobs: [nightlyBackup, forgetOrigins, forgetLetters],
}
