import { newId } from '@navette/contract/core/ids.ts'
import { demoId } from '../prisma/demo/ids.ts'
import { expect, test } from './fixtures.ts'

test('a project is started, shared, and seen by others as it happens', async ({ signedInAs }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  await theo.goto('/projets')
  await expect(theo.getByRole('heading', { level: 1, name: 'Projets' })).toBeVisible()
  await camille.goto('/projets')
  await camille.getByRole('button', { name: 'Nouveau projet' }).click()
  const form = camille.getByRole('dialog', { name: 'Nouveau projet' })
  await form.getByLabel('Titre').fill('Un bal d’hiver')
  await form.getByLabel('En une phrase').fill('Danser au chaud, entre Noël et le jour de l’an.')
  await form
    .getByRole('textbox', { name: 'Ajouter une structure' })
    .or(form.getByRole('combobox', { name: 'Ajouter une structure' }))
    .click()
  await camille.keyboard.type('Le Fr')
  await camille.getByRole('option', { name: 'Le France' }).click()
  await form.getByRole('button', { name: 'Créer le projet' }).click()
  await expect(camille.getByRole('heading', { level: 1, name: 'Un bal d’hiver' })).toBeVisible()
  await expect(camille.getByRole('main').getByText('Le France').first()).toBeVisible()

  await theo
    .getByRole('link', { name: /Un bal d’hiver/ })
    .first()
    .click()
  await expect(theo.getByRole('heading', { level: 1, name: 'Un bal d’hiver' })).toBeVisible()
  await theo.getByRole('button', { name: 'Rejoindre l’équipe' }).click()
  await expect(camille.getByText('Théo Villard').first()).toBeVisible()
  await expect(theo.getByRole('button', { name: 'Rejoindre l’équipe' })).toHaveCount(0)
  await expect(theo.getByRole('navigation').getByRole('link', { name: /Un bal d’hiver/ })).toBeVisible()

  await camille.getByRole('button', { name: 'Confier le projet à Théo Villard' }).click()
  await camille.getByRole('button', { name: 'Confier le projet', exact: true }).click()
  await expect(theo.getByRole('button', { name: 'Modifier', exact: true })).toBeVisible()
  await expect(theo.getByText('Camille Ferrand a confié le projet à Théo Villard')).toBeVisible()
})

test('two who edit at once lose nothing', async ({ signedInAs, server }) => {
  const maud = await signedInAs('maud')
  const id = demoId('project', 'nuit-du-court')
  const project = await (await maud.request.get(`/api/projects/${id}`)).json()
  await maud.goto(`/projets/${id}`)
  await maud.getByRole('button', { name: 'Modifier', exact: true }).click()
  const form = maud.getByRole('dialog', { name: 'Modifier le projet' })
  await form.getByLabel('En une phrase').fill('Mon résumé, patiemment écrit.')
  const { title, description, stage, visibility, startsOn, endsOn, version, ribbon, host } = project
  const partnerIds = ribbon.map((each: { id: string }) => each.id).filter((each: string) => each !== host.id)
  const other = { title, summary: 'Le résumé d’une autre.', description, stage, visibility, startsOn, endsOn, version, partnerIds }
  const edited = await maud.request.patch(`/api/projects/${id}`, { headers: { origin: server.address }, data: other })
  expect(edited.status()).toBe(200)
  await form.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(form.getByText('Le résumé d’une autre.')).toBeVisible()
  await expect(form.getByLabel('En une phrase')).toHaveValue('Mon résumé, patiemment écrit.')
  await form.getByRole('button', { name: 'Enregistrer mes choix' }).click()
  await expect(maud.getByText('Mon résumé, patiemment écrit.').first()).toBeVisible()
})

test('a project that is not shared looks like none', async ({ signedInAs }) => {
  const ines = await signedInAs('ines')
  await ines.goto(`/projets/${demoId('project', 'comptes-en-commun')}`)
  await expect(ines.getByText('Ce projet n’est pas partagé avec vous')).toBeVisible()
  await ines.getByRole('link', { name: 'Voir les projets' }).click()
  await expect(ines.getByRole('link', { name: /Nuit du court/ }).first()).toBeVisible()
})

test('a partner withdraws: the ribbon loses its thread at once, and its people’s pages close', async ({ signedInAs }) => {
  const [camille, idriss, gerard] = [await signedInAs('camille'), await signedInAs('idriss'), await signedInAs('gerard')]
  const path = `/projets/${demoId('project', 'regie-partagee')}`
  for (const page of [camille, idriss, gerard]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1, name: 'Régie partagée' })).toBeVisible()
  }
  const thread = idriss.getByRole('main').locator('header').getByText('Le Fil', { exact: true })
  await expect(thread).toBeVisible()
  await camille.getByRole('button', { name: 'Retirer Le Fil du projet' }).click()
  await camille.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }).click()
  await expect(camille.getByText('Le Fil ne prend plus part au projet.')).toBeVisible()
  await expect(thread).toHaveCount(0)
  await expect(gerard.getByText(/n’est plus partagé avec vous|n’est pas partagé avec vous/)).toBeVisible()
})

