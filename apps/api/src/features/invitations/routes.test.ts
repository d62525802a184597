import { getSession } from '@navette/contract/accounts/endpoints.ts'
import {
  acceptAsNewcomer,
  acceptInvitation,
  invitePeople,
  listInvitations,
  openInvitation,
  previewInvitation,
  resendInvitation,
  restoreInvitation,
  withdrawInvitation,
} from '@navette/contract/invitations/endpoints.ts'
import { listMemberships } from '@navette/contract/organisations/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browser } from '../../../test/browser.ts'
import { lettersTo, tokenIn } from '../../../test/letters.ts'
import { organisationId, readAll, type TestServer, testServer, type Visitor } from '../../../test/server.ts'

let server: TestServer
let camille: Visitor
beforeAll(async () => {
  server = await testServer({ working: true })
  camille = await server.as('camille')
})
afterAll(() => server.close())

const fil = { organisationId: organisationId('fil') }
const letterTo = async (email: string) => (await lettersTo(server, email))[0]
const linkTo = async (email: string) => tokenIn((await letterTo(email))?.text)
const terms = { role: 'volunteer' as const, language: 'fr' as const }
const invite = (emails: string[], rest: object = {}, visitor = camille, params = fil) =>
  visitor.call(invitePeople, { params, body: { ...terms, emails, ...rest } })
const find = async (email: string) => (await readAll(camille, listInvitations)).find((invitation) => invitation['email'] === email)
const idOf = async (email: string) => ({ invitationId: String((await find(email))?.['id']) })
const open = (token: string) => server.nobody.call(openInvitation, { body: { token } })
const come = (token: string, name = 'Mona Rey') =>
  browser(server).call(acceptAsNewcomer, { body: { token, name, language: 'fr', password: 'la navette et son fil' } })

