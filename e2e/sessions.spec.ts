import { once } from 'node:events'
import { createServer } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { codeOf } from '../apps/api/test/codes.ts'
import { testProvider } from '../apps/api/test/provider.ts'
import { execute } from '../apps/api/test/templates.ts'
import { demoId } from '../prisma/demo/ids.ts'
import { addressOf, passwordOfAll } from './cast.ts'
import { expect, test } from './fixtures.ts'
import { linkInLetterTo } from './letters.ts'
import { startServer } from './server.ts'

const fill = async (page: Page, password: string) => {
  await page.getByLabel('Adresse électronique').fill(addressOf('theo'))
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

test('one signs in with the keyboard, and lands where one was going', async ({ visitor }) => {
  const page = await visitor()
  await page.goto('/projets')
  await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible()
  await fill(page, 'pas le bon mot de passe')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Adresse électronique')).toHaveValue(addressOf('theo'))
  await fill(page, passwordOfAll)
  await expect(page.getByRole('heading', { level: 1, name: 'Projets' })).toBeVisible()
  await expect(page).toHaveURL(/\/projets$/)
})

test('a session that grew old is renewed without anybody noticing', async ({ signedInAs }) => {
  const page = await signedInAs('theo')
  await page.context().clearCookies({ name: 'navette_access' })
  await page.goto('/projets')
  await expect(page.getByRole('heading', { level: 1, name: 'Projets' })).toBeVisible()
})

test('signing out in one tab closes the others', async ({ signedInAs }) => {
  const page = await signedInAs('solene')
  await page.goto('/fils')
  const other = await page.context().newPage()
  await other.goto('/moi')
  await expect(page.getByRole('region', { name: 'Liste des fils' })).toBeVisible()
  await other.getByRole('main').getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(other.getByRole('button', { name: 'Se connecter' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible()
})

test('a link by mail lets one in, with one press, once', async ({ visitor, server }) => {
  const page = await visitor()
  await page.goto('/connexion')
  await page.getByLabel('Adresse électronique').fill(addressOf('perrine'))
  await page.getByRole('button', { name: 'Recevoir un lien par courriel' }).click()
  await expect(page.getByLabel('Adresse électronique')).toHaveValue(addressOf('perrine'))
  await page.getByRole('button', { name: 'Envoyer le lien' }).click()
  await expect(page.getByText('Regardez votre courrier')).toBeVisible()
  const link = await linkInLetterTo(server, addressOf('perrine'), '/lien')
  await page.goto(link)
  await page.getByRole('button', { name: 'Entrer' }).click()
  await expect(page.getByRole('navigation', { name: 'Navigation principale' }).first()).toBeVisible()
  await expect(page).toHaveURL(/\/$/)
  const late = await visitor()
  await late.goto(link)
  await late.getByRole('button', { name: 'Entrer' }).click()
  await expect(late.getByRole('alert')).toHaveText(/déjà servi/)
  await late.getByRole('button', { name: 'Recevoir un autre lien' }).click()
  await expect(late.getByRole('heading', { level: 1 })).toHaveText('Entrer sans mot de passe')
})

test('a forgotten password is replaced from a letter', async ({ visitor, server }) => {
  const page = await visitor()
  await page.goto('/connexion?par=oubli')
  await page.getByLabel('Adresse électronique').fill(addressOf('lucie'))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Regardez votre courrier')).toBeVisible()
  await page.goto(await linkInLetterTo(server, addressOf('lucie'), '/mot-de-passe'))
  const field = page.getByLabel('Nouveau mot de passe')
  await field.fill('lucie.grangeon.2026')
  await expect(page.getByText(/Trop facile à deviner/)).toBeVisible()
  await field.fill('la porte du hangar grince')
  await expect(page.getByText('Très bon mot de passe.')).toBeVisible()
  await page.getByRole('button', { name: 'Enregistrer ce mot de passe' }).click()
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByLabel('Adresse électronique').fill(addressOf('lucie'))
  await page.getByLabel('Mot de passe', { exact: true }).fill('la porte du hangar grince')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: 'Navigation principale' }).first()).toBeVisible()
})

test('one sees where one is signed in; a changed password closes the pages elsewhere', async ({ signedInAs }) => {
  const phone = await signedInAs('malo', {
    viewport: { width: 390, height: 800 },
    userAgent: 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Mobile Safari/537.36',
  })
  await phone.goto('/fils')
  const desk = await signedInAs('malo', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0' })
  await desk.goto('/moi')
  await desk.locator('main a[href="/moi/securite"]').click()
  const devices = desk.getByRole('region', { name: 'Appareils connectés' })
  await expect(devices.getByRole('listitem')).toHaveText([/Firefox sur Linux.*Cet appareil/, /Chrome sur Android/])
  await devices.getByRole('button', { name: 'Déconnecter Chrome sur Android' }).click()
  await expect(devices.getByRole('listitem')).toHaveCount(1)
  await expect(phone.getByRole('button', { name: 'Se connecter' })).toBeVisible()

  const again = await signedInAs('malo')
  await again.goto('/fils')
  await expect(devices.getByRole('listitem')).toHaveCount(2)
  await desk.getByRole('button', { name: 'Changer de mot de passe' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('Mot de passe actuel').fill(passwordOfAll)
  await dialog.getByLabel('Nouveau mot de passe').fill('la porte du hangar grince')
  await dialog.getByRole('button', { name: 'Changer', exact: true }).click()
  await expect(desk.getByText('Votre mot de passe est changé.')).toBeVisible()
  await expect(again.getByRole('button', { name: 'Se connecter' })).toBeVisible()
  await expect(devices.getByRole('listitem')).toHaveCount(1)
})

test('an address changes once both mailboxes have said yes', async ({ signedInAs, visitor, server }) => {
  const page = await signedInAs('nadia')
  await page.goto('/moi/securite')
  const section = page.getByRole('region', { name: 'Adresse électronique' })
  await section.getByRole('button', { name: 'Changer d’adresse' }).click()
  await page.getByRole('dialog').getByLabel('Nouvelle adresse électronique').fill('nadia@nouvelle.example')
  await page.getByRole('button', { name: 'Envoyer les courriels' }).click()
  await expect(section.getByText('Passage à nadia@nouvelle.example en attente.')).toBeVisible()
  const mail = await visitor()
  await mail.goto(await linkInLetterTo(server, 'nadia@nouvelle.example', '/adresse'))
  await mail.getByRole('button', { name: 'Confirmer' }).click()
  await expect(section.getByText('Il reste à confirmer depuis l’ancienne adresse.')).toBeVisible()
  const old = await visitor()
  await old.goto(await linkInLetterTo(server, addressOf('nadia'), '/adresse'))
  await old.getByRole('button', { name: 'Confirmer' }).click()
  await expect(old.getByText('Votre adresse est changée.')).toBeVisible()
  await expect(section.getByText(/^nadia@nouvelle.example\./)).toBeVisible()
})

test('an administrator speaks for an old mailbox that no longer answers, which the person reads', async ({
  signedInAs,
  visitor,
  server,
}) => {
  const [page, helene] = [await signedInAs('zoe'), await signedInAs('helene')]
  await page.goto('/moi/securite')
  const section = page.getByRole('region', { name: 'Adresse électronique' })
  await section.getByRole('button', { name: 'Changer d’adresse' }).click()
  await page.getByRole('dialog').getByLabel('Nouvelle adresse électronique').fill('zoe@nouvelle.example')
  await page.getByRole('button', { name: 'Envoyer les courriels' }).click()
  await expect(section.getByText('Passage à zoe@nouvelle.example en attente.')).toBeVisible()
  await helene.goto(`/personnes/${demoId('member', 'zoe')}`)
  await expect(helene.getByText('a demandé à passer à l’adresse zoe@nouvelle.example.')).toBeVisible()
  await expect(helene.getByRole('button', { name: 'Confirmer à la place de l’ancienne boîte' })).toHaveCount(0)
  const mail = await visitor()
  await mail.goto(await linkInLetterTo(server, 'zoe@nouvelle.example', '/adresse'))
  await mail.getByRole('button', { name: 'Confirmer' }).click()
  await helene.getByRole('button', { name: 'Confirmer à la place de l’ancienne boîte' }).click()
  await helene.getByRole('dialog').getByRole('button', { name: 'Confirmer', exact: true }).click()
  await expect(helene.getByRole('link', { name: 'zoe@nouvelle.example' })).toBeVisible()
  await expect(section.getByText(/^zoe@nouvelle.example\./)).toBeVisible()
  await expect(section.getByText('Hélène Souchon, qui administre le pôle, a confirmé cette adresse')).toBeVisible()
})

test('an administrator helps a person who accepts, and is themself again when it ends', async ({ signedInAs }) => {
  const person = await signedInAs('theo', { viewport: { width: 390, height: 800 } })
  const helper = await signedInAs('helene')
  await person.goto('/projets')
  await expect(person.getByRole('heading', { level: 1, name: 'Projets' })).toBeVisible()
  await helper.goto('/personnes')
  await helper.getByRole('searchbox').fill('villard')
  await helper.getByRole('link', { name: 'Théo Villard' }).click()
  await helper.getByRole('button', { name: 'Séance d’aide' }).click()
  const dialog = helper.getByRole('dialog')
  await dialog.getByLabel('Votre raison').fill('Vous ne retrouvez plus le plan de feu.')
  await dialog.getByRole('button', { name: 'Demander' }).click()
  await expect(helper.getByText('Théo Villard n’a pas encore répondu à votre demande.')).toBeVisible()

  const asked = person.getByRole('region', { name: 'Séance d’aide' })
  await expect(asked).toContainText('Hélène Souchon demande à voir Navette comme vous')
  await expect(asked).toContainText('Vous ne retrouvez plus le plan de feu.')
  expect(await violationsOn(person)).toEqual([])
  await asked.getByRole('button', { name: 'Accepter' }).click()

  const other = await helper.context().newPage()
  await other.goto('/personnes')
  await helper.getByRole('region', { name: 'Séance d’aide' }).getByRole('button', { name: 'Commencer' }).click()
  const strip = helper.getByRole('region', { name: 'Séance d’aide' })
  await expect(strip).toContainText('Vous aidez Théo Villard, encore 30 min.')
  await expect(other.getByRole('region', { name: 'Séance d’aide' })).toContainText('Vous aidez Théo Villard')
  await expect(asked).toContainText('Hélène Souchon vous aide, encore 30 min.')
  expect(await violationsOn(helper)).toEqual([])
  await helper.goto('/moi/securite')
  await expect(helper.getByText(/restent son affaire/)).toBeVisible()
  await expect(helper.getByRole('button', { name: 'Changer de mot de passe' })).toHaveCount(0)

  await asked.getByRole('button', { name: 'Terminer' }).click()
  await expect(asked).toHaveCount(0)
  await expect(strip).toHaveCount(0)
  await expect(helper.getByRole('link', { name: 'Administration' }).first()).toBeVisible()
  await expect(other.getByRole('link', { name: 'Administration' }).first()).toBeVisible()
})

const violationsOn = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)
/** Sets an application up on the page that offers it, and answers with its secret. */
const setUp = async (page: Page): Promise<string> => {
  const secret = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent())?.replaceAll(' ', '') ?? ''
  await page.getByLabel('Code à six chiffres').fill(await codeOf(secret))
  await page.getByRole('button', { name: 'Confirmer' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: /^\w{5}-\w{5}$/ })).toHaveCount(10)
  return secret
}

test('an application is set up, and from then on its code is asked for', async ({ signedInAs, visitor }) => {
  const page = await signedInAs('hugo')
  await page.goto('/moi/securite')
  const section = page.getByRole('region', { name: 'Deuxième étape' })
  await section.getByRole('button', { name: 'Mettre en place une application' }).click()
  await expect(page.getByRole('img', { name: 'Code QR' })).toBeVisible()
  const secret = await setUp(page)
  const recovery = (await page.getByRole('dialog').getByRole('listitem').first().textContent()) ?? ''
  await page.getByRole('button', { name: 'Je les ai gardés' }).click()
  await expect(section.getByText('Il reste 10 codes de secours.')).toBeVisible()

  const enter = async () => {
    const door = await visitor()
    await door.goto('/projets')
    await door.getByLabel('Adresse électronique').fill(addressOf('hugo'))
    await door.getByLabel('Mot de passe', { exact: true }).fill(passwordOfAll)
    await door.keyboard.press('Enter')
    await expect(door.getByRole('heading', { name: 'Encore une étape' })).toBeVisible()
    return door
  }
  const door = await enter()
  expect((await new AxeBuilder({ page: door }).analyze()).violations).toEqual([])
  await door.getByLabel('Code à six chiffres').fill('000000')
  await door.keyboard.press('Enter')
  await expect(door.getByRole('alert')).toContainText('Ce code n’est pas le bon')
  // The next code of the application: the one that set it up has served.
  await door.getByLabel('Code à six chiffres').fill(await codeOf(secret, Date.now() + 30_000))
  await door.keyboard.press('Enter')
  await expect(door.getByRole('heading', { level: 1, name: 'Projets' })).toBeVisible()

  const lost = await enter()
  await lost.getByRole('button', { name: 'Utiliser un code de secours' }).click()
  await lost.getByLabel('Code de secours').fill(recovery)
  await lost.keyboard.press('Enter')
  await expect(lost.getByRole('heading', { level: 1, name: 'Projets' })).toBeVisible()
  await expect(section.getByText('Il reste 9 codes de secours.')).toBeVisible()
})

test('a passkey is added, and signs in without a password', async ({ visitor, server }) => {
  const page = await visitor()
  // The authenticator below answers at once: offered in the address field, its key would open the door before the button is pressed.
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => sessionStorage.getItem('offered') === 'yes'
  })
  const browser = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  // Passkeys belong to a name, never to a number.
  const house = server.address.replace('127.0.0.1', 'localhost')
  await page.goto(`${house}/moi/securite`)
  await page.getByLabel('Adresse électronique').fill(addressOf('marius'))
  await page.getByLabel('Mot de passe', { exact: true }).fill(passwordOfAll)
  await page.keyboard.press('Enter')
  const section = page.getByRole('region', { name: 'Clés d’accès' })
  await section.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
  await page.getByRole('dialog').getByLabel('Nom').fill('Mon téléphone')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(section.getByText('Mon téléphone')).toBeVisible()
  await page.goto(`${house}/moi`)
  await page.getByRole('main').getByRole('button', { name: 'Se déconnecter' }).click()
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click()
  await expect(page.getByRole('navigation', { name: 'Navigation principale' })).toBeVisible()
  await page.goto(`${house}/moi/securite`)
  await expect(section.getByText(/^Utilisée/)).toBeVisible()

  // Offered in the address field, it is chosen there.
  await page.evaluate(() => sessionStorage.setItem('offered', 'yes'))
  await page.goto(`${house}/moi`)
  await page.getByRole('main').getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /\d/ })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Navigation principale' })).toBeVisible()
})

