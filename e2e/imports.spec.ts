import AxeBuilder from '@axe-core/playwright'
import { demoId } from '../prisma/demo/ids.ts'
import { expect, test } from './fixtures.ts'

const fil = `/structures/${demoId('organisation', 'fil')}`

test('a manager brings in a list written by an old office suite, without its two faulty lines', async ({ signedInAs }) => {
  const [camille, awa] = [await signedInAs('camille'), await signedInAs('awa')]
  await awa.goto(fil)
  await camille.goto(fil)
  await camille.getByRole('button', { name: 'Autres façons d’ajouter des personnes' }).click()
  await camille.getByRole('menuitem', { name: 'Importer une liste' }).click()
  await expect(camille.getByRole('heading', { level: 1, name: 'Importer une liste' })).toBeVisible()
  const lines = [
    'Prénom;Nom;Courriel;Rôle;Fin',
    'Zoé;Épinasse;;bénévole;31/12/2099',
    'Anaïs;Chaize;anais.chaize@poste.example;membre;',
    'Noël;Sabot;noel.sabot;membre;',
    'Gaëlle;Rivory;gaelle@poste.example;bénévole;31/02/2099',
  ]
  const buffer = Buffer.from(lines.join('\r\n'), 'latin1')
  await camille.getByLabel('Choisir un fichier').setInputFiles({ name: 'rentrée.csv', mimeType: 'text/csv', buffer })
  await expect(camille.getByLabel('Prénom')).toHaveValue('givenName')
  await expect(camille.getByLabel('Courriel')).toHaveValue('email')
  const steps = camille.getByRole('list', { name: 'Étapes' }).getByRole('listitem')
  const usual = camille.viewportSize()
  await camille.setViewportSize({ width: 360, height: 740 })
  expect((await steps.last().boundingBox())?.y, 'the steps keep to one line on a phone').toBe((await steps.first().boundingBox())?.y)
  if (usual) await camille.setViewportSize(usual)
  await camille.getByRole('button', { name: 'Vérifier les lignes' }).click()

  await expect(camille.getByText('Rien n’est encore fait.')).toBeVisible()
  const table = camille.getByRole('region', { name: 'Lignes du fichier' })
  await expect(table.getByText('Adresse électronique : ne peut pas être lu')).toBeVisible()
  await expect(table.getByText('Fin (dernier jour) : cette date n’existe pas')).toBeVisible()
  const arriving = camille.waitForEvent('download')
  await camille.getByRole('button', { name: 'Télécharger les lignes à corriger' }).click()
  expect((await arriving).suggestedFilename()).toBe('rentrée (à corriger).csv')
  expect((await new AxeBuilder({ page: camille }).analyze()).violations).toEqual([])

  // Left halfway, it is found again where it was.
  await camille.goto('/importer')
  await camille.getByRole('link', { name: 'rentrée.csv' }).click()
  await camille.getByRole('button', { name: 'Importer 2 personnes' }).click()
  await expect(camille.getByRole('heading', { name: 'L’import est terminé' })).toBeVisible({ timeout: 20_000 })
  await expect(camille.getByText('1 invitation par courriel')).toBeVisible()
  await expect(awa.getByRole('link', { name: 'Zoé Épinasse' })).toBeVisible()
  await camille.getByRole('link', { name: 'Voir les personnes' }).click()
  await expect(camille.getByRole('link', { name: 'Zoé Épinasse' })).toBeVisible()
})
