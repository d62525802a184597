import { createBus } from './bus.ts'
import { Refused, Unreachable } from './errors.ts'
import type { OutboxEntry, OutboxStore } from './outbox-store.ts'

export type Outbox = ReturnType<typeof createOutbox>

interface Parts {
  accountId: string
  store: OutboxStore
  deliver: (entry: OutboxEntry) => Promise<unknown>
  now: () => number
  /** Whether an entry may leave: what it carries has arrived. One that may not holds up its own scope alone. */
  ready?: (entry: OutboxEntry) => boolean
}

const shortest = 1000
const longest = 30_000
/** How long an entry that arrived stays on screen, until its list has been read again. */
const linger = 5000

/** The outbox of one account: entries kept in `store`, sent by one tab at a time, in order within each scope. */
export const createOutbox = ({ accountId, store, deliver, now, ready = () => true }: Parts) => {
  const changes = createBus<void>()
  const arrived = new Map<string, OutboxEntry>()
  let snapshot: OutboxEntry[] = []
  let stopped = false
  let due = false
  let stopPause = () => {}
  const wake = () => {
    due = true
    stopPause()
  }

  const refresh = () => {
    const kept = store.read()
    const ids = new Set(kept.map(({ id }) => id))
    snapshot = [...kept, ...[...arrived.values()].filter(({ id }) => !ids.has(id))].sort(inOrder)
    changes.publish()
  }
  const keep = (entry: OutboxEntry) => {
    store.write(entry)
    refresh()
  }
  const drop = (id: string) => {
    store.remove(id)
    refresh()
  }
  const find = (id: string) => store.read().find((entry) => entry.id === id)

  /** Sends one entry. Returns whether the server could be reached. */
  const sendOne = async (entry: OutboxEntry): Promise<boolean> => {
    keep({ ...entry, state: 'sending' })
    try {
      await deliver(entry)
    } catch (error) {
      // Discarded while it was under way: there is nothing to keep.
      if (!find(entry.id)) return true
      if (isPassing(error)) {
        keep({ ...entry, state: 'waiting' })
        return false
      }
      keep({ ...entry, state: 'refused', ...(error instanceof Refused && { problem: error.problem }) })
      return true
    }
    arrived.set(entry.id, { ...entry, state: 'sending' })
    setTimeout(() => {
      arrived.delete(entry.id)
      refresh()
    }, linger)
    drop(entry.id)
    return true
  }

  const sendAll = async () => {
    let delay = shortest
    while (!stopped) {
      due = false
      const heads = headsOf(store.read()).filter(ready)
      const reached = await Promise.all(heads.map(sendOne))
      const failed = reached.includes(false)
      if (heads.length > 0 && !failed) continue
      await pause(failed ? delay : undefined)
      delay = failed ? Math.min(delay * 2, longest) : shortest
    }
  }

  /** Waits for `delay`, or until something new happens. */
  const pause = (delay?: number) =>
    new Promise<void>((done) => {
      if (due) return done()
      const timer = delay === undefined ? undefined : setTimeout(done, delay)
      stopPause = () => {
        clearTimeout(timer)
        done()
      }
    })

  const stopHearing = store.watch(() => {
    refresh()
    wake()
  })

  return {
    start: () => {
      refresh()
      // Whoever was sending before is gone: what it had under way is sent again, which is harmless.
      void oneSender(`navette.outbox:${accountId}`, sendAll)
    },
    stop: () => {
      stopped = true
      stopHearing()
      wake()
    },
    /** Tries again at once. */
    hurry: () => wake(),
    add: (entry: Pick<OutboxEntry, 'id' | 'endpoint' | 'input' | 'scope'>) => {
      keep({ ...entry, accountId, createdAt: now(), state: 'waiting' })
      wake()
    },
    retry: (id: string) => {
      const entry = find(id)
      if (!entry) return
      const { problem: _, ...rest } = entry
      keep({ ...rest, state: 'waiting' })
      wake()
    },
    takeBack: (id: string): unknown => {
      const entry = find(id)
      drop(id)
      return entry?.input
    },
    discard: drop,
    subscribe: changes.subscribe,
    entries: () => snapshot,
  }
}

/** No server, a session that ended and comes back, a server that asks for patience: the text waits. Anything else is said to its author. */
const isPassing = (error: unknown) =>
  error instanceof Unreachable || (error instanceof Refused && (error.code === 'signed_out' || error.status === 429))

/** The oldest of each scope that may leave; what was refused holds nobody up. */
const headsOf = (entries: OutboxEntry[]) => {
  const heads = new Map<string, OutboxEntry>()
  for (const entry of entries.filter(({ state }) => state !== 'refused').sort(inOrder)) {
    if (!heads.has(entry.scope)) heads.set(entry.scope, entry)
  }
  return [...heads.values()]
}

const inOrder = (a: OutboxEntry, b: OutboxEntry) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)

/** One tab sends; another takes over when it is closed. Without locks (plain http) each tab sends, and the server keeps one of each id. */
const oneSender = (name: string, work: () => Promise<void>): Promise<void> =>
  navigator.locks ? (navigator.locks.request(name, work) as Promise<void>) : work()
