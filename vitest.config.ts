import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** These ask no database, or bring their own: on another server than the usual one they would say the same again. */
const withoutDatabase = globSync('apps/api/**/*.test.ts', { exclude: ['**/node_modules'] }).filter(
  (path) => !/\/(server|database)\.ts'/.test(readFileSync(path, 'utf8')),
)

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'api',
          include: ['apps/api/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...(process.env['TEST_DATABASE_URL'] ? withoutDatabase : [])],
          globalSetup: ['apps/api/test/setup.ts'],
          setupFiles: ['apps/api/test/spies.ts'],
          maxWorkers: '100%',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'unit',
          maxWorkers: '100%',
          include: ['packages/**/*.test.ts', 'apps/web/src/**/*.test.ts', 'tools/**/*.test.ts', 'prisma/**/*.test.ts'],
        },
      },
    ],
    // Tests that say what passes and what does not, and nothing in between.
    silent: 'passed-only',
    passWithNoTests: true,
  },
})
