import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client, DatabaseError } from 'pg'
import { OperatorError } from './operator-error.ts'

export interface Migration {
  /** The folder's name: `20261123200000_foundation`. */
  name: string
  sql: string
}

/** Where migrations stand, one folder each with a `migration.sql`. */
export const migrationsFolder = fileURLToPath(new URL('../../../../../prisma/migrations', import.meta.url))

/** The number by which Prisma's own command locks a database while it migrates: the two exclude each other. */
const lockKey = 72_707_369

/**
 * Brings a database up to date, each migration in its own transaction. Instances that start together wait for each other, and it is
 * done once. The record is Prisma's own table, so its tools read it.
 *
 * Prisma's engine in WebAssembly is not used for this: through a driver adapter it cuts a script at every semicolon, those in the
 * bodies of functions too, and applies what it had done before a failure.
 *
 * @returns the names of those applied now
 */
export const migrate = async (url: string, migrations?: Migration[]): Promise<string[]> => {
  const client = new Client({ connectionString: url, application_name: 'navette, migrations' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await refuseOldServer(client)
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    return await applyMissing(client, migrations ?? (await readMigrations()))
  } finally {
    await client.end()
  }
}

/** Applies migrations within the caller's transaction, to a database that has none: they stand or fall with it. */
export const migrateWithin = async (client: Client, migrations: Migration[]): Promise<void> => {
  await client.query(table)
  for (const migration of migrations) {
    await client.query(migration.sql)
    await record(client, migration)
  }
}

/** All migrations, oldest first. */
export const readMigrations = async (folder: string = migrationsFolder): Promise<Migration[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const read = async (name: string) => ({
    name,
    sql: (await readFile(join(folder, name, 'migration.sql'), 'utf8')).replaceAll('\r\n', '\n'),
  })
  return Promise.all(names.sort().map(read))
}

const refuseOldServer = async (client: Client) => {
  const { rows } = await client.query<{ number: number; version: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`,
  )
  const [server] = rows
  if (server && server.number < 150_000)
    throw new OperatorError(`Navette needs PostgreSQL 15 or newer; the server of DATABASE_URL is ${server.version}.`)
}

const applyMissing = async (client: Client, migrations: Migration[]): Promise<string[]> => {
  await client.query(table)
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL',
  )
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]))
  refuseStrangers(applied, migrations)
  const missing = migrations.filter(({ name }) => !applied.has(name))
  for (const migration of missing) await apply(client, migration)
  return missing.map(({ name }) => name)
}

const refuseStrangers = (applied: Map<string, string>, migrations: Migration[]) => {
  const known = new Map(migrations.map((migration) => [migration.name, checksumOf(migration)]))
  for (const [name, checksum] of applied) {
    const ours = known.get(name)
    if (!ours)
      throw new OperatorError(
        `This database was already changed by a newer Navette (migration ${name}). Start that version, or restore a backup.`,
      )
    if (ours !== checksum)
      throw new OperatorError(
        `The migration ${name} was edited after this database had applied it. Restore its file; write a new one for the change.`,
      )
  }
}

const apply = async (client: Client, migration: Migration) => {
  await client.query('BEGIN')
  try {
    await client.query(migration.sql)
    await record(client, migration)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw new OperatorError(
      `The migration ${migration.name} failed${lineOf(error, migration.sql)}, and nothing of it was kept: ${(error as Error).message}`,
      { cause: error },
    )
  }
}

const record = (client: Client, migration: Migration) =>
  client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksumOf(migration), migration.name],
  )

const lineOf = (error: unknown, sql: string): string =>
  error instanceof DatabaseError && error.position ? ` at line ${sql.slice(0, Number(error.position)).split('\n').length}` : ''

const checksumOf = ({ sql }: Migration): string => createHash('sha256').update(sql).digest('hex')

const table = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`
