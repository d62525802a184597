/**
 * Organisations: the members of the cluster, each with its thread in every ribbon, and who belongs to them.
 *
 * Invariants: a thread (dye and weave) belongs to one organisation; a person is not twice in the same organisation at the same time;
 * both are held by the database. Organisations are no secret: whoever is signed in may read their names, guests too.
 */
import type { Feature } from '../../platform/feature.ts'
import { routes } from './routes.ts'

export const organisations: Feature = {
  name: 'organisations',
  uses: [],
  routes,
}
