import { fillWithDemonstration } from './features/administration/commands.ts'
import { foundingToken } from './features/administration/founding.ts'
import { type Config, readConfig, WrongSetting } from './platform/config/config.ts'
import type { Services } from './platform/context.ts'
import { startEmbedded } from './platform/db/embedded.ts'
import { migrate } from './platform/db/migrate.ts'
import { buildServer, type Navette } from './server.ts'

/** What the operator reads; everything else goes to the log. */
const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const opening = config.databaseUrl
    ? Promise.resolve({ url: config.databaseUrl, stop: async () => {} })
    : startEmbedded({ dataDir: config.dataDir, say })
  // A signal that comes while the database starts waits for it, so that nothing is left running.
  const closing: (() => Promise<unknown>)[] = [() => opening.then((database) => database.stop()).catch(() => {})]
  endCleanly(closing)
  const database = await opening
  try {
    await migrate(database.url)
    const navette = await buildServer({ ...config, databaseUrl: database.url })
    closing.unshift(() => navette.app.close())
    if (config.demo) await showDemonstration(navette.services)
    await navette.app.listen({ port: config.port, host: config.host })
    await greet(navette, config)
  } catch (error) {
    await closeAll(closing)
    throw error
  }
}

/** DEMO=1 fills an empty installation without asking; one that has its cluster is left as it is. */
async function showDemonstration(services: Services): Promise<void> {
  const cluster = await services.db.prisma.cluster.findUnique({ where: { id: 1 } })
  if (cluster && !cluster.demonstration) return say('DEMO=1 changes nothing: this installation already has its cluster.')
  if (cluster) return
  const accounts = await fillWithDemonstration(services)
  say('The demonstration cluster is loaded. Its accounts:')
  for (const { kind, email, password } of accounts) say(`  ${kind.padEnd(13)} ${email.padEnd(36)} ${password}`)
}

async function greet({ app, services }: Navette, config: Config): Promise<void> {
  const address = config.publicUrl ?? app.listeningOrigin.replace('127.0.0.1', 'localhost')
  const cluster = await services.db.prisma.cluster.findUnique({ where: { id: 1 } })
  if (!cluster) {
    say('Nobody is here yet. Found the cluster with this link; it serves once:')
    say(`  ${address}/premiers-pas?jeton=${foundingToken(config.secret)}`)
  }
  say(`Navette: ${address}`)
}

/** Ctrl-C, a closed terminal and a service manager's TERM close the server, then the database. */
function endCleanly(closing: (() => Promise<unknown>)[]): void {
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await closeAll(closing)
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
}

async function closeAll(closing: (() => Promise<unknown>)[]): Promise<void> {
  for (const close of closing.splice(0)) {
    await close().catch((error: unknown) => console.error(error))
  }
}

start().catch((error: unknown) => {
  console.error(error instanceof WrongSetting || (error instanceof Error && 'forOperator' in error) ? error.message : error)
  process.exitCode = 1
})
