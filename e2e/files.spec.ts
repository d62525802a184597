import { newId } from '@navette/contract/core/ids.ts'
import type { Page } from '@playwright/test'
import { demoId } from '../prisma/demo/ids.ts'
import { expect, test } from './fixtures.ts'
import type { Server } from './server.ts'

const composer = (page: Page) => page.getByRole('textbox', { name: /^Répondre dans/ })
const attach = (page: Page) => page.locator('form input[type=file]')
const post = (page: Page, text: string) => page.getByRole('article', { name: /^Message de/ }).filter({ hasText: text })

/** The smallest picture that any browser shows: one point. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

async function openThread(page: Page, server: Server, title: string): Promise<string> {
  const id = newId()
  const data = { id, title, projectId: demoId('project', 'nuit-du-court'), post: { id: newId(), text: 'Qui a le plan ?' } }
  expect((await page.request.post('/api/threads', { headers: { origin: server.address }, data })).status()).toBe(201)
  return id
}

/** Sends a file by the doors, as any tus client does, and answers with its id. */
async function sendFile(page: Page, server: Server, name: string, content: string): Promise<string> {
  const id = newId()
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const headers = { origin: server.address, 'tus-resumable': '1.0.0' }
  await page.request.post('/api/uploads', {
    headers: {
      ...headers,
      'upload-length': String(Buffer.byteLength(content)),
      'upload-metadata': `id ${base64(id)},name ${base64(name)}`,
    },
  })
  const sent = await page.request.fetch(`/api/uploads/${id}`, {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    data: content,
  })
  expect(sent.status()).toBe(204)
  return id
}

test('what one attaches, the other sees and takes along', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const thread = await openThread(camille, server, 'Le plan')
  await camille.goto(`/fils/${thread}`)
  await theo.goto(`/fils/${thread}`)
  await expect(composer(camille)).toBeVisible()
  await attach(camille).setInputFiles([
    { name: 'Salle.png', mimeType: 'image/png', buffer: png },
    { name: 'Consignes.txt', mimeType: 'text/plain', buffer: Buffer.from('Fermer le grill.') },
  ])
  const tray = camille.getByRole('list', { name: 'Fichiers joints' })
  await expect(tray.getByText('Texte')).toBeVisible()
  await composer(camille).click()
  await camille.keyboard.type('Voici le plan.')
  await camille.keyboard.press('ControlOrMeta+Enter')
  await expect(post(camille, 'Voici le plan.')).toHaveCount(1)
  await expect(tray).toHaveCount(0)
  const read = post(theo, 'Voici le plan.')
  await expect(read.getByRole('button', { name: 'Voir Salle.png' })).toBeVisible()
  const download = theo.waitForEvent('download')
  await read.getByRole('link', { name: /Consignes\.txt/ }).click()
  expect((await download).suggestedFilename()).toBe('Consignes.txt')

  await read.getByRole('button', { name: 'Voir Salle.png' }).click()
  await expect(theo.getByRole('dialog', { name: 'Salle.png' })).toBeVisible()
  // However small the picture, it is looked at in the whole window.
  expect(await theo.getByRole('dialog', { name: 'Salle.png' }).evaluate((shown) => shown.clientWidth)).toBe(theo.viewportSize()?.width)
  await theo.keyboard.press('Escape')
  await expect(theo.getByRole('dialog')).toHaveCount(0)
})

test('files that were chosen are there again after a reload, and may be taken out', async ({ signedInAs, server }) => {
  const camille = await signedInAs('camille')
  await camille.goto(`/fils/${await openThread(camille, server, 'Le brouillon')}`)
  await expect(composer(camille)).toBeVisible()
  await attach(camille).setInputFiles({ name: 'Consignes.txt', mimeType: 'text/plain', buffer: Buffer.from('Fermer le grill.') })
  await expect(camille.getByText('Consignes.txt')).toBeVisible()
  await camille.reload()
  await expect(camille.getByText('Consignes.txt')).toBeVisible()
  await camille.getByRole('button', { name: 'Retirer Consignes.txt' }).click()
  await expect(camille.getByText('Consignes.txt')).toHaveCount(0)
  await camille.reload()
  await expect(composer(camille)).toBeVisible()
  await expect(camille.getByText('Consignes.txt')).toHaveCount(0)
})

