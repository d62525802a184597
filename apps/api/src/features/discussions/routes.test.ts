import { newId } from '@navette/contract/core/ids.ts'
import {
  closeThread,
  countUnread,
  editPost,
  getPost,
  getThread,
  listPosts,
  listThreads,
  openThread,
  readThread,
  removePost,
  renameThread,
  reopenThread,
  sendPost,
} from '@navette/contract/discussions/endpoints.ts'
import { listActivities } from '@navette/contract/projects/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoId } from '../../../../../prisma/demo/ids.ts'
import { organisationId, projectId, type TestServer, testServer, threadId, type Visitor } from '../../../test/server.ts'

let server: TestServer
let camille: Visitor
let idriss: Visitor
let theo: Visitor
beforeAll(async () => {
  server = await testServer()
  camille = await server.as('camille')
  idriss = await server.as('idriss')
  theo = await server.as('theo')
})
afterAll(() => server.close())

const nuit = projectId('nuit-du-court')

async function openIn(visitor: Visitor, place: { projectId?: string; organisationId?: string } = { projectId: nuit }) {
  const body = { id: newId(), title: 'La clé du grill', ...place, post: { id: newId(), text: 'Qui a la **clé** du grill ?' } }
  const reply = await visitor.call(openThread, { body })
  return { ...reply, id: body.id, firstPost: body.post.id }
}
const reply = (visitor: Visitor, id: string, text: string, post = newId()) =>
  visitor.call(sendPost, { params: { threadId: id }, body: { id: post, text } })

describe('a thread of a project', () => {
  it('is opened with its first post, answered, and read by its people', async () => {
    const opened = await openIn(camille)
    expect(opened.status).toBe(201)
    expect(opened.body).toMatchObject({
      title: 'La clé du grill',
      place: { kind: 'project', id: nuit, title: 'Nuit du court' },
      postCount: 1,
      unread: 0,
      closure: null,
      author: { name: 'Camille Ferrand', organisation: { name: 'Le Fil' } },
    })
    const answer = await reply(idriss, opened.id, 'Moi, jusqu’à jeudi.')
    expect(answer).toMatchObject({
      status: 201,
      body: { number: 2, text: 'Moi, jusqu’à jeudi.', version: 1, can: { edit: true, remove: true } },
    })
    const { body } = await camille.call(listPosts, { params: { threadId: opened.id } })
    expect(body.items.map(({ number, author, can }) => [number, author?.name, can.edit])).toEqual([
      [2, 'Idriss Benhaddou', false],
      [1, 'Camille Ferrand', true],
    ])
    const { body: seen } = await camille.call(getThread, { params: { threadId: opened.id } })
    expect(seen).toMatchObject({ unread: 1, readNumber: 1, postCount: 2, lastAuthor: { name: 'Idriss Benhaddou' } })
  })

  it('is counted as unread until it is read, and reading never goes back', async () => {
    const { id } = await openIn(camille)
    await reply(camille, id, 'Et le double ?')
    const before = (await theo.call(countUnread)).body
    await theo.call(readThread, { params: { threadId: id }, body: { number: 1 } })
    expect((await theo.call(getThread, { params: { threadId: id } })).body).toMatchObject({ readNumber: 1, unread: 1 })
    await theo.call(readThread, { params: { threadId: id }, body: { number: 900 } })
    await theo.call(readThread, { params: { threadId: id }, body: { number: 1 } })
    expect((await theo.call(getThread, { params: { threadId: id } })).body).toMatchObject({ readNumber: 2, unread: 0 })
    const after = (await theo.call(countUnread)).body
    expect(before.threads - after.threads).toBe(1)
    const of = ({ projects }: typeof before) => projects.find((each) => each.projectId === nuit)?.threads ?? 0
    expect(of(before) - of(after)).toBe(1)
    const { body: unread } = await theo.call(listThreads, { query: { unread: 'true', limit: 100 } })
    expect(unread.items.map((thread) => thread.id)).not.toContain(id)
    expect(unread.items.every((thread) => thread.unread > 0)).toBe(true)
    expect(unread.items).toHaveLength(after.threads)
  })

  it('shows up in the timeline with its first words', async () => {
    const { id } = await openIn(camille)
    const { body } = await theo.call(listActivities)
    expect(body.items[0]).toMatchObject({
      verb: 'thread.opened',
      item: { id, title: 'La clé du grill' },
      excerpt: 'Qui a la clé du grill ?',
    })
  })

  it('is renamed by those who keep it in order; a stale rename is told what stands there now', async () => {
    const { id } = await openIn(camille)
    const rename = (visitor: Visitor, title: string, version: number) =>
      visitor.call(renameThread, { params: { threadId: id }, body: { title, version } })
    expect((await rename(theo, 'Les clés', 1)).problem).toMatchObject({ status: 403, code: 'not_allowed' })
    expect(await rename(camille, 'Les clés', 1)).toMatchObject({ status: 200, body: { title: 'Les clés', version: 2 } })
    expect((await rename(camille, 'Le trousseau', 1)).problem).toMatchObject({
      status: 409,
      code: 'stale',
      current: { title: 'Les clés', version: 2 },
    })
  })

  it('says who closed it; nobody replies until it is reopened', async () => {
    const { id } = await openIn(camille)
    expect((await theo.call(closeThread, { params: { threadId: id } })).status).toBe(403)
    const { body } = await camille.call(closeThread, { params: { threadId: id } })
    expect(body).toMatchObject({ closure: { by: { name: 'Camille Ferrand' } }, can: { reply: false, close: false, reopen: true } })
    expect((await reply(idriss, id, 'Trop tard ?')).problem).toMatchObject({ status: 409, code: 'thread_closed' })
    expect((await camille.call(closeThread, { params: { threadId: id } })).status).toBe(200)
    expect((await camille.call(reopenThread, { params: { threadId: id } })).body.can.reply).toBe(true)
    expect((await reply(idriss, id, 'Juste à temps.')).status).toBe(201)
  })
})

