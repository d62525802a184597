import AxeBuilder from '@axe-core/playwright'
import { execute } from '../apps/api/test/templates.ts'
import { demoId } from '../prisma/demo/ids.ts'
import { expect, test } from './fixtures.ts'

const nuit = `/projets/${demoId('project', 'nuit-du-court')}`

test('whoever chooses to be told less of a project sees its counter follow, on all their screens, and hears again of what calls them', async ({
  signedInAs,
}) => {
  const [desk, phone, idriss] = [
    await signedInAs('theo'),
    await signedInAs('theo', { viewport: { width: 360, height: 740 } }),
    await signedInAs('idriss'),
  ]
  await desk.goto(nuit)
  const counted = desk.getByRole('list', { name: 'Mes projets' }).getByRole('link', { name: /Nuit du court/ })
  // As many threads as wait in the project, of which those that he wrote in wait for him whatever he chooses for the project.
  const waiting = async () =>
    (await (await desk.request.get(`/api/threads?projectId=${demoId('project', 'nuit-du-court')}&unread=true&limit=100`)).json()).items
      .length
  const before = await waiting()
  await expect(counted).toContainText(`${before} non lu`)
  await phone.goto(nuit)
  await phone
    .getByRole('main')
    .getByRole('button', { name: /Suivre .+Nuit du court/ })
    .click()
  await expect(phone.getByText('Tout, parce que vous êtes de l’équipe')).toBeVisible()
  expect((await new AxeBuilder({ page: phone }).analyze()).violations).toEqual([])
  await phone.getByRole('menuitemradio', { name: /Mentions seulement/ }).click()
  await expect.poll(waiting).toBeLessThan(before)
  const left = await waiting()
  await expect(counted).toContainText(left > 0 ? `${left} non lu` : /^Nuit du court$/)

  // Somebody calls them: it is counted again.
  await idriss.goto(`/fils/${demoId('thread', 'catering')}`)
  const said = { id: crypto.randomUUID(), text: `[@Théo](/personnes/${demoId('member', 'theo')}), pour combien ?` }
  const sent = await idriss.request.post(`/api/threads/${demoId('thread', 'catering')}/posts`, {
    data: said,
    headers: { origin: new URL(idriss.url()).origin },
  })
  expect(sent.status()).toBe(201)
  await expect(counted).toContainText(`${left + 1} non lu`)

  // The thread says where its level comes from, and can have its own.
  await desk.goto(`/fils/${demoId('thread', 'catering')}`)
  const control = desk.getByRole('main').getByRole('button', { name: /^Suivre / })
  await control.focus()
  await desk.keyboard.press('Enter')
  await expect(desk.getByText('Mentions seulement, comme dans Nuit du court')).toBeVisible()
  await desk.getByRole('menuitemradio', { name: /^Tout/ }).click()
  await control.click()
  await expect(desk.getByText('Tout, vous l’avez choisi ici')).toBeVisible()
  await desk.keyboard.press('Escape')

  // All choices stand in one place, and are taken back there.
  await phone.goto('/moi/suivi')
  await expect(phone.getByRole('link', { name: 'Nuit du court' })).toBeVisible()
  expect((await new AxeBuilder({ page: phone }).analyze()).violations).toEqual([])
  await phone.getByRole('button', { name: 'Ne plus choisir pour « Nuit du court »' }).click()
  await expect(phone.getByRole('link', { name: 'Nuit du court' })).toHaveCount(0)
})

