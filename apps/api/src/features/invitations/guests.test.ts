import { newId } from '@navette/contract/core/ids.ts'
import {
  acceptAsNewcomer,
  acceptInvitation,
  answerInvitation,
  inviteToProject,
  listInvitations,
  listMyInvitations,
  openInvitation,
  previewProjectInvitation,
  resendInvitation,
  withdrawInvitation,
} from '@navette/contract/invitations/endpoints.ts'
import { chooseStage, getProject, leaveTeam, listProjects, startProject } from '@navette/contract/projects/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lettersTo, tokenIn } from '../../../test/letters.ts'
import { memberId, organisationId, projectId, type TestServer, testServer, type Visitor } from '../../../test/server.ts'

let server: TestServer
let camille: Visitor
let theo: Visitor
beforeAll(async () => {
  server = await testServer()
  camille = await server.as('camille')
  theo = await server.as('theo')
})
afterAll(() => server.close())

const nuit = { projectId: projectId('nuit-du-court') }

async function start(visibility: 'team' | 'organisations' = 'team') {
  const id = newId()
  const body = { id, title: 'Un bal d’hiver', summary: 'Danser au chaud.', hostId: organisationId('fil'), visibility }
  await camille.call(startProject, { body })
  return { projectId: id }
}

const guest = () => `${newId()}@artiste.example`
const invite = (params: { projectId: string }, who: { emails?: string[]; memberIds?: string[] }, by = camille) =>
  by.call(inviteToProject, { params, body: { ...who, language: 'fr', message: 'Venez voir.' } })
const tokenTo = async (email: string) => tokenIn((await lettersTo(server, email)).at(-1)?.text)
const enter = (token: string) =>
  server.nobody.call(acceptAsNewcomer, { body: { token, name: 'Ana Ribeiro', password: 'un fil de trame bleu', language: 'fr' } })

describe('a guest', () => {
  it('comes from a letter to one project, and sees nothing else', async () => {
    const [params, email] = [await start(), guest()]
    expect((await invite(params, { emails: [email] })).body.outcomes).toEqual([{ memberId: null, email, outcome: 'invited' }])
    const [letter] = await lettersTo(server, email)
    expect(letter?.subject).toBe('Camille Ferrand vous invite à rejoindre «\u00a0Un bal d’hiver\u00a0»')
    expect(letter?.text).toContain('Danser au chaud.')
    const token = await tokenTo(email)
    const { body } = await server.nobody.call(openInvitation, { body: { token } })
    expect(body).toMatchObject({
      organisation: null,
      role: null,
      project: { id: params.projectId, title: 'Un bal d’hiver' },
      hasAccount: false,
    })
    const { status, headers } = await enter(token)
    expect(status).toBe(201)
    const cookie = [headers['set-cookie']]
      .flat()
      .map((each) => String(each).split(';')[0])
      .join('; ')
    const read = async (url: string) =>
      (await server.nobody.send('GET', url, undefined, { cookie })) as { status: number; body: { items: { id: string }[] } }
    expect((await read('/api/projects')).body.items.map(({ id }) => id)).toEqual([params.projectId])
    expect([(await read('/api/members')).status, (await read(`/api/projects/${nuit.projectId}`)).status]).toEqual([403, 404])
    expect((await camille.call(getProject, { params })).body).toMatchObject({ teamCount: 2, guestCount: 1 })
    expect((await enter(token)).problem.code).toBe('invitation_used')
  })

  it('is invited anew where one waits: the older link is dead', async () => {
    const [params, email] = [await start(), guest()]
    await invite(params, { emails: [email] })
    const first = await tokenTo(email)
    expect((await invite(params, { emails: [email.toUpperCase()] })).body.outcomes[0]?.outcome).toBe('renewed')
    expect((await server.nobody.call(openInvitation, { body: { token: first } })).problem.code).toBe('invitation_unknown')
  })

  it('of an archived project comes in no longer', async () => {
    const [params, email] = [await start(), guest()]
    await invite(params, { emails: [email] })
    await camille.call(chooseStage, { params, body: { stage: 'archived' } })
    const token = await tokenTo(email)
    expect((await server.nobody.call(openInvitation, { body: { token } })).body.state).toBe('closed')
    expect((await enter(token)).problem.code).toBe('invitation_withdrawn')
    expect((await invite(params, { emails: [guest()] })).status).toBe(403)
  })
})

