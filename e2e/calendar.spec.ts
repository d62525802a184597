import { newId } from '@navette/contract/core/ids.ts'
import type { Page } from '@playwright/test'
import { demoId } from '../prisma/demo/ids.ts'
import { scan } from './accessible.ts'
import { expect, test } from './fixtures.ts'

/** A Wednesday far from what the demonstration tells, in a week of its own. */
const day = '2027-03-03'
const week = `/calendrier?vue=semaine&le=${day}`

/** Puts an event on the calendar behind the scenes, in the name of Le Fil. */
const add = async (page: Page, origin: string, title: string, starts: string, ends: string) => {
  const id = newId()
  const data = { id, hostId: demoId('organisation', 'fil'), title, starts, ends, placeName: 'Le Fil, club' }
  expect((await page.request.post('/api/events', { headers: { origin }, data })).status()).toBe(201)
  return id
}

const date = (page: Page, title: string) => page.getByRole('main').getByRole('link', { name: new RegExp(`^${title},`) })

test('an event is added with a title and a time, and an open calendar shows it', async ({ signedInAs }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  for (const page of [camille, theo]) await page.goto(week)
  await expect(theo.getByRole('heading', { level: 1, name: '1er – 7 mars 2027' })).toBeVisible()
  await camille.getByRole('button', { name: 'Nouvel événement' }).click()
  const form = camille.getByRole('dialog', { name: 'Nouvel événement' })
  await form.getByLabel('Titre', { exact: true }).fill('Bal de printemps')
  await form.getByLabel('De', { exact: true }).fill('21:00')
  await form.getByLabel('À', { exact: true }).fill('02:00')
  await expect(form.getByText('Finit le lendemain, jeudi 4 mars 2027.')).toBeVisible()
  await form.getByLabel('Lieu').fill('Le Fil, grande salle')
  await form.getByRole('button', { name: 'Ajouter au calendrier' }).click()
  const panel = camille.getByRole('complementary', { name: 'Événement' })
  await expect(panel.getByRole('heading', { level: 1, name: 'Bal de printemps' })).toBeVisible()
  await expect(panel.getByText(/Mercredi 3 mars 2027, 21\sh – 2\sh/)).toBeVisible()

  await expect(date(theo, 'Bal de printemps')).toBeVisible()
  // The night stays under its evening.
  await expect(theo.getByRole('list', { name: /^mercredi 3 mars 2027/ }).getByRole('link')).toHaveCount(1)
  await expect(theo.getByRole('list', { name: /^jeudi 4 mars 2027/ }).getByRole('link')).toHaveCount(0)
})

test('a date is moved with keys, and goes back', async ({ signedInAs, server }) => {
  const camille = await signedInAs('camille')
  await add(camille, server.address, 'Filage', '2027-03-10T14:00', '2027-03-10T16:00')
  await camille.goto('/calendrier?vue=semaine&le=2027-03-10')
  await date(camille, 'Filage').focus()
  await camille.keyboard.press('Alt+ArrowDown')
  await camille.keyboard.press('Alt+ArrowRight')
  await expect(date(camille, 'Filage')).toHaveAccessibleName(/jeudi 11 mars 2027, 14\sh\s15 – 16\sh\s15/)
  await expect(date(camille, 'Filage')).toBeFocused()
  await expect(camille.getByText(/^Filage\u00a0:/)).toBeVisible()
  await camille.keyboard.press('Alt+Shift+ArrowDown')
  await expect(date(camille, 'Filage')).toHaveAccessibleName(/14\sh\s15 – 16\sh\s30/)
  await expect(camille.getByText(/^Filage\u00a0: .*16\sh\s30/)).toBeVisible()
  await camille.keyboard.press('Control+z')
  await expect(date(camille, 'Filage')).toHaveAccessibleName(/14\sh\s15 – 16\sh\s15/)
  await camille.reload()
  await expect(date(camille, 'Filage')).toHaveAccessibleName(/jeudi 11 mars 2027, 14\sh\s15 – 16\sh\s15/)
})

