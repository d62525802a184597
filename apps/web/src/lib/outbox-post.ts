import { call } from './api.ts'
import { Unreachable } from './errors.ts'
import type { OutboxEntry } from './outbox-store.ts'
import { refuseFailed, uploads } from './uploads.ts'

/** The files that a message carries; it leaves when they have arrived. */
export const filesCarried = (input: unknown): string[] => (input as { body?: { fileIds?: string[] } } | undefined)?.body?.fileIds ?? []

/** Sends one entry through its door; an entry may come from an earlier visit, so the door is found by name. */
export const deliver = async (entry: OutboxEntry): Promise<void> => {
  const { endpoints } = await import('@navette/contract/endpoints.ts').catch(() => {
    // The list of doors is a file like others: without a network it cannot be fetched either.
    throw new Unreachable()
  })
  const door = endpoints.find(({ name }) => name === entry.endpoint)
  if (!door) throw new Error(`No door is called ${entry.endpoint}`)
  const carried = filesCarried(entry.input)
  refuseFailed(carried)
  await call(door, entry.input as never)
  uploads.forget(carried)
}
