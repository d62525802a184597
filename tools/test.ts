import { readFile, rm } from 'node:fs/promises'
import { browserFlags, ensureBrowser } from './browser.ts'
import { buildPages, pagesAreBuilt } from './build.ts'
import { check } from './check.ts'
import { generate } from './generate.ts'
import { inRoot } from './paths.ts'
import { run } from './run.ts'
import { crashed, inWords, nothingYet, sum, type Tally } from './tally.ts'

/** Runs one suite; whatever keeps it from reporting counts as one failure. */
const suite = async (title: string, work: () => Promise<Tally>): Promise<Tally> => {
  console.log(`\n== ${title}`)
  const tally = await work().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return crashed
  })
  console.log(`== ${title}: ${inWords(tally)}`)
  return tally
}

const vitest = async (projects: string[]): Promise<Tally> => {
  const report = inRoot('test-results/vitest.json')
  await rm(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const filter = projects.map((name) => `--project=${name}`)
  const { code } = await run(process.execPath, [inRoot('node_modules/vitest/vitest.mjs'), 'run', ...filter, ...reporters], { show: true })
  const told: VitestReport = JSON.parse(await readFile(report, 'utf8'))
  const broken = told.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every(({ status }) => status !== 'failed'),
  )
  const tally = {
    passed: told.numPassedTests,
    failed: told.numFailedTests + broken.length,
    skipped: told.numPendingTests + told.numTodoTests,
  }
  // An error outside any test, or an interrupted run.
  return code !== 0 && tally.failed === 0 ? sum([tally, crashed]) : tally
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

const browserTests = async (): Promise<Tally> => {
  if (!(await pagesAreBuilt())) await buildPages()
  const report = inRoot('test-results/e2e.json')
  await rm(report, { force: true })
  const browser = await ensureBrowser()
  console.log(`Browser: ${browser} ${browserFlags.join(' ')}`)
  const { code } = await run(process.execPath, [inRoot('node_modules/@playwright/test/cli.js'), 'test'], {
    show: true,
    env: { CHROMIUM_PATH: browser },
  })
  const { stats, errors }: PlaywrightReport = JSON.parse(await readFile(report, 'utf8'))
  const tally = { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped }
  return code !== 0 && tally.failed === 0 ? sum([tally, crashed]) : tally
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: unknown[]
}

/** `pnpm test` runs everything; `pnpm test api` the API's tests alone, `pnpm test browser` those in browsers. */
const suites: Record<string, () => Promise<Tally>> = {
  check: () => suite('Checks', check),
  unit: () => suite('Unit tests', () => vitest(['unit'])),
  api: () => suite('API tests', () => vitest(['api'])),
  browser: () => suite('Browser tests', browserTests),
}

const everything = async (names: string[]): Promise<Tally> => {
  const unknown = names.filter((name) => !suites[name])
  if (unknown.length) throw new Error(`There is no suite ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}.`)
  await generate()
  let total = nothingYet
  for (const name of names) total = sum([total, (await suites[name]?.()) ?? nothingYet])
  return total
}

const named = process.argv.slice(2)
const total = await everything(named.length ? named : Object.keys(suites)).catch((error: Error) => {
  console.error(error.message)
  return crashed
})
console.log(`\n${inWords(total)}`)
process.exitCode = total.failed || !total.passed ? 1 : 0
