import { chmod, mkdir, readFile, realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { openCluster, superuser } from './embedded/cluster.ts'
import { takeInstallation } from './embedded/lock.ts'
import { runPostmaster, stopPostmaster } from './embedded/postmaster.ts'
import { throwawayFolder } from './embedded/throwaway.ts'

export interface EmbeddedOptions {
  /** The installation's folder; the database stands in its folder `postgres`. */
  dataDir: string
  /** Hears of what takes its time, one sentence a call. */
  say: (line: string) => void
  /** For tests: a folder that is gone after `stop`, and no care for a crash. `dataDir` is then not used. */
  throwaway?: boolean
}

export interface Embedded {
  /** Of the database `navette`, as its superuser. */
  url: string
  /** Fast shutdown; close your own connections first. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that comes with the installation, or takes over the one that a killed Navette left running. It listens on
 * 127.0.0.1 alone. A second Navette on the same folder is refused.
 */
export const startEmbedded = async ({ dataDir, say, throwaway = false }: EmbeddedOptions): Promise<Embedded> => {
  const temporary = throwaway ? await throwawayFolder() : undefined
  const folder = await settled(temporary?.path ?? dataDir)
  const cluster = await openCluster(folder, say, { hasty: throwaway })
  const postmaster = await runPostmaster(cluster, say, { hasty: throwaway })
  const address = `postgres://${superuser}:${cluster.password}@127.0.0.1:${postmaster.port}`
  const release = await takeInstallation(`${address}/postgres`, folder)
  const stop = async () => {
    await release()
    await stopPostmaster(cluster, postmaster)
    await temporary?.remove()
  }
  if (postmaster.adopted) say('Found the database still running, and took it over')
  try {
    await ensureDatabase(address, 'navette')
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `${address}/navette`, stop }
}

/** The database of an installation whose PostgreSQL runs already; null where it does not. It is neither started, stopped nor taken. */
export const runningEmbedded = async (dataDir: string): Promise<string | null> => {
  const folder = join(resolve(dataDir), 'postgres')
  const read = (name: string) => readFile(join(folder, name), 'utf8').then((text) => text.trim())
  try {
    const url = `postgres://${superuser}:${await read('password')}@127.0.0.1:${Number(await read('port'))}/navette`
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
    await client.connect()
    // Another server may have taken the port since: only ours stands in this folder.
    const { rows } = await client.query<{ data: string }>(`SELECT current_setting('data_directory') AS data`)
    await client.end()
    return rows[0]?.data === (await realpath(join(folder, 'cluster'))) ? url : null
  } catch {
    return null
  }
}

/** The folder's one true name: by it a server that was left running is recognised. */
const settled = async (path: string): Promise<string> => {
  const absolute = resolve(path)
  if (await mkdir(absolute, { recursive: true })) await chmod(absolute, 0o755)
  return realpath(absolute)
}

const ensureDatabase = async (address: string, name: string) => {
  const client = new Client({ connectionString: `${address}/postgres` })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