test('whoever owes a second step is led to it at once, and then goes on', async ({ browser }) => {
  const strict = await startServer('demonstration')
  const context = await browser.newContext({ baseURL: strict.address, locale: 'fr-FR' })
  const page = await context.newPage()
  await page.goto('/projets')
  await page.getByLabel('Adresse électronique').fill(addressOf('theo'))
  await page.getByLabel('Mot de passe', { exact: true }).fill(passwordOfAll)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Projets' })).toBeVisible()
  await execute(strict.databaseUrl, `UPDATE cluster SET second_factor = 'everyone'`)
  // By an address, not by a link: the open page may be led away by itself before it is pressed.
  await page.goto('/fils')
  await expect(page.getByRole('heading', { name: 'Protégez votre compte' })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Utiliser une application' }).click()
  await setUp(page)
  await page.getByRole('button', { name: 'Je les ai gardés' }).click()
  await expect(page).toHaveURL(/\/fils$/)
  await expect(page.getByRole('region', { name: 'Liste des fils' })).toBeVisible()
  await context.close()
  await strict.remove()
})

test('a token is made for a program, works within its limits, and is revoked', async ({ signedInAs, request, server }) => {
  const page = await signedInAs('yasmine')
  await page.goto('/moi/securite')
  const section = page.getByRole('region', { name: 'Jetons pour les programmes' })
  await section.getByRole('button', { name: 'Créer un jeton' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nom').fill('Le tableau de bord')
  await dialog.getByRole('radiogroup', { name: 'Projets' }).getByText('Lire').click()
  await dialog.getByRole('button', { name: 'Créer le jeton' }).click()
  const key = (await dialog.getByText(/^nvt_/).textContent()) ?? ''
  await dialog.getByRole('button', { name: 'Je l’ai gardé' }).click()
  const ask = (path: string) => request.get(`${server.address}${path}`, { headers: { authorization: `Bearer ${key}` } })
  expect([(await ask('/api/projects')).status(), (await ask('/api/threads')).status()]).toEqual([200, 403])
  await section.getByRole('button', { name: 'Révoquer Le tableau de bord' }).click()
  await expect(section.getByText('Le tableau de bord')).toBeHidden()
  expect((await ask('/api/projects')).status()).toBe(401)
})

test('an account elsewhere opens the door, and leads to the page that was asked for', async ({ browser }) => {
  const port = await freePort()
  const provider = await testProvider(`http://127.0.0.1:${port}`)
  const house = await startServer('demonstration', { ...provider.settings, PORT: port })
  const come = async (visitor: { sub: string; email: string }) => {
    provider.visitor = { ...visitor, email_verified: true }
    const page = await (await browser.newContext({ baseURL: house.address, locale: 'fr-FR' })).newPage()
    await page.goto('/projets')
    await page.getByRole('button', { name: 'Continuer avec La Ruche' }).click()
    return page
  }
  const theo = await come({ sub: 'theo', email: addressOf('theo') })
  await expect(theo.getByRole('heading', { level: 1, name: 'Projets' })).toBeVisible()
  await expect(theo).toHaveURL(/\/projets$/)
  await theo.goto('/moi/securite')
  await expect(
    theo
      .getByRole('main')
      .getByText(/La Ruche/)
      .first(),
  ).toBeVisible()

  const stranger = await come({ sub: 'inconnue', email: 'inconnue@ailleurs.example' })
  await expect(stranger.getByRole('alert')).toContainText('invitation')
  await stranger.getByRole('button', { name: 'Revenir à la connexion' }).click()
  await expect(stranger.getByRole('button', { name: 'Se connecter' })).toBeVisible()
  for (const page of [theo, stranger]) await page.context().close()
  await house.remove()
  await provider.close()
})

/** The provider wants to know the address of the house before it is there. */
const freePort = async (): Promise<string> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return String(typeof address === 'object' ? address?.port : 0)
}
