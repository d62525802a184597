import AxeBuilder from '@axe-core/playwright'
import { newId } from '@navette/contract/core/ids.ts'
import type { Page } from '@playwright/test'
import { demoId } from '../prisma/demo/ids.ts'
import { expect, test } from './fixtures.ts'
import { startServer } from './server.ts'

/** What every page owes to everybody: no violation that axe can find, no sideways scrolling from 360 px, reached by keyboard. */

test.describe.configure({ mode: 'parallel' })

const pages = [
  '/',
  '/fils',
  `/fils/${demoId('thread', 'choix-date')}`,
  `/fils/${demoId('thread', 'bilan')}`,
  '/projets',
  '/projets?vue=tableau',
  `/projets/${demoId('project', 'rencontres-2027')}`,
  '/etiquettes',
  `/etiquettes/${demoId('tag', 'technique')}`,
  '/personnes',
  `/personnes/${demoId('member', 'awa')}`,
  '/structures',
  `/structures/${demoId('organisation', 'fil')}`,
  '/administration',
  '/administration/comptes',
  '/administration/structures',
  '/administration/roles',
  '/administration/journal',
  '/administration/courriers',
  '/administration/etat',
  '/administration/reglages',
  `/structures/${demoId('organisation', 'fil')}/journal`,
  '/moi',
  '/moi/securite',
  '/plus',
  '/nulle-part',
]

const settled = async (page: Page) => {
  await page.waitForLoadState('networkidle')
  await expect(
    page
      .getByRole('heading', { level: 1 })
      .or(page.getByRole('heading', { level: 2 }))
      .first(),
  ).toBeVisible()
}

async function scan(page: Page, where: string, part?: string): Promise<void> {
  const builder = new AxeBuilder({ page })
  const { violations } = await (part ? builder.include(part) : builder)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect.soft(told, where).toEqual([])
}

const setLanguage = (page: Page, origin: string, language: string) =>
  page.request.patch('/api/members/me', { headers: { origin }, data: { language } })