describe('a post', () => {
  it('is changed by its author alone, and says so', async () => {
    const { id, firstPost } = await openIn(camille)
    const edit = (visitor: Visitor, text: string, version: number) =>
      visitor.call(editPost, { params: { postId: firstPost }, body: { text, version } })
    expect((await edit(idriss, 'Autre chose', 1)).status).toBe(403)
    const { body } = await edit(camille, 'Qui a les clés ?', 1)
    expect(body).toMatchObject({ text: 'Qui a les clés ?', version: 2 })
    expect(body.editedAt).not.toBeNull()
    expect((await edit(camille, 'Qui les a ?', 1)).problem).toMatchObject({
      code: 'stale',
      current: { text: 'Qui a les clés ?', version: 2 },
    })
    await camille.call(closeThread, { params: { threadId: id } })
    expect((await edit(camille, 'Après coup', 2)).status).toBe(403)
  })

  it('leaves a trace where it stood when it is removed, and its text is gone', async () => {
    const { id } = await openIn(camille)
    const sent = await reply(idriss, id, 'Une bêtise.')
    expect((await theo.call(removePost, { params: { postId: sent.body.id } })).status).toBe(403)
    const removed = await camille.call(removePost, { params: { postId: sent.body.id } })
    expect(removed.body).toMatchObject({
      number: 2,
      text: null,
      removal: { by: { name: 'Camille Ferrand' } },
      can: { edit: false, remove: false },
    })
    expect((await idriss.call(editPost, { params: { postId: sent.body.id }, body: { text: 'Si !', version: 2 } })).problem.code).toBe(
      'post_removed',
    )
    const kept = await server.services.db.prisma.post.findUnique({ where: { id: sent.body.id } })
    expect(kept?.text).toBe('')
    expect((await reply(theo, id, 'Je suis le troisième.')).body.number).toBe(3)
  })

  it('says what this reader may do', async () => {
    const { firstPost } = await openIn(camille)
    const read = async (visitor: Visitor) => (await visitor.call(getPost, { params: { postId: firstPost } })).body.can
    expect([await read(camille), await read(theo)]).toEqual([
      { edit: true, remove: true, restore: false, report: false },
      { edit: false, remove: false, restore: false, report: true },
    ])
  })

  it('is refused empty or endless, with the field named', async () => {
    const { id } = await openIn(camille)
    for (const text of ['', ' \n\t ', 'x'.repeat(20_001)]) {
      const { status, problem } = await reply(camille, id, text)
      expect([status, problem.code, problem.fields?.[0]?.path]).toEqual([422, 'invalid_input', 'body.text'])
    }
    expect((await reply(camille, id, 'é'.repeat(20_000))).status).toBe(201)
  })

  it('keeps what was written: signs, scripts of the world, emoji', async () => {
    const { id } = await openIn(camille)
    const text = `<script>alert(1)</script> « L’œuvre » \u202f; 日本語 العربية 🎪 \\0 '"; DROP TABLE post; --`
    const sent = await reply(camille, id, text)
    expect(sent.body.text).toBe(text)
  })

  it('cannot carry the one sign that a database cannot keep', async () => {
    const { id } = await openIn(camille)
    const { status } = await reply(camille, id, 'un\u0000deux')
    expect(status).toBe(422)
  })
})

