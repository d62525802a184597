import { buildPages, pagesAreBuilt } from './build.ts'
import { generate } from './generate.ts'
import { whenLauncherEnds } from './launcher.ts'
import { during } from './progress.ts'

/** The one command of a newcomer: makes what is missing, then becomes the server (apps/api/src/main.ts), in this same process. */
const start = async () => {
  console.log(`1/3 Database client: ${(await generate()) ? 'made' : 'up to date'}`)
  if (await pagesAreBuilt()) console.log('2/3 Pages: up to date')
  else await during('2/3 Pages: building', buildPages)
  console.log('3/3 Database and server')
  whenLauncherEnds(() => process.kill(process.pid, 'SIGTERM'))
  await import('../apps/api/src/main.ts')
}

await start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
