import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migratedDatabase, type TestDatabase } from '../../../test/database.ts'
import { migrate, readMigrations } from './migrate.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await migratedDatabase()
})
afterAll(() => database.drop())

const ask = async (statement: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows
}

const withNext = async (name: string, sql: string) => [...(await readMigrations()), { name: `29990101000000_${name}`, sql }]

describe('migrations', () => {
  it('have nothing to do on a database that is up to date', async () => {
    expect(await migrate(database.url)).toEqual([])
  })

  it('are applied once by instances that start together, bodies of functions and all', async () => {
    const migrations = await withNext(
      'twice',
      `CREATE FUNCTION seven() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 7; END $$;`,
    )
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url, migrations)))
    expect(applied.flat()).toEqual(['29990101000000_twice'])
    expect(await ask('SELECT seven()')).toEqual([{ seven: 7 }])
    await ask(`DROP FUNCTION seven; DELETE FROM _prisma_migrations WHERE migration_name = '29990101000000_twice'`)
  })

  it('may all be laid in one transaction, as restoring a backup does', async () => {
    const adding = (await readMigrations()).filter(({ sql }) => /\bADD VALUE\b/i.test(sql.replaceAll(/^--.*$/gm, '')))
    expect(adding, 'PostgreSQL lets nothing use an added value before it is committed: make the type anew').toEqual([])
  })

  it('leave nothing of one that fails, and say where it failed', async () => {
    const migrations = await withNext('broken', 'CREATE TABLE half (id int);\nSELECT nonsense;')
    await expect(migrate(database.url, migrations)).rejects.toThrow(
      'The migration 29990101000000_broken failed at line 2, and nothing of it was kept: column "nonsense" does not exist',
    )
    expect(await ask(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }])
  })

  it('refuse a file that was edited after it had been applied', async () => {
    const [first, ...others] = await readMigrations()
    const edited = { name: first?.name ?? '', sql: `${first?.sql}\n-- better` }
    await expect(migrate(database.url, [edited, ...others])).rejects.toThrow(
      `The migration ${edited.name} was edited after this database had applied it.`,
    )
  })

  it('refuse a database that a newer version has changed', async () => {
    await expect(migrate(database.url, [])).rejects.toThrow('This database was already changed by a newer Navette')
  })
})