describe('sending again', () => {
  it('keeps one post, even after the thread was closed', async () => {
    const { id } = await openIn(camille)
    const post = newId()
    const first = await reply(idriss, id, 'Une seule fois.', post)
    await camille.call(closeThread, { params: { threadId: id } })
    const second = await reply(idriss, id, 'Une seule fois.', post)
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toMatchObject({ id: post, number: first.body.number })
    expect((await camille.call(getThread, { params: { threadId: id } })).body.postCount).toBe(2)
  })

  it('with other words is no repetition, and is not swallowed', async () => {
    const { id } = await openIn(camille)
    const post = newId()
    await reply(idriss, id, 'À dix heures.', post)
    expect((await reply(idriss, id, 'À onze heures.', post)).problem).toMatchObject({ status: 409, code: 'id_taken' })
    await idriss.call(editPost, { params: { postId: post }, body: { text: 'À midi.', version: 1 } })
    expect(await reply(idriss, id, 'À dix heures.', post)).toMatchObject({ status: 201, body: { text: 'À midi.' } })
  })

  it('is no way to take somebody else’s id', async () => {
    const { id, firstPost } = await openIn(camille)
    expect((await reply(idriss, id, 'À moi.', firstPost)).problem).toMatchObject({ status: 409, code: 'id_taken' })
    const other = await openIn(camille)
    expect((await reply(camille, other.id, 'Ailleurs.', firstPost)).problem.code).toBe('id_taken')
  })

  it('opens one thread', async () => {
    const body = { id: newId(), title: 'Deux fois', projectId: nuit, post: { id: newId(), text: 'Bonjour' } }
    const [first, second] = [await camille.call(openThread, { body }), await camille.call(openThread, { body })]
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toEqual(first.body)
    expect((await idriss.call(openThread, { body })).problem.code).toBe('id_taken')
  })
})

