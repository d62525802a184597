import {
  closeThread,
  countUnread,
  editPost,
  getPost,
  getThread,
  listPosts,
  listThreads,
  openThread,
  readThread,
  removePost,
  renameThread,
  reopenThread,
  sendPost,
} from '@navette/contract/discussions/endpoints.ts'
import { route } from '../../platform/http/route.ts'
import * as commands from './commands.ts'
import * as queries from './queries.ts'

export const routes = [
  route(listThreads, (context, { query }) => queries.listThreads(context, query)),
  route(countUnread, (context) => queries.countUnread(context)),
  route(getThread, (context, { params }) => queries.getThread(context, params.threadId)),
  route(openThread, (context, { body }) => commands.openThread(context, body)),
  route(renameThread, (context, { params, body }) => commands.renameThread(context, params.threadId, body)),
  route(closeThread, (context, { params }) => commands.closeThread(context, params.threadId)),
  route(reopenThread, (context, { params }) => commands.reopenThread(context, params.threadId)),
  route(readThread, async (context, { params, body }) => {
    await commands.readThread(context, params.threadId, body.number)
    return null
  }),
  route(listPosts, (context, { params, query }) => queries.listPosts(context, params.threadId, query)),
  route(sendPost, (context, { params, body }) => commands.sendPost(context, params.threadId, body)),
  route(getPost, (context, { params }) => queries.getPost(context, params.postId)),
  route(editPost, (context, { params, body }) => commands.editPost(context, params.postId, body)),
  route(removePost, (context, { params }) => commands.removePost(context, params.postId)),
]
