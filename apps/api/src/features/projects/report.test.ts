import { newId } from '@navette/contract/core/ids.ts'
import { openThread, sendPost } from '@navette/contract/discussions/endpoints.ts'
import { chooseStage, joinTeam, reportProject, startProject } from '@navette/contract/projects/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { address, memberId, organisationId, projectId, type TestServer, testServer } from '../../../test/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const read = async (key: string, project: string, query: { from: string; to: string; as: string }) => {
  await server.app.ready()
  const { cookie } = await server.as(key)
  const reply = await server.app.inject({ method: 'GET', url: address(reportProject, { projectId: project }, query), headers: { cookie } })
  return { status: reply.statusCode, headers: reply.headers, text: reply.body, bytes: reply.rawPayload }
}

async function project() {
  const camille = await server.as('camille')
  const [id, thread] = [newId(), newId()]
  const body = {
    id,
    title: 'Un bal *d’hiver*',
    summary: 'Danser au chaud\u202f!',
    hostId: organisationId('fil'),
    partnerIds: [organisationId('france')],
  }
  await camille.call(startProject, { body })
  await camille.call(chooseStage, { params: { projectId: id }, body: { stage: 'under_way' } })
  await camille.call(joinTeam, { params: { projectId: id, memberId: memberId('theo') } })
  await camille.call(openThread, { body: { id: thread, title: 'La salle', projectId: id, post: { id: newId(), text: 'Le club\u202f?' } } })
  await (await server.as('theo')).call(sendPost, { params: { threadId: thread }, body: { id: newId(), text: 'La grande salle.' } })
  return id
}

const today = () => server.services.clock.today()

describe('a report', () => {
  it('tells who took part, figures, and the days of a period, as Markdown', async () => {
    const id = await project()
    const { status, headers, text } = await read('camille', id, { from: today(), to: today(), as: 'markdown' })
    expect([status, headers['content-type']]).toEqual([200, 'text/markdown; charset=utf-8'])
    expect(headers['content-disposition']).toContain(encodeURIComponent('Un bal d’hiver.md'))
    expect(text).toMatch(/^# Un bal \\\*d’hiver\\\*\n\nRapport d’activité\. Du /)
    expect((await read('camille', id, { from: '2026-01-01', to: today(), as: 'markdown' })).text).toContain('Du 1er janvier 2026 au ')
    expect(text).toContain('- **Structures**\u00a0: Le Fil et Le France')
    expect(text).toContain('## 2 personnes ont pris part\n\n- **Le Fil**\u00a0: Camille Ferrand\n- **Le France**\u00a0: Théo Villard')
    expect(text).toContain('- **1** arrivée dans l’équipe\n- **1** fil ouvert\n- **2** messages échangés')
    expect(text).toContain(
      '- Création du projet\n- Nouvelle étape\u00a0: en cours\n- Arrivée dans l’équipe\u00a0: Théo Villard (Le France)',
    )
    expect(text).toContain('- Fil ouvert\u00a0: La salle (2 messages de 2 personnes)')
  })

  it('is a PDF with its typeface inside and the narrow spaces of French', async () => {
    const { headers, bytes } = await read('camille', await project(), { from: today(), to: today(), as: 'pdf' })
    expect(headers['content-type']).toBe('application/pdf')
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(bytes.length).toBeLessThan(200_000)
  })

  it('speaks English to who reads English, and says when nothing happened', async () => {
    const id = await project()
    await server.services.db.prisma.member.update({ where: { id: memberId('camille') }, data: { language: 'en' } })
    const { text } = await read('camille', id, { from: '2020-01-01', to: '2020-12-31', as: 'markdown' })
    await server.services.db.prisma.member.update({ where: { id: memberId('camille') }, data: { language: 'fr' } })
    expect(text).toContain('Activity report. From 1 January 2020 to 31 December 2020.')
    expect(text).toContain('Nothing was noted in this period.')
  })

  it('reads only what the asker may read, and refuses a period that ends before it begins', async () => {
    const period = { from: '2020-01-01', to: '2030-01-01', as: 'markdown' }
    expect((await read('ines', projectId('comptes-en-commun'), period)).status).toBe(404)
    expect((await read('ines', projectId('nuit-du-court'), period)).status).toBe(200)
    const backwards = await read('camille', projectId('nuit-du-court'), { ...period, to: '2019-12-31' })
    expect([backwards.status, JSON.parse(backwards.text).code]).toEqual([422, 'period_backwards'])
  })

  it('ends, with a clear word, where a project has been long', async () => {
    const id = await project()
    await server.services.db.prisma.$executeRaw`
      INSERT INTO activity (id, verb, actor_id, project_id, item_id, audience_id, facts, at)
      SELECT gen_random_uuid(), 'project.stage_chosen', ${memberId('theo')}::uuid, i.id, i.id, i.audience_id, '{"from":"idea","stage":"finished"}', now() - make_interval(mins => n)
      FROM item i, generate_series(1, 3000) n WHERE i.id = ${id}::uuid`
    const { text } = await read('camille', id, { from: '2020-01-01', to: '2030-01-01', as: 'markdown' })
    expect(text.match(/^- Nouvelle étape/gm)?.length).toBe(1_000)
    expect(text).toContain('Ce rapport s’arrête à ses 1\u202f000 premières lignes')
    // The figures hold for the whole period.
    expect(text).toContain('**2** messages échangés')
    const { bytes } = await read('camille', id, { from: '2020-01-01', to: '2030-01-01', as: 'pdf' })
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })
})
