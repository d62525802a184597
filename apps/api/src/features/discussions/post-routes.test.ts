import { newId } from '@navette/contract/core/ids.ts'
import { editPost, getPost, listPosts, openThread, removePost, sendPost } from '@navette/contract/discussions/endpoints.ts'
import {
  answerReport,
  getSummary,
  listPostVersions,
  listReports,
  reactToPost,
  removeSummary,
  reportPost,
  restorePost,
  writeSummary,
} from '@navette/contract/discussions/post-endpoints.ts'
import type { ReactionKind } from '@navette/contract/discussions/schema.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memberId, organisationId, projectId, type TestServer, testServer, threadId, type Visitor } from '../../../test/server.ts'
import { forgetOldTexts } from './draft-commands.ts'
import { renderAgain } from './rendering-commands.ts'

let server: TestServer
let camille: Visitor
let idriss: Visitor
let theo: Visitor
beforeAll(async () => {
  server = await testServer({ working: true })
  camille = await server.as('camille')
  idriss = await server.as('idriss')
  theo = await server.as('theo')
})
afterAll(() => server.close())

const nuit = projectId('nuit-du-court')

async function openIn(
  visitor: Visitor,
  text = 'Qui a la clé ?',
  place: { projectId?: string; organisationId?: string } = { projectId: nuit },
) {
  const body = { id: newId(), title: 'La clé du grill', ...place, post: { id: newId(), text } }
  await visitor.call(openThread, { body })
  return { id: body.id, postId: body.post.id }
}
const reply = async (visitor: Visitor, thread: string, text: string) =>
  (await visitor.call(sendPost, { params: { threadId: thread }, body: { id: newId(), text } })).body
const read = async (visitor: Visitor, postId: string) => (await visitor.call(getPost, { params: { postId } })).body
const mentionsOf = async (postId: string) =>
  (await server.services.db.prisma.mention.findMany({ where: { postId }, select: { memberId: true } })).map((row) => row.memberId)

describe('what a text names', () => {
  it('shows the title of now to whoever may see it, and to nobody else', async () => {
    const secret = await openIn(camille, 'Entre nous.', { organisationId: organisationId('fil') })
    const { id } = await openIn(camille)
    const { id: postId } = await reply(camille, id, `Voyez [#](/fils/${secret.id}) et [mes mots](/fils/${secret.id}).`)
    expect((await read(camille, postId)).html).toContain('data-chip="thread"')
    expect((await read(camille, postId)).html).toContain('>La clé du grill</a>')
    const seen = await read(theo, postId)
    expect(seen.html).toContain('<span data-unseen>une page qui n’est pas partagée avec vous</span>')
    expect(JSON.stringify(seen)).not.toContain('La clé du grill')
    const { body } = await theo.call(listPosts, { params: { threadId: id } })
    expect(body.items.find((post) => post.id === postId)?.html).toBe(seen.html)
  })

  it('is rendered again when the renderer has changed', async () => {
    const { postId } = await openIn(camille, 'Du **gras**')
    const { prisma } = server.services.db
    await prisma.post.update({ where: { id: postId }, data: { html: 'vieux', renderer: 0 } })
    expect((await read(theo, postId)).html).toBe('<p>Du <strong>gras</strong></p>')
    await renderAgain(server.services)
    expect(await prisma.post.findUnique({ where: { id: postId }, select: { html: true, version: true } })).toEqual({
      html: '<p>Du <strong>gras</strong></p>',
      version: 1,
    })
  })
})

describe('mentions', () => {
  it('reach people by name, teams, organisations and everyone, but nobody who cannot read', async () => {
    const { id } = await openIn(camille)
    const person = (key: string) => `[@Quelqu’un](/personnes/${memberId(key)})`
    const byName = await reply(camille, id, `${person('theo')} ${person('malo')} ${person('camille')} \`${person('idriss')}\``)
    const named = await mentionsOf(byName.id)
    expect(named).toContain(memberId('theo'))
    expect(named).not.toContain(memberId('camille'))
    expect(named).not.toContain(memberId('idriss'))
    const team = await mentionsOf((await reply(camille, id, `[@équipe](/projets/${nuit})`)).id)
    expect(team).toContain(memberId('idriss'))
    expect(team).toContain(memberId('ines'))
    const all = await mentionsOf((await reply(camille, id, '[@tous](#tous) venez')).id)
    expect(all.toSorted()).toEqual(expect.arrayContaining(team.toSorted()))
    const ofFil = await mentionsOf((await reply(theo, id, `[@Le Fil](/structures/${organisationId('fil')})`)).id)
    expect(ofFil).toContain(memberId('camille'))
    expect(ofFil).not.toContain(memberId('idriss'))
  })

  it('follow what the text says now', async () => {
    const { id } = await openIn(camille)
    const post = await reply(camille, id, `[@Théo](/personnes/${memberId('theo')})`)
    const edit = (text: string, version: number) => camille.call(editPost, { params: { postId: post.id }, body: { text, version } })
    await edit(`[@Idriss](/personnes/${memberId('idriss')})`, 1)
    expect(await mentionsOf(post.id)).toEqual([memberId('idriss')])
    await camille.call(removePost, { params: { postId: post.id } })
    expect(await mentionsOf(post.id)).toEqual([])
    await camille.call(restorePost, { params: { postId: post.id } })
    expect(await mentionsOf(post.id)).toEqual([memberId('idriss')])
  })
})

