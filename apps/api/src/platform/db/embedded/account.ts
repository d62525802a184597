import { execFile, type SpawnOptions, spawn } from 'node:child_process'
import { chmod, cp, mkdir, rename, rm, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { OperatorError } from '../operator-error.ts'
import type { Binaries } from './binaries.ts'

const run = promisify(execFile)

/** As whom PostgreSQL runs: empty for the person who started Navette; a system account when that is root, whom PostgreSQL refuses. */
export interface Account {
  uid?: number
  gid?: number
  /** Lets the account pass through folders that only root may enter, such as /root; never needed elsewhere. */
  pass?: 'dac_read_search' | 'dac_override'
}

/** Starts a program as that account, with an environment that says nothing about another PostgreSQL. */
export const spawnAs = ({ uid, gid, pass }: Account, file: string, args: string[], options: SpawnOptions) => {
  const env = { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], LC_ALL: 'C', TZ: 'UTC', ...options.env }
  if (uid === undefined || gid === undefined) return spawn(file, args, { ...options, env })
  if (!pass) return spawn(file, args, { ...options, env, uid, gid })
  const powers = [`--inh-caps=-all,+${pass}`, `--ambient-caps=-all,+${pass}`]
  const identity = ['--reuid', `${uid}`, '--regid', `${gid}`, '--clear-groups']
  return spawn('setpriv', [...identity, ...powers, file, ...args], { ...options, env })
}

/** Decides as whom PostgreSQL runs on `folder`, which exists. Creates the system account `postgres` where root has none to lend. */
export const chooseAccount = async (folder: string): Promise<Account> => {
  if (process.getuid?.() !== 0) return {}
  const account = await ownerOf(folder)
  for (const pass of [undefined, 'dac_read_search', 'dac_override'] as const) {
    const candidate = pass ? { ...account, pass } : account
    if (await reaches(candidate, folder)) return candidate
  }
  throw new OperatorError(
    `PostgreSQL refuses to run as root, and no other account may enter ${folder}. ` +
      'Run Navette as an ordinary user, put it in a folder that others may enter, or set DATABASE_URL.',
  )
}

/**
 * The binaries at a place that the account may read. PostgreSQL looks for its own files with the rights of the bare account, so an
 * installation below /root is copied once, 60 MB, to /var/cache.
 */
export const reachableBinaries = async (account: Account, binaries: Binaries, say: (line: string) => void): Promise<Binaries> => {
  const { pass, ...bare } = account
  if (account.uid === undefined || (await reaches(bare, binaries.folder))) return binaries
  const copy = `/var/cache/navette/postgresql-${binaries.version}`
  const copied = { ...binaries, folder: copy }
  if (await reaches(bare, copy)) return copied
  say(`Copying PostgreSQL to ${copy}, where the account it runs as may read it`)
  const half = `${copy}.${process.pid}`
  await mkdir('/var/cache/navette', { recursive: true, mode: 0o755 })
  await chmod('/var/cache/navette', 0o755)
  await cp(binaries.folder, half, { recursive: true, verbatimSymlinks: true })
  await rename(half, copy).catch(() => rm(half, { recursive: true }))
  if (!(await reaches(bare, copy)))
    throw new OperatorError(`PostgreSQL cannot be run from ${copy}. Set DATABASE_URL, or run Navette as an ordinary user.`)
  return copied
}

const ownerOf = async (folder: string): Promise<{ uid: number; gid: number }> => {
  const { uid, gid } = await stat(folder)
  if (uid !== 0) return { uid, gid }
  return (await idsOf('postgres')) ?? (await createAccount('postgres'))
}

const idsOf = async (name: string): Promise<{ uid: number; gid: number } | undefined> => {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

const createAccount = async (name: string): Promise<{ uid: number; gid: number }> => {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]
  const failure = await run('useradd', options).then(
    () => undefined,
    (error: unknown) => error,
  )
  const ids = await idsOf(name)
  if (ids) return ids
  throw new OperatorError(
    `PostgreSQL refuses to run as root, and the account "${name}" could not be created. Run Navette as an ordinary user, or set DATABASE_URL.`,
    {
      cause: failure,
    },
  )
}

/** Whether the account may list the folder, tried for real rather than worked out from modes. */
const reaches = (account: Account, folder: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawnAs(account, 'ls', [`${folder}/.`], { stdio: 'ignore' })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
