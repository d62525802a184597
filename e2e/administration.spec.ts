import { expect, test } from './fixtures.ts'
import { startServer } from './server.ts'

const linkOf = (said: string) => /http\S+\/premiers-pas\?jeton=\S+/.exec(said)?.[0] ?? ''

test('a fresh installation is founded with the link that its server printed, and with no other', async ({ browser }) => {
  const server = await startServer('empty')
  const context = await browser.newContext({ locale: 'fr-FR', baseURL: server.address })
  const page = await context.newPage()
  const link = new URL(linkOf(server.said()))

  await page.goto(`${server.address}/premiers-pas?jeton=pas-le-bon`)
  const found = async () => {
    await page.getByLabel('Nom du pôle').fill('Le pôle des tisserands')
    await page.getByLabel('Prénom et nom').fill('Lise Fayolle')
    await page.getByLabel('Adresse électronique').fill('lise@tisserands.example')
    await page.getByLabel('Mot de passe', { exact: true }).fill('une navette et son fil')
    await page.getByRole('button', { name: 'Créer le pôle' }).click()
  }
  await found()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Nom du pôle')).toHaveValue('Le pôle des tisserands')

  await page.goto(`${server.address}${link.pathname}${link.search}`)
  await found()
  await expect(page.getByText('Bienvenue dans votre pôle')).toBeVisible()

  await page.getByRole('link', { name: 'Ajouter une structure' }).click()
  await page.getByRole('button', { name: 'Ajouter une structure' }).first().click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('Nom').fill('La Doublure')
  await drawer.getByLabel('Initiales').fill('LD')
  await drawer.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await expect(page.getByText('La Doublure').first()).toBeVisible()

  const late = await context.newPage()
  await late.goto(`${server.address}${link.pathname}${link.search}`)
  await expect(late.getByRole('button', { name: 'Créer le pôle' })).toHaveCount(0)
  await context.close()
  await server.remove()
})

test('or is filled with the demonstration, which gives its accounts', async ({ browser }) => {
  const server = await startServer('empty')
  const page = await browser.newPage({ locale: 'fr-FR' })
  const link = new URL(linkOf(server.said()))
  await page.goto(`${server.address}${link.pathname}${link.search}`)
  await page.getByRole('button', { name: 'Charger la démonstration' }).click()
  await expect(page.getByText('camille.ferrand@lefil.example')).toBeVisible({ timeout: 20_000 })
  await page.close()
  await server.remove()
})

test('DEMO=1 loads the demonstration without asking, and prints its accounts', async () => {
  const server = await startServer('empty', { DEMO: '1' })
  expect(server.said()).toContain('helene.souchon@mixeur.example')
  expect(server.said()).not.toContain('premiers-pas')
  await server.remove()
})
