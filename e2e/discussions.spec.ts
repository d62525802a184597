import { newId } from '@navette/contract/core/ids.ts'
import type { Page } from '@playwright/test'
import { demoId } from '../prisma/demo/ids.ts'
import { expect, test } from './fixtures.ts'
import type { Server } from './server.ts'

/** Two members, two browsers, one project of the cluster. */

const nuit = demoId('project', 'nuit-du-court')
const composer = (page: Page) => page.getByRole('textbox', { name: /^Répondre dans/ })
const post = (page: Page, text: string) => page.getByRole('article', { name: /^Message de/ }).filter({ hasText: text })

/** Writes as a person does, and sends with the keys. */
async function say(page: Page, text: string): Promise<void> {
  await composer(page).click()
  await page.keyboard.type(text)
  await page.keyboard.press('ControlOrMeta+Enter')
}

/** A thread of their own for each test, opened through the door that everybody uses. */
async function openThread(page: Page, server: Server, title: string): Promise<string> {
  const id = newId()
  const answer = await page.request.post('/api/threads', {
    headers: { origin: server.address },
    data: { id, title, projectId: nuit, post: { id: newId(), text: 'Qui a la clé du grill ?' } },
  })
  expect(answer.status()).toBe(201)
  return id
}

const postsOf = async (page: Page, threadId: string, text: string) => {
  const answer = await page.request.get(`/api/threads/${threadId}/posts?limit=100`)
  const { items } = (await answer.json()) as { items: { text: string | null }[] }
  return items.filter((each) => each.text === text).length
}

test('what one says, the other reads without doing anything', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const thread = await openThread(camille, server, 'La clé du grill')
  await camille.goto(`/fils/${thread}`)
  await theo.goto(`/fils/${thread}`)
  await expect(post(theo, 'Qui a la clé du grill ?')).toBeVisible()
  await expect(theo.getByText('Camille lit ce fil avec vous')).toBeVisible()

  await composer(theo).click()
  await theo.keyboard.type('C’est moi, ')
  await expect(camille.getByText('Théo écrit')).toBeVisible()
  await theo.keyboard.type('jusqu’à jeudi.')
  await theo.keyboard.press('ControlOrMeta+Enter')
  await expect(post(theo, 'C’est moi, jusqu’à jeudi.')).toBeVisible()
  await expect(post(camille, 'C’est moi, jusqu’à jeudi.')).toBeVisible()
  await expect(composer(theo)).toHaveText('')

  await say(camille, 'Merci !')
  await expect(post(theo, 'Merci !')).toHaveCount(1)
  await expect(post(camille, 'Merci !')).toHaveCount(1)
})

test('it arrives everywhere it is on screen: the list, the counter, the home page', async ({ signedInAs, server }) => {
  const [camille, idriss, theo] = [await signedInAs('camille'), await signedInAs('idriss'), await signedInAs('theo')]
  const thread = await openThread(camille, server, 'Le camion du samedi')
  await theo.request.put(`/api/threads/${thread}/reading`, { headers: { origin: server.address }, data: { number: 1 } })
  await theo.goto('/')
  await idriss.goto('/fils')
  const { threads: before } = await (await theo.request.get('/api/threads/unread')).json()
  const counter = (count: number) => theo.getByRole('link', { name: `Non lus ${count} fils` })
  await expect(counter(before)).toBeVisible()

  await camille.goto(`/fils/${thread}`)
  await say(camille, 'Il part à huit heures précises.')
  await expect(theo.getByText('Il part à huit heures précises.').first()).toBeVisible()
  await expect(counter(before + 1)).toBeVisible()
  await expect(idriss.getByRole('link', { name: /Le camion du samedi/ })).toBeVisible()
})

test('formatting is written without signs and read as it was meant, and nothing of it runs', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const thread = await openThread(camille, server, 'Ce qu’il faut')
  await theo.goto(`/fils/${thread}`)
  await camille.goto(`/fils/${thread}`)
  // Until what formats has come, one writes plain Markdown.
  await expect(composer(camille)).toHaveAttribute('contenteditable', 'true')
  await composer(camille).click()
  await camille.keyboard.press('ControlOrMeta+b')
  await camille.keyboard.type('Important')
  await camille.keyboard.press('ControlOrMeta+b')
  await camille.keyboard.press('Enter')
  await camille.keyboard.type('- douze PAR')
  await camille.keyboard.press('Enter')
  await camille.keyboard.type('huit découpes')
  await camille.keyboard.press('ControlOrMeta+Enter')
  await expect(theo.locator('article strong', { hasText: 'Important' })).toBeVisible()
  await expect(theo.locator('article li')).toHaveText(['douze PAR', 'huit découpes'])

  const hostile = '<img src=x onerror="document.title=\'volé\'"> [ici](javascript:alert(1))'
  const sent = await camille.request.post(`/api/threads/${thread}/posts`, {
    headers: { origin: server.address },
    data: { id: newId(), text: hostile },
  })
  expect(sent.status()).toBe(201)
  await expect(post(theo, 'ici')).toBeVisible()
  await expect(theo.locator('article img')).toHaveCount(0)
  await expect(theo.locator('a[href^="javascript"]')).toHaveCount(0)
  expect(await theo.title()).not.toContain('volé')
})

