import type { Thread, ThreadPlace } from '@navette/contract/discussions/schema.ts'

export interface PlaceGroup {
  key: string
  place: ThreadPlace
  threads: Thread[]
}

/** Threads under the place where they hang: the place with the latest word first, and in it what is pinned, then the latest thread. */
export const groupByPlace = (threads: readonly Thread[]): PlaceGroup[] => {
  const groups = new Map<string, PlaceGroup>()
  for (const thread of threads) {
    // Conversations are one group, whoever they are with.
    const key = `${thread.place.kind}:${thread.place.id ?? ''}`
    const group = groups.get(key)
    if (group) group.threads.push(thread)
    else groups.set(key, { key, place: thread.place, threads: [thread] })
  }
  return [...groups.values()].map((group) => ({ ...group, threads: pinnedFirst(group.threads) }))
}

const pinnedFirst = (threads: Thread[]) => [...threads.filter(({ pin }) => pin), ...threads.filter(({ pin }) => !pin)]
