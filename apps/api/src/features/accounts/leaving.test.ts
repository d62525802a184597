import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  changePortrait,
  closeAccount,
  editMyProfile,
  exportMe,
  exportMember,
  getMember,
  getSession,
  keepMyAccount,
  listDepartures,
} from '@navette/contract/accounts/endpoints.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { listPosts, sendPost } from '@navette/contract/discussions/endpoints.ts'
import { addPerson, listMemberships } from '@navette/contract/organisations/endpoints.ts'
import { leaveCluster, signIn } from '@navette/contract/sessions/endpoints.ts'
import { strFromU8, unzipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationAccounts } from '../../../../../prisma/demo/load.ts'
import { address, memberId, organisationId, readAll, type TestServer, testServer, threadId, type Visitor } from '../../../test/server.ts'
import { stoppedClock } from '../../platform/clock/clock.ts'
import { sql } from '../../platform/db/database.ts'
import { accessCookie } from '../../platform/session/cookies.ts'
import { requireAnotherAdministrator } from './commands.ts'
import { eraseClosedAccounts } from './leaving-commands.ts'

let server: TestServer
let folder: string
const clock = stoppedClock(new Date())
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'navette-leaving-'))
  server = await testServer({ settings: { DATA_DIR: folder }, working: true, clock })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

/** Somebody at the doors with these cookies. */
const holding = (cookie: string): Visitor => {
  const send: Visitor['send'] = (method, url, body, given) => server.nobody.send(method, url, body, { cookie, ...given })
  const call = (async (endpoint, input) =>
    send(endpoint.method, address(endpoint, input?.params ?? {}, input?.query), input?.body)) as Visitor['call']
  return { cookie, send, call }
}

/** Somebody of the cast in a session that has just begun: time goes by here, and sessions end with accounts. */
const as = async (key: string): Promise<Visitor> => {
  const [id, startedAt] = [newId(), clock.now()]
  const expiresAt = new Date(startedAt.getTime() + 30 * 86_400_000)
  await server.services.db.prisma.session.create({ data: { id, memberId: memberId(key), startedAt, lastUsedAt: startedAt, expiresAt } })
  return holding(`${accessCookie}=${server.app.jwt.sign({ sid: id, iat: Math.floor(startedAt.getTime() / 1_000) })}`)
}

const accountOf = (kind: string) => demonstrationAccounts.find((each) => each.kind === kind) ?? { email: '', password: '' }

const enter = async (kind: string): Promise<Visitor> => {
  const { email, password } = accountOf(kind)
  const { headers, status } = await server.nobody.call(signIn, { body: { email, password } })
  expect(status).toBe(201)
  const cookie = [headers['set-cookie']]
    .flat()
    .map((each) => String(each).split(';')[0])
    .join('; ')
  return holding(cookie)
}

describe('leaving', () => {
  it('asks for the password, ends every session, and can be taken back by signing in', async () => {
    const theo = await as('theo')
    expect((await theo.call(leaveCluster, { body: { password: 'not this one' } })).problem.code).toBe('wrong_password')
    expect((await theo.call(leaveCluster, { body: {} })).problem.code).toBe('wrong_password')
    expect((await theo.call(leaveCluster, { body: { password: accountOf('member').password } })).status).toBe(204)
    expect((await theo.call(getSession)).status).toBe(401)
    const letter = await server.services.db.prisma.letter.findFirst({ where: { to: accountOf('member').email } })
    expect(letter?.subject).toBe('Votre compte est fermé')
    const back = await enter('member')
    expect((await back.call(getSession)).body.leavingAt).toBe(new Date(clock.now().getTime() + 7 * 86_400_000).toISOString())
    expect((await back.send('GET', '/api/threads')).problem.code).toBe('leaving')
    expect((await back.call(keepMyAccount)).status).toBe(204)
    expect((await back.send('GET', '/api/threads')).status).toBe(200)
    clock.moveBy(8 * 86_400_000)
    await eraseClosedAccounts(server.services)
    expect((await enter('member').then((visitor) => visitor.call(getSession))).body.name).toBe('Théo Villard')
  })
})

