import { getSession } from '@navette/contract/accounts/endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import {
  addOrganisation,
  editMembership,
  endMembership,
  listMemberships,
  startMembership,
} from '@navette/contract/organisations/endpoints.ts'
import { getProject, listTeam, startProject } from '@navette/contract/projects/endpoints.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { memberId, organisationId, readAll, type TestServer, testServer, type Visitor } from '../../../test/server.ts'
import { stoppedClock } from '../../platform/clock/clock.ts'
import { audiencesOf } from '../../platform/session/actor.ts'
import { lapseMemberships, remindOfEnds } from './commands.ts'

let server: TestServer
let clock: ReturnType<typeof stoppedClock>
const noon = new Date('2027-03-01T11:00:00Z')
const hour = 3_600_000
const day = 24 * hour

beforeEach(async () => {
  clock = stoppedClock(noon)
  server = await testServer({ clock, working: true })
  await prisma().letter.deleteMany()
})
afterEach(() => server.close())

const prisma = () => server.services.db.prisma
const moveTo = (instant: string) => clock.moveBy(new Date(instant).getTime() - clock.now().getTime())
const fil = organisationId('fil')
const bring = (visitor: Visitor, key: string, rest: object = {}) =>
  visitor.call(startMembership, {
    params: { organisationId: fil },
    body: { id: newId(), memberId: memberId(key), role: 'member', ...rest },
  })
const endings = (id: string) =>
  prisma().activity.count({ where: { verb: 'membership.ended', facts: { path: ['membershipId'], equals: id } } })
/** Whether the organisation's own audience is open to somebody. */
const isIn = async (key: string) => {
  const { audienceId } = await prisma().organisation.findUniqueOrThrow({ where: { id: fil } })
  return (await audiencesOf(server.services.db, [memberId(key)], clock.today())).get(memberId(key))?.includes(audienceId)
}

describe('a membership with an end', () => {
  // The last second of the last day in Paris, and the first of the next: in winter, in summer, and where the hour changes.
  it.each([
    ['in winter', '2027-03-15', '2027-03-14T22:59:59Z'],
    ['in summer', '2027-07-01', '2027-06-30T21:59:59Z'],
    ['on the day that loses an hour', '2027-03-28', '2027-03-27T22:59:59Z'],
    ['on the day after', '2027-03-29', '2027-03-28T21:59:59Z'],
    ['on the day that gains an hour', '2027-10-31', '2027-10-30T21:59:59Z'],
    ['on the day after that', '2027-11-01', '2027-10-31T22:59:59Z'],
  ])('ends at midnight where the cluster is, %s, and is announced once', async (_when, endsOn, lastSecond) => {
    const { body } = await bring(await server.as('camille'), 'odette', { endsOn })
    moveTo(lastSecond)
    await lapseMemberships(server.services)
    expect([await isIn('odette'), await endings(body.id)]).toEqual([true, 0])
    clock.moveBy(1_000)
    expect(await isIn('odette')).toBe(false)
    await Promise.all([lapseMemberships(server.services), lapseMemberships(server.services)])
    await lapseMemberships(server.services)
    expect(await endings(body.id)).toBe(1)
  })

  it('that goes on in another role has not ended', async () => {
    const camille = await server.as('camille')
    const { body } = await bring(camille, 'odette', { endsOn: '2027-03-02' })
    await bring(camille, 'odette', { startsOn: '2027-03-02', role: 'volunteer' })
    clock.moveBy(day)
    await lapseMemberships(server.services)
    expect([await isIn('odette'), await endings(body.id)]).toEqual([true, 0])
  })

  it('is listed among those of earlier days, once for each person', async () => {
    const camille = await server.as('camille')
    await bring(camille, 'odette', { startsOn: '2025-01-01', endsOn: '2025-06-01' })
    await bring(camille, 'odette', { startsOn: '2026-01-01', endsOn: '2026-06-01' })
    await bring(camille, 'perrine', { startsOn: '2027-05-01' })
    const names = async (when: 'now' | 'past' | 'coming') =>
      (await camille.call(listMemberships, { params: { organisationId: fil }, query: { when } })).body.items.map(
        ({ person, endsOn }) => `${person.name.split(' ')[0]} ${endsOn ?? ''}`,
      )
    expect(await names('past')).toEqual([expect.stringMatching(/^Karim/), expect.stringMatching(/^Léna/), 'Odette 2026-06-01'])
    expect(await names('coming')).toEqual(['Perrine '])
    expect((await names('now')).join()).not.toMatch(/Odette|Perrine|Karim/)
  })
})

