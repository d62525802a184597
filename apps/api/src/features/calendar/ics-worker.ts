import { parentPort, workerData } from 'node:worker_threads'
import { type ReadingWishes, readIcs } from './ics-reader.ts'

/** A thread of its own for one file: whatever stands in it keeps nobody waiting. */
const { bytes, wishes }: { bytes: Uint8Array; wishes: ReadingWishes } = workerData
parentPort?.postMessage(readIcs(bytes, wishes))
