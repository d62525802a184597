import { newId } from '@navette/contract/core/ids.ts'
import type { Page } from '@playwright/test'
import { demoId } from '../prisma/demo/ids.ts'
import { expect, test } from './fixtures.ts'
import type { Server } from './server.ts'

/** What is done to threads themselves, seen by somebody else who has them open. */

const nuit = demoId('project', 'nuit-du-court')
const post = (page: Page, text: string) => page.getByRole('article', { name: /^Message de/ }).filter({ hasText: text })

async function openThread(page: Page, server: Server, title: string, texts = ['Qui a la clé ?']): Promise<string> {
  const id = newId()
  const headers = { origin: server.address }
  const [first = '', ...others] = texts
  const data = { id, title, projectId: nuit, post: { id: newId(), text: first } }
  expect((await page.request.post('/api/threads', { headers, data })).status()).toBe(201)
  for (const text of others) await page.request.post(`/api/threads/${id}/posts`, { headers, data: { id: newId(), text } })
  return id
}

async function choose(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: 'Autres actions sur ce fil' }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

test('a pinned thread rises in the list of whoever has it open', async ({ signedInAs, server }) => {
  const [maud, theo] = [await signedInAs('maud'), await signedInAs('theo')]
  const thread = await openThread(maud, server, 'Les horaires de tous')
  await openThread(maud, server, 'Un autre, plus récent')
  await theo.goto(`/fils?projet=${nuit}`)
  const first = theo.getByRole('region', { name: 'Liste des fils' }).getByRole('listitem').first()
  await expect(first).toContainText('Un autre, plus récent')
  await maud.goto(`/fils/${thread}`)
  await choose(maud, 'Épingler en haut')
  await expect(first).toContainText('Les horaires de tous')
  await expect(first.getByRole('img', { name: 'Épinglé' })).toBeVisible()
})

test('an announcement is confirmed, and whoever asked sees it at once', async ({ signedInAs, server }) => {
  const [maud, theo] = [await signedInAs('maud'), await signedInAs('theo', { viewport: { width: 360, height: 740 } })]
  const thread = await openThread(maud, server, 'Consignes de sécurité')
  await theo.goto(`/fils/${thread}`)
  await maud.goto(`/fils/${thread}`)
  await choose(maud, 'Demander une confirmation')
  await expect(maud.getByRole('button', { name: /^Personne n’a confirmé/ })).toBeVisible()
  await theo.getByRole('button', { name: 'J’ai lu' }).click()
  await expect(theo.getByText('Vous avez confirmé votre lecture')).toBeVisible()
  await maud.getByRole('button', { name: /^1 a confirmé, sur/ }).click()
  const drawer = maud.getByRole('dialog', { name: 'Qui a confirmé ?' })
  await drawer.getByText('Ont confirmé, 1').click()
  await expect(drawer.getByText('Théo Villard')).toBeVisible()
})

test('a moved thread says who will read it, and closes kindly before whoever no longer does', async ({ signedInAs, server }) => {
  const [camille, maud] = [await signedInAs('camille'), await signedInAs('maud')]
  const thread = await openThread(camille, server, 'Seulement chez nous')
  await maud.goto(`/fils/${thread}`)
  await expect(post(maud, 'Qui a la clé ?')).toBeVisible()
  await camille.goto(`/fils/${thread}`)
  await choose(camille, 'Déplacer le fil')
  const drawer = camille.getByRole('dialog', { name: 'Déplacer le fil' })
  await drawer.getByRole('combobox', { name: 'Où' }).click()
  await camille.getByRole('option', { name: 'Le Fil', exact: true }).click()
  await expect(drawer.getByText(/ne le verront plus/)).toBeVisible()
  await drawer.getByRole('button', { name: 'Déplacer' }).click()
  await expect(maud.getByText('Ce fil n’est pas partagé avec vous')).toBeVisible()
  await expect(camille.getByText('qui était dans « Nuit du court »')).toBeVisible()
})

test('messages are split off on a phone, and their old address opens them', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille', { viewport: { width: 360, height: 740 } }), await signedInAs('theo')]
  const thread = await openThread(camille, server, 'Deux sujets', ['Le camion', 'Le repas de midi', 'Et le dessert'])
  await theo.goto(`/fils/${thread}`)
  await expect(post(theo, 'Le repas de midi')).toBeVisible()
  await camille.goto(`/fils/${thread}`)
  await choose(camille, 'Détacher des messages')
  const drawer = camille.getByRole('dialog', { name: 'Détacher des messages' })
  await drawer.getByRole('textbox', { name: 'Titre du nouveau fil' }).fill('Le repas')
  await drawer
    .getByRole('button', { name: /^Dès ici/ })
    .nth(1)
    .click()
  await drawer.getByRole('button', { name: 'Détacher', exact: true }).click()
  await expect(camille.getByRole('heading', { name: 'Le repas' })).toBeVisible()
  await expect(theo.getByText('Camille Ferrand a déplacé 2 messages dans « Le repas »')).toBeVisible()
  await expect(post(theo, 'Le repas de midi')).toHaveCount(0)
  await theo.goto(`/fils/${thread}#message-3`)
  await expect(theo.getByRole('heading', { name: 'Le repas' })).toBeVisible()
  await expect(post(theo, 'Et le dessert')).toBeVisible()
})