describe('a reminder', () => {
  const letters = async () => {
    const rows = await prisma().letter.findMany({ orderBy: [{ writtenAt: 'asc' }, { to: 'asc' }] })
    await prisma().letter.deleteMany()
    return rows
  }

  it('goes to the managers 30 and 7 days before, once each, one letter for all, and to the person', async () => {
    const camille = await server.as('camille')
    await bring(camille, 'odette', { endsOn: '2027-04-05' })
    await bring(camille, 'perrine', { endsOn: '2027-04-05', role: 'volunteer' })
    const told: Record<string, string[]> = {}
    for (let passed = 0; passed < 40; passed++) {
      await Promise.all([remindOfEnds(server.services), remindOfEnds(server.services)])
      await lapseMemberships(server.services)
      const sent = (await letters()).filter(({ text }) => /Odette|Perrine|5 avril|4 avril/.test(text))
      if (sent.length > 0) told[clock.today()] = sent.map(({ to }) => to)
      clock.moveBy(day)
    }
    const [odette, perrine] = await prisma().member.findMany({
      where: { id: { in: [memberId('odette'), memberId('perrine')] } },
      orderBy: { name: 'asc' },
      select: { email: true },
    })
    const each = ['camille.ferrand@lefil.example', String(odette?.email), String(perrine?.email)].toSorted()
    expect(told).toEqual({ '2027-03-06': each, '2027-03-29': each })
  })

  it('speaks the language of whoever reads it, names the last day, and says what to do', async () => {
    const camille = await server.as('camille')
    await prisma().member.update({ where: { id: memberId('camille') }, data: { language: 'en' } })
    await bring(camille, 'odette', { endsOn: '2027-03-20' })
    await remindOfEnds(server.services)
    const sent = await letters()
    const [manager, own] = [sent.find(({ to }) => to.startsWith('camille')), sent.find(({ to }) => to.startsWith('odette'))]
    expect(manager?.text).toContain('Odette')
    expect(manager?.text).toMatch(/\(member\), until 19 March 2027/)
    expect(manager?.text).toContain(`/structures/${fil}`)
    expect(own?.subject).toContain('se termine le 19 mars 2027')
  })

  it('comes again for a new end', async () => {
    const camille = await server.as('camille')
    const { body } = await bring(camille, 'odette', { endsOn: '2027-03-20' })
    await remindOfEnds(server.services)
    await letters()
    const prolonged = { role: 'member' as const, endsOn: '2027-03-25', version: 1 }
    await camille.call(editMembership, { params: { membershipId: body.id }, body: prolonged })
    await remindOfEnds(server.services)
    expect((await letters()).map(({ to }) => to.split('.')[0]).toSorted()).toEqual(['camille', 'odette'])
  })
})

