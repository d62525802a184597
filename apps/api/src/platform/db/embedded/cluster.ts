import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { OperatorError } from '../operator-error.ts'
import { type Account, chooseAccount, reachableBinaries, spawnAs } from './account.ts'
import { type Binaries, findBinaries, majorOf, program } from './binaries.ts'

/** What stands in `<dataDir>/postgres`: `cluster` (PostgreSQL's own folder), `password`, `port`, `server.log`. */
export interface Cluster {
  folder: string
  data: string
  log: string
  password: string
  account: Account
  binaries: Binaries
}

/** The database superuser; only this machine can reach it, with a password kept beside the data. */
export const superuser = 'navette'

/**
 * Opens the database cluster of `<dataDir>/postgres`, made at the first start. It is made beside its place and moved there whole, so
 * that whatever has this name is finished, and two that start together cannot spoil each other's.
 */
export const openCluster = async (dataDir: string, say: (line: string) => void, options: { hasty?: boolean } = {}): Promise<Cluster> => {
  const found = await findBinaries()
  const folder = join(dataDir, 'postgres')
  await clearUnfinished(dataDir)
  if (!(await exists(folder))) await makeCluster(folder, found, say, options)
  const data = join(folder, 'cluster')
  await refuseOtherMajor(data, found)
  const account = await chooseAccount(data)
  const binaries = await reachableBinaries(account, found, say)
  const password = await readPassword(folder)
  return { folder, data, log: join(folder, 'server.log'), password, account, binaries }
}

const makeCluster = async (folder: string, found: Binaries, say: (line: string) => void, { hasty }: { hasty?: boolean }) => {
  say('Preparing a database, once')
  const half = `${folder}.new-${process.pid}-${randomBytes(4).toString('hex')}`
  const data = join(half, 'cluster')
  await makeFolder(half)
  await mkdir(data, { mode: 0o700 })
  try {
    const account = await chooseAccount(data)
    const password = randomBytes(24).toString('base64url')
    await writeFile(join(half, 'password'), password, { mode: 0o600 })
    await own(account, data)
    await initialise(account, await reachableBinaries(account, found, say), data, password, hasty)
    if (!hasty) await flush(half)
    await rename(half, folder)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    if (!(await exists(folder))) throw error
  }
}

/** UTF-8, ordered by code point and with Unicode's own lower and upper case: nothing depends on the machine's locales or their versions. */
const initialise = async (account: Account, binaries: Binaries, data: string, password: string, hasty = false) => {
  const secret = join(data, '..', 'first-password')
  await writeFile(secret, `${password}\n`, { mode: 0o600 })
  await own(account, secret)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const identity = [`--username=${superuser}`, `--pwfile=${secret}`, '--auth=scram-sha-256']
  const pace = hasty ? ['--no-sync', '--no-data-checksums'] : []
  const child = spawnAs(account, program(binaries, 'initdb'), [`--pgdata=${data}`, ...locale, ...identity, ...pace, '--no-instructions'], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout?.on('data', (chunk) => (said += chunk))
  child.stderr?.on('data', (chunk) => (said += chunk))
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).catch((error: Error) => error.message)
  await rm(secret)
  if (code !== 0)
    throw new OperatorError(`PostgreSQL could not prepare ${data} (${code}). Free what it names, or set DATABASE_URL.\n${said.trim()}`)
}

const refuseOtherMajor = async (data: string, binaries: Binaries) => {
  const major = await readFile(join(data, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES')
      throw new OperatorError(`${data} belongs to another account. Start Navette as before, or give the folder to this one.`)
    throw new OperatorError(`${data} is not a database of PostgreSQL. Move ${join(data, '..')} away, or restore it, then start again.`)
  })
  if (major.trim() === majorOf(binaries)) return
  throw new OperatorError(
    `The data in ${data} were written by PostgreSQL ${major.trim()}; this Navette brings ${majorOf(binaries)}. ` +
      'Start the version that wrote them, take a backup, and restore it here.',
  )
}

const readPassword = async (folder: string): Promise<string> => {
  const file = join(folder, 'password')
  const password = await readFile(file, 'utf8').catch((error) => {
    throw new OperatorError(
      `The password of the database cannot be read from ${file}: it belongs with the data, restore it from the same backup.`,
      {
        cause: error,
      },
    )
  })
  return password.trim()
}

/** Removes what a killed first start left: folders `postgres.new-<pid>-…` whose maker is gone. */
const clearUnfinished = async (dataDir: string) => {
  for (const name of await readdir(dataDir)) {
    const maker = /^postgres\.new-(\d+)-/.exec(name)?.[1]
    if (maker && !isAlive(Number(maker))) await rm(join(dataDir, name), { recursive: true, force: true })
  }
}

/** Whether a process has this id, ours or anybody's. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A folder that the database's account can pass through, whatever the umask. */
const makeFolder = async (folder: string) => {
  if (await mkdir(folder, { recursive: true })) await chmod(folder, 0o755)
}

const own = async ({ uid, gid }: Account, path: string) => {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid)
}

const flush = async (folder: string) => {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync()
  await handle.close()
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
