import AxeBuilder from '@axe-core/playwright'
import { newId } from '@navette/contract/core/ids.ts'
import type { Locator, Page } from '@playwright/test'
import { bring } from './archive.ts'
import { expect, test } from './fixtures.ts'
import type { Server } from './server.ts'

/** A thread of ten thousand messages: opened where one had stopped, read both ways without a jump, entered by a date, come back to. */

const message = (page: Page, number: number) => page.locator(`#message-${number}`)
const stream = (page: Page) => page.getByRole('region', { name: 'Messages' })
const topOf = async (locator: Locator) => (await locator.boundingBox())?.y ?? Number.NaN

/** The first message that begins within the view. */
const firstInView = (page: Page) =>
  stream(page).evaluate((view) => {
    const top = view.getBoundingClientRect().top
    const row = [...view.querySelectorAll<HTMLElement>('[data-number]')].find((each) => each.getBoundingClientRect().top >= top)
    return { number: Number(row?.dataset['number'] ?? 0), top: (row?.getBoundingClientRect().top ?? 0) - top }
  })

/** How far a message moved otherwise than the wheel would have it, in pixels; null where it left the screen. */
async function strayed(page: Page, step: number): Promise<number | null> {
  const before = await firstInView(page)
  await page.mouse.wheel(0, step)
  await page.waitForTimeout(60)
  const after = await stream(page).evaluate((view, number) => {
    const row = view.querySelector(`#message-${number}`)
    return row ? row.getBoundingClientRect().top - view.getBoundingClientRect().top : null
  }, before.number)
  return after === null ? null : Math.abs(after - before.top + step)
}

const say = async (page: Page, server: Server, threadId: string, text: string, id = newId()) => {
  const answer = await page.request.post(`/api/threads/${threadId}/posts`, { headers: { origin: server.address }, data: { id, text } })
  expect(answer.status()).toBe(201)
  return id
}

test('it opens at the first message that was not read, with a line, and says no more was read than was seen', async ({
  signedInAs,
  server,
}) => {
  const theo = await signedInAs('theo')
  const thread = await bring(server, 10_000, { theo: 6_000 })
  const asked: string[] = []
  theo.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (pathname.startsWith(`/api/threads/${thread}`)) asked.push(`${request.method()} ${pathname}${search}`)
  })
  await theo.goto(`/fils/${thread}`)
  await expect(message(theo, 6_001)).toBeInViewport()
  await expect(theo.getByText(/^4\s000 nouveaux messages/)).toBeInViewport()
  expect(asked[0]).toContain('around=unread')
  // The thread came with its messages; asked for by itself it is only once something was read.
  const opening = asked.slice(0, asked.findIndex((each) => each.startsWith('PUT')) >>> 0)
  expect(opening).not.toContain(`GET /api/threads/${thread}`)
  const view = await stream(theo).boundingBox()
  expect((await topOf(message(theo, 6_001))) - (view?.y ?? 0)).toBeLessThan(140)
  expect(await stream(theo).locator('[data-index]').count()).toBeLessThan(60)
  await expect.poll(async () => (await (await theo.request.get(`/api/threads/${thread}`)).json()).readNumber).toBeGreaterThan(6_000)
  expect((await (await theo.request.get(`/api/threads/${thread}`)).json()).readNumber).toBeLessThan(6_030)
})

test('scrolling up and down through pages moves what is read by as much as the wheel, and by nothing else', async ({
  signedInAs,
  server,
}) => {
  test.setTimeout(120_000)
  const theo = await signedInAs('theo')
  const thread = await bring(server, 10_000, { theo: 6_000 })
  await theo.goto(`/fils/${thread}`)
  await expect(message(theo, 6_001)).toBeInViewport()
  await stream(theo).hover()
  for (const step of [-300, 300]) {
    let worst = 0
    for (let turn = 0; turn < 60; turn++) worst = Math.max(worst, (await strayed(theo, step)) ?? 0)
    expect(worst, `moved by the wheel of ${step}`).toBeLessThanOrEqual(2)
  }
})

test('it goes from the end to the beginning and back by keys, and never shows emptiness', async ({ signedInAs, server }) => {
  const theo = await signedInAs('theo')
  const thread = await bring(server, 10_000, { theo: 10_000 })
  await theo.goto(`/fils/${thread}`)
  await expect(message(theo, 10_000)).toBeInViewport()
  await stream(theo).focus()
  await theo.keyboard.press('Home')
  await expect(message(theo, 1)).toBeInViewport()
  await expect(message(theo, 1)).toHaveAttribute('aria-setsize', '10000')
  await theo.keyboard.press('PageDown')
  await expect.poll(async () => (await firstInView(theo)).number).toBeGreaterThan(1)
  await theo.keyboard.press('End')
  await expect(message(theo, 10_000)).toBeInViewport()
  expect(await stream(theo).locator('[data-index]').count()).toBeLessThan(60)
})

test('a day is chosen by keyboard, and its first message comes on screen', async ({ signedInAs, server }) => {
  const theo = await signedInAs('theo')
  const thread = await bring(server, 10_000, { theo: 10_000 })
  await theo.goto(`/fils/${thread}`)
  await expect(message(theo, 10_000)).toBeInViewport()
  const bar = theo.getByRole('button', { name: /^Aller à une autre date/ })
  await expect(bar).toHaveAccessibleName(/À l’écran\s: \S+ \d+ \S+( \d{4})?$/)
  await bar.press('Enter')
  await theo.getByRole('combobox', { name: 'Mois' }).selectOption({ label: 'mars 2024' })
  await theo.getByRole('button', { name: /^Vendredi 1er mars 2024/ }).focus()
  await theo.keyboard.press('ArrowRight')
  await expect(theo.getByRole('button', { name: /^Samedi 2 mars 2024, 12 messages/ })).toBeFocused()
  await theo.keyboard.press('Enter')
  await expect(bar).toHaveAccessibleName(/À l’écran\s: vendredi 1er mars 2024$|À l’écran\s: samedi 2 mars 2024$/)
  const { days } = await (await theo.request.get(`/api/threads/${thread}/days`)).json()
  const { number } = days.find(({ day }: { day: string }) => day === '2024-03-02')
  await expect(message(theo, number)).toBeInViewport()
  await expect(theo.getByRole('combobox', { name: 'Mois' })).toHaveCount(0)
  await theo.keyboard.press('PageDown')
  await expect.poll(async () => (await firstInView(theo)).number).toBeGreaterThan(number + 1)
})

