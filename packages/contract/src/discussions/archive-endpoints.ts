import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, refusal } from '../core/errors.ts'
import { file, fileGone } from '../core/files.ts'
import { Id } from '../core/ids.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { Archive, ArchiveAuthor, ArchiveSummary, ArchiveThread } from './archive-schema.ts'
import { onePlace } from './endpoints.ts'

export const archiveUnreadable = refusal('archive_unreadable', 422, 'This is no mbox file: it does not begin with a message of one.')
export const archiveEmpty = refusal('archive_empty', 422, 'The file is empty.')
export const archiveStarted = refusal('archive_started', 409, 'This import has been started.')
export const archiveNotRead = refusal('archive_not_read', 409, 'The file has to be looked through first.')
export const archiveGoesOn = refusal('archive_goes_on', 409, 'The import goes on: it has to be stopped, or to end, first.')

const params = z.object({ archiveId: Id })
const place = z.object({
  projectId: Id.nullable().default(null),
  organisationId: Id.nullable().default(null).describe('Neither for the whole cluster'),
})

export const listArchives = endpoint('listArchives', {
  method: 'GET',
  path: '/api/archives',
  summary: 'The archives of mailing lists that you brought, and those that others brought where you look after the place, the last first.',
  access: 'insider',
  query: pageQuery,
  answer: page(ArchiveSummary),
  shows: ['accounts', 'organisations'],
})

export const openArchive = endpoint('openArchive', {
  method: 'POST',
  path: '/api/archives',
  summary:
    'Bring the archive of a mailing list (mbox, also packed with gzip), sent as a file before, to where you may open threads; for managers and administrators. It is looked through, and nothing comes yet.',
  access: 'insider',
  body: place.extend({ id: Id, fileId: Id }),
  answer: Archive,
  status: 201,
  errors: [idTaken, fileGone, onePlace, archiveUnreadable, archiveEmpty],
})

export const getArchive = endpoint('getArchive', {
  method: 'GET',
  path: '/api/archives/:archiveId',
  summary:
    'One archive: what would come, how far it is, or what came. For whoever brought it; once it was started, for those who look after its place too.',
  access: 'insider',
  sees: 'archiveId',
  params,
  answer: Archive,
  shows: ['accounts', 'organisations', 'projects'],
})

export const chooseArchivePlace = endpoint('chooseArchivePlace', {
  method: 'PUT',
  path: '/api/archives/:archiveId/place',
  summary: 'Choose another place for its threads, before it is started.',
  access: 'insider',
  sees: 'archiveId',
  params,
  body: place,
  answer: Archive,
  errors: [archiveStarted, onePlace],
})

export const listArchiveThreads = endpoint('listArchiveThreads', {
  method: 'GET',
  path: '/api/archives/:archiveId/threads',
  summary: 'The threads that the messages make, the latest first; for whoever reads their place.',
  access: 'insider',
  sees: 'archiveId',
  params,
  query: pageQuery,
  answer: page(ArchiveThread),
})

export const listArchiveAuthors = endpoint('listArchiveAuthors', {
  method: 'GET',
  path: '/api/archives/:archiveId/authors',
  summary: 'Who wrote in it, whoever wrote most first; for whoever brings it alone.',
  access: 'insider',
  sees: 'archiveId',
  params,
  query: pageQuery.extend({ unknown: z.stringbool().optional().describe('Only those who are nobody of ours, or only the others') }),
  answer: page(ArchiveAuthor),
  shows: ['accounts', 'organisations'],
})

export const matchArchiveAuthor = endpoint('matchArchiveAuthor', {
  method: 'PUT',
  path: '/api/archives/:archiveId/authors/:authorId/member',
  summary: 'Say who of ours somebody is, before it is started; nobody, and their name alone stands beside what they wrote.',
  access: 'insider',
  sees: 'archiveId',
  params: params.extend({ authorId: Id }),
  body: z.object({ memberId: Id.nullable() }),
  answer: ArchiveAuthor,
  errors: [archiveStarted],
})

export const exportArchiveProblems = endpoint('exportArchiveProblems', {
  method: 'GET',
  path: '/api/archives/:archiveId/problems',
  summary: 'The messages that do not come, or not as they were, as a CSV file, with the reason beside each.',
  access: 'insider',
  sees: 'archiveId',
  params,
  answer: file,
})

export const runArchive = endpoint('runArchive', {
  method: 'PUT',
  path: '/api/archives/:archiveId/run',
  summary: 'Bring the threads in; it goes on by itself. One that was stopped goes on where it stood.',
  access: 'insider',
  sees: 'archiveId',
  params,
  answer: Archive,
  errors: [archiveNotRead, archiveStarted],
})

export const stopArchive = endpoint('stopArchive', {
  method: 'DELETE',
  path: '/api/archives/:archiveId/run',
  summary: 'Stop an import that goes on; what came stays.',
  access: 'insider',
  sees: 'archiveId',
  params,
  answer: Archive,
})

export const undoArchive = endpoint('undoArchive', {
  method: 'PUT',
  path: '/api/archives/:archiveId/undoing',
  summary:
    'Take out again what came, with its files; for whoever brought it, and those who look after its place. A thread in which members have written since stays as it is.',
  access: 'insider',
  sees: 'archiveId',
  params,
  answer: Archive,
  errors: [archiveNotRead, archiveGoesOn],
})

export const forgetArchive = endpoint('forgetArchive', {
  method: 'DELETE',
  path: '/api/archives/:archiveId',
  summary: 'Drop an archive that was not started, with its file.',
  access: 'insider',
  sees: 'archiveId',
  params,
  answer: nothing,
  status: 204,
  errors: [archiveStarted],
})

export const exportDiscussions = endpoint('exportDiscussions', {
  method: 'GET',
  path: '/api/projects/:projectId/discussions',
  summary: 'The threads of a project as Markdown, one file each with the files beside, in one ZIP: what you may read, and no more.',
  access: 'member',
  sees: 'projectId',
  params: z.object({ projectId: Id }),
  answer: file,
})
