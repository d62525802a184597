import { newId } from '@navette/contract/core/ids.ts'
import { getThread, openThread } from '@navette/contract/discussions/endpoints.ts'
import {
  chooseLead,
  editProject,
  getProject,
  joinTeam,
  leaveTeam,
  listProjectActivities,
  listProjects,
  listTeam,
  startProject,
  withdrawPartner,
} from '@navette/contract/projects/endpoints.ts'
import type { Project } from '@navette/contract/projects/schema.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memberId, organisationId, projectId, readAll, type TestServer, testServer, type Visitor } from '../../../test/server.ts'

let server: TestServer
let camille: Visitor
let theo: Visitor
let malo: Visitor
beforeAll(async () => {
  server = await testServer()
  camille = await server.as('camille')
  theo = await server.as('theo')
  malo = await server.as('malo')
})
afterAll(() => server.close())

const fil = organisationId('fil')
const france = organisationId('france')

async function startOne(rest: object = {}): Promise<Project> {
  const body = { id: newId(), title: 'Un bal d’hiver', hostId: fil, ...rest }
  const { status, body: project } = await camille.call(startProject, { body })
  expect(status).toBe(201)
  return project
}

function editOf({ title, summary, description, stage, visibility, startsOn, endsOn, version, ribbon, host }: Project, change: object = {}) {
  const partnerIds = ribbon.map(({ id }) => id).filter((id) => id !== host.id)
  return { title, summary, description, stage, visibility, startsOn, endsOn, version, partnerIds, ...change }
}
const edit = (visitor: Visitor, project: Project, change: object = {}) =>
  visitor.call(editProject, { params: { projectId: project.id }, body: editOf(project, change) })
const sees = async (visitor: Visitor, id: string) => (await visitor.call(getProject, { params: { projectId: id } })).status === 200

describe('a project', () => {
  it('takes an id in capitals for what it is', async () => {
    const project = await startOne({ partnerIds: [fil.toUpperCase(), france, france.toUpperCase()] })
    expect(project.ribbon.map(({ id }) => id)).toEqual([fil, france])
    const lead = { projectId: project.id, memberId: memberId('camille').toUpperCase() }
    expect((await camille.call(leaveTeam, { params: lead })).problem.code).toBe('lead_stays')
    expect((await camille.call(getProject, { params: { projectId: project.id } })).body.teamCount).toBe(1)
  })

  it('is started in the name of an organisation, which holds the selvedge; partners follow in their order', async () => {
    const project = await startOne({ partnerIds: [organisationId('yht'), france, fil, france] })
    expect(project).toMatchObject({
      title: 'Un bal d’hiver',
      stage: 'idea',
      visibility: 'organisations',
      host: { name: 'Le Fil' },
      lead: { name: 'Camille Ferrand' },
      teamCount: 1,
      guestCount: 0,
      mine: true,
      version: 1,
      can: { edit: true, chooseTeam: true, join: false, leave: false, openThread: true },
    })
    expect(project.ribbon.map(({ name }) => name)).toEqual(['Le Fil', 'Yes High Tech', 'Le France'])
  })

  it('is started only for an organisation of one’s own, and not by volunteers', async () => {
    const start = async (visitor: Visitor, hostId: string) =>
      (await visitor.call(startProject, { body: { id: newId(), title: 'Un bal', hostId } })).status
    expect(await start(theo, fil)).toBe(403)
    expect(await start(await server.as('awa'), fil)).toBe(403)
    expect(await start(theo, france)).toBe(201)
  })

  it('is refused without a title, with dates the wrong way round, or with an unknown partner', async () => {
    const attempt = async (rest: object) =>
      (await camille.call(startProject, { body: { id: newId(), title: 'Un bal', hostId: fil, ...rest } })).problem
    expect(await attempt({ title: '  ' })).toMatchObject({ status: 422, fields: [{ path: 'body.title' }] })
    expect(await attempt({ startsOn: '2027-02-02', endsOn: '2027-02-01' })).toMatchObject({ status: 422, code: 'ends_before_start' })
    expect(await attempt({ startsOn: '2027-02-30' })).toMatchObject({ status: 422, fields: [{ path: 'body.startsOn' }] })
    expect(await attempt({ partnerIds: [newId()] })).toMatchObject({ status: 422, code: 'unknown_organisation' })
  })

  it('sent twice is started once', async () => {
    const body = { id: newId(), title: 'Une seule fois', hostId: fil }
    const [first, second] = [await camille.call(startProject, { body }), await camille.call(startProject, { body })]
    expect(second).toMatchObject({ status: 201, body: first.body })
    expect((await theo.call(startProject, { body: { ...body, hostId: france } })).problem.code).toBe('id_taken')
  })

  it('is edited by who shapes it; a stale edit changes nothing and is shown what stands there', async () => {
    const project = await startOne({ partnerIds: [france] })
    expect((await edit(theo, project)).status).toBe(403)
    const edited = await edit(camille, project, { title: 'Un bal de printemps', stage: 'preparation' })
    expect(edited).toMatchObject({ status: 200, body: { title: 'Un bal de printemps', stage: 'preparation', version: 2 } })
    const late = await edit(camille, project, { title: 'Un bal d’été' })
    expect(late.problem).toMatchObject({ status: 409, code: 'stale', current: { title: 'Un bal de printemps', version: 2 } })
  })

  it('edited twice at once is edited once', async () => {
    const project = await startOne()
    const statuses = (await Promise.all(['Un', 'Deux', 'Trois', 'Quatre'].map((title) => edit(camille, project, { title })))).map(
      ({ status }) => status,
    )
    expect(statuses.toSorted()).toEqual([200, 409, 409, 409])
  })
})

