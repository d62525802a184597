import { newId } from '@navette/contract/core/ids.ts'
import { getFile } from '@navette/contract/files/endpoints.ts'
import type { File } from '@navette/contract/files/schema.ts'
import type { Reply, Visitor } from './server.ts'

const tus = { 'tus-resumable': '1.0.0' }
const base64 = (text: string) => Buffer.from(text).toString('base64')

interface Sent {
  id?: string
  name?: string
  /** The size that is announced; that of the bytes unless said. */
  length?: number
}

/** Begins an upload, as tus does. */
export const begin = (visitor: Visitor, bytes: Uint8Array, { id = newId(), name = 'note.txt', length = bytes.length }: Sent = {}) =>
  visitor.send('POST', '/api/uploads', undefined, {
    ...tus,
    'upload-length': String(length),
    'upload-metadata': `id ${base64(id)},name ${base64(name)}`,
  })

/** Sends bytes of an upload, from a point on. */
export const piece = (visitor: Visitor, id: string, bytes: Uint8Array, offset = 0): Promise<Reply<unknown>> =>
  visitor.send('PATCH', `/api/uploads/${id}`, bytes, {
    ...tus,
    'upload-offset': String(offset),
    'content-type': 'application/offset+octet-stream',
  })

export const progress = (visitor: Visitor, id: string) => visitor.send('HEAD', `/api/uploads/${id}`, undefined, tus)

/** Sends a whole file, and tells what became of it. */
export async function sendFile(visitor: Visitor, bytes: Uint8Array | string, { id = newId(), ...rest }: Sent = {}): Promise<File> {
  const content = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  const begun = await begin(visitor, content, { id, ...rest })
  if (begun.status !== 201) throw new Error(`An upload was answered ${begun.status}: ${JSON.stringify(begun.body)}`)
  if (content.length > 0) {
    const sent = await piece(visitor, id, content)
    if (sent.status !== 204) throw new Error(`The bytes were answered ${sent.status}: ${JSON.stringify(sent.body)}`)
  }
  return (await visitor.call(getFile, { params: { fileId: id } })).body
}
