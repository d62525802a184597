import type { Pool } from 'pg'
import { calendar } from './calendar.ts'
import { discussions } from './discussions.ts'

/** One request of a reader. */
export interface Knock {
  method: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  /** Made anew for each request, so that each has an id of its own. */
  body?: () => object
}

/** What rows are made from. */
export interface Ground {
  pool: Pool
  today: string
  /** Of somebody signed in, for their requests. */
  headersOf(memberId: string): Record<string, string>
  memberIds: readonly string[]
}

/** One line of the table: what people do, and how fast it must be. */
export interface Row {
  name: string
  /** What it is a share of: the bare route that reads, the one that reads a month of dates, or the one that writes. */
  baseline: 'join' | 'month' | 'insert'
  /** At least this share of the baseline's throughput. */
  target: number
  /** The same requests follow each other on each connection, beginning at different places. */
  knocks(ground: Ground): Promise<Knock[]>
}

/** All that is measured; a noun adds its file here. */
export const rows: readonly Row[] = [...discussions, ...calendar]
