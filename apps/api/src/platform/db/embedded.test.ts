import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isAlive } from './embedded/cluster.ts'
import { type Embedded, startEmbedded } from './embedded.ts'

let dataDir: string
let open: Embedded[]

beforeEach(async () => {
  open = []
  dataDir = await mkdtemp(join(tmpdir(), 'navette-embedded-'))
})

afterEach(async () => {
  for (const each of open) await each.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const start = async (say: (line: string) => void = () => undefined) => {
  const started = await startEmbedded({ dataDir, say })
  open.push(started)
  return started
}

/** A Navette in a process of its own, which can be killed; answers once it has the database, or with what it said instead. */
const startElsewhere = async (): Promise<{ child: ChildProcess; said: string }> => {
  const script = `
    import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
    const database = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, say: () => {} }).catch((error) => console.log(error.message))
    if (!database) process.exit(1)
    process.on('SIGTERM', async () => { await database.stop(); process.exit(0) })
    setInterval(() => {}, 1000)
    console.log('started')
  `
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = await once(child.stdout, 'data')
  return { child, said: `${said}` }
}

const end = async (child: ChildProcess, signal: NodeJS.Signals) => {
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

const ask = async (url: string, statement: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows
}

const postmaster = async () => Number((await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[0])

describe('the embedded database', { timeout: 60_000 }, () => {
  it('keeps its data, its port and its password from one start to the next', async () => {
    const first = await start()
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS number')
    await open.pop()?.stop()
    const second = await start()
    expect(second.url).toBe(first.url)
    expect(await ask(second.url, 'SELECT number FROM kept')).toEqual([{ number: 42 }])
  })

  it('takes over the server that a killed Navette left behind', async () => {
    const { child, said } = await startElsewhere()
    expect(said).toContain('started')
    const orphan = await postmaster()
    await end(child, 'SIGKILL')
    expect(isAlive(orphan)).toBe(true)
    const heard: string[] = []
    await start((line) => heard.push(line))
    expect(await postmaster()).toBe(orphan)
    expect(heard).toEqual(['Found the database still running, and took it over'])
    await open.pop()?.stop()
    await expect(postmaster()).rejects.toThrow('ENOENT')
  })

  it('is stopped with the Navette that is told to end', async () => {
    const { child } = await startElsewhere()
    const server = await postmaster()
    await end(child, 'SIGTERM')
    // Its entry in the table of processes goes once somebody has taken note of its end.
    await expect.poll(() => isAlive(server)).toBe(false)
  })

  it('refuses a second Navette on the same folder, and names the first', async () => {
    await start()
    const { child, said } = await startElsewhere()
    expect(said).toContain(`Another Navette (process ${process.pid} on `)
    expect(said).toContain(dataDir)
    if (child.exitCode === null) await once(child, 'exit')
  })

  it('starts though the pid file names a process that has nothing to do with it', async () => {
    await start()
    const file = join(dataDir, 'postgres/cluster/postmaster.pid')
    const lines = (await readFile(file, 'utf8')).split('\n')
    await open.pop()?.stop()
    await writeFile(file, [`${process.ppid}`, ...lines.slice(1)].join('\n'), { mode: 0o644 })
    const { url } = await start()
    expect(await ask(url, 'SELECT 1 AS number')).toEqual([{ number: 1 }])
  })

  it('recovers when server and Navette were both killed', async () => {
    const { child } = await startElsewhere()
    const server = await postmaster()
    await end(child, 'SIGKILL')
    process.kill(server, 'SIGKILL')
    const { url } = await start()
    expect(await ask(url, 'SELECT 1 AS number')).toEqual([{ number: 1 }])
  })

  it('begins again where a first start was killed in the middle', async () => {
    await open.push(await startEmbedded({ dataDir, say: () => undefined }))
    await open.pop()?.stop()
    // As a killed start leaves it: another name, an unfinished cluster, a maker that is gone.
    const half = join(dataDir, 'postgres.new-999999999-0badcafe')
    await rename(join(dataDir, 'postgres'), half)
    await rm(join(half, 'cluster/PG_VERSION'))
    const { url } = await start()
    expect(await ask(url, 'SELECT 1 AS number')).toEqual([{ number: 1 }])
    await expect(readFile(join(half, 'password'))).rejects.toThrow('ENOENT')
  })

  it('says which version wrote the data when it was another', async () => {
    await start()
    await open.pop()?.stop()
    await writeFile(join(dataDir, 'postgres/cluster/PG_VERSION'), '17\n')
    await expect(startEmbedded({ dataDir, say: () => undefined })).rejects.toThrow('were written by PostgreSQL 17; this Navette brings 18')
  })
})