describe('an invitation', () => {
  it('brings a letter in its language, and a link that makes an account', async () => {
    const { status, body } = await invite(['Mona.Rey@poste.example'], { message: 'On vous attend !', language: 'en', endsOn: '2099-07-01' })
    expect([status, body.outcomes]).toEqual([200, [{ email: 'mona.rey@poste.example', outcome: 'invited' }]])
    const letter = await letterTo('mona.rey@poste.example')
    expect(letter?.subject).toBe('Camille Ferrand invites you to join Le Fil')
    expect(letter?.text).toContain('“On vous attend !”')
    expect(letter?.text).toContain('until 30 June 2099')
    const token = await linkTo('mona.rey@poste.example')
    expect((await open(token)).body).toMatchObject({ state: 'pending', invitedBy: 'Camille Ferrand', role: 'volunteer', hasAccount: false })
    const mona = browser(server)
    const body2 = { token, name: 'Mona Rey', language: 'en' as const, password: 'la navette et son fil' }
    expect(await mona.call(acceptAsNewcomer, { body: body2 })).toMatchObject({ status: 201, body: { name: 'Mona Rey', insider: true } })
    expect((await mona.call(getSession)).body).toMatchObject({
      language: 'en',
      belongings: [{ role: 'volunteer', organisation: { name: 'Le Fil' } }],
    })
    expect(await find('mona.rey@poste.example')).toMatchObject({ state: 'accepted', acceptedBy: { name: 'Mona Rey' } })
  })

  it('says who belongs already, renews what waits, and mails nobody twice', async () => {
    const emails = ['awa.diarra@poste.example', 'mona.rey@poste.example', 'zoe@poste.example', 'zoe@poste.example']
    await invite(['zoe@poste.example'])
    const first = await linkTo('zoe@poste.example')
    const { body } = await invite(emails, { role: 'member' })
    expect(body.outcomes.map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(['belongs', 'renewed']))
    expect(body.outcomes).toHaveLength(3)
    expect((await open(first)).problem).toMatchObject({ status: 404, code: 'invitation_unknown' })
    expect(await find('zoe@poste.example')).toMatchObject({ role: 'member', state: 'pending' })
    expect(await server.services.db.prisma.letter.count({ where: { to: 'zoe@poste.example' } })).toBe(2)
  })

  it('goes to two hundred at once, and not to one more', async () => {
    const emails = Array.from({ length: 200 }, (_, at) => `troupe${at}@poste.example`)
    const { status, body } = await invite(emails)
    expect([status, body.outcomes.length]).toEqual([200, 200])
    expect((await invite([...emails, 'de.trop@poste.example'])).problem).toMatchObject({ status: 422, code: 'invalid_input' })
    expect((await invite(['ok@poste.example', 'tom.arnal@poste'])).problem.fields?.[0]?.path).toBe('body.emails.1')
  })

  it('is the managers’ and the administrators’ alone', async () => {
    const { invitationId } = await idOf('zoe@poste.example')
    for (const key of ['theo', 'awa', 'lena', 'ines', 'idriss']) {
      const visitor = await server.as(key)
      expect((await invite(['x@poste.example'], {}, visitor)).status).toBe(403)
      expect((await visitor.call(listInvitations, { query: { organisationId: fil.organisationId } })).status).toBe(403)
      expect([403, 404]).toContain((await visitor.call(withdrawInvitation, { params: { invitationId } })).status)
    }
    const idriss = await readAll(await server.as('idriss'), listInvitations)
    expect(idriss).toEqual([])
    expect((await readAll(await server.as('helene'), listInvitations)).length).toBeGreaterThan(200)
    expect((await (await server.as('awa')).call(listInvitations)).status).toBe(403)
  })

  it('sent again has another link, and fourteen new days', async () => {
    await invite(['yves@poste.example'])
    const first = await linkTo('yves@poste.example')
    await server.services.db.prisma.invitation.updateMany({ where: { email: 'yves@poste.example' }, data: { expiresAt: new Date() } })
    expect((await open(first)).body.state).toBe('expired')
    expect((await come(first)).problem.code).toBe('invitation_expired')
    const again = await (await server.as('camille')).call(resendInvitation, { params: await idOf('yves@poste.example') })
    expect(again).toMatchObject({ status: 200, body: { state: 'pending' } })
    expect((await come(first)).problem.code).toBe('invitation_unknown')
    expect((await come(await linkTo('yves@poste.example'), 'Yves Roux')).status).toBe(201)
    expect((await come(await linkTo('yves@poste.example'), 'Yves Roux')).problem.code).toBe('invitation_used')
    expect((await camille.call(resendInvitation, { params: await idOf('yves@poste.example') })).problem.code).toBe('invitation_used')
  })

  it('withdrawn serves nobody, until the withdrawal is taken back', async () => {
    await invite(['rose@poste.example'])
    const token = await linkTo('rose@poste.example')
    const params = await idOf('rose@poste.example')
    expect((await camille.call(withdrawInvitation, { params })).body.state).toBe('withdrawn')
    expect([(await open(token)).body.state, (await come(token)).problem.code]).toEqual(['withdrawn', 'invitation_withdrawn'])
    expect((await camille.call(resendInvitation, { params })).problem.code).toBe('invitation_withdrawn')
    expect((await camille.call(restoreInvitation, { params })).body.state).toBe('pending')
    await camille.call(withdrawInvitation, { params })
    await invite(['rose@poste.example'])
    expect((await camille.call(restoreInvitation, { params })).problem.code).toBe('invitation_waits')
  })

  it('is accepted by who is signed in, whatever their address; and by nobody in their place', async () => {
    await invite(['idriss.benhaddou@yeshightech.example'])
    const token = await linkTo('idriss.benhaddou@yeshightech.example')
    expect((await open(token)).body.hasAccount).toBe(true)
    expect((await come(token)).problem).toMatchObject({ status: 409, code: 'account_exists' })
    const delphine = await server.as('delphine')
    expect((await delphine.call(acceptInvitation, { body: { token } })).body).toEqual({ ...fil, projectId: null })
    expect((await delphine.call(acceptInvitation, { body: { token } })).status).toBe(200)
    expect((await (await server.as('idriss')).call(acceptInvitation, { body: { token } })).problem.code).toBe('invitation_used')
    await invite(['encore@poste.example'])
    const other = { token: await linkTo('encore@poste.example') }
    expect((await delphine.call(acceptInvitation, { body: other })).problem.code).toBe('already_belongs')
    expect(await find('encore@poste.example')).toMatchObject({ state: 'pending' })
  })

  it('makes the account of somebody whom a list brought in, and leaves them their name', async () => {
    const { db } = server.services
    const known = await db.prisma.member.findFirstOrThrow({ where: { name: { startsWith: 'Perrine' } } })
    await db.prisma.member.update({ where: { id: known.id }, data: { passwordHash: null } })
    await db.prisma.session.deleteMany({ where: { memberId: known.id } })
    await invite([known.email ?? ''])
    const came = await come(await linkTo(known.email ?? ''), 'Quelqu’un')
    expect([came.status, came.body.id, came.body.name]).toEqual([201, known.id, known.name])
  })

  it('of an organisation that is no longer at work is refused kindly', async () => {
    await invite(['paul@poste.example'])
    const token = await linkTo('paul@poste.example')
    const closure = { organisationId: fil.organisationId, kind: 'archived' as const, at: new Date() }
    await server.services.db.prisma.organisationClosure.create({ data: closure })
    expect([(await open(token)).body.state, (await come(token)).problem.code]).toEqual(['closed', 'organisation_closed'])
    expect((await invite(['pia@poste.example'])).problem.code).toBe('organisation_closed')
    await server.services.db.prisma.organisationClosure.deleteMany()
  })

  it('takes an end to come alone', async () => {
    expect((await invite(['fin@poste.example'], { endsOn: '2020-01-01' })).problem).toMatchObject({ status: 422, code: 'end_is_past' })
  })

  it('can be read before it leaves; nothing is sent', async () => {
    const letters = await server.services.db.prisma.letter.count()
    const { body } = await camille.call(previewInvitation, { params: fil, body: { ...terms, message: 'À lundi.' } })
    expect(body.paragraphs).toContain('«\u00a0À lundi.\u00a0»')
    expect(await server.services.db.prisma.letter.count()).toBe(letters)
    expect((await (await server.as('awa')).call(previewInvitation, { params: fil, body: terms })).status).toBe(403)
  })
})

