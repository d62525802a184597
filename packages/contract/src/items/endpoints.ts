import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { refusal } from '../core/errors.ts'
import { Id } from '../core/ids.ts'
import { discussedNouns } from '../core/nouns.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { ItemTags, mostTags, Tag, TaggedItem, TagName, UsedTag } from './schema.ts'

export const tooManyTags = refusal('too_many_tags', 409, `A thing has ${mostTags} tags at most.`)

const params = z.object({ itemId: Id })
const tagParams = z.object({ tagId: Id })

export const markFavourite = endpoint('markFavourite', {
  method: 'PUT',
  path: '/api/items/:itemId/favourite',
  summary: 'Mark a project, a thread or anything else that is shared as one of your favourites; nobody else learns it.',
  access: 'member',
  sees: 'itemId',
  params,
  answer: nothing,
  status: 204,
})

export const unmarkFavourite = endpoint('unmarkFavourite', {
  method: 'DELETE',
  path: '/api/items/:itemId/favourite',
  summary: 'It is no longer one of your favourites.',
  access: 'member',
  sees: 'itemId',
  params,
  answer: nothing,
  status: 204,
})

export const getItemTags = endpoint('getItemTags', {
  method: 'GET',
  path: '/api/items/:itemId/tags',
  summary: 'The tags of something that you see.',
  access: 'member',
  sees: 'itemId',
  params,
  answer: ItemTags,
  // Whether one still sees it changes with where it hangs.
  shows: ['discussions', ...discussedNouns],
})

export const tagItem = endpoint('tagItem', {
  method: 'POST',
  path: '/api/items/:itemId/tags',
  summary: 'Put a tag on something; a tag that nobody has used yet comes about with it.',
  access: 'insider',
  sees: 'itemId',
  params,
  body: z.object({ name: TagName }),
  answer: Tag,
  errors: [tooManyTags],
})

export const untagItem = endpoint('untagItem', {
  method: 'DELETE',
  path: '/api/items/:itemId/tags/:tagId',
  summary: 'Take a tag off something.',
  access: 'insider',
  sees: 'itemId',
  params: params.extend({ tagId: Id }),
  answer: nothing,
  status: 204,
})

export const listTags = endpoint('listTags', {
  method: 'GET',
  path: '/api/tags',
  summary: 'Tags of what you see, the most used first.',
  access: 'member',
  query: z.object({
    search: z.string().max(40).default('').describe('Only those whose name holds these letters'),
    limit: pageQuery.shape.limit,
  }),
  answer: z.object({ items: z.array(UsedTag) }),
  shows: ['discussions', ...discussedNouns],
})

export const listTagged = endpoint('listTagged', {
  method: 'GET',
  path: '/api/tags/:tagId/items',
  summary: 'What you see of all that has this tag, what got it last first.',
  access: 'member',
  sees: 'tagId',
  params: tagParams,
  query: pageQuery,
  answer: page(TaggedItem).extend({
    tag: Tag,
    can: z.object({ order: z.boolean().describe('Rename the tag, unite it with another, take it away') }),
  }),
  shows: ['organisations', 'discussions', ...discussedNouns],
})

export const renameTag = endpoint('renameTag', {
  method: 'PATCH',
  path: '/api/tags/:tagId',
  summary: 'Give a tag another name; where another tag is called that, the two become one.',
  access: 'administrator',
  params: tagParams,
  body: z.object({ name: TagName }),
  answer: Tag.describe('The one that remains'),
})

export const removeTag = endpoint('removeTag', {
  method: 'DELETE',
  path: '/api/tags/:tagId',
  summary: 'Take a tag off everything.',
  access: 'administrator',
  params: tagParams,
  answer: nothing,
  status: 204,
})
