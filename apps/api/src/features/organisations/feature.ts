/**
 * Organisations: the members of the cluster, each with its thread in every ribbon, and who belongs to them.
 *
 * Invariants: a thread (dye and weave) belongs to one organisation; a person is not twice in the same organisation at the same time;
 * a closed organisation takes nothing new in; all are held by the database. What its closing, its merger or somebody's leaving means to other
 * things, their features say in `organisationPart`. Organisations are no secret: whoever is signed in may read their names, guests too.
 */
import type { Feature } from '../../platform/feature.ts'
import { lapsing, reminding } from './jobs.ts'
import { personalPart } from './personal-queries.ts'
import { routes } from './routes.ts'

export const organisations: Feature = {
  name: 'organisations',
  uses: ['accounts'],
  routes,
  personalPart,
  pages: [{ kind: 'organisation', path: '/structures/' }],
  jobs: [lapsing, reminding],
}
