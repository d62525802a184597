import pg from 'pg'

/** What a server keeps in memory and the database tells of when it changes; see the migration `changes_are_told`. */
export type Changed = 'session' | 'rights' | 'follows' | 'person' | 'organisation' | 'project'

/**
 * What has changed in the database, whoever changed it. A change that this instance makes is heard before the change answers; one that
 * another makes within milliseconds, and, whatever becomes of messages, before `caughtUp` says so.
 */
export interface Changes {
  /** Calls back for each thing that changed, once; `null` where anything may have. */
  on(listener: (what: Changed | null, id: string) => void): void
  /**
   * Whether all that was final `trustedMs` ago has been heard. Where it is not known it is asked, in one short round trip; false when the
   * database does not answer, and what is kept may not be used.
   */
  caughtUp(): boolean | Promise<boolean>
}

/** Milliseconds for which what has been heard counts as all there is. */
const trustedMs = 400
/** How long an answer may take before the line counts as broken. */
const patienceMs = 2_000

const channel = 'navette'

/** As `pg` itself asks, whatever a pool's own clients add. */
const uncounted: (this: pg.ClientBase, text: string) => Promise<unknown> = pg.Client.prototype.query

/** As many transactions as may be heard of again on another connection, many times over. */
const remembered = 2_000

export interface Listening extends Changes {
  /** For each connection that changes are made on: it hears of its own changes together with their end. */
  hear(client: pg.ClientBase): Promise<void>
  close(): Promise<void>
}

export function listenToChanges(url: string): Listening {
  const listeners: ((what: Changed | null, id: string) => void)[] = []
  const tell = (what: Changed | null, id = '') => {
    for (const listener of listeners) listener(what, id)
  }
  const heard = new Set<string>()
  const take = ({ payload = '' }: pg.Notification) => {
    if (heard.has(payload)) return
    heard.add(payload)
    // Forgetting costs no more than to be told once again.
    if (heard.size > remembered) heard.clear()
    const [what, id] = payload.split(' ')
    tell(what as Changed, id)
  }
  const hear = async (client: pg.ClientBase) => {
    client.on('notification', take)
    // Apart from what is counted: it belongs to the connection, not to a request.
    await uncounted.call(client, `LISTEN ${channel}`)
  }

  let line: pg.Client | null = null
  let closed = false
  let trustedUntil = Number.NEGATIVE_INFINITY
  let asking: Promise<boolean> | null = null

  const hangUp = (broken: pg.Client | null) => {
    if (!broken || line !== broken) return
    line = null
    trustedUntil = Number.NEGATIVE_INFINITY
    // Whatever was said meanwhile is lost.
    tell(null)
    void broken.end().catch(() => undefined)
  }

  const dial = async (): Promise<pg.Client> => {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
      application_name: 'navette-changes',
    })
    client.on('error', () => hangUp(client))
    client.on('end', () => hangUp(client))
    await client.connect()
    await hear(client)
    line = client
    tell(null)
    return client
  }

  /** What was told before this answer is heard before it: PostgreSQL sends them in this order on one connection. */
  const ask = async (): Promise<boolean> => {
    const since = performance.now()
    let client = line
    try {
      client ??= await dial()
      await client.query('SELECT')
      trustedUntil = since + trustedMs
      return true
    } catch {
      hangUp(client)
      return false
    } finally {
      asking = null
    }
  }

  return {
    on: (listener) => listeners.push(listener),
    caughtUp: () => {
      if (performance.now() < trustedUntil) return true
      if (closed) return false
      asking ??= ask()
      return asking
    },
    hear,
    close: async () => {
      closed = true
      await asking
      const last = line
      line = null
      trustedUntil = Number.NEGATIVE_INFINITY
      await last?.end()
    },
  }
}