test('going back finds the place again; opening anew begins at what is new', async ({ signedInAs, server }) => {
  const theo = await signedInAs('theo', { viewport: { width: 390, height: 740 } })
  const thread = await bring(server, 10_000, { theo: 6_000 })
  await theo.goto('/fils')
  await theo
    .getByRole('link', { name: /Dix mille messages/ })
    .first()
    .click()
  await expect(message(theo, 6_001)).toBeInViewport()
  await stream(theo).hover()
  for (let turn = 0; turn < 12; turn++) await strayed(theo, -500)
  const before = await firstInView(theo)
  expect(before.number).toBeLessThan(5_990)
  const cameBack = async () => {
    await expect(message(theo, before.number)).toBeInViewport()
    await expect
      .poll(async () => Math.abs((await topOf(message(theo, before.number))) - ((await stream(theo).boundingBox())?.y ?? 0) - before.top))
      .toBeLessThanOrEqual(2)
  }
  await theo.getByRole('link', { name: 'Revenir aux fils' }).click()
  await expect(message(theo, before.number)).toHaveCount(0)
  await theo.goBack()
  await cameBack()
  // The whole document goes away, and comes back.
  await theo.goto('about:blank')
  await theo.goBack()
  await cameBack()

  await theo.goto('/fils')
  await theo
    .getByRole('link', { name: /Dix mille messages/ })
    .first()
    .click()
  const { readNumber } = await (await theo.request.get(`/api/threads/${thread}`)).json()
  await expect(message(theo, readNumber + 1)).toBeInViewport()
})

test('while one reads above, what others write, change and remove moves nothing; a text begun in a message stays', async ({
  signedInAs,
  server,
}) => {
  test.slow()
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  const thread = await bring(server, 10_000, { camille: 10_000, theo: 10_000 })
  const mine = await say(theo, server, thread, 'Je passe prendre la clé.')
  await theo.goto(`/fils/${thread}`)
  await expect(message(theo, 10_001)).toBeInViewport()
  await message(theo, 10_001).hover()
  await message(theo, 10_001)
    .getByRole('button', { name: /^Actions sur le message/ })
    .click()
  await theo.getByRole('menuitem', { name: 'Modifier' }).click()
  const editor = theo.getByRole('textbox', { name: 'Modifier le message' })
  await expect(editor).toHaveAttribute('contenteditable', 'true')
  await editor.click()
  await theo.keyboard.press('ControlOrMeta+End')
  await theo.keyboard.type(' À midi')
  for (let turn = 0; turn < 12; turn++) await strayed(theo, -700)
  await theo.waitForTimeout(400)

  const before = await firstInView(theo)
  const above = (await (await theo.request.get(`/api/threads/${thread}/posts?below=${before.number - 1}&limit=1`)).json()).items[0]
  const headers = { origin: server.address }
  await expect(message(theo, above.number)).toBeAttached()
  await camille.request.patch(`/api/posts/${above.id}`, { headers, data: { text: 'Plus long. '.repeat(120), version: above.version } })
  await expect(message(theo, above.number)).toContainText('Plus long.')
  await say(camille, server, thread, 'Une question de plus ?')
  await expect(theo.getByRole('button', { name: '1 nouveau message' })).toBeVisible()
  expect((await firstInView(theo)).number).toBe(before.number)
  expect(Math.abs((await firstInView(theo)).top - before.top)).toBeLessThanOrEqual(2)
  await expect(editor).toHaveText('Je passe prendre la clé. À midi')

  await theo.getByRole('button', { name: '1 nouveau message' }).click()
  await expect(message(theo, 10_002)).toBeInViewport()
  await theo.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(message(theo, 10_001)).toContainText('À midi')
  await expect(editor).toHaveCount(0)
  expect((await (await theo.request.get(`/api/posts/${mine}`)).json()).text).toContain('À midi')
})

test('an address leads into the middle; paper carries what had come; axe finds nothing', async ({ signedInAs, server }) => {
  const theo = await signedInAs('theo', { viewport: { width: 390, height: 740 } })
  const thread = await bring(server, 10_000, { theo: 10_000 })
  await theo.goto(`/fils/${thread}#message-1234`)
  await expect(message(theo, 1_234)).toBeInViewport()
  await theo.getByRole('button', { name: /^Aller à une autre date/ }).click()
  await expect(theo.getByRole('combobox', { name: 'Mois' })).toBeVisible()
  expect((await new AxeBuilder({ page: theo }).analyze()).violations).toEqual([])
  await theo.keyboard.press('Escape')
  await theo.keyboard.press('ControlOrMeta+f')
  await expect(theo.getByText(/Le navigateur ne cherche que dans les \d+ messages/)).toBeVisible()
  await theo.emulateMedia({ media: 'print' })
  await expect(theo.getByText(/Ce fil compte 10\s000 messages/)).toBeVisible()
  expect(await stream(theo).evaluate((view) => view.scrollHeight)).toBeLessThan(40_000)
})
