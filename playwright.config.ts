import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from './tools/browser.ts'

const executablePath = findBrowser()

/** Browser tests. Each worker has a Navette of its own: see e2e/fixtures.ts. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/setup.ts',
  outputDir: 'test-results/e2e',
  reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: !process.stdout.isTTY,
  use: {
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    trace: 'retain-on-failure',
    launchOptions: { args: browserFlags, ...(executablePath && { executablePath }) },
  },
})
