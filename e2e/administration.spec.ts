import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { mailbox } from '../apps/api/test/mailbox.ts'
import { addressOf, passwordOfAll } from './cast.ts'
import { expect, test } from './fixtures.ts'
import { startServer } from './server.ts'

const linkOf = (said: string) => /http\S+\/premiers-pas\?jeton=\S+/.exec(said)?.[0] ?? ''

test('a fresh installation is founded with the link that its server printed, and with no other', async ({ browser }) => {
  const server = await startServer('empty')
  const context = await browser.newContext({ locale: 'fr-FR', baseURL: server.address })
  const page = await context.newPage()
  const link = new URL(linkOf(server.said()))

  await page.goto(`${server.address}/premiers-pas?jeton=pas-le-bon`)
  const found = async () => {
    await page.getByLabel('Nom du pôle').fill('Le pôle des tisserands')
    await page.getByLabel('Prénom et nom').fill('Lise Fayolle')
    await page.getByLabel('Adresse électronique').fill('lise@tisserands.example')
    await page.getByLabel('Mot de passe', { exact: true }).fill('une navette et son fil')
    await page.getByRole('button', { name: 'Créer le pôle' }).click()
  }
  await found()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Nom du pôle')).toHaveValue('Le pôle des tisserands')

  await page.goto(`${server.address}${link.pathname}${link.search}`)
  await found()
  await expect(page.getByText('Bienvenue dans votre pôle')).toBeVisible()

  await page.getByRole('link', { name: 'Ajouter une structure' }).click()
  await page.getByRole('button', { name: 'Ajouter une structure' }).first().click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('Nom').fill('La Doublure')
  await drawer.getByLabel('Initiales').fill('LD')
  await drawer.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await expect(page.getByText('La Doublure').first()).toBeVisible()

  const late = await context.newPage()
  await late.goto(`${server.address}${link.pathname}${link.search}`)
  await expect(late.getByRole('button', { name: 'Créer le pôle' })).toHaveCount(0)
  await context.close()
  await server.remove()
})

test('or is filled with the demonstration, which gives its accounts', async ({ browser }) => {
  const server = await startServer('empty')
  const page = await browser.newPage({ locale: 'fr-FR' })
  const link = new URL(linkOf(server.said()))
  await page.goto(`${server.address}${link.pathname}${link.search}`)
  await page.getByRole('button', { name: 'Charger la démonstration' }).click()
  await expect(page.getByText('camille.ferrand@lefil.example')).toBeVisible({ timeout: 20_000 })
  await page.close()
  await server.remove()
})

test('DEMO=1 loads the demonstration without asking, and prints its accounts', async () => {
  const server = await startServer('empty', { DEMO: '1' })
  expect(server.said()).toContain('helene.souchon@mixeur.example')
  expect(server.said()).not.toContain('premiers-pas')
  await server.remove()
})

/** On the page of settings. The cluster belongs to every test of this worker: it gets its own name back. */
const nameCluster = async (page: Page, name: string) => {
  await page.getByLabel('Nom du pôle').fill(name)
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(page.getByText('Les réglages sont enregistrés.').last()).toBeVisible()
}

const picture = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32"><rect width="64" height="32" rx="8" fill="#a2342c"/></svg>',
)

test('a new name and logo show at once in everybody’s browser, and the log says who chose them', async ({ signedInAs, visitor }) => {
  const [helene, theo] = [await signedInAs('helene'), await signedInAs('theo')]
  await theo.goto('/')
  await helene.goto('/administration/reglages')
  await nameCluster(helene, 'Le pôle du Furan')
  await helene.locator('input[type=file]').setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: picture })
  await expect(helene.getByText('Le logo est changé.')).toBeVisible()
  const brand = theo.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Le pôle du Furan' })
  await expect(brand).toBeVisible()
  await expect(brand.locator('img')).toHaveJSProperty('complete', true)
  expect(await brand.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)

  const nobody = await visitor()
  await nobody.goto('/connexion')
  await expect(nobody.getByRole('heading', { name: 'Le pôle du Furan' })).toBeVisible()
  await expect(nobody.locator('header img')).toBeVisible()

  await helene.getByRole('link', { name: 'Journal' }).click()
  await expect(helene.getByText('a changé le logo du pôle')).toBeVisible()
  await expect(helene.getByText('a changé les réglages du pôle : le nom')).toBeVisible()

  await helene.goto('/administration/reglages')
  await helene.getByRole('button', { name: 'Retirer', exact: true }).click()
  await expect(theo.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Navette' })).toBeVisible()
  await nameCluster(helene, 'Le pôle')
})

