import { z } from 'zod'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, refusal } from '../core/errors.ts'
import { file } from '../core/files.ts'
import { Id } from '../core/ids.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { File, FileKind, Room, Upload } from './schema.ts'

export const fileTooLarge = refusal('file_too_large', 413, 'The file is larger than one file may be here.')
export const storageFull = refusal('storage_full', 422, 'The organisation has no room left for this file.')
export const uploadElsewhere = refusal('upload_elsewhere', 409, 'The upload has come to another point: ask how far, and go on from there.')

const fileParams = z.object({ fileId: Id })
const uploadParams = z.object({ uploadId: Id })
/** With the version of a file, its addresses may be kept by a browser for good. */
const version = z.string().max(64).optional().describe('`version` of the file: the answer never changes')

export const startUpload = endpoint('startUpload', {
  method: 'POST',
  path: '/api/uploads',
  summary:
    'Start to send a file by the tus protocol (1.0.0): its size in `Upload-Length`; in `Upload-Metadata` its `name` and an `id` that is yours, so that starting twice is starting once. The bytes follow by PATCH.',
  access: 'member',
  streams: true,
  answer: Upload,
  status: 201,
  errors: [fileTooLarge, storageFull, idTaken],
})

export const getUpload = endpoint('getUpload', {
  method: 'GET',
  path: '/api/uploads/:uploadId',
  summary: 'How far your upload has come; HEAD answers it in `Upload-Offset`, as the tus protocol asks.',
  access: 'member',
  sees: 'uploadId',
  params: uploadParams,
  answer: Upload,
})

export const continueUpload = endpoint('continueUpload', {
  method: 'PATCH',
  path: '/api/uploads/:uploadId',
  summary:
    'Send the next bytes, from `Upload-Offset` on, as `application/offset+octet-stream` (tus 1.0.0). With the last, the file is there.',
  access: 'member',
  sees: 'uploadId',
  params: uploadParams,
  streams: true,
  answer: nothing,
  status: 204,
  errors: [uploadElsewhere, fileTooLarge],
})

export const cancelUpload = endpoint('cancelUpload', {
  method: 'DELETE',
  path: '/api/uploads/:uploadId',
  summary: 'Give an upload up: what has arrived is forgotten.',
  access: 'member',
  sees: 'uploadId',
  params: uploadParams,
  answer: nothing,
  status: 204,
})

export const listFiles = endpoint('listFiles', {
  method: 'GET',
  path: '/api/files',
  summary: 'Files that you may see, the newest first.',
  access: 'member',
  query: pageQuery.extend({ projectId: Id.optional(), kind: FileKind.optional() }),
  answer: page(File),
  shows: ['accounts', 'organisations', 'files'],
})

export const getFile = endpoint('getFile', {
  method: 'GET',
  path: '/api/files/:fileId',
  summary: 'What is known of a file.',
  access: 'member',
  sees: 'fileId',
  params: fileParams,
  answer: File,
  shows: ['accounts', 'organisations', 'files'],
})

export const discardFile = endpoint('discardFile', {
  method: 'DELETE',
  path: '/api/files/:fileId',
  summary: 'Throw away a file that you sent and that hangs on nothing yet.',
  access: 'member',
  sees: 'fileId',
  params: fileParams,
  answer: nothing,
  status: 204,
})

export const readContent = endpoint('readContent', {
  method: 'GET',
  path: '/api/files/:fileId/content',
  summary: 'The file itself, or a part of it (`Range`).',
  access: 'member',
  sees: 'fileId',
  params: fileParams,
  query: z.object({ version }),
  answer: file,
})

export const showThumbnail = endpoint('showThumbnail', {
  method: 'GET',
  path: '/api/files/:fileId/thumbnail',
  summary: 'A picture, drawn anew: upright, smaller, without what its file notes besides.',
  access: 'member',
  sees: 'fileId',
  params: fileParams,
  query: z.object({
    version,
    size: z.enum(['small', 'large']).default('small').describe('640 or 2048 points on the longer side, at most'),
  }),
  answer: file,
})

export const getRoom = endpoint('getRoom', {
  method: 'GET',
  path: '/api/organisations/:organisationId/room',
  summary: 'How much room the files of an organisation’s people take; for its managers and for administrators.',
  access: 'insider',
  params: z.object({ organisationId: Id }),
  answer: Room,
  // Each file of whatever project changes it: who looks asks.
  momentary: true,
})