/** As Word puts it on the clipboard: lists are paragraphs with a sign, and everything is styled. */
const fromWord = `<html><head><style>p.MsoNormal { font-family: Calibri }</style></head><body>
  <p class="MsoNormal" style="color: red; font-size: 18pt"><b>À emporter</b><o:p></o:p></p>
  <p class="MsoListParagraph" style="mso-list: l0 level1 lfo1"><span style="mso-list: Ignore">·<span>&nbsp;&nbsp;</span></span>les câbles</p>
  <p class="MsoListParagraph" style="mso-list: l0 level1 lfo1"><span style="mso-list: Ignore">·<span>&nbsp;&nbsp;</span></span>le gaffeur</p>
  <table><tr><td>Grill</td><td>14 h</td></tr></table></body></html>`

test('what formats comes on a busy device too, whose shortest timers end before the page is drawn', async ({ signedInAs, server }) => {
  const camille = await signedInAs('camille')
  const thread = await openThread(camille, server, 'Depuis un vieux téléphone')
  await camille.addInitScript(() => {
    const later = window.setTimeout
    const busily = (act: () => void) => {
      const end = performance.now() + 20
      while (performance.now() < end);
      queueMicrotask(act)
      return 0
    }
    window.setTimeout = ((act: () => void, wait?: number) => (wait === 1 ? busily(act) : later(act, wait))) as typeof setTimeout
  })
  await camille.goto(`/fils/${thread}`)
  await expect(composer(camille)).toHaveAttribute('contenteditable', 'true')
})

test('what is pasted from a word processor keeps its meaning and loses its dress', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const thread = await openThread(camille, server, 'La liste de Word')
  await theo.goto(`/fils/${thread}`)
  await camille.goto(`/fils/${thread}`)
  await composer(camille).click()
  await composer(camille).evaluate((field, html) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', html)
    clipboardData.setData('text/plain', 'À emporter')
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, fromWord)
  await camille.keyboard.press('ControlOrMeta+Enter')
  await expect(post(theo, 'À emporter').locator('strong')).toHaveText('À emporter')
  await expect(post(theo, 'À emporter').getByRole('listitem')).toHaveText(['les câbles', 'le gaffeur'])
  await expect(post(theo, 'À emporter').getByRole('columnheader', { name: '14 h' })).toBeVisible()
  await expect(post(theo, 'À emporter').locator('[style*="red"], [class*="Mso"]')).toHaveCount(0)
})

test('what is written without a network leaves when it returns, once', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const thread = await openThread(camille, server, 'Dans la cave')
  await theo.goto(`/fils/${thread}`)
  await camille.goto(`/fils/${thread}`)
  await expect(composer(camille)).toBeVisible()
  await camille.context().setOffline(true)
  await say(camille, 'Je descends, plus de réseau.')
  await say(camille, 'Toujours là.')
  await expect(post(camille, 'Je descends, plus de réseau.').getByText('À envoyer')).toBeVisible()
  await expect(camille.getByText('Hors connexion.')).toBeVisible()
  await say(theo, 'On t’attend en haut.')
  await expect(post(theo, 'On t’attend en haut.')).toBeVisible()

  await camille.context().setOffline(false)
  await expect(post(theo, 'Je descends, plus de réseau.')).toBeVisible()
  await expect(post(theo, 'Toujours là.')).toBeVisible()
  await expect(post(camille, 'On t’attend en haut.')).toBeVisible()
  await expect(post(camille, 'Je descends, plus de réseau.')).toHaveCount(1)
  await expect(camille.getByText('À envoyer')).toHaveCount(0)
  await expect(camille.getByText('Hors connexion.')).toHaveCount(0)
  expect(await postsOf(camille, thread, 'Je descends, plus de réseau.')).toBe(1)
  expect(await postsOf(camille, thread, 'Toujours là.')).toBe(1)
})

test('what was written survives the closing of the page', async ({ signedInAs, server }) => {
  const camille = await signedInAs('camille')
  const thread = await openThread(camille, server, 'L’ascenseur')
  await camille.goto(`/fils/${thread}`)
  await expect(composer(camille)).toBeVisible()
  await camille.context().setOffline(true)
  await say(camille, 'Écrit entre deux étages.')
  await expect(camille.getByText('À envoyer')).toBeVisible()
  await composer(camille).click()
  await camille.keyboard.type('Et ceci n’est pas fini')
  const context = camille.context()
  await camille.close()
  await context.setOffline(false)

  const again = await context.newPage()
  await again.goto(`/fils/${thread}`)
  await expect(post(again, 'Écrit entre deux étages.')).toHaveCount(1)
  await expect(composer(again)).toHaveText('Et ceci n’est pas fini')
  await expect.poll(() => postsOf(again, thread, 'Écrit entre deux étages.')).toBe(1)
})

