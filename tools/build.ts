import { fingerprint, isDone, noteDone } from './fingerprint.ts'
import { inRoot } from './paths.ts'
import { during } from './progress.ts'
import { run } from './run.ts'

const note = inRoot('apps/web/dist/.made-from')
const sources = ['apps/web/{src,public}/**', 'apps/web/*.*', 'packages/contract/src/**', 'pnpm-lock.yaml']

/** Whether the pages in apps/web/dist were made from the sources as they stand. */
export const pagesAreBuilt = (): Promise<boolean> => isDone(note, fingerprintOfPages())

/** Builds the pages. */
export const buildPages = async (): Promise<void> => {
  const print = fingerprintOfPages()
  const { code, output } = await run(process.execPath, [inRoot('apps/web/node_modules/vite/bin/vite.js'), 'build'], {
    cwd: inRoot('apps/web'),
  })
  if (code !== 0) throw new Error(`The pages could not be built.\n${output.trim()}`)
  await noteDone(note, print)
}

const fingerprintOfPages = () => fingerprint(sources, ['**/*.test.ts', '**/*.test.tsx'])

if (import.meta.main) await during('Building the pages', buildPages)
