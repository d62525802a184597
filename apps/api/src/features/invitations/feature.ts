/**
 * Invitations: how people come into organisations and into the teams of projects. Managers invite by address, hang up a poster, answer those
 * who ask to join, and bring in lists; the team of a project invites people of the cluster, and guests.
 *
 * Invariants: an address waits on one invitation for an organisation or a project, and a person on one application, held by the database; a link that
 * was used, withdrawn, replaced or is too old lets nobody in; nobody learns whether an address has an account before they hold a letter
 * that came to it.
 */
import { linesKeptDays } from '@navette/contract/invitations/import-schema.ts'
import type { Feature } from '../../platform/feature.ts'
import { advanceImport, importCleaning, resumption } from './import-jobs.ts'
import { importRoutes } from './import-routes.ts'
import { personalPart } from './personal-queries.ts'
import { routes } from './routes.ts'

export const invitations: Feature = {
  name: 'invitations',
  uses: ['accounts', 'discussions', 'organisations', 'projects', 'sessions'],
  routes: [...routes, ...importRoutes],
  jobs: [advanceImport, resumption, importCleaning],
  personalPart,
  keeps: async () => [{ kind: 'import_lines', days: linesKeptDays }],
}
