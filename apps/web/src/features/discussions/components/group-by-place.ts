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
    const key = placeKey(thread.place)
    const group = groups.get(key)
    if (group) group.threads.push(thread)
    else groups.set(key, { key, place: thread.place, threads: [thread] })
  }
  return [...groups.values()].map((group) => ({ ...group, threads: pinnedFirst(group.threads) }))
}

/** Conversations are one group, whoever they are with. */
export const placeKey = ({ kind, id }: Pick<ThreadPlace, 'kind' | 'id'>) => `${kind}:${id ?? ''}`

const pinnedFirst = (threads: Thread[]) => [...threads.filter(({ pin }) => pin), ...threads.filter(({ pin }) => !pin)]
