import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { from } from 'pg-copy-streams'

type Value = string | number | boolean | Date | null

/** As COPY's text format writes it (PostgreSQL's manual, COPY, "Text Format"). */
const written = (value: Value): string => {
  if (value === null) return '\\N'
  if (value instanceof Date) return value.toISOString()
  return String(value).replace(/[\\\t\n\r]/g, (sign) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n' })[sign] ?? '\\r')
}

function* inBlocks(rows: Iterable<Value[]>): Generator<string> {
  let block = ''
  for (const row of rows) {
    block += `${row.map(written).join('\t')}\n`
    if (block.length < 65_536) continue
    yield block
    block = ''
  }
  yield block
}

/** Streams rows into a table: however many there are, few are in memory. */
export async function copyInto(client: Client, table: string, columns: readonly string[], rows: Iterable<Value[]>): Promise<void> {
  await pipeline(Readable.from(inBlocks(rows)), client.query(from(`COPY ${table} (${columns.join(', ')}) FROM STDIN`)))
}
