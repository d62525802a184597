import { addressOf, passwordOfAll } from './cast.ts'
import { expect, test } from './fixtures.ts'

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

test('a name that changes is seen by others at once', async ({ signedInAs }) => {
  const [theo, camille] = [await signedInAs('theo'), await signedInAs('camille')]
  await camille.goto('/personnes?q=villard')
  await expect(camille.getByText('Théo Villard')).toBeVisible()
  await theo.goto('/moi')
  await theo.getByRole('textbox', { name: 'Nom', exact: true }).fill('Théo Villard-Roche')
  await theo.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(camille.getByText('Théo Villard-Roche')).toBeVisible()
})

test('the directory is filtered by keyboard, and its address keeps the filter', async ({ signedInAs }) => {
  const page = await signedInAs('camille')
  await page.goto('/personnes')
  await page.getByRole('searchbox').focus()
  // Slowly: what is looked for meanwhile must not take letters back.
  await page.keyboard.type('eclairagiste', { delay: 170 })
  await expect(page.getByText('1 personne', { exact: true })).toBeVisible()
  await expect(page).toHaveURL(/q=eclairagiste/)
  await page.getByRole('button', { name: 'Tout effacer' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(/q=/)
  await page.getByRole('radio', { name: 'Tous les rôles' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/role=manager/)
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Responsables' })).toBeChecked()
})

test('a portrait is cut by keyboard, and stands beside the name in everybody’s lists at once', async ({ signedInAs }) => {
  const [mehdi, camille] = [await signedInAs('mehdi'), await signedInAs('camille')]
  await camille.goto('/personnes?q=aouad')
  const row = camille.getByRole('listitem').filter({ hasText: 'Mehdi Aouad' })
  await expect(row).toBeVisible()
  await expect(row.locator('img')).toHaveCount(0)
  await mehdi.goto('/moi')
  await mehdi.getByLabel('Image de moi').setInputFiles('docs/pictures/home.png')
  const dialog = mehdi.getByRole('dialog', { name: 'Cadrer l’image' })
  await dialog.getByLabel('Agrandir').fill('2')
  await dialog.getByLabel('Déplacer l’image avec les flèches').focus()
  for (let step = 0; step < 3; step++) await mehdi.keyboard.press('ArrowRight')
  await dialog.getByRole('button', { name: 'Garder ce cadrage' }).click()
  await expect(mehdi.getByText('Votre portrait est à jour.')).toBeVisible()
  const shown = row.locator('img')
  await expect(shown).toBeVisible()
  expect(await shown.evaluate((image: HTMLImageElement) => [image.complete, image.naturalWidth === image.naturalHeight])).toEqual([
    true,
    true,
  ])
  await mehdi.getByRole('button', { name: 'Retirer', exact: true }).click()
  await expect(shown).toHaveCount(0)
})

test('an account is closed, disappears from the directory, and is taken back by signing in', async ({ signedInAs, visitor }) => {
  const [gerard, camille] = [await signedInAs('gerard'), await signedInAs('camille')]
  await camille.goto('/personnes?q=epalle')
  await expect(camille.getByText('Gérard Épalle')).toBeVisible()
  await gerard.goto('/moi/donnees')
  await gerard.getByRole('button', { name: 'Fermer mon compte' }).click()
  await expect(gerard.getByText('À remplir.')).toBeVisible()
  await gerard.getByLabel('Votre mot de passe').fill(passwordOfAll)
  await gerard.getByRole('button', { name: 'Fermer mon compte' }).click()
  await expect(gerard.getByRole('button', { name: 'Se connecter' })).toBeVisible()
  await expect(gerard.getByText(/Votre compte est fermé\. Pendant sept jours/)).toBeVisible()
  await expect(camille.getByText('Gérard Épalle')).toHaveCount(0)

  const back = await visitor()
  await back.goto('/projets')
  await back.getByLabel('Adresse électronique').fill(addressOf('gerard'))
  await back.getByLabel('Mot de passe', { exact: true }).fill(passwordOfAll)
  await back.keyboard.press('Enter')
  await expect(back.getByRole('heading', { level: 1, name: 'Votre compte est fermé' })).toBeVisible()
  await back.getByRole('button', { name: 'Reprendre mon compte' }).click()
  await expect(back.getByRole('heading', { level: 1, name: 'Projets' })).toBeVisible()
  await expect(camille.getByText('Gérard Épalle')).toBeVisible()
})
