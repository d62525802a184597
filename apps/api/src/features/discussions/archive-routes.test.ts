import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { newId } from '@navette/contract/core/ids.ts'
import {
  chooseArchivePlace,
  forgetArchive,
  getArchive,
  listArchiveAuthors,
  listArchives,
  listArchiveThreads,
  matchArchiveAuthor,
  openArchive,
  runArchive,
  stopArchive,
  undoArchive,
} from '@navette/contract/discussions/archive-endpoints.ts'
import type { Archive } from '@navette/contract/discussions/archive-schema.ts'
import { countUnread, getThread, listPosts, listThreads, sendPost } from '@navette/contract/discussions/endpoints.ts'
import { getFile } from '@navette/contract/files/endpoints.ts'
import { listProjectActivities } from '@navette/contract/projects/endpoints.ts'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bringMailbox } from '../../../test/archives.ts'
import * as boxes from '../../../test/mailboxes.ts'
import { memberId, organisationId, projectId, type TestServer, testServer, type Visitor } from '../../../test/server.ts'
import { sendFile } from '../../../test/uploads.ts'
import { sql } from '../../platform/db/database.ts'
import { fileKey } from '../files/keys.ts'
import { bringThreads } from './archiving-commands.ts'
import { forgetArchives, siftMessages } from './sifting-commands.ts'
import { undoThreads } from './undoing-commands.ts'

