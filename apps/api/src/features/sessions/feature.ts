/**
 * Sessions: people come in by a password, a link, a passkey or a provider, stay signed in, see where they are, and sign out; they change what they
 * come in by, and hand keys to programs.
 *
 * Invariants: a session that ended opens no door and no socket from that moment; a refresh token that comes back after
 * its successor was used ends the session; answers to a sign-in, and to whoever asks for a link,
 * never tell whether an account exists; a link opens once; an address changes when both mailboxes have said yes, or when the new one has
 * and an administrator speaks for the old one. Of whoever has an
 * authenticator application, or must have a second factor, no session is opened without it, whatever the first one was; a code, a recovery
 * code, a passkey's answer and a provider's answer serve once; keys of programs open neither the security of an account nor more
 * than their scopes.
 */
import type { Feature } from '../../platform/feature.ts'
import { endedSessionsStay } from './commands.ts'
import { factorRoutes } from './factor-routes.ts'
import { cleaning, endingHelp, postLink } from './jobs.ts'
import { personalPart } from './personal-queries.ts'
import { careOfAddresses } from './queries.ts'
import { routes } from './routes.ts'

export const sessions: Feature = {
  name: 'sessions',
  uses: ['accounts'],
  routes: [...routes, ...factorRoutes],
  personalPart,
  care: careOfAddresses,
  keeps: async () => [{ kind: 'sessions', days: endedSessionsStay }],
  jobs: [cleaning, postLink, endingHelp],
}
