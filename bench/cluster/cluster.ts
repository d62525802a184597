import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { Client } from 'pg'
import { startEmbedded } from '../../apps/api/src/platform/db/embedded.ts'
import { migrate } from '../../apps/api/src/platform/db/migrate.ts'
import { inRoot, root } from '../../tools/paths.ts'
import { addCalendar } from './calendar.ts'
import { addDiscussions } from './discussions.ts'
import { addPeople, day } from './people.ts'
import { addProjects } from './projects.ts'
import { randomFrom } from './random.ts'

/** How much there is. The posts grow tenfold, the people do not. */
export const sizes = {
  small: { members: 200, projects: 120, posts: 200_000, events: 100_000, series: 5_000 },
  large: { members: 200, projects: 360, posts: 2_000_000, events: 100_000, series: 5_000 },
} as const
export type Size = keyof typeof sizes

const seed = 42

/**
 * Opens a large cluster: made once for each size, kept under `data/bench` (or on the server of BENCH_DATABASE_URL, whose user must be
 * a superuser), and made anew when the generator has changed.
 *
 * @returns the address of its database, and what stops the server again
 */
export async function openCluster(size: Size, say: (line: string) => void): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['BENCH_DATABASE_URL']
  const embedded = given ? null : await startEmbedded({ dataDir: inRoot('data/bench'), say })
  const server = given ?? embedded?.url ?? ''
  const stop = async () => embedded?.stop()
  try {
    const name = `navette_bench_${size}_${fingerprint()}`
    const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
    if (!(await isMade(server, name))) {
      say(`Making the ${size} cluster: ${sizes[size].posts.toLocaleString('en')} posts. It is kept for the next time.`)
      await make(server, name, url, size)
    }
    await migrate(url)
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Whatever the rows depend on; migrations that came since are applied to them as to any installation. */
const fingerprint = (): string => {
  const hash = createHash('sha256')
  for (const path of globSync('bench/cluster/*.ts', { cwd: root }).sort()) hash.update(readFileSync(inRoot(path)))
  return hash.digest('hex').slice(0, 12)
}

/** The database gets its last name when it is whole: one that was interrupted is made again. */
async function isMade(server: string, name: string): Promise<boolean> {
  const { rows } = await on(server, (client) => client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]))
  return rows.length > 0
}

async function make(server: string, name: string, url: string, size: Size): Promise<void> {
  const older = await on(server, (client) =>
    client.query<{ datname: string }>('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [`navette_bench_${size}_`]),
  )
  for (const { datname } of older.rows) await on(server, (client) => client.query(`DROP DATABASE ${datname} WITH (FORCE)`))
  const unfinished = `navette_bench_unfinished_${size}`
  await on(server, (client) => client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`))
  await on(server, (client) => client.query(`CREATE DATABASE ${unfinished} TEMPLATE template0`))
  const unfinishedUrl = Object.assign(new URL(url), { pathname: `/${unfinished}` }).href
  await migrate(unfinishedUrl)
  await on(unfinishedUrl, (client) => fill(client, size))
  await on(server, (client) => client.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`))
}

/** Five years of a cluster, ending yesterday. */
async function fill(client: Client, size: Size): Promise<void> {
  const { members, projects: count, posts, events, series } = sizes[size]
  const random = randomFrom(seed)
  const end = Date.now() - day
  const beginning = end - 5 * 365 * day
  // Keys and triggers are not asked about millions of rows that come from here.
  await client.query('SET session_replication_role = replica')
  const people = await addPeople(client, random, members, beginning)
  const projects = await addProjects(client, random, people, { count, beginning, end })
  await addDiscussions(client, random, people, projects, { posts, beginning, end })
  await addCalendar(client, random, people, projects, { events, series, beginning, end })
  await client.query('INSERT INTO searched_title (item_id, letters) SELECT id, plain_letters(title) FROM item')
  await client.query('VACUUM ANALYZE')
  await client.query('CHECKPOINT')
}

async function on<T>(url: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
