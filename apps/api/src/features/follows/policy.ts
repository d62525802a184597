import type { FollowLevel, FollowReason } from '@navette/contract/follows/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'

/** Where a thing stands, as far as following it goes. */
export interface Standing {
  /** The item, the organisation, or `cluster`. */
  id: string
  /** What the actor did in it that makes them follow it by itself: it is a conversation of theirs, or they wrote in it. */
  own: 'conversation' | 'wrote' | null
  /** What it hangs on. */
  aboutId: string | null
  projectId: string | null
  organisationId: string | null
}

/** What somebody is told of a thing, and why so. */
export interface Heard {
  level: FollowLevel
  reason: FollowReason
  /** Where it was chosen, where that is not here. */
  placeId: string | null
}

type Follower = Pick<Actor, 'follows' | 'teams' | 'belongings'>

/** The choice of all for which nothing nearer was chosen. */
export const wholeCluster = 'cluster'

/**
 * The nearest wins: what was chosen for the thing itself; what one did in it; what was chosen for whatever holds it, from near to far. Where nothing was
 * chosen, whoever takes part in a project or an organisation is told everything of it, and of the rest what is new and what calls them.
 * `levelIn` of the queries says the same in SQL.
 */
export function hearing(actor: Follower, thing: Standing): Heard {
  const here = actor.follows[thing.id]
  return here ? { level: here, reason: 'chosen', placeId: null } : otherwise(actor, thing)
}

/** What holds where nothing is chosen for the thing itself. */
export function otherwise({ follows, teams, belongings }: Follower, { id, own, aboutId, projectId, organisationId }: Standing): Heard {
  if (own) return { level: 'everything', reason: own, placeId: null }
  for (const placeId of [aboutId, projectId, organisationId, wholeCluster]) {
    const level = placeId !== null && placeId !== id ? follows[placeId] : undefined
    if (level) return { level, reason: 'inherited', placeId }
  }
  if (projectId !== null && teams.includes(projectId)) return { level: 'everything', reason: 'team', placeId: null }
  // A project has a team of its own: of the others', those of its organisation are told what is new.
  if (projectId === null && belongings.some(({ organisation }) => organisation.id === organisationId))
    return { level: 'everything', reason: 'member', placeId: null }
  return { level: 'threads', reason: 'elsewhere', placeId: null }
}
