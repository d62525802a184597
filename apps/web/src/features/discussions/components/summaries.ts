import { useSyncExternalStore } from 'react'
import { createBus } from '../../../lib/bus.ts'

let writing: string | null = null
const changed = createBus<void>()

/** The thread whose summary is being written here: its menu, and the summary itself, begin it. */
export const summaries = {
  write: (threadId: string | null) => {
    writing = threadId
    changed.publish()
  },
  useWriting: (threadId: string): boolean => useSyncExternalStore(changed.subscribe, () => writing === threadId),
}
