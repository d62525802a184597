import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { chromium } from '@playwright/test'
import { run } from './run.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge']
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** A browser for the tests: CHROMIUM_PATH, Playwright's own, or the system's; undefined where there is none. */
export const findBrowser = (): string | undefined => {
  const given = process.env['CHROMIUM_PATH']
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [given, chromium.executablePath(), ...onPath, ...usualPlaces].find((path) => path && existsSync(path))
}

/** The same, installing one where there is none: Playwright's, else, for root, the package manager's. */
export const ensureBrowser = async (): Promise<string> => {
  const found = findBrowser()
  if (found) return found
  console.log('No browser here; fetching one for the tests')
  const playwright = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js')
  for (const [command, args] of [[process.execPath, [playwright, 'install', 'chromium']] as const, ...systemWays()]) {
    const { code } = await run(command, [...args], { env: { DEBIAN_FRONTEND: 'noninteractive' }, patience: 300_000 })
    const now = code === 0 ? findBrowser() : undefined
    if (now) return now
  }
  throw new Error(
    'The browser tests need Chromium or Chrome, and none could be installed. Install one (Debian: apt-get install chromium; ' +
      'anywhere: npx playwright install chromium), or name it in CHROMIUM_PATH.',
  )
}

const systemWays = (): (readonly [string, readonly string[]])[] =>
  process.getuid?.() === 0
    ? [
        ['sh', ['-c', 'command -v apt-get && apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium']],
        ['sh', ['-c', 'command -v dnf && dnf install -y -q chromium']],
        ['sh', ['-c', 'command -v apk && apk add -q chromium']],
      ]
    : []

/** For Chromium in a container or a build machine: no sandbox of its own, nothing in the background. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

if (import.meta.main) console.log(await ensureBrowser())
