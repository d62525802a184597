import type { Page } from '@playwright/test'
import { addressOf, passwordOfAll } from './cast.ts'
import { expect, test } from './fixtures.ts'

const fill = async (page: Page, password: string) => {
  await page.getByLabel('Adresse électronique').fill(addressOf('theo'))
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

test('one signs in with the keyboard, and lands where one was going', async ({ visitor }) => {
  const page = await visitor()
  await page.goto('/projets')
  await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible()
  await fill(page, 'pas le bon mot de passe')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Adresse électronique')).toHaveValue(addressOf('theo'))
  await fill(page, passwordOfAll)
  await expect(page.getByRole('heading', { level: 1, name: 'Projets' })).toBeVisible()
  await expect(page).toHaveURL(/\/projets$/)
})

test('the language is one’s own, and changes without a reload', async ({ signedInAs }) => {
  const page = await signedInAs('awa')
  await page.goto('/moi')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await page.getByRole('main').getByText('English', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('link', { name: /^Threads|^Discussions/ }).first()).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('main').getByText('Français', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
})

test('a session that grew old is renewed without anybody noticing', async ({ signedInAs }) => {
  const page = await signedInAs('theo')
  await page.context().clearCookies({ name: 'navette_access' })
  await page.goto('/projets')
  await expect(page.getByRole('heading', { level: 1, name: 'Projets' })).toBeVisible()
})

test('signing out in one tab closes the others', async ({ signedInAs }) => {
  const page = await signedInAs('solene')
  await page.goto('/fils')
  const other = await page.context().newPage()
  await other.goto('/moi')
  await expect(page.getByRole('region', { name: 'Liste des fils' })).toBeVisible()
  await other.getByRole('main').getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(other.getByRole('button', { name: 'Se connecter' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible()
})

test('presence is switched off by one setting', async ({ signedInAs }) => {
  const [camille, solene] = [await signedInAs('camille'), await signedInAs('solene')]
  await solene.goto('/moi')
  await solene.getByRole('switch', { name: 'Montrer ma présence' }).focus()
  const saved = solene.waitForResponse((response) => response.request().method() === 'PATCH')
  await solene.keyboard.press('Space')
  expect((await saved).status()).toBe(200)
  await camille.goto('/fils')
  await camille.getByRole('link', { name: /Plan de feu et accroche/ }).click()
  await expect(camille.getByRole('heading', { level: 1, name: 'Plan de feu et accroche' })).toBeVisible()
  await solene.goto(new URL(camille.url()).pathname)
  await expect(solene.getByText('Camille lit ce fil avec vous')).toBeVisible()
  await expect(camille.getByText(/lit ce fil avec vous/)).toHaveCount(0)
})
