import { newId } from '@navette/contract/core/ids.ts'
import {
  cancelPeopleImport,
  exportFaultyLines,
  forgetPeopleImport,
  getPeopleImport,
  listImportLines,
  listPeopleImports,
  matchColumns,
  openPeopleImport,
  readPeopleFile,
  runPeopleImport,
} from '@navette/contract/invitations/import-endpoints.ts'
import type { ImportMapping, PeopleImport } from '@navette/contract/invitations/import-schema.ts'
import { listMemberships } from '@navette/contract/organisations/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lettersTo } from '../../../test/letters.ts'
import { memberId, organisationId, readAll, type TestServer, testServer, type Visitor } from '../../../test/server.ts'
import { sql } from '../../platform/db/database.ts'
import { bringPeople, cleanImports, resumeImports } from './bringing-commands.ts'

let server: TestServer
let camille: Visitor
let helene: Visitor
beforeAll(async () => {
  server = await testServer()
  camille = await server.as('camille')
  helene = await server.as('helene')
})
afterAll(() => server.close())

const fil = organisationId('fil')
const constants = { organisationId: fil, role: 'volunteer', endsOn: null, language: 'fr', message: '' } as const

/** Brings a file as far as its columns. */
async function bring(visitor: Visitor, text: string | Uint8Array, organisation: string | null = fil): Promise<PeopleImport> {
  const id = newId()
  await visitor.call(openPeopleImport, { body: { id, fileName: 'liste.csv', organisationId: organisation } })
  const { body, status } = await visitor.call(readPeopleFile, {
    params: { importId: id },
    body: typeof text === 'string' ? Buffer.from(text) : text,
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

async function check(visitor: Visitor, text: string | Uint8Array, rest: Partial<ImportMapping> = {}): Promise<PeopleImport> {
  const { id, mapping } = await bring(visitor, text)
  const { body, status } = await visitor.call(matchColumns, { params: { importId: id }, body: { ...mapping, ...constants, ...rest } })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

const start = (visitor: Visitor, importId: string) => visitor.call(runPeopleImport, { params: { importId } })

/** Starts it, and does what the queue would do. */
async function run(visitor: Visitor, importId: string): Promise<PeopleImport> {
  await start(visitor, importId)
  await bringPeople(server.services, importId)
  return (await visitor.call(getPeopleImport, { params: { importId } })).body
}

const linesOf = async (visitor: Visitor, importId: string) => (await visitor.call(listImportLines, { params: { importId } })).body.items
const problemsOf = async (visitor: Visitor, importId: string) =>
  Object.fromEntries(
    (await linesOf(visitor, importId)).map(({ number, problems }) => [
      number,
      problems.map(({ field, fault }) => `${field} ${fault}`).join(', '),
    ]),
  )
const people = () =>
  readAll(camille, listMemberships, { organisationId: fil }) as Promise<{ person: { name: string }; role: string; endsOn: string | null }[]>
const placeOf = async (name: string) => {
  const found = (await people()).filter(({ person }) => person.name === name)
  return found.map(({ role, endsOn }) => ({ role, endsOn }))
}
const waiting = (email: string) =>
  server.services.db.prisma.invitation.findMany({
    where: { email },
    select: { role: true, endsOn: true, name: true, organisationId: true },
  })

describe('a list of people', () => {
  const list = [
    'Prénom;Nom;Courriel;Rôle;Fin;Téléphone',
    'Odile;Marchand;odile@lefil.example;Bénévole;31/12/2099;',
    'Gérard;Épalle;gerard.epalle@poste.example;membre;30/06/2099;',
    'Mehdi;Aouad;mehdi.aouad@lefil.example;membre;;',
    'Théo;Villard;theo.villard@lefrance.example;;;',
    'Josette;Bonnefoy;;bénévole;;04 77 00 00 00',
    '',
  ].join('\r\n')

  it('is guessed, tried without consequence, then brought in', async () => {
    const before = await people()
    const checked = await check(camille, Buffer.from(list, 'latin1'), { message: 'À bientôt' })
    expect(checked).toMatchObject({ state: 'checked', lineCount: 5, counts: { invited: 1, added: 2, updated: 1, unchanged: 1, faulty: 0 } })
    expect(checked.mapping.columns).toEqual(['givenName', 'familyName', 'email', 'role', 'endsOn', 'phone'])
    expect(await people()).toEqual(before)
    expect(await lettersTo(server, 'odile@lefil.example')).toHaveLength(0)

    const done = await run(camille, checked.id)
    expect(done).toMatchObject({
      state: 'finished',
      doneCount: 5,
      doneCounts: { invited: 1, added: 2, updated: 1, unchanged: 1, faulty: 0 },
    })
    const [letter, ...more] = await lettersTo(server, 'odile@lefil.example')
    expect([letter?.text.includes('À bientôt'), more.length]).toEqual([true, 0])
    expect(await waiting('odile@lefil.example')).toMatchObject([
      { role: 'volunteer', name: 'Odile Marchand', endsOn: new Date('2100-01-01') },
    ])
    expect(await placeOf('Gérard Épalle')).toEqual([{ role: 'member', endsOn: '2099-07-01' }])
    expect(await placeOf('Théo Villard')).toEqual([{ role: 'volunteer', endsOn: null }])
    expect(await placeOf('Josette Bonnefoy')).toEqual([{ role: 'volunteer', endsOn: null }])
    const josette = await server.services.db.prisma.member.findFirstOrThrow({ where: { name: 'Josette Bonnefoy' } })
    expect([josette.email, josette.phone]).toEqual([null, '04 77 00 00 00'])
  })

  it('brought again changes nothing, and sends nothing', async () => {
    const checked = await check(camille, list)
    expect(checked.counts).toEqual({ invited: 0, added: 0, updated: 0, unchanged: 5, faulty: 0 })
    const before = await people()
    expect((await run(camille, checked.id)).doneCounts).toMatchObject({ unchanged: 5 })
    expect(await people()).toEqual(before)
    expect(await lettersTo(server, 'odile@lefil.example')).toHaveLength(1)
  })

  it('brought again with changes updates what it says, and leaves what it does not say', async () => {
    const checked = await check(
      camille,
      'Nom;Courriel;Rôle;Téléphone\nGérard Épalle;gerard.epalle@poste.example;bénévole;\nJOSETTE BONNEFOY;;;04 77 11 11 11\n',
    )
    expect(checked.counts).toMatchObject({ updated: 2 })
    await run(camille, checked.id)
    expect(await placeOf('Gérard Épalle')).toEqual([{ role: 'volunteer', endsOn: '2099-07-01' }])
    const josette = await server.services.db.prisma.member.findMany({ where: { name: 'Josette Bonnefoy' } })
    expect(josette.map(({ phone }) => phone)).toEqual(['04 77 11 11 11'])
  })

  it('is told to the audit log line by line, in the name of whoever brought it', async () => {
    const entries = await server.services.db.prisma.auditEntry.findMany({ where: { actorId: memberId('camille') } })
    const verbs = new Set(entries.map(({ verb }) => verb))
    expect([...verbs].sort()).toEqual([
      'membership.edited',
      'membership.started',
      'people.invited',
      'people_import.finished',
      'people_import.started',
    ])
    expect(entries.find(({ verb }) => verb === 'membership.edited')).toMatchObject({ organisationId: fil, memberId: memberId('gerard') })
  })
})

describe('faulty lines', () => {
  const list = [
    'Nom;Courriel;Structure;Rôle;Début;Fin',
    'Sans arobase;sans-arobase;;;;',
    'Rôle inconnu;role@a.example;;grand chef;;',
    'Date impossible;date@a.example;;;;31/02/2099',
    'Fin avant début;fin@a.example;;;01/06/2099;01/05/2099',
    'Fin passée;passee@a.example;;;;01/05/2020',
    'Structure inconnue;ou@a.example;Le Néant;;;',
    'Structure d’autrui;autrui@a.example;Le France;;;',
    'Bonne ligne;bonne@a.example;LE FIL;membre;;',
    'Doublon;BONNE@a.example;;;;',
    ';;;;;01/05/2099',
    'Moi;camille.ferrand@lefil.example;;bénévole;;',
    'Trop;trop@a.example;;;;;=cmd|calc!A1',
    "=cmd|' /C calc'!A0;@formule;;;;",
    '',
  ].join('\n')
  let checked: PeopleImport

  it('say what is wrong, and where', async () => {
    checked = await check(camille, list)
    expect(checked.counts).toEqual({ invited: 1, added: 0, updated: 0, unchanged: 0, faulty: 12 })
    expect(await problemsOf(camille, checked.id)).toEqual({
      2: 'email malformed',
      3: 'role unknown',
      4: 'endsOn impossible',
      5: 'endsOn before_start',
      6: 'endsOn past',
      7: 'organisation unknown',
      8: 'organisation not_allowed',
      9: '',
      10: 'line doubled',
      11: 'name missing',
      12: 'line yourself',
      13: 'line too_many_cells',
      14: 'email malformed',
    })
    const lines = await linesOf(camille, checked.id)
    expect(lines.find(({ number }) => number === 10)?.problems).toEqual([{ field: 'line', fault: 'doubled', otherLine: 9 }])
    const faulty = await camille.call(listImportLines, { params: { importId: checked.id }, query: { outcome: 'faulty', limit: 5 } })
    expect([faulty.body.items.length, faulty.body.next !== null]).toEqual([5, true])
  })

  it('leave as a file that a spreadsheet executes nothing of, to be corrected and brought again', async () => {
    const reply = await server.app.inject({
      method: 'GET',
      url: exportFaultyLines.path.replace(':importId', checked.id),
      headers: { cookie: camille.cookie },
    })
    expect(reply.headers['content-disposition']).toContain('attachment')
    const [head, ...rows] = reply.body.replace('\ufeff', '').trim().split('\r\n')
    expect([head, rows.length]).toEqual(['Nom;Courriel;Structure;Rôle;Début;Fin;À corriger', 12])
    expect(rows[0]).toBe('Sans arobase;sans-arobase;;;;;adresse électronique\u00a0: ne peut pas être lu')
    expect(reply.body).not.toMatch(/(^|[;\n])"?[=@+-]/m)
    const again = await check(camille, reply.body.replace('sans-arobase', 'corrigee@a.example'))
    // The one that was corrected, and the repetition, which repeats nothing in this file.
    expect(again.counts).toMatchObject({ invited: 2, faulty: 10 })
  })

  it('stay out, while the others come in', async () => {
    const done = await run(camille, checked.id)
    expect(done).toMatchObject({ state: 'finished', doneCount: 13, doneCounts: { invited: 1, faulty: 12 } })
    expect(await waiting('role@a.example')).toEqual([])
    expect(await placeOf('Camille Ferrand')).toEqual([{ role: 'manager', endsOn: null }])
  })

  it('are all faulty where no line says which organisation and none is chosen', async () => {
    const { counts } = await check(camille, 'Courriel\na@a.example\n', { organisationId: null })
    expect(counts).toMatchObject({ faulty: 1 })
  })
})

describe('rights', () => {
  it('an administrator brings people into every organisation, a manager into theirs', async () => {
    const list = 'Courriel;Structure\nun@b.example;Le Fil\ndeux@b.example;Le France\n'
    expect((await check(camille, list)).counts).toMatchObject({ invited: 1, faulty: 1 })
    expect((await check(helene, list)).counts).toMatchObject({ invited: 2, faulty: 0 })
  })

  it('nobody else brings a file, and nobody sees another’s', async () => {
    const theo = await server.as('theo')
    const body = { id: newId(), fileName: 'liste.csv', organisationId: fil }
    expect((await theo.call(openPeopleImport, { body })).status).toBe(403)
    expect((await theo.call(openPeopleImport, { body: { ...body, organisationId: null } })).status).toBe(403)
    expect((await camille.call(openPeopleImport, { body: { ...body, organisationId: organisationId('france') } })).status).toBe(403)
    const { id } = await bring(camille, 'Courriel\na@c.example\n')
    for (const endpoint of [getPeopleImport, listImportLines, runPeopleImport, cancelPeopleImport, forgetPeopleImport]) {
      expect((await helene.call(endpoint, { params: { importId: id } } as never)).status).toBe(404)
    }
    expect((await readAll(helene, listPeopleImports)).map(({ id: each }) => each)).not.toContain(id)
    expect((await readAll(camille, listPeopleImports)).map(({ id: each }) => each)).toContain(id)
  })

  it('that end in the middle end the import’s reach', async () => {
    const idriss = await server.as('idriss')
    const yht = organisationId('yht')
    const { id, mapping } = await bring(idriss, 'Courriel\nun@d.example\n', yht)
    await idriss.call(matchColumns, { params: { importId: id }, body: { ...mapping, organisationId: yht } })
    await start(idriss, id)
    await server.services.db.prisma.membership.updateMany({
      where: { organisationId: yht, memberId: memberId('idriss') },
      data: { role: 'member' },
    })
    await bringPeople(server.services, id)
    expect((await idriss.call(getPeopleImport, { params: { importId: id } })).body).toMatchObject({
      state: 'finished',
      doneCounts: { invited: 0, faulty: 1 },
    })
    expect(await waiting('un@d.example')).toEqual([])
  })
})

describe('the way of an import', () => {
  const numbered = (count: number, mark: string) =>
    `Nom;Courriel\n${Array.from({ length: count }, (_, at) => (at % 3 === 0 ? `Personne ${mark}${at};` : `Nom ${at};${mark}${at}@e.example`)).join('\n')}\n`

  it('asks for columns before it starts, and takes nothing more once it has', async () => {
    const { id, mapping } = await bring(camille, 'Courriel\na@f.example\n')
    expect((await start(camille, id)).problem.code).toBe('import_not_checked')
    const nobody = { ...mapping, columns: ['phone' as const] }
    expect((await camille.call(matchColumns, { params: { importId: id }, body: nobody })).problem.code).toBe('import_nobody')
    await camille.call(matchColumns, { params: { importId: id }, body: { ...mapping, ...constants } })
    expect((await start(camille, id)).body.state).toBe('running')
    expect((await start(camille, id)).body.state).toBe('running')
    expect((await camille.call(matchColumns, { params: { importId: id }, body: mapping })).problem.code).toBe('import_started')
    expect((await camille.call(readPeopleFile, { params: { importId: id }, body: Buffer.from('x') })).problem.code).toBe('import_started')
    expect((await camille.call(forgetPeopleImport, { params: { importId: id } })).problem.code).toBe('import_started')
    await bringPeople(server.services, id)
  })

  it('is given up before it starts, with its file', async () => {
    const { id } = await bring(camille, 'Courriel\na@g.example\n')
    expect((await camille.call(forgetPeopleImport, { params: { importId: id } })).status).toBe(204)
    expect((await camille.call(getPeopleImport, { params: { importId: id } })).status).toBe(404)
    expect(await server.services.db.prisma.peopleImportLine.count({ where: { importId: id } })).toBe(0)
  })

  it('says no to what is no list, and keeps the one before', async () => {
    const { id } = await bring(camille, 'Courriel\na@h.example\n')
    const refused = await camille.call(readPeopleFile, { params: { importId: id }, body: Buffer.from('Courriel\n') })
    expect(refused.problem).toMatchObject({ status: 422, code: 'file_empty' })
    expect((await camille.call(getPeopleImport, { params: { importId: id } })).body).toMatchObject({ state: 'read', lineCount: 1 })
    const large = await camille.call(readPeopleFile, { params: { importId: id }, body: Buffer.alloc(10 * 1_048_576 + 1, 'a') })
    expect([large.status, large.problem.code]).toEqual([413, 'too_large'])
  })

  it('cancelled, stops after the bundle in hand and tells what was done', async () => {
    const { id } = await check(camille, numbered(600, 'cancel'))
    await start(camille, id)
    const working = bringPeople(server.services, id)
    await until(async () => (await camille.call(getPeopleImport, { params: { importId: id } })).body.doneCount > 0)
    const cancelled = (await camille.call(cancelPeopleImport, { params: { importId: id } })).body
    await working
    const after = (await camille.call(getPeopleImport, { params: { importId: id } })).body
    expect(after).toMatchObject({ state: 'cancelled', doneCount: cancelled.doneCount })
    expect([250, 500]).toContain(after.doneCount)
    const invited = await server.services.db.rows(sql`SELECT 1 FROM invitation WHERE email::text LIKE 'cancel%@e.example'`)
    expect(invited).toHaveLength(after.doneCounts.invited)
  })

  it('goes on after its server fell, by two workers at once, and does nothing twice', async () => {
    const { id } = await check(camille, numbered(600, 'fall'))
    await start(camille, id)
    // The letter of somebody in the second bundle cannot be written: the server falls there.
    await server.services.db.rows(sql`
      CREATE FUNCTION fall() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.to_address = 'fall301@e.example' THEN RAISE 'The server falls.'; END IF; RETURN NEW; END $$`)
    await server.services.db.rows(sql`CREATE TRIGGER fall BEFORE INSERT ON letter FOR EACH ROW EXECUTE FUNCTION fall()`)
    await expect(bringPeople(server.services, id)).rejects.toThrow()
    expect((await camille.call(getPeopleImport, { params: { importId: id } })).body).toMatchObject({ state: 'running', doneCount: 250 })
    await server.services.db.rows(sql`DROP TRIGGER fall ON letter`)
    // Not before it has stood still for a while.
    await resumeImports(server.services)
    expect((await camille.call(getPeopleImport, { params: { importId: id } })).body.doneCount).toBe(250)
    await server.services.db.prisma.peopleImport.update({ where: { id }, data: { advancedAt: new Date(Date.now() - 60_000) } })
    await Promise.all([resumeImports(server.services), bringPeople(server.services, id)])
    const { body } = await camille.call(getPeopleImport, { params: { importId: id } })
    expect(body).toMatchObject({ state: 'finished', doneCount: 600, doneCounts: { invited: 400, added: 200 } })
    const letters = await server.services.db.rows(sql`SELECT 1 FROM letter WHERE to_address LIKE 'fall%@e.example'`)
    const added = await server.services.db.rows(sql`SELECT 1 FROM member WHERE name LIKE 'Personne fall%'`)
    expect([letters.length, added.length]).toEqual([400, 200])
    await bringPeople(server.services, id)
    expect((await camille.call(getPeopleImport, { params: { importId: id } })).body).toEqual(body)
  })

  it('one line that PostgreSQL refuses is faulty; its bundle comes in', async () => {
    const { id } = await check(camille, 'Nom;Courriel;Fin\nMehdi;mehdi.aouad@lefil.example;31/12/2098\nPauline Roche;;\n')
    // Meanwhile somebody planned a second period, which the new end would run into.
    await server.services.db.prisma.membership.updateMany({
      where: { memberId: memberId('mehdi'), organisationId: fil },
      data: { endsOn: new Date('2090-01-01') },
    })
    await server.services.db.prisma.membership.create({
      data: { id: newId(), memberId: memberId('mehdi'), organisationId: fil, role: 'member', startsOn: new Date('2095-01-01') },
    })
    expect(await run(camille, id)).toMatchObject({ state: 'finished', doneCounts: { added: 1, faulty: 1 } })
    expect(await problemsOf(camille, id)).toMatchObject({ 2: 'line overlaps', 3: '' })
  })

  it('keeps its figures, not its lines, beyond thirty days', async () => {
    const { id } = await check(camille, 'Courriel\nloin@i.example\n')
    const done = await run(camille, id)
    const left = await bring(camille, 'Courriel\njamais@i.example\n')
    const long = new Date(Date.now() - 31 * 86_400_000)
    await server.services.db.prisma.peopleImport.updateMany({
      where: { id: { in: [id, left.id] } },
      data: { finishedAt: long, readAt: long },
    })
    await server.services.db.prisma.peopleImport.update({ where: { id: left.id }, data: { finishedAt: null } })
    await cleanImports(server.services)
    const { body } = await camille.call(getPeopleImport, { params: { importId: id } })
    expect(body).toMatchObject({ lineCount: 1, doneCounts: done.doneCounts, linesKept: false, sample: [] })
    expect(await linesOf(camille, id)).toEqual([])
    expect((await camille.call(getPeopleImport, { params: { importId: left.id } })).status).toBe(404)
  })
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 10) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('Waited in vain.')
}
