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
