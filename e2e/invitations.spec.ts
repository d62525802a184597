import { execute } from '../apps/api/test/templates.ts'
import { demoId } from '../prisma/demo/ids.ts'
import { expect, test } from './fixtures.ts'
import type { Server } from './server.ts'

const fil = `/structures/${demoId('organisation', 'fil')}`

/** The link in the last letter to an address; without a mail server, letters wait in the database. */
const linkTo = async ({ databaseUrl, address }: Server, to: string) => {
  const [letter] = await execute(databaseUrl, `SELECT text FROM letter WHERE to_address = '${to}' ORDER BY written_at DESC LIMIT 1`)
  const [path = ''] = /\/(invitation|rejoindre)#\S+/.exec(String(letter?.['text'])) ?? []
  return address + path
}

test('a manager invites, and sees the newcomer come in', async ({ signedInAs, visitor, server }) => {
  const [camille, awa, lila] = [await signedInAs('camille'), await signedInAs('awa'), await visitor()]
  await awa.goto(fil)
  await camille.goto(fil)
  await camille.getByRole('button', { name: 'Inviter', exact: true }).click()
  const form = camille.getByRole('dialog', { name: 'Inviter des personnes' })
  await form.getByLabel('Adresses électroniques').fill('mona@poste.example, tom.arnal@poste')
  await camille.keyboard.press('Enter')
  await expect(form.getByText('« tom.arnal@poste » n’est pas complète. L’autre est prête.')).toBeVisible()
  await form.getByLabel('Un mot de votre part').fill('On vous attend jeudi.')
  await form.getByRole('button', { name: 'Aperçu' }).click()
  const preview = camille.getByRole('dialog', { name: 'Aperçu de la lettre' })
  await expect(preview.getByText('Camille Ferrand vous invite à rejoindre Le Fil', { exact: true })).toBeVisible()
  await camille.getByRole('button', { name: 'Revenir à l’invitation' }).click()
  await form.getByRole('button', { name: 'Retirer tom.arnal@poste' }).click()
  await form.getByRole('button', { name: 'Inviter une personne' }).click()
  const invitations = camille.getByRole('region', { name: 'Invitations' })
  await expect(invitations.getByText('mona@poste.example')).toBeVisible()
  await expect(awa.getByRole('heading', { level: 1, name: 'Le Fil' })).toBeVisible()
  await expect(awa.getByRole('region', { name: 'Invitations' })).toHaveCount(0)

  await lila.goto(await linkTo(server, 'mona@poste.example'))
  await expect(lila.getByText('Camille Ferrand vous invite à rejoindre Le Fil comme bénévole.')).toBeVisible()
  await expect(lila.getByText('On vous attend jeudi.')).toBeVisible()
  await lila.getByLabel('Votre nom').fill('Mona Rey')
  await lila.getByLabel('Choisissez un mot de passe').fill('la navette et son fil')
  await lila.keyboard.press('Enter')
  await expect(lila.getByRole('heading', { level: 1, name: 'Le Fil' })).toBeVisible()
  await expect(invitations.getByText('Mona Rey')).toBeVisible()
  await expect(invitations.getByText('Acceptée').first()).toBeVisible()
  await expect(awa.getByRole('link', { name: 'Mona Rey' })).toBeVisible()
})

test('somebody with an account signs in on the way, and accepts in one press; a withdrawn link says so', async ({
  signedInAs,
  visitor,
  server,
}) => {
  const [camille, page] = [await signedInAs('camille'), await visitor()]
  await camille.goto(fil)
  const invite = async (email: string) => {
    const headers = { origin: server.address }
    const data = { emails: [email], role: 'member', language: 'fr' }
    await camille.request.post(`/api/organisations/${demoId('organisation', 'fil')}/invitations`, { headers, data })
    return linkTo(server, email)
  }
  const { addressOf, passwordOfAll } = await import('./cast.ts')
  await page.goto(await invite(addressOf('theo')))
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByLabel('Adresse électronique').fill(addressOf('theo'))
  await page.getByLabel('Mot de passe', { exact: true }).fill(passwordOfAll)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Accepter l’invitation' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Le Fil' })).toBeVisible()

  const link = await invite('rose@poste.example')
  await camille.getByRole('button', { name: 'Que faire de l’invitation de rose@poste.example' }).click()
  await camille.getByRole('menuitem', { name: 'Retirer l’invitation' }).click()
  const stranger = await visitor()
  await stranger.goto(link)
  await expect(stranger.getByText('Cette invitation a été retirée.')).toBeVisible()
  await camille.getByRole('button', { name: 'Annuler' }).click()
  await expect(camille.getByText('L’invitation de rose@poste.example est rétablie')).toBeVisible()
  await stranger.reload()
  await expect(stranger.getByLabel('Votre nom')).toBeVisible()
})