let server: TestServer
let camille: Visitor
let theo: Visitor
const folder = mkdtempSync(join(tmpdir(), 'navette-archives-'))
beforeAll(async () => {
  server = await testServer({ settings: { STORAGE_DIR: folder, FILE_MEGABYTES: '3' } })
  camille = await server.as('camille')
  theo = await server.as('theo')
  await server.services.db.prisma.member.update({ where: { id: memberId('camille') }, data: { email: 'camille@fil.example' } })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const fil = { organisationId: organisationId('fil') }
const nuit = { projectId: projectId('nuit-du-court') }
const params = ({ id }: { id: string }) => ({ params: { archiveId: id } })
const look = async (archive: Archive, visitor = camille) => (await visitor.call(getArchive, params(archive))).body

/** Starts it, and does what the queue would do. */
async function run(archive: Archive, visitor = camille): Promise<Archive> {
  const started = await visitor.call(runArchive, params(archive))
  if (started.status !== 200) throw new Error(JSON.stringify(started.body))
  await bringThreads(server.services, archive.id)
  return look(archive, visitor)
}

async function undo(archive: Archive): Promise<Archive> {
  await camille.call(undoArchive, params(archive))
  await undoThreads(server.services, archive.id)
  return look(archive)
}

/** Messages of a made-up list: `id < what it answers: subject`. */
const list = (...lines: string[]) =>
  Buffer.from(
    lines
      .map((line, at) => {
        const [, id = '', refs = '', subject = ''] = /^(\S+?)(?: < ([^:]+))?: (.*)$/.exec(line) ?? []
        const date = new Date(Date.UTC(2012, 0, 1, at)).toUTCString()
        const heads = [`From: Zoé <zoe@poste.example>`, `Subject: ${subject}`, `Date: ${date}`, `Message-ID: <${id}@x>`]
        if (refs)
          heads.push(
            `References: ${refs
              .split(' ')
              .map((ref) => `<${ref}@x>`)
              .join(' ')}`,
          )
        return `From zoe@poste.example Sun Jan  1 10:00:00 2012\n${heads.join('\n')}\n\nMessage ${id}.\n\n`
      })
      .join(''),
  )

const threadsOf = async (where: object, visitor = camille) => {
  const { body } = await visitor.call(listThreads, { query: { ...where, limit: 100 } as never })
  return body.items
}
const postsOf = async (threadId: string, visitor = camille) =>
  (await visitor.call(listPosts, { params: { threadId }, query: { limit: 100 } })).body.items.toReversed()

describe('ten years of a list', () => {
  it('are looked through, looked at, brought in and read', async () => {
    const archive = await bringMailbox(server, 'camille', boxes.tenYears, nuit)
    expect(archive).toMatchObject({ state: 'ready', messageCount: 13, threadCount: 9, authorCount: 10, unknownCount: 9, doneCount: 0 })
    expect(archive).toMatchObject({ from: '1998-04-02T06:30:00.000Z', until: '2020-09-10T06:15:30.000Z', place: { kind: 'project' } })
    expect(archive.bytesRead).toBe(archive.bytes)
    expect(archive.problems).toEqual({ date_received: 2, date_mailbox: 1 })

    const threads = (await camille.call(listArchiveThreads, params(archive))).body.items
    expect(threads.map(({ title, count }) => `${title} ${count}`)).toContain('Réunion de rentrée : qui apporte le vidéoprojecteur ? 2')
    const { items: authors } = (await camille.call(listArchiveAuthors, { ...params(archive), query: { limit: 100 } })).body
    expect(authors.filter(({ member }) => member)).toMatchObject([{ address: 'camille@fil.example', member: { id: memberId('camille') } }])
    const awa = authors.find(({ address }) => address === 'awa.externe@poste.example')
    const matched = await camille.call(matchArchiveAuthor, {
      params: { archiveId: archive.id, authorId: awa?.id ?? '' },
      body: { memberId: memberId('awa') },
    })
    expect(matched.body).toMatchObject({ name: 'Awa Diallô', member: { id: memberId('awa') }, byHand: true })

    const done = await run(archive)
    expect(done).toMatchObject({ state: 'finished', importedCount: 13, importedThreadCount: 9, doneCount: 13 })

    const brought = (await threadsOf(nuit)).filter(({ lastAt }) => lastAt < '2021')
    expect(brought).toHaveLength(9)
    const meeting = brought.find(({ title }) => title.startsWith('Réunion de rentrée'))
    expect(meeting).toMatchObject({ author: { id: memberId('awa') }, postCount: 2, unread: 0, lastAt: '2014-03-03T10:30:00.000Z' })
    const [first, second] = await postsOf(meeting?.id ?? '')
    expect(first).toMatchObject({ number: 1, at: '2014-03-03T09:02:07.000Z', author: { id: memberId('awa') }, archive: { name: null } })
    expect(first?.html).toMatch(/<details>\s*<summary>Signature<\/summary>/)
    expect(first?.html).not.toContain('awa.externe@')
    expect(first?.files).toMatchObject([{ name: 'Plan de la salle été.pdf', kind: 'pdf' }])
    expect(second).toMatchObject({ number: 2, author: { id: memberId('camille') } })
    expect(second?.html).toContain('<summary>Le 03/03/2014 10:02, Awa Diallô a écrit</summary>')

    const oldest = brought.find(({ title }) => title === 'Première réunion')
    expect(oldest).toMatchObject({ author: null, postCount: 2 })
    expect((await postsOf(oldest?.id ?? '')).map(({ author, archive }) => [author, archive])).toEqual([
      [null, { name: 'Léon' }],
      [null, { name: 'Zoé Pivot' }],
    ])
    // The file goes where the thread goes.
    const fileId = first?.files[0]?.id ?? ''
    expect((await theo.call(getFile, { params: { fileId } })).status).toBe(
      (await theo.call(getThread, { params: { threadId: meeting?.id ?? '' } })).status,
    )
    expect((await (await server.as('lucie')).call(getFile, { params: { fileId } })).status).toBe(404)
  })

  it('are nobody’s news: read by all, told in one line, no letters', async () => {
    const letters = await server.services.db.prisma.letter.count()
    const before = (await theo.call(countUnread)).body
    const archive = await run(await bringMailbox(server, 'camille', list('n1: Bruit', 'n2 < n1: Re: Bruit'), nuit))
    expect((await theo.call(countUnread)).body).toEqual(before)
    expect(await server.services.db.prisma.letter.count()).toBe(letters)
    const lines = (await camille.call(listProjectActivities, { params: nuit })).body.items
    expect(lines[0]).toMatchObject({
      verb: 'archive.imported',
      facts: { archiveId: archive.id, threads: 1, messages: 2, from: 2012, until: 2012 },
    })
    // What is said there from now on is news again.
    const [thread] = (await threadsOf(nuit)).filter(({ title }) => title === 'Bruit')
    await camille.call(sendPost, { params: { threadId: thread?.id ?? '' }, body: { id: newId(), text: 'Dix ans après…' } })
    const seen = await theo.call(getThread, { params: { threadId: thread?.id ?? '' } })
    if (seen.status === 200) expect(seen.body).toMatchObject({ readNumber: 2, unread: 1, postCount: 3 })
  })

  it('leave nobody’s address with anybody but whoever brings them', async () => {
    const archive = await bringMailbox(server, 'camille', boxes.tenYears, fil)
    expect((await theo.call(getArchive, params(archive))).status).toBe(404)
    await run(archive)
    const all = await Promise.all((await threadsOf(fil, theo)).map(({ id }) => postsOf(id, theo)))
    expect(JSON.stringify(all)).not.toMatch(/[\w.]+@(poste|structure|courriel|vieux|imprimeur)\.example/)
    await undo(archive)
  })
})

describe('the same again', () => {
  it('comes once: in one file, in another, and after a place was chosen', async () => {
    const box = Buffer.concat([list('s1: Une fois', 's2 < s1: Re: Une fois'), list('s2 < s1: Re: Une fois')])
    const archive = await bringMailbox(server, 'camille', box, fil)
    expect(archive).toMatchObject({ messageCount: 3, threadCount: 1, doneCount: 1, problems: { twice: 1 } })
    expect(await run(archive)).toMatchObject({ importedCount: 2 })
    const again = await bringMailbox(server, 'camille', box, fil)
    expect(again).toMatchObject({ threadCount: 0, problems: { twice: 1, known: 2 } })
    expect(await run(again)).toMatchObject({ state: 'finished', importedCount: 0 })
    const elsewhere = await bringMailbox(server, 'camille', box, nuit)
    expect(elsewhere.problems).toEqual({ twice: 1 })
    const moved = await camille.call(chooseArchivePlace, { ...params(elsewhere), body: fil })
    expect(moved.body).toMatchObject({ place: { kind: 'organisation' }, threadCount: 0, problems: { twice: 1, known: 2 } })
    expect((await camille.call(forgetArchive, params(elsewhere))).status).toBe(204)
    expect((await camille.call(getArchive, params(elsewhere))).status).toBe(404)
  })

  it('opened twice is opened once, started twice is started once', async () => {
    const file = await sendFile(camille, list('o1: Deux fois'))
    const body = { id: newId(), fileId: file.id, ...fil }
    expect((await camille.call(openArchive, { body })).status).toBe(201)
    expect((await camille.call(openArchive, { body })).status).toBe(201)
    await siftMessages(server.services, body.id)
    const [archive] = (await camille.call(listArchives)).body.items
    await Promise.all([
      camille.call(runArchive, { params: { archiveId: body.id } }),
      camille.call(runArchive, { params: { archiveId: body.id } }),
    ])
    await Promise.all([1, 2, 3].map(() => bringThreads(server.services, body.id)))
    expect(archive?.id).toBe(body.id)
    expect((await threadsOf(fil)).filter(({ title }) => title === 'Deux fois')).toHaveLength(1)
  })
})

describe('in the middle', () => {
  const long = list(...Array.from({ length: 120 }, (_, at) => (at === 0 ? 'l0: Long' : `l${at} < l${at - 1}: Re: Long`)))

  it('a server that fell goes on where it stood: nothing twice, no number left out', async () => {
    const archive = await bringMailbox(server, 'camille', long, fil)
    await camille.call(runArchive, params(archive))
    const { db } = server.services
    // It falls between a bundle and the next.
    let bundles = 0
    const falling = {
      ...server.services,
      storage: {
        ...server.services.storage,
        open: (key: string, part?: { start: number; end: number }) => {
          if (++bundles > 60) throw new Error('kill -9')
          return server.services.storage.open(key, part)
        },
      },
    }
    await expect(bringThreads(falling, archive.id)).rejects.toThrow('kill -9')
    expect(await look(archive)).toMatchObject({ state: 'running', importedCount: 40 })
    await Promise.all([bringThreads(server.services, archive.id), bringThreads(server.services, archive.id)])
    await bringThreads(server.services, archive.id)
    expect(await look(archive)).toMatchObject({ state: 'finished', importedCount: 120, importedThreadCount: 1 })
    const rows = await db.rows<{ numbers: number[]; texts: string[] }>(sql`
      SELECT array_agg(o.number ORDER BY o.number) AS numbers, array_agg(o.text ORDER BY o.number) AS texts FROM post o JOIN archived_post p ON p.post_id = o.id WHERE p.import_id = ${archive.id}::uuid`)
    expect(rows[0]?.numbers).toEqual(Array.from({ length: 120 }, (_, at) => at + 1))
    expect(rows[0]?.texts).toEqual(Array.from({ length: 120 }, (_, at) => `Message l${at}.`))
    await undo(archive)
  })

  it('somebody stops it, and goes on another day', async () => {
    const archive = await bringMailbox(server, 'camille', list('p1: Pause'), fil)
    await camille.call(runArchive, params(archive))
    expect((await camille.call(undoArchive, params(archive))).problem.code).toBe('archive_goes_on')
    expect((await camille.call(stopArchive, params(archive))).body).toMatchObject({ state: 'stopped', importedCount: 0 })
    await bringThreads(server.services, archive.id)
    expect(await look(archive)).toMatchObject({ state: 'stopped', importedCount: 0 })
    expect(await run(archive)).toMatchObject({ state: 'finished', importedCount: 1 })
  })

  it('whoever brings it may no longer write there: it stops, and says so', async () => {
    const archive = await bringMailbox(server, 'camille', list('q1: Perdu'), fil)
    await camille.call(runArchive, params(archive))
    const { prisma } = server.services.db
    const membership = await prisma.membership.findFirstOrThrow({
      where: { memberId: memberId('camille'), organisationId: fil.organisationId },
    })
    await prisma.membership.update({ where: { id: membership.id }, data: { role: 'member' } })
    await bringThreads(server.services, archive.id)
    expect(await look(archive)).toMatchObject({ state: 'stopped', problem: 'place_lost' })
    await prisma.membership.update({ where: { id: membership.id }, data: { role: 'manager' } })
  })
})

describe('undone', () => {
  it('everything goes, with its files; what members have written in stays whole', async () => {
    const picture = `From a@x.example Sun Jan  1 10:00:00 2012\nFrom: A <a@x.example>\nSubject: Image\nMessage-ID: <u0@x>\nDate: Sun, 1 Jan 2012 10:00:00 +0000\nContent-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\n${boxes.onePoint}\n\n`
    const archive = await run(
      await bringMailbox(server, 'camille', Buffer.concat([Buffer.from(picture), list('u1: Reste', 'u2: Part', 'u3 < u2: Re: Part')]), fil),
    )
    expect(archive).toMatchObject({ importedThreadCount: 3 })
    const there = await threadsOf(fil)
    const stays = there.find(({ title }) => title === 'Reste')
    const goes = there.find(({ title }) => title === 'Part')
    const shown = there.find(({ title }) => title === 'Image')
    const [post] = await postsOf(shown?.id ?? '')
    expect(post).toMatchObject({ text: '', files: [{ kind: 'picture', name: 'a.png' }] })
    await camille.call(sendPost, { params: { threadId: stays?.id ?? '' }, body: { id: newId(), text: 'J’y étais.' } })
    const undone = await undo(archive)
    expect(undone).toMatchObject({ state: 'undone', keptThreadCount: 1, keptThreads: [{ id: stays?.id, title: 'Reste' }] })
    expect((await camille.call(getThread, { params: { threadId: goes?.id ?? '' } })).status).toBe(404)
    expect((await camille.call(getFile, { params: { fileId: post?.files[0]?.id ?? '' } })).status).toBe(404)
    expect((await postsOf(stays?.id ?? '')).map(({ text }) => text)).toEqual(['Message u1.', 'J’y étais.'])
    // Twice is once; and what is gone may come again.
    expect((await camille.call(undoArchive, params(archive))).body.state).toBe('undone')
    expect((await camille.call(runArchive, params(archive))).problem.code).toBe('archive_started')
    expect(await bringMailbox(server, 'camille', list('u1: Reste', 'u2: Part'), fil)).toMatchObject({
      problems: { known: 1 },
      threadCount: 1,
    })
  })
})

describe('those who look after the place', () => {
  it('see what somebody brought there once it was started, and take it out again; addresses stay with whoever brought it', async () => {
    const helene = await server.as('helene')
    const [lucie, mehdi] = [await server.as('lucie'), await server.as('mehdi')]
    const archive = await bringMailbox(server, 'camille', list('k1: Gardé'), fil)
    const seenBy = async (visitor: Visitor) => (await visitor.call(getArchive, params(archive))).status
    expect([await seenBy(helene), await seenBy(mehdi)]).toEqual([404, 404])
    expect(archive).toMatchObject({ by: { id: memberId('camille') }, can: { bring: true, read: true, undo: true } })
    await run(archive)
    expect([await seenBy(helene), await seenBy(mehdi), await seenBy(lucie)]).toEqual([200, 404, 404])
    // The cluster's administrator reads nothing of Le Fil, and looks after it.
    expect(await look(archive, helene)).toMatchObject({ importedCount: 1, can: { bring: false, read: false, undo: true } })
    const { body: mine } = await helene.call(listArchives)
    expect(mine.items.find(({ id }) => id === archive.id)).toMatchObject({ by: { name: 'Camille Ferrand' } })
    expect((await helene.call(listArchiveThreads, params(archive))).problem.code).toBe('not_allowed')
    expect((await helene.call(listArchiveAuthors, params(archive))).problem.code).toBe('not_allowed')
    expect((await helene.call(forgetArchive, params(archive))).problem.code).toBe('not_allowed')
    expect((await helene.call(undoArchive, params(archive))).body.state).toBe('undoing')
    await undoThreads(server.services, archive.id)
    expect(await look(archive)).toMatchObject({ state: 'undone' })
    const { prisma } = server.services.db
    const told = await prisma.activity.findMany({ where: { facts: { path: ['archiveId'], equals: archive.id } }, orderBy: { at: 'asc' } })
    expect(told.map(({ verb, actorId }) => [verb, actorId])).toEqual([
      ['archive.imported', memberId('camille')],
      ['archive.undone', memberId('helene')],
    ])
  })

  it('stop it, in the name of whoever brings it', async () => {
    const helene = await server.as('helene')
    const archive = await bringMailbox(server, 'camille', list('h1: Halte', 'h2: Là'), nuit)
    await camille.call(runArchive, params(archive))
    expect((await helene.call(stopArchive, params(archive))).body).toMatchObject({ state: 'stopped', place: { title: '' } })
    expect((await helene.call(runArchive, params(archive))).problem.code).toBe('not_allowed')
    expect(await run(archive)).toMatchObject({ state: 'finished', importedCount: 2 })
  })
})

describe('refusals', () => {
  it.each([
    ['a page', Buffer.from('<p>From here</p>'), 'archive_unreadable'],
    ['nothing', Buffer.alloc(0), 'archive_empty'],
  ])('%s is no archive', async (_what, bytes, code) => {
    const file = await sendFile(camille, bytes, { name: 'x.mbox' })
    const refused = await camille.call(openArchive, { body: { id: newId(), fileId: file.id, ...fil } })
    expect([refused.status, refused.problem.code]).toEqual([422, code])
    // It still waits, to be thrown away.
    expect((await camille.call(getFile, { params: { fileId: file.id } })).body.attached).toBe(false)
  })

  it('too large is refused before its first byte, in words', async () => {
    await expect(sendFile(camille, Buffer.from('x'), { length: 4_000_000 })).rejects.toThrow('file_too_large')
  })

  it('nobody brings what is another’s, nor where they may not', async () => {
    const file = await sendFile(camille, list('r1: Non'))
    const bring = async (key: string, place: object, fileId = file.id) =>
      (await (await server.as(key)).call(openArchive, { body: { id: newId(), fileId, ...place } })).problem?.code
    expect(await bring('theo', fil)).toBe('not_allowed')
    expect(await bring('theo', nuit)).toBe('not_allowed')
    expect(await bring('camille', { organisationId: organisationId('yht') })).toBe('not_allowed')
    expect(await bring('camille', { projectId: newId() })).toBe('not_found')
    expect(await bring('camille', { ...fil, ...nuit })).toBe('one_place')
    expect(await bring('helene', {})).toBe('file_gone')
    expect(await bring('camille', {})).toBeUndefined()
  })

  it('is started only once it was looked through, and forgotten only before it was started', async () => {
    const file = await sendFile(camille, list('t1: Trop tôt'))
    const id = newId()
    await camille.call(openArchive, { body: { id, fileId: file.id, ...fil } })
    expect((await camille.call(runArchive, params({ id }))).problem.code).toBe('archive_not_read')
    expect((await camille.call(undoArchive, params({ id }))).problem.code).toBe('archive_not_read')
    await siftMessages(server.services, id)
    await camille.call(runArchive, params({ id }))
    expect((await camille.call(forgetArchive, params({ id }))).problem.code).toBe('archive_started')
    expect((await camille.call(chooseArchivePlace, { ...params({ id }), body: nuit })).problem.code).toBe('archive_started')
    await bringThreads(server.services, id)
  })
})

describe('packed', () => {
  const packed = async (bytes: Uint8Array, name = 'pole.mbox.gz') => {
    const file = await sendFile(camille, bytes, { name })
    const id = newId()
    const opened = await camille.call(openArchive, { body: { id, fileId: file.id, ...fil } })
    if (opened.status === 201) await siftMessages(server.services, id)
    return { file, opened, archive: await look({ id } as Archive) }
  }

  it('it is unpacked first, and read like any other', async () => {
    const box = list('g1: Serré', 'g2 < g1: Re: Serré')
    // Two of them one after the other, as `cat` makes them, are one.
    const { file, archive } = await packed(Buffer.concat([gzipSync(box), gzipSync(list('g3: Desserré'))]))
    expect(archive).toMatchObject({ state: 'ready', fileName: 'pole.mbox.gz', messageCount: 3, threadCount: 2 })
    expect(archive.bytes).toBeGreaterThan(box.length)
    expect((await camille.call(getFile, { params: { fileId: file.id } })).body).toMatchObject({ name: 'pole.mbox', bytes: archive.bytes })
    expect(await run(archive)).toMatchObject({ state: 'finished', importedCount: 3 })
    await undo(archive)
  })

  it('what unfolds into more than a file may have is refused, and leaves nothing', async () => {
    const bomb = gzipSync(Buffer.concat([list('b1: Bombe'), Buffer.alloc(40_000_000, 'x')]))
    expect(bomb.length).toBeLessThan(100_000)
    const { archive } = await packed(bomb)
    expect(archive).toMatchObject({ state: 'unreadable', problem: 'unpacked_too_large', bytes: bomb.length })
    expect((await camille.call(runArchive, params(archive))).problem.code).toBe('archive_not_read')
    expect((await camille.call(forgetArchive, params(archive))).status).toBe(204)
  })

  it('what was cut off on its way says so', async () => {
    const whole = gzipSync(Buffer.concat([list('d1: Coupé'), randomBytes(200_000)]))
    expect((await packed(whole.subarray(0, whole.length - 50_000))).archive).toMatchObject({ state: 'unreadable', problem: 'damaged' })
  })

  it('what holds no mbox is none', async () => {
    expect((await packed(gzipSync('<p>From here</p>'))).opened.problem.code).toBe('archive_unreadable')
    expect((await packed(Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]))).opened.problem.code).toBe('archive_unreadable')
  })

  it('a server that fell between the bytes and their row does it again', async () => {
    const file = await sendFile(camille, gzipSync(list('e1: Entre deux')), { name: 'pole.mbox.gz' })
    const id = newId()
    await camille.call(openArchive, { body: { id, fileId: file.id, ...fil } })
    await server.services.storage.write(fileKey(file.id), list('e1: Entre deux'))
    await siftMessages(server.services, id)
    expect(await look({ id } as Archive)).toMatchObject({ state: 'ready', messageCount: 1, bytes: list('e1: Entre deux').length })
  })
})

