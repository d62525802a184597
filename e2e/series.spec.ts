import { newId } from '@navette/contract/core/ids.ts'
import type { Page } from '@playwright/test'
import { demoId } from '../prisma/demo/ids.ts'
import { scan } from './accessible.ts'
import { expect, test } from './fixtures.ts'

/** A choir on four Tuesdays, behind the scenes. */
const addChoir = async (page: Page, origin: string) => {
  const id = newId()
  const recurrence = { rule: { frequency: 'weekly', ends: { kind: 'count', count: 4 } } }
  const when = { starts: '2027-09-07T18:30', ends: '2027-09-07T20:30' }
  const data = { id, hostId: demoId('organisation', 'fil'), title: 'Chorale', ...when, recurrence }
  expect((await page.request.post('/api/events', { headers: { origin }, data })).status()).toBe(201)
  return id
}
const menu = async (page: Page, item: RegExp) => {
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
const dates = (page: Page) => page.getByRole('main').getByRole('link', { name: /^Chorale,/ })

test('how an event comes again is changed from a date on, with what becomes of its dates said before', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const id = await addChoir(camille, server.address)
  await theo.goto('/calendrier?vue=mois&le=2027-09-01')
  await expect(dates(theo)).toHaveCount(4)
  await camille.goto(`/evenements/${id}`)
  await menu(camille, /Modifier la répétition/)
  const form = camille.getByRole('dialog', { name: 'Modifier la répétition' })
  await form.getByRole('radio', { name: 'Toutes les dates' }).click()
  await form.getByRole('combobox', { name: 'Revient' }).click()
  await camille.getByRole('option', { name: 'un mardi sur deux' }).click()
  await expect(form.getByText(/^2 dates restent comme elles sont\.$/)).toBeVisible()
  await expect(form.getByText(/^2 dates s’ajoutent.*: mar. 5 oct. 2027 et mar. 19 oct. 2027\.$/)).toBeVisible()
  await expect(form.getByText(/^2 dates disparaissent/)).toBeVisible()
  await scan(camille, 'the series form')
  await form.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(camille.getByText(/Un mardi sur deux, 4\sfois/)).toBeVisible()
  await expect(dates(theo)).toHaveCount(2)
})

test('a date is added, another left out, and both come back', async ({ signedInAs, server }) => {
  const camille = await signedInAs('camille')
  const id = await addChoir(camille, server.address)
  await camille.goto(`/calendrier?vue=mois&le=2027-09-01&evenement=${id}`)
  const those = camille.getByRole('list', { name: /^Semaine/ }).locator(`a[href*="${id}"]`)
  await expect(those).toHaveCount(4)
  await menu(camille, /Ajouter une date/)
  const form = camille.getByRole('dialog', { name: /Ajouter une date/ })
  await form.getByLabel('Jour', { exact: true }).fill('2027-09-11')
  await form.getByRole('button', { name: 'Ajouter cette date' }).click()
  await expect(those).toHaveCount(5)
  await menu(camille, /Laisser cette date de côté/)
  await camille.getByRole('button', { name: 'Laisser de côté' }).click()
  await expect(those).toHaveCount(4)
  await camille
    .getByText(/n’a plus de date/)
    .getByRole('button', { name: 'Annuler' })
    .click()
  await expect(those).toHaveCount(5)
})

test('an answer is given to the following dates too, and several cancelled dates take place after all', async ({ signedInAs, server }) => {
  const camille = await signedInAs('camille')
  const id = await addChoir(camille, server.address)
  const { items } = await (await camille.request.get(`/api/events/${id}/occurrences`)).json()
  await camille.goto(`/evenements/${id}?date=${items[1].id}`)
  await camille.getByRole('button', { name: 'Je viens', exact: true }).click()
  await camille.getByRole('button', { name: 'Venir aussi aux dates suivantes' }).click()
  await expect(camille.getByText('Votre réponse vaut aussi pour les dates suivantes.')).toBeVisible()
  await camille.goto(`/evenements/${id}?date=${items[3].id}`)
  await expect(camille.getByRole('button', { name: 'Je viens', exact: true })).toHaveAttribute('aria-pressed', 'true')

  await menu(camille, /Annuler l’événement/)
  await camille.getByRole('radio', { name: 'Toutes les dates' }).click()
  await camille.getByRole('button', { name: 'Annuler l’événement' }).click()
  await expect(camille.getByText('N’a pas lieu.')).toBeVisible()
  await menu(camille, /Il a lieu finalement/)
  await camille.getByRole('radio', { name: 'Toutes les dates' }).click()
  await camille.getByRole('button', { name: 'Elles ont lieu' }).click()
  await expect(camille.getByText('N’a pas lieu.')).toHaveCount(0)
  const after = await (await camille.request.get(`/api/events/${id}/occurrences`)).json()
  expect(after.items.map(({ cancelled }: { cancelled: boolean }) => cancelled)).toEqual([false, false, false, false])
})
