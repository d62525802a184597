import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getSession } from '@navette/contract/accounts/endpoints.ts'
import { foundCluster, getCluster, getHealth, getReadiness, loadDemonstration } from '@navette/contract/administration/endpoints.ts'
import { signIn } from '@navette/contract/sessions/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountOf, browser } from '../../../test/browser.ts'
import { freshDatabase, migratedDatabase, type TestDatabase } from '../../../test/database.ts'
import { type TestServer, testServer } from '../../../test/server.ts'
import { foundingToken } from './founding.ts'

let database: TestDatabase
let server: TestServer
let token: string
beforeAll(async () => {
  database = await migratedDatabase()
  server = await testServer({ database, settings: { STORAGE_DIR: '/dev/null/files' } })
  token = foundingToken(server.services.config.secret)
})
afterAll(async () => {
  await server.close()
  await database.drop()
})

const lise = { name: 'Lise Fayolle', email: 'Lise@Pole.example', password: 'une navette et son fil' }
const refused = async (body: unknown) => {
  const { status, problem } = await server.nobody.send('POST', foundCluster.path, body)
  return { status, code: problem.code, field: problem.fields?.[0]?.path }
}

describe('an installation that nobody has opened yet', () => {
  it('says so to anybody, and nothing else', async () => {
    const { status, body } = await server.nobody.call(getCluster)
    expect([status, body]).toEqual([
      200,
      { founded: false, name: 'Navette', language: 'fr', timeZone: 'Europe/Paris', demonstration: false, logo: null },
    ])
  })

  it('lets nobody sign in', async () => {
    expect((await server.nobody.call(signIn, { body: accountOf('administrator') })).status).toBe(401)
  })

  it('is not taken without the link that the server printed', async () => {
    for (const guess of ['guess', token.slice(1), `${token} `, token.toUpperCase(), 'é'.repeat(32)]) {
      expect(await refused({ token: guess, name: 'Le pôle', administrator: lise })).toMatchObject({ status: 403, code: 'wrong_link' })
      expect((await server.nobody.call(loadDemonstration, { body: { token: guess } })).problem.code).toBe('wrong_link')
    }
  })

  it.each([
    ['a weak password', { administrator: { ...lise, password: 'onze signes' } }, 'body.administrator.password'],
    ['an endless password', { administrator: { ...lise, password: 'x'.repeat(201) } }, 'body.administrator.password'],
    ['a nameless administrator', { administrator: { ...lise, name: '  ' } }, 'body.administrator.name'],
    ['no address', { administrator: { ...lise, email: 'lise' } }, 'body.administrator.email'],
    ['a nameless cluster', { name: ' ' }, 'body.name'],
    ['a language it does not speak', { language: 'oc' }, 'body.language'],
  ])('is not founded with %s, and the field is named', async (_what, change, field) => {
    const body = { token, name: 'Le pôle', administrator: lise, ...change }
    expect(await refused(body)).toEqual({ status: 422, code: 'invalid_input', field })
  })

  it('is founded by whoever holds the link, who is then signed in as administrator', async () => {
    const founder = browser(server)
    const body = { token, name: '  Le pôle du Furan ', language: 'en' as const, administrator: lise }
    const { status, body: me } = await founder.call(foundCluster, { body })
    expect(status).toBe(201)
    expect(me).toMatchObject({ name: 'Lise Fayolle', email: 'lise@pole.example', administrator: true, insider: true, language: 'en' })
    expect((await founder.call(getSession)).body).toEqual(me)
    expect((await server.nobody.call(getCluster)).body).toEqual({
      founded: true,
      name: 'Le pôle du Furan',
      language: 'en',
      timeZone: 'Europe/Paris',
      demonstration: false,
      logo: null,
    })
    expect((await browser(server).call(signIn, { body: { email: lise.email, password: lise.password } })).status).toBe(201)
  })

  it('is founded once: the link then serves for nothing, whoever holds it', async () => {
    const second = { token, name: 'Un autre pôle', administrator: { ...lise, email: 'autre@pole.example' } }
    expect(await refused(second)).toMatchObject({ status: 409, code: 'already_founded' })
    expect(await refused({ ...second, token: 'guess' })).toMatchObject({ status: 409, code: 'already_founded' })
    const { status, problem } = await server.nobody.call(loadDemonstration, { body: { token } })
    expect([status, problem.code]).toEqual([409, 'already_founded'])
    expect(await server.services.db.prisma.member.count()).toBe(1)
  })
})

describe('the demonstration', () => {
  it('fills an empty installation within ten seconds, lets its five accounts in, and is loaded once', async () => {
    const own = await migratedDatabase()
    const empty = await testServer({ database: own })
    const begun = performance.now()
    const { status, body } = await empty.nobody.call(loadDemonstration, { body: { token } })
    expect(performance.now() - begun).toBeLessThan(10_000)
    expect(status).toBe(201)
    expect(body.accounts.map(({ kind }) => kind)).toEqual(['administrator', 'manager', 'member', 'volunteer', 'guest'])
    for (const { kind, email, password } of body.accounts) {
      const { body: me } = await browser(empty).call(signIn, { body: { email, password } })
      expect([me.email, me.administrator, me.insider]).toEqual([email, kind === 'administrator', kind !== 'guest'])
    }
    expect((await empty.nobody.call(getCluster)).body).toMatchObject({ founded: true, demonstration: true })
    expect((await empty.nobody.call(loadDemonstration, { body: { token } })).problem.code).toBe('already_founded')
    await empty.close()
    await own.drop()
  })
})

describe('for operators', () => {
  it('the server is alive as soon as it answers, and ready once its parts are', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'navette-'))
    const whole = await testServer({ working: true, settings: { STORAGE_DIR: folder } })
    expect((await whole.nobody.call(getHealth)).body).toEqual({ alive: true })
    const { status, body } = await whole.nobody.call(getReadiness)
    expect([status, body]).toEqual([200, { ready: true, checks: { database: 'ok', jobs: 'ok', storage: 'ok' } }])
    await whole.close()
    await rm(folder, { recursive: true })
  })

  it('a storage folder that cannot be used is named, without its path', async () => {
    const lame = await testServer({ settings: { STORAGE_DIR: '/dev/null/files' } })
    const { status, problem } = await lame.nobody.call(getReadiness)
    expect([status, problem.code]).toEqual([503, 'unavailable'])
    expect(problem.title).toContain('storage')
    expect(JSON.stringify(problem)).not.toContain('/dev/null')
    await lame.close()
  })

  it('a queue that is not at work is named', async () => {
    const { status, problem } = await server.nobody.call(getReadiness)
    expect(status).toBe(503)
    expect(problem.title).toContain('jobs')
    expect(problem.title).not.toContain('database')
  })

  it('a database that is gone is named, without its address; the server is alive all the same, also for who is signed in', async () => {
    const gone = await freshDatabase()
    const orphan = await testServer({ database: gone, settings: { STORAGE_DIR: '/dev/null/files' } })
    const member = await orphan.as('theo')
    await member.call(getSession)
    await gone.drop()
    const { status, problem } = await orphan.nobody.call(getReadiness)
    expect([status, problem.code]).toEqual([503, 'unavailable'])
    expect(problem.title).toContain('database')
    expect(JSON.stringify(problem)).not.toMatch(/postgres|navette_test|127\.0\.0\.1|does not exist/)
    for (const visitor of [orphan.nobody, member]) expect((await visitor.call(getHealth)).status).toBe(200)
    expect((await member.call(getReadiness)).status).toBe(503)
    await orphan.close()
  })
})
