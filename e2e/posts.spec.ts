import { newId } from '@navette/contract/core/ids.ts'
import type { Page } from '@playwright/test'
import { hostile } from '../apps/api/test/hostile.ts'
import { demoId } from '../prisma/demo/ids.ts'
import { expect, test } from './fixtures.ts'
import type { Server } from './server.ts'

/** What one does with messages, and with the texts that one writes. */

const nuit = demoId('project', 'nuit-du-court')
const composer = (page: Page) => page.getByRole('textbox', { name: /^Répondre dans/ })
const post = (page: Page, text: string) => page.getByRole('article', { name: /^Message de/ }).filter({ hasText: text })

async function openThread(page: Page, server: Server, title: string, place: object = { projectId: nuit }): Promise<string> {
  const id = newId()
  const data = { id, title, ...place, post: { id: newId(), text: 'Qui a la clé du grill ?' } }
  const answer = await page.request.post('/api/threads', { headers: { origin: server.address }, data })
  expect(answer.status()).toBe(201)
  return id
}

const send = (page: Page, server: Server, threadId: string, text: string, id = newId()) =>
  page.request.post(`/api/threads/${threadId}/posts`, { headers: { origin: server.address }, data: { id, text } })

async function act(page: Page, text: string, action: string): Promise<void> {
  await post(page, text).hover()
  await post(page, text)
    .getByRole('button', { name: /^Actions sur le message/ })
    .click()
  await page.getByRole('menuitem', { name: action }).click()
}

test('nothing that somebody wrote runs, asks or fetches anything in the browser of whoever reads', async ({ signedInAs, server }) => {
  test.setTimeout(180_000)
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const strayed: string[] = []
  theo.on('dialog', (dialog) => {
    strayed.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  theo.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1|ws:\/\/127\.0\.0\.1|data:|blob:)/.test(request.url())) strayed.push(request.url())
  })
  // In several threads, so that each is on the page at once.
  for (let start = 0; start < hostile.length; start += 40) {
    const thread = await openThread(camille, server, 'Essais')
    for (const text of hostile.slice(start, start + 40)) expect((await send(camille, server, thread, text)).status()).toBe(201)
    await theo.goto(`/fils/${thread}`)
    const count = Math.min(40, hostile.length - start) + 1
    await expect(theo.getByRole('article', { name: /^Message de/ })).toHaveCount(count)
    const said = theo.getByRole('article', { name: /^Message de/ })
    await expect(said.locator('script, iframe, object, embed, style, link, base, meta, form, svg:not(.tabler-icon), math')).toHaveCount(0)
    await expect(said.locator('[onerror], [onload], [onmouseover], [onfocus], [srcdoc], [ping], [formaction]')).toHaveCount(0)
    for (const link of await said.locator('a').all())
      expect(await link.getAttribute('href')).toMatch(/^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/)
    await expect(theo).toHaveTitle(/Essais/)
  }
  expect(strayed.filter((each) => !each.includes('/api/files/'))).toEqual([])
})

test('a nod shows at once, to both; it can be taken back', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const thread = await openThread(camille, server, 'D’accord ?')
  await camille.goto(`/fils/${thread}`)
  await theo.goto(`/fils/${thread}`)
  await post(theo, 'Qui a la clé').hover()
  await theo.getByRole('button', { name: /^Réagir au message de/ }).click()
  await theo.getByRole('menuitem', { name: 'D’accord' }).click()
  const nod = (page: Page) => post(page, 'Qui a la clé').getByRole('button', { name: /^D’accord, 1/ })
  await expect(nod(theo)).toHaveAttribute('aria-pressed', 'true')
  await expect(nod(camille)).toHaveAttribute('aria-pressed', 'false')
  await expect(nod(camille)).toHaveAccessibleName(/Théo Villard/)
  await nod(theo).click()
  await expect(nod(theo)).toHaveCount(0)
  await expect(nod(camille)).toHaveCount(0)
})

