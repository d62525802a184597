import { newId } from '@navette/contract/core/ids.ts'
import type { Page } from '@playwright/test'
import { demoId } from '../prisma/demo/ids.ts'
import { scan } from './accessible.ts'
import { expect, test } from './fixtures.ts'

const week = 'le=2027-10-06'
const row = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })

/** A meeting of two organisations in a room, behind the scenes. */
const addMeeting = async (page: Page, origin: string) => {
  const [hostId, partner] = [demoId('organisation', 'fil'), demoId('organisation', 'france')]
  const when = { starts: '2027-10-06T14:00', ends: '2027-10-06T16:00' }
  const data = { id: newId(), hostId, partnerIds: [partner], title: 'Accrochage', placeName: 'Le Fil, club', ...when }
  expect((await page.request.post('/api/events', { headers: { origin }, data })).status()).toBe(201)
}

test('a week by organisation and by place shows who does what where, is walked by keys, and is kept in the address', async ({
  signedInAs,
  server,
}) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  await addMeeting(camille, server.address)
  await camille.goto(`/calendrier?vue=semaine&${week}`)
  await camille.getByRole('combobox', { name: 'Ranger' }).click()
  await camille.getByRole('option', { name: 'Par structure' }).click()
  await expect(camille).toHaveURL(/par=structure/)
  await expect(row(camille, 'Le Fil').getByRole('link', { name: /^Accrochage/ })).toBeVisible()
  await expect(row(camille, 'Le France').getByRole('link', { name: /^Accrochage/ })).toBeVisible()
  await theo.goto(`/calendrier?vue=semaine&par=lieu&${week}`)
  const there = row(theo, 'Le Fil, club').getByRole('link', { name: /^Accrochage/ })
  await expect(there).toBeVisible()
  await expect(row(theo, 'Le Fil, club').getByText('libre')).toHaveCount(6)
  await row(camille, 'Le France')
    .getByRole('link', { name: /^Accrochage/ })
    .focus()
  await camille.keyboard.press('Alt+ArrowRight')
  await expect(there).toHaveAccessibleName(/jeudi 7 oct. 2027, 14\sh – 16\sh/)
})

test('on a phone, and as a list, the same is read lane after lane', async ({ signedInAs }) => {
  const camille = await signedInAs('camille', { viewport: { width: 360, height: 740 }, hasTouch: true })
  await camille.goto('/calendrier?vue=semaine&par=lieu')
  await expect(camille.getByRole('region', { name: /^La Fabrique, plateau/ })).toBeVisible()
  expect(await camille.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await camille.goto('/calendrier?vue=liste&sur=semaine&par=structure')
  await expect(camille.getByRole('region', { name: /^Le Fil/ }).getByRole('link')).not.toHaveCount(0)
})

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 360],
] as const) {
  test(`lanes are accessible, ${colorScheme}, ${width} px`, async ({ signedInAs }) => {
    const page = await signedInAs('camille', { viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' })
    for (const address of ['vue=semaine&par=structure', 'vue=jour&par=lieu', 'vue=liste&par=lieu']) {
      await page.goto(`/calendrier?${address}`)
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      await scan(page, address)
    }
  })
}
