import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { OrganisationRef } from '../core/refs.ts'
import { Line } from '../core/text.ts'
import { Instant } from '../core/time.ts'

export const TagName = Line(40).describe('A word or a few; capitals and accents do not tell two tags apart')

/** Tags on one thing: more would say nothing any more. */
export const mostTags = 10

export const Tag = z.object({ id: Id, name: z.string() })
export type Tag = z.infer<typeof Tag>

export const ItemTags = z.object({
  tags: z.array(Tag).describe('By name'),
  can: z.object({ tag: z.boolean() }),
})
export type ItemTags = z.infer<typeof ItemTags>

export const UsedTag = Tag.extend({ count: z.int().describe('Things with this tag that the actor sees') })
export type UsedTag = z.infer<typeof UsedTag>

export const TaggedItem = z.object({
  id: Id,
  kind: z.string().describe('`thread`, `project`, `file`, …'),
  title: z.string().describe('Empty for a conversation'),
  path: z.string().nullable().describe('Of its page in this installation; null where it has none'),
  project: z.object({ id: Id, title: z.string() }).nullable().describe('What holds it; null for a project itself'),
  organisation: OrganisationRef.nullable(),
  taggedAt: Instant,
})
export type TaggedItem = z.infer<typeof TaggedItem>
