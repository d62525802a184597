import { call } from './api.ts'
import { Unreachable } from './errors.ts'
import type { OutboxEntry } from './outbox-store.ts'

/** Sends one entry through its door; an entry may come from an earlier visit, so the door is found by name. */
export const deliver = async (entry: OutboxEntry): Promise<void> => {
  const { endpoints } = await import('@navette/contract/endpoints.ts').catch(() => {
    // The list of doors is a file like others: without a network it cannot be fetched either.
    throw new Unreachable()
  })
  const door = endpoints.find(({ name }) => name === entry.endpoint)
  if (!door) throw new Error(`No door is called ${entry.endpoint}`)
  await call(door, entry.input as never)
}
