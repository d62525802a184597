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
  await helene.goto('/administration/structures')
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

test('a membership that its manager ends closes the other browser’s page, and the person reads among those of earlier days', async ({
  signedInAs,
}) => {
  const [camille, mehdi] = [await signedInAs('camille'), await signedInAs('mehdi')]
  await mehdi.goto(`/fils/${demoId('thread', 'bar')}`)
  await expect(mehdi.getByRole('article').first()).toBeVisible()
  await camille.goto(`/structures/${demoId('organisation', 'fil')}`)
  await camille.getByRole('button', { name: 'Modifier l’appartenance de Mehdi Aouad' }).click()
  await camille.getByRole('menuitem', { name: 'Retirer de la structure' }).click()
  await camille.getByRole('dialog').getByRole('button', { name: 'Retirer de la structure' }).click()
  await expect(mehdi.getByText('Ce fil n’est pas partagé avec vous')).toBeVisible()
  await expect(camille.getByRole('button', { name: 'Modifier l’appartenance de Mehdi Aouad' })).toHaveCount(0)
  await camille.getByRole('button', { name: 'Personnes qui en ont fait partie' }).click()
  await expect(camille.getByRole('listitem').filter({ hasText: 'Mehdi Aouad' }).first()).toContainText(/du .* au /)
})

test('a membership that ends soon is prolonged in one act, by keyboard', async ({ signedInAs }) => {
  const camille = await signedInAs('camille')
  await camille.goto(`/structures/${demoId('organisation', 'fil')}`)
  const lena = camille
    .getByRole('listitem')
    .filter({ has: camille.getByRole('button', { name: 'Modifier l’appartenance de Léna Forissier' }) })
  const before = await lena.textContent()
  expect(before).toContain('jusqu’au')
  await lena.getByRole('button').focus()
  await camille.keyboard.press('Enter')
  await camille.getByRole('menuitem', { name: 'Prolonger d’un an' }).focus()
  await camille.keyboard.press('Enter')
  await expect(camille.getByText(/^Léna Forissier reste jusqu’au/)).toBeVisible()
  await expect(lena).not.toHaveText(before ?? '')
})

test('the log of an organisation closes before whoever manages it no more', async ({ signedInAs }) => {
  const [helene, solene] = [await signedInAs('helene'), await signedInAs('solene')]
  const address = `/structures/${demoId('organisation', 'fabrique')}`
  await solene.goto(`${address}/journal`)
  await expect(solene.getByText('Rémi Oriol')).toBeVisible()
  await helene.goto(address)
  const roleOfSolene = async (role: string) => {
    await helene.getByRole('button', { name: 'Modifier l’appartenance de Solène Peyrard' }).click()
    await helene.getByRole('menuitem', { name: 'Modifier le rôle ou les dates' }).click()
    await helene.getByRole('dialog').getByRole('radio', { name: role }).check()
    await helene.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click()
    await expect(helene.getByRole('dialog')).toHaveCount(0)
  }
  await roleOfSolene('membre')
  await expect(solene.getByRole('heading', { level: 1, name: 'Page réservée' })).toBeVisible()
  await expect(solene.getByText('Rémi Oriol')).toHaveCount(0)
  await roleOfSolene('responsable')
  await expect(solene.getByText('Rémi Oriol')).toBeVisible()
})

test('an archived organisation says so in every open page, takes nothing new, and comes back', async ({ signedInAs }) => {
  const [helene, theo] = [await signedInAs('helene'), await signedInAs('theo')]
  const address = `/structures/${demoId('organisation', 'remue')}`
  await theo.goto(address)
  await helene.goto('/administration/structures')
  await helene.getByRole('button', { name: 'Autres actions pour Le Remue-Méninges' }).click()
  await helene.getByRole('menuitem', { name: 'Archiver' }).click()
  await helene.getByRole('dialog').getByRole('button', { name: 'Archiver' }).click()
  await expect(theo.getByText('Cette structure est archivée.')).toBeVisible()
  await theo.goto('/structures')
  await expect(theo.getByRole('region', { name: 'Structures fermées' }).getByText('Le Remue-Méninges')).toBeVisible()
  await helene.getByRole('button', { name: 'Autres actions pour Le Remue-Méninges' }).click()
  await helene.getByRole('menuitem', { name: 'Rouvrir' }).click()
  await expect(theo.getByRole('region', { name: 'Structures fermées' })).toHaveCount(0)
})

test('a merger is told in figures before, and leads from the one to the other after', async ({ signedInAs }) => {
  const helene = await signedInAs('helene')
  await helene.goto(`/structures/${demoId('organisation', 'baroufada')}`)
  await helene.getByRole('button', { name: 'Autres actions pour La Baroufada' }).click()
  await helene.getByRole('menuitem', { name: 'Réunir à une autre structure' }).click()
  const dialog = helene.getByRole('dialog')
  await dialog.getByLabel('Structure qui reprend tout').first().click()
  await helene.getByRole('option', { name: 'La Fabrique' }).click()
  await expect(dialog.getByText(/\d+ personnes?, d’aujourd’hui ou d’avant/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Réunir à La Fabrique' }).click()
  await expect(helene.getByText('Cette structure est réunie à La Fabrique.')).toBeVisible()
  await expect(helene.getByRole('heading', { name: /Personnes|Projets/ })).toHaveCount(0)
  await helene.getByRole('link', { name: 'Aller à la page de La Fabrique' }).click()
  await expect(helene.getByRole('heading', { level: 1, name: 'La Fabrique' })).toBeVisible()
})
