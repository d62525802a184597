import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { newId } from '@navette/contract/core/ids.ts'
import { editPost, getPost, listPosts, openThread, removePost, sendPost } from '@navette/contract/discussions/endpoints.ts'
import { mergeThread, moveThread, splitThread } from '@navette/contract/discussions/moving-endpoints.ts'
import { restorePost } from '@navette/contract/discussions/post-endpoints.ts'
import { cancelUpload, discardFile, getFile, getRoom, getUpload, listFiles } from '@navette/contract/files/endpoints.ts'
import type { File } from '@navette/contract/files/schema.ts'
import readExif from 'exif-reader'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memberId, organisationId, projectId, readAll, type TestServer, testServer, threadId, type Visitor } from '../../../test/server.ts'
import { begin, piece, progress, sendFile } from '../../../test/uploads.ts'
import { clearFiles } from './clearing-commands.ts'
import { drawFile, forgetBytes } from './drawing-commands.ts'
import { fileKey, keysOf, waitingPath } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'navette-uploads-'))
const settings = { STORAGE_DIR: folder, FILE_MEGABYTES: '1', ORGANISATION_GIGABYTES: '1' }

let server: TestServer
let camille: Visitor
let theo: Visitor
let ines: Visitor
beforeAll(async () => {
  server = await testServer({ settings })
  camille = await server.as('camille')
  theo = await server.as('theo')
  ines = await server.as('ines')
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a door hands over, as it is. */
const fetched = async (visitor: Visitor, url: string, headers: Record<string, string> = {}) => {
  const { rawPayload, statusCode, headers: told } = await server.app.inject({ url, headers: { cookie: visitor.cookie, ...headers } })
  return { status: statusCode, bytes: rawPayload, headers: told }
}

const say = (visitor: Visitor, fileIds: string[], text = 'Voici.', thread = threadId('plan-de-feu')) =>
  visitor.call(sendPost, { params: { threadId: thread }, body: { id: newId(), text, fileIds } })

const photo = (options: { width?: number; height?: number } = {}) =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#2f8dba', ...options } })

describe('a file', () => {
  it('is sent in pieces, is its sender’s alone, then shared like the message that carries it', async () => {
    const bytes = Buffer.from('Consigne du grill : '.repeat(100))
    const id = newId()
    const begun = await begin(camille, bytes, { id, name: 'Consigne été.txt' })
    expect([begun.status, begun.body, begun.headers['location']]).toEqual([
      201,
      { id, name: 'Consigne été.txt', bytes: 2_000, offset: 0 },
      `/api/uploads/${id}`,
    ])
    expect((await camille.call(getFile, { params: { fileId: id } })).status).toBe(404)
    expect((await piece(camille, id, bytes.subarray(0, 700))).headers['upload-offset']).toBe('700')
    const told = await progress(camille, id)
    expect([told.status, told.headers['upload-offset'], told.headers['upload-length']]).toEqual([200, '700', '2000'])
    // Nobody else sees, goes on with, or ends it.
    for (const reply of [await theo.call(getUpload, { params: { uploadId: id } }), await piece(theo, id, bytes.subarray(700), 700)])
      expect(reply.problem.code).toBe('not_found')
    expect((await theo.call(cancelUpload, { params: { uploadId: id } })).status).toBe(404)
    expect((await piece(camille, id, bytes.subarray(700), 700)).status).toBe(204)
    const { body: file } = await camille.call(getFile, { params: { fileId: id } })
    expect(file).toMatchObject({
      name: 'Consigne été.txt',
      kind: 'text',
      type: 'text/plain',
      bytes: 2_000,
      attached: false,
      can: { discard: true },
    })
    expect(statSync(join(folder, fileKey(id))).size).toBe(2_000)
    expect(readdirSync(join(folder, 'waiting'))).toEqual([])
    expect((await theo.call(getFile, { params: { fileId: id } })).status).toBe(404)
    expect((await fetched(theo, `/api/files/${id}/content`)).status).toBe(404)

    const { body: post } = await say(camille, [id])
    expect(post.files).toEqual([expect.objectContaining({ id, name: 'Consigne été.txt', picture: null })])
    expect((await theo.call(getFile, { params: { fileId: id } })).body).toMatchObject({ attached: true, can: { discard: false } })
    expect((await fetched(theo, `/api/files/${id}/content`)).bytes.equals(bytes)).toBe(true)
    expect((await camille.call(discardFile, { params: { fileId: id } })).status).toBe(403)
    const [seen] = await readAll(theo, listPosts, { threadId: threadId('plan-de-feu') })
    expect(seen).toMatchObject({ id: post.id, files: [{ id }] })
    // Whoever does not see the thread does not see its files, by any door.
    const guest = await server.as('lucie')
    for (const url of ['', '/content', '/thumbnail']) expect((await fetched(guest, `/api/files/${id}${url}`)).status).toBe(404)
    expect((await readAll(guest, listFiles)).map((each) => each['id'])).not.toContain(id)
  })

  it('opens a thread with it, and a picture may stand without a word', async () => {
    const { id } = await sendFile(camille, await photo().png().toBuffer(), { name: 'Salle.png' })
    const thread = newId()
    const body = { id: thread, title: 'La salle', projectId: projectId('nuit-du-court'), post: { id: newId(), text: '', fileIds: [id] } }
    expect((await camille.call(openThread, { body })).status).toBe(201)
    expect((await camille.call(openThread, { body })).status).toBe(201)
    const [post] = await readAll(ines, listPosts, { threadId: thread })
    expect(post).toMatchObject({ text: '', files: [{ id, picture: { width: 900, height: 600, drawn: false } }] })
    const mute = await camille.call(sendPost, { params: { threadId: thread }, body: { id: newId(), text: '' } })
    expect([mute.status, mute.problem.fields?.[0]?.path]).toEqual([422, 'body.text'])
  })

  it('goes out of sight with the message, and hangs on one thing', async () => {
    const { id } = await sendFile(camille, 'À retirer.')
    const { body: post } = await say(camille, [id])
    expect((await say(camille, [id])).problem.code).toBe('file_gone')
    expect((await camille.call(removePost, { params: { postId: post.id } })).body.files).toEqual([])
    for (const visitor of [camille, theo]) expect((await visitor.call(getFile, { params: { fileId: id } })).status).toBe(404)
    expect((await fetched(camille, `/api/files/${id}/content`)).status).toBe(404)
  })

  it('is added to a message, and taken from it, by an edit', async () => {
    const [first, second] = [await sendFile(camille, 'Un.', { name: 'un.txt' }), await sendFile(camille, 'Deux.', { name: 'deux.txt' })]
    const { body: post } = await say(camille, [first.id], 'Avec un fichier.')
    const edit = (visitor: Visitor, fileIds: string[] | undefined, version: number, text = 'Avec un fichier.') =>
      visitor.call(editPost, { params: { postId: post.id }, body: { text, version, ...(fileIds && { fileIds }) } })
    const both = await edit(camille, [second.id, first.id], 1)
    expect(both.body.files.map(({ name }) => name)).toEqual(['deux.txt', 'un.txt'])
    expect((await theo.call(getFile, { params: { fileId: second.id } })).status).toBe(200)
    // Files that are not spoken of stay.
    expect((await edit(camille, undefined, 2, 'Autre chose.')).body.files).toHaveLength(2)
    const one = await edit(camille, [second.id], 3, '')
    expect([one.body.text, one.body.files.map(({ id }) => id)]).toEqual(['', [second.id]])
    expect((await theo.call(getFile, { params: { fileId: first.id } })).status).toBe(404)
    for (const [fileIds, text, code] of [
      [[], '', 'nothing_said'],
      [[first.id], 'Repris.', 'file_gone'],
      [[second.id, second.id], 'Deux fois.', 'file_gone'],
      [[(await sendFile(theo, 'De Théo.')).id], 'D’un autre.', 'file_gone'],
      [Array.from({ length: 11 }, () => newId()), 'Trop.', 'too_many_files'],
    ] as const)
      expect((await edit(camille, [...fileIds], 4, text)).problem.code, text).toBe(code)
    expect((await theo.call(getPost, { params: { postId: post.id } })).body).toMatchObject({ version: 4, files: [{ id: second.id }] })
  })

  it('comes back with a message that is restored, to wherever the thread stands by then', async () => {
    const file = await sendFile(camille, 'Revient.')
    const thread = newId()
    const post = { id: newId(), text: 'Pour tous.' }
    await camille.call(openThread, { body: { id: thread, title: 'Aller et retour', projectId: projectId('nuit-du-court'), post } })
    const { body: said } = await say(camille, [file.id], 'Avec le plan.', thread)
    const params = { postId: said.id }
    const seen = async (visitor: Visitor) => (await visitor.call(getFile, { params: { fileId: file.id } })).status
    expect([await seen(theo), await seen(camille)]).toEqual([200, 200])
    await camille.call(removePost, { params })
    expect([await seen(theo), await seen(camille)]).toEqual([404, 404])
    const where = { organisationId: organisationId('fil') }
    expect((await camille.call(moveThread, { params: { threadId: thread }, body: where })).status).toBe(200)
    const restored = await camille.call(restorePost, { params })
    expect([restored.status, restored.body.files.map(({ id }) => id)]).toEqual([200, [file.id]])
    expect([await seen(theo), await seen(camille)]).toEqual([404, 200])
    expect((await fetched(camille, `/api/files/${file.id}/content`)).bytes.toString()).toBe('Revient.')
  })

  it('follows a reply into the thread that the one replied to was merged into', async () => {
    const [thread, other] = [newId(), newId()]
    for (const [id, title] of [
      [thread, 'Fondu'],
      [other, 'Qui reste'],
    ] as const)
      await camille.call(openThread, { body: { id, title, projectId: projectId('nuit-du-court'), post: { id: newId(), text: 'Un.' } } })
    const file = await sendFile(camille, 'Entre-temps.')
    await camille.call(mergeThread, { params: { threadId: thread }, body: { intoId: other } })
    const { body: post } = await say(camille, [file.id], '', thread)
    expect(post).toMatchObject({ threadId: other, files: [{ id: file.id }] })
  })

  it('goes where its message goes: with a thread that is moved, with messages that are split off', async () => {
    const [kept, leaving] = [await sendFile(camille, 'reste'), await sendFile(camille, 'part')]
    const [thread, part] = [newId(), newId()]
    const post = { id: newId(), text: 'Un.', fileIds: [kept.id] }
    await camille.call(openThread, { body: { id: thread, title: 'Deux lieux', projectId: projectId('nuit-du-court'), post } })
    const { body: second } = await say(camille, [leaving.id], 'Deux.', thread)
    const sees = async (visitor: Visitor) =>
      Promise.all([kept, leaving].map(async ({ id }) => (await visitor.call(getFile, { params: { fileId: id } })).status))
    expect([await sees(theo), await sees(camille)]).toEqual([
      [200, 200],
      [200, 200],
    ])
    await camille.call(splitThread, { params: { threadId: thread }, body: { id: part, title: 'À part', postIds: [second.id] } })
    const where = { organisationId: organisationId('fil') }
    expect((await camille.call(moveThread, { params: { threadId: part }, body: where })).status).toBe(200)
    expect([await sees(theo), await sees(camille)]).toEqual([
      [200, 404],
      [200, 200],
    ])
    await camille.call(mergeThread, { params: { threadId: part }, body: { intoId: thread } })
    expect(await sees(theo)).toEqual([200, 200])
  })

  it('of somebody else’s, of nobody’s, or one too many is not carried, and nothing is half done', async () => {
    const theirs = await sendFile(theo, 'De Théo.')
    const mine = await sendFile(camille, 'De Camille.')
    expect((await say(camille, [mine.id, theirs.id])).problem.code).toBe('file_gone')
    expect((await say(camille, [mine.id, newId()])).problem.code).toBe('file_gone')
    expect((await say(camille, [mine.id, mine.id])).problem.code).toBe('file_gone')
    const many = await say(
      camille,
      Array.from({ length: 11 }, () => newId()),
    )
    expect([many.status, many.problem.code, many.problem.limit]).toEqual([422, 'too_many_files', 10])
    expect((await camille.call(getFile, { params: { fileId: mine.id } })).body.attached).toBe(false)
    expect((await camille.call(discardFile, { params: { fileId: mine.id } })).status).toBe(204)
    expect((await camille.call(getFile, { params: { fileId: mine.id } })).status).toBe(404)
  })

  it('keeps the order in which they were chosen', async () => {
    const sent: File[] = []
    for (const name of ['c.txt', 'a.txt', 'b.txt']) sent.push(await sendFile(camille, name, { name }))
    const { body: post } = await say(
      camille,
      [2, 0, 1].flatMap((at) => sent[at]?.id ?? []),
    )
    expect(post.files.map(({ name }) => name)).toEqual(['b.txt', 'c.txt', 'a.txt'])
    expect((await theo.call(getPost, { params: { postId: post.id } })).body.files.map(({ name }) => name)).toEqual([
      'b.txt',
      'c.txt',
      'a.txt',
    ])
  })

  it('without a byte is a file too, and its name may be hostile', async () => {
    const empty = await sendFile(camille, '', { name: '../../\u202Egnp.exe\u0000' })
    expect(empty).toMatchObject({ name: 'gnp.exe', bytes: 0, kind: 'text' })
    const { headers, bytes, status } = await fetched(camille, `/api/files/${empty.id}/content`)
    expect([status, bytes.length]).toEqual([200, 0])
    expect(headers['content-disposition']).toBe(`attachment; filename="gnp.exe"; filename*=UTF-8''gnp.exe`)
    expect((await sendFile(camille, 'x', { name: '' })).name).toBe('fichier')
    const long = await sendFile(camille, 'x', { name: `${'été '.repeat(200)}.txt` })
    expect([long.name.length, long.name.endsWith('….txt')]).toEqual([180, true])
  })
})

it('the room that an organisation’s files take is told to whoever manages it', async () => {
  const params = { organisationId: organisationId('fil') }
  const before = (await camille.call(getRoom, { params })).body
  expect(before.limit).toBe(1_000_000_000)
  await sendFile(camille, 'x'.repeat(4_000))
  expect((await camille.call(getRoom, { params })).body.bytes).toBe(before.bytes + 4_000)
  expect((await theo.call(getRoom, { params })).status).toBe(403)
  expect((await camille.call(getRoom, { params: { organisationId: newId() } })).status).toBe(404)
})

describe('an upload', () => {
  it('goes on after the server has ended, where it stood', async () => {
    const bytes = Buffer.alloc(300_000, 'navette')
    const id = newId()
    await begin(camille, bytes, { id, name: 'son.bin' })
    await piece(camille, id, bytes.subarray(0, 120_001))
    const next = await testServer({ settings, database: { url: server.services.config.databaseUrl ?? '' } })
    try {
      const again = await next.as('camille')
      expect((await progress(again, id)).headers['upload-offset']).toBe('120001')
      expect((await piece(again, id, bytes.subarray(120_001), 120_001)).status).toBe(204)
      expect((await again.call(getFile, { params: { fileId: id } })).body.bytes).toBe(300_000)
    } finally {
      await next.close()
    }
    expect((await fetched(camille, `/api/files/${id}/content`)).bytes.equals(bytes)).toBe(true)
  })

  it('that was whole when the server ended becomes a file when it is asked about', async () => {
    const bytes = Buffer.from('Tout est là.')
    const id = newId()
    await begin(camille, bytes, { id })
    await piece(camille, id, bytes.subarray(0, 4))
    appendFileSync(waitingPath(server.services.storage, id), bytes.subarray(4))
    expect((await camille.call(getUpload, { params: { uploadId: id } })).body.offset).toBe(bytes.length)
    expect((await camille.call(getFile, { params: { fileId: id } })).status).toBe(200)
  })

  it('started again is the same one: under way, or over', async () => {
    const bytes = Buffer.from('Deux fois la même.')
    const id = newId()
    await begin(camille, bytes, { id })
    await piece(camille, id, bytes.subarray(0, 9))
    expect((await begin(camille, bytes, { id })).body).toMatchObject({ offset: 9 })
    expect((await begin(camille, bytes, { id, length: 3 })).problem.code).toBe('id_taken')
    expect((await begin(theo, bytes, { id })).problem.code).toBe('id_taken')
    await piece(camille, id, bytes.subarray(9), 9)
    expect((await begin(camille, bytes, { id })).body).toMatchObject({ offset: bytes.length })
    expect((await begin(theo, bytes, { id })).problem.code).toBe('id_taken')
    expect((await begin(camille, bytes, { id: threadId('bar') })).problem.code).toBe('id_taken')
    expect((await fetched(camille, `/api/files/${id}/content`)).bytes.toString()).toBe('Deux fois la même.')
  })

  it('that is out of step is told so, and nothing is written', async () => {
    const id = newId()
    await begin(camille, Buffer.alloc(20), { id })
    for (const [offset, length] of [
      [5, 5],
      [0, 21],
    ] as const) {
      const { status, problem } = await piece(camille, id, Buffer.alloc(length), offset)
      expect([status, problem.code]).toEqual(offset ? [409, 'upload_elsewhere'] : [413, 'file_too_large'])
    }
    expect((await progress(camille, id)).headers['upload-offset']).toBe('0')
  })

  it('says what is missing', async () => {
    const wrong: [Record<string, string>, number, string][] = [
      [{}, 400, 'malformed'],
      [{ 'tus-resumable': '1.0.0' }, 400, 'malformed'],
      [{ 'tus-resumable': '1.0.0', 'upload-length': '5', 'upload-metadata': 'id' }, 422, 'invalid_input'],
      [{ 'tus-resumable': '1.0.0', 'upload-length': '-5', 'upload-metadata': `id ${btoa(newId())}` }, 400, 'malformed'],
      [{ 'tus-resumable': '1.0.0', 'upload-defer-length': '1', 'upload-metadata': `id ${btoa(newId())}` }, 400, 'malformed'],
    ]
    for (const [headers, status, code] of wrong) {
      const reply = await camille.send('POST', '/api/uploads', undefined, headers)
      expect([reply.status, reply.problem.code]).toEqual([status, code])
    }
    const bytes = await camille.send('POST', '/api/threads', new Uint8Array(3), { 'content-type': 'application/offset+octet-stream' })
    expect([bytes.status, bytes.problem.code]).toEqual([400, 'malformed'])
  })

  it('that is given up leaves nothing', async () => {
    const id = newId()
    await begin(camille, Buffer.alloc(20), { id })
    await piece(camille, id, Buffer.alloc(9))
    expect((await camille.call(cancelUpload, { params: { uploadId: id } })).status).toBe(204)
    expect((await camille.call(getUpload, { params: { uploadId: id } })).status).toBe(404)
    expect(readdirSync(join(folder, 'waiting'))).not.toContain(id)
    const arrived = await sendFile(camille, 'Trop tard.')
    expect((await camille.call(cancelUpload, { params: { uploadId: arrived.id } })).status).toBe(204)
    expect((await camille.call(getFile, { params: { fileId: arrived.id } })).status).toBe(404)
  })

  it('that is too large, or finds no room, is refused before its first byte', async () => {
    const large = await begin(camille, Buffer.alloc(0), { length: 1_000_001 })
    expect([large.status, large.problem.code, large.problem.limit]).toEqual([413, 'file_too_large', 1_000_000])
    const id = newId()
    const taken = 1_000_000_000 - 1_500_000
    const { prisma } = server.services.db
    const now = server.services.clock.now()
    const payerId = organisationId('fil')
    await prisma.upload.create({
      data: { id, memberId: memberId('mehdi'), payerId, name: 'Film.mov', bytes: taken, startedAt: now, lastAt: now },
    })
    // Two at once: together they would pass the limit, so that one of them is turned down.
    const used = await prisma.file.aggregate({ where: { payerId }, _sum: { bytes: true } })
    expect(Number(used._sum.bytes ?? 0)).toBeLessThan(1_000_000)
    const answers = await Promise.all([0, 1, 2].map(() => begin(camille, Buffer.alloc(0), { length: 700_000 })))
    const codes = answers.map(({ status, problem }) => (status === 201 ? 'in' : problem.code)).sort()
    expect(codes.filter((code) => code === 'in')).toHaveLength(1)
    expect(codes.filter((code) => code === 'storage_full')).toHaveLength(2)
    // Another organisation has its own room.
    expect((await begin(theo, Buffer.alloc(0), { length: 700_000 })).status).toBe(201)
    await prisma.upload.deleteMany({})
  })
})

describe('a picture of an iPhone', () => {
  /** The head of a HEIC file by hand (ISO/IEC 23008-12): its box `ftyp`, of this brand and one that goes with it, and nothing that could be drawn. */
  const heic = (brand: string) => {
    const head = Buffer.concat([Buffer.from('ftyp'), Buffer.from(brand), Buffer.alloc(4), Buffer.from('mif1heic')])
    const size = Buffer.alloc(4)
    size.writeUInt32BE(head.length + 4)
    return Buffer.concat([size, head, randomBytes(2_000)])
  }

  it.each([
    ['heic', 'IMG_0042.HEIC', 'image/heic'],
    ['mif1', 'IMG_0043.heif', 'image/heif'],
    ['heix', 'IMG_0044.jpg', 'image/heic'],
    ['msf1', 'IMG_0045.HEIC', 'image/heif-sequence'],
  ])('of brand %s as %s is taken as a file, and shown as one', async (brand, name, type) => {
    const bytes = heic(brand)
    const sent = await sendFile(camille, bytes, { name })
    expect(sent).toMatchObject({ name, kind: 'picture', picture: null, bytes: bytes.length })
    expect((await server.services.db.prisma.file.findUniqueOrThrow({ where: { id: sent.id } })).type).toBe(type)
    const post = await say(camille, [sent.id])
    expect(post.body.files).toMatchObject([{ name, picture: null }])
    expect((await fetched(theo, `/api/files/${sent.id}/thumbnail`)).status).toBe(404)
    const { status, headers, bytes: whole } = await fetched(theo, `/api/files/${sent.id}/content`)
    expect([status, whole.equals(bytes)]).toEqual([200, true])
    expect(headers['content-disposition']).toMatch(/^attachment/)
  })
})

describe('a picture', () => {
  const taken = () =>
    photo()
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Copyright: 'Le Fil' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 26/1 0/1' } })

  it('stands upright, without the place where it was taken, in two sizes', async () => {
    const original = await taken().jpeg().toBuffer()
    const { id, picture, version } = await sendFile(camille, original, { name: 'Façade.jpg' })
    expect(picture).toEqual({ width: 600, height: 900, drawn: false })
    expect((await fetched(camille, `/api/files/${id}/thumbnail`)).status).toBe(404)
    await drawFile(server.services, id)
    await drawFile(server.services, id)
    expect((await camille.call(getFile, { params: { fileId: id } })).body.picture?.drawn).toBe(true)
    for (const [size, height] of [
      ['small', 640],
      ['large', 900],
    ] as const) {
      const { status, headers, bytes } = await fetched(camille, `/api/files/${id}/thumbnail?size=${size}&version=${version}`)
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([
        200,
        'image/webp',
        'private, max-age=31536000, immutable',
      ])
      const drawn = await sharp(bytes).metadata()
      expect([drawn.format, drawn.height, drawn.exif, drawn.xmp]).toEqual(['webp', height, undefined, undefined])
    }
    const kept = await sharp((await fetched(camille, `/api/files/${id}/content`)).bytes).metadata()
    const exif = readExif(kept.exif ?? Buffer.alloc(0))
    expect([kept.width, kept.orientation, exif.Image?.Copyright, exif.GPSInfo?.GPSLatitude]).toEqual([900, 6, 'Le Fil', undefined])
    expect((await fetched(camille, `/api/files/${id}/content?version=0123`)).status).toBe(404)
  })

  it('that unfolds beyond measure, or is none, is a file like others', async () => {
    // A few hundred bytes that say they are 25,000 points each way.
    const small = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    const bomb = Buffer.from(small)
    bomb.writeUInt32BE(25_000, 16)
    bomb.writeUInt32BE(25_000, 20)
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29)
    expect(await sendFile(camille, bomb, { name: 'bombe.png' })).toMatchObject({ kind: 'picture', picture: null })
    const broken = await sendFile(camille, (await photo().jpeg().toBuffer()).subarray(0, 700), { name: 'moitié.jpg' })
    expect(broken).toMatchObject({ picture: { width: 900, height: 600 } })
    await drawFile(server.services, broken.id)
    expect((await camille.call(getFile, { params: { fileId: broken.id } })).body.picture).toBeNull()
    expect((await fetched(camille, `/api/files/${broken.id}/content`)).status).toBe(200)
    expect(await sendFile(camille, Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), { name: 'rien.png' })).toMatchObject({ picture: null })
  })

  it('that moves still moves when it is large', async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 60, height: 40, channels: 3, background } })
        .png()
        .toBuffer()
    const gif = await sharp([await frame('#a21'), await frame('#12a')], { join: { animated: true } })
      .gif()
      .toBuffer()
    const { id, type } = await sendFile(camille, gif, { name: 'essai.gif' })
    expect(type).toBe('image/gif')
    await drawFile(server.services, id)
    const pages = async (size: string) =>
      (await sharp((await fetched(camille, `/api/files/${id}/thumbnail?size=${size}`)).bytes).metadata()).pages ?? 1
    expect([await pages('small'), await pages('large')]).toEqual([1, 2])
  })
})

