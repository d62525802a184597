import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { migrate, migrateWithin, readMigrations } from '../db/migrate.ts'
import { OperatorError } from '../db/operator-error.ts'
import { checkArchive, type Manifest, readArchive } from './archive.ts'
import { tablesOf } from './backup.ts'

interface Target {
  databaseUrl: string
  storageDir: string
}

interface Restoring {
  /** What is there may go; otherwise only an installation without a cluster is filled. */
  replace: boolean
  now: Date
}

/**
 * Puts a backup in place of what is there: the archive is read whole and compared with its manifest first, then the tables are made as they
 * were and filled in one transaction, in which every constraint is checked at the end: whatever goes wrong leaves what was there. The files
 * are written beside and change places after it. Stop the server before.
 *
 * @throws {OperatorError} where the archive is not whole, this Navette is older than it, a cluster is there, or the tables do not take it
 */
export async function restoreBackup(target: Target, path: string, { replace, now }: Restoring): Promise<Manifest> {
  const manifest = await checkArchive(path)
  const migrations = await migrationsOf(manifest)
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const files = `${target.storageDir}.restored-${stamp}`
  const client = new Client({ connectionString: target.databaseUrl, application_name: 'navette, restore' })
  await client.connect()
  try {
    await refuseLivingServer(client)
    if (!replace) await refuseCluster(client)
    await client.query('BEGIN')
    await clear(client)
    await migrateWithin(client, migrations)
    await fill(client, files, path, manifest)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    await rm(files, { recursive: true, force: true })
    throw error
  } finally {
    await client.end()
  }
  await exchangeFiles(target.storageDir, files, stamp)
  await migrate(target.databaseUrl)
  return manifest
}

/** Those that the backup's tables were made with. */
const migrationsOf = async ({ migrations }: Manifest) => {
  const known = await readMigrations()
  const strange = migrations.find((name) => !known.some((migration) => migration.name === name))
  if (strange) throw new OperatorError(`This backup was written by a newer Navette (migration ${strange}). Restore it with that version.`)
  return known.filter(({ name }) => migrations.includes(name))
}

const refuseLivingServer = async (client: Client) => {
  const { rows } = await client.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'navette-jobs' LIMIT 1`,
  )
  if (rows.length > 0) throw new OperatorError('A Navette is running on this database. Stop it, then restore.')
}

const refuseCluster = async (client: Client) => {
  const { rows } = await client.query<{ there: string | null }>(`SELECT to_regclass('public.cluster')::text AS there`)
  if (!rows[0]?.there) return
  const { rowCount } = await client.query('SELECT 1 FROM cluster')
  if (rowCount) throw new OperatorError('This installation has its cluster already. To put the backup in its place, add --replace.')
}

/** The queue of jobs goes too: its work belonged to what is replaced. */
const clear = async (client: Client) => {
  await client.query('DROP SCHEMA IF EXISTS jobs CASCADE')
  await client.query('DROP SCHEMA IF EXISTS public CASCADE')
  await client.query('CREATE SCHEMA public')
}

/** What was kept stays beside, under another name: a folder costs little, a lost file much. */
const exchangeFiles = async (folder: string, restored: string, stamp: string) => {
  await mkdir(restored, { recursive: true })
  try {
    if ((await readdir(folder).catch(() => [])).length > 0) await rename(folder, `${folder}.before-${stamp}`)
    await mkdir(dirname(folder), { recursive: true })
    await rename(restored, folder)
  } catch (error) {
    throw new OperatorError(`The tables are in place. Move the files of ${restored} to ${folder} yourself (${(error as Error).message}).`, {
      cause: error,
    })
  }
}

const fill = async (client: Client, storageDir: string, path: string, manifest: Manifest) => {
  const keys = await relax(client)
  for (const { table } of await tablesOf(client)) await client.query(`DELETE FROM ${client.escapeIdentifier(table)}`)
  await readArchive(path, async ({ name, content }) => {
    const [kind, table = ''] = name.split('/')
    if (kind === 'tables') {
      const columns = manifest.tables[table]?.columns.map((column) => client.escapeIdentifier(column)).join(', ')
      await pipeline(content, client.query(copyFrom(`COPY ${client.escapeIdentifier(table)} (${columns}) FROM STDIN`)))
    }
    if (kind === 'files') await keepFile(storageDir, name.slice('files/'.length), content)
  })
  for (const [table, { rows }] of Object.entries(manifest.tables)) {
    const { rows: counted } = await client.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${client.escapeIdentifier(table)}`)
    if (counted[0]?.rows !== rows) throw new OperatorError(`The table ${table} holds ${counted[0]?.rows} rows instead of ${rows}.`)
  }
  await tighten(client, keys)
}

const keepFile = async (folder: string, name: string, content: AsyncIterable<Buffer>) => {
  const path = join(folder, name)
  if (relative(folder, path).startsWith('..')) throw new OperatorError(`The backup holds a file that leads out of its folder: ${name}`)
  await mkdir(dirname(path), { recursive: true })
  await pipeline(content, createWriteStream(path))
}

interface ForeignKey {
  table: string
  name: string
}

/** Within the transaction, rows come in any order: keys are checked at its end, and our own triggers, which guard changes, are still. */
const relax = async (client: Client): Promise<ForeignKey[]> => {
  const { rows } = await client.query<ForeignKey>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name FROM pg_constraint
     WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  )
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} ALTER CONSTRAINT ${name} DEFERRABLE INITIALLY DEFERRED`)
  for (const { table } of await tablesOf(client)) await client.query(`ALTER TABLE ${client.escapeIdentifier(table)} DISABLE TRIGGER USER`)
  return rows
}

const tighten = async (client: Client, keys: ForeignKey[]) => {
  await client.query('SET CONSTRAINTS ALL IMMEDIATE')
  for (const { table } of await tablesOf(client)) await client.query(`ALTER TABLE ${client.escapeIdentifier(table)} ENABLE TRIGGER USER`)
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} ALTER CONSTRAINT ${name} NOT DEFERRABLE`)
}
