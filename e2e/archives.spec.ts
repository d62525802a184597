import AxeBuilder from '@axe-core/playwright'
import { tenYears } from '../apps/api/test/mailboxes.ts'
import { demoId } from '../prisma/demo/ids.ts'
import { expect, test } from './fixtures.ts'

const project = `/projets/${demoId('project', 'nuit-du-court')}`

test('a manager brings ten years of a list into a project, looks at them, and takes them out again', async ({ signedInAs }) => {
  // A long story, with work that the server does by itself.
  test.setTimeout(120_000)
  const [camille, awa] = [await signedInAs('camille'), await signedInAs('awa')]
  await camille.goto(project)
  await camille.getByRole('link', { name: 'Reprendre l’archive d’une liste de diffusion' }).click()
  await expect(camille.getByRole('heading', { level: 1, name: 'Reprendre une archive' })).toBeVisible()
  expect((await new AxeBuilder({ page: camille }).analyze()).violations).toEqual([])
  await camille.getByLabel('Choisir un fichier').setInputFiles({ name: 'pole.mbox', mimeType: 'application/mbox', buffer: tenYears })

  await expect(camille.getByText('Rien n’est encore fait.')).toBeVisible({ timeout: 20_000 })
  await expect(camille.getByText('9 fils').first()).toBeVisible()
  await expect(camille.getByText('13 messages').first()).toBeVisible()
  expect((await new AxeBuilder({ page: camille }).analyze()).violations).toEqual([])
  await camille.getByRole('button', { name: 'C’est un membre… Awa Diallô' }).click()
  await camille.getByRole('combobox', { name: /Qui est Awa Diallô/ }).fill('Awa')
  await camille.getByRole('option', { name: /Awa/ }).first().click()
  await expect(camille.getByText(/→ Awa/)).toBeVisible()

  // Left halfway, it is found again where it was.
  await camille.goto('/archives')
  await camille.getByRole('link', { name: 'pole.mbox' }).click()
  await camille.getByRole('button', { name: 'Reprendre 9 fils' }).click()
  await expect(camille.getByRole('heading', { name: 'L’archive est reprise' })).toBeVisible({ timeout: 30_000 })

  await awa.goto(`/fils?projet=${demoId('project', 'nuit-du-court')}`)
  await awa.getByRole('link', { name: /Réunion de rentrée : qui apporte/ }).click()
  const first = awa.getByRole('article').first()
  await expect(first.getByText('il nous manque un vidéoprojecteur').first()).toBeVisible()
  await expect(first.getByText('Plan de la salle été.pdf')).toBeVisible()
  await expect(awa.getByText('archive', { exact: true }).first()).toBeVisible()
  // What is quoted is folded away; the keyboard opens it.
  const quote = awa.getByText('Le 03/03/2014 10:02, Awa Diallô a écrit')
  const quoted = awa.getByText('Une citation plus ancienne')
  await expect(quoted).toBeHidden()
  await quote.focus()
  await awa.keyboard.press('Enter')
  await expect(quoted).toBeVisible()
  expect((await new AxeBuilder({ page: awa }).analyze()).violations).toEqual([])

  const leaving = camille.waitForEvent('download')
  await camille.goto(project)
  await camille.getByRole('button', { name: 'Emporter les fils (Markdown)' }).click()
  expect((await leaving).suggestedFilename()).toMatch(/^Nuit du court .*\.zip$/)

  await camille.goto('/archives')
  await camille.getByRole('link', { name: 'pole.mbox' }).click()
  await camille.getByRole('button', { name: 'Tout retirer' }).click()
  await camille.getByRole('dialog').getByRole('button', { name: 'Tout retirer' }).click()
  await expect(camille.getByRole('heading', { name: 'L’archive est retirée' })).toBeVisible({ timeout: 30_000 })
  await expect(awa.getByText('il nous manque un vidéoprojecteur')).toHaveCount(0)
})
