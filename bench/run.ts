import { mkdir, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { newId } from '@navette/contract/core/ids.ts'
import { Pool } from 'pg'
import { clusterAudience } from '../apps/api/src/platform/session/actor.ts'
import { accessCookie } from '../apps/api/src/platform/session/cookies.ts'
import { generate } from '../tools/generate.ts'
import { inRoot } from '../tools/paths.ts'
import { firstOf } from './calendar.ts'
import { openCluster, type Size, sizes } from './cluster/cluster.ts'
import { post } from './discussions.ts'
import { measureHearing } from './live.ts'
import { type Load, load } from './load.ts'
import { type Ground, type Knock, type Row, rows } from './rows.ts'
import { type Server, start } from './servers/start.ts'

/**
 * `pnpm bench`: what members do most, as a share of a bare route of the same libraries on the same database in the same minute. See
 * docs/performance.md.
 */
const { values: flags } = parseArgs({
  options: {
    size: { type: 'string', default: 'small' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    readers: { type: 'string', default: '10,50' },
    only: { type: 'string', default: '' },
    profile: { type: 'string', default: '' },
  },
})
const isSize = (size: string): size is Size => size in sizes
const size = isSize(flags.size) ? flags.size : 'small'
const rounds = Number(flags.rounds)
const seconds = Number(flags.seconds)

interface Line {
  name: string
  readers: number
  target: number
  ratio: number
  perSecond: number
  baseline: number
  median: number
  late: number
  /** Milliseconds of the server's processor, for one. */
  cpu: number
  baseCpu: number
}

const middle = (figures: number[]) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN

async function prepare(url: string, navette: Server): Promise<{ pool: Pool; ground: Ground; bare: Record<Row['baseline'], Knock[]> }> {
  const pool = new Pool({ connectionString: url, max: 4 })
  pool.on('error', () => undefined)
  const members = await pool.query<{ id: string }>('SELECT id FROM member ORDER BY id')
  const memberIds = members.rows.map(({ id }) => id)
  const sessions = memberIds.map(() => newId())
  await pool.query(
    `INSERT INTO session (id, member_id, started_at, last_used_at, expires_at)
     SELECT *, now(), now(), now() + interval '1 day' FROM unnest($1::uuid[], $2::uuid[])`,
    [sessions, memberIds],
  )
  const tokens = await navette.ask<string[]>('tokens', sessions)
  const cookies = new Map(memberIds.map((id, at) => [id, `${accessCookie}=${tokens[at]}`]))
  const thread = await pool.query<{ id: string }>('SELECT id FROM thread LIMIT 1')
  const [threadId, authorId] = [thread.rows[0]?.id, memberIds[0]]
  const today = new Date().toISOString().slice(0, 10)
  const months = Array.from({ length: 12 }, (_, at) => `from=${firstOf(today, at - 6)}&to=${firstOf(today, at - 5)}`)
  return {
    pool,
    ground: {
      pool,
      memberIds,
      today,
      headersOf: (memberId) => ({ cookie: cookies.get(memberId) ?? '' }),
    },
    bare: {
      join: [{ method: 'GET', path: '/join', headers: {} }],
      month: months.map((month) => ({ method: 'GET', path: `/month?${month}`, headers: {} })),
      insert: [
        {
          method: 'POST',
          path: '/insert',
          headers: {},
          body: () => ({ id: newId(), text: 'La salle est libre vendredi soir. '.repeat(5), threadId, authorId }),
        },
      ],
    },
  }
}

async function measure(server: Server, knocks: Knock[], readers: number): Promise<Load & { cpu: number }> {
  const used = async () => {
    const { user, system } = await server.ask<NodeJS.CpuUsage>('cpu')
    return (user + system) / 1_000
  }
  const before = await used()
  const loaded = await load(server.address, knocks, readers, { duration: seconds })
  const after = await used()
  return { ...loaded, cpu: (after - before) / (loaded.perSecond * seconds) }
}

await generate()
const say = (line: string) => console.log(line)
const cluster = await openCluster(size, say)
const lines: Line[] = []
const bareServer = await start('bare', cluster.url)
const navette = await start('navette', cluster.url, flags.profile ? ['--cpu-prof', `--cpu-prof-dir=${flags.profile}`] : [])
const { pool, ground, bare } = await prepare(cluster.url, navette)
try {
  const wanted = rows.filter(({ name }) => name.includes(flags.only))
  const knocks = new Map(await Promise.all(wanted.map(async (row) => [row, await row.knocks(ground)] as const)))
  for (const readers of flags.readers.split(',').map(Number)) {
    for (const row of wanted) {
      const mine = knocks.get(row) ?? []
      // Once around, unmeasured: plans, code that the engine compiles, pages of the database.
      await load(navette.address, mine, readers, { amount: 2_000 })
      await load(bareServer.address, bare[row.baseline], readers, { amount: 2_000 })
      const taken: Omit<Line, 'name' | 'readers' | 'target'>[] = []
      for (let round = 0; round < rounds; round++) {
        const base = await measure(bareServer, bare[row.baseline], readers)
        const own = await measure(navette, mine, readers)
        taken.push({ ...own, baseline: base.perSecond, baseCpu: base.cpu, ratio: own.perSecond / base.perSecond })
      }
      const of = (key: keyof (typeof taken)[number]) => middle(taken.map((each) => each[key]))
      const line = {
        name: row.name,
        readers,
        target: row.target,
        ratio: of('ratio'),
        perSecond: of('perSecond'),
        baseline: of('baseline'),
        median: of('median'),
        late: of('late'),
        cpu: of('cpu'),
        baseCpu: of('baseCpu'),
      }
      lines.push(line)
      say(
        `${row.name.padEnd(48)} ${String(readers).padStart(3)} readers  ratio ${line.ratio.toFixed(3)} (at least ${row.target.toFixed(2)})  ${line.perSecond.toFixed(0).padStart(5)}/s of ${line.baseline.toFixed(0)}/s  median ${line.median} ms, 97.5 % within ${line.late} ms  ${line.cpu.toFixed(2)} ms of processor for ${line.baseCpu.toFixed(2)}`,
      )
    }
  }
  const hearing = flags.only === '' || flags.only === 'live' ? await hear() : null
  await mkdir(inRoot('data/bench'), { recursive: true })
  await writeFile(
    inRoot(`data/bench/result-${size}.json`),
    JSON.stringify({ size, at: new Date(), node: process.version, lines, hearing }, null, 2),
  )
  async function hear() {
    const memberId = ground.memberIds[0] ?? ''
    const { rows: threads } = await pool.query<{ id: string }>(
      'SELECT id FROM item WHERE kind = $1 AND audience_id = $2 AND NOT EXISTS (SELECT 1 FROM thread_closure c WHERE c.thread_id = item.id) LIMIT 1',
      ['thread', clusterAudience],
    )
    const headers = { ...ground.headersOf(memberId), origin: navette.address, 'content-type': 'application/json' }
    const write = async () => {
      const url = `${navette.address}/api/threads/${threads[0]?.id}/posts`
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ id: newId(), text: post }) })
      if (answer.status !== 201) throw new Error(`A post was answered ${answer.status}.`)
      return (await answer.json()) as object
    }
    const cookies = ground.memberIds.map((id) => ground.headersOf(id)['cookie'] ?? '')
    const measured = await measureHearing(bareServer, navette, { post: write, readers: 500, cookies, rounds: 25 })
    say(
      `a post heard by the last of 500 members${' '.repeat(24)}ratio ${measured.ratio.toFixed(2)} (at most 1.50)  ${measured.navette.toFixed(1)} ms of ${measured.bare.toFixed(1)} ms`,
    )
    return measured
  }
} finally {
  await pool.end()
  await navette.stop()
  await bareServer.stop()
  await cluster.stop()
}
