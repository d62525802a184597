import { newId } from '@navette/contract/core/ids.ts'
import { openThread, sendPost } from '@navette/contract/discussions/endpoints.ts'
import {
  addOrganisation,
  archiveOrganisation,
  editMembership,
  editOrganisation,
  getOrganisation,
  letOrganisationLeave,
  listMemberships,
  listOrganisations,
  mergeOrganisation,
  previewLeaving,
  previewMerger,
  restoreOrganisation,
  startMembership,
  surveyOrganisations,
} from '@navette/contract/organisations/endpoints.ts'
import { editProject, getProject, startProject } from '@navette/contract/projects/endpoints.ts'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { people } from '../../../../../prisma/demo/people.ts'
import { memberId, organisationId, projectId, readAll, type TestServer, testServer, threadId, type Visitor } from '../../../test/server.ts'
import { sql } from '../../platform/db/database.ts'
import { audiencesOf } from '../../platform/session/actor.ts'

/** With its jobs, where letters leave; most of these tests write none. */
const open = async (working = false) => {
  server = await testServer({ working })
  await prisma().letter.deleteMany()
  helene = await server.as('helene')
  camille = await server.as('camille')
}

let server: TestServer
let helene: Visitor
let camille: Visitor
beforeEach(({ task }) => open(task.suite?.name === leaving))
afterEach(() => server.close())

const leaving = 'an organisation that leaves'

const fil = { organisationId: organisationId('fil') }
const merger = (from: string, into: string) => ({ organisationId: organisationId(from), intoId: organisationId(into) })
const prisma = () => server.services.db.prisma

/** Who can read what, for the whole cast: `person item`. */
async function readable(): Promise<Set<string>> {
  const { db, clock } = server.services
  const items = await db.rows<{ id: string; audienceId: string }>(sql`SELECT id, audience_id AS "audienceId" FROM item`)
  const audiences = await audiencesOf(
    db,
    people.map(({ key }) => memberId(key)),
    clock.today(),
  )
  return new Set(
    [...audiences].flatMap(([person, ids]) => items.filter((item) => ids.includes(item.audienceId)).map(({ id }) => `${person} ${id}`)),
  )
}
const peopleOf = async (key: string) => {
  const { db, clock } = server.services
  const rows = await db.rows<{ id: string }>(sql`SELECT DISTINCT member_id::text AS id FROM membership
    WHERE organisation_id = ${organisationId(key)}::uuid AND starts_on <= ${clock.today()}::date AND (ends_on IS NULL OR ends_on > ${clock.today()}::date)`)
  return rows.map(({ id }) => id)
}

