import { scan } from './accessible.ts'
import { expect, test } from './fixtures.ts'

test('public and school holidays are layers of every view, kept in the address', async ({ signedInAs }) => {
  const camille = await signedInAs('camille')
  await camille.goto('/calendrier?vue=mois&le=2027-02-10')
  await camille.getByRole('button', { name: 'Afficher' }).click()
  await camille.getByRole('checkbox', { name: 'Vacances scolaires (zone A)' }).click()
  await camille.keyboard.press('Escape')
  await expect(camille).toHaveURL(/vacances/)
  await camille.reload()
  await expect(camille.getByRole('link', { name: /samedi 13 février 2027, .*vacances d’hiver/ })).toBeVisible()
  await camille.goto('/calendrier?vue=semaine&le=2027-05-06&vacances')
  await expect(camille.getByRole('link', { name: 'jeudi 6 mai 2027, Ascension' })).toBeVisible()
  await expect(camille.getByRole('list', { name: 'Vacances scolaires de la semaine' })).toHaveText(/pont de l’Ascension/)
  await camille.goto('/calendrier?vue=annee&le=2027-01-01&vacances')
  await expect(camille.getByText('13 – 28 vacances d’hiver')).toBeVisible()
  await expect(camille.getByText(/connues jusqu’au mardi 31 août 2027/)).toBeVisible()
  await camille.goto('/calendrier?vue=annee&le=2027-01-01&sans-feries')
  await expect(camille.getByRole('heading', { name: 'Mai' })).toBeVisible()
  await expect(camille.getByText('6 Ascension')).toHaveCount(0)
})

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 360],
] as const) {
  test(`the layers are accessible, ${colorScheme}, ${width} px`, async ({ signedInAs }) => {
    const page = await signedInAs('camille', { viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' })
    for (const vue of ['mois', 'semaine', 'annee', 'liste&sur=mois']) {
      await page.goto(`/calendrier?vue=${vue}&le=2026-12-25&vacances`)
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      await scan(page, vue)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), vue).toBeLessThanOrEqual(width)
    }
  })
}
