import { closeSync, openSync } from 'node:fs'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { OperatorError } from '../operator-error.ts'
import { spawnAs } from './account.ts'
import { program } from './binaries.ts'
import { type Cluster, isAlive, superuser } from './cluster.ts'
import { commandOf } from './processes.ts'

/** A running server of this cluster, started now or found running. */
export interface Postmaster {
  pid: number
  port: number
  adopted: boolean
}

const modest = {
  shared_buffers: '64MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  max_connections: '80',
}
const careless = { shared_buffers: '128MB', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
const always = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  max_wal_size: '512MB',
  jit: 'off',
}

/**
 * Makes sure a server runs on this cluster: takes over one that a killed Navette left behind, or starts one, on a free port.
 *
 * @param hasty for tests: nothing is kept through a crash of the machine
 */
export const runPostmaster = async (cluster: Cluster, say: (line: string) => void, { hasty = false } = {}): Promise<Postmaster> => {
  for (let attempt = 1; ; attempt++) {
    const running = await findRunning(cluster, say)
    if (running) return running
    const started = await start(cluster, say, hasty)
    if (typeof started !== 'string') return started
    // Another Navette may have been quicker, the port may just have been taken, or backends of a killed server are still leaving.
    if (attempt === 5) throw new OperatorError(`PostgreSQL does not start on ${cluster.data}. It says:\n${started}`)
    await wait(400 * attempt)
  }
}

/** Stops it as PostgreSQL's "fast" shutdown does: transactions are rolled back, everything else is kept. */
export const stopPostmaster = async ({ account, binaries, data }: Cluster, { pid }: Pick<Postmaster, 'pid'>): Promise<void> => {
  if (process.platform === 'win32') spawnAs(account, program(binaries, 'pg_ctl'), ['stop', '-m', 'fast', '-D', data], { stdio: 'ignore' })
  else if (isAlive(pid)) process.kill(pid, 'SIGINT')
  const patience = Date.now() + 60_000
  while ((await readPidFile(data))?.pid === pid && isAlive(pid)) {
    if (Date.now() > patience)
      throw new OperatorError(`PostgreSQL (process ${pid}) has not stopped in a minute; its data are safe, look at ${data}/../server.log.`)
    await wait(20)
  }
  // The pid file goes a moment before the process; one that has ended and that nobody reaps has no command any more.
  for (let turn = 0; turn < 50 && isAlive(pid) && (await commandOf(pid)) !== ''; turn++) await wait(20)
}

const findRunning = async (cluster: Cluster, say: (line: string) => void): Promise<Postmaster | undefined> => {
  const told = await readPidFile(cluster.data)
  if (!told || !(await isOurs(told.pid, cluster))) return undefined
  if (!(await ready(cluster, told.port, say, () => isAlive(told.pid)))) return undefined
  return { ...told, adopted: true }
}

/** Starts a server; answers with the end of its log when it gave up. */
const start = async (cluster: Cluster, say: (line: string) => void, hasty: boolean): Promise<Postmaster | string> => {
  const port = await choosePort(cluster.folder)
  const settings = Object.entries({ ...always, ...(hasty ? careless : modest), port: `${port}` })
  const position = await rotate(cluster.log)
  const log = openSync(cluster.log, 'a', 0o600)
  const child = spawnAs(
    cluster.account,
    program(cluster.binaries, 'postgres'),
    ['-D', cluster.data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      cwd: '/',
      env: await graceFor(cluster),
      // Its own session: a Ctrl-C in the terminal reaches Navette alone, which stops PostgreSQL when nothing uses it any more.
      detached: true,
      stdio: ['ignore', log, log],
    },
  )
  closeSync(log)
  let over = child.pid === undefined
  child.once('error', () => (over = true))
  child.once('exit', () => (over = true))
  child.unref()
  if (await ready(cluster, port, say, () => !over)) return { pid: child.pid ?? 0, port, adopted: false }
  const said = await readFile(cluster.log, 'utf8').catch(() => '')
  return said.slice(position).trim()
}

/** Waits until the server answers as this very cluster; false when it ended instead. Recovery after a crash may take its time. */
const ready = async (cluster: Cluster, port: number, say: (line: string) => void, lives: () => boolean): Promise<boolean> => {
  const since = Date.now()
  let told = 0
  while (lives()) {
    const answer = await ask(cluster, port)
    if (answer === 'ours') return true
    if (answer === 'foreign') return false
    const seconds = Math.floor((Date.now() - since) / 1000)
    if (seconds >= told + 3) say(`PostgreSQL is getting ready, ${seconds} s so far`)
    if (seconds >= told + 3) told = seconds
    if (seconds > 600) throw new OperatorError(`PostgreSQL has not become ready in ten minutes; look at ${cluster.log}.`)
    await wait(25)
  }
  return false
}

const ask = async ({ data, password }: Cluster, port: number): Promise<'ours' | 'foreign' | 'silent'> => {
  const client = new Client({ host: '127.0.0.1', port, user: superuser, password, database: 'postgres', connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`)
    return (await sameFolder(rows[0]?.folder, data)) ? 'ours' : 'foreign'
  } catch (error) {
    const { code } = error as { code?: string }
    // 28…: the password is not known there, so it is somebody else's server.
    return code?.startsWith('28') ? 'foreign' : 'silent'
  } finally {
    await client.end().catch(() => undefined)
  }
}

const sameFolder = async (one: string | undefined, other: string): Promise<boolean> => {
  if (one === undefined) return false
  const [a, b] = await Promise.all([stat(one).catch(() => undefined), stat(other)])
  return a !== undefined && a.ino === b.ino && a.dev === b.dev
}

/** `postmaster.pid`: process, folder, start, port, … one a line. */
const readPidFile = async (data: string): Promise<{ pid: number; port: number } | undefined> => {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return pid > 0 && port > 0 ? { pid, port } : undefined
}

const isOurs = async (pid: number, { data }: Cluster): Promise<boolean> => isAlive(pid) && ((await commandOf(pid))?.includes(data) ?? true)

/**
 * After a crash of the machine the id in `postmaster.pid` may belong to anything by now, and PostgreSQL would take it for its own
 * predecessor. Naming it as "grandparent" is the server's own way to be told that it is not (it still looks for leftover backends).
 */
const graceFor = async (cluster: Cluster): Promise<NodeJS.ProcessEnv> => {
  const told = await readPidFile(cluster.data)
  return told && isAlive(told.pid) && !(await isOurs(told.pid, cluster)) ? { PG_GRANDPARENT_PID: `${told.pid}` } : {}
}

/** The port of last time, so that what people noted stays true; another when it is taken. */
const choosePort = async (folder: string): Promise<number> => {
  const file = join(folder, 'port')
  const kept = Number(await readFile(file, 'utf8').catch(() => '0'))
  const port = (kept > 0 && (await listenOn(kept))) || (await listenOn(0))
  if (!port) throw new OperatorError('No port is free on 127.0.0.1 for PostgreSQL.')
  if (port !== kept) await writeFile(file, `${port}\n`)
  return port
}

const listenOn = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })

/** Keeps one old log of at most 5 MB. Returns where the new lines begin. */
const rotate = async (log: string): Promise<number> => {
  const size = (await stat(log).catch(() => undefined))?.size ?? 0
  if (size < 5_000_000) return size
  await rm(`${log}.1`, { force: true })
  await rename(log, `${log}.1`)
  return 0
}
