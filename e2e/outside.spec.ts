import { scan } from './accessible.ts'
import { expect, test } from './fixtures.ts'

/** As the calendar of a venue's website writes it, with what cannot be read in its middle. */
const programme = `BEGIN:VCALENDAR
VERSION:2.0
X-WR-CALNAME:La Comète
BEGIN:VEVENT
UID:film@comete.example
SUMMARY:Les Herbes folles
DTSTART;TZID=Romance Standard Time:20270505T203000
DURATION:PT2H
LOCATION:La Comète
END:VEVENT
BEGIN:VEVENT
UID:atelier@comete.example
SUMMARY:Atelier pellicule
DTSTART;TZID=Europe/Paris:20270506T140000
DTEND;TZID=Europe/Paris:20270506T170000
RRULE:FREQ=WEEKLY;COUNT=3
END:VEVENT
BEGIN:VEVENT
UID:bombe@comete.example
SUMMARY:Chaque seconde
DTSTART:20270505T203000
RRULE:FREQ=SECONDLY
END:VEVENT
END:VCALENDAR
`
const file = (content: string) => ({ name: 'programme.ics', mimeType: 'text/calendar', buffer: Buffer.from(content) })

test('a file of another program is looked through, imported, and brings nothing twice', async ({ signedInAs }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  await theo.goto('/calendrier?vue=semaine&le=2027-05-05')
  await camille.goto('/calendrier')
  await camille.getByRole('button', { name: 'Plus', exact: true }).click()
  await camille.getByRole('menuitem', { name: 'Importer un fichier .ics…' }).click()
  await expect(camille.getByRole('heading', { level: 1, name: 'Importer un fichier .ics' })).toBeVisible()
  await camille.getByLabel('Choisir un fichier…').setInputFiles(file(programme))
  await expect(camille.getByText('2 événements à ajouter')).toBeVisible()
  await expect(camille.getByText('1 entrée n’est pas reprise')).toBeVisible()
  await expect(camille.getByText('revient plusieurs fois par jour')).toBeVisible()
  await expect(camille.getByText('Les Herbes folles')).toBeVisible()
  await scan(camille, 'the outlook of a file')
  await camille.getByRole('button', { name: 'Importer 2 événements' }).click()
  await expect(camille.getByText('2 événements ajoutés')).toBeVisible()
  await expect(theo.getByRole('main').getByRole('link', { name: /^Les Herbes folles,/ })).toBeVisible()
  await camille.getByRole('button', { name: 'Importer un autre fichier' }).click()
  await camille.getByLabel('Choisir un fichier…').setInputFiles(file(programme))
  await expect(camille.getByText('2 déjà là')).toBeVisible()
  await camille.getByLabel('Choisir un fichier…').setInputFiles(file('<!doctype html>'))
  await expect(camille.getByRole('alert')).toContainText('n’est pas un calendrier')
})

test('a calendar at an address that leads within is refused, and whoever added it is told why', async ({ signedInAs }) => {
  const camille = await signedInAs('camille')
  await camille.goto('/calendrier/dehors')
  await camille.getByRole('button', { name: 'Suivre un calendrier' }).click()
  const form = camille.getByRole('dialog', { name: 'Suivre un calendrier' })
  await form.getByLabel('Adresse').fill('comete')
  await form.getByLabel('Nom').fill('La Comète')
  await form.getByRole('button', { name: 'Suivre' }).click()
  await expect(form.getByText('Il faut une adresse entière')).toBeVisible()
  await form.getByLabel('Adresse').fill('http://169.254.169.254/agenda.ics')
  await form.getByRole('button', { name: 'Suivre' }).click()
  await expect(camille.getByRole('heading', { level: 2, name: 'La Comète' })).toBeVisible()
  await expect(camille.getByText('Cette adresse mène à un réseau privé')).toBeVisible()
  await scan(camille, 'calendars from outside')
  await camille.getByRole('button', { name: 'Retirer le calendrier : La Comète' }).click()
  await camille.getByRole('dialog').getByRole('button', { name: 'Retirer le calendrier' }).click()
  await expect(camille.getByText('Aucun calendrier du dehors')).toBeVisible()
})
