/**
 * Accounts: who the people of the cluster are, what they choose for themselves, how they find each other, and how they leave.
 *
 * Invariants: a person has one row and one audience of their own, whether or not they have an account; an address belongs to one person;
 * somebody can always administer the cluster; what somebody wrote keeps an author, though not their name once they are gone.
 */
import type { Feature } from '../../platform/feature.ts'
import { daysToTakeBack } from '../../platform/session/actor.ts'
import { erasing } from './jobs.ts'
import { personalPart } from './personal-queries.ts'
import { routes } from './routes.ts'

export const accounts: Feature = {
  name: 'accounts',
  uses: [],
  routes,
  personalPart,
  pages: [{ kind: 'person', path: '/personnes/' }],
  keeps: async () => [{ kind: 'closed_account', days: daysToTakeBack }],
  jobs: [erasing],
}
