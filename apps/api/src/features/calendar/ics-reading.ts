import { Worker } from 'node:worker_threads'
import { mostCalendarBytes } from '@navette/contract/calendar/import-schema.ts'
import type { IcsReading, ReadingWishes } from './ics-reader.ts'

export type IcsProblem = 'empty' | 'too_large' | 'not_a_calendar' | 'took_too_long'

/** Milliseconds for a file, and megabytes for what is made of it: three times what the largest honest ones need on a slow machine. */
const most = { milliseconds: 20_000, megabytes: 256 }

/**
 * Reads a calendar in a thread of its own, within bounds of time and memory that it cannot pass.
 *
 * @returns a problem where nothing of it could be read
 */
export async function readCalendar(bytes: Uint8Array, wishes: ReadingWishes): Promise<IcsReading | IcsProblem> {
  if (bytes.length > mostCalendarBytes) return 'too_large'
  if (bytes.length === 0) return 'empty'
  const worker = new Worker(new URL('./ics-worker.ts', import.meta.url), {
    workerData: { bytes, wishes },
    // Nothing of the server is any of its business.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: most.megabytes },
  })
  try {
    return await answerOf(worker)
  } finally {
    await worker.terminate()
  }
}

const answerOf = (worker: Worker) =>
  new Promise<IcsReading | IcsProblem>((resolve, reject) => {
    const alarm = setTimeout(() => resolve('took_too_long'), most.milliseconds)
    worker.once('message', (reading: IcsReading | null) => {
      clearTimeout(alarm)
      resolve(reading ?? 'not_a_calendar')
    })
    worker.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(alarm)
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve('too_large')
      else reject(error)
    })
  })
