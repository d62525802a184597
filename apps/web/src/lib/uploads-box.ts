import type { FileRef } from '@navette/contract/files/schema.ts'
import { createBus } from './bus.ts'
import { Refused, Unreachable } from './errors.ts'
import type { KeptUpload, UploadStore } from './uploads-store.ts'

/** An upload as a screen shows it. */
export interface ShownUpload extends KeptUpload {
  /** Bytes that have left. */
  sent: number
}

interface Sending {
  signal: AbortSignal
  onProgress: (sent: number) => void
}

interface Parts {
  accountId: string
  store: UploadStore
  /** Sends what has not left yet. Throws `Refused`, or `Unreachable` where it may be tried again. */
  push: (upload: KeptUpload, sending: Sending) => Promise<FileRef>
  /** Tells the server that an upload was given up. */
  withdraw: (id: string) => void
  /** Runs the work in one tab at a time. */
  alone: (name: string, work: () => Promise<void>) => Promise<void>
  now: () => number
  newId: () => string
}

export type Uploads = ReturnType<typeof createUploads>

const shortest = 1_000
const longest = 30_000
/** At once; more of them only slow each other down. */
const lanes = 3

/** The uploads of one account: begun at once, sent whole whatever happens meanwhile, kept until what carries them has arrived. */
export const createUploads = ({ accountId, store, push, withdraw, alone, now, newId }: Parts) => {
  const changes = createBus<void>()
  const entries = new Map<string, KeptUpload>()
  const progress = new Map<string, number>()
  const running = new Map<string, AbortController>()
  const waiting: (() => void)[] = []
  const wakes = new Set<() => void>()
  let busy = 0
  let stopped = false
  let loaded = false
  let snapshot: ShownUpload[] = []

  const refresh = () => {
    snapshot = [...entries.values()]
      .map((entry) => ({ ...entry, sent: entry.file ? entry.bytes : (progress.get(entry.id) ?? 0) }))
      .sort(inOrder)
    changes.publish()
  }
  /** A browser that keeps nothing, or has no room for it, sends it all the same as long as the page lives. */
  const keep = (entry: KeptUpload) => {
    entries.set(entry.id, entry)
    refresh()
    return store.write(entry.file ? { ...entry, content: null } : entry).catch(() => {})
  }
  const drop = (id: string) => {
    running.get(id)?.abort()
    entries.delete(id)
    progress.delete(id)
    refresh()
    void store.remove(id).catch(() => {})
  }
  const change = (ids: readonly string[], part: Partial<KeptUpload>) => {
    for (const id of ids) {
      const entry = entries.get(id)
      if (entry) void keep({ ...entry, ...part })
    }
  }

  const lane = async (work: () => Promise<void>) => {
    if (busy >= lanes) await new Promise<void>((go) => waiting.push(go))
    busy += 1
    try {
      await work()
    } finally {
      busy -= 1
      waiting.shift()?.()
    }
  }

  const pause = (delay: number) =>
    new Promise<void>((done) => {
      const end = () => {
        clearTimeout(timer)
        wakes.delete(end)
        done()
      }
      const timer = setTimeout(end, delay)
      wakes.add(end)
    })

  /** Sends one until it has arrived, was refused, or was given up. */
  const sendOne = async (id: string) => {
    let delay = shortest
    for (let entry = entries.get(id); entry && !entry.file && !entry.problem && !stopped; entry = entries.get(id)) {
      const controller = new AbortController()
      running.set(id, controller)
      try {
        const onProgress = (sent: number) => {
          progress.set(id, sent)
          delay = shortest
          refresh()
        }
        const file = await push(entry, { signal: controller.signal, onProgress })
        if (entries.has(id)) await keep({ ...(entries.get(id) ?? entry), file, begun: true })
      } catch (error) {
        const current = entries.get(id)
        if (!current || controller.signal.aborted) return
        if (isPassing(error)) {
          if (!current.begun) await keep({ ...current, begun: true })
          await pause(delay)
          delay = Math.min(delay * 2, longest)
        } else await keep({ ...current, problem: problemOf(error) })
      } finally {
        running.delete(id)
      }
    }
  }

  const run = (id: string) =>
    void alone(`navette.upload:${id}`, async () => {
      if (stopped) return
      // Another tab may have sent it while this one waited.
      const kept = await store.find(id).catch(() => undefined)
      const own = entries.get(id)
      if (kept && own && kept.file && !own.file) entries.set(id, { ...kept, content: own.content })
      refresh()
      await lane(() => sendOne(id))
    })

  const load = async () => {
    const kept = await store.read().catch(() => [])
    const there = new Set(kept.map(({ id }) => id))
    for (const entry of kept) {
      const own = entries.get(entry.id)
      entries.set(entry.id, { ...entry, content: entry.content ?? own?.content ?? null })
      if (!own && !entry.file && !entry.problem) run(entry.id)
    }
    // Gone elsewhere; what this browser could not keep was never there.
    for (const [id, entry] of entries) if (loaded && !there.has(id) && entry.begun && !running.has(id)) entries.delete(id)
    loaded = true
    refresh()
  }
  const stopHearing = store.watch(() => void load())

  return {
    start: () => load(),
    stop: () => {
      stopped = true
      stopHearing()
      for (const controller of running.values()) controller.abort()
      for (const wake of wakes) wake()
    },
    /** Tries again at once. */
    hurry: () => {
      for (const wake of [...wakes]) wake()
    },
    add: (place: string, files: readonly File[]) => {
      const at = now()
      for (const [index, content] of files.entries()) {
        const id = newId()
        const { name, type, size: bytes } = content
        const entry = {
          id,
          accountId,
          place,
          name,
          type,
          bytes,
          order: [at, index],
          content,
          file: null,
          begun: false,
          problem: null,
        } satisfies KeptUpload
        void keep(entry)
        run(id)
      }
    },
    /** Gives one up: it is forgotten here and on the server. */
    cancel: (id: string) => {
      const begun = entries.get(id)?.begun || running.has(id)
      drop(id)
      if (begun) withdraw(id)
    },
    retry: (id: string) => {
      if (!entries.get(id)?.problem) return
      change([id], { problem: null })
      run(id)
    },
    /** What carries them is on its way: they lie nowhere any more. */
    release: (ids: readonly string[]) => change(ids, { place: null }),
    /** They come back to where they lay. */
    reclaim: (ids: readonly string[], place: string) => change(ids, { place }),
    /** What carries them has arrived. */
    forget: (ids: readonly string[]) => ids.forEach(drop),
    /** Whether all of them have arrived, or one of them never will. */
    settled: (ids: readonly string[]): boolean =>
      loaded && ids.every((id) => !entries.has(id) || entries.get(id)?.file || entries.get(id)?.problem),
    problemOf: (ids: readonly string[]) => ids.map((id) => entries.get(id)?.problem).find((problem) => problem) ?? null,
    subscribe: changes.subscribe,
    entries: () => snapshot,
  }
}

/** No server, a session that comes back, a server that asks for patience, a piece that arrived twice: it goes on by itself. */
const isPassing = (error: unknown) =>
  error instanceof Unreachable ||
  (error instanceof Refused && (['signed_out', 'upload_elsewhere'].includes(error.code) || error.status === 429))

const problemOf = (error: unknown) =>
  error instanceof Refused ? error.problem : { type: 'about:blank', title: '', status: 0, code: 'broken' }

const inOrder = (a: KeptUpload, b: KeptUpload) => a.order[0] - b.order[0] || a.order[1] - b.order[1]
