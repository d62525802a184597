import { readConfig } from '../../apps/api/src/platform/config/config.ts'
import { buildServer } from '../../apps/api/src/server.ts'
import { answerDriver, listening } from './driver.ts'

/** Navette itself, as it is started for members, with room for more requests than one address may send. */

const settings = { SECRET: 'a secret for measuring, long enough to be one', LOG_LEVEL: 'info', DATA_DIR: '/nonexistent' }
const { app, services } = await buildServer(
  { ...readConfig(settings), databaseUrl: process.argv[2] ?? '' },
  { requestsPerMinute: 1_000_000_000, working: false },
)

// When the change was final: the moment at which its readers are told of it.
let toldAt = 0n
const { publish } = services.live
services.live.publish = (announcement) => {
  toldAt = process.hrtime.bigint()
  publish(announcement)
}

answerDriver({
  tokens: async (sessionIds) =>
    (sessionIds as string[]).map((sid) => app.jwt.sign({ sid, iat: Math.floor(Date.now() / 1_000) }, { expiresIn: 86_400 })),
  toldAt: async () => String(toldAt),
  statements: async () => services.db.statements(),
})
await listening(await app.listen({ host: '127.0.0.1', port: 0 }))
