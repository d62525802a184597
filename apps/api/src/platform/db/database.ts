import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { Prisma, PrismaClient } from './generated/client.ts'

export type Sql = Prisma.Sql
export const { sql, join, empty } = Prisma

/** Whatever runs a hand-written read: the database itself, or an open transaction. */
export interface Reader {
  /** The rows of one statement; `T` is written beside the SQL, days come as `2026-11-23`, instants as Date. */
  rows<T>(statement: Sql): Promise<T[]>
}

export interface Database extends Reader {
  /** Prisma for the ordinary. */
  prisma: PrismaClient
  /** How many statements have been sent since the start; the tests of lists read it. */
  statements(): number
  close(): Promise<void>
}

// Days stay what they are: dates without hour or zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)

/**
 * Opens the pool that Prisma and the hand-written reads share.
 *
 * @param url of an existing PostgreSQL, 15 or later, with the migrations applied
 */
export function openDatabase(url: string): Database {
  let statements = 0
  class CountingClient extends pg.Client {
    // The overloads of `query` cannot be restated one by one; counting changes none of them.
    override query = ((...given: Parameters<pg.Client['query']>) => {
      statements++
      return super.query(...given)
    }) as pg.Client['query']
  }
  const pool = new pg.Pool({ connectionString: url, max: 12, Client: CountingClient })
  // An idle connection that breaks (the server restarts) is replaced at the next use; without a listener Node would stop the process.
  pool.on('error', () => {})
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: patience })
  return {
    prisma,
    rows: async <T>({ text, values }: Sql) => (await pool.query({ name: nameOf(text), text, values })).rows as T[],
    statements: () => statements,
    close: async () => {
      await prisma.$disconnect()
      if (!pool.ended) await pool.end()
    },
  }
}

/** Milliseconds. When a whole venue writes at once, everybody's change waits its turn rather than fail. */
const patience = { maxWait: 15_000, timeout: 15_000 }

const names = new Map<string, string>()

/** A statement with a name is parsed, and often planned, once for each connection; the same text always has the same name. */
function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url').slice(0, 32)
  names.set(text, name)
  return name
}

/** Name of the constraint that a refused write ran into, or null where the error is another. PostgreSQL decides races; this reads its verdict. */
export function brokenConstraint(error: unknown): string | null {
  const found = JSON.stringify(error, (_key, value) =>
    value instanceof Error ? { ...value, message: value.message, cause: value.cause } : value,
  )
  const quoted = /constraint \\*"([a-z_]+)\\*"/.exec(`${found} ${error instanceof Error ? error.message : ''}`)
  return quoted?.[1] ?? null
}
