import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Changes, listenToChanges } from './changes.ts'
import { Prisma, PrismaClient } from './generated/client.ts'

export type Sql = Prisma.Sql
export const { sql, join, empty } = Prisma

/** A word for LIKE to look for as it stands: the signs that it would read as « anything » say themselves. */
export const literally = (word: string): string => word.replace(/[\\%_]/g, '\\$&')

/** A hand-written statement: made by `sql`, or its text with `$1` for each value. */
export interface Statement {
  text: string
  values: unknown[]
}

/** Whatever runs a hand-written read: the database itself, or an open transaction. */
export interface Reader {
  /** The rows of one statement; `T` is written beside the SQL, days come as `2026-11-23`, instants as Date. */
  rows<T>(statement: Sql): Promise<T[]>
}

/** An open transaction: Prisma and hand-written statements stand or fall together. */
export interface OpenTransaction extends Reader {
  prisma: Prisma.TransactionClient
}

export interface Database extends Reader {
  /**
   * As `rows`, for a statement whose best way does not depend on its values, such as a look-up by key: it is planned once for each connection.
   * Planning a list for the many audiences of its reader anew takes longer than reading it.
   */
  planned<T>(statement: Statement): Promise<T[]>
  /** Prisma for the ordinary. */
  prisma: PrismaClient
  /** Runs `work` in one transaction, which is taken back where it throws, or takes longer than `patience`. */
  transaction<T>(work: (tx: OpenTransaction) => Promise<T>, patience?: number): Promise<T>
  /** What changes of what is kept in memory. */
  changes: Changes
  /** How many statements have been sent since the start; the tests of lists read it. */
  statements(): number
  close(): Promise<void>
}

// Days stay what they are: dates without hour or zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)
// Ids need no quotes: their lists are taken apart by commas, not letter by letter. Nothing of ours has null among them.
const idList = 2951 as typeof pg.types.builtins.UUID
pg.types.setTypeParser(idList, (value) => (value === '{}' ? [] : value.slice(1, -1).split(',')))

/**
 * Opens the pool that Prisma and the hand-written reads share.
 *
 * @param url of an existing PostgreSQL, 15 or later, with the migrations applied
 */
export function openDatabase(url: string): Database {
  let statements = 0
  class CountingClient extends pg.Client {
    /** Hand-written statements of the transaction that Prisma has open here; null once it ends. */
    open: Held | null = null
    // The overloads of `query` cannot be restated one by one; counting changes none of them.
    override query = ((...given: Parameters<pg.Client['query']>) => {
      statements++
      if (this.open && endsTransaction(given[0])) {
        this.open.client = null
        this.open = null
      }
      return super.query(...given)
    }) as pg.Client['query']
  }
  const changes = listenToChanges(url)
  // PostgreSQL weighs a plan for any values against one for these alone, and counts too little for making the latter.
  const planning = new pg.Pool({ connectionString: url, max: 8, Client: CountingClient, options: '-c plan_cache_mode=force_generic_plan' })
  planning.on('error', () => {})
  /** Prisma says nowhere on which connection it opened a transaction; the pool knows who asked for one. */
  class NotingPool extends pg.Pool {
    override connect = ((done?: Parameters<pg.Pool['connect']>[0]) => {
      if (done) return super.connect(done)
      const held = asking.getStore()
      if (!held || held.client !== undefined) return super.connect()
      return super.connect().then((client) => {
        held.client = client
        return Object.assign(client, { open: held })
      })
    }) as pg.Pool['connect']
  }
  const pool = new NotingPool({ connectionString: url, max: 12, Client: CountingClient, onConnect: changes.hear })
  // An idle connection that breaks (the server restarts) is replaced at the next use; without a listener Node would stop the process.
  pool.on('error', () => {})
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: { maxWait: patienceMs, timeout: patienceMs } })
  return {
    prisma,
    rows: (statement) => ask(pool, statement),
    planned: (statement) => ask(planning, statement),
    transaction: (work, patience = patienceMs) => {
      const held: Held = { client: undefined }
      const rows = async <T>(statement: Sql): Promise<T[]> => {
        if (held.client) return ask<T>(held.client, statement)
        throw new Prisma.PrismaClientKnownRequestError('The transaction has ended.', { code: 'P2028', clientVersion: '' })
      }
      return asking.run(held, () => prisma.$transaction((prisma) => work({ prisma, rows }), { timeout: patience }))
    },
    changes,
    statements: () => statements,
    close: async () => {
      await changes.close()
      await prisma.$disconnect()
      await planning.end()
      if (!pool.ended) await pool.end()
    },
  }
}

/** The connection of a transaction: not yet known, or no longer its own. */
interface Held {
  client: pg.ClientBase | null | undefined
}

/** For whom a connection is being asked. */
const asking = new AsyncLocalStorage<Held>()

const endsTransaction = (statement: unknown): boolean => {
  const text = typeof statement === 'string' ? statement : (statement as { text?: string } | null)?.text
  return text === 'COMMIT' || text === 'ROLLBACK'
}

const ask = async <T>(connection: pg.Pool | pg.ClientBase, { text, values }: Statement): Promise<T[]> =>
  (await connection.query({ name: nameOf(text), text, values: values.map(written) })).rows as T[]

/** Milliseconds. When a whole venue writes at once, everybody's change waits its turn rather than fail. */
const patienceMs = 15_000

/**
 * The audiences of whoever asks go with every statement; written out once, they are handed over as they are. What else is in a list, `pg`
 * writes itself.
 */
function written(value: unknown): unknown {
  if (!Array.isArray(value) || value.length < 8) return value
  const known = lists.get(value)
  if (known !== undefined) return known
  if (!value.every((each) => typeof each === 'string' && plainId.test(each))) return value
  const text = `{${value.join()}}`
  lists.set(value, text)
  return text
}

const lists = new WeakMap<readonly unknown[], string>()
const plainId = /^[0-9a-f-]{36}$/

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