describe('what is handed over', () => {
  it.each([
    ['page.html', '<!doctype html><script>document.title = 1</script>', 'application/octet-stream', 'attachment'],
    ['photo.png', '<html><script>1</script>', 'application/octet-stream', 'attachment'],
    ['logo.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'application/octet-stream', 'attachment'],
    ['note.txt', 'Bonjour', 'text/plain', 'attachment'],
    ['dossier.pdf', '%PDF-1.7', 'application/pdf', 'attachment'],
  ])('of %s can never be a page of the intranet', async (name, content, type, disposition) => {
    const { id } = await sendFile(camille, content, { name })
    const { headers } = await fetched(camille, `/api/files/${id}/content`)
    expect(headers['content-type']).toBe(type)
    expect(headers['content-disposition']).toMatch(new RegExp(`^${disposition};`))
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox")
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    expect(headers['cache-control']).toBe('no-store')
  })

  it('may be a part, the end, the rest, or what has changed', async () => {
    const { id, version } = await sendFile(camille, '0123456789')
    const url = `/api/files/${id}/content`
    const part = async (range: string, more: Record<string, string> = {}) => {
      const { status, bytes, headers } = await fetched(camille, url, { range, ...more })
      return [status, bytes.toString(), headers['content-range'] ?? null]
    }
    expect(await part('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10'])
    expect(await part('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10'])
    expect(await part('bytes=8-')).toEqual([206, '89', 'bytes 8-9/10'])
    expect(await part('bytes=8-99')).toEqual([206, '89', 'bytes 8-9/10'])
    expect(await part('bytes=10-')).toEqual([416, '', 'bytes */10'])
    for (const whole of ['bytes=0-1,4-5', 'bytes=5-2', 'lines=1-2', 'nonsense'])
      expect(await part(whole)).toEqual([200, '0123456789', null])
    expect(await part('bytes=2-4', { 'if-range': `"${version}"` })).toEqual([206, '234', 'bytes 2-4/10'])
    expect(await part('bytes=2-4', { 'if-range': '"other"' })).toEqual([200, '0123456789', null])
    expect((await fetched(camille, url, { 'if-none-match': `"${version}"` })).status).toBe(304)
    const head = await server.app.inject({ method: 'HEAD', url, headers: { cookie: camille.cookie } })
    expect([head.statusCode, head.headers['content-length'], head.headers['accept-ranges']]).toEqual([200, '10', 'bytes'])
  })
})

describe('what nobody needs', () => {
  it('is cleared away after a day, and what may come back after a month', async () => {
    const { prisma } = server.services.db
    const aged = async (id: string, days: number) => {
      const at = new Date(server.services.clock.now().getTime() - days * 86_400_000)
      await prisma.item.updateMany({ where: { id }, data: { createdAt: at } })
      await prisma.upload.updateMany({ where: { id }, data: { lastAt: at } })
    }
    const half = async (days: number) => {
      const id = newId()
      await begin(camille, Buffer.alloc(9), { id })
      await piece(camille, id, Buffer.alloc(4))
      await aged(id, days)
      return id
    }
    const [givenUp, underWay] = [await half(1.1), await half(0.9)]
    const [forgotten, fresh, carried, removed, gone] = [
      await sendFile(camille, 'un'),
      await sendFile(camille, 'deux'),
      await sendFile(camille, 'trois'),
      await sendFile(camille, 'quatre'),
      await sendFile(camille, 'cinq'),
    ]
    await say(camille, [carried.id])
    for (const { id } of [removed, gone]) await camille.call(removePost, { params: { postId: (await say(camille, [id])).body.id } })
    for (const { id } of [forgotten, carried, removed]) await aged(id, 2)
    await prisma.item.update({
      where: { id: gone.id },
      data: { trashedAt: new Date(server.services.clock.now().getTime() - 32 * 86_400_000) },
    })

    // What a server left that was killed while it looked at a file, and what one has in hand.
    const stagedAgo = async (days: number) => {
      const name = `${newId()}-${days}`
      await writeFile(join(folder, 'waiting', name), 'x')
      const at = new Date(server.services.clock.now().getTime() - days * 86_400_000)
      await utimes(join(folder, 'waiting', name), at, at)
      return name
    }
    const [left, inHand] = [await stagedAgo(3), await stagedAgo(0.5)]

    await clearFiles(server.services)
    await clearFiles(server.services)
    const waiting = readdirSync(join(folder, 'waiting'))
    expect([givenUp, underWay, left, inHand].map((name) => waiting.includes(name))).toEqual([false, true, false, true])
    const stay = await prisma.file.findMany({ where: { id: { in: [forgotten, fresh, carried, removed, gone].map(({ id }) => id) } } })
    expect(stay.map(({ id }) => id).sort()).toEqual([fresh, carried, removed].map(({ id }) => id).sort())
    await forgetBytes(server.services, [forgotten.id])
    for (const key of keysOf(forgotten.id)) expect(await server.services.storage.read(key)).toBeNull()
  })
})
