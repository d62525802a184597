import { mkdir, readdir, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { waitingRoom } from '../files/storage.ts'
import { type ArchiveWriter, type Manifest, writeArchive } from './archive.ts'

interface Source {
  databaseUrl: string
  storageDir: string
}

export interface WrittenBackup {
  path: string
  bytes: number
  seconds: number
}

/**
 * Writes everything into one archive while the server goes on: the tables as they stand at one moment, and the files. The queue of jobs is
 * left out: its work belongs to the moment.
 *
 * @param path of the archive; it appears there once it is whole
 */
export async function writeBackup({ databaseUrl, storageDir }: Source, path: string, now: Date): Promise<WrittenBackup> {
  const begun = performance.now()
  await mkdir(dirname(resolve(path)), { recursive: true, mode: 0o700 })
  const client = new Client({ connectionString: databaseUrl, application_name: 'navette, backup' })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const bytes = await writeArchive(path, async (archive) => {
      const tables = await putTables(client, archive)
      const files = await putFiles(storageDir, archive)
      await archive.finish({
        format: 'navette-backup-1',
        at: now.toISOString(),
        migrations: await appliedMigrations(client),
        tables,
        files,
      })
    })
    return { path: resolve(path), bytes, seconds: Math.ceil((performance.now() - begun) / 1_000) }
  } finally {
    await client.end()
  }
}

/** The tables of the product, with the columns that are written rather than computed. */
export const tablesOf = async (client: Client): Promise<{ table: string; columns: string[] }[]> => {
  const { rows } = await client.query<{ table: string; columns: string[] }>(`
    SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY c.relname ORDER BY c.relname`)
  return rows
}

export const appliedMigrations = async (client: Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name',
  )
  return rows.map(({ name }) => name)
}

const putTables = async (client: Client, archive: ArchiveWriter): Promise<Manifest['tables']> => {
  const told: Manifest['tables'] = {}
  for (const { table, columns } of await tablesOf(client)) {
    const names = columns.map((column) => client.escapeIdentifier(column)).join(', ')
    const stream = client.query(copyTo(`COPY ${client.escapeIdentifier(table)} (${names}) TO STDOUT`))
    const sum = await archive.table(table, stream)
    told[table] = { ...sum, columns }
  }
  return told
}

/** Files are written whole and never changed, so that those of the tables' moment are there; one removed since is left out. */
const putFiles = async (folder: string, archive: ArchiveWriter): Promise<Manifest['files']> => {
  const told: Manifest['files'] = {}
  const there = await stat(folder).catch(() => null)
  if (!there) return told
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(folder, path).split(sep).join('/')
    if (!entry.isFile() || unfinished.test(entry.name) || name.startsWith(`${waitingRoom}/`)) continue
    const sum = await archive.file(name, path)
    if (sum) told[name] = sum
  }
  return told
}

/** What the storage is just writing, or probing. */
const unfinished = /^\.probe-|\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