describe('where threads hang', () => {
  it('decides who sees them', async () => {
    const malo = await server.as('malo')
    const ines = await server.as('ines')
    const inProject = await openIn(camille)
    const ofFil = await openIn(camille, { organisationId: organisationId('fil') })
    const ofAll = await openIn(camille, {})
    const sees = async (visitor: Visitor, id: string) => (await visitor.call(getThread, { params: { threadId: id } })).status === 200
    expect(await Promise.all([inProject, ofFil, ofAll].map(({ id }) => sees(ines, id)))).toEqual([true, false, false])
    expect(await Promise.all([ofFil, ofAll].map(({ id }) => sees(theo, id)))).toEqual([false, true])
    expect(await sees(malo, ofAll.id)).toBe(true)
    expect(ofFil.body.place).toMatchObject({ kind: 'organisation', title: 'Le Fil' })
    expect(ofAll.body.place).toEqual({ kind: 'cluster', id: null, title: '', itemKind: null, ribbon: [], people: [] })
  })

  it('decides who opens them', async () => {
    const ines = await server.as('ines')
    const awa = await server.as('awa')
    expect((await openIn(ines)).status).toBe(201)
    expect((await openIn(ines, {})).status).toBe(403)
    expect((await openIn(ines, { organisationId: organisationId('fil') })).status).toBe(403)
    expect((await openIn(ines, { projectId: projectId('regie-partagee') })).status).toBe(404)
    expect((await openIn(awa, { organisationId: organisationId('fil') })).status).toBe(201)
    expect((await openIn(awa, {})).status).toBe(403)
    expect((await openIn(theo, { projectId: nuit, organisationId: organisationId('fil') })).problem.code).toBe('one_place')
    expect((await openIn(theo, { organisationId: newId() })).status).toBe(404)
  })

  it('filters their list', async () => {
    const all = async (query: object) => (await camille.call(listThreads, { query: { limit: 100, ...query } })).body.items
    expect((await all({ projectId: nuit })).every(({ place }) => place.id === nuit)).toBe(true)
    expect((await all({ place: 'cluster' })).every(({ place }) => place.kind === 'cluster')).toBe(true)
    expect((await all({ organisationId: organisationId('fil') })).every(({ place }) => place.kind === 'organisation')).toBe(true)
    expect((await all({ projectId: nuit })).length).toBeGreaterThan(5)
    // By the letters of a title, accents aside; a sign of patterns stands for itself.
    expect((await all({ search: 'ACCRÔCHE' })).map(({ title }) => title)).toEqual(['Plan de feu et accroche'])
    expect(await all({ search: 'Plan_de' })).toEqual([])
    expect(await all({ search: '100%' })).toEqual([])
    // Two letters as well as many.
    expect((await all({ search: 'ÂC' })).map(({ title }) => title)).toContain('Plan de feu et accroche')
    // By a tag, beside anything else.
    const tagged = (await all({ tagId: demoId('tag', 'technique') })).map(({ id }) => id)
    expect(tagged).toContain(threadId('plan-de-feu'))
    expect(tagged.length).toBeGreaterThan(1)
    expect((await all({ tagId: demoId('tag', 'technique'), projectId: nuit })).map(({ id }) => id)).toEqual(
      (await all({ projectId: nuit })).map(({ id }) => id).filter((id) => tagged.includes(id)),
    )
    expect(await all({ tagId: newId() })).toEqual([])
  })
})

describe('a long list', () => {
  it('is read page after page, each row once, the latest first', async () => {
    const pages: string[][] = []
    const times: string[] = []
    let after: string | undefined
    do {
      const { body } = await camille.call(listThreads, { query: { limit: 7, ...(after && { after }) } })
      pages.push(body.items.map(({ id }) => id))
      times.push(...body.items.map(({ lastAt }) => lastAt))
      after = body.next ?? undefined
    } while (after)
    const ids = pages.flat()
    expect(new Set(ids).size).toBe(ids.length)
    expect(times).toEqual(times.toSorted().toReversed())
    const { body: whole } = await camille.call(listThreads, { query: { limit: 100 } })
    expect(ids).toEqual(whole.items.map(({ id }) => id))
  })

  it('is not moved by a cursor that was made up', async () => {
    for (const after of ['nonsense', Buffer.from('["x","y"]').toString('base64url'), Buffer.from('{}').toString('base64url')]) {
      const { status, problem } = await camille.call(listThreads, { query: { after } })
      expect([status, problem.code, problem.fields?.[0]?.path]).toEqual([400, 'malformed', 'query.after'])
    }
  })

  it('gives the posts of a long thread from the end, page after page', async () => {
    const cables = threadId('cables')
    const first = (await camille.call(listPosts, { params: { threadId: cables }, query: { limit: 20 } })).body
    const second = (await camille.call(listPosts, { params: { threadId: cables }, query: { limit: 20, after: first.next ?? '' } })).body
    expect(first.items.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, at) => 49 - at))
    expect(second.items[0]?.number).toBe(29)
  })
})
