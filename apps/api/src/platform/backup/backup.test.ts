import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, migratedDatabase, type TestDatabase } from '../../../test/database.ts'
import { migrate, readMigrations } from '../db/migrate.ts'
import { checkArchive, writeArchive } from './archive.ts'
import { appliedMigrations, tablesOf, writeBackup } from './backup.ts'
import { restoreBackup } from './restore.ts'

const folder = mkdtempSync(join(tmpdir(), 'navette-backup-'))
const path = join(folder, 'backups/one.tar.gz')
const source = { storageDir: join(folder, 'files'), databaseUrl: '' }
const now = new Date('2026-11-24T20:00:00Z')
const databases: TestDatabase[] = []

const empty = async () => {
  const database = await migratedDatabase()
  databases.push(database)
  return { databaseUrl: database.url, storageDir: mkdtempSync(join(folder, 'restored-')) }
}

/** Every row of every table, as text, sorted. */
async function everything(url: string): Promise<Record<string, string[]>> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const told: Record<string, string[]> = {}
  for (const { table } of await tablesOf(client)) {
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${client.escapeIdentifier(table)} t ORDER BY 1`)
    told[table] = rows.map(({ row }) => row)
  }
  await client.end()
  return told
}

const awkward = 'tab\there, line\nbreak, back\\slash, \\N, « guillemets », 🎺'

beforeAll(async () => {
  const database = await freshDatabase()
  databases.push(database)
  source.databaseUrl = database.url
  mkdirSync(join(source.storageDir, 'portraits/nested'), { recursive: true })
  writeFileSync(join(source.storageDir, 'portraits/nested/a.webp'), Buffer.alloc(9 * 1_048_576, 'navette'))
  writeFileSync(join(source.storageDir, 'empty'), '')
  const client = new Client({ connectionString: database.url })
  await client.connect()
  await client.query('UPDATE post SET text = $1 WHERE number = 1', [awkward])
  // More than one piece of an archive holds, in rows longer than what the network hands over at once.
  await client.query(
    `INSERT INTO letter (id, to_address, subject, text, html, written_at)
     SELECT gen_random_uuid(), 'a@b.example', n::text, repeat(E'long\\nline ' || n, 60000), '', now() FROM generate_series(1, 12) n`,
  )
  await client.query(`INSERT INTO audit_entry (id, at, verb, facts) VALUES (gen_random_uuid(), now(), 'cluster.founded', '{}')`)
  await client.end()
  await writeBackup(source, path, now)
})
afterAll(async () => {
  for (const database of databases) await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a backup', () => {
  it('gives back every row and every file, in an installation that is empty', async () => {
    const target = await empty()
    const { tables, files } = await restoreBackup(target, path, { replace: false, now })
    expect(await everything(target.databaseUrl)).toEqual(await everything(source.databaseUrl))
    expect(Object.keys(files).sort()).toEqual(['empty', 'portraits/nested/a.webp'])
    expect(tables['post']?.rows).toBeGreaterThan(300)
    expect(readFileSync(join(target.storageDir, 'portraits/nested/a.webp')).equals(Buffer.alloc(9 * 1_048_576, 'navette'))).toBe(true)
  })

  it('leaves its constraints and triggers as strict as they were', async () => {
    const target = await empty()
    await restoreBackup(target, path, { replace: false, now })
    const client = new Client({ connectionString: target.databaseUrl })
    await client.connect()
    await expect(client.query('DELETE FROM audit_entry')).rejects.toThrow('append-only')
    await expect(client.query('UPDATE session SET member_id = gen_random_uuid()')).resolves.toBeTruthy()
    await expect(client.query(`INSERT INTO team_member VALUES (gen_random_uuid(), gen_random_uuid(), now())`)).rejects.toThrow(
      'foreign key',
    )
    const original = new Client({ connectionString: source.databaseUrl })
    await original.connect()
    const waiting =
      "SELECT conname, condeferred FROM pg_constraint WHERE condeferrable AND connamespace = 'public'::regnamespace ORDER BY conname"
    expect((await client.query(waiting)).rows).toEqual((await original.query(waiting)).rows)
    await original.end()
    await client.end()
  })

  it('is of one moment, whatever is written meanwhile', async () => {
    const client = new Client({ connectionString: source.databaseUrl })
    await client.connect()
    // The tables are read one after the other; a letter and its twin in another table come at once.
    const twins = `
      WITH first AS (INSERT INTO backup (id, at, path, bytes, seconds) VALUES (gen_random_uuid(), now(), '', 0, 0))
      INSERT INTO sign_in_failure (id, key, at) VALUES (gen_random_uuid(), '', now())`
    let writing = true
    const write = async () => {
      while (writing) await client.query(twins)
    }
    const written = write()
    const other = join(folder, 'during.tar.gz')
    await writeBackup(source, other, now)
    writing = false
    await written
    const { backup, sign_in_failure: failures } = (await checkArchive(other)).tables
    expect(backup?.rows).toBe(failures?.rows)
    await client.query('DELETE FROM backup')
    await client.query('DELETE FROM sign_in_failure')
    await client.end()
  })

  it('has nothing half written beside it', () => {
    expect(readdirSync(join(folder, 'backups'))).toEqual(['one.tar.gz'])
  })

  it('that cannot be written leaves nothing, and what was there before', async () => {
    writeFileSync(join(folder, 'kept.tar.gz'), 'the one before')
    await expect(writeBackup({ ...source, databaseUrl: 'postgres://127.0.0.1:1/none' }, join(folder, 'kept.tar.gz'), now)).rejects.toThrow()
    expect(readFileSync(join(folder, 'kept.tar.gz'), 'utf8')).toBe('the one before')
  })
})

describe('a restore', () => {
  const copy = (name: string) => {
    const other = join(folder, name)
    writeFileSync(other, readFileSync(path))
    return other
  }

  it.each([
    ['cut in its middle', (file: string) => truncateSync(file, readFileSync(file).length >> 1)],
    ['cut just before its end', (file: string) => truncateSync(file, readFileSync(file).length - 40)],
    ['followed by something', (file: string) => appendFileSync(file, 'more')],
    [
      'altered in a row',
      (file: string) => writeFileSync(file, gzipSync(altered(gunzipSync(readFileSync(file)), 'Nuit du court', 'Nuit du long '))),
    ],
    [
      'altered in its manifest',
      (file: string) => writeFileSync(file, gzipSync(altered(gunzipSync(readFileSync(file)), 'navette-backup-1', 'navette-backup-2'))),
    ],
    ['no archive at all', (file: string) => writeFileSync(file, 'not an archive')],
  ])('refuses an archive that is %s, before anything is touched', async (name, spoil) => {
    const spoilt = copy(`${name}.tar.gz`)
    spoil(spoilt)
    const target = await empty()
    writeFileSync(join(target.storageDir, 'mine'), 'mine')
    const before = await everything(target.databaseUrl)
    await expect(restoreBackup(target, spoilt, { replace: true, now })).rejects.toMatchObject({ forOperator: true })
    expect(await everything(target.databaseUrl)).toEqual(before)
    expect(readdirSync(target.storageDir)).toEqual(['mine'])
  })

  it('does not take the place of a cluster unless told to, and sets the files aside', async () => {
    const target = await empty()
    await restoreBackup(target, path, { replace: false, now })
    await expect(restoreBackup(target, path, { replace: false, now })).rejects.toThrow('--replace')
    await restoreBackup(target, path, { replace: true, now })
    expect(await everything(target.databaseUrl)).toEqual(await everything(source.databaseUrl))
    expect(readdirSync(`${target.storageDir}.before-20261124200000`).sort()).toEqual(['empty', 'portraits'])
  })

  it('that the tables do not take leaves everything as it was', async () => {
    const { migrations, tables } = await checkArchive(path)
    const broken = join(folder, 'broken.tar.gz')
    await writeArchive(broken, async (archive) => {
      const row = `${randomUUID()}\t${randomUUID()}\t2026-11-24 20:00:00+00\n`
      const sum = await archive.table('team_member', Readable.from([Buffer.from(row)]))
      const columns = tables['team_member']?.columns ?? []
      await archive.finish({
        format: 'navette-backup-1',
        at: now.toISOString(),
        migrations,
        tables: { team_member: { ...sum, columns } },
        files: {},
      })
    })
    const target = await empty()
    await restoreBackup(target, path, { replace: false, now })
    const before = await everything(target.databaseUrl)
    const kept = readdirSync(target.storageDir)
    await expect(restoreBackup(target, broken, { replace: true, now })).rejects.toThrow('foreign key')
    expect(await everything(target.databaseUrl)).toEqual(before)
    expect(readdirSync(target.storageDir)).toEqual(kept)
    expect(readdirSync(folder).filter((name) => name.includes('.restored-'))).toEqual([])
  })

  it('brings an older backup up to date', async () => {
    const older = await empty()
    const known = await readMigrations()
    const client = new Client({ connectionString: older.databaseUrl })
    await client.connect()
    await client.query('DROP SCHEMA public CASCADE')
    await client.query('CREATE SCHEMA public')
    await migrate(older.databaseUrl, known.slice(0, 3))
    await client.query(`INSERT INTO cluster (id, name, founded_at) VALUES (1, 'Le pôle d’avant', now())`)
    await client.end()
    const old = join(folder, 'old.tar.gz')
    await writeBackup(older, old, now)
    const target = await empty()
    await restoreBackup(target, old, { replace: false, now })
    const restored = new Client({ connectionString: target.databaseUrl })
    await restored.connect()
    expect(await appliedMigrations(restored)).toEqual(known.map(({ name }) => name))
    expect((await restored.query('SELECT name, retention_days FROM cluster')).rows).toEqual([
      { name: 'Le pôle d’avant', retention_days: 365 },
    ])
    await restored.end()
  })
})

const altered = (bytes: Buffer, from: string, to: string): Buffer => {
  const at = bytes.indexOf(from)
  if (at < 0) throw new Error(`${from} is not in the archive.`)
  bytes.write(to, at)
  return bytes
}
