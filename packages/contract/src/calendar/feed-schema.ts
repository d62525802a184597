import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { OrganisationRef } from '../core/refs.ts'
import { Instant } from '../core/time.ts'
import { Place } from './schema.ts'

/** What a feed is of: what concerns me (my organisations, my projects), an organisation, a project, or a place. */
export const FeedKind = z.enum(['mine', 'organisation', 'project', 'place'])
export type FeedKind = z.infer<typeof FeedKind>

export const mostFeeds = 20

/** An address that a calendar program subscribes to, and that shows it what its owner sees. */
export const Feed = z.object({
  id: Id,
  kind: FeedKind,
  organisation: OrganisationRef.nullable(),
  project: z.object({ id: Id, title: z.string() }).nullable(),
  place: Place.nullable(),
  address: z.url().describe('Whoever has it reads the calendar: to be given to nobody'),
  madeAt: Instant,
  lastReadAt: Instant.nullable().describe('When a program last asked for it, to the hour'),
})
export type Feed = z.infer<typeof Feed>

const id = { id: Id }
export const FeedInput = z.discriminatedUnion('kind', [
  z.object({ ...id, kind: z.literal('mine') }),
  z.object({ ...id, kind: z.literal('organisation'), organisationId: Id }),
  z.object({ ...id, kind: z.literal('project'), projectId: Id }),
  z.object({ ...id, kind: z.literal('place'), placeId: Id }),
])
export type FeedInput = z.infer<typeof FeedInput>