describe('the last administrator', () => {
  const refused = { status: 409, problem: { code: 'last_administrator' } }

  it('stays', async () => {
    expect(await (await as('helene')).call(leaveCluster, { body: { password: accountOf('administrator').password } })).toMatchObject(
      refused,
    )
  })

  it('is one of two who leave at the same moment', async () => {
    const { db } = server.services
    for (const key of ['camille', 'mehdi'])
      await db.prisma.administrator.create({ data: { memberId: memberId(key), grantedAt: clock.now() } })
    await db.prisma.member.updateMany({ where: { id: { in: [memberId('camille'), memberId('mehdi')] } }, data: { passwordHash: null } })
    await db.prisma.suspension.create({ data: { memberId: memberId('helene'), at: clock.now() } })
    const answers = await Promise.all([as('camille'), as('mehdi')].map(async (visitor) => (await visitor).call(leaveCluster, { body: {} })))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
    await db.prisma.departure.deleteMany()
    await db.prisma.suspension.deleteMany()
  })

  it('is nobody who does not administer, and nobody while another can', async () => {
    const { db } = server.services
    const ask = (...keys: string[]) =>
      db.prisma.$transaction(async (prisma) => {
        const rows = <T>(statement: Parameters<typeof db.rows>[0]) => prisma.$queryRaw<T[]>(statement)
        await requireAnotherAdministrator({ prisma, rows } as never, ...keys.map(memberId))
      })
    await ask('theo')
    await ask('helene', 'camille')
    await expect(ask('helene', 'camille', 'mehdi')).rejects.toMatchObject({ refusal: { code: 'last_administrator' } })
    await db.prisma.administrator.deleteMany({ where: { memberId: { in: [memberId('camille'), memberId('mehdi')] } } })
  })
})

