import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { OperatorError } from '../operator-error.ts'

/** Any number that nothing else in the database `postgres` uses. */
const key = 7_236_283

/**
 * Takes the installation for this process: a session lock on a connection kept open as long as it lives, so that even a killed
 * process lets go of it. Refuses, naming the holder, when another Navette has it.
 *
 * @returns a function that gives it back
 */
export const takeInstallation = async (url: string, dataDir: string): Promise<() => Promise<void>> => {
  let connection = await lock(url, dataDir)
  let wanted = true
  const keep = (client: Client) => {
    // The server restarts its sessions when one of them crashes: the lock is then taken again.
    client.once('end', () => void retake())
  }
  const retake = async () => {
    while (wanted) {
      await wait(1000, undefined, { ref: false })
      const fresh = wanted ? await lock(url, dataDir).catch(() => undefined) : undefined
      if (!fresh) continue
      connection = fresh
      keep(fresh)
      return
    }
  }
  keep(connection)
  return async () => {
    wanted = false
    await connection.end().catch(() => undefined)
  }
}

const lock = async (url: string, dataDir: string): Promise<Client> => {
  const client = new Client({
    connectionString: url,
    application_name: `navette, process ${process.pid} on ${hostname()}`,
    keepAlive: true,
  })
  client.on('error', () => undefined)
  await client.connect()
  // The session of a process killed an instant ago may not have noticed yet.
  for (let attempt = 0; attempt < 10; attempt++) {
    const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1) AS free', [key])
    if (rows[0]?.free) return client
    await wait(100)
  }
  const holder = await holderOf(client)
  await client.end()
  throw new OperatorError(`Another Navette (${holder}) already uses ${dataDir}. Stop it first, or give this one its own DATA_DIR.`)
}

const holderOf = async (client: Client): Promise<string> => {
  const { rows } = await client.query<{ name: string; since: string }>(
    `SELECT application_name AS name, to_char(backend_start, 'YYYY-MM-DD HH24:MI "UTC"') AS since FROM pg_stat_activity
     WHERE pid = (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = $1::int::oid LIMIT 1)`,
    [key],
  )
  const holder = rows[0]
  return holder ? `${holder.name.replace('navette, ', '')}, since ${holder.since}` : 'which has just left, try again'
}