test('a date is carried by the hand, live for others, and back again; its edge is pulled', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  await add(camille, server.address, 'Montage', '2027-03-16T14:00', '2027-03-16T16:00')
  for (const page of [camille, theo]) await page.goto('/calendrier?vue=semaine&le=2027-03-17')
  await expect(date(theo, 'Montage')).toBeVisible()
  const box = async () => (await date(camille, 'Montage').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const { x, y, width, height } = await box()
  await camille.mouse.move(x + 40, y + 20)
  await camille.mouse.down()
  await camille.mouse.move(x + 60, y + 30, { steps: 3 })
  await camille.mouse.move(x + 40 + width, y + 20 + height / 2, { steps: 8 })
  await camille.mouse.up()
  await expect(date(theo, 'Montage')).toHaveAccessibleName(/mercredi 17 mars 2027, 15\sh – 17\sh/)
  // It was carried, not opened.
  await expect(camille.getByRole('complementary', { name: 'Événement' })).toHaveCount(0)
  await camille.getByRole('button', { name: 'Annuler' }).click()
  await expect(date(theo, 'Montage')).toHaveAccessibleName(/mardi 16 mars 2027, 14\sh – 16\sh/)
  await expect(date(camille, 'Montage')).toHaveAccessibleName(/mardi 16 mars 2027, 14\sh – 16\sh/)

  const before = await box()
  await camille.mouse.move(before.x + 40, before.y + before.height - 3)
  await camille.mouse.down()
  await camille.mouse.move(before.x + 40, before.y + before.height + 10, { steps: 3 })
  await camille.mouse.move(before.x + 40, before.y + before.height - 3 + before.height / 2, { steps: 6 })
  await camille.mouse.up()
  await expect(date(theo, 'Montage')).toHaveAccessibleName(/14\sh – 17\sh/)
})

test('a time drawn into an empty place begins an event there', async ({ signedInAs }) => {
  const camille = await signedInAs('camille')
  await camille.goto('/calendrier?vue=semaine&le=2027-04-07')
  const column = camille.locator('[data-day="2027-04-08"]')
  const { x, y } = (await column.boundingBox()) ?? { x: 0, y: 0 }
  // Three and a half hours below the top, which is eight o’clock.
  await camille.mouse.click(x + 40, y + 3.6 * 48)
  const form = camille.getByRole('dialog', { name: 'Nouvel événement' })
  await expect(form.getByLabel('Jour', { exact: true })).toHaveValue('2027-04-08')
  await expect(form.getByLabel('De', { exact: true })).toHaveValue('11:30')
  await expect(form.getByLabel('À', { exact: true })).toHaveValue('12:30')
})

test('without a hand, an event is moved, cancelled with a reason, and taken off; each can be undone', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const id = await add(camille, server.address, 'Réunion de saison', '2027-03-23T10:00', '2027-03-23T12:00')
  for (const page of [camille, theo]) await page.goto(`/evenements/${id}`)
  await camille.getByRole('button', { name: 'Déplacer' }).click()
  const form = camille.getByRole('dialog', { name: /Déplacer/ })
  await form.getByLabel('De', { exact: true }).fill('14:30')
  await expect(form.getByLabel('À', { exact: true })).toHaveValue('16:30')
  await form.getByRole('button', { name: 'Déplacer' }).click()
  await expect(theo.getByText(/14\sh\s30 – 16\sh\s30/)).toBeVisible()

  await camille.getByRole('button', { name: 'Autres actions' }).click()
  await camille.getByRole('menuitem', { name: 'Annuler l’événement' }).click()
  await camille.getByLabel(/Pourquoi/).fill('Trop de monde sur la route.')
  await camille.getByRole('button', { name: 'Annuler l’événement' }).click()
  await expect(theo.getByText('Trop de monde sur la route.')).toBeVisible()
  await camille.getByRole('button', { name: 'Autres actions' }).click()
  await camille.getByRole('menuitem', { name: 'Il a lieu finalement' }).click()
  await expect(theo.getByText('Trop de monde sur la route.')).toHaveCount(0)

  await camille.getByRole('button', { name: 'Autres actions' }).click()
  await camille.getByRole('menuitem', { name: 'Retirer du calendrier' }).click()
  await expect(camille.getByRole('heading', { level: 1, name: 'Réunion de saison' })).toHaveCount(0)
  await camille
    .getByText(/n’est plus au calendrier/)
    .getByRole('button', { name: 'Annuler' })
    .click()
  await camille.goto('/calendrier?vue=liste&sur=mois&le=2027-03-01')
  await expect(camille.getByRole('main').getByRole('link', { name: /Réunion de saison/ })).toBeVisible()
})