it('of two who accept at once with the same link, one comes in', async () => {
  await invite(['course@poste.example'])
  const token = await linkTo('course@poste.example')
  const came = await Promise.all([come(token, 'Une'), come(token, 'Deux'), come(token, 'Trois')])
  expect(came.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  const names = (await readAll(camille, listMemberships, fil)).map(({ person }) => (person as { name: string }).name)
  expect(names.filter((name) => ['Une', 'Deux', 'Trois'].includes(name))).toHaveLength(1)
})

it('two invitations accepted at once by one person make one membership', async () => {
  await invite(['un@poste.example', 'deux@poste.example'])
  const tokens = [await linkTo('un@poste.example'), await linkTo('deux@poste.example')]
  const agnes = await server.as('agnes')
  const came = await Promise.all(tokens.map((token) => agnes.call(acceptInvitation, { body: { token } })))
  expect(came.map(({ status }) => status).sort()).toEqual([200, 409])
  const { id } = (await agnes.call(getSession)).body
  const people = await readAll(camille, listMemberships, fil)
  expect(people.filter(({ person }) => (person as { id: string }).id === id)).toHaveLength(1)
})

it('a person invited to two organisations comes into both', async () => {
  const idriss = await server.as('idriss')
  await invite(['deuxfois@poste.example'])
  const here = await linkTo('deuxfois@poste.example')
  await invite(['deuxfois@poste.example'], {}, idriss, { organisationId: organisationId('yht') })
  const there = await linkTo('deuxfois@poste.example')
  const person = browser(server)
  await person.call(acceptAsNewcomer, { body: { token: here, name: 'Lou Rey', language: 'fr', password: 'la navette et son fil' } })
  expect((await person.call(acceptInvitation, { body: { token: there } })).status).toBe(200)
  expect((await person.call(getSession)).body.belongings.map(({ organisation }) => organisation.name)).toEqual(['Le Fil', 'Yes High Tech'])
})

it('a link that was made up opens nothing, and tells nothing', async () => {
  expect((await open('nonsense')).problem).toMatchObject({ status: 404, code: 'invitation_unknown' })
  expect((await come('nonsense')).problem.code).toBe('invitation_unknown')
  expect((await camille.call(acceptInvitation, { body: { token: 'nonsense' } })).problem.code).toBe('invitation_unknown')
})
