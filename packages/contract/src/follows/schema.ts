import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { Instant } from '../core/time.ts'

/**
 * What somebody is told of a thing and of all that it holds: every word; new threads, and what calls them with an @; only what calls them;
 * or nothing. The same four everywhere.
 */
export const followLevels = ['everything', 'threads', 'mentions', 'nothing'] as const
export const FollowLevel = z.enum(followLevels)
export type FollowLevel = z.infer<typeof FollowLevel>

/** Where somebody may say how they follow: something that is shared, an organisation, the whole cluster. */
export const FollowPlace = z.object({
  kind: z.string().describe('The kind of the item: `project`, `thread`; else `organisation` or `cluster`'),
  id: Id.nullable().describe('Null for the cluster'),
  title: z.string().describe('Empty for the cluster'),
})
export type FollowPlace = z.infer<typeof FollowPlace>

export const FollowReason = z.enum(['chosen', 'conversation', 'wrote', 'inherited', 'team', 'member', 'elsewhere'])
export type FollowReason = z.infer<typeof FollowReason>

export const Told = z.object({
  level: FollowLevel,
  reason: FollowReason.describe(
    'Chosen: by the actor, for this. Conversation: theirs. Wrote: they wrote in it. Inherited: chosen for the `place` that holds it. Team: they are of the project’s. Member: of the organisation. Elsewhere: none of these',
  ),
  place: FollowPlace.nullable().describe('Where it was chosen, where that is not here'),
})
export type Told = z.infer<typeof Told>

/** How the actor follows a thing, and why so. */
export const Following = Told.extend({
  otherwise: Told.describe('What holds where nothing is chosen here'),
})
export type Following = z.infer<typeof Following>

/** Something that the actor chose. */
export const Follow = z.object({ id: Id, place: FollowPlace, level: FollowLevel, at: Instant })
export type Follow = z.infer<typeof Follow>