test('what a message said is shown with its changes, and a removed one comes back', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const thread = await openThread(camille, server, 'Une heure')
  const id = newId()
  await send(theo, server, thread, 'Rendez-vous à dix heures.', id)
  await theo.request.patch(`/api/posts/${id}`, {
    headers: { origin: server.address },
    data: { text: 'Rendez-vous à onze heures.', version: 1 },
  })
  await camille.goto(`/fils/${thread}`)
  await post(camille, 'onze heures').getByRole('button', { name: 'modifié' }).click()
  const history = camille.getByRole('dialog', { name: 'Ce que disait ce message' })
  await expect(history.locator('del')).toHaveText('dix')
  await expect(history.locator('ins')).toHaveText('onze')
  await camille.keyboard.press('Escape')

  await theo.goto(`/fils/${thread}`)
  await act(camille, 'onze heures', 'Retirer')
  await expect(theo.getByText('Message retiré par Camille Ferrand')).toBeVisible({ timeout: 20_000 })
  await expect(theo.getByRole('button', { name: 'Remettre en place' })).toHaveCount(0)
  await camille.getByRole('button', { name: 'Remettre en place' }).click()
  await expect(post(theo, 'onze heures')).toBeVisible()
})

test('a report reaches whoever keeps the thread, and its answer removes the message', async ({ signedInAs, server }) => {
  const [camille, theo, idriss] = [await signedInAs('camille'), await signedInAs('theo'), await signedInAs('idriss')]
  const thread = await openThread(camille, server, 'Réclame')
  await send(theo, server, thread, 'Achetez mes câbles !')
  await camille.goto('/fils')
  await idriss.goto(`/fils/${thread}`)
  await act(idriss, 'Achetez', 'Signaler')
  await idriss.getByRole('textbox', { name: 'Pourquoi' }).fill('C’est de la réclame.')
  await idriss.getByRole('button', { name: 'Signaler' }).click()
  await expect(idriss.getByText('C’est signalé.')).toBeVisible()
  await camille.getByRole('link', { name: /messages? signalés?/ }).click()
  await expect(camille.getByRole('heading', { name: 'Signalements' })).toBeVisible()
  const card = camille.getByRole('listitem').filter({ hasText: 'C’est de la réclame.' })
  await card.getByRole('button', { name: 'Retirer le message' }).click()
  await expect(card).toHaveCount(0)
  await expect(idriss.getByText('Message retiré par Camille Ferrand')).toBeVisible()
})

test('people are called and things named by keyboard; a title is only told to whom it is shared with', async ({ signedInAs, server }) => {
  test.slow()
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const secret = await openThread(camille, server, 'Trésorerie confidentielle', { organisationId: demoId('organisation', 'fil') })
  const thread = await openThread(camille, server, 'Qui vient')
  await theo.goto(`/fils/${thread}`)
  await camille.goto(`/fils/${thread}`)
  await composer(camille).click()
  await camille.keyboard.type('Merci @thé')
  await expect(camille.getByRole('option', { name: /Théo Villard/ })).toBeVisible()
  await camille.keyboard.press('Enter')
  await camille.keyboard.type('voir #Qui')
  await expect(camille.getByRole('option', { name: /Qui vient/ })).toBeVisible()
  await camille.keyboard.press('Enter')
  await camille.keyboard.type('et #confidentielle')
  await expect(camille.getByRole('option', { name: /Trésorerie/ })).toBeVisible()
  await camille.keyboard.press('Enter')
  await camille.keyboard.press('ControlOrMeta+Enter')

  const said = post(theo, 'Merci')
  await expect(said.getByRole('link', { name: '@Théo Villard' })).toBeVisible()
  await expect(said.getByRole('link', { name: 'Qui vient' })).toBeVisible()
  await expect(said).toContainText('une page qui n’est pas partagée avec vous')
  await expect(theo.locator('body')).not.toContainText('Trésorerie confidentielle')
  await expect(post(camille, 'Merci').getByRole('link', { name: 'Trésorerie confidentielle' })).toBeVisible()
  await camille.request.patch(`/api/threads/${thread}`, { headers: { origin: server.address }, data: { title: 'Qui viendra', version: 1 } })
  await expect(said.getByRole('link', { name: 'Qui viendra' })).toBeVisible()
  await post(camille, 'Merci').getByRole('link', { name: 'Trésorerie confidentielle' }).click()
  await expect(camille).toHaveURL(new RegExp(secret))
})

