import type { Config } from '../platform/config/config.ts'
import type { Services } from '../platform/context.ts'
import { runningEmbedded, startEmbedded } from '../platform/db/embedded.ts'
import { migrate } from '../platform/db/migrate.ts'
import { buildServices, closeServices } from '../server.ts'

/** Reaches the installation's database, whether its server runs or not, and leaves it as it was. */
export async function withDatabase(config: Config, say: (line: string) => void, act: (url: string) => Promise<void>): Promise<void> {
  const running = config.databaseUrl ?? (await runningEmbedded(config.dataDir))
  if (running) return act(running)
  const { url, stop } = await startEmbedded({ dataDir: config.dataDir, say })
  try {
    await act(url)
  } finally {
    await stop()
  }
}

/** The same, with everything that a command of a feature needs; work that it sends waits for the server. */
export const withServices = (config: Config, say: (line: string) => void, act: (services: Services) => Promise<void>): Promise<void> =>
  withDatabase(config, say, async (databaseUrl) => {
    await migrate(databaseUrl)
    const services = buildServices({ ...config, databaseUrl, logLevel: 'error' })
    try {
      await act(services)
    } finally {
      await closeServices(services)
    }
  })