describe('a copy of my data', () => {
  const unpack = async (visitor: Visitor, url: string) => {
    const reply = await server.app.inject({ method: 'GET', url, headers: { cookie: visitor.cookie } })
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/zip'])
    return unzipSync(new Uint8Array(reply.rawPayload))
  }
  const json = (files: Record<string, Uint8Array>, name: string) => JSON.parse(strFromU8(files[name] ?? new Uint8Array()))

  it('holds what each feature keeps, with a page in my language that names every file', async () => {
    const idriss = await as('idriss')
    const png = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#1a2' } })
      .png()
      .toBuffer()
    await idriss.call(changePortrait, { body: new Uint8Array(png) })
    await idriss.call(editMyProfile, { body: { phone: '06 11 22 33 44', skills: ['Poursuite'] } })
    const files = await unpack(idriss, exportMe.path)
    expect(json(files, 'profile.json')).toMatchObject({
      phone: '06 11 22 33 44',
      skills: ['Poursuite'],
      email: 'idriss.benhaddou@yeshightech.example',
    })
    expect(json(files, 'memberships.json').map((each: { role: string }) => each.role)).toEqual(['manager', 'member'])
    const { prisma } = server.services.db
    const mine = { authorId: memberId('idriss') }
    expect(json(files, 'posts.json')).toHaveLength(await prisma.post.count({ where: mine }))
    expect(json(files, 'threads.json').opened).toHaveLength(
      await prisma.item.count({ where: { kind: 'thread', createdById: memberId('idriss') } }),
    )
    expect(json(files, 'projects.json').teams).toHaveLength(await prisma.teamMember.count({ where: { memberId: memberId('idriss') } }))
    expect(json(files, 'activities.json')).toHaveLength(await prisma.activity.count({ where: { actorId: memberId('idriss') } }))
    expect(json(files, 'sessions.json').length).toBeGreaterThan(0)
    expect((await sharp(files['portrait.webp'] ?? new Uint8Array()).metadata()).width).toBe(256)
    const told = strFromU8(files['LISEZ-MOI.txt'] ?? new Uint8Array())
    for (const name of Object.keys(files).filter((each) => each !== 'LISEZ-MOI.txt')) expect(told).toContain(`- ${name}\u00a0: `)
  })

  it('holds no secret', async () => {
    const { prisma } = server.services.db
    const id = memberId('camille')
    await prisma.member.update({ where: { id }, data: { passwordHash: '$argon2id$a-secret' } })
    await prisma.totp.create({ data: { memberId: id, secret: new TextEncoder().encode('a-secret'), startedAt: clock.now() } })
    await prisma.recoveryCode.create({
      data: { id: newId(), memberId: id, hash: new TextEncoder().encode('a-secret'), madeAt: clock.now() },
    })
    await prisma.apiToken.create({
      data: {
        id: newId(),
        memberId: id,
        name: 'Affichage',
        hash: new TextEncoder().encode('a-secret'),
        scopes: [],
        madeAt: clock.now(),
        expiresAt: clock.now(),
      },
    })
    const files = await unpack(await as('camille'), exportMe.path)
    expect(json(files, 'tokens.json')).toMatchObject([{ name: 'Affichage' }])
    const all = Object.values(files)
      .map((bytes) => strFromU8(bytes))
      .join('\n')
    for (const word of ['a-secret', 'hash":', Buffer.from('a-secret').toString('base64')]) expect(all).not.toContain(word)
  })

  it('is made for somebody who asks an administrator, and noted', async () => {
    const url = exportMember.path.replace(':memberId', memberId('awa'))
    expect((await (await as('camille')).send('GET', url)).status).toBe(403)
    const files = await unpack(await as('helene'), url)
    expect(json(files, 'profile.json').name).toBe('Awa Diarra')
    const noted = { verb: 'member.exported', memberId: memberId('awa'), actorId: memberId('helene') }
    expect(await server.services.db.prisma.auditEntry.count({ where: noted })).toBe(1)
  })

  it('is asked of each model of the schema that names a person', async () => {
    const schema = new URL('../../../../../prisma/schema/', import.meta.url)
    const texts = await Promise.all((await readdir(schema)).map((name) => readFile(new URL(name, schema), 'utf8')))
    const naming = [...texts.join('\n').matchAll(/^model (\w+) \{(.*?)^\}/gms)].filter(([, , body]) =>
      /^\s+\w+\s+Member(\?|\[\])?\s/m.test(body ?? ''),
    )
    const named = naming.map(([, name]) => name ?? '')
    expect(named.length).toBeGreaterThan(20)
    const asked = new Set(server.services.features.flatMap(({ personalPart }) => personalPart?.models ?? []))
    // An audience is who sees what; the person's own holds nothing but their id.
    expect(named.filter((name) => !asked.has(name) && name !== 'Audience')).toEqual([])
  })
})