test('a text goes on from one device to the other, and is shown in the list', async ({ signedInAs, server }) => {
  test.slow()
  const [desk, phone] = [await signedInAs('camille'), await signedInAs('camille', { viewport: { width: 390, height: 740 } })]
  const thread = await openThread(desk, server, 'Sur deux écrans')
  await desk.goto(`/fils/${thread}`)
  await composer(desk).click()
  await desk.keyboard.type('Commencé au bureau')
  await expect
    .poll(async () => (await (await desk.request.get('/api/drafts')).json()).drafts.map((draft: { text: string }) => draft.text))
    .toContain('Commencé au bureau')
  await phone.goto('/fils')
  await expect(phone.getByRole('link', { name: /Sur deux écrans/ })).toContainText('Brouillon')
  await phone.goto(`/fils/${thread}`)
  await expect(composer(phone)).toHaveText('Commencé au bureau')
  await composer(phone).click()
  await phone.keyboard.press('ControlOrMeta+End')
  await phone.keyboard.type(', fini dans le train')
  await expect(composer(desk)).toHaveText('Commencé au bureau, fini dans le train', { timeout: 15_000 })
  await phone.getByRole('button', { name: 'Envoyer' }).click()
  await expect(post(desk, 'fini dans le train')).toBeVisible()
  await expect(composer(desk)).toHaveText('', { timeout: 15_000 })
})

test('two tabs that write in one thread lose nothing of each other, with the network or without', async ({ signedInAs, server }) => {
  test.slow()
  const one = await signedInAs('camille')
  const thread = await openThread(one, server, 'Dans deux onglets')
  const other = await one.context().newPage()
  const drafts = async () =>
    (await (await one.request.get('/api/drafts')).json()).drafts.map((draft: { text: string }) => draft.text).join('|') as string
  for (const tab of [one, other]) {
    await tab.goto(`/fils/${thread}`)
    await expect(composer(tab)).toBeVisible()
  }
  // Letter by letter, in turns, faster than either is kept.
  await composer(one).click()
  await one.keyboard.type('Les clés sont au bar')
  await composer(other).click()
  await other.keyboard.type('Le camion part à six heures')
  await expect.poll(drafts, { timeout: 15_000 }).toMatch(/(?=[\s\S]*Les clés sont au bar)(?=[\s\S]*Le camion part à six heures)/)
  for (const tab of [one, other]) {
    await expect(composer(tab)).toContainText('Les clés sont au bar', { timeout: 15_000 })
    await expect(composer(tab)).toContainText('Le camion part à six heures', { timeout: 15_000 })
  }

  // Without the network, one of them is closed, and the other one is loaded again.
  await one.context().setOffline(true)
  await composer(one).click()
  await one.keyboard.press('ControlOrMeta+End')
  await one.keyboard.type(' depuis hier')
  await composer(other).click()
  await other.keyboard.press('ControlOrMeta+End')
  await other.keyboard.type(' et demie')
  await one.close()
  await one.context().setOffline(false)
  await other.reload()
  await expect(composer(other)).toContainText('et demie', { timeout: 15_000 })
  await expect(composer(other)).toContainText('depuis hier', { timeout: 40_000 })
})

