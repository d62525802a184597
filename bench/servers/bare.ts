import Fastify from 'fastify'
import pg from 'pg'
import { Server } from 'socket.io'
import { rooms } from '../../apps/api/src/platform/live/rooms.ts'
import { answerDriver, listening } from './driver.ts'

/** What Navette is measured against: the same libraries with nothing around them, on the same database. */

const pool = new pg.Pool({ connectionString: process.argv[2], max: 12 })
const app = Fastify()

const join = `
  SELECT i.id, i.title, i.created_at, i.last_at, i.version, t.last_number, t.last_author_id, i.created_by
  FROM item i JOIN thread t ON t.id = i.id
  WHERE i.kind = 'thread' ORDER BY i.last_at DESC, i.id DESC LIMIT 25`
app.get('/join', async () => (await pool.query({ name: 'join', text: join })).rows)

const month = `
  SELECT o.id, o.event_id, i.title, e.kind, o.all_day, o.starts, o.ends, o.time_zone, o.starts_at, o.ends_at, e.visibility, i.organisation_id
  FROM occurrence o JOIN event e ON e.id = o.event_id JOIN item i ON i.id = o.event_id
  WHERE o.starts_at >= $1 AND o.starts_at < $2 ORDER BY o.starts_at, o.id LIMIT 500`
app.get<{ Querystring: { from: string; to: string } }>(
  '/month',
  async ({ query: { from, to } }) => (await pool.query({ name: 'month', text: month, values: [from, to] })).rows,
)

// As posts, as many and with their indexes, and nothing that refers to it: what comes new fills the gaps that are left in old pages, here as there.
const { rows: there } = await pool.query("SELECT to_regclass('bare_post') IS NOT NULL AS made")
if (!there[0].made) {
  await pool.query('DROP TABLE IF EXISTS bench_post')
  await pool.query('CREATE TABLE bare_post (LIKE post INCLUDING ALL)')
  await pool.query('INSERT INTO bare_post SELECT * FROM post')
  await pool.query('VACUUM ANALYZE bare_post')
}
let number = Date.now() % 1_000_000_000
const insert = 'INSERT INTO bare_post (id, thread_id, number, author_id, at, text) VALUES ($1, $2, $3, $4, now(), $5)'
app.post<{ Body: { id: string; text: string; threadId: string; authorId: string } }>('/insert', async ({ body }, reply) => {
  const { id, text, threadId, authorId } = body
  await pool.query({ name: 'insert', text: insert, values: [id, threadId, number++, authorId, text] })
  return reply.code(201).send(body)
})

const io = new Server(app.server, { path: '/api/live', transports: ['websocket'], serveClient: false, perMessageDeflate: false })
io.on('connection', (socket) => void socket.join(rooms.audience('everybody')))

answerDriver({
  send: async (payload) => {
    const at = process.hrtime.bigint()
    io.to(rooms.audience('everybody')).emit('news', payload as never)
    return String(at)
  },
})
await listening(await app.listen({ host: '127.0.0.1', port: 0 }))
