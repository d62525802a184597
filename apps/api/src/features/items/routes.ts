import {
  getItemTags,
  listTagged,
  listTags,
  markFavourite,
  removeTag,
  renameTag,
  tagItem,
  unmarkFavourite,
  untagItem,
} from '@navette/contract/items/endpoints.ts'
import { route } from '../../platform/http/route.ts'
import * as commands from './commands.ts'
import * as tagCommands from './tag-commands.ts'
import * as tagQueries from './tag-queries.ts'

export const routes = [
  route(markFavourite, async (context, { params }) => {
    await commands.markFavourite(context, params.itemId)
    return null
  }),
  route(unmarkFavourite, async (context, { params }) => {
    await commands.unmarkFavourite(context, params.itemId)
    return null
  }),
  route(getItemTags, (context, { params }) => tagQueries.getItemTags(context, params.itemId)),
  route(tagItem, (context, { params, body }) => tagCommands.tagItem(context, params.itemId, body.name)),
  route(untagItem, async (context, { params }) => {
    await tagCommands.untagItem(context, params.itemId, params.tagId)
    return null
  }),
  route(listTags, (context, { query }) => tagQueries.listTags(context, query)),
  route(listTagged, (context, { params, query }) => tagQueries.listTagged(context, params.tagId, query)),
  route(renameTag, (context, { params, body }) => tagCommands.renameTag(context, params.tagId, body.name)),
  route(removeTag, async (context, { params }) => {
    await tagCommands.removeTag(context, params.tagId)
    return null
  }),
]