test('two who edit at once lose nothing', async ({ signedInAs, server }) => {
  const camille = await signedInAs('camille')
  const id = await add(camille, server.address, 'Concert', '2027-05-05T20:00', '2027-05-05T22:00')
  await camille.goto(`/evenements/${id}`)
  await camille.getByRole('button', { name: 'Modifier', exact: true }).click()
  const form = camille.getByRole('dialog', { name: 'Modifier l’événement' })
  await form.getByLabel('Titre', { exact: true }).fill('Concert de mai')
  const { version } = await (await camille.request.get(`/api/events/${id}`)).json()
  const other = { title: 'Grand concert', starts: '2027-05-05T20:00', ends: '2027-05-05T22:00', kind: 'show', version }
  const edited = await camille.request.patch(`/api/events/${id}`, { headers: { origin: server.address }, data: other })
  expect(edited.status()).toBe(200)
  await form.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(form.getByText('Grand concert')).toBeVisible()
  await expect(form.getByLabel('Titre', { exact: true })).toHaveValue('Concert de mai')
  await form.getByRole('button', { name: 'Enregistrer mes choix' }).click()
  await expect(camille.getByRole('heading', { level: 1, name: 'Concert de mai' })).toBeVisible()
  await expect(camille.getByText('Spectacle').first()).toBeVisible()
})

test('a thread hangs on an event, and leads back to it', async ({ signedInAs, server }) => {
  const camille = await signedInAs('camille')
  const id = await add(camille, server.address, 'Bourse aux instruments', '2027-05-12T10:00', '2027-05-12T18:00')
  await camille.goto(`/evenements/${id}`)
  await camille.getByRole('button', { name: 'Ouvrir un fil' }).click()
  const form = camille.getByRole('dialog', { name: 'Ouvrir un fil' })
  await form.getByLabel('Titre', { exact: true }).fill('Qui amène les tables ?')
  await form.getByRole('textbox', { name: 'Premier message' }).click()
  await camille.keyboard.type('Il en faut douze.')
  await form.getByRole('button', { name: 'Ouvrir le fil' }).click()
  await camille.getByRole('main').getByRole('link', { name: 'Bourse aux instruments' }).first().click()
  await expect(camille.getByRole('heading', { level: 1, name: 'Bourse aux instruments' })).toBeVisible()
  await expect(camille.getByRole('main').getByRole('link', { name: /Qui amène les tables/ })).toBeVisible()
})

test('every view is reached, and its address brings it back with its choices', async ({ signedInAs, server }) => {
  const camille = await signedInAs('camille')
  await add(camille, server.address, 'Répétition', '2027-06-09T18:00', '2027-06-09T20:00')
  await camille.goto('/calendrier?vue=semaine&le=2027-06-09')
  const view = (name: string) => camille.getByRole('main').getByText(name, { exact: true })
  await view('Mois').click()
  await expect(camille.getByRole('heading', { level: 1, name: 'Juin 2027' })).toBeVisible()
  await expect(date(camille, 'Répétition')).toBeVisible()
  await view('Liste').click()
  await expect(camille).toHaveURL(/vue=liste&sur=mois&le=2027-06-09/)
  await expect(camille.getByRole('region', { name: 'Mercredi 9 juin 2027' }).getByText('Répétition')).toBeVisible()
  await camille.getByRole('button', { name: 'Afficher' }).click()
  await camille.getByRole('checkbox', { name: 'Réunion' }).click()
  await expect(camille.getByRole('checkbox', { name: 'Réunion' })).toBeChecked()
  await camille.keyboard.press('Escape')
  await expect(camille.getByText('Rien ne répond à vos choix')).toBeVisible()
  await camille.reload()
  await camille.getByRole('button', { name: 'Ne plus choisir Réunion' }).click()
  await view('Année').click()
  await camille.getByRole('link', { name: /mercredi 9 juin 2027, un événement/ }).click()
  await expect(camille.getByRole('heading', { level: 1, name: 'Mercredi 9 juin 2027' })).toBeVisible()
  await camille.goBack()
  await expect(camille.getByRole('heading', { level: 1, name: '2027' })).toBeVisible()
  await camille.keyboard.press('j')
  await expect(camille.getByRole('heading', { level: 1, name: '2028' })).toBeVisible()
})