for (const [language, colorScheme, width] of [
  ['fr', 'light', 1440],
  ['fr', 'dark', 360],
  ['en', 'dark', 1440],
  ['en', 'light', 360],
] as const) {
  test(`every page is accessible, ${language}, ${colorScheme}, ${width} px`, async ({ signedInAs, server }) => {
    test.setTimeout(180_000)
    const page = await signedInAs('helene', { viewport: { width, height: 844 }, colorScheme, reducedMotion: 'reduce' })
    expect((await setLanguage(page, server.address, language)).status()).toBe(200)
    for (const path of pages) {
      await page.goto(path)
      await settled(page)
      // A page that its reader may not see would pass without having been looked at.
      expect.soft(await page.getByText(/partagé avec vous|shared with you/).count(), `${path} is not shared with the reader`).toBe(0)
      await scan(page, path)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect.soft(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
    }
    await setLanguage(page, server.address, 'fr')
  })
}

const thread = `/fils/${demoId('thread', 'choix-date')}`
const otherActs = /^(Autres actions pour|More for) La Fabrique$/
const threadMenu = /^(Autres actions sur ce fil|More actions on this thread)$/

/** What opens over a page, by the button that opens it, or by what is chosen in its menu, in both languages. */
type Opened = [path: string, button: RegExp, choice?: RegExp]

const overThreads = (conversation: string): Opened[] => [
  [`/fils/${demoId('thread', 'affiche')}`, /ont confirmé|a confirmé|have confirmed|has confirmed/],
  [`/fils/${demoId('thread', 'affiche')}`, /^(modifié|edited)$/],
  [`/fils/${demoId('thread', 'affiche')}`, /^(Voir|Look at) Affiche/],
  [`/fils/${conversation}`, threadMenu, /^(Continuer avec d’autres personnes|Go on with more people)$/],
]

const dialogs: Opened[] = [
  [thread, threadMenu, /^(Qui peut voir\s\?|Who can see this\?)$/],
  [thread, threadMenu, /^(Étiquettes|Tags)$/],
  [thread, threadMenu, /^(Renommer le fil|Rename the thread)$/],
  [thread, threadMenu, /^(Déplacer le fil|Move the thread)$/],
  [thread, threadMenu, /^(Détacher des messages|Split messages off)$/],
  [thread, threadMenu, /^(Réunir à un autre fil|Merge into another thread)$/],
  [thread, /^(Actions sur le message de|Actions on the message from) (?!Hélène)/, /^(Signaler|Report)$/],
  ['/fils', /^(Nouvelle conversation|New conversation)$/],
  ['/fils', /^(Fil|Thread)$/],
  [`/projets/${demoId('project', 'rencontres-2027')}`, /^(Rapport d’activité|Activity report)$/],
  ['/administration/comptes', /^(Inviter|Invite)$/],
  ['/administration/structures', /^(Ajouter une structure|Add an organisation)$/],
  ['/administration/comptes', /^(Actions pour|Actions for) Awa Diarra$/, /^(Changer de rôle|Change role)$/],
  ['/administration/comptes', /^(Actions pour|Actions for) Awa Diarra$/, /^(Suspendre|Suspend)$/],
  ['/administration/structures', otherActs, /^(Archiver|Archive)$/],
  ['/administration/structures', otherActs, /^(Réunir à une autre structure|Merge into another organisation)$/],
  ['/administration/structures', otherActs, /^(Faire quitter le pôle|Let it leave the cluster)$/],
  ['/administration/courriers', /Pour .*@|To .*@/],
  [`/structures/${demoId('organisation', 'fil')}`, /^(Faire entrer une personne|Bring a person in)$/],
  [`/structures/${demoId('organisation', 'fil')}`, /^(Répondre à|Answer) /],
  [
    `/structures/${demoId('organisation', 'fil')}`,
    /^(Modifier l’appartenance d.|Change the membership of) ?Awa Diarra$/,
    /^(Retirer de la structure|Take out of the organisation)$/,
  ],
  [`/structures/${demoId('organisation', 'fil')}`, /^(Modifier comment on entre|Change how people join)/],
  [`/structures/${demoId('organisation', 'mixeur')}`, /^(Modifier|Edit)$/],
  [`/personnes/${demoId('member', 'awa')}`, /^(Séance d’aide|Help session)$/],
  [`/personnes/${demoId('member', 'awa')}`, /^(Fermer le compte|Close the account)$/],
  ['/moi/securite', /^(Changer de mot de passe|Change password)$/],
  ['/moi/securite', /^(Changer d’adresse|Change address)$/],
  ['/moi/securite', /^(Mettre en place une application|Set up an app)$/],
  ['/moi/securite', /^(Ajouter une clé d’accès|Add a passkey)$/],
  ['/moi/securite', /^(Créer un jeton|Make a token)$/],
]

for (const [language, colorScheme, width] of [
  ['fr', 'light', 1440],
  ['en', 'dark', 360],
] as const) {
  test(`so is what opens over them, ${language}, ${colorScheme}, ${width} px`, async ({ signedInAs, server }) => {
    test.setTimeout(240_000)
    const page = await signedInAs('helene', { viewport: { width, height: 768 }, colorScheme, reducedMotion: 'reduce' })
    expect((await setLanguage(page, server.address, language)).status()).toBe(200)
    for (const opened of dialogs) await scanDialog(page, opened)
    await setLanguage(page, server.address, 'fr')
  })

  test(`so is what opens over a thread that has lived, ${language}, ${colorScheme}, ${width} px`, async ({ signedInAs, server }) => {
    test.setTimeout(120_000)
    const page = await signedInAs('maud', { viewport: { width, height: 768 }, colorScheme, reducedMotion: 'reduce' })
    expect((await setLanguage(page, server.address, language)).status()).toBe(200)
    const conversation = newId()
    await livedIn(page, server.address, conversation)
    for (const opened of overThreads(conversation)) await scanDialog(page, opened)
    await setLanguage(page, server.address, 'fr')
  })
}

/** Opens it, looks at it, and closes it. */
async function scanDialog(page: Page, [path, name, choice]: Opened): Promise<void> {
  if (!page.url().endsWith(path)) await page.goto(path)
  await page.getByRole('main').getByRole('button', { name }).first().click()
  if (choice) await page.getByRole('menuitem', { name: choice }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button').first()).toBeVisible()
  await scan(page, `${path} ${choice ?? name}`, '[role=dialog]')
  // Whatever its length, what ends it can be reached without scrolling sideways, and Escape closes it.
  expect.soft(await dialog.evaluate((shown) => shown.scrollWidth - shown.clientWidth), `${path} ${choice ?? name}`).toBeLessThanOrEqual(0)
  // The first one closes what a field suggests.
  if ((await page.getByRole('listbox').count()) > 0) await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  // It leaves what lies over the page, and not the page.
  expect(page.url()).toMatch(new RegExp(`${path}$`))
}

/** A thread whose readers are asked to confirm it, with a post that its author changed; and a conversation of two. */
async function livedIn(page: Page, origin: string, conversation: string): Promise<void> {
  const headers = { origin }
  const id = demoId('thread', 'affiche')
  const { items } = await (await page.request.get(`/api/threads/${id}/posts`)).json()
  const mine = items.find(({ author }: { author: { id: string } }) => author.id === demoId('member', 'maud'))
  const data = { text: `${mine.text} Merci.`, version: mine.version }
  const answers = [
    await page.request.patch(`/api/posts/${mine.id}`, { headers, data }),
    await page.request.put(`/api/threads/${id}/announcement`, { headers }),
    await page.request.post('/api/conversations', {
      headers,
      data: { id: conversation, memberIds: [demoId('member', 'linh')], post: { id: newId(), text: 'Vous avez la clé ?' } },
    }),
  ]
  expect(answers.map((answer) => answer.ok())).toEqual([true, true, true])
}

test('so are the pages in front of the door', async ({ visitor }) => {
  test.setTimeout(180_000)
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const locale of ['fr-FR', 'en-GB']) {
      const page = await visitor({ colorScheme, locale, viewport: { width: 360, height: 740 } })
      for (const path of ['/connexion', '/connexion?par=lien', '/lien#jeton=x', '/mot-de-passe#jeton=x', '/adresse#jeton=x']) {
        await page.goto(path)
        await settled(page)
        await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2))
        await scan(page, `${path} ${locale} ${colorScheme}`)
      }
    }
  }
  const empty = await startServer('empty')
  for (const locale of ['fr-FR', 'en-GB']) {
    const page = await visitor({ locale, colorScheme: 'dark' })
    await page.goto(/http\S+premiers-pas\S+/.exec(empty.said())?.[0] ?? '')
    await settled(page)
    await scan(page, `/premiers-pas ${locale}`)
  }
  await empty.remove()
})

