import { type Scope, scopesFor } from '@navette/contract/core/scopes.ts'
import type { Feature } from '../../platform/feature.ts'
import type { Actor } from '../../platform/session/actor.ts'

/** Scopes that open at least one door to this person, in the order of the product's table of contents: read from the declarations of the doors. */
export function offeredScopes(
  features: readonly Pick<Feature, 'name' | 'routes'>[],
  actor: Pick<Actor, 'administrator' | 'insider'>,
): Scope[] {
  const opens = { anyone: false, founder: false, member: true, insider: actor.insider, administrator: actor.administrator }
  const needed = features.flatMap(({ name, routes }) =>
    routes.flatMap(({ endpoint }) => (opens[endpoint.access] && !endpoint.alone ? scopesFor(name, endpoint) : [])),
  )
  const offered = new Set(needed)
  // An administrator sees and does more also behind doors that are open to others.
  if (actor.administrator) for (const scope of ['read:administration', 'write:administration'] as const) offered.add(scope)
  return [...offered]
}
