import { newId } from '@navette/contract/core/ids.ts'
import { demoId } from '../prisma/demo/ids.ts'
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

test('an event of elsewhere is shown at the hours of whoever reads, and moved on its own', async ({ signedInAs, server }) => {
  const camille = await signedInAs('camille')
  const headers = { origin: server.address }
  const when = { starts: '2027-04-14T08:00', ends: '2027-04-14T10:00', timeZone: 'America/Montreal' }
  const data = { id: newId(), hostId: demoId('organisation', 'fil'), title: 'Visioconférence', ...when }
  expect((await camille.request.post('/api/events', { headers, data })).status()).toBe(201)
  await camille.goto('/calendrier?vue=semaine&le=2027-04-14')
  const date = camille.getByRole('main').getByRole('link', { name: /^Visioconférence,/ })
  await expect(date).toHaveAccessibleName(/mercredi 14 avr. 2027, 14\sh – 16\sh \(8\sh – 10\sh, heure .+\)/)
  await date.focus()
  await camille.keyboard.press('Alt+ArrowDown')
  await expect(date).toHaveAccessibleName(/14\sh\s15 – 16\sh\s15 \(8\sh\s15 – 10\sh\s15/)
  await expect(camille.getByText(/^Visioconférence\u00a0:/)).toBeVisible()
  const moved = await (await camille.request.get(`/api/events/${data.id}`)).json()
  expect(moved.date).toMatchObject({ starts: '2027-04-14T08:15', timeZone: 'America/Montreal' })
  await camille.keyboard.press('Control+z')
  await expect(date).toHaveAccessibleName(/14\sh – 16\sh \(8\sh – 10\sh/)
})