test('on a phone the calendar is a list, and nothing leaves the screen', async ({ signedInAs }) => {
  const camille = await signedInAs('camille', { viewport: { width: 360, height: 740 }, hasTouch: true })
  await camille.goto('/')
  await camille.getByRole('navigation').getByRole('link', { name: 'Calendrier' }).click()
  await expect(camille.getByRole('radio', { name: 'Liste' })).toBeChecked()
  for (const vue of ['jour', 'semaine', 'mois', 'annee', 'liste']) {
    await camille.goto(`/calendrier?vue=${vue}`)
    await expect(camille.getByRole('heading', { level: 1 })).toBeVisible()
    await camille.waitForLoadState('networkidle')
    expect(await camille.evaluate(() => document.documentElement.scrollWidth), vue).toBeLessThanOrEqual(360)
  }
  await camille.getByRole('main').locator('b').getByText('Nuit du court', { exact: true }).click()
  await expect(camille).toHaveURL(/\/evenements\//)
  await expect(camille.getByRole('heading', { level: 1, name: 'Nuit du court' })).toBeVisible()
  expect(await camille.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

for (const [language, colorScheme, width] of [
  ['fr', 'light', 1440],
  ['en', 'dark', 1440],
  ['fr', 'dark', 360],
] as const) {
  test(`every view is accessible, ${language}, ${colorScheme}, ${width} px`, async ({ signedInAs, server }) => {
    test.setTimeout(120_000)
    const page = await signedInAs('camille', { viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' })
    await page.request.patch('/api/members/me', { headers: { origin: server.address }, data: { language } })
    const night = demoId('event', 'nuit-du-court')
    const addresses = ['semaine', 'jour', 'mois', 'annee', 'liste'].map((vue) => `/calendrier?vue=${vue}`)
    for (const address of [...addresses, `/calendrier?vue=semaine&evenement=${night}`, `/evenements/${night}`]) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      await scan(page, address)
    }
    await page.goto('/calendrier')
    await page.getByRole('button', { name: language === 'fr' ? 'Nouvel événement' : 'New event' }).click()
    await page.getByRole('button', { name: language === 'fr' ? /Partenaires/ : /Partners/ }).click()
    await scan(page, 'the form')
  })
}

test('the program of a phone gets a password, which opens the calendars and nothing else', async ({ signedInAs, server }) => {
  const theo = await signedInAs('theo')
  await theo.goto('/moi/calendriers')
  const part = theo.getByRole('region', { name: 'Lire et écrire (CalDAV)' })
  await expect(part.getByText('theo.villard@lefrance.example')).toBeVisible()
  await scan(theo, 'my calendars')
  await part.getByRole('button', { name: 'Créer un mot de passe' }).click()
  const form = theo.getByRole('dialog', { name: 'Mot de passe pour un agenda' })
  await form.getByRole('button', { name: 'Créer le mot de passe' }).click()
  await expect(form.getByText('Donnez-lui un nom')).toBeVisible()
  await form.getByRole('textbox', { name: 'Nom de l’appareil' }).fill('Mon téléphone')
  await form.getByRole('button', { name: 'Créer le mot de passe' }).click()
  const password = (await form.getByText(/^nvt_/).textContent()) ?? ''
  await scan(theo, 'a new password of a program')
  await form.getByRole('button', { name: 'Je l’ai gardé' }).click()
  const authorization = `Basic ${Buffer.from(`theo.villard@lefrance.example:${password}`).toString('base64')}`
  const ask = (path: string, method: string, headers: Record<string, string>) =>
    theo.context().request.fetch(`${server.address}${path}`, { method, headers: { cookie: '', ...headers } })
  expect((await ask('/dav/calendriers/', 'PROPFIND', { authorization, depth: '1' })).status()).toBe(207)
  expect((await ask('/api/projects', 'GET', { authorization: `Bearer ${password}` })).status()).toBe(403)
  await part.getByRole('link', { name: 'Mes mots de passe d’appareils' }).click()
  await theo.getByRole('button', { name: 'Révoquer Mon téléphone' }).click()
  await expect(theo.getByText('Mon téléphone n’ouvre plus rien.')).toBeVisible()
  expect((await ask('/dav/calendriers/', 'PROPFIND', { authorization, depth: '1' })).status()).toBe(401)
})