test('a message waits for its files, and leaves when the network is back', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const thread = await openThread(camille, server, 'Le réseau')
  await theo.goto(`/fils/${thread}`)
  await camille.goto(`/fils/${thread}`)
  await expect(composer(camille)).toBeVisible()
  await camille.route('**/api/uploads**', (route) => route.abort())
  await attach(camille).setInputFiles({ name: 'Consignes.txt', mimeType: 'text/plain', buffer: Buffer.from('Fermer le grill.') })
  await composer(camille).click()
  await camille.keyboard.type('Avec les consignes.')
  await camille.keyboard.press('ControlOrMeta+Enter')
  await expect(post(camille, 'Avec les consignes.')).toHaveCount(1)
  await expect(post(theo, 'Avec les consignes.')).toHaveCount(0)
  await camille.unroute('**/api/uploads**')
  await camille.reload()
  await expect(post(theo, 'Avec les consignes.').getByRole('link', { name: /Consignes\.txt/ })).toBeVisible({ timeout: 20_000 })
  await expect(post(camille, 'Avec les consignes.')).toHaveCount(1)
})

test('a page or a drawing that was sent runs nothing when it is opened', async ({ signedInAs, server }) => {
  const camille = await signedInAs('camille')
  await camille.goto('/')
  const script = `<script>document.documentElement.dataset.ran = 'yes'; new BroadcastChannel('ran').postMessage(1)</script>`
  const files = [
    ['page.html', `<!doctype html>${script}`],
    ['photo.png', `<html>${script}</html>`],
    ['logo.svg', `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`],
  ] as const
  await camille.evaluate(() => {
    new BroadcastChannel('ran').onmessage = () => document.documentElement.setAttribute('data-heard', 'yes')
  })
  for (const [name, content] of files) {
    const id = await sendFile(camille, server, name, content)
    // A frame, and a page of its own: neither is a page of the intranet.
    await camille.evaluate((address) => {
      document.body.append(Object.assign(document.createElement('iframe'), { src: address }))
    }, `/api/files/${id}/content`)
    const own = await camille.context().newPage()
    await own.goto(`/api/files/${id}/content`).catch(() => null)
    expect(own.url()).not.toMatch(/^http.*\/content$/)
    await own.close()
  }
  await camille.waitForTimeout(500)
  await expect(camille.locator('html[data-heard]')).toHaveCount(0)
})

test('an edit brings a file to a message and takes another from it, before the reader’s eyes', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const thread = await openThread(camille, server, 'Les clés')
  const fileIds = [await sendFile(camille, server, 'ancien.txt', 'Avant.')]
  const sent = await camille.request.post(`/api/threads/${thread}/posts`, {
    headers: { origin: server.address },
    data: { id: newId(), text: 'Qui ouvre ?', fileIds },
  })
  expect(sent.status()).toBe(201)
  await theo.goto(`/fils/${thread}`)
  await expect(post(theo, 'Qui ouvre ?').getByText('ancien.txt')).toBeVisible()
  await camille.goto(`/fils/${thread}`)
  await expect(composer(camille)).toBeVisible()
  await camille.keyboard.press('e')
  const editor = post(camille, 'ancien.txt')
  await expect(camille.getByRole('textbox', { name: 'Modifier le message' })).toBeFocused()
  await editor.locator('input[type=file]').setInputFiles({ name: 'nouveau.txt', mimeType: 'text/plain', buffer: Buffer.from('Après.') })
  await editor.getByRole('button', { name: 'Retirer ancien.txt' }).click()
  await post(camille, 'nouveau.txt').getByRole('button', { name: 'Enregistrer' }).click()
  await expect(post(theo, 'Qui ouvre ?').getByText('nouveau.txt')).toBeVisible()
  await expect(theo.getByText('ancien.txt')).toHaveCount(0)
  await expect(post(camille, 'Qui ouvre ?').getByRole('link', { name: /nouveau\.txt/ })).toBeVisible()
})

test('an iPhone’s picture that no browser shows is a file, whatever it is called, and never a broken picture', async ({ signedInAs }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo', { viewport: { width: 360, height: 740 } })]
  const thread = demoId('thread', 'plan-de-feu')
  await theo.goto(`/fils/${thread}`)
  await camille.goto(`/fils/${thread}`)
  const heic = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypheic'),
    Buffer.alloc(4),
    Buffer.from('mif1heic'),
    Buffer.alloc(3000, 7),
  ])
  await attach(camille).setInputFiles([
    { name: 'IMG_0042.HEIC', mimeType: 'image/heic', buffer: heic },
    { name: 'IMG_0043.jpg', mimeType: 'image/jpeg', buffer: heic },
  ])
  await expect(camille.getByText(/^Image, /)).toHaveCount(2)
  await expect(camille.locator('form img')).toHaveCount(0)
  await camille.getByRole('button', { name: 'Envoyer' }).click()
  for (const page of [camille, theo]) {
    const said = page.getByRole('article').filter({ hasText: 'IMG_0042.HEIC' })
    await expect(said.getByText('IMG_0043.jpg')).toBeVisible()
    await expect(said.getByRole('button', { name: /^Voir / })).toHaveCount(0)
  }
})
