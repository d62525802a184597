import { demoId } from '../prisma/demo/ids.ts'
import { expect, test } from './fixtures.ts'

test('whoever sees a project can ask who else does, and why', async ({ signedInAs }) => {
  const camille = await signedInAs('camille')
  await camille.goto(`/projets/${demoId('project', 'nuit-du-court')}`)
  const open = camille.getByRole('button', { name: 'Qui peut voir' })
  await open.focus()
  await camille.keyboard.press('Enter')
  const panel = camille.getByRole('dialog', { name: 'Qui peut voir' })
  await expect(panel.getByText(/^\d+ personnes peuvent voir ceci aujourd’hui\.$/)).toBeVisible()
  await expect(panel.getByRole('listitem').filter({ hasText: 'Inès Marchetti' })).toContainText('Équipe de «\u00a0Nuit du court\u00a0»')
  await camille.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(open).toBeFocused()
})

test('a guest learns the reasons of a thread on a phone, and nobody’s name', async ({ signedInAs }) => {
  const ines = await signedInAs('ines', { viewport: { width: 360, height: 740 } })
  await ines.goto(`/fils/${demoId('thread', 'plan-de-feu')}`)
  await ines
    .getByRole('button', { name: 'Autres actions' })
    .or(ines.getByLabel(/actions sur ce fil|Plus/i))
    .first()
    .click()
  await ines.getByRole('menuitem', { name: 'Qui peut voir' }).click()
  const panel = ines.getByRole('dialog', { name: 'Qui peut voir' })
  await expect(panel.getByText('Les Noctambules')).toBeVisible()
  await expect(panel.getByText('Personne par personne')).toHaveCount(0)
})