it('what could not be brought is told, message by message, without addresses', async () => {
  const odd = Buffer.concat([
    list('w1: Bien', 'w1: Bien'),
    Buffer.from(
      'From x@y.example Sun Jan  1 10:00:00 2012\nX-Nothing: at all\n\n\n\nFrom v@y.example Sun Jan  1 10:00:00 2012\nFrom: Vide <v@y.example>\nSubject: Vide\n\n\n',
    ),
  ])
  const archive = await run(await bringMailbox(server, 'camille', odd, fil))
  expect(archive.problems).toEqual({ twice: 1, unreadable: 1, nothing_said: 1, date_mailbox: 1 })
  const { app } = server
  const reply = await app.inject({ url: `/api/archives/${archive.id}/problems`, headers: { cookie: camille.cookie } })
  expect(reply.headers['content-type']).toContain('text/csv')
  expect(reply.body).toContain('figure deux fois dans le fichier')
  expect(reply.body).toContain('ne dit rien et ne porte aucun fichier')
  expect(reply.body).not.toContain('@')
})

it('some time after its end an archive keeps its figures, without file, addresses or messages', async () => {
  const archive = await run(await bringMailbox(server, 'camille', list('x1: Ancien'), fil))
  const { db, clock } = server.services
  const long = new Date(clock.now().getTime() - 40 * 86_400_000)
  await db.prisma.archiveImport.update({ where: { id: archive.id }, data: { finishedAt: long } })
  await forgetArchives(server.services)
  expect(await look(archive)).toMatchObject({ state: 'finished', messagesKept: false, importedCount: 1, messageCount: 1 })
  expect((await camille.call(listArchiveAuthors, params(archive))).body.items).toEqual([])
  expect(await undo(archive)).toMatchObject({ state: 'undone', importedCount: 1 })
})