test('two administrators do not undo each other unseen', async ({ signedInAs }) => {
  const [helene, julie] = [await signedInAs('helene'), await signedInAs('helene')]
  await Promise.all([helene, julie].map((page) => page.goto('/administration/reglages')))
  await julie.getByLabel('Nom du pôle').fill('Le nom de Julie')
  await nameCluster(helene, 'Le nom d’Hélène')
  await julie.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(julie.getByText('Quelqu’un a modifié ceci entre-temps')).toBeVisible()
  await expect(julie.getByLabel('Nom du pôle')).toHaveValue('Le nom de Julie')
  await julie.getByRole('button', { name: 'Reprendre la version enregistrée' }).click()
  await expect(julie.getByLabel('Nom du pôle')).toHaveValue('Le nom d’Hélène')
  await nameCluster(julie, 'Le pôle')
})

test('a fault in the long form of settings is led to', async ({ signedInAs }) => {
  const page = await signedInAs('helene')
  await page.goto('/administration/reglages')
  await page.getByLabel('Nom du pôle').fill('')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(page.getByLabel('Nom du pôle')).toBeFocused()
  await expect(page.getByLabel('Nom du pôle')).toHaveAttribute('aria-invalid', 'true')
})

test('mail is set up and tried by somebody who is no developer', async ({ signedInAs }) => {
  const page = await signedInAs('helene')
  const box = await mailbox()
  await page.goto('/administration/reglages')
  await page.getByRole('button', { name: 'M’envoyer un essai' }).click()
  await expect(page.getByText('rien n’est parti')).toBeVisible()
  await page.getByLabel('Régler un serveur de courrier').click()
  await page.getByLabel('Serveur', { exact: true }).fill('127.0.0.1')
  await page.getByLabel('Port').fill(new URL(box.url).port)
  await page.getByRole('button', { name: 'Enregistrer le courrier' }).click()
  await expect(page.getByText('Un serveur de courrier est réglé.')).toBeVisible()
  await page.getByRole('button', { name: 'M’envoyer un essai' }).click()
  await expect(page.getByText('Le serveur a pris le courrier')).toBeVisible()
  expect(box.letters[0]?.to).toEqual([addressOf('helene')])
  box.refuse(1)
  await page.getByRole('button', { name: 'M’envoyer un essai' }).click()
  await expect(page.getByText('451 Try again later')).toBeVisible()
  await page.getByRole('button', { name: 'Retirer le serveur' }).click()
  await expect(page.getByText('Aucun serveur de courrier n’est réglé.')).toBeVisible()
  await box.close()
})

test('the log narrows to a subject, keeps its choice in the address, and leaves as a table', async ({ signedInAs }) => {
  const page = await signedInAs('helene')
  await page.goto('/administration/journal')
  await expect(page.getByText('Connexion d’Hélène Souchon').first()).toBeVisible()
  await page.getByRole('combobox', { name: 'Sujet' }).click()
  await page.getByRole('option', { name: 'Structures' }).click()
  await expect(page.getByText('Connexion d’Hélène Souchon')).toHaveCount(0)
  expect(page.url()).toContain('sujet=organisations')
  const [table] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Exporter (CSV)' }).click()])
  expect(table.suggestedFilename()).toMatch(/^journal-\d{4}-\d\d-\d\d\.csv$/)
  expect(await readFile(await table.path(), 'utf8')).toContain('Hélène Souchon a fait entrer')
})

