import { getSession } from '@navette/contract/accounts/endpoints.ts'
import { dyes } from '@navette/contract/core/dyes.ts'
import { newId } from '@navette/contract/core/ids.ts'
import {
  addOrganisation,
  editMembership,
  editOrganisation,
  endMembership,
  getOrganisation,
  listMemberships,
  listOrganisations,
  startMembership,
} from '@navette/contract/organisations/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memberId, organisationId, readAll, type TestServer, testServer, type Visitor } from '../../../test/server.ts'
import { freeThread } from './commands.ts'

let server: TestServer
let helene: Visitor
let camille: Visitor
beforeAll(async () => {
  server = await testServer()
  helene = await server.as('helene')
  camille = await server.as('camille')
})
afterAll(() => server.close())

const welcome = (visitor: Visitor, name: string, initials: string, id = newId()) =>
  visitor.call(addOrganisation, { body: { id, name, initials } })

describe('an organisation', () => {
  it('is welcomed by an administrator and receives a thread that nobody has', async () => {
    const before = await readAll(helene, listOrganisations)
    const { status, body } = await welcome(helene, 'La Doublure', 'ld')
    expect([status, body.initials]).toEqual([201, 'LD'])
    expect(before.map(({ dye }) => dye)).not.toContain(body.dye)
    expect((await welcome(camille, 'Une autre', 'UA')).status).toBe(403)
  })

  it('has a name and initials of its own, whatever the case', async () => {
    expect((await welcome(helene, 'LE FIL', 'ZZ')).problem).toMatchObject({ status: 409, code: 'name_taken' })
    expect((await welcome(helene, 'Le Filon', 'FI')).problem).toMatchObject({ status: 409, code: 'name_taken' })
    expect((await welcome(helene, 'Le Filon', 'F!')).problem).toMatchObject({ status: 422, fields: [{ path: 'body.initials' }] })
  })

  it('welcomed twice is welcomed once; ten at once receive ten threads', async () => {
    const id = newId()
    const [first, second] = [await welcome(helene, 'La Trame', 'LT', id), await welcome(helene, 'La Trame', 'LT', id)]
    expect(second).toMatchObject({ status: 201, body: first.body })
    const many = await Promise.all(Array.from({ length: 10 }, (_, at) => welcome(helene, `Atelier ${at}`, `A${at}`)))
    expect(many.map(({ status }) => status)).toEqual(Array(10).fill(201))
    const all = await readAll(helene, listOrganisations)
    expect(new Set(all.map(({ dye, weave }) => `${dye} ${weave}`)).size).toBe(all.length)
  })

  it('is told anew by its managers; a stale telling changes nothing', async () => {
    const params = { organisationId: organisationId('fil') }
    const body = { name: 'Le Fil', initials: 'FI', summary: 'La scène de musiques actuelles', version: 1 }
    expect((await (await server.as('theo')).call(editOrganisation, { params, body })).status).toBe(403)
    expect(await camille.call(editOrganisation, { params, body })).toMatchObject({
      status: 200,
      body: { version: 2, summary: body.summary },
    })
    expect((await helene.call(editOrganisation, { params, body })).problem).toMatchObject({ code: 'stale', current: { version: 2 } })
  })

  it('is no secret to a guest, but its people are', async () => {
    const ines = await server.as('ines')
    const params = { organisationId: organisationId('fil') }
    expect((await ines.call(getOrganisation, { params })).body).toMatchObject({ name: 'Le Fil', peopleCount: null })
    expect((await ines.call(listMemberships, { params })).status).toBe(403)
  })
})

it('threads: sixteen dyes first, then the same with other weaves, never twice the same', () => {
  const taken: { dye: string; weave: string }[] = []
  for (let count = 0; count < 64; count++) taken.push(freeThread(taken))
  expect(new Set(taken.slice(0, 16).map(({ dye }) => dye)).size).toBe(16)
  expect(new Set(taken.map(({ dye, weave }) => `${dye} ${weave}`)).size).toBe(64)
  expect(taken[0]?.dye).toBe(dyes[0])
})

describe('a membership', () => {
  const bring = (visitor: Visitor, key: string, rest: object = {}) =>
    visitor.call(startMembership, {
      params: { organisationId: organisationId('fil') },
      body: { id: newId(), memberId: memberId(key), role: 'volunteer', ...rest },
    })

  it('makes a guest an insider at once, and a guest again when it ends', async () => {
    const delphine = await server.as('delphine')
    const insider = async () => (await delphine.call(getSession)).body.insider
    expect(await insider()).toBe(false)
    const { body, status } = await bring(camille, 'delphine')
    expect(status).toBe(201)
    expect(await insider()).toBe(true)
    expect((await camille.call(endMembership, { params: { membershipId: body.id } })).status).toBe(204)
    expect(await insider()).toBe(false)
    const people = await readAll(camille, listMemberships, { organisationId: organisationId('fil') })
    expect(people.map(({ id }) => id)).not.toContain(body.id)
  })

  it('is started, changed and ended by managers of that organisation alone', async () => {
    const theo = await server.as('theo')
    expect((await bring(theo, 'odette')).status).toBe(403)
    expect((await bring(await server.as('idriss'), 'odette')).status).toBe(403)
    const { body } = await bring(camille, 'odette')
    const change = { role: 'member' as const, endsOn: '2027-06-30', version: 1 }
    expect((await theo.call(editMembership, { params: { membershipId: body.id }, body: change })).status).toBe(403)
    expect(await camille.call(editMembership, { params: { membershipId: body.id }, body: change })).toMatchObject({
      status: 200,
      body: { role: 'member', endsOn: '2027-06-30', version: 2 },
    })
    expect((await camille.call(editMembership, { params: { membershipId: body.id }, body: change })).problem.code).toBe('stale')
    expect((await theo.call(endMembership, { params: { membershipId: body.id } })).status).toBe(403)
  })

  it('is not held twice at the same time, even asked for ten times at once', async () => {
    const statuses = (await Promise.all(Array.from({ length: 10 }, () => bring(camille, 'marius')))).map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect((await bring(camille, 'marius')).problem).toMatchObject({ status: 409, code: 'already_member' })
  })

  it('begins and ends in the right order, for somebody who exists', async () => {
    expect((await bring(camille, 'perrine', { startsOn: '2027-02-01', endsOn: '2027-01-01' })).problem.code).toBe('end_before_start')
    expect((await bring(camille, 'perrine', { memberId: newId() })).problem.code).toBe('unknown_person')
  })

  it('to come gives no rights yet', async () => {
    const { body } = await bring(camille, 'anouk', { startsOn: '2099-01-01' })
    expect(body.startsOn).toBe('2099-01-01')
    expect((await (await server.as('anouk')).call(getSession)).body.insider).toBe(false)
  })
})

it('a membership that has ended stays ended on its day, however often it is ended', async () => {
  const bring = (body: { startsOn?: string; endsOn?: string }) => {
    const params = { organisationId: organisationId('fil') }
    return camille.call(startMembership, { params, body: { id: newId(), memberId: memberId('malo'), role: 'member', ...body } })
  }
  const past = await bring({ startsOn: '2024-01-01', endsOn: '2025-01-01' })
  expect([past.status, (await bring({ startsOn: '2025-06-01' })).status]).toEqual([201, 201])
  const params = { membershipId: past.body.id }
  expect((await camille.call(endMembership, { params })).status).toBe(204)
  const edited = await camille.call(editMembership, { params, body: { role: 'member', endsOn: '2025-01-01', version: 1 } })
  expect([edited.status, edited.body.version]).toEqual([200, 2])
})