describe('whoever leaves', () => {
  const project = async (visibility: 'organisations' | 'team' = 'organisations') => {
    const camille = await server.as('camille')
    const id = newId()
    const body = { id, title: 'Un bal', hostId: fil, visibility, partnerIds: [organisationId('yht')] }
    expect((await camille.call(startProject, { body })).status).toBe(201)
    return id
  }
  const join = (id: string, ...keys: string[]) =>
    prisma().teamMember.createMany({ data: keys.map((key) => ({ projectId: id, memberId: memberId(key), joinedAt: clock.now() })) })
  const team = async (id: string) =>
    (await readAll(await server.as('camille'), listTeam, { projectId: id })).map((each) => (each as { person: { id: string } }).person.id)
  const membershipOf = async (key: string) =>
    (await prisma().membership.findFirstOrThrow({ where: { organisationId: fil, memberId: memberId(key), lapsedAt: null } })).id

  it('leaves the teams of its projects, unless they keep them or belong to a partner', async () => {
    const camille = await server.as('camille')
    const id = await project()
    await bring(camille, 'idriss')
    await join(id, 'mehdi', 'charlotte', 'idriss')
    for (const key of ['mehdi', 'idriss']) await camille.call(endMembership, { params: { membershipId: await membershipOf(key) } })
    const kept = { params: { membershipId: await membershipOf('charlotte') }, query: { keepTeams: 'true' as const } }
    expect((await camille.call(endMembership, kept)).status).toBe(204)
    expect((await team(id)).toSorted()).toEqual([memberId('camille'), memberId('charlotte'), memberId('idriss')].toSorted())
    expect((await (await server.as('mehdi')).call(getProject, { params: { projectId: id } })).status).toBe(404)
    expect((await (await server.as('charlotte')).call(getProject, { params: { projectId: id } })).status).toBe(200)
  })

  it('leads no longer what they led', async () => {
    const id = await project()
    await bring(await server.as('camille'), 'idriss', { role: 'manager' })
    const camilles = await membershipOf('camille')
    const camille = await server.as('camille')
    expect((await camille.call(endMembership, { params: { membershipId: camilles } })).status).toBe(204)
    expect((await (await server.as('idriss')).call(getProject, { params: { projectId: id } })).body).toMatchObject({
      lead: null,
      can: { chooseTeam: true },
    })
  })

  it('hands what nobody else could see to whoever was in its team the longest, of its own organisations', async () => {
    const id = await project('team')
    await join(id, 'ines')
    clock.moveBy(hour)
    await join(id, 'idriss', 'mehdi')
    await bring(await server.as('helene'), 'odette', { role: 'manager' })
    const params = { membershipId: await membershipOf('camille') }
    expect((await (await server.as('camille')).call(endMembership, { params })).status).toBe(204)
    const { body } = await (await server.as('mehdi')).call(getProject, { params: { projectId: id } })
    expect(body).toMatchObject({ lead: { id: memberId('mehdi') }, can: { edit: true } })
  })

  it('may do so by themselves, and nobody else of no more than a member for them', async () => {
    const [charlotte, mehdi] = [await server.as('charlotte'), await server.as('mehdi')]
    const params = { membershipId: await membershipOf('mehdi') }
    expect((await charlotte.call(endMembership, { params })).status).toBe(403)
    expect((await mehdi.call(endMembership, { params })).status).toBe(204)
    expect((await mehdi.call(getSession)).body.insider).toBe(false)
  })

  it('last of the managers is said to be, and the administrators hear of it, in one letter each', async () => {
    const helene = await server.as('helene')
    const organisation = newId()
    await helene.call(addOrganisation, { body: { id: organisation, name: 'La Trame', initials: 'TR' } })
    const params = { organisationId: organisation }
    const body = { id: newId(), memberId: memberId('odette'), role: 'manager' as const }
    expect((await helene.call(startMembership, { params, body })).body.onlyManager).toBe(true)
    const second = { id: newId(), memberId: memberId('perrine'), role: 'manager' as const }
    await helene.call(startMembership, { params, body: second })
    const end = (id: string) => helene.call(endMembership, { params: { membershipId: id } })
    await end(body.id)
    expect(await prisma().letter.count()).toBe(0)
    const { body: left } = await helene.call(listMemberships, { params })
    expect(left.items.map(({ onlyManager }) => onlyManager)).toEqual([true])
    await end(second.id)
    const sent = await prisma().letter.findMany()
    expect(sent).toHaveLength(await prisma().administrator.count())
    expect(sent[0]?.subject).toContain('La Trame')
  })
})