test('a kept letter is read, which the log says; the state of the service names what is wrong', async ({ signedInAs }) => {
  const page = await signedInAs('helene')
  await page.goto('/administration/courriers')
  await page.getByRole('button', { name: /camille\.ferrand/ }).click()
  await expect(page.getByRole('dialog').getByText('Bonjour Camille Ferrand,')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.goto('/administration/journal')
  await expect(page.getByText('a lu un courrier adressé à')).toHaveCount(1)
  await page.goto('/administration/etat')
  await expect(page.getByText('courriers sont gardés')).toBeVisible()
  await expect(page.getByText('PUBLIC_URL n’est pas réglée')).toBeVisible()
})

test('what can be taken away stands on one page: the accounts, the log of a period, the part of an organisation', async ({
  signedInAs,
}) => {
  const helene = await signedInAs('helene')
  await helene.goto('/administration/exports')
  const kept = async (button: string) => {
    const [file] = await Promise.all([helene.waitForEvent('download'), helene.getByRole('button', { name: button }).click()])
    return file
  }
  expect(await readFile(await (await kept('Exporter les comptes (CSV)')).path(), 'utf8')).toContain('Awa Diarra')
  await helene.getByLabel('Du', { exact: true }).fill('2099-01-02')
  await helene.getByLabel('Au', { exact: true }).fill('2099-01-01')
  await expect(helene.getByText('Le premier jour vient après le dernier.')).toBeVisible()
  await helene.getByLabel('Au', { exact: true }).fill('2099-01-03')
  const journal = await readFile(await (await kept('Exporter le journal (CSV)')).path(), 'utf8')
  expect(journal.trimEnd().split('\r\n')).toHaveLength(1)
  await helene.getByRole('button', { name: 'Prendre la copie' }).click()
  await expect(helene.getByText('Choisissez une structure')).toBeVisible()
  await helene.getByRole('combobox', { name: 'Structure' }).click()
  await helene.getByRole('option', { name: 'Le Fil' }).click()
  expect((await kept('Prendre la copie')).suggestedFilename()).toMatch(/^Le Fil .+\.zip$/)
  expect((await new AxeBuilder({ page: helene }).analyze()).violations).toEqual([])
  await helene.getByRole('link', { name: 'Données personnelles' }).first().click()
  await expect(helene.getByText('Compte fermé, avant d’être effacé')).toBeVisible()
  expect((await new AxeBuilder({ page: helene }).analyze()).violations).toEqual([])
})

test('an account closed at its holder’s request is told with its dates, live, and is opened again', async ({ signedInAs }) => {
  const [helene, other] = [await signedInAs('helene'), await signedInAs('helene')]
  await Promise.all([helene, other].map((page) => page.goto('/administration/donnees-personnelles')))
  const closed = other.getByRole('listitem').filter({ hasText: 'Odette' })
  await helene.getByRole('combobox', { name: 'Personne' }).fill('odette')
  await helene.getByRole('option', { name: /^Odette/ }).click()
  const [copy] = await Promise.all([
    helene.waitForEvent('download'),
    helene.getByRole('button', { name: 'Préparer une copie de ses données' }).click(),
  ])
  expect(copy.suggestedFilename()).toMatch(/^Odette .+\.zip$/)
  await helene.getByRole('button', { name: 'Fermer le compte' }).click()
  await helene.getByRole('dialog').getByRole('button', { name: 'Fermer le compte' }).click()
  await expect(closed.getByText('Fermé par Hélène Souchon')).toBeVisible()
  await expect(closed.getByText(/^Sera effacé le /)).toBeVisible()
  await expect(other.getByText('Compte fermé, avant d’être effacé')).toBeVisible()
  await closed.getByRole('button', { name: /^Rouvrir le compte/ }).click()
  await expect(closed).toHaveCount(0)
  await expect(helene.getByRole('button', { name: 'Fermer le compte' })).toBeVisible()
})

test('managers read what concerns their organisation, and nobody else does', async ({ signedInAs }) => {
  const camille = await signedInAs('camille')
  await camille.goto('/structures')
  await camille
    .getByRole('link', { name: /Le Fil/ })
    .first()
    .click()
  await camille.getByRole('link', { name: 'Journal', exact: true }).click()
  await expect(camille.getByText('Awa Diarra')).toBeVisible()
  const [table] = await Promise.all([camille.waitForEvent('download'), camille.getByRole('button', { name: 'Exporter (CSV)' }).click()])
  expect(await readFile(await table.path(), 'utf8')).toContain('Le Fil')
  const theo = await signedInAs('theo')
  await theo.goto(new URL(camille.url()).pathname)
  await expect(theo.getByText('Cette page est pour les personnes responsables')).toBeVisible()
})

test('an administrator names another, whose menu shows it at once, and takes it back while they are at it', async ({ signedInAs }) => {
  const [helene, camille] = [await signedInAs('helene'), await signedInAs('camille')]
  await camille.goto('/')
  const entry = camille.getByRole('navigation').getByRole('link', { name: 'Administration' })
  await expect(camille.getByRole('link', { name: 'Structures', exact: true })).toBeVisible()
  await expect(entry).toHaveCount(0)

  await helene.goto('/administration/comptes')
  await helene.getByLabel('Nom, adresse, structure').fill('camille ferr')
  await expect(helene.getByRole('link', { name: 'Mehdi Aouad' })).toHaveCount(0)
  await helene.getByRole('button', { name: 'Actions pour Camille Ferrand' }).click()
  await helene.getByRole('menuitem', { name: 'Nommer pour administrer' }).click()
  await helene.getByRole('dialog').getByRole('button', { name: 'Nommer pour administrer' }).click()
  await expect(helene.getByText('Camille Ferrand administre maintenant le pôle.')).toBeVisible()

  await expect(entry).toBeVisible()
  await entry.click()
  await camille.getByRole('link', { name: 'Comptes', exact: true }).click()
  await expect(camille).toHaveURL(/\/administration\/comptes/)
  await expect(camille.getByRole('link', { name: 'Théo Villard' })).toBeVisible()

  await helene.getByRole('button', { name: 'Actions pour Camille Ferrand' }).click()
  await helene.getByRole('menuitem', { name: 'Retirer l’administration' }).click()
  await helene.getByRole('dialog').getByRole('button', { name: 'Retirer l’administration' }).click()
  await expect(camille.getByText('Vous n’administrez plus le pôle')).toBeVisible()
  await expect(camille.getByRole('link', { name: 'Revenir au pôle' })).toHaveCount(0)
  await expect(entry).toHaveCount(0)
})

test('a suspended person is at the door within a second, and comes back once restored', async ({ signedInAs }) => {
  const [helene, theo] = [await signedInAs('helene'), await signedInAs('theo')]
  await theo.goto('/fils')
  await expect(theo.getByRole('heading', { level: 1 })).toBeVisible()
  await helene.goto('/administration/comptes')
  await helene.getByRole('checkbox', { name: 'Choisir Théo Villard' }).click()
  await helene.getByRole('checkbox', { name: 'Choisir Hélène Souchon' }).click()
  await expect(helene.getByText('2 personnes choisies')).toBeVisible()
  await helene.getByRole('toolbar').getByRole('button', { name: 'Suspendre' }).click()
  await helene.getByLabel('Raison').fill('Téléphone perdu')
  await helene.getByRole('dialog').getByRole('button', { name: 'Suspendre' }).click()
  await expect(helene.getByText('1 compte suspendu.')).toBeVisible()
  // What is said stands above what may be done next, and not over it.
  const said = async () => {
    const box = await helene.getByText('1 compte suspendu.').boundingBox()
    return box ? box.y + box.height : Number.POSITIVE_INFINITY
  }
  await expect.poll(said).toBeLessThan((await helene.getByRole('toolbar').boundingBox())?.y ?? 0)
  await expect(theo.getByRole('button', { name: 'Se connecter' })).toBeVisible({ timeout: 1_000 })
  await expect(theo.getByText('Votre compte est suspendu pour le moment.')).toBeVisible()
  // What was not done stays to be read, with its reason.
  await expect(helene.getByText('On ne suspend pas son propre compte.')).toBeVisible()
  await expect(helene.getByText(/^suspendu$/)).toBeVisible()

  await theo.getByLabel('Adresse électronique').fill('theo.villard@lefrance.example')
  await theo.getByLabel('Mot de passe', { exact: true }).fill(passwordOfAll)
  await theo.getByRole('button', { name: 'Se connecter' }).click()
  await expect(theo.getByRole('alert')).toContainText('Votre compte est suspendu pour le moment.')

  await helene.getByRole('button', { name: 'Annuler' }).click()
  await expect(helene.getByText('1 compte rétabli.')).toBeVisible()
  await theo.getByRole('button', { name: 'Se connecter' }).click()
  await expect(theo.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(theo.getByRole('button', { name: 'Se connecter' })).toHaveCount(0)
})

test('what needs care leads to where it is seen to', async ({ signedInAs }) => {
  const helene = await signedInAs('helene')
  await helene.goto('/administration')
  const care = helene.getByRole('list', { name: 'Ce qui demande attention' })
  await expect(care.getByText('Vous administrez sans personne à vos côtés')).toBeVisible()
  await care.getByRole('listitem').filter({ hasText: 'jamais servi' }).getByRole('link').click()
  await expect(helene).toHaveURL(/voir=never_seen/)
  await expect(helene.getByText('jamais venu').first()).toBeVisible()
})
