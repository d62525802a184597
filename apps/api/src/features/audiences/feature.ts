/**
 * Audiences: whoever sees a thing can ask who else does, and why.
 *
 * Invariants: the people named are those who can read it, neither more nor fewer (a test goes through the whole cast); guests learn the
 * reasons, not the people.
 */
import type { Feature } from '../../platform/feature.ts'
import { routes } from './routes.ts'

export const audiences: Feature = {
  name: 'audiences',
  uses: ['items'],
  routes,
}