test('a merged thread leads to the other, for whoever has it open too', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const one = await openThread(camille, server, 'Le camion, bis', ['Il part à huit heures'])
  const other = await openThread(camille, server, 'Le camion du dimanche')
  await theo.goto(`/fils/${one}`)
  await expect(post(theo, 'Il part à huit heures')).toBeVisible()
  await camille.goto(`/fils/${one}`)
  await choose(camille, 'Réunir à un autre fil')
  const drawer = camille.getByRole('dialog', { name: 'Réunir à un autre fil' })
  // The field is there to write in, and the server looks for the letters.
  await expect(drawer.getByRole('combobox', { name: 'Le réunir à' })).toBeFocused()
  await camille.keyboard.type('DU DIMANCHE')
  await camille.getByRole('option', { name: 'Le camion du dimanche' }).click()
  await drawer.getByRole('button', { name: 'Réunir' }).click()
  for (const page of [camille, theo]) {
    await expect(page).toHaveURL(new RegExp(`/fils/${other}`))
    await expect(post(page, 'Il part à huit heures')).toBeVisible()
  }
})

test('two people talk, and a third reads nothing of it', async ({ signedInAs }) => {
  const [camille, theo, awa] = [await signedInAs('camille'), await signedInAs('theo'), await signedInAs('awa')]
  await theo.goto('/fils')
  await camille.goto(`/personnes/${demoId('member', 'theo')}`)
  await camille.getByRole('button', { name: 'Écrire un message' }).click()
  await camille.getByRole('textbox', { name: 'Message' }).click()
  await camille.keyboard.type('Tu passes à 18 h ?')
  await camille.getByRole('button', { name: 'Envoyer' }).click()
  await expect(post(camille, 'Tu passes à 18 h ?')).toBeVisible()
  // They have another one, of three.
  await theo
    .getByRole('link', { name: /Camille Ferrand/ })
    .filter({ hasNotText: 'Quentin' })
    .click()
  await expect(post(theo, 'Tu passes à 18 h ?')).toBeVisible()
  const address = theo.url()
  await awa.goto(address)
  await expect(awa.getByText('Ce fil n’est pas partagé avec vous')).toBeVisible()
  // The same two find it again.
  await camille.goto(`/personnes/${demoId('member', 'theo')}`)
  await camille.getByRole('button', { name: 'Écrire un message' }).click()
  await expect(camille).toHaveURL(address)
})

test('the list is narrowed by a tag beside a place, in the address, and follows what gets that tag', async ({ signedInAs, server }) => {
  const [idriss, camille] = [await signedInAs('idriss'), await signedInAs('camille')]
  await idriss.goto('/fils')
  const list = idriss.getByRole('region', { name: 'Liste des fils' })
  const narrow = async (name: string) => {
    await list.getByRole('button', { name: 'Choisir les fils à montrer' }).click()
    await idriss.getByRole('menuitem', { name, exact: true }).click()
  }
  await narrow('technique')
  await expect(idriss).toHaveURL(/\?etiquette=/)
  await expect(list.getByText('étiquette «\u00a0technique\u00a0»')).toBeVisible()
  await expect(list.getByRole('link', { name: /Plan de feu et accroche/ })).toBeVisible()
  await expect(list.getByRole('link', { name: /Affiche/ })).toHaveCount(0)
  await narrow('Nuit du court')
  await expect(idriss).toHaveURL(/etiquette=.*projet=|projet=.*etiquette=/)
  await expect(list.getByText('Nuit du court · étiquette «\u00a0technique\u00a0»')).toBeVisible()
  await idriss.reload()
  await expect(list.getByRole('link', { name: /Plan de feu et accroche/ })).toBeVisible()

  const thread = await openThread(camille, server, 'Les gélatines')
  const headers = { origin: server.address }
  expect((await camille.request.post(`/api/items/${thread}/tags`, { headers, data: { name: 'Technique' } })).ok()).toBe(true)
  await expect(list.getByRole('link', { name: /Les gélatines/ })).toBeVisible()
  // Chosen once more, the tag is let go of; the place stays.
  await narrow('technique')
  await expect(idriss).toHaveURL(/\?projet=[^&]+$/)

  await camille.goto('/fils')
  await camille.getByRole('button', { name: 'Choisir les fils à montrer' }).click()
  await camille.getByRole('menuitem', { name: 'Le Fil', exact: true }).click()
  await expect(camille).toHaveURL(/\?structure=/)
  await expect(camille.getByRole('region', { name: 'Liste des fils' }).getByRole('heading', { name: 'Le Fil' })).toBeVisible()
})
