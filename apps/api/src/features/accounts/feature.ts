/**
 * Accounts: people sign in, stay signed in, sign out, say in which language they read, and find each other.
 *
 * Invariants: a session that ended opens no door and no socket from that moment; a refresh token that comes back after
 * its successor was used ends the session; answers to a sign-in never tell whether an account exists.
 */
import type { Feature } from '../../platform/feature.ts'
import { cleanSessions } from './jobs.ts'
import { warnOfReuse } from './notices.ts'
import { routes } from './routes.ts'

export const accounts: Feature = {
  name: 'accounts',
  uses: [],
  routes,
  jobs: [warnOfReuse, cleanSessions],
}
