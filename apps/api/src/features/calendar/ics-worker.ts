import { type IcsReading, type ReadingWishes, readIcs } from './ics-reader.ts'

export interface IcsTask {
  bytes: Uint8Array
  wishes: ReadingWishes
}

/** Runs in a thread of its own: whatever stands in a file keeps nobody waiting. */
export default ({ bytes, wishes }: IcsTask): IcsReading | null => readIcs(bytes, wishes)