describe('a partner', () => {
  it('takes itself out through its managers alone, and only itself; what its people wrote stays', async () => {
    const id = newId()
    const camille = await server.as('camille')
    const [fil, yht] = [organisationId('fil'), organisationId('yht')]
    await camille.call(startProject, { body: { id, title: 'Un bal', hostId: fil, partnerIds: [yht, organisationId('france')] } })
    const idriss = await server.as('idriss')
    const out = (visitor: typeof camille, organisation: string) =>
      visitor.call(withdrawPartner, { params: { projectId: id, organisationId: organisation } })
    expect((await idriss.call(getProject, { params: { projectId: id } })).body.mayWithdraw).toEqual([yht])
    expect((await camille.call(getProject, { params: { projectId: id } })).body.mayWithdraw).toEqual([])
    const refused = [out(await server.as('karim'), yht), out(camille, yht), out(camille, fil), out(idriss, organisationId('france'))]
    expect((await Promise.all(refused)).map(({ status }) => status)).toEqual([403, 403, 403, 403])
    expect((await out(idriss, yht)).status).toBe(204)
    expect((await idriss.call(getProject, { params: { projectId: id } })).status).toBe(404)
    const { body } = await camille.call(getProject, { params: { projectId: id } })
    expect([body.ribbon.map((each) => each.id), body.version]).toEqual([[fil, organisationId('france')], 2])
  })
})

describe('sharing', () => {
  it('opens and closes the project and all it holds, by one change', async () => {
    const project = await startOne({ visibility: 'team' })
    const thread = newId()
    const post = { id: newId(), text: 'Le club ou la grande salle ?' }
    await camille.call(openThread, { body: { id: thread, title: 'La salle', projectId: project.id, post } })
    const seesAll = async (visitor: Visitor) => [
      await sees(visitor, project.id),
      (await visitor.call(getThread, { params: { threadId: thread } })).status === 200,
    ]
    expect(await seesAll(theo)).toEqual([false, false])

    const shared = (await edit(camille, project, { visibility: 'organisations', partnerIds: [france] })).body
    expect([await seesAll(theo), await seesAll(malo)]).toEqual([
      [true, true],
      [false, false],
    ])
    const open = (await edit(camille, shared, { visibility: 'cluster' })).body
    expect([await seesAll(theo), await seesAll(malo)]).toEqual([
      [true, true],
      [true, true],
    ])
    await edit(camille, open, { visibility: 'team' })
    expect([await seesAll(theo), await seesAll(malo), await seesAll(camille)]).toEqual([
      [false, false],
      [false, false],
      [true, true],
    ])
  })

  it('never depends on being an administrator', async () => {
    const project = await startOne({ visibility: 'team' })
    expect(await sees(await server.as('helene'), project.id)).toBe(false)
  })
})

