import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from './cluster.ts'
import { commandOf } from './processes.ts'

const prefix = 'navette-throwaway-'

/** A folder for one run of tests. What runs that were killed have left, servers too, is cleared away first. */
export const throwawayFolder = async (): Promise<{ path: string; remove(): Promise<void> }> => {
  for (const name of await readdir(tmpdir())) if (name.startsWith(prefix)) await clear(join(tmpdir(), name))
  const path = await mkdtemp(join(tmpdir(), prefix))
  await writeFile(join(path, 'owner'), `${process.pid}\n`)
  await chmod(path, 0o755)
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

const clear = async (path: string) => {
  const owner = Number(await readFile(join(path, 'owner'), 'utf8').catch(() => Number.NaN))
  if (Number.isNaN(owner) || isAlive(owner)) return
  const data = join(path, 'postgres', 'cluster')
  const server = Number((await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0])
  if (server > 0 && (await commandOf(server))?.includes(data)) process.kill(server, 'SIGQUIT')
  await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => undefined)
}
