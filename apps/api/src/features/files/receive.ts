import { mkdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { invalidInput, malformed, notFound, type Refusal } from '@navette/contract/core/errors.ts'
import { Id } from '@navette/contract/core/ids.ts'
import { fileTooLarge, uploadElsewhere } from '@navette/contract/files/endpoints.ts'
import { FileStore } from '@tus/file-store'
import { MemoryLocker, Server, Upload as TusUpload } from '@tus/server'
import type { Context } from '../../platform/context.ts'
import { Refused, refuse } from '../../platform/http/refuse.ts'
import { findUpload } from './queries.ts'
import { completeUpload, continueUpload, startUpload } from './upload-commands.ts'

/** A request of the tus protocol, behind the door: who asks has been seen to. */
interface TusRequest {
  method: string
  url: string
  headers: Record<string, string | string[] | undefined>
  body: Readable | null
}

interface TusAnswer {
  status: number
  headers: Record<string, string>
}

/** Two pieces of one upload are written one after the other. On two servers they may overlap: they are the same bytes in the same place. */
const locker = new MemoryLocker()

/**
 * Speaks the tus protocol (1.0.0, with creation and termination): what arrives is written into the storage's waiting room, and how much has
 * arrived is how much stands there, so that nothing is lost when the server ends. What may come, and what it becomes, the commands say.
 */
export async function receive(context: Context, { method, url, headers, body }: TusRequest): Promise<TusAnswer> {
  // The library would make it by itself, and end the process where it cannot.
  await mkdir(context.storage.waitingRoom, { recursive: true })
  let failure: unknown = null
  const server = new Server({
    path: '/api/uploads',
    relativeLocation: true,
    datastore: new WaitingRoom(context),
    locker,
    disableTerminationForFinishedUploads: false,
    namingFunction: (_request, metadata) => Id.safeParse(metadata?.['id']).data ?? refuse(invalidInput, { field: idMissing }),
    onUploadCreate: async (_request, { id, size, metadata }) => {
      if (size === undefined) refuse(invalidInput, { field: lengthMissing })
      const { arrived } = await startUpload(context, { id, name: metadata?.['name'] ?? '', bytes: size ?? 0 })
      if (arrived) throw new Arrived(id)
      return {}
    },
    onIncomingRequest: async (_request, id) => {
      if (method === 'PATCH') await continueUpload(context, id)
    },
    onUploadFinish: async (_request, { id }) => {
      await completeUpload(context, id)
      return {}
    },
    onResponseError: (_request, error) => {
      failure = error
      return undefined
    },
  })
  const answer = await server.handleWeb(
    new Request(new URL(url, 'http://navette'), {
      method,
      headers: Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as [string, string]])),
      ...(body && { body: Readable.toWeb(body) as ReadableStream, duplex: 'half' }),
    }),
  )
  if (failure instanceof Refused) throw failure
  if (failure instanceof Arrived) return { status: 201, headers: { location: `/api/uploads/${failure.id}` } }
  if (answer.status === 500) throw failure instanceof Error ? failure : new Error(`An upload failed: ${JSON.stringify(failure)}`)
  if (answer.status >= 400) refuse(refusals[answer.status] ?? malformed)
  return { status: answer.status, headers: Object.fromEntries([...answer.headers].filter(([name]) => spoken.has(name))) }
}

const idMissing = { path: 'headers.upload-metadata', message: 'An `id` is expected, a UUID.' }
const lengthMissing = { path: 'headers.upload-length', message: 'The size of the file is expected.' }

/** The upload that is started again was over long ago: there is nothing more to receive. */
class Arrived extends Error {
  readonly id: string
  constructor(id: string) {
    super('The file has arrived.')
    this.id = id
  }
}

/** What the library refuses by itself, in our words. */
const refusals: Record<number, Refusal> = { 404: notFound, 409: uploadElsewhere, 410: notFound, 413: fileTooLarge }

/** What of the library's answer leaves: not its word on other origins, which have no business here. */
const spoken = new Set(['tus-resumable', 'upload-offset', 'upload-length', 'upload-metadata', 'location'])

/** Files that wait until they are whole; what is known of each stands in the database. */
class WaitingRoom extends FileStore {
  constructor(context: Context) {
    const { storage } = context
    super({
      directory: storage.waitingRoom,
      configstore: {
        get: async (id) => {
          const upload = await findUpload(context, id)
          return upload ? new TusUpload({ id, size: upload.bytes, offset: 0, metadata: { name: upload.name } }) : undefined
        },
        // The row was written when the upload was admitted, and goes with the command.
        set: async () => {},
        delete: async () => {},
      },
    })
    this.extensions = ['creation', 'termination']
  }

  /** One that is started again goes on where it stands. */
  override async create(upload: TusUpload): Promise<TusUpload> {
    const there = await this.getUpload(upload.id).catch(() => null)
    return there ?? super.create(upload)
  }
}
