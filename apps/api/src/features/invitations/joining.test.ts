import { getSession } from '@navette/contract/accounts/endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { getThread, listPosts, listThreads, sendPost } from '@navette/contract/discussions/endpoints.ts'
import {
  answerApplication,
  apply,
  askAccount,
  confirmAccount,
  editJoining,
  getJoining,
  getPoster,
  getThreadApplication,
  joinOrganisation,
  listApplications,
  openConfirmation,
  openPoster,
  renewPoster,
  withdrawApplication,
  withdrawPoster,
} from '@navette/contract/invitations/endpoints.ts'
import type { JoiningRule } from '@navette/contract/invitations/schema.ts'
import { startMembership } from '@navette/contract/organisations/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browser } from '../../../test/browser.ts'
import { lettersTo, tokenIn } from '../../../test/letters.ts'
import { memberId, organisationId, readAll, type TestServer, testServer, type Visitor } from '../../../test/server.ts'

let server: TestServer
let agnes: Visitor
let ines: Visitor
beforeAll(async () => {
  server = await testServer({ working: true })
  agnes = await server.as('agnes')
  ines = await server.as('ines')
})
afterAll(() => server.close())

const params = { organisationId: organisationId('france') }
const questions = ['Quels soirs êtes-vous libre ?', 'Qu’est-ce qui vous amène ?']

const choose = async (joining: JoiningRule, visitor = agnes) => {
  const { version } = (await visitor.call(getJoining, { params })).body
  return visitor.call(editJoining, { params, body: { joining, questions, version } })
}
const ask = (visitor: Visitor, rest: object = {}) => {
  const thread = { id: newId(), postId: newId() }
  return visitor.call(apply, { params, body: { id: newId(), thread, answers: ['Le jeudi', 'Les films'], ...rest } })
}
const count = (name: 'member' | 'membership') => (server.services.db.prisma[name] as { count(): Promise<number> }).count()

describe('how people join', () => {
  it('is the managers’ and the administrators’ to say', async () => {
    expect((await choose('application')).body).toMatchObject({
      joining: 'application',
      questions,
      open: true,
      can: { edit: true, apply: false },
    })
    expect((await choose('application', await server.as('helene'))).status).toBe(200)
    for (const key of ['theo', 'camille', 'ines']) expect((await choose('free', await server.as(key))).status).toBe(403)
    expect((await agnes.call(editJoining, { params, body: { joining: 'free', version: 1 } })).problem.code).toBe('stale')
    const tooMany = { joining: 'free' as const, questions: Array(6).fill('Pourquoi ?'), version: 1 }
    expect((await agnes.call(editJoining, { params, body: tooMany })).status).toBe(422)
  })

  it('closed, or free, or by application, lets nobody in by another way', async () => {
    await choose('closed')
    expect([(await ask(ines)).problem.code, (await ines.call(joinOrganisation, { params, body: {} })).problem.code]).toEqual([
      'joining_closed',
      'joining_closed',
    ])
    await choose('application')
    expect((await ines.call(joinOrganisation, { params, body: {} })).problem.code).toBe('joining_closed')
    await choose('free')
    expect((await ask(ines)).problem.code).toBe('joining_closed')
  })

  it('is closed everywhere where the cluster says so', async () => {
    await choose('free')
    await server.services.db.prisma.cluster.updateMany({ data: { openJoining: false } })
    expect((await ines.call(getJoining, { params })).body).toMatchObject({ joining: 'free', open: false, can: { join: false } })
    expect((await ines.call(joinOrganisation, { params, body: {} })).problem.code).toBe('joining_closed')
    await server.services.db.prisma.cluster.updateMany({ data: { openJoining: true } })
  })

  it('free: a volunteer from that moment, once', async () => {
    await choose('free')
    const delphine = await server.as('delphine')
    const came = await Promise.all([1, 2, 3].map(() => delphine.call(joinOrganisation, { params, body: {} })))
    expect(came.map(({ status }) => status).sort()).toEqual([204, 409, 409])
    expect((await delphine.call(getSession)).body.belongings).toMatchObject([{ role: 'volunteer', organisation: { name: 'Le France' } }])
  })
})

