import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  changeLogo,
  chooseMail,
  editCluster,
  getCluster,
  getLogo,
  getRetention,
  getSettings,
  removeLogo,
  tryMail,
} from '@navette/contract/administration/endpoints.ts'
import type { InputOf } from '@navette/contract/core/endpoint.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mailbox } from '../../../test/mailbox.ts'
import { type TestServer, testServer, type Visitor } from '../../../test/server.ts'
import { stoppedClock } from '../../platform/clock/clock.ts'

const clock = stoppedClock(new Date('2026-11-24T23:30:00Z'))

let folder: string
let server: TestServer
let helene: Visitor
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'navette-'))
  server = await testServer({ clock, settings: { STORAGE_DIR: folder } })
  helene = await server.as('helene')
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

type Edit = InputOf<typeof editCluster>['body']

const edited = async (change: Partial<Edit>, visitor = helene) => {
  const { logo: _logo, mail: _mail, ...settings } = (await helene.call(getSettings)).body
  return visitor.call(editCluster, { body: { ...settings, ...change } })
}
const noted = (verb: string) => server.services.db.prisma.auditEntry.findFirst({ where: { verb }, orderBy: { at: 'desc' } })

describe('the settings of the cluster', () => {
  it('are changed by an administrator, told to everybody, and noted', async () => {
    const { status, body } = await edited({ name: '  Le pôle du Furan ', language: 'en', openJoining: false, retentionDays: 90 })
    expect([status, body]).toMatchObject([200, { name: 'Le pôle du Furan', language: 'en', openJoining: false, retentionDays: 90 }])
    expect((await server.nobody.call(getCluster)).body).toMatchObject({ name: 'Le pôle du Furan', language: 'en' })
    expect((await noted('cluster.edited'))?.facts).toEqual({ changed: ['name', 'language', 'openJoining', 'retentionDays'] })
  })

  it('are noted only where they changed', async () => {
    const before = await server.services.db.prisma.auditEntry.count()
    expect((await edited({})).status).toBe(200)
    expect(await server.services.db.prisma.auditEntry.count()).toBe(before)
  })

  it('note who must show a second factor apart, for it opens and closes doors', async () => {
    await edited({ secondFactor: 'administrators' })
    expect((await noted('cluster.factors_chosen'))?.facts).toEqual({ rule: 'administrators' })
    await server.services.db.prisma.cluster.update({ where: { id: 1 }, data: { secondFactor: 'nobody', version: { increment: 1 } } })
  })

  it('that somebody else changed meanwhile are shown, not overwritten', async () => {
    const { version } = (await helene.call(getSettings)).body
    await edited({ retentionDays: 400 })
    const { status, problem } = await edited({ version, retentionDays: 30 })
    expect([status, problem.code, problem.current]).toMatchObject([409, 'stale', { retentionDays: 400 }])
    expect((await helene.call(chooseMail, { body: { from: '', version } })).problem.code).toBe('stale')
  })

  it.each([
    ['name', ' '],
    ['timeZone', 'Europe/Saint-Etienne'],
    ['timeZone', '+02:00'],
    ['retentionDays', 29],
    ['retentionDays', 3651],
    ['secondFactor', 'guests'],
    ['language', 'oc'],
  ])('refuse %s = %s, and name the field', async (name, value) => {
    const { status, problem } = await edited({ [name]: value } as Partial<Edit>)
    expect([status, problem.fields?.[0]?.path]).toEqual([422, `body.${name}`])
  })

  it('are the administrators’ alone', async () => {
    for (const key of ['camille', 'ines']) {
      const visitor = await server.as(key)
      expect((await visitor.call(getSettings)).status).toBe(403)
      expect((await edited({}, visitor)).status).toBe(403)
      expect((await visitor.call(changeLogo, { body: Buffer.from('x') })).status).toBe(403)
      expect((await visitor.call(tryMail)).status).toBe(403)
    }
  })

  it('move the day to where the cluster lives', async () => {
    expect(server.services.clock.today()).toBe('2026-11-25')
    await edited({ timeZone: 'America/Cayenne' })
    expect(server.services.clock.today()).toBe('2026-11-24')
    await edited({ timeZone: 'Europe/Paris' })
    expect(server.services.clock.today()).toBe('2026-11-25')
  })

  it('tell how long what is removed by itself is kept', async () => {
    await edited({ retentionDays: 90 })
    const days = Object.fromEntries((await helene.call(getRetention)).body.kept.map(({ kind, days }) => [kind, days]))
    expect(days).toEqual({
      closed_account: 7,
      sessions: 30,
      network_addresses: 90,
      sent_letters: 30,
      kept_letters: 90,
      import_lines: 30,
      archives: 30,
      backups: 7,
    })
    await edited({ retentionDays: 365 })
  })
})