test('text twice as large stays readable on a phone', async ({ signedInAs }) => {
  const page = await signedInAs('awa', { viewport: { width: 390, height: 844 } })
  for (const path of ['/', '/fils', '/projets']) {
    await page.goto(path)
    await page.addStyleTag({ content: 'html { font-size: 200% }' })
    await settled(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect.soft(overflow, path).toBeLessThanOrEqual(0)
  }
})

test('the keyboard goes anywhere', async ({ signedInAs }) => {
  const page = await signedInAs('theo')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Raccourcis clavier' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByPlaceholder('Aller à un projet, une personne, un fil…').fill('Moins de w')
  await expect(page.getByRole('dialog').getByText('Moins de watts', { exact: true }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Moins de watts' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('f')
  await expect(page).toHaveURL(/\/fils/)
})

test('the first stop of the tab key skips to the content', async ({ signedInAs }) => {
  const page = await signedInAs('theo')
  await page.goto('/projets')
  await settled(page)
  await page.evaluate(() => {
    ;(document.activeElement as HTMLElement | null)?.blur()
  })
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused()
})

test('a page that breaks offers a way back', async ({ signedInAs }) => {
  const page = await signedInAs('theo')
  await page.route('**/assets/projects-*.js', (route) => route.abort())
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.getByRole('link', { name: 'Tous les projets' }).first().click()
  await expect(
    page
      .getByRole('button', { name: /Recharger/ })
      .or(page.getByRole('link', { name: /Revenir/ }))
      .first(),
  ).toBeVisible()
})