test('a restart of the server loses nothing, on either side', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const thread = await openThread(camille, server, 'Pendant la mise à jour')
  await theo.goto(`/fils/${thread}`)
  await camille.goto(`/fils/${thread}`)
  await expect(composer(camille)).toBeVisible()
  await expect(post(theo, 'Qui a la clé du grill ?')).toBeVisible()
  await server.kill()
  await say(camille, 'Le serveur dort ?')
  await expect(post(camille, 'Le serveur dort ?')).toBeVisible()
  await server.start()
  await expect(post(theo, 'Le serveur dort ?')).toBeVisible({ timeout: 20_000 })
  await expect.poll(() => postsOf(camille, thread, 'Le serveur dort ?')).toBe(1)
  await say(theo, 'Il est réveillé.')
  await expect(post(camille, 'Il est réveillé.')).toBeVisible({ timeout: 20_000 })
})

test('an edit and a removal show at once, with their trace', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const thread = await openThread(camille, server, 'Deux fautes')
  await theo.goto(`/fils/${thread}`)
  await camille.goto(`/fils/${thread}`)
  await say(camille, 'Rendez-vous à disneuf heures.')
  await expect(post(theo, 'disneuf')).toBeVisible()

  const act = async (text: string, action: string) => {
    await post(camille, text).hover()
    await post(camille, text)
      .getByRole('button', { name: /^Actions sur le message/ })
      .click()
    await camille.getByRole('menuitem', { name: action }).click()
  }
  await act('disneuf', 'Modifier')
  const editor = camille.getByRole('textbox', { name: 'Modifier le message' })
  await editor.click()
  await camille.keyboard.press('ControlOrMeta+a')
  await camille.keyboard.type('Rendez-vous à dix-neuf heures.')
  await camille.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(post(theo, 'dix-neuf')).toBeVisible()
  await expect(post(theo, 'dix-neuf').getByText('modifié')).toBeVisible()

  await act('dix-neuf', 'Retirer')
  await expect(theo.getByText('Message retiré par Camille Ferrand')).toBeVisible({ timeout: 20_000 })
  await expect(post(theo, 'dix-neuf')).toHaveCount(0)
})

test('a closed thread says who closed it, and takes nothing more', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const thread = await openThread(camille, server, 'Tout est dit')
  await theo.goto(`/fils/${thread}`)
  await camille.goto(`/fils/${thread}`)
  await expect(composer(theo)).toBeVisible()
  await camille.getByRole('button', { name: 'Autres actions sur ce fil' }).click()
  await camille.getByRole('menuitem', { name: 'Fermer le fil' }).click()
  await expect(theo.getByText(/Camille Ferrand a fermé ce fil/)).toBeVisible()
  await expect(composer(theo)).toHaveCount(0)
})

test('whoever loses access while reading is told kindly, and reads no more', async ({ signedInAs, server }) => {
  const [maud, ines] = [await signedInAs('maud'), await signedInAs('ines')]
  const thread = await openThread(maud, server, 'Entre nous')
  await ines.goto(`/fils/${thread}`)
  await expect(post(ines, 'Qui a la clé du grill ?')).toBeVisible()
  const place = `/api/projects/${nuit}/team/${demoId('member', 'ines')}`
  const headers = { origin: server.address }
  expect((await maud.request.delete(place, { headers })).status()).toBe(204)
  await expect(ines.getByText('Ce fil n’est pas partagé avec vous')).toBeVisible()
  await expect(post(ines, 'Qui a la clé du grill ?')).toHaveCount(0)
  expect((await maud.request.put(place, { headers })).status()).toBe(204)
  await expect(post(ines, 'Qui a la clé du grill ?')).toBeVisible()
})

test('new messages never move what one is reading; they invite', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo', { viewport: { width: 390, height: 700 } })]
  const headers = { origin: server.address }
  const long = await openThread(camille, server, 'Un long fil')
  for (let count = 1; count <= 30; count++) {
    await camille.request.post(`/api/threads/${long}/posts`, { headers, data: { id: newId(), text: `Point ${count}. `.repeat(12) } })
  }
  await theo.request.put(`/api/threads/${long}/reading`, { headers, data: { number: 31 } })
  await theo.goto(`/fils/${long}`)
  await expect(post(theo, 'Point 30.')).toBeInViewport()
  const reading = post(theo, 'Point 24.')
  await reading.scrollIntoViewIfNeeded()
  await theo.mouse.wheel(0, -400)
  await theo.waitForTimeout(300)
  const before = await reading.boundingBox()
  await camille.goto(`/fils/${long}`)
  await say(camille, 'Une question de plus ?')
  await expect(theo.getByRole('button', { name: '1 nouveau message' })).toBeVisible()
  expect((await reading.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0)
  await theo.getByRole('button', { name: '1 nouveau message' }).click()
  await expect(post(theo, 'Une question de plus ?')).toBeInViewport()
})
