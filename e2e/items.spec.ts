import { demoId } from '../prisma/demo/ids.ts'
import { expect, test } from './fixtures.ts'

test('a favourite comes first among my projects, on all my screens at once', async ({ signedInAs }) => {
  const [desk, phone] = [await signedInAs('camille'), await signedInAs('camille', { viewport: { width: 360, height: 740 } })]
  const id = demoId('project', 'regie-partagee')
  await desk.goto(`/projets/${id}`)
  await phone.goto('/projets?voir=favoris')
  await expect(phone.getByText('Aucun favori pour l’instant')).toBeVisible()
  const star = desk.getByRole('main').getByRole('button', { name: /Régie partagée parmi mes favoris/ })
  await star.click()
  await expect(star).toHaveAttribute('aria-pressed', 'true')
  const mine = desk.getByRole('list', { name: 'Mes projets' }).getByRole('link')
  await expect(mine.first()).toContainText('Régie partagée')
  await expect(phone.getByRole('main').getByRole('link', { name: /Régie partagée/ })).toBeVisible()
  await phone.getByRole('button', { name: /Régie partagée parmi mes favoris/ }).click()
  await expect(phone.getByText('Aucun favori pour l’instant')).toBeVisible()
  await expect(star).toHaveAttribute('aria-pressed', 'false')
})

test('a tag that one puts on a thread shows to the other at once, and gathers what has it', async ({ signedInAs }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo', { viewport: { width: 390, height: 800 } })]
  const address = `/fils/${demoId('thread', 'catering')}`
  await theo.goto(address)
  await expect(theo.getByRole('heading', { level: 1 })).toBeVisible()
  await camille.goto(address)
  await camille.getByRole('button', { name: 'Autres actions sur ce fil' }).click()
  await camille.getByRole('menuitem', { name: 'Étiquettes' }).click()
  // The keyboard does all of it: what is there is offered, what is not comes about.
  const field = camille.getByRole('dialog').getByRole('combobox', { name: 'Étiquettes' })
  await expect(field).toBeFocused()
  await camille.keyboard.type('tech')
  await expect(camille.getByRole('option', { name: 'technique' })).toBeVisible()
  await camille.keyboard.press('ArrowDown')
  await camille.keyboard.press('Enter')
  await expect(theo.getByRole('link', { name: 'technique' })).toBeVisible()
  await camille.keyboard.type('Bénévoles,')
  await expect(theo.getByRole('link', { name: 'Bénévoles' })).toBeVisible()
  await camille.keyboard.press('Escape')
  await theo.getByRole('link', { name: 'technique' }).click()
  await expect(theo.getByRole('heading', { level: 1, name: 'technique' })).toBeVisible()
  await expect(theo.getByRole('main').getByRole('link', { name: /Plan de feu/ })).toBeVisible()
})
