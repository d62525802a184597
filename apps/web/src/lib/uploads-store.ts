import type { Problem } from '@navette/contract/core/errors.ts'
import type { FileRef } from '@navette/contract/files/schema.ts'
import { createStore, del, get, set, values } from 'idb-keyval'

/** A file that a person chose, from then until the message that carries it has arrived. */
export interface KeptUpload {
  id: string
  accountId: string
  /** Where it lies, such as `thread:<id>`; null once its message has been sent and waits for it. */
  place: string | null
  name: string
  /** As the device calls it; only to show a picture before it has left. */
  type: string
  bytes: number
  /** Milliseconds, then its place among those that were chosen together. */
  order: [addedAt: number, place: number]
  /** What it holds; gone once the server has it. */
  content: Blob | null
  /** As the server knows it, once it has arrived. */
  file: FileRef | null
  /** Bytes have left before: the server is asked how many. */
  begun: boolean
  problem: Problem | null
}

export interface UploadStore {
  read: () => Promise<KeptUpload[]>
  find: (id: string) => Promise<KeptUpload | undefined>
  write: (upload: KeptUpload) => Promise<void>
  remove: (id: string) => Promise<void>
  /** Runs `listener` when another tab changed what is kept; returns what ends it. */
  watch: (listener: () => void) => () => void
}

/** Kept in this browser, bytes included: a reload, a closed tab or a dead battery takes nothing. */
export const keptUploads = (accountId: string): UploadStore => {
  const shelf = createStore('navette.uploads', 'uploads')
  const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('navette.uploads')
  const tell = () => tabs?.postMessage(null)
  return {
    read: async () => (await values<KeptUpload>(shelf)).filter((upload) => upload.accountId === accountId),
    find: (id) => get<KeptUpload>(id, shelf),
    write: async (upload) => {
      await set(upload.id, upload, shelf)
      tell()
    },
    remove: async (id) => {
      await del(id, shelf)
      tell()
    },
    watch: (listener) => {
      tabs?.addEventListener('message', listener)
      return () => tabs?.close()
    },
  }
}
