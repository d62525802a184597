import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { addressOf, passwordOfAll } from './cast.ts'
import { type Server, startServer } from './server.ts'

export { expect } from '@playwright/test'

interface Fixtures {
  /** The Navette of this file of tests, with the demonstration cluster as it is loaded: what other files do to theirs is not seen here. */
  server: Server
  /**
   * A page of somebody who has just signed in, in a browser context of their own: two calls are two people side by side.
   *
   * @param key who, by the key of prisma/demo/people.ts: `theo`
   * @param options of the context: viewport, colorScheme, locale
   */
  signedInAs(key: string, options?: BrowserContextOptions): Promise<Page>
  /** A page of nobody, in a browser context of their own. */
  visitor(options?: BrowserContextOptions): Promise<Page>
}

interface WorkerFixtures {
  /** A new Navette for each file of tests whose turn comes; a test leaves it running for those that follow. */
  serverOf(file: string): Promise<Server>
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  serverOf: [
    async ({}, use) => {
      const running = new Map<string, Server>()
      const removeAll = async () => {
        for (const server of running.values()) await server.remove()
        running.clear()
      }
      await use(async (file) => {
        const there = running.get(file)
        if (there) return there
        await removeAll()
        const server = await startServer('demonstration')
        running.set(file, server)
        return server
      })
      await removeAll()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  server: [async ({ serverOf }, use, { file }) => use(await serverOf(file)), { timeout: 60_000 }],
  baseURL: async ({ server }, use) => use(server.address),
  visitor: async ({ browser, server }, use) => {
    const opened: Page[] = []
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: server.address, locale: 'fr-FR', timezoneId: 'Europe/Paris', ...options })
      const page = await context.newPage()
      opened.push(page)
      return page
    })
    for (const page of opened) await page.context().close()
  },
  signedInAs: async ({ visitor, server }, use) => {
    await use(async (key, options) => {
      const page = await visitor(options)
      const answer = await page.request.post('/api/sessions', {
        headers: { origin: server.address },
        data: { email: addressOf(key), password: passwordOfAll },
      })
      expect(answer.status(), `${key} signs in`).toBe(201)
      return page
    })
  },
})
