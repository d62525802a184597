import type { Readable } from 'node:stream'
import { constants, createGunzip, gunzipSync } from 'node:zlib'

/** What `findType` calls a packed file. */
export const packedType = 'application/gzip'

/** Whether bytes begin as gzip does (RFC 1952, section 2.3.1). */
export const isPacked = (start: Buffer): boolean => start[0] === 0x1f && start[1] === 0x8b && start[2] === 8

/** The beginning of what is packed, as far as some first kilobytes tell it; empty where they tell nothing. */
export function beginningUnpacked(start: Buffer): Buffer {
  try {
    // A kilobyte unfolds into one thousand at most.
    return gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return Buffer.alloc(0)
  }
}

/** What is packed, piece by piece, in bytes that are there one piece at a time; throws `Damaged` where it cannot be read to its end. */
export async function* unpacked(packed: Readable): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  packed.once('error', (error) => gunzip.destroy(error))
  try {
    yield* packed.pipe(gunzip)
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_') ? new Damaged() : error
  } finally {
    packed.destroy()
    gunzip.destroy()
  }
}

/** Cut off on its way, or no longer what it was. */
export class Damaged extends Error {}
