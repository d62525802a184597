import {
  chooseArchivePlace,
  exportArchiveProblems,
  exportDiscussions,
  forgetArchive,
  getArchive,
  listArchiveAuthors,
  listArchives,
  listArchiveThreads,
  matchArchiveAuthor,
  openArchive,
  runArchive,
  stopArchive,
  undoArchive,
} from '@navette/contract/discussions/archive-endpoints.ts'
import { route } from '../../platform/http/route.ts'
import * as commands from './archive-commands.ts'
import { exportArchiveProblems as exportProblems } from './archive-problems.ts'
import * as queries from './archive-queries.ts'
import { exportDiscussions as exportThreads } from './taking-queries.ts'

export const archiveRoutes = [
  route(listArchives, (context, { query }) => queries.listArchives(context, query)),
  route(openArchive, (context, { body }) => commands.openArchive(context, body)),
  route(getArchive, (context, { params }) => queries.getArchive(context, params.archiveId)),
  route(chooseArchivePlace, (context, { params, body }) => commands.chooseArchivePlace(context, params.archiveId, body)),
  route(listArchiveThreads, (context, { params, query }) => queries.listArchiveThreads(context, params.archiveId, query)),
  route(listArchiveAuthors, (context, { params, query }) => queries.listArchiveAuthors(context, params.archiveId, query)),
  route(matchArchiveAuthor, (context, { params, body }) => commands.matchArchiveAuthor(context, params.archiveId, params.authorId, body)),
  route(exportArchiveProblems, (context, { params }) => exportProblems(context, params.archiveId)),
  route(runArchive, (context, { params }) => commands.runArchive(context, params.archiveId)),
  route(stopArchive, (context, { params }) => commands.stopArchive(context, params.archiveId)),
  route(undoArchive, (context, { params }) => commands.undoArchive(context, params.archiveId)),
  route(forgetArchive, async (context, { params }) => {
    await commands.forgetArchive(context, params.archiveId)
    return null
  }),
  route(exportDiscussions, (context, { params }) => exportThreads(context, params.projectId)),
]