test('a poster leads to an application, a conversation, and in', async ({ signedInAs, visitor, server }) => {
  const [camille, simone] = [await signedInAs('camille'), await visitor()]
  await camille.goto(fil)
  await camille.getByRole('link', { name: 'Affiche' }).click()
  const sheet = camille.getByRole('article', { name: 'Affiche de Le Fil' })
  await expect(sheet.getByRole('img', { name: 'Code QR pour rejoindre Le Fil' })).toBeVisible()
  const poster = new URL((await sheet.getByText('/rejoindre#jeton=').textContent()) ?? '')
  await camille.goto(fil)

  await simone.goto(poster.pathname + poster.hash)
  await simone.getByLabel('Votre nom').fill('Simone Faure')
  await simone.getByLabel('Votre adresse électronique').fill('simone@poste.example')
  await simone.getByRole('button', { name: 'Recevoir la lettre' }).click()
  await expect(simone.getByText('Une lettre est partie à simone@poste.example.')).toBeVisible()
  await simone.goto('about:blank')
  await simone.goto(await linkTo(server, 'simone@poste.example'))
  await simone.getByLabel('Choisissez un mot de passe').fill('la navette et son fil')
  await simone.getByRole('button', { name: 'Créer mon compte' }).click()
  await simone.getByRole('button', { name: 'Demander à rejoindre Le Fil' }).click()
  await simone.getByLabel(/Quels soirs/).fill('Le jeudi')
  await simone.getByLabel(/Qu’est-ce qui vous attire/).fill('Le bar')
  await simone.getByRole('button', { name: 'Envoyer ma candidature' }).click()
  await expect(simone.getByText('en attente d’une réponse')).toBeVisible()

  const asking = camille.getByRole('listitem').filter({ hasText: 'Simone Faure' })
  await asking.getByRole('link', { name: 'lire la conversation' }).click()
  await expect(camille.getByText('Le jeudi')).toBeVisible()
  await camille.getByRole('button', { name: 'Répondre', exact: true }).click()
  const answer = camille.getByRole('dialog', { name: 'Répondre à Simone Faure' })
  await answer.getByLabel('Accepter').check()
  await answer.getByLabel('Un mot de votre part').fill('À jeudi, 18 h.')
  await answer.getByRole('button', { name: 'Accepter' }).click()
  await expect(simone.getByText('acceptée par Camille Ferrand')).toBeVisible()
  await expect(simone.getByText('À jeudi, 18 h.')).toBeVisible()
})

test('a guest comes from a letter into one project, and somebody of the cluster answers here', async ({ signedInAs, visitor, server }) => {
  const id = demoId('project', 'nuit-du-court')
  const [camille, malo] = [await signedInAs('camille'), await signedInAs('malo')]
  await malo.goto('/')
  await camille.goto(`/projets/${id}`)
  await camille.getByRole('button', { name: 'Inviter', exact: true }).click()
  const form = camille.getByRole('dialog', { name: 'Inviter dans l’équipe' })
  await form
    .getByRole('combobox', { name: 'Personnes du pôle' })
    .or(form.getByRole('textbox', { name: 'Personnes du pôle' }))
    .first()
    .click()
  await camille.keyboard.type('malo')
  await camille.getByRole('option', { name: /^Malo/ }).click()
  await camille.keyboard.press('Escape')
  await form.getByLabel('Personnes de l’extérieur, par leur adresse').fill('ana.ribeiro@artiste.example')
  await form.getByLabel('Un mot de votre part').fill('On compte sur vous pour la nuit.')
  await form.getByRole('button', { name: /^Inviter/ }).click()
  await expect(form).toBeHidden()

  // Malo sees it arrive on the page that was open, and declines.
  const waiting = malo.getByRole('article', { name: '«\u00a0Nuit du court\u00a0»' })
  await expect(waiting.getByText('On compte sur vous pour la nuit.')).toBeVisible()
  await waiting.getByRole('button', { name: 'Décliner' }).click()
  await expect(waiting).toHaveCount(0)
  await expect(camille.getByText('Déclinée').first()).toBeVisible()

  const guest = await visitor({ viewport: { width: 360, height: 740 } })
  await guest.goto(await linkTo(server, 'ana.ribeiro@artiste.example'))
  await expect(guest.getByText('Camille Ferrand vous invite à rejoindre l’équipe du projet')).toBeVisible()
  await guest.getByLabel('Votre nom').fill('Ana Ribeiro')
  await guest.getByLabel('Choisissez un mot de passe').fill('un fil de trame bleu')
  await guest.getByRole('button', { name: 'Créer mon compte et accepter' }).click()
  await expect(guest.getByRole('heading', { level: 1, name: 'Nuit du court' })).toBeVisible()
  await expect(camille.getByText('Ana Ribeiro a rejoint l’équipe')).toBeVisible()
  await guest.goto('/projets')
  await expect(guest.getByRole('main').getByRole('listitem')).toHaveCount(1)
})
