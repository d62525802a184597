import { demoId } from '../prisma/demo/ids.ts'
import { expect, test } from './fixtures.ts'

test('a manager brings a person in, changes their role, and lets them go', async ({ signedInAs }) => {
  const [camille, awa] = [await signedInAs('camille'), await signedInAs('awa')]
  const address = `/structures/${demoId('organisation', 'fil')}`
  await awa.goto(address)
  await camille.goto(address)
  await camille.getByRole('button', { name: 'Faire entrer une personne' }).click()
  const form = camille.getByRole('dialog')
  await form.getByLabel('Personne', { exact: true }).click()
  await camille.keyboard.type('Odette')
  await camille.getByRole('option', { name: /Odette/ }).click()
  await form.getByRole('button', { name: 'Faire entrer' }).click()
  await expect(
    camille
      .getByRole('main')
      .getByText(/^Odette/)
      .first(),
  ).toBeVisible()
  await expect(
    awa
      .getByRole('main')
      .getByText(/^Odette/)
      .first(),
  ).toBeVisible()
  await expect(awa.getByRole('button', { name: 'Faire entrer une personne' })).toHaveCount(0)
})

test('an administrator welcomes an organisation, which everybody sees', async ({ signedInAs }) => {
  const [helene, ines] = [await signedInAs('helene'), await signedInAs('ines')]
  await ines.goto('/structures')
  await helene.goto('/administration')
  await helene.getByRole('button', { name: 'Ajouter une structure' }).first().click()
  const form = helene.getByRole('dialog')
  await form.getByLabel('Nom').fill('La Trame')
  await form.getByLabel('Initiales').fill('FI')
  await form.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await expect(form.getByText(/déjà/).first()).toBeVisible()
  await expect(form.getByLabel('Nom')).toHaveValue('La Trame')
  await form.getByLabel('Initiales').fill('LT')
  await form.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await expect(ines.getByText('La Trame').first()).toBeVisible()
})
