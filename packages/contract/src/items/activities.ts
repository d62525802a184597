import { z } from 'zod'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { listThreads } from '../discussions/endpoints.ts'
import { getItemTags, listTagged, listTags } from './endpoints.ts'

const own = {
  facts: z.object({ itemId: Id }),
  touches: () => [],
  // Whatever shows an item with what is the reader's own of it: a read says so by `shows: ['items']`.
  alters: ['items'],
  passing: true,
} as const

/** Told to the person's own screens only, and not kept: what somebody likes to have at hand is theirs. */
export const favouriteMarked = activity('favourite.marked', own)
export const favouriteUnmarked = activity('favourite.unmarked', own)

const tagging = {
  facts: z.object({ itemId: Id, tagId: Id }),
  touches: ({ itemId, tagId }: { itemId: string; tagId: string }) => [
    touch(getItemTags, { itemId }),
    touch(listTags),
    touch(listTagged, { tagId }),
    touch(listThreads),
  ],
}
export const itemTagged = activity('item.tagged', tagging)
export const itemUntagged = activity('item.untagged', tagging)

const ordering = { touches: () => [touch(getItemTags), touch(listTags), touch(listTagged), touch(listThreads)] } as const
/** `intoId`: the tag of that name that it became one with. */
export const tagRenamed = activity('tag.renamed', { facts: z.object({ tagId: Id, intoId: Id.nullable() }), ...ordering })
export const tagRemoved = activity('tag.removed', { facts: z.object({ tagId: Id }), ...ordering })
