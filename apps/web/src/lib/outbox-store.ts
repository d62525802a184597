import type { Problem } from '@navette/contract/core/errors.ts'

/** Something that a person sent and that the server has not confirmed. */
export interface OutboxEntry {
  id: string
  /** The door's name in the contract. */
  endpoint: string
  input: unknown
  scope: string
  /** Milliseconds. */
  createdAt: number
  accountId: string
  state: 'waiting' | 'sending' | 'refused'
  problem?: Problem
}

export interface OutboxStore {
  read: () => OutboxEntry[]
  write: (entry: OutboxEntry) => void
  remove: (id: string) => void
  /** Runs `listener` when another tab changed what is kept. */
  watch: (listener: () => void) => () => void
}

/** One key per entry: tabs write at the same time without losing each other's text. */
export const keptEntries = (accountId: string): OutboxStore => {
  const prefix = `navette.outbox:${accountId}:`
  const kept = storage()
  return {
    read: () => keysOf(kept, prefix).flatMap((key) => parsed(kept.getItem(key))),
    write: (entry) => kept.setItem(prefix + entry.id, JSON.stringify(entry)),
    remove: (id) => kept.removeItem(prefix + id),
    watch: (listener) => {
      const heard = ({ key }: StorageEvent) => {
        if (key === null || key.startsWith(prefix)) listener()
      }
      window.addEventListener('storage', heard)
      return () => window.removeEventListener('storage', heard)
    },
  }
}

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** A browser that refuses storage, or has none left, keeps the entries as long as the page lives. */
const storage = (): Kept => {
  try {
    localStorage.setItem('navette.outbox', '')
    localStorage.removeItem('navette.outbox')
    return localStorage
  } catch {
    return memory()
  }
}

const memory = (): Kept => {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    key: (index) => [...values.keys()][index] ?? null,
    get length() {
      return values.size
    },
  }
}

const keysOf = (kept: Kept, prefix: string) =>
  Array.from({ length: kept.length }, (_, index) => kept.key(index)).filter((key): key is string => key?.startsWith(prefix) ?? false)

const parsed = (text: string | null): OutboxEntry[] => {
  try {
    const entry: unknown = JSON.parse(text ?? 'null')
    return typeof entry === 'object' && entry !== null && 'endpoint' in entry && 'id' in entry ? [entry as OutboxEntry] : []
  } catch {
    return []
  }
}