describe('an account that is erased', () => {
  const marks = ['gerard.epalle@poste.example', 'Gérard', '06 99 88 77 66', 'le tram 4', 'Aiguillage']

  /** Where a word stands in any column of any table. */
  const whereIs = async (word: string) => {
    const { db } = server.services
    const columns = await db.rows<{ table: string; column: string }>(sql`
      SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
        AND (c.data_type IN ('text', 'ARRAY', 'jsonb', 'json', 'character varying', 'USER-DEFINED', 'bytea'))`)
    const found: string[] = []
    for (const { table, column } of columns) {
      const rows = await db.prisma.$queryRawUnsafe<unknown[]>(
        `SELECT 1 FROM "${table}" WHERE "${column}"::text ILIKE '%' || $1 || '%' LIMIT 1`,
        word,
      )
      if (rows.length > 0) found.push(`${table}.${column}`)
    }
    return found
  }

  it('leaves what was written, under a neutral name, and nothing that names or admits the person', async () => {
    const gerard = await as('gerard')
    const helene = await as('helene')
    const id = memberId('gerard')
    const { prisma } = server.services.db
    const png = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#1a2' } })
      .png()
      .toBuffer()
    await gerard.call(changePortrait, { body: new Uint8Array(png) })
    await gerard.call(editMyProfile, {
      body: { phone: '06 99 88 77 66', about: 'J’ai conduit le tram 4.', skills: ['Aiguillage'], occupation: 'Trésorier' },
    })
    const post = { id: newId(), text: 'Les comptes sont clos.' }
    expect((await gerard.call(sendPost, { params: { threadId: threadId('bar') }, body: post })).status).toBe(201)
    await prisma.apiToken.create({
      data: {
        id: newId(),
        memberId: id,
        name: 'Aiguillage',
        hash: new Uint8Array(2),
        scopes: [],
        madeAt: clock.now(),
        expiresAt: clock.now(),
      },
    })
    expect((await helene.call(closeAccount, { params: { memberId: id } })).status).toBe(204)
    const closedAt = clock.now()
    const erasesAt = new Date(closedAt.getTime() + 7 * 86_400_000).toISOString()
    const departure = { at: closedAt.toISOString(), by: { id: memberId('helene') }, erasesAt }
    const [leaving] = (await helene.call(listDepartures)).body.items
    expect(leaving).toMatchObject({ ...departure, person: { id, name: 'Gérard Épalle' }, erasedAt: null })
    clock.moveBy(6 * 86_400_000)
    await eraseClosedAccounts(server.services)
    const later = await as('helene')
    expect((await later.call(getMember, { params: { memberId: id } })).body).toMatchObject({ standing: 'leaving', name: 'Gérard Épalle' })
    clock.moveBy(86_400_000)
    await Promise.all([eraseClosedAccounts(server.services), eraseClosedAccounts(server.services)])
    const [gone] = (await (await as('helene')).call(listDepartures)).body.items
    expect(gone).toMatchObject({ ...departure, person: { id, name: 'Ancien\u00a0membre' }, erasedAt: clock.now().toISOString() })
    const seen = (await (await as('malo')).call(getMember, { params: { memberId: id } })).body
    expect(seen).toMatchObject({
      standing: 'gone',
      name: 'Ancien\u00a0membre',
      portrait: null,
      skills: [],
      belongings: [],
      former: [],
      phone: null,
      email: null,
    })
    const posts = await readAll(await as('camille'), listPosts, { threadId: threadId('bar') })
    expect(posts.find((each) => each['id'] === post.id)).toMatchObject({
      text: post.text,
      author: { id, name: 'Ancien\u00a0membre', organisation: null },
    })
    expect(await prisma.teamMember.count({ where: { memberId: id } })).toBe(0)
    for (const mark of marks) expect([mark, (await whereIs(mark)).filter((place) => !writtenByOthers.has(place))]).toEqual([mark, []])
    await expect.poll(() => readdir(join(server.services.config.storageDir, 'portraits'))).not.toContainEqual(expect.stringContaining(id))
    expect((await (await as('helene')).call(closeAccount, { params: { memberId: id } })).status).toBe(204)
  })

  /** What people say of each other in their posts is theirs. */
  const writtenByOthers = new Set(['post.text', 'item.title', 'project.description', 'project.summary', 'organisation.about'])
})

describe('somebody without an address', () => {
  it('is added by a manager, once, and stands among the people of the organisation', async () => {
    const camille = await as('camille')
    const params = { organisationId: organisationId('fil') }
    const body = { id: newId(), memberId: newId(), name: 'Marthe Gaucher', role: 'volunteer' as const, endsOn: '2099-06-30' }
    expect((await (await as('mehdi')).call(addPerson, { params, body })).status).toBe(403)
    const answers = [await camille.call(addPerson, { params, body }), await camille.call(addPerson, { params, body })]
    for (const { status, body: made } of answers) {
      expect([status, made.person]).toMatchObject([201, { id: body.memberId, name: 'Marthe Gaucher', account: false }])
    }
    expect((await camille.call(addPerson, { params, body: { ...body, name: 'Une autre' } })).problem.code).toBe('id_taken')
    const people = await readAll(camille, listMemberships, params)
    expect(people.filter(({ person }) => (person as { name: string }).name === 'Marthe Gaucher')).toHaveLength(1)
    expect(
      (await camille.call(addPerson, { params, body: { ...body, id: newId(), memberId: newId(), endsOn: '2000-01-01' } })).problem.code,
    ).toBe('end_before_start')
  })
})
