import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { PgBoss } from 'pg-boss'
import { hashPassword } from '../src/features/sessions/passwords.ts'
import { systemClock } from '../src/platform/clock/clock.ts'
import { openDatabase } from '../src/platform/db/database.ts'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { deliver } from '../src/platform/mail/deliver.ts'

/** Where one run of tests clones its databases from. Plain data: it travels to the workers. */
export interface Templates {
  /** Of the server, as somebody who may create databases. */
  server: string
  /** Begins the name of every database of this run. */
  prefix: string
  /** After the migrations: an installation that nobody has opened yet. */
  empty: string
  /** With the demonstration cluster. */
  demonstration: string
}

/**
 * Prepares one run: the server of TEST_DATABASE_URL, or a throw-away one, with both templates.
 *
 * @returns them, and a function that removes all that the run has made
 */
export const prepareTemplates = async (): Promise<{ templates: Templates; remove: () => Promise<void> }> => {
  const given = process.env['TEST_DATABASE_URL']
  const embedded = given ? undefined : await startEmbedded({ dataDir: '', say: () => undefined, throwaway: true })
  const server = given ?? embedded?.url ?? ''
  const prefix = `navette_test_${randomBytes(4).toString('hex')}_`
  const templates = { server, prefix, empty: `${prefix}empty`, demonstration: `${prefix}demonstration` }
  const remove = async () => {
    if (embedded) return embedded.stop()
    await dropAll(templates)
  }
  try {
    await execute(server, `CREATE DATABASE ${templates.empty} TEMPLATE template0`)
    await migrate(onServer(server, templates.empty))
    await makeQueues(onServer(server, templates.empty))
    await clone(templates, 'empty', templates.demonstration)
    await fill(onServer(server, templates.demonstration))
    return { templates, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** Makes a database from a template, in some tens of milliseconds. Answers with its address. */
export const clone = async (templates: Templates, which: 'empty' | 'demonstration', name: string): Promise<string> => {
  await execute(templates.server, `CREATE DATABASE ${name} TEMPLATE ${templates[which]}`)
  return onServer(templates.server, name)
}

/** Runs one statement on its own connection. */
export const execute = async (url: string, statement: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

const onServer = (server: string, name: string): string => {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

const fill = async (url: string) => {
  const { loadDemonstration } = await import('../../../prisma/demo/load.ts')
  const db = openDatabase(url)
  try {
    await loadDemonstration(db, systemClock(), hashPassword)
  } finally {
    await db.close()
  }
}

/** So that jobs, and letters, can be sent to servers on which nobody works. */
const makeQueues = async (url: string) => {
  const { features } = await import('../src/features.ts')
  const boss = new PgBoss({ connectionString: url, schema: 'jobs', max: 1, supervise: false, schedule: false })
  await boss.start()
  for (const { name } of [deliver, ...features.flatMap(({ jobs = [] }) => jobs)]) await boss.createQueue(name)
  await boss.stop({ graceful: false, close: true })
}

const dropAll = async ({ server, prefix }: Templates) => {
  const rows = await execute(server, `SELECT datname FROM pg_database WHERE starts_with(datname, '${prefix}')`)
  for (const { datname } of rows) await execute(server, `DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`)
}
