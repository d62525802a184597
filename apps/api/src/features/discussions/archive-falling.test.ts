import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@navette/contract/core/ids.ts'
import { getArchive, openArchive, runArchive, undoArchive } from '@navette/contract/discussions/archive-endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fallible, fallible } from '../../../test/process.ts'
import { organisationId, type TestServer, testServer } from '../../../test/server.ts'
import { sendFile } from '../../../test/uploads.ts'
import { byItself } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { transact } from '../../platform/db/transact.ts'
import { fileKey } from '../files/keys.ts'
import { archiveResumption } from './archive-jobs.ts'

/** Enough for a server to be in the midst of them for a second or two, and to be looked through in two bundles. */
const messages = 900
/** One thread in so many messages, and a file with every third. */
const threads = 60
const files = messages / 3

let server: TestServer
let falling: Fallible
const folder = mkdtempSync(join(tmpdir(), 'navette-falling-'))
beforeAll(async () => {
  // The one looks, and does no work; the other does all of it, and is killed.
  server = await testServer({ settings: { STORAGE_DIR: folder } })
  falling = await fallible({ DATABASE_URL: server.services.config.databaseUrl ?? '', STORAGE_DIR: folder })
})
afterAll(async () => {
  await falling.remove()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const mailbox = () =>
  Buffer.from(
    Array.from({ length: messages }, (_, at) => {
      const thread = at % threads
      const date = new Date(Date.UTC(2012, 0, 1, 0, at)).toUTCString()
      const heads = [`From: Zoé <zoe@poste.example>`, `Subject: Fil ${thread}`, `Date: ${date}`, `Message-ID: <f${at}@x>`]
      if (at >= threads) heads.push(`References: <f${thread}@x>`)
      const text = `Message ${at}. ${'La navette porte le fil. '.repeat(20)}`
      const plain = `Content-Type: text/plain; charset=utf-8\n\n${text}\n\n`
      const body =
        at % 3 === 0
          ? `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n${plain}\n--b\nContent-Type: application/octet-stream; name=piece-${at}.bin\nContent-Disposition: attachment; filename=piece-${at}.bin\nContent-Transfer-Encoding: base64\n\n${Buffer.alloc(300, at).toString('base64')}\n--b--\n\n`
          : plain
      return `From zoe@poste.example Sun Jan  1 10:00:00 2012\n${heads.join('\n')}\n${body}`
    }).join(''),
  )

const count = async (statement: ReturnType<typeof sql>): Promise<number> =>
  (await server.services.db.rows<{ count: number }>(statement))[0]?.count ?? 0

/** Kills the server once so much is done, at some moment of what comes next. */
async function fallAfter(done: () => Promise<number>, enough: number): Promise<number> {
  for (;;) {
    const now = await done()
    if (now >= enough) break
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
  await falling.kill()
  return done()
}

/** Half a minute later, the minute comes round. */
async function halfAMinuteLater(): Promise<void> {
  const { services } = server
  await services.db.rows(sql`UPDATE archive_import SET advanced_at = ${new Date(services.clock.now().getTime() - 31_000)}`)
  await transact(byItself(services), (tx) => tx.send(archiveResumption, {}))
}

const bytesKept = async (): Promise<number> => {
  const names = await readdir(join(folder, 'files'), { recursive: true }).catch(() => [])
  return names.filter((name) => name.includes('/')).length
}

describe('a server that is killed in the midst of an archive', () => {
  it('goes on after each start: every message once, every file whole, and undoing takes all back', { timeout: 60_000 }, async () => {
    const camille = await server.as('camille')
    const before = await count(sql`SELECT count(*)::int FROM item WHERE kind IN ('thread', 'file')`)
    const file = await sendFile(camille, mailbox(), { name: 'pole.mbox' })
    const id = newId()
    const params = { archiveId: id }
    const state = async () => (await camille.call(getArchive, { params })).body.state
    expect((await camille.call(openArchive, { body: { id, fileId: file.id, organisationId: organisationId('fil') } })).status).toBe(201)

    // While it is looked through.
    const sifted = () => count(sql`SELECT count(*)::int FROM archive_message WHERE import_id = ${id}::uuid`)
    await falling.start()
    expect(await fallAfter(sifted, 500)).toBeLessThanOrEqual(messages)
    await falling.start()
    await halfAMinuteLater()
    await expect.poll(state, { timeout: 15_000 }).toBe('ready')
    expect(await sifted()).toBe(messages)

    // While it comes in, twice.
    const come = () => count(sql`SELECT count(*)::int FROM archived_post WHERE import_id = ${id}::uuid`)
    await camille.call(runArchive, { params })
    for (const enough of [40, 400]) {
      const stood = await fallAfter(come, enough)
      expect(stood % 40).toBe(0)
      expect(stood).toBeLessThan(messages)
      await falling.start()
      await halfAMinuteLater()
    }
    await expect.poll(state, { timeout: 15_000 }).toBe('finished')
    expect((await camille.call(getArchive, { params })).body).toMatchObject({ importedCount: messages, importedThreadCount: threads })
    const rows = await server.services.db.rows<{ numbers: number[]; known: number; texts: number; posts: number }>(sql`
      SELECT array_agg(o.number ORDER BY o.number) AS numbers, count(DISTINCT o.text)::int AS texts, count(*)::int AS posts, min(t.known_number) AS known
      FROM archived_thread a JOIN thread t ON t.id = a.thread_id JOIN post o ON o.thread_id = t.id WHERE a.import_id = ${id}::uuid GROUP BY t.id`)
    expect(rows).toHaveLength(threads)
    const each = messages / threads
    for (const row of rows) {
      expect(row).toEqual({ numbers: Array.from({ length: each }, (_, at) => at + 1), texts: each, posts: each, known: each })
    }
    const held = await server.services.db.rows<{ id: string; name: string }>(sql`
      SELECT l.file_id::text AS id, i.title AS name FROM post_file l JOIN archived_post p ON p.post_id = l.post_id JOIN item i ON i.id = l.file_id WHERE p.import_id = ${id}::uuid`)
    expect(new Set(held.map(({ name }) => name)).size).toBe(files)
    expect(held).toHaveLength(files)
    for (const { id } of held) expect((await stat(join(folder, fileKey(id)))).size).toBe(300)

    // While it is taken out again, in two bundles.
    await camille.call(undoArchive, { params })
    await fallAfter(async () => messages - (await come()), 1)
    await falling.start()
    await halfAMinuteLater()
    await expect.poll(state, { timeout: 15_000 }).toBe('undone')
    expect(await come()).toBe(0)
    // The archive itself stays for a while.
    expect(await count(sql`SELECT count(*)::int FROM item WHERE kind IN ('thread', 'file')`)).toBe(before + 1)
    await expect.poll(bytesKept, { timeout: 15_000 }).toBe(1)
  })
})