describe('the team', () => {
  const join = (visitor: Visitor, project: Project, key: string) =>
    visitor.call(joinTeam, { params: { projectId: project.id, memberId: memberId(key) } })
  const leave = (visitor: Visitor, project: Project, key: string) =>
    visitor.call(leaveTeam, { params: { projectId: project.id, memberId: memberId(key) } })

  it('is joined by people of its organisations, once or ten times', async () => {
    const project = await startOne({ partnerIds: [france] })
    const statuses = (await Promise.all(Array.from({ length: 10 }, () => join(theo, project, 'theo')))).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([204]))
    const { body } = await camille.call(listTeam, { params: { projectId: project.id } })
    expect(body.items.map(({ person, lead }) => [person.name, lead])).toEqual([
      ['Camille Ferrand', true],
      ['Théo Villard', false],
    ])
    const { body: line } = await camille.call(listProjectActivities, { params: { projectId: project.id } })
    expect(line.items.map(({ verb }) => verb)).toEqual(['team.joined', 'project.started'])
  })

  it('lets a guest in when the lead brings them, and nobody else does', async () => {
    const project = await startOne({ partnerIds: [france] })
    const ines = await server.as('ines')
    expect(await sees(ines, project.id)).toBe(false)
    expect((await join(theo, project, 'ines')).status).toBe(403)
    expect((await join(camille, project, 'ines')).status).toBe(204)
    expect(await sees(ines, project.id)).toBe(true)
    const { body } = await ines.call(getProject, { params: { projectId: project.id } })
    expect(body).toMatchObject({ mine: true, guestCount: 1, can: { edit: false, openThread: true, leave: true } })
    expect((await leave(ines, project, 'camille')).problem.code).toBe('lead_stays')
    expect((await leave(ines, project, 'ines')).status).toBe(204)
    expect(await sees(ines, project.id)).toBe(false)
  })

  it('is not joined from outside, nor by nobody', async () => {
    const project = await startOne({ visibility: 'cluster' })
    expect((await join(malo, project, 'malo')).status).toBe(403)
    expect((await camille.call(joinTeam, { params: { projectId: project.id, memberId: newId() } })).problem).toMatchObject({
      status: 422,
      code: 'no_such_person',
    })
  })

  it('is handed over by those who shape it; who led it may then leave', async () => {
    const project = await startOne({ partnerIds: [france] })
    const hand = (visitor: Visitor, memberKey: string) =>
      visitor.call(chooseLead, { params: { projectId: project.id }, body: { memberId: memberId(memberKey) } })
    expect((await hand(theo, 'theo')).status).toBe(403)
    expect(await hand(camille, 'theo')).toMatchObject({
      status: 200,
      body: { lead: { name: 'Théo Villard' }, teamCount: 2, can: { leave: true } },
    })
    expect((await leave(camille, project, 'camille')).status).toBe(204)
    expect((await theo.call(getProject, { params: { projectId: project.id } })).body.can).toMatchObject({ edit: true, leave: false })
    expect((await camille.call(chooseLead, { params: { projectId: project.id }, body: { memberId: newId() } })).problem.code).toBe(
      'no_such_person',
    )
  })

  it('keeps its lead', async () => {
    const project = await startOne()
    expect((await leave(camille, project, 'camille')).problem).toMatchObject({ status: 409, code: 'lead_stays' })
  })
})

describe('the list', () => {
  it('is searched by words of the title and the summary, capitals and accents aside', async () => {
    const titles = async (search: string) =>
      (await theo.call(listProjects, { query: { search, limit: 100 } })).body.items.map(({ title }) => title)
    expect(await titles('metrages COURT')).toEqual(['Nuit du court'])
    expect(await titles('%')).toEqual([])
    expect((await titles('')).length).toBeGreaterThan(3)
  })

  it('has each visible project once, and can be narrowed', async () => {
    const all = await readAll(theo, listProjects)
    const mine = (await theo.call(listProjects, { query: { mine: 'true', limit: 100 } })).body.items
    const others = (await theo.call(listProjects, { query: { mine: 'false', limit: 100 } })).body.items
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(mine.length + others.length).toBe(all.length)
    expect(mine.every(({ mine: own }) => own)).toBe(true)
    const finished = (await theo.call(listProjects, { query: { stage: 'finished' } })).body.items
    expect(finished.map(({ title }) => title)).toEqual(['Une toile au village'])
    const ofFil = (await theo.call(listProjects, { query: { organisationId: fil, limit: 100 } })).body.items
    expect(ofFil.every(({ ribbon }) => ribbon.some(({ id }) => id === fil))).toBe(true)
    expect(ofFil.map(({ id }) => id)).toContain(projectId('nuit-du-court'))
  })
})

it('what moved in all one’s projects is read by time, however long their history', async () => {
  const { prisma } = server.services.db
  await prisma.$executeRaw`
    INSERT INTO activity (id, verb, project_id, item_id, audience_id, facts, at)
    SELECT gen_random_uuid(), 'project.edited', i.id, i.id, i.audience_id, '{}', now() - make_interval(mins => n)
    FROM item i, generate_series(1, 2000) n WHERE i.kind = 'project'`
  await prisma.$executeRaw`ANALYZE activity`
  const plan = await prisma.$queryRaw<{ 'QUERY PLAN': string }[]>`
    EXPLAIN SELECT id FROM activity WHERE project_id = ANY(ARRAY(SELECT project_id FROM team_member WHERE member_id = ${memberId('camille')}::uuid))
    ORDER BY at DESC, id DESC LIMIT 26`
  expect(plan.map((line) => line['QUERY PLAN']).join()).toContain('activity_at')
})
