import { fileURLToPath } from 'node:url'
import { mostCalendarBytes } from '@navette/contract/calendar/import-schema.ts'
import { Piscina } from 'piscina'
import type { IcsReading, ReadingWishes } from './ics-reader.ts'
import type { IcsTask } from './ics-worker.ts'

export type IcsProblem = 'empty' | 'too_large' | 'not_a_calendar' | 'took_too_long'

/** Milliseconds for a file, and megabytes for what is made of it: three times what the largest honest ones need on a slow machine. */
const most = { milliseconds: 20_000, megabytes: 256 }

/** A thread takes a second to begin: it waits half a minute for the next file. */
const threads = new Piscina<IcsTask, IcsReading | null>({
  filename: fileURLToPath(new URL('./ics-worker.ts', import.meta.url)),
  minThreads: 0,
  maxThreads: 2,
  idleTimeout: 30_000,
  // Nothing of the server is any of its business.
  env: {},
  resourceLimits: { maxOldGenerationSizeMb: most.megabytes },
})

/**
 * Reads a calendar in a thread of its own, within bounds of time and memory that it cannot pass.
 *
 * @returns a problem where nothing of it could be read
 */
export async function readCalendar(bytes: Uint8Array, wishes: ReadingWishes): Promise<IcsReading | IcsProblem> {
  if (bytes.length > mostCalendarBytes) return 'too_large'
  if (bytes.length === 0) return 'empty'
  const tooLate = AbortSignal.timeout(most.milliseconds)
  try {
    return (await threads.run({ bytes, wishes }, { signal: tooLate })) ?? 'not_a_calendar'
  } catch (error) {
    if (tooLate.aborted) return 'took_too_long'
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return 'too_large'
    throw error
  }
}
