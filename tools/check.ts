import { generate } from './generate.ts'
import { inRoot } from './paths.ts'
import { run } from './run.ts'
import { inWords, type Tally } from './tally.ts'

interface Step {
  name: string
  command: string
  args: string[]
}

const bin = (name: string): string => inRoot('node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name)
const types = (folder: string): Step => ({
  name: `types of ${folder}`,
  command: bin('tsc'),
  args: ['-p', folder, '--incremental', '--tsBuildInfoFile', inRoot('node_modules/.cache/types', `${folder.replaceAll('/', '-')}.json`)],
})
const tool = (name: string, file: string): Step => ({
  name,
  command: process.execPath,
  args: ['--disable-warning=ExperimentalWarning', inRoot('tools', file)],
})

const steps: Step[] = [
  types('packages/contract'),
  types('apps/api'),
  types('apps/web'),
  types('e2e'),
  { name: 'lint and format', command: bin('biome'), args: ['check', '--colors=off', '--max-diagnostics=50', '.'] },
  tool('what may import what', 'architecture.ts'),
  { name: 'dead code, unused dependencies', command: bin('knip'), args: ['--no-config-hints', '--no-progress'] },
  tool('migrations make the schema', 'schema-difference.ts'),
]

/** Runs every step, two at a time, whatever becomes of the others. Each counts as one test. */
export const check = async (): Promise<Tally> => {
  await generate()
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 }
  const waiting = [...steps]
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const since = Date.now()
      const { code, output } = await run(step.command, step.args)
      const time = `${((Date.now() - since) / 1000).toFixed(1)} s`
      if (code === 0) tally.passed++
      else tally.failed++
      console.log(code === 0 ? `  ✓ ${step.name} (${time})` : `  ✗ ${step.name} (${time})\n${indent(output)}`)
    }
  }
  await Promise.all([work(), work()])
  return tally
}

const indent = (text: string): string => text.trimEnd().replace(/^/gm, '      ')

if (import.meta.main) {
  const tally = await check()
  console.log(inWords(tally))
  process.exitCode = tally.failed ? 1 : 0
}
