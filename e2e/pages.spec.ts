import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { demoId } from '../prisma/demo/ids.ts'
import { expect, test } from './fixtures.ts'
import { startServer } from './server.ts'

/** What every page owes to everybody: no violation that axe can find, no sideways scrolling from 360 px, reached by keyboard. */

const pages = [
  '/',
  '/fils',
  `/fils/${demoId('thread', 'choix-date')}`,
  `/fils/${demoId('thread', 'bilan')}`,
  '/projets',
  `/projets/${demoId('project', 'rencontres-2027')}`,
  '/personnes',
  `/personnes/${demoId('member', 'awa')}`,
  '/structures',
  `/structures/${demoId('organisation', 'fil')}`,
  '/administration',
  '/moi',
  '/plus',
  '/nulle-part',
]

const settled = async (page: Page) => {
  await page.waitForLoadState('networkidle')
  await expect(
    page
      .getByRole('heading', { level: 1 })
      .or(page.getByRole('heading', { level: 2 }))
      .first(),
  ).toBeVisible()
}

async function scan(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect.soft(told, where).toEqual([])
}

const setLanguage = (page: Page, origin: string, language: string) =>
  page.request.patch('/api/members/me', { headers: { origin }, data: { language } })

for (const [language, colorScheme, width] of [
  ['fr', 'light', 1440],
  ['fr', 'dark', 360],
  ['en', 'dark', 1440],
  ['en', 'light', 360],
] as const) {
  test(`every page is accessible, ${language}, ${colorScheme}, ${width} px`, async ({ signedInAs, server }) => {
    test.setTimeout(180_000)
    const page = await signedInAs('helene', { viewport: { width, height: 844 }, colorScheme, reducedMotion: 'reduce' })
    expect((await setLanguage(page, server.address, language)).status()).toBe(200)
    for (const path of pages) {
      await page.goto(path)
      await settled(page)
      // A page that its reader may not see would pass without having been looked at.
      expect.soft(await page.getByText(/partagé avec vous|shared with you/).count(), `${path} is not shared with the reader`).toBe(0)
      await scan(page, path)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect.soft(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
    }
    await setLanguage(page, server.address, 'fr')
  })
}

test('so are the pages in front of the door', async ({ visitor }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const locale of ['fr-FR', 'en-GB']) {
      const page = await visitor({ colorScheme, locale, viewport: { width: 360, height: 740 } })
      await page.goto('/connexion')
      await settled(page)
      await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2))
      await scan(page, `/connexion ${locale} ${colorScheme}`)
    }
  }
  const empty = await startServer('empty')
  for (const locale of ['fr-FR', 'en-GB']) {
    const page = await visitor({ locale, colorScheme: 'dark' })
    await page.goto(/http\S+premiers-pas\S+/.exec(empty.said())?.[0] ?? '')
    await settled(page)
    await scan(page, `/premiers-pas ${locale}`)
  }
  await empty.remove()
})

test('text twice as large stays readable on a phone', async ({ signedInAs }) => {
  const page = await signedInAs('awa', { viewport: { width: 390, height: 844 } })
  for (const path of ['/', '/fils', '/projets']) {
    await page.goto(path)
    await page.addStyleTag({ content: 'html { font-size: 200% }' })
    await settled(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect.soft(overflow, path).toBeLessThanOrEqual(0)
  }
})

test('the keyboard goes anywhere', async ({ signedInAs }) => {
  const page = await signedInAs('theo')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Raccourcis clavier' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByPlaceholder('Aller à un projet, une personne, un fil…').fill('Moins de w')
  await expect(page.getByRole('dialog').getByText('Moins de watts', { exact: true }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Moins de watts' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('f')
  await expect(page).toHaveURL(/\/fils/)
})

test('the first stop of the tab key skips to the content', async ({ signedInAs }) => {
  const page = await signedInAs('theo')
  await page.goto('/projets')
  await settled(page)
  await page.evaluate(() => {
    ;(document.activeElement as HTMLElement | null)?.blur()
  })
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused()
})

test('a page that breaks offers a way back', async ({ signedInAs }) => {
  const page = await signedInAs('theo')
  await page.route('**/assets/projects-*.js', (route) => route.abort())
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.getByRole('link', { name: 'Tous les projets' }).first().click()
  await expect(
    page
      .getByRole('button', { name: /Recharger/ })
      .or(page.getByRole('link', { name: /Revenir/ }))
      .first(),
  ).toBeVisible()
})