describe('somebody of the cluster', () => {
  const mine = async (visitor: Visitor) => (await visitor.call(listMyInvitations)).body.invitations

  it('finds the invitation here, and accepts it without its letter; the project opens', async () => {
    const params = await start()
    expect((await invite(params, { memberIds: [memberId('theo')] })).body.outcomes).toEqual([
      { memberId: memberId('theo'), email: null, outcome: 'invited' },
    ])
    expect((await theo.call(getProject, { params })).status).toBe(404)
    const [waits] = (await mine(theo)).filter(({ project }) => project?.id === params.projectId)
    expect(waits).toMatchObject({ invitedBy: 'Camille Ferrand', message: 'Venez voir.', organisation: null })
    const answer = (accepted: boolean) => theo.call(answerInvitation, { params: { invitationId: waits?.id ?? '' }, body: { accepted } })
    expect([(await answer(true)).status, (await answer(true)).status]).toEqual([204, 204])
    expect((await theo.call(getProject, { params })).body).toMatchObject({ mine: true })
    expect((await answer(false)).problem.code).toBe('invitation_used')
    expect((await mine(theo)).filter(({ project }) => project?.id === params.projectId)).toEqual([])
    expect((await invite(params, { memberIds: [memberId('theo')] })).body.outcomes[0]?.outcome).toBe('belongs')
  })

  it('declines: those who invited learn it, and may ask again another day', async () => {
    const params = await start()
    await invite(params, { memberIds: [memberId('theo')] })
    const [waits] = (await mine(theo)).filter(({ project }) => project?.id === params.projectId)
    const where = { invitationId: waits?.id ?? '' }
    expect((await theo.call(answerInvitation, { params: where, body: { accepted: false } })).status).toBe(204)
    const { body } = await camille.call(listInvitations, { query: params })
    expect(body.items).toMatchObject([{ state: 'declined', can: { resend: false, withdraw: false } }])
    expect((await camille.call(resendInvitation, { params: where })).problem.code).toBe('invitation_declined')
    expect((await invite(params, { memberIds: [memberId('theo')] })).body.outcomes[0]?.outcome).toBe('invited')
  })

  it('holds one answer against a withdrawal at the same moment', async () => {
    for (let round = 0; round < 4; round++) {
      const params = await start()
      await invite(params, { memberIds: [memberId('theo')] })
      const [waits] = (await mine(theo)).filter(({ project }) => project?.id === params.projectId)
      const where = { invitationId: waits?.id ?? '' }
      const [answered, withdrawn] = await Promise.all([
        theo.call(answerInvitation, { params: where, body: { accepted: true } }),
        camille.call(withdrawInvitation, { params: where }),
      ])
      const inside = (await camille.call(getProject, { params })).body.teamCount === 2
      expect([answered.status < 300, withdrawn.status < 300]).toEqual([inside, !inside])
    }
  })

  it('answers only for their own address', async () => {
    const params = await start()
    await invite(params, { memberIds: [memberId('theo')] })
    const [waits] = (await mine(theo)).filter(({ project }) => project?.id === params.projectId)
    const malo = await server.as('malo')
    expect((await malo.call(answerInvitation, { params: { invitationId: waits?.id ?? '' }, body: { accepted: true } })).status).toBe(404)
  })
})

describe('inviting', () => {
  it('is for those who shape the project and the members of its organisations who are of its team', async () => {
    const status = async (key: string) => (await invite(nuit, { emails: [guest()] }, await server.as(key))).status
    // Awa is a volunteer and Inès a guest, both of the team; Gérard is of Le Fil and not of the team; Malo sees nothing of it.
    expect([await status('maud'), await status('camille')]).toEqual([200, 200])
    expect([await status('awa'), await status('ines'), await status('gerard')]).toEqual([403, 403, 403])
    expect((await (await server.as('gerard')).call(listInvitations, { query: nuit })).status).toBe(403)
  })

  it('of a project is not an administrator’s to read', async () => {
    const params = await start()
    await invite(params, { emails: [guest()] })
    const helene = await server.as('helene')
    expect((await helene.call(listInvitations, { query: params })).status).toBe(404)
    const { body } = await camille.call(listInvitations, { query: params })
    expect((await helene.call(withdrawInvitation, { params: { invitationId: body.items[0]?.id ?? '' } })).status).toBe(404)
    const all = (await helene.call(listInvitations, { query: { limit: 100 } })).body.items
    expect(all.filter(({ project }) => project)).toEqual([])
  })

  it('shows the letter before it leaves, and refuses nobody and the unknown', async () => {
    const { body } = await camille.call(previewProjectInvitation, { params: nuit, body: { language: 'en', message: '' } })
    expect(body.subject).toBe('Camille Ferrand invites you to join “Nuit du court”')
    expect((await invite(nuit, {})).problem).toMatchObject({ code: 'invalid_input', fields: [{ path: 'body.emails' }] })
    expect((await invite(nuit, { memberIds: [newId()] })).problem.code).toBe('no_such_person')
  })

  it('accepted by another account than the address names: they hold the letter', async () => {
    const [params, email] = [await start(), guest()]
    await invite(params, { emails: [email] })
    const { body } = await theo.call(acceptInvitation, { body: { token: await tokenTo(email) } })
    expect(body).toEqual({ organisationId: null, projectId: params.projectId })
    expect((await theo.call(listProjects, { query: { mine: 'true', limit: 100 } })).body.items.map(({ id }) => id)).toContain(
      params.projectId,
    )
    expect((await theo.call(leaveTeam, { params: { ...params, memberId: memberId('theo') } })).status).toBe(204)
  })
})
