import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { Readable } from 'node:stream'

/** The folder where files are kept. A key is a path within it, of our own making: `portraits/<id>.webp`. */
export interface Storage {
  /** Keeps bytes under a key, whole or not at all. */
  write(key: string, content: Uint8Array): Promise<void>
  /** Null where nothing is kept under the key. */
  read(key: string): Promise<Uint8Array | null>
  /** The same piece by piece, or a part of it: first and last byte, both counted in. The stream fails where nothing is kept. */
  open(key: string, part?: { start: number; end: number }): Readable
  /** Keeps a finished file of the waiting room under a key: it moves there at once, whatever its size. */
  take(path: string, key: string): Promise<void>
  /** A folder for what is still being put together; it is no part of what is kept, nor of backups. */
  waitingRoom: string
  remove(key: string): Promise<void>
  /** Bytes that may still be written, and bytes that the disk holds in all. */
  space(): Promise<{ free: number; whole: number }>
  /** Writes, reads back and removes a small file; throws where the folder cannot be used. */
  check(): Promise<void>
}

/** Beside the files, so that what is finished moves over without a copy. */
export const waitingRoom = 'waiting'

export function createStorage(folder: string): Storage {
  const pathOf = (key: string) => {
    const path = join(folder, key)
    if (relative(folder, path).startsWith('..')) throw new Error(`The key ${key} leads out of the storage folder.`)
    return path
  }
  const storage: Storage = {
    write: async (key, content) => {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true })
      const draft = `${path}.${randomUUID()}`
      await writeFile(draft, content)
      await rename(draft, path)
    },
    read: (key) =>
      readFile(pathOf(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      }),
    open: (key, part) => createReadStream(pathOf(key), part),
    take: async (path, key) => {
      await mkdir(dirname(pathOf(key)), { recursive: true })
      await rename(path, pathOf(key))
    },
    waitingRoom: join(folder, waitingRoom),
    remove: (key) => rm(pathOf(key), { force: true }),
    space: async () => {
      await mkdir(folder, { recursive: true })
      const { bavail, blocks, bsize } = await statfs(folder)
      return { free: bavail * bsize, whole: blocks * bsize }
    },
    check: async () => {
      const probe = `.probe-${randomUUID()}`
      try {
        await storage.write(probe, Buffer.from('navette'))
        if (Buffer.from((await storage.read(probe)) ?? []).toString() !== 'navette')
          throw new Error('The storage folder does not keep what is written to it.')
      } finally {
        await storage.remove(probe)
      }
    },
  }
  return storage
}