test('the timeline is read part by part, and the address keeps which', async ({ signedInAs, server }) => {
  const camille = await signedInAs('camille')
  // Said now, so that it stands on the first page whatever others did in the project before.
  const [id, title] = [newId(), 'Les affiches du hall']
  const say = (path: string, data: object) => camille.request.post(path, { headers: { origin: server.address }, data })
  const first = { id: newId(), text: 'Qui les a ?' }
  expect((await say('/api/threads', { id, title, projectId: demoId('project', 'nuit-du-court'), post: first })).status()).toBe(201)
  expect((await say(`/api/threads/${id}/posts`, { id: newId(), text: 'Moi, au bureau.' })).status()).toBe(201)
  await camille.goto(`/projets/${demoId('project', 'nuit-du-court')}`)
  const line = camille.getByRole('main')
  await expect(line.getByText(/dans Les affiches du hall/).first()).toBeVisible()
  await line.getByText('Équipe', { exact: true }).first().click()
  await expect(camille).toHaveURL(/voir=equipe/)
  await expect(line.getByText(/dans Les affiches du hall/)).toHaveCount(0)
  await expect(line.getByText(/l’équipe/).first()).toBeVisible()
  await camille.reload()
  await expect(line.getByRole('radio', { name: 'Équipe' })).toBeChecked()
  await expect(line.getByText(/dans Les affiches du hall/)).toHaveCount(0)
})

test('the board moves a project by hand, by key and by menu, live for others, and back again', async ({ signedInAs }) => {
  const [maud, theo] = [await signedInAs('maud'), await signedInAs('theo')]
  for (const page of [maud, theo]) await page.goto('/projets?vue=tableau')
  const column = (page: typeof maud, name: string) => page.getByRole('region', { name, exact: true })
  const card = (page: typeof maud, stage: string) => column(page, stage).getByRole('link', { name: 'Nuit du court' })
  await expect(card(maud, 'En cours')).toBeVisible()
  await expect(card(theo, 'En cours')).toBeVisible()

  const place = column(maud, 'En cours').getByRole('listitem').filter({ hasText: 'Nuit du court' })
  await place.scrollIntoViewIfNeeded()
  const carried = await place.boundingBox()
  const target = await column(maud, 'Terminé').boundingBox()
  if (!carried || !target) throw new Error('The card or the column is not on the screen.')
  await maud.mouse.move(carried.x + 60, carried.y + carried.height - 12)
  await maud.mouse.down()
  await maud.mouse.move(carried.x + 80, carried.y + carried.height - 20, { steps: 4 })
  await maud.mouse.move(target.x + 60, carried.y + carried.height - 20, { steps: 8 })
  await maud.mouse.up()
  await expect(card(maud, 'Terminé')).toBeVisible()
  await expect(card(theo, 'Terminé')).toBeVisible()
  await maud.getByRole('button', { name: 'Annuler' }).click()
  await expect(card(theo, 'En cours')).toBeVisible()

  await card(maud, 'En cours').focus()
  await maud.keyboard.press('Shift+ArrowLeft')
  await expect(card(maud, 'En préparation')).toBeFocused()
  await expect(card(theo, 'En préparation')).toBeVisible()

  await maud.getByRole('button', { name: 'Changer l’étape de Nuit du court' }).click()
  await maud.getByRole('menuitemradio', { name: 'En cours' }).click()
  await expect(card(theo, 'En cours')).toBeVisible()
  // Théo does not shape this project.
  await expect(theo.getByRole('button', { name: 'Changer l’étape de Nuit du court' })).toHaveCount(0)
})

test('projects are narrowed by words and by organisation, and the address keeps it', async ({ signedInAs }) => {
  const camille = await signedInAs('camille', { viewport: { width: 360, height: 740 } })
  await camille.goto('/projets')
  await camille.getByRole('searchbox', { name: 'Chercher un projet' }).fill('court NUIT')
  const rows = camille.getByRole('main').getByRole('listitem')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('Nuit du court')
  await expect(camille).toHaveURL(/q=court/)
  await camille.getByRole('button', { name: 'Effacer les filtres' }).click()
  await expect(rows.nth(2)).toBeVisible()
  expect(await camille.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test('somebody who only sees a project asks to join; the lead answers, both live', async ({ signedInAs }) => {
  // Maud is of Les Noctambules, which has no part in this project; Baptiste leads it.
  const [maud, baptiste] = [await signedInAs('maud', { viewport: { width: 360, height: 740 } }), await signedInAs('baptiste')]
  const address = `/projets/${demoId('project', 'tambours-de-quartier')}`
  await baptiste.goto(address)
  await expect(baptiste.getByRole('heading', { level: 1, name: 'Tambours de quartier' })).toBeVisible()
  await maud.goto(address)
  await maud.getByRole('button', { name: 'Demander à rejoindre' }).click()
  await maud.getByLabel('Un mot de votre part').fill('Je filmerais volontiers les bals.')
  await maud.getByRole('button', { name: 'Envoyer ma demande' }).click()
  await expect(maud.getByRole('button', { name: 'Retirer ma demande' })).toBeVisible()

  const requests = baptiste.getByRole('region', { name: 'Une personne demande à rejoindre l’équipe' })
  await expect(requests.getByText('Je filmerais volontiers les bals.')).toBeVisible()
  await requests.getByRole('button', { name: 'Accepter la demande de Maud Chazelle' }).click()
  await expect(requests).toHaveCount(0)
  await expect(maud.getByRole('button', { name: 'Quitter l’équipe' })).toBeVisible()
  await expect(maud.getByRole('button', { name: 'Retirer ma demande' })).toHaveCount(0)
})

test('the activity report of a period is downloaded', async ({ signedInAs }) => {
  const camille = await signedInAs('camille')
  await camille.goto(`/projets/${demoId('project', 'nuit-du-court')}`)
  await camille.getByRole('button', { name: 'Rapport d’activité' }).click()
  const form = camille.getByRole('dialog', { name: 'Rapport d’activité' })
  const download = camille.waitForEvent('download')
  await form.getByRole('button', { name: 'Télécharger' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('Nuit du court.pdf')
  await expect(form).toBeHidden()
})
