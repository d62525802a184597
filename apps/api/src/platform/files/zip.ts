import { once } from 'node:events'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** Something of the storage, read only when its turn comes. */
export interface StoredFile {
  bytes: number
  open: () => Readable
}

export interface ZipEntry {
  /** `projets/projets.json` */
  path: string
  content: string | Uint8Array | StoredFile
}

/**
 * A ZIP that leaves while it is read: what is stored passes through piece by piece, so that an archive may be larger than the memory. What the
 * storage has lost is empty in it: one lost file takes no other along.
 *
 * @param entries in the order in which they are packed; what they wait for is waited for
 */
export function zipOf(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): Readable {
  const zip = new ZipFile()
  // The declarations of yazl know only half of what Node's streams can do.
  const output = zip.outputStream as Readable
  const fail = (error: Error) => {
    output.destroy(error)
  }
  const add = async () => {
    for await (const { path, content } of entries) {
      if (typeof content === 'string' || content instanceof Uint8Array) zip.addBuffer(Buffer.from(content), path)
      else addStored(zip, path, content)
    }
    zip.end()
  }
  zip.on('error', fail)
  // Whoever reads has gone: there is nobody left to tell.
  output.on('error', () => {})
  add().catch(fail)
  return output
}

/** Beyond this a ZIP needs its wider fields (APPNOTE 4.4.8). */
const narrow = 0xffff_0000

function addStored(zip: ZipFile, path: string, { bytes, open }: StoredFile): void {
  zip.addReadStreamLazy(path, { compress: false, forceZip64Format: bytes > narrow }, (begin) => {
    const stream = open()
    once(stream, 'readable').then(
      () => begin(null, stream),
      () => begin(null, Readable.from([])),
    )
  })
}