describe('what a post said before', () => {
  it('can be read, the newest first', async () => {
    const { postId } = await openIn(camille, 'Un')
    for (const [text, version] of [
      ['Deux', 1],
      ['Trois', 2],
    ] as const)
      await camille.call(editPost, { params: { postId }, body: { text, version } })
    const { body } = await theo.call(listPostVersions, { params: { postId } })
    expect(body.versions.map(({ version, text }) => [version, text])).toEqual([
      [3, 'Trois'],
      [2, 'Deux'],
      [1, 'Un'],
    ])
    expect(new Set(body.versions.map(({ at }) => at)).size).toBe(3)
  })

  it('is nobody’s to read once the post is removed, and comes back with it', async () => {
    const { id } = await openIn(camille)
    const post = await reply(theo, id, 'Une bêtise.')
    await theo.call(editPost, { params: { postId: post.id }, body: { text: 'Deux bêtises.', version: 1 } })
    await camille.call(removePost, { params: { postId: post.id } })
    expect((await camille.call(listPostVersions, { params: { postId: post.id } })).body.versions).toEqual([])
    expect((await read(camille, post.id)).can.restore).toBe(true)
    expect((await theo.call(restorePost, { params: { postId: post.id } })).status).toBe(403)
    const { body } = await camille.call(restorePost, { params: { postId: post.id } })
    expect(body).toMatchObject({ text: 'Deux bêtises.', html: '<p>Deux bêtises.</p>', removal: null, number: post.number })
    expect((await camille.call(listPostVersions, { params: { postId: post.id } })).body.versions).toHaveLength(2)
  })

  it('is its author’s where they took it back', async () => {
    const { id } = await openIn(camille)
    const post = await reply(theo, id, 'Je regrette.')
    await theo.call(removePost, { params: { postId: post.id } })
    expect((await camille.call(restorePost, { params: { postId: post.id } })).status).toBe(403)
    expect((await theo.call(restorePost, { params: { postId: post.id } })).body.text).toBe('Je regrette.')
  })

  it('is gone for good thirty days after', async () => {
    const { id } = await openIn(camille)
    const post = await reply(theo, id, 'Un')
    await theo.call(editPost, { params: { postId: post.id }, body: { text: 'Deux', version: 1 } })
    await camille.call(removePost, { params: { postId: post.id } })
    const { prisma } = server.services.db
    await prisma.postRemoval.update({ where: { postId: post.id }, data: { at: new Date(Date.now() - 31 * 86_400_000) } })
    await forgetOldTexts(server.services)
    expect(await prisma.removedText.count({ where: { postId: post.id } })).toBe(0)
    expect(await prisma.postVersion.count({ where: { postId: post.id } })).toBe(0)
    expect((await camille.call(restorePost, { params: { postId: post.id } })).problem.code).toBe('text_gone')
    expect((await read(camille, post.id)).can.restore).toBe(false)
  })
})

describe('reactions', () => {
  it('are one of each kind for each person, and can be taken back', async () => {
    const { postId } = await openIn(camille)
    const react = (visitor: Visitor, kind: ReactionKind, on = true) => visitor.call(reactToPost, { params: { postId }, body: { kind, on } })
    await Promise.all([idriss, theo, idriss, idriss].map((visitor) => react(visitor, 'agree')))
    await react(theo, 'thanks')
    expect((await read(theo, postId)).reactions).toMatchObject([
      { kind: 'agree', count: 2, mine: true },
      { kind: 'thanks', count: 1, mine: true, names: ['Théo Villard'] },
    ])
    expect((await read(camille, postId)).reactions[0]?.mine).toBe(false)
    const { body } = await react(theo, 'agree', false)
    expect(body.reactions[0]).toMatchObject({ kind: 'agree', count: 1, mine: false, names: ['Idriss Benhaddou'] })
    expect((await react(theo, 'agree', false)).status).toBe(200)
  })

  it('are none of a removed post', async () => {
    const { postId } = await openIn(camille)
    await camille.call(removePost, { params: { postId } })
    const react = (kind: string) => theo.send('PUT', `/api/posts/${postId}/reaction`, { kind, on: true })
    expect((await react('seen')).problem.code).toBe('post_removed')
    expect((await react('rage')).status).toBe(422)
  })
})

