import { once } from 'node:events'
import { performance } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'
import { Pool } from 'pg'
import { readConfig } from '../apps/api/src/platform/config/config.ts'
import { buildServer } from '../apps/api/src/server.ts'
import { prepareTemplates } from '../apps/api/test/templates.ts'
import { demonstrationAccounts } from '../prisma/demo/load.ts'
import { generate } from '../tools/generate.ts'
import { addThreads, bareList } from './threads.ts'

/** `pnpm bench`: what the list of threads costs, as a share of the bare join on the same machine in the same minute. */
const threads = 20_000
const readers = 8
const milliseconds = 4_000
const rounds = 3

const measure = (took: number[]) => {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return { perSecond: (took.length * 1000) / milliseconds, median: at(0.5), late: at(0.95) }
}

const repeat = async (work: () => Promise<unknown>): Promise<number[]> => {
  const took: number[] = []
  const until = performance.now() + milliseconds
  const reader = async () => {
    while (performance.now() < until) {
      const since = performance.now()
      await work()
      took.push(performance.now() - since)
    }
  }
  await Promise.all(Array.from({ length: readers }, reader))
  return took
}

const load = async (url: string, cookie: string): Promise<number[]> => {
  const worker = new Worker(new URL('./load.ts', import.meta.url), { workerData: { url, cookie, readers, milliseconds } })
  const [took] = await once(worker, 'message')
  return took
}

await generate()
const { templates, remove } = await prepareTemplates()
const url = new URL(templates.server)
url.pathname = `/${templates.demonstration}`
const pool = new Pool({ connectionString: url.href, max: readers })
// The server that goes at the end may cut a connection before the pool has let go of it.
pool.on('error', () => undefined)
const settings = { SECRET: 'a secret for measuring, long enough to be one', LOG_LEVEL: 'silent', DATA_DIR: '/nonexistent' }
const { app } = await buildServer({ ...readConfig(settings), databaseUrl: url.href }, { requestsPerMinute: 1_000_000_000, working: false })
try {
  await addThreads(pool, threads)
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const account = demonstrationAccounts.find(({ kind }) => kind === 'member')
  const signedIn = await fetch(`${address}/api/sessions`, {
    method: 'POST',
    headers: { origin: address, 'content-type': 'application/json' },
    body: JSON.stringify({ email: account?.email, password: account?.password }),
  })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const me = await pool.query('SELECT id FROM member WHERE email = $1', [account?.email])
  const seen = await pool.query(
    'SELECT DISTINCT audience_id FROM item JOIN audience_grant USING (audience_id) WHERE item.kind = $1 AND audience_grant.kind <> $2',
    ['thread', 'person'],
  )
  const given = [me.rows[0].id, seen.rows.map(({ audience_id }) => audience_id)]
  console.log(`The newest 25 of ${threads} threads, ${readers} readers at once, ${milliseconds / 1000} s a round, Node ${process.version}`)
  for (let round = 1; round <= rounds; round++) {
    const bare = measure(await repeat(() => pool.query({ name: 'bare', text: bareList, values: given })))
    const whole = measure(await load(`${address}/api/threads`, cookie))
    const line = (what: string, { perSecond, median, late }: ReturnType<typeof measure>) =>
      `  ${what.padEnd(18)} ${perSecond.toFixed(0).padStart(6)} a second, median ${median.toFixed(1)} ms, 95 % within ${late.toFixed(1)} ms`
    console.log(
      `Round ${round}: GET /api/threads at ${(whole.perSecond / bare.perSecond).toFixed(2)} of the bare join\n${line('bare join', bare)}\n${line('GET /api/threads', whole)}`,
    )
  }
} finally {
  await app.close()
  await pool.end()
  await remove()
}