describe('the logo', () => {
  const draw = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 4, background: '#a22' } })
      .withExif({ IFD0: { Copyright: 'somebody' } })
      .png()
      .toBuffer()

  it('is drawn anew, small and without what the file held besides, and shown to anybody', async () => {
    const { status, body } = await helene.call(changeLogo, { body: await draw(1200, 600) })
    expect(status).toBe(200)
    expect((await server.nobody.call(getCluster)).body.logo).toBe(body.logo)
    const reply = await server.app.inject({ url: `/api/cluster/logo/${body.logo}` })
    expect([reply.statusCode, reply.headers['content-type'], reply.headers['cache-control']]).toEqual([
      200,
      'image/webp',
      'private, max-age=31536000, immutable',
    ])
    const { width, height, exif } = await sharp(reply.rawPayload).metadata()
    expect([width, height, exif]).toEqual([512, 256, undefined])
  })

  it('has another address each time, and leaves no file of those before', async () => {
    const before = (await helene.call(getSettings)).body.logo ?? 0
    clock.moveBy(60_000)
    const { body } = await helene.call(changeLogo, { body: await draw(20, 20) })
    expect(body.logo).toBeGreaterThan(before)
    expect((await server.nobody.call(getLogo, { params: { version: before } })).status).toBe(404)
    expect(await readdir(join(folder, 'cluster'))).toEqual([`logo-${body.logo}.webp`])
  })

  it('can be taken away', async () => {
    expect((await helene.call(removeLogo)).body.logo).toBeNull()
    expect((await helene.call(removeLogo)).status).toBe(200)
    expect((await server.nobody.call(getCluster)).body.logo).toBeNull()
    expect(await readdir(join(folder, 'cluster'))).toEqual([])
    expect(await server.services.db.prisma.auditEntry.count({ where: { verb: 'cluster.logo_removed' } })).toBe(1)
  })

  it('may be an SVG, whose scripts stay outside', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>1</script><rect width="40" height="20"/></svg>'
    const { body } = await helene.call(changeLogo, { body: Buffer.from(svg) })
    const { rawPayload } = await server.app.inject({ url: `/api/cluster/logo/${body.logo}` })
    expect((await sharp(rawPayload).metadata()).format).toBe('webp')
  })

  it.each([
    ['a text', Buffer.from('MZ not a picture at all')],
    ['nothing', Buffer.alloc(0)],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['half a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ])('is not %s', async (_what, content) => {
    const { status, problem } = await helene.call(changeLogo, { body: content })
    expect([status, problem.code]).toEqual([422, 'not_a_picture'])
  })

  it('is refused beyond five megabytes', async () => {
    expect((await helene.call(changeLogo, { body: Buffer.alloc(5_242_881) })).status).toBe(413)
  })
})

describe('mail', () => {
  const choose = async (visitor: Visitor, choice: { from?: string; server?: object | null }) => {
    const { version } = (await visitor.call(getSettings)).body
    return visitor.send('PUT', chooseMail.path, { from: '', ...choice, version })
  }

  it('without a server is kept, and the trial says so', async () => {
    expect((await helene.call(getSettings)).body.mail).toMatchObject({ server: 'none', sender: 'Navette <navette@localhost>' })
    expect((await helene.call(tryMail)).body).toEqual({ to: 'helene.souchon@mixeur.example', outcome: 'kept', answer: '' })
  })

  it('goes through the chosen server, whose password nobody reads again', async () => {
    const box = await mailbox()
    const port = Number(new URL(box.url).port)
    const { status, body } = await choose(helene, {
      from: 'Le pôle <pole@furan.example>',
      server: { host: '127.0.0.1', port, user: '', password: 'une clé' },
    })
    expect([status, body]).toMatchObject([200, { mail: { server: 'chosen', sender: 'Le pôle <pole@furan.example>' } }])
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|clé/)
    const { body: trial } = await helene.call(tryMail)
    expect(trial).toMatchObject({ outcome: 'sent' })
    expect(trial.answer).toMatch(/^250 /)
    expect(box.letters).toMatchObject([{ from: 'pole@furan.example', to: ['helene.souchon@mixeur.example'] }])
    box.refuse(1)
    const { status: refused, body: answer } = await helene.call(tryMail)
    expect([refused, answer.outcome]).toEqual([201, 'refused'])
    expect(answer.answer).toContain('451 Try again later')
    await box.close()
    expect((await helene.call(tryMail)).body).toMatchObject({ outcome: 'refused', answer: expect.stringContaining('ECONNREFUSED') })
  })

  it('keeps its server while only the sender changes, and forgets it when told to', async () => {
    await choose(helene, { from: 'pole@furan.example' })
    expect((await helene.call(getSettings)).body.mail.server).toBe('chosen')
    await choose(helene, { server: null })
    expect((await helene.call(getSettings)).body.mail.server).toBe('none')
    const rows = await server.services.db.prisma.auditEntry.findMany({ where: { verb: 'cluster.mail_chosen' }, orderBy: { at: 'asc' } })
    expect(rows.map(({ facts }) => facts)).toEqual([{ server: 'changed' }, { server: 'kept' }, { server: 'removed' }])
  })

  it('says when its server was sealed with another secret', async () => {
    await choose(helene, { server: { host: 'mail.furan.example', port: 587, user: 'pole', password: 'x' } })
    const other = await testServer({ database: { url: server.services.config.databaseUrl ?? '' }, settings: { SECRET: 'x'.repeat(40) } })
    expect((await (await other.as('helene')).call(getSettings)).body.mail.server).toBe('sealed')
    await other.close()
  })

  it('of the environment comes first, and cannot be changed here', async () => {
    const own = await testServer({ settings: { SMTP_URL: 'smtp://mail.furan.example' } })
    const visitor = await own.as('helene')
    expect((await visitor.call(getSettings)).body.mail.server).toBe('environment')
    const { status, problem } = await choose(visitor, { server: { host: 'elsewhere.example', port: 25 } })
    expect([status, problem.code]).toEqual([409, 'mail_server_is_set'])
    await own.close()
  })

  it.each([
    [{ from: 'Le pôle' }, 'body.from'],
    [{ from: 'a@b.example\r\nBcc: c@d.example' }, 'body.from'],
    [{ server: { host: 'mail example', port: 25 } }, 'body.server.host'],
    [{ server: { host: 'mail.example/@', port: 25 } }, 'body.server.host'],
    [{ server: { host: 'mail.example', port: 0 } }, 'body.server.port'],
  ])('refuses %o', async (choice, field) => {
    const { status, problem } = await choose(helene, choice)
    expect([status, problem.fields?.[0]?.path]).toEqual([422, field])
  })
})