describe('an archived organisation', () => {
  it('stays readable and takes nothing new in, at any door', async () => {
    const thread = { id: newId(), title: 'Nos clés', ...fil, post: { id: newId(), text: 'Qui les a ?' } }
    expect((await camille.call(openThread, { body: thread })).status).toBe(201)
    const { body } = await helene.call(archiveOrganisation, { params: fil })
    expect(body).toMatchObject({ closure: { kind: 'archived', into: null }, can: { edit: false, addPeople: false, restore: true } })
    const refused = [
      camille.call(openThread, { body: { ...thread, id: newId(), post: { id: newId(), text: 'Et le double ?' } } }),
      camille.call(sendPost, { params: { threadId: thread.id }, body: { id: newId(), text: 'Moi' } }),
      camille.call(startProject, { body: { id: newId(), title: 'Un bal', hostId: fil.organisationId } }),
      helene.call(startMembership, { params: fil, body: { id: newId(), memberId: memberId('odette'), role: 'member' } }),
      helene.call(editOrganisation, { params: fil, body: { name: 'Le Fil', initials: 'FI', version: 1 } }),
    ]
    expect((await Promise.all(refused)).map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
    const idriss = await server.as('idriss')
    const body2 = { id: newId(), title: 'Une tournée', hostId: organisationId('yht'), partnerIds: [fil.organisationId] }
    expect((await idriss.call(startProject, { body: body2 })).problem).toMatchObject({ status: 409, code: 'organisation_closed' })
    expect((await camille.call(getOrganisation, { params: fil })).status).toBe(200)
    expect((await readAll(camille, listMemberships, fil)).length).toBeGreaterThan(2)
    expect((await camille.send('GET', `/api/threads/${thread.id}/posts`)).status).toBe(200)
  })

  it('is refused by the database itself whatever is added to it, even beside the closure', async () => {
    await helene.call(archiveOrganisation, { params: fil })
    const now = server.services.clock.now()
    const { organisationId: id } = fil
    const common = { id: newId(), organisationId: id }
    const added = [
      () => prisma().membership.create({ data: { ...common, memberId: memberId('odette'), role: 'member', startsOn: now } }),
      () =>
        prisma().invitation.create({
          data: {
            ...common,
            role: 'member',
            email: 'a@b.example',
            language: 'fr',
            tokenHash: Buffer.from('a'),
            invitedAt: now,
            sentAt: now,
            expiresAt: now,
          },
        }),
      () => prisma().poster.create({ data: { ...common, role: 'member', token: 'x', madeAt: now } }),
      () => prisma().application.create({ data: { ...common, memberId: memberId('odette'), at: now } }),
      () => prisma().peopleImport.create({ data: { ...common, fileName: 'a.csv', columns: [], readAt: now } }),
      () => prisma().projectPartner.create({ data: { projectId: projectId('comptes-en-commun'), organisationId: id, place: 99 } }),
      () => prisma().membership.updateMany({ where: { organisationId: organisationId('yht') }, data: { organisationId: id } }),
    ]
    for (const add of added) await expect(add()).rejects.toThrow(/organisation_open/)
  })

  it('is in no choice, keeps its place in ribbons, and comes back', async () => {
    await helene.call(archiveOrganisation, { params: fil })
    const names = async (visitor: Visitor) => (await readAll(visitor, listOrganisations)).map(({ name }) => name)
    expect(await names(camille)).not.toContain('Le Fil')
    const closed = await camille.call(listOrganisations, { query: { state: 'closed' } })
    expect(closed.body.items.map(({ name }) => name)).toEqual(['Le Fil'])
    expect((await camille.call(restoreOrganisation, { params: fil })).status).toBe(403)
    expect((await helene.call(restoreOrganisation, { params: fil })).body).toMatchObject({ closure: null, can: { edit: true } })
    expect(await names(camille)).toContain('Le Fil')
  })

  it('stays a partner of what it shared while the rest of the project is edited', async () => {
    const params = { projectId: projectId('nuit-du-court') }
    const { body: project } = await camille.call(getProject, { params })
    const [host, partner] = project.ribbon
    if (!host || !partner) throw new Error('The demonstration changed.')
    await helene.call(archiveOrganisation, { params: { organisationId: partner.id } })
    const lead = people.find(({ key }) => memberId(key) === project.lead?.id)?.key ?? ''
    const { title, summary, description, stage, visibility, startsOn, endsOn, version, ribbon } = project
    const partnerIds = ribbon.slice(1).map(({ id }) => id)
    const body = { title: `${title} !`, summary, description, stage, visibility, startsOn, endsOn, version, partnerIds }
    const edited = await (await server.as(lead)).call(editProject, { params, body })
    expect([edited.status, edited.body.ribbon.map(({ id }) => id)]).toEqual([200, ribbon.map(({ id }) => id)])
  })

  it('gives its managers nothing to manage but its own past', async () => {
    const [membership] = await readAll(camille, listMemberships, fil)
    await helene.call(archiveOrganisation, { params: fil })
    const params = { membershipId: String(membership?.['id']) }
    expect((await camille.call(editMembership, { params, body: { role: 'member', endsOn: null, version: 1 } })).status).toBe(403)
    expect((await camille.call(archiveOrganisation, { params: fil })).status).toBe(403)
  })
})

describe('a merger', () => {
  it('is told before in figures, and moves what it said', async () => {
    const before = await helene.call(previewMerger, { params: merger('yht', 'fil') })
    expect(before.body.people).toBeGreaterThan(1)
    const hosted = await prisma().item.count({ where: { kind: 'project', organisationId: organisationId('yht') } })
    expect(before.body.hosted).toBe(hosted)
    const merged = await helene.call(mergeOrganisation, { params: merger('yht', 'fil') })
    expect(merged.body).toMatchObject({ peopleCount: 0, closure: { kind: 'merged', into: { id: organisationId('fil') } } })
    expect((await helene.call(mergeOrganisation, { params: merger('yht', 'fil') })).status).toBe(200)
    expect((await helene.call(restoreOrganisation, { params: { organisationId: organisationId('yht') } })).status).toBe(403)
    const left = await Promise.all([
      prisma().membership.count({ where: { organisationId: organisationId('yht') } }),
      prisma().item.count({ where: { organisationId: organisationId('yht') } }),
      prisma().projectPartner.count({ where: { organisationId: organisationId('yht') } }),
      prisma().audienceGrant.count({ where: { organisationId: organisationId('yht') } }),
    ])
    expect(left).toEqual([0, 0, 0, 0])
  })

  it('takes nothing from anybody, and gives nothing to anybody beyond the people of both', async () => {
    for (const [from, into] of [
      ['yht', 'fil'],
      ['noctambules', 'france'],
      ['mixeur', 'groupement'],
    ] as const) {
      const before = await readable()
      const [ofFrom, ofInto] = [await peopleOf(from), await peopleOf(into)]
      expect((await helene.call(mergeOrganisation, { params: merger(from, into) })).status).toBe(200)
      const after = await readable()
      expect([...before].filter((each) => !after.has(each))).toEqual([])
      const gained = [...after].filter((each) => !before.has(each)).map((each) => each.split(' '))
      const both = new Set([...ofFrom, ...ofInto])
      expect(gained.filter(([person = '']) => !both.has(person))).toEqual([])
      // What somebody gained, somebody of the two read before.
      expect(gained.filter(([, item]) => ![...both].some((person) => before.has(`${person} ${item}`)))).toEqual([])
      expect((await peopleOf(into)).toSorted()).toEqual([...both].toSorted())
    }
  })

  it('keeps the higher role of who was in both, and each partner once in its place', async () => {
    await helene.call(startMembership, {
      params: { organisationId: organisationId('yht') },
      body: { id: newId(), memberId: memberId('mehdi'), role: 'manager' },
    })
    const both = { id: newId(), title: 'Deux partenaires', hostId: organisationId('france') }
    const lead = people.find(({ memberships }) =>
      memberships.some(({ organisation, role }) => organisation === 'france' && role !== 'volunteer'),
    )
    const order = ['yht', 'noctambules', 'fil'].map(organisationId)
    await (await server.as(lead?.key ?? '')).call(startProject, { body: { ...both, partnerIds: order } })
    const hosted = { id: newId(), title: 'Hôte et partenaire', hostId: organisationId('fil'), partnerIds: [organisationId('yht')] }
    await camille.call(startProject, { body: hosted })
    await helene.call(mergeOrganisation, { params: merger('yht', 'fil') })
    const roles = await prisma().membership.findMany({ where: { memberId: memberId('mehdi') }, orderBy: { startsOn: 'asc' } })
    expect(roles.map(({ role, endsOn }) => [role, endsOn === null])).toEqual([
      ['member', false],
      ['manager', true],
    ])
    const ribbonOf = async (id: string) =>
      (await camille.call(getProject, { params: { projectId: id } })).body.ribbon.map((each) => each.id)
    expect(await ribbonOf(both.id)).toEqual(['france', 'fil', 'noctambules'].map(organisationId))
    expect(await ribbonOf(hosted.id)).toEqual([organisationId('fil')])
  })

  it('moves what waits, once, and closes what cannot move', async () => {
    const now = server.services.clock.now()
    const invite = (organisation: string, email: string) =>
      prisma().invitation.create({
        data: {
          id: newId(),
          organisationId: organisationId(organisation),
          role: 'member',
          email,
          language: 'fr',
          tokenHash: Buffer.from(newId()),
          invitedAt: now,
          sentAt: now,
          expiresAt: now,
        },
      })
    const [moved, double] = [await invite('yht', 'une@a.example'), await invite('yht', 'deux@a.example')]
    await invite('fil', 'deux@a.example')
    const poster = await prisma().poster.create({
      data: { id: newId(), organisationId: organisationId('yht'), role: 'volunteer', token: newId(), madeAt: now },
    })
    await helene.call(mergeOrganisation, { params: merger('yht', 'fil') })
    expect(await prisma().invitation.findUnique({ where: { id: moved.id } })).toMatchObject({
      organisationId: organisationId('fil'),
      withdrawnAt: null,
    })
    expect((await prisma().invitation.findUnique({ where: { id: double.id } }))?.withdrawnAt).not.toBeNull()
    expect((await prisma().poster.findUnique({ where: { id: poster.id } }))?.withdrawnAt).not.toBeNull()
  })

  it('gives its thread back, and is refused with itself or with a closed one', async () => {
    const { body: before } = await helene.call(getOrganisation, { params: { organisationId: organisationId('yht') } })
    expect((await helene.call(mergeOrganisation, { params: merger('fil', 'fil') })).problem.code).toBe('not_itself')
    expect((await camille.call(mergeOrganisation, { params: merger('yht', 'fil') })).status).toBe(403)
    await helene.call(mergeOrganisation, { params: merger('yht', 'fil') })
    expect((await helene.call(mergeOrganisation, { params: merger('france', 'yht') })).status).toBe(403)
    const dyes = new Set<string>()
    for (let count = 0; count < 7; count++) {
      const { body } = await helene.call(addOrganisation, { body: { id: newId(), name: `Atelier ${count}`, initials: `A${count}` } })
      dyes.add(body.dye)
    }
    expect(dyes).toContain(before.dye)
  })

  it('decides two that cross: one of them wins', async () => {
    const answers = await Promise.all([
      helene.call(mergeOrganisation, { params: merger('yht', 'fil') }),
      helene.call(mergeOrganisation, { params: merger('fil', 'yht') }),
    ])
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    expect(await prisma().organisationClosure.count()).toBe(1)
  })
})

describe(leaving, () => {
  const yht = { organisationId: organisationId('yht') }
  const pack = async (visitor: Visitor, params: typeof yht) => {
    const reply = await server.app.inject({
      method: 'POST',
      url: `/api/organisations/${params.organisationId}/exports`,
      headers: { origin: 'http://navette.test', cookie: visitor.cookie },
    })
    return { status: reply.statusCode, files: reply.statusCode === 200 ? unzipSync(reply.rawPayload) : {} }
  }

  it('takes its part away first: people, projects shared with it, threads, in JSON, CSV and Markdown; no team’s own things', async () => {
    const { status, files } = await pack(camille, fil)
    expect(status).toBe(200)
    const names = Object.keys(files)
    expect(names).toEqual(expect.arrayContaining(['structure.json', 'personnes.json', 'personnes.csv', 'projets.json', 'fils.json']))
    expect(strFromU8(files['personnes.csv'] ?? new Uint8Array())).toContain('Camille Ferrand')
    const projects = JSON.parse(strFromU8(files['projets.json'] ?? new Uint8Array())) as { id: string; visibility: string }[]
    expect(projects.map(({ id }) => id)).toContain(projectId('nuit-du-court'))
    expect(projects.filter(({ visibility }) => visibility === 'team')).toEqual([])
    expect(names.filter((name) => name.endsWith('.md')).length).toBeGreaterThan(3)
    expect((await pack(await server.as('theo'), fil)).status).toBe(403)
    expect(await prisma().letter.count()).toBe(0)
    expect((await pack(helene, fil)).status).toBe(200)
    expect(await prisma().letter.findMany({ select: { to: true } })).toEqual([{ to: 'camille.ferrand@lefil.example' }])
  })

  it('leaves people as guests, rests what was its own, and keeps what it shared readable by the others', async () => {
    const before = await readable()
    const own = await peopleOf('yht')
    const { body: preview } = await helene.call(previewLeaving, { params: yht })
    expect([preview.people, preview.exportedAt]).toEqual([own.length, null])
    expect((await helene.call(letOrganisationLeave, { params: yht })).problem.code).toBe('export_first')
    await pack(helene, yht)
    expect((await helene.call(letOrganisationLeave, { params: yht })).body).toMatchObject({ closure: { kind: 'left' }, peopleCount: 0 })
    const after = await readable()
    expect([...after].filter((each) => !before.has(each))).toEqual([])
    expect([...before].filter((each) => !after.has(each) && !own.includes(each.split(' ')[0] ?? ''))).toEqual([])
    const ribbons = await helene.call(surveyOrganisations, { query: { limit: 100 } })
    expect(ribbons.body.items.find(({ id }) => id === yht.organisationId)).toMatchObject({ closure: { kind: 'left' }, managers: [] })
    expect((await helene.call(restoreOrganisation, { params: yht })).status).toBe(403)
  })
})

it('a thread of an archived organisation is not read by anybody else than before', async () => {
  const before = await readable()
  await helene.call(archiveOrganisation, { params: fil })
  expect(await readable()).toEqual(before)
  expect(before.has(`${memberId('camille')} ${threadId('cables')}`) || before.size > 100).toBe(true)
})