describe('an application', () => {
  it('is a thread between whoever asks and the managers, and nobody else', async () => {
    await choose('application')
    expect((await ask(ines, { answers: ['Le jeudi', ''] })).problem).toMatchObject({ status: 422, code: 'answers_missing' })
    const body = { id: newId(), thread: { id: newId(), postId: newId() }, answers: ['Le jeudi', 'Les films'] }
    const made = await ines.call(apply, { params, body })
    expect(made).toMatchObject({
      status: 201,
      body: { state: 'waiting', threadId: body.thread.id, can: { answer: false, withdraw: true } },
    })
    expect((await ines.call(apply, { params, body })).status).toBe(201)
    expect((await ask(ines)).problem).toMatchObject({ status: 409, code: 'application_waits' })
    const thread = { threadId: body.thread.id }
    expect((await agnes.call(getThread, { params: thread })).body).toMatchObject({
      title: 'Candidature de Inès Marchetti',
      place: { title: 'Le France' },
    })
    expect((await agnes.call(listPosts, { params: thread })).body.items[0]?.text).toContain('**Quels soirs êtes-vous libre ?**\n\nLe jeudi')
    for (const key of ['theo', 'bintou', 'camille', 'helene', 'delphine']) {
      expect((await (await server.as(key)).call(getThread, { params: thread })).status).toBe(404)
    }
    const listed = (await agnes.call(listApplications, { query: { state: 'waiting' } })).body.items
    expect(listed).toMatchObject([{ person: { name: 'Inès Marchetti' }, threadId: body.thread.id, can: { answer: true } }])
    expect((await agnes.call(sendPost, { params: thread, body: { id: newId(), text: 'Passez jeudi.' } })).status).toBe(201)
    expect((await ines.call(sendPost, { params: thread, body: { id: newId(), text: 'J’y serai.' } })).status).toBe(201)
  })

  it('is seen by administrators, who do not read it; a new manager reads it from the start', async () => {
    const helene = await server.as('helene')
    const seen = (await readAll(helene, listApplications)).find(
      ({ organisation }) => (organisation as { name: string }).name === 'Le France',
    )
    expect(seen).toMatchObject({ state: 'waiting', threadId: null })
    const { body } = await ines.call(getJoining, { params })
    const threadId = body.application?.threadId ?? ''
    const marius = await server.as('marius')
    expect((await marius.call(getThread, { params: { threadId } })).status).toBe(404)
    await agnes.call(startMembership, { params, body: { id: newId(), memberId: memberId('marius'), role: 'manager' } })
    expect((await marius.call(getThread, { params: { threadId } })).status).toBe(200)
    expect((await readAll(marius, listThreads)).map(({ id }) => id)).toContain(threadId)
    expect((await marius.call(getThreadApplication, { params: { threadId } })).body.application).toMatchObject({ can: { answer: true } })
  })

  it('is answered by managers and administrators alone, once; the thread and a letter tell', async () => {
    const { body } = await ines.call(getJoining, { params })
    const applicationId = { applicationId: body.application?.id ?? '' }
    const yes = { accepted: true, role: 'member' as const, word: 'À jeudi !' }
    expect((await (await server.as('theo')).call(answerApplication, { params: applicationId, body: yes })).status).toBe(404)
    expect((await ines.call(answerApplication, { params: applicationId, body: yes })).status).toBe(403)
    const answers = await Promise.all([1, 2, 3].map(() => agnes.call(answerApplication, { params: applicationId, body: yes })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect((await ines.call(getSession)).body.belongings).toMatchObject([{ role: 'member', organisation: { name: 'Le France' } }])
    const posts = (await ines.call(listPosts, { params: { threadId: body.application?.threadId ?? '' } })).body.items
    expect(posts[0]?.text).toMatch(/acceptée.*À jeudi !$/s)
    const [letter] = await lettersTo(server, 'ines.marchetti@poste.example')
    expect(letter?.text).toContain('À jeudi !')
    expect((await ask(ines)).problem.code).toBe('already_belongs')
  })

  it('declined or withdrawn brings nobody in, and may be asked again', async () => {
    const nadia = await server.as('nadia')
    const first = await ask(nadia)
    const before = await count('membership')
    expect((await agnes.call(answerApplication, { params: { applicationId: first.body.id }, body: { accepted: false } })).body.state).toBe(
      'declined',
    )
    const second = await ask(nadia)
    expect((await agnes.call(withdrawApplication, { params: { applicationId: second.body.id } })).status).toBe(403)
    expect((await nadia.call(withdrawApplication, { params: { applicationId: second.body.id } })).body.state).toBe('withdrawn')
    expect(
      (await agnes.call(answerApplication, { params: { applicationId: second.body.id }, body: { accepted: true } })).problem.code,
    ).toBe('application_answered')
    expect(await count('membership')).toBe(before)
    const many = await Promise.all([1, 2, 3].map(() => ask(nadia)))
    expect(many.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  })
})

describe('a poster', () => {
  const newPoster = async (role: 'volunteer' | 'member' = 'volunteer') => {
    const { body } = await agnes.call(renewPoster, { params, body: { role } })
    return tokenIn(body.poster.address)
  }
  const stranger = { name: 'Simone Faure', email: 'simone@poste.example', language: 'fr' as const }
  const confirmationTo = async (email: string) => /confirmation=([\w-]+)/.exec((await lettersTo(server, email))[0]?.text ?? '')?.[1] ?? ''

  it('is made, renewed and taken down by who looks after the organisation', async () => {
    const first = await newPoster()
    const second = await newPoster()
    expect((await server.nobody.call(openPoster, { body: { token: first } })).problem.code).toBe('poster_unknown')
    expect((await server.nobody.call(openPoster, { body: { token: second } })).body).toMatchObject({ joining: 'application', questions })
    for (const key of ['theo', 'camille']) expect((await (await server.as(key)).call(getPoster, { params })).status).toBe(403)
    expect((await agnes.call(withdrawPoster, { params })).status).toBe(204)
    expect((await server.nobody.call(openPoster, { body: { token: second } })).problem.code).toBe('poster_unknown')
    expect((await agnes.call(getPoster, { params })).body.poster).toBeNull()
    const many = await Promise.all([1, 2, 3].map(() => agnes.call(renewPoster, { params, body: {} })))
    expect(many.map(({ status }) => status)).toEqual([200, 200, 200])
  })

  it('makes an account once its address is confirmed; before that there is nothing, after it no membership', async () => {
    const token = await newPoster()
    const before = await count('member')
    expect((await server.nobody.call(askAccount, { body: { ...stranger, token } })).status).toBe(204)
    expect(await count('member')).toBe(before)
    const confirmation = await confirmationTo(stranger.email)
    expect((await server.nobody.call(openConfirmation, { body: { confirmation } })).body).toEqual({
      name: stranger.name,
      email: stranger.email,
      hasAccount: false,
    })
    const simone = browser(server)
    const body = { confirmation, password: 'la navette et son fil' }
    expect(await simone.call(confirmAccount, { body })).toMatchObject({ status: 201, body: { insider: false, belongings: [] } })
    expect((await browser(server).call(confirmAccount, { body })).problem.code).toBe('account_exists')
    expect((await server.nobody.call(openConfirmation, { body: { confirmation: 'made-up' } })).problem.code).toBe('confirmation_unknown')
  })

  it('never tells whether an address has an account; only its letters do', async () => {
    const token = await newPoster()
    const known = await server.nobody.call(askAccount, { body: { ...stranger, token } })
    const unknown = await server.nobody.call(askAccount, { body: { ...stranger, email: 'personne@poste.example', token } })
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
    expect((await lettersTo(server, stranger.email))[0]?.subject).toContain('déjà un compte')
  })

  it('fills nobody’s mailbox', async () => {
    const token = await newPoster()
    const statuses = []
    for (let at = 0; at < 6; at++)
      statuses.push((await server.nobody.call(askAccount, { body: { ...stranger, email: 'bal@poste.example', token } })).status)
    expect(statuses).toContain(429)
    expect((await lettersTo(server, 'bal@poste.example')).length).toBeLessThan(6)
  })

  it('of an organisation that is free to join says the role', async () => {
    const token = await newPoster('member')
    await choose('free')
    const theirs = await server.as('perrine')
    expect((await theirs.call(joinOrganisation, { params: { organisationId: organisationId('fil') }, body: { token } })).status).toBe(409)
    expect((await theirs.call(joinOrganisation, { params, body: { token } })).status).toBe(204)
    const { belongings } = (await theirs.call(getSession)).body
    expect(belongings.find(({ organisation }) => organisation.name === 'Le France')?.role).toBe('member')
    await choose('closed')
    expect((await server.nobody.call(openPoster, { body: { token } })).body.joining).toBe('closed')
    expect((await server.nobody.call(askAccount, { body: { ...stranger, token } })).problem.code).toBe('joining_closed')
  })
})
