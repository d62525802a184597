import {
  findConversation,
  leaveConversation,
  listCorrespondents,
  openConversation,
} from '@navette/contract/discussions/conversation-endpoints.ts'
import {
  closeThread,
  countUnread,
  editPost,
  getPost,
  getThread,
  listPostDays,
  listPosts,
  listThreads,
  openThread,
  readThread,
  removePost,
  renameThread,
  reopenThread,
  sendPost,
} from '@navette/contract/discussions/endpoints.ts'
import { locatePost, mergeThread, moveThread, splitThread, undoMerger, weighMove } from '@navette/contract/discussions/moving-endpoints.ts'
import {
  announceThread,
  confirmAnnouncement,
  countConfirmations,
  listConfirmations,
  pinThread,
  unpinThread,
  withdrawAnnouncement,
} from '@navette/contract/discussions/order-endpoints.ts'
import {
  answerReport,
  getSummary,
  listPostVersions,
  listReports,
  reactToPost,
  removeSummary,
  reportPost,
  restorePost,
  writeSummary,
} from '@navette/contract/discussions/post-endpoints.ts'
import { moveReadings } from '@navette/contract/discussions/reading-endpoints.ts'
import {
  forgetDrafts,
  keepDraft,
  listDrafts,
  measureReach,
  suggestMentions,
  suggestThings,
} from '@navette/contract/discussions/writing-endpoints.ts'
import { route } from '../../platform/http/route.ts'
import * as conversations from './conversation-commands.ts'
import * as conversationQueries from './conversation-queries.ts'
import * as drafts from './draft-commands.ts'
import * as draftQueries from './draft-queries.ts'
import * as mentions from './mention-queries.ts'
import * as moving from './moving-commands.ts'
import * as movingQueries from './moving-queries.ts'
import * as order from './order-commands.ts'
import * as orderQueries from './order-queries.ts'
import * as posts from './post-commands.ts'
import * as postQueries from './post-queries.ts'
import * as queries from './queries.ts'
import * as reactions from './reaction-commands.ts'
import * as readings from './reading-commands.ts'
import * as reports from './report-commands.ts'
import * as reportQueries from './reported-queries.ts'
import * as summaries from './summary-commands.ts'
import * as summaryQueries from './summary-queries.ts'
import * as threads from './thread-commands.ts'
import * as unread from './unread-queries.ts'

export const routes = [
  route(listThreads, (context, { query }) => queries.listThreads(context, query)),
  route(countUnread, (context) => unread.countUnread(context)),
  route(getThread, (context, { params }) => queries.getThread(context, params.threadId)),
  route(openThread, (context, { body }) => threads.openThread(context, body)),
  route(renameThread, (context, { params, body }) => threads.renameThread(context, params.threadId, body)),
  route(closeThread, (context, { params }) => threads.closeThread(context, params.threadId)),
  route(reopenThread, (context, { params }) => threads.reopenThread(context, params.threadId)),
  route(readThread, async (context, { params, body }) => {
    await threads.readThread(context, params.threadId, body.number)
    return null
  }),
  route(moveReadings, (context, { body }) => readings.moveReadings(context, body.marks)),
  route(listPosts, (context, { params, query }) => postQueries.listPosts(context, params.threadId, query)),
  route(listPostDays, (context, { params }) => postQueries.listPostDays(context, params.threadId)),
  route(sendPost, (context, { params, body }) => posts.sendPost(context, params.threadId, body)),
  route(getPost, (context, { params }) => postQueries.getPost(context, params.postId)),
  route(editPost, (context, { params, body }) => posts.editPost(context, params.postId, body)),
  route(removePost, (context, { params }) => posts.removePost(context, params.postId)),
  route(pinThread, (context, { params }) => order.pinThread(context, params.threadId)),
  route(unpinThread, (context, { params }) => order.unpinThread(context, params.threadId)),
  route(announceThread, (context, { params }) => order.announceThread(context, params.threadId)),
  route(withdrawAnnouncement, (context, { params }) => order.withdrawAnnouncement(context, params.threadId)),
  route(confirmAnnouncement, (context, { params }) => order.confirmAnnouncement(context, params.threadId)),
  route(countConfirmations, (context, { params }) => orderQueries.countConfirmations(context, params.threadId)),
  route(listConfirmations, (context, { params, query }) => orderQueries.listConfirmations(context, params.threadId, query)),
  route(listCorrespondents, (context, { query }) => conversationQueries.listCorrespondents(context, query)),
  route(findConversation, (context, { query }) => conversationQueries.findConversation(context, query.with)),
  route(openConversation, (context, { body }) => conversations.openConversation(context, body)),
  route(leaveConversation, async (context, { params }) => {
    await conversations.leaveConversation(context, params.threadId)
    return null
  }),
  route(weighMove, (context, { params, query }) => movingQueries.weighMove(context, params.threadId, query)),
  route(moveThread, (context, { params, body }) => moving.moveThread(context, params.threadId, body)),
  route(splitThread, (context, { params, body }) => moving.splitThread(context, params.threadId, body)),
  route(mergeThread, (context, { params, body }) => moving.mergeThread(context, params.threadId, body.intoId)),
  route(undoMerger, (context, { params }) => moving.undoMerger(context, params.threadId)),
  route(locatePost, (context, { params, query }) => movingQueries.locatePost(context, params.threadId, query.number)),
  route(listPostVersions, (context, { params }) => postQueries.listPostVersions(context, params.postId)),
  route(restorePost, (context, { params }) => posts.restorePost(context, params.postId)),
  route(reactToPost, (context, { params, body }) => reactions.reactToPost(context, params.postId, body)),
  route(reportPost, async (context, { params, body }) => {
    await reports.reportPost(context, params.postId, body)
    return null
  }),
  route(listReports, (context, { query }) => reportQueries.listReports(context, query)),
  route(answerReport, async (context, { params, body }) => {
    await reports.answerReport(context, params.reportId, body.outcome)
    return null
  }),
  route(getSummary, (context, { params }) => summaryQueries.getSummary(context, params.threadId)),
  route(writeSummary, (context, { params, body }) => summaries.writeSummary(context, params.threadId, body)),
  route(removeSummary, (context, { params }) => summaries.removeSummary(context, params.threadId)),
  route(suggestMentions, (context, { query }) => mentions.suggestMentions(context, query)),
  route(measureReach, (context, { body }) => mentions.measureReach(context, body)),
  route(suggestThings, (context, { query }) => mentions.suggestThings(context, query.search)),
  route(listDrafts, (context) => draftQueries.listDrafts(context)),
  route(keepDraft, (context, { params, body }) => drafts.keepDraft(context, params.place, body)),
  route(forgetDrafts, async (context) => {
    await drafts.forgetDrafts(context)
    return null
  }),
]
