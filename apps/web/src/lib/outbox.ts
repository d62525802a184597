import type { Endpoint, InputOf } from '@navette/contract/core/endpoint.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { useMemo, useSyncExternalStore } from 'react'
import { whenBack } from './connection.ts'
import { createOutbox, type Outbox } from './outbox-box.ts'
import { deliver, filesCarried } from './outbox-post.ts'
import { keptEntries, type OutboxEntry } from './outbox-store.ts'

import { startUploads, uploads } from './uploads.ts'

export { filesCarried } from './outbox-post.ts'
export type { OutboxEntry } from './outbox-store.ts'

let box: Outbox | undefined

/**
 * Takes up what this account still has to send, in this browser.
 *
 * @returns what stops the sending; what waits stays kept
 */
export const startOutbox = (accountId: string): (() => void) => {
  const ready = ({ input }: OutboxEntry) => uploads.settled(filesCarried(input))
  const started = createOutbox({ accountId, store: keptEntries(accountId), deliver, now: Date.now, ready })
  const stopUploads = startUploads(accountId, started.hurry)
  const stopWatching = whenBack(started.hurry)
  box = started
  started.start()
  return () => {
    stopWatching()
    stopUploads()
    started.stop()
    if (box === started) box = undefined
  }
}

/**
 * Sends through the outbox: kept in this browser until the server has it, in order within its scope.
 *
 * @param input its body carries an id made here, so that sending twice keeps one
 * @param scope what is sent in order, and shown together: `thread:<id>`
 * @returns the entry's id: the one of the thing it creates
 */
export const send = <E extends Endpoint>(endpoint: E, input: InputOf<E>, { scope }: { scope: string }): string => {
  if (!box) throw new Error('Nobody is signed in')
  const { body } = input as { body?: { id?: string } }
  const id = body?.id ?? newId()
  box.add({ id, endpoint: endpoint.name, input, scope })
  uploads.release(filesCarried(input))
  return id
}

/** What has not arrived yet, oldest first, and what one may do with what was refused. */
export interface OutboxView {
  entries: OutboxEntry[]
  /** Try a refused one again. */
  retry: (id: string) => void
  /** Take one back into the editor: it leaves the outbox and its input is returned. */
  takeBack: (id: string) => unknown
  discard: (id: string) => void
}

/**
 * The entries of a scope. One that has just arrived stays for some seconds, as `sending`, until its list shows it: a screen hides an entry
 * whose id it already shows.
 */
export const useOutbox = (scope: string): OutboxView => {
  const all = useSyncExternalStore(box?.subscribe ?? never, box?.entries ?? nothing)
  return useMemo(() => ({ entries: all.filter((entry) => entry.scope === scope), ...acts }), [all, scope])
}

const acts: Omit<OutboxView, 'entries'> = {
  retry: (id) => box?.retry(id),
  takeBack: (id) => box?.takeBack(id),
  discard: (id) => box?.discard(id),
}

const none: OutboxEntry[] = []
const nothing = () => none
const never = () => () => {}