describe('a report', () => {
  const report = (visitor: Visitor, postId: string) =>
    visitor.call(reportPost, { params: { postId }, body: { id: newId(), reason: 'C’est de la réclame.' } })
  const waiting = async (visitor: Visitor, postId: string) =>
    (await visitor.call(listReports, { query: { limit: 100 } })).body.items.filter(({ post }) => post.id === postId)

  it('reaches those who keep order, who answer it once for all', async () => {
    const { id } = await openIn(camille)
    const post = await reply(theo, id, 'Achetez !')
    expect((await report(theo, post.id)).status).toBe(403)
    expect((await report(idriss, post.id)).status).toBe(204)
    await report(idriss, post.id)
    await report(await server.as('maud'), post.id)
    const [first, second, ...more] = await waiting(camille, post.id)
    expect(more).toEqual([])
    expect([first?.by?.name, second?.by?.name]).toEqual(['Idriss Benhaddou', 'Maud Chazelle'])
    expect(first).toMatchObject({ threadTitle: 'La clé du grill', reason: 'C’est de la réclame.', post: { text: 'Achetez !' } })
    expect(await waiting(theo, post.id)).toEqual([])
    expect(await waiting(idriss, post.id)).toEqual([])
    const reportId = first?.id ?? ''
    const answer = (visitor: Visitor) => visitor.call(answerReport, { params: { reportId }, body: { outcome: 'removed' } })
    expect((await answer(idriss)).status).toBe(404)
    expect((await answer(camille)).status).toBe(204)
    expect((await answer(camille)).status).toBe(204)
    expect(await waiting(camille, post.id)).toEqual([])
    expect((await read(theo, post.id)).removal?.by?.name).toBe('Camille Ferrand')
    const letters = await server.services.db.prisma.letter.findMany({ where: { subject: { contains: 'signalement' } } })
    expect(letters).toHaveLength(2)
    expect(letters[0]?.text).toContain('a été retiré')
  })

  it('may be dismissed, and the post stands', async () => {
    const { id } = await openIn(camille)
    const post = await reply(theo, id, 'Je ne suis pas d’accord.')
    await report(idriss, post.id)
    const [one] = await waiting(camille, post.id)
    await camille.call(answerReport, { params: { reportId: one?.id ?? '' }, body: { outcome: 'dismissed' } })
    expect((await read(theo, post.id)).text).toBe('Je ne suis pas d’accord.')
    expect((await report(idriss, post.id)).status).toBe(204)
    expect(await waiting(camille, post.id)).toHaveLength(1)
  })
})

describe('a summary', () => {
  const params = (id: string) => ({ params: { threadId: id } })
  it('is a text of those who keep order, or one of the posts', async () => {
    const { id } = await openIn(camille)
    expect((await theo.call(getSummary, params(id))).body).toMatchObject({ text: null, version: 0, can: { edit: false } })
    expect((await theo.call(writeSummary, { ...params(id), body: { text: 'À moi', version: 0 } })).status).toBe(403)
    const written = await camille.call(writeSummary, { ...params(id), body: { text: 'Idriss a la **clé**.', version: 0 } })
    expect(written.body).toMatchObject({
      html: '<p>Idriss a la <strong>clé</strong>.</p>',
      number: null,
      by: { name: 'Camille Ferrand' },
      version: 1,
    })
    expect((await camille.call(writeSummary, { ...params(id), body: { text: 'Autre', version: 0 } })).problem).toMatchObject({
      code: 'stale',
      current: { version: 1 },
    })
    const post = await reply(theo, id, 'Rendez-vous à 14 h.')
    await camille.call(writeSummary, { ...params(id), body: { postId: post.id, version: 1 } })
    expect((await theo.call(getSummary, params(id))).body).toMatchObject({ text: 'Rendez-vous à 14 h.', number: post.number, version: 2 })
    await theo.call(editPost, { params: { postId: post.id }, body: { text: 'Rendez-vous à 15 h.', version: 1 } })
    expect((await theo.call(getSummary, params(id))).body.text).toBe('Rendez-vous à 15 h.')
    await camille.call(removePost, { params: { postId: post.id } })
    expect((await theo.call(getSummary, params(id))).body).toMatchObject({ text: null, number: null })
    expect((await camille.call(removeSummary, params(id))).body.version).toBe(0)
  })

  it('takes no post of another thread', async () => {
    const { id } = await openIn(camille)
    const elsewhere = await openIn(camille)
    const body = { postId: elsewhere.postId, version: 0 }
    expect((await camille.call(writeSummary, { ...params(id), body })).status).toBe(404)
    expect((await camille.call(getSummary, params(threadId('bar')))).status).toBe(200)
  })
})