it('the discussions of a project are taken away as Markdown, with what its reader may read', async () => {
  const take = (visitor: Visitor, id = nuit.projectId) =>
    server.app.inject({ url: `/api/projects/${id}/discussions`, headers: { cookie: visitor.cookie } })
  const reply = await take(camille)
  expect(reply.headers['content-type']).toBe('application/zip')
  const files = unzipSync(new Uint8Array(reply.rawPayload))
  const names = Object.keys(files)
  const [meeting = ''] = names.filter((name) => /^\d{4} Réunion de rentrée.*\.md$/.test(name))
  const text = strFromU8(files[meeting] ?? new Uint8Array())
  expect(text).toContain('# Réunion de rentrée')
  expect(text).toContain('## Awa')
  expect(text).toContain('<details><summary>Signature</summary>')
  const [, attached = ''] = /\]\(<(fichiers\/[^>]+)>\)/.exec(text) ?? []
  expect(files[attached]?.length).toBe(57)
  expect(strFromU8(files['0000 Fils.md'] ?? new Uint8Array())).toContain(meeting)
  expect((await take(await server.as('ines'), projectId('comptes-en-commun'))).statusCode).toBe(404)
})

it('nothing that was staged is left in the waiting room', async () => {
  expect((await readdir(join(folder, 'waiting')).catch(() => [])).filter((name) => /-\d+$/.test(name))).toEqual([])
})
