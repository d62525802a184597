import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clone, execute, type Templates } from '../apps/api/test/templates.ts'

/** A real Navette in a process of its own, with its own database and files. */
export interface Server {
  /** `http://127.0.0.1:41234`; the same after a restart. */
  address: string
  /** Of its database, to look behind the scenes. */
  databaseUrl: string
  /** Ends the process as a service manager would. */
  stop(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  start(): Promise<void>
  restart(): Promise<void>
  /** Stops it for good, and removes what it had. */
  remove(): Promise<void>
  /** All that it has said so far. */
  said(): string
}

/**
 * Starts a server on a clone of a template.
 *
 * @param which `demonstration`, or `empty` for the first-run page
 * @param settings environment variables on top of those that every test has
 */
export const startServer = async (which: 'demonstration' | 'empty', settings: Record<string, string> = {}): Promise<Server> => {
  const templates: Templates = JSON.parse(process.env['NAVETTE_TEMPLATES'] ?? '{}')
  const name = `${templates.prefix}e2e_${randomBytes(4).toString('hex')}`
  const databaseUrl = await clone(templates, which, name)
  const dataDir = await mkdtemp(join(tmpdir(), 'navette-e2e-'))
  let port = '0'
  let child: ChildProcess | undefined
  let said = ''

  const start = async () => {
    const { PATH = '', HOME = '' } = process.env
    const own = { PORT: port, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, LOG_LEVEL: 'warn' }
    const started = spawn('node', ['apps/api/src/main.ts'], { env: { PATH, HOME, ...own, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
    child = started
    started.stdout.on('data', (chunk) => (said += chunk))
    started.stderr.on('data', (chunk) => (said += chunk))
    port = await portOf(started)
  }
  const end = async (signal: NodeJS.Signals) => {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null) return
    const gone = once(ending, 'exit')
    ending.kill(signal)
    const stubborn = setTimeout(() => ending.kill('SIGKILL'), 10_000)
    await gone
    clearTimeout(stubborn)
  }
  await start()
  // A run that breaks off tears nothing down: its server goes with it all the same.
  process.once('exit', () => child?.kill('SIGKILL'))
  return {
    address: `http://127.0.0.1:${port}`,
    databaseUrl,
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGTERM')
      await start()
    },
    remove: async () => {
      await end('SIGTERM')
      await execute(templates.server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      await rm(dataDir, { recursive: true, force: true })
    },
    said: () => said,
  }
}

/** Waits for the line with the address. */
const portOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk
      const found = /^Navette: http:\/\/[^:]+:(\d+)/m.exec(said)?.[1]
      if (found) resolve(found)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code) => reject(new Error(`The server ended (${code}) before it listened:\n${said}`)))
    setTimeout(() => reject(new Error(`The server did not listen within 30 s:\n${said}`)), 30_000).unref()
  })
