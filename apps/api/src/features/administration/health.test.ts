import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspectService } from '@navette/contract/administration/endpoints.ts'
import type { HealthCheck } from '@navette/contract/administration/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { mailbox } from '../../../test/mailbox.ts'
import { type TestServer, testServer } from '../../../test/server.ts'
import { stoppedClock } from '../../platform/clock/clock.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'navette-'))
})
afterAll(() => rm(folder, { recursive: true }))

type Options = Parameters<typeof testServer>[0]

/** A server as it is set up, looked at by an administrator after `act` has broken something. */
async function look(options: Options = {}, act: (server: TestServer) => Promise<unknown> = async () => {}) {
  const server = await testServer({ ...options, settings: { STORAGE_DIR: join(folder, 'files'), ...options?.settings } })
  await act(server)
  const { status, body } = await (await server.as('helene')).call(inspectService)
  await server.close()
  expect(status).toBe(200)
  return (part: HealthCheck['part']) => {
    const check = body.checks.find((each) => each.part === part)
    return check && { state: check.state, code: check.code, facts: check.facts }
  }
}

describe('the state of the service', () => {
  it('is well where all is set and at work', async () => {
    const box = await mailbox()
    const path = join(folder, 'backup.tar.gz')
    await writeFile(path, 'whole')
    const settings = { SMTP_URL: box.url, MAIL_FROM: 'pole@furan.example', PUBLIC_URL: 'https://pole.example', TRUST_PROXY: '1' }
    const of = await look({ working: true, settings }, async ({ services: { db, clock } }) => {
      await db.prisma.letter.deleteMany()
      await db.prisma.backup.create({ data: { id: newId(), at: clock.now(), path, bytes: 5, seconds: 1 } })
    })
    for (const part of ['mail', 'jobs', 'backups', 'database', 'time', 'address', 'version'] as const) {
      expect([part, of(part)?.state, of(part)?.code]).toEqual([part, 'well', 'well'])
    }
    expect(['well', 'care']).toContain(of('storage')?.state)
    expect(of('database')?.facts).toMatchObject({ own: 1, version: expect.stringMatching(/^\d+/), bytes: expect.any(Number) })
    expect(of('storage')?.facts['free']).toBeGreaterThan(0)
    expect(of('redis')).toBeUndefined()
    await box.close()
  })

  it('says, without a mail server, that letters are kept', async () => {
    const of = await look()
    expect(of('mail')).toEqual({ state: 'care', code: 'none', facts: { kept: 3 } })
    expect(of('address')).toMatchObject({ state: 'care', code: 'plain' })
    expect(of('jobs')).toMatchObject({ state: 'broken', code: 'failed' })
  })

  it('tells what a mail server answers that does not take letters', async () => {
    const gone = await mailbox()
    await gone.close()
    const of = await look({ settings: { SMTP_URL: gone.url } })
    expect(of('mail')).toMatchObject({ state: 'broken', code: 'unreachable', facts: { problem: expect.stringContaining('ECONNREFUSED') } })
  })

  it('does not wait for a part that says nothing', async () => {
    const mute = createServer(() => {})
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
    const { port } = mute.address() as { port: number }
    const begun = performance.now()
    const of = await look({ settings: { SMTP_URL: `smtp://127.0.0.1:${port}` } })
    expect(performance.now() - begun).toBeLessThan(12_000)
    expect(of('mail')).toMatchObject({ state: 'broken', code: 'silent' })
    expect(of('database')?.state).toBe('well')
    mute.close()
  })

  it('counts letters that were refused since yesterday', async () => {
    const box = await mailbox()
    const of = await look({ settings: { SMTP_URL: box.url } }, async ({ services: { db, clock } }) => {
      const letter = { to: 'a@b.example', subject: '', text: '', html: '', failures: 6, problem: '550 No' }
      await db.prisma.letter.create({ data: { id: newId(), ...letter, writtenAt: clock.now() } })
    })
    expect(of('mail')).toMatchObject({ state: 'care', code: 'refused', facts: { count: 1 } })
    await box.close()
  })

  it('sees work that waits, and work that failed', async () => {
    const insert = (server: TestServer, set: string) =>
      server.services.db.prisma.$executeRawUnsafe(
        `INSERT INTO jobs.job (name, state, start_after, completed_on) SELECT name, ${set} FROM jobs.queue WHERE name = 'mail.deliver'`,
      )
    const database = await freshDatabase()
    // One that has worked, so that the queue is there, and does no more.
    await (await testServer({ database, working: true })).close()
    const late = await look({ database }, (server) => insert(server, `'retry', now() - interval '1 hour', NULL`))
    expect(late('jobs')).toMatchObject({ state: 'broken', code: 'late', facts: { seconds: expect.closeTo(3_600, -2) } })
    await database.drop()
    const failed = await look({ working: true }, (server) => insert(server, `'failed', now() - interval '1 hour', now()`))
    expect(failed('jobs')).toMatchObject({ state: 'care', code: 'failures', facts: { count: 1 } })
  })

  it('sees a folder that cannot be written', async () => {
    const of = await look({ settings: { STORAGE_DIR: '/dev/null/files' } })
    expect(of('storage')).toMatchObject({ state: 'broken', code: 'failed' })
  })

  it.each([
    ['none yet', 1, null, {}, { state: 'well', code: 'soon' }],
    ['none for days', 3, null, {}, { state: 'broken', code: 'none' }],
    ['an old one', 30, 3, {}, { state: 'broken', code: 'old' }],
    ['one whose file is gone', 30, 1, {}, { state: 'care', code: 'gone' }],
    ['the nightly ones switched off', 30, 1, { BACKUPS: '0' }, { state: 'care', code: 'off' }],
  ])('knows of backups: %s', async (_what, born, last, settings, expected) => {
    const clock = stoppedClock(new Date('2026-11-24T12:00:00Z'))
    const ago = (days: number) => new Date(clock.now().getTime() - days * 86_400_000)
    const of = await look({ clock, settings }, async ({ services: { db } }) => {
      await db.prisma.$executeRaw`UPDATE _prisma_migrations SET started_at = ${ago(born)}`
      const backup = { id: newId(), path: join(folder, 'gone.tar.gz'), bytes: 5, seconds: 1 }
      if (last) await db.prisma.backup.create({ data: { ...backup, at: ago(last) } })
    })
    expect(of('backups')).toMatchObject(expected)
  })

  it('sees a Redis that is set and silent', async () => {
    const of = await look({ settings: { REDIS_URL: 'redis://127.0.0.1:1' } })
    expect(of('redis')).toMatchObject({ state: 'broken', code: 'silent' })
  })

  it('is the administrators’ to see', async () => {
    const server = await testServer()
    for (const key of ['camille', 'ines']) expect((await (await server.as(key)).call(inspectService)).status).toBe(403)
    await server.close()
  })
})
