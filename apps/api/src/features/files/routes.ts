import type { Readable } from 'node:stream'
import type { LargeFileAnswer } from '@navette/contract/core/files.ts'
import {
  cancelUpload,
  continueUpload,
  discardFile,
  getFile,
  getRoom,
  getUpload,
  listFiles,
  readContent,
  showThumbnail,
  startUpload,
} from '@navette/contract/files/endpoints.ts'
import type { Context } from '../../platform/context.ts'
import { found } from '../../platform/http/refuse.ts'
import { type Exchange, route } from '../../platform/http/route.ts'
import * as commands from './commands.ts'
import { fileKey, thumbnailKey } from './keys.ts'
import * as organisations from './organisation-queries.ts'
import { showsItself } from './picture.ts'
import * as queries from './queries.ts'
import { receive } from './receive.ts'
import * as uploads from './upload-commands.ts'

export const routes = [
  route(getRoom, (context, { params }) => organisations.getRoom(context, params.organisationId)),
  route(startUpload, async (context, _input, exchange) => {
    const location = (await speak(context, exchange))['location'] ?? ''
    return uploads.standingOf(context, location.slice(location.lastIndexOf('/') + 1))
  }),
  route(getUpload, async (context, { params }, { reply }) => {
    const standing = await uploads.standingOf(context, params.uploadId)
    reply.headers({ 'tus-resumable': '1.0.0', 'upload-offset': standing.offset, 'upload-length': standing.bytes })
    return standing
  }),
  route(continueUpload, async (context, { params }, exchange) => {
    found(await queries.findUpload(context, params.uploadId))
    await speak(context, exchange)
    return null
  }),
  route(cancelUpload, async (context, { params }, { reply }) => {
    await uploads.cancelUpload(context, params.uploadId)
    reply.header('tus-resumable', '1.0.0')
    return null
  }),
  route(listFiles, (context, { query }) => queries.listFiles(context, query)),
  route(getFile, (context, { params }) => queries.getFile(context, params.fileId)),
  route(discardFile, async (context, { params }) => {
    await commands.discardFile(context, params.fileId)
    return null
  }),
  route(readContent, (context, { params, query }) => contentOf(context, params.fileId, query.version)),
  route(showThumbnail, (context, { params, query }) => thumbnailOf(context, params.fileId, query)),
]

/** Hands a request of the tus protocol over, and what it answers back; refusals leave like all others. */
async function speak(context: Context, { request, reply }: Exchange): Promise<Record<string, string>> {
  const { method, url, headers, body } = request
  const answer = await receive(context, { method, url, headers, body: (body as Readable | undefined) ?? null })
  reply.headers(answer.headers)
  return answer.headers
}

const aYear = 365 * 24 * 3600

/** A file never changes: an address that names its version may be kept for good. Another version than its own is not there. */
const keptLong = (version: string | undefined) => (version === undefined ? {} : { keepFor: aYear })

async function contentOf(context: Context, id: string, version: string | undefined): Promise<LargeFileAnswer> {
  const { ref } = await queries.findFile(context, id)
  found(version === undefined || version === ref.version || null)
  const { name, type, bytes } = ref
  return {
    name,
    type: showsItself.has(type) ? type : neverAPage(type),
    bytes,
    tag: ref.version,
    open: (part) => context.storage.open(fileKey(id), part),
    inline: showsItself.has(type),
    ...keptLong(version),
  }
}

/** What a browser might run is told as mere bytes, besides all that keeps it from running. */
const neverAPage = (type: string) => (/html|xml|svg|script/.test(type) ? 'application/octet-stream' : type)

async function thumbnailOf(context: Context, id: string, { version, size }: { version?: string | undefined; size: 'small' | 'large' }) {
  const { ref } = await queries.findFile(context, id)
  found((version === undefined || version === ref.version) && ref.picture?.drawn ? ref : null)
  const content = Buffer.from(found(await context.storage.read(thumbnailKey(id, size))))
  return { name: `${ref.name}.webp`, type: 'image/webp', content, inline: true, ...keptLong(version) }
}