test('boxes are ticked in their place by their author, tables are written, and a message is quoted with its source', async ({
  signedInAs,
  server,
}) => {
  test.slow()
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const thread = await openThread(camille, server, 'Ce qu’il reste')
  await send(camille, server, thread, 'Il reste :\n\n- [ ] le grill\n- [ ] les câbles')
  await theo.goto(`/fils/${thread}`)
  await camille.goto(`/fils/${thread}`)
  await expect(theo.getByRole('checkbox', { name: 'le grill' })).toBeDisabled()
  await camille.getByRole('checkbox', { name: 'le grill' }).click()
  await expect(theo.getByRole('checkbox', { name: 'le grill' })).toBeChecked()
  await expect(theo.getByRole('checkbox', { name: 'les câbles' })).not.toBeChecked()

  await composer(theo).click()
  await theo.getByRole('button', { name: 'Mise en forme' }).click()
  await theo.getByRole('button', { name: 'Tableau' }).click()
  await theo.keyboard.type('Heure')
  await theo.keyboard.press('Tab')
  await theo.keyboard.type('Quoi')
  await theo.keyboard.press('Tab')
  await theo.keyboard.type('14 h')
  await theo.keyboard.press('ControlOrMeta+Enter')
  await expect(camille.getByRole('columnheader', { name: 'Heure' })).toBeVisible()
  await expect(camille.getByRole('cell', { name: '14 h' })).toBeVisible()

  await act(theo, 'Il reste', 'Citer')
  await theo.keyboard.type('Le grill est fait.')
  await theo.keyboard.press('ControlOrMeta+Enter')
  const answer = post(camille, 'Le grill est fait.')
  await expect(answer.locator('blockquote')).toContainText('Il reste')
  await answer.getByRole('link', { name: 'Camille Ferrand' }).click()
  await expect(camille).toHaveURL(/#message-2$/)
})

test('whoever changes the same text in two tabs is told before saving; a summary is written and seen at once', async ({
  signedInAs,
  server,
}) => {
  test.slow()
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const thread = await openThread(camille, server, 'En bref')
  const tab = await camille.context().newPage()
  await camille.goto(`/fils/${thread}`)
  await tab.goto(`/fils/${thread}`)
  for (const page of [camille, tab]) await act(page, 'Qui a la clé', 'Modifier')
  await tab.getByRole('textbox', { name: 'Modifier le message' }).click()
  await tab.keyboard.type('Et ')
  await expect(camille.getByText('Vous modifiez aussi ce message dans un autre onglet.')).toBeVisible()
  await tab.getByRole('button', { name: 'Annuler' }).click()
  await camille.getByRole('button', { name: 'Annuler' }).click()

  await theo.goto(`/fils/${thread}`)
  await camille.getByRole('button', { name: 'Autres actions sur ce fil' }).click()
  await camille.getByRole('menuitem', { name: 'Écrire un résumé' }).click()
  await camille.getByRole('textbox', { name: 'Résumé' }).click()
  await camille.keyboard.type('Idriss a la clé.')
  await camille.getByRole('button', { name: 'Enregistrer' }).click()
  const summary = theo.getByRole('region', { name: 'Résumé' })
  await expect(summary).toContainText('Idriss a la clé.')
  await summary.getByRole('button').first().click()
  await expect(summary).toContainText('Camille Ferrand')
})

test('a server that dies between a request and its answer, again and again, keeps each acknowledged message once', async ({
  signedInAs,
  server,
}) => {
  test.setTimeout(300_000)
  const camille = await signedInAs('camille')
  const thread = await openThread(camille, server, 'Coupures')
  const sent = new Map<string, string>()
  const acknowledged = new Set<string>()
  const knock = async (id: string) => {
    const answer = await send(camille, server, thread, sent.get(id) ?? '', id).catch(() => null)
    if (answer?.status() === 201) acknowledged.add(id)
    else if (answer && answer.status() < 500) throw new Error(`refused: ${await answer.text()}`)
  }
  for (let round = 0; round < 6; round++) {
    const ids = Array.from({ length: 12 }, (_, at) => {
      const id = newId()
      sent.set(id, `Tour ${round}, message ${at}`)
      return id
    })
    const knocks = ids.map(knock)
    // Sooner in each round: before, amid and after the writing.
    await new Promise((resolve) => setTimeout(resolve, 240 - round * 40))
    await server.kill()
    await Promise.all(knocks)
    await server.start()
    // What was acknowledged is sent again too, as a browser does that never saw the answer.
    await Promise.all([...sent.keys()].filter((id) => !acknowledged.has(id) || Math.random() < 0.3).map(knock))
  }
  expect(acknowledged.size).toBe(sent.size)
  const { items } = (await (await camille.request.get(`/api/threads/${thread}/posts?limit=100`)).json()) as {
    items: { id: string; number: number; text: string }[]
  }
  const kept = items.filter(({ id }) => sent.has(id))
  expect(kept.map(({ text }) => text).toSorted()).toEqual([...sent.values()].toSorted())
  expect(items.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: sent.size + 1 }, (_, at) => at + 1))
})