test('all that is unread is emptied by keyboard, and taken back', async ({ signedInAs, server }) => {
  const [camille, theo] = [await signedInAs('camille'), await signedInAs('theo')]
  await theo.goto('/non-lus')
  const rows = theo.getByRole('main').getByRole('listitem')
  await expect(rows.first()).toBeVisible()
  const all = await rows.count()
  await expect(theo.getByRole('link', { name: `Non lus ${all} fil` })).toBeVisible()
  expect((await new AxeBuilder({ page: theo }).analyze()).violations).toEqual([])

  // What comes stands there at once, and says that it calls.
  const thread = { id: crypto.randomUUID(), title: 'Les clés du camion', projectId: demoId('project', 'nuit-du-court') }
  const post = { id: crypto.randomUUID(), text: `[@Théo](/personnes/${demoId('member', 'theo')}), vous les avez ?` }
  const opened = await camille.request.post('/api/threads', { data: { ...thread, post }, headers: { origin: server.address } })
  expect(opened.status()).toBe(201)
  const row = rows.filter({ hasText: thread.title })
  await expect(row).toContainText('On vous cite')

  // One is opened with Enter, and is read by it.
  await row.getByRole('link').focus()
  await theo.keyboard.press('Enter')
  await expect(theo.getByRole('heading', { name: thread.title })).toBeVisible()
  // Read once the counter says so.
  await expect(theo.getByRole('link', { name: `Non lus ${all} fil` })).toBeVisible()
  await theo.keyboard.press('g')
  await theo.keyboard.press('n')
  await expect(row).toHaveCount(0)

  // One after the other, each focused in turn; one comes back.
  await theo.keyboard.press('j')
  await expect(rows.first().getByRole('link')).toBeFocused()
  await theo.keyboard.press('e')
  await expect(rows).toHaveCount(all - 1)
  await theo.keyboard.press('u')
  await expect(rows).toHaveCount(all)
  await expect(theo.getByRole('link', { name: `Non lus ${all} fil` })).toBeVisible()

  // By whole places, until nothing is left.
  for (let left = await rows.count(); left > 0; left = await rows.count()) {
    await theo.keyboard.press('j')
    await theo.keyboard.press('Shift+E')
    await expect.poll(() => rows.count()).toBeLessThan(left)
  }
  await expect(theo.getByText('Tout est lu')).toBeVisible()
  await expect(theo.getByRole('link', { name: 'Non lus', exact: true })).toBeVisible()
  await theo.reload()
  await expect(theo.getByText('Tout est lu')).toBeVisible()
})

test('a place with more threads than one list shows is read whole, and comes back whole', async ({ signedInAs, server }) => {
  const theo = await signedInAs('theo')
  const [project, mehdi] = [demoId('project', 'nuit-du-court'), demoId('member', 'mehdi')]
  await execute(
    server.databaseUrl,
    `WITH made AS (INSERT INTO item (id, kind, title, organisation_id, project_id, audience_id, created_by, created_at, last_at)
        SELECT gen_random_uuid(), 'thread', 'Fil ' || n, organisation_id, '${project}', audience_id, '${mehdi}', now() + n * interval '1 ms', now() + n * interval '1 ms'
        FROM item, generate_series(1, 230) n WHERE item.id = '${project}' RETURNING id, created_at),
      begun AS (INSERT INTO thread (id, about_id, last_number, last_author_id) SELECT id, '${project}', 1, '${mehdi}' FROM made RETURNING id)
    INSERT INTO post (id, thread_id, number, author_id, at, text) SELECT gen_random_uuid(), begun.id, 1, '${mehdi}', created_at, 'Oui.' FROM begun JOIN made USING (id)`,
  )
  const unread = async () => (await (await theo.request.get('/api/threads/unread')).json()).threads as number
  const all = await unread()
  expect(all).toBeGreaterThanOrEqual(230)
  await theo.goto('/non-lus')
  const group = theo.getByRole('region', { name: 'Nuit du court' })
  await expect(group.getByRole('listitem').first()).toBeVisible()
  await theo.keyboard.press('j')
  await theo.keyboard.press('Shift+E')
  await expect.poll(unread).toBeLessThanOrEqual(all - 230)
  await expect(group).toHaveCount(0)
  await expect(theo.getByRole('status').filter({ hasText: /2[3-9]\d fils/ })).toBeVisible()
  await theo.keyboard.press('u')
  await expect.poll(unread).toBe(all)
  await expect(group.getByRole('listitem').first()).toBeVisible()
})
