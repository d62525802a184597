import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A Navette in a process of its own, which can be killed; on a database that others look at too. */
export interface Fallible {
  start(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Ends it for good, whatever it does. */
  remove(): Promise<void>
}

/** @param settings its environment: `DATABASE_URL`, `STORAGE_DIR` and what the test wants */
export async function fallible(settings: Record<string, string>): Promise<Fallible> {
  const dataDir = await mkdtemp(join(tmpdir(), 'navette-process-'))
  const main = new URL('../src/main.ts', import.meta.url).pathname
  let child: ChildProcess | null = null
  const kill = async () => {
    const ending = child
    child = null
    if (!ending || ending.exitCode !== null) return
    const gone = once(ending, 'exit')
    ending.kill('SIGKILL')
    await gone
  }
  const removeWithMe = () => child?.kill('SIGKILL')
  process.once('exit', removeWithMe)
  return {
    start: async () => {
      const { PATH = '', HOME = '' } = process.env
      const own = { PATH, HOME, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', PUBLIC_URL: 'http://navette.test' }
      child = spawn(process.execPath, [main], { env: { ...own, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] })
      await listening(child)
    },
    kill,
    remove: async () => {
      await kill()
      process.off('exit', removeWithMe)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Until it says its address, which is the last thing that a start says. */
const listening = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk) => {
      said += chunk
      if (/^Navette: /m.test(said)) resolve()
    })
    child.once('exit', (code) => reject(new Error(`The server ended (${code}) before it listened: ${said}`)))
  })
