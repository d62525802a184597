import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  changePortrait,
  closeAccount,
  countMembers,
  editMe,
  editMyProfile,
  editPerson,
  getMember,
  getMyProfile,
  getSession,
  giveAddress,
  keepAccount,
  keepMyAccount,
  listMembers,
  listSkills,
  removePortrait,
  showPortrait,
} from '@navette/contract/accounts/endpoints.ts'
import type { PhoneReaders } from '@navette/contract/accounts/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { getThread, listPosts } from '@navette/contract/discussions/endpoints.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { address, memberId, organisationId, readAll, type TestServer, testServer, threadId, type Visitor } from '../../../test/server.ts'

let server: TestServer
let folder: string
const as = (key: string) => server.as(key)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'navette-portraits-'))
  server = await testServer({ settings: { DATA_DIR: folder }, working: true })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const names = async (visitor: Visitor, query: object) =>
  (await visitor.call(listMembers, { query: { limit: 100, ...query } })).body.items.map(({ name }) => name)

describe('preferences', () => {
  it('are one’s own, on every device', async () => {
    const awa = await as('awa')
    const chosen = { theme: 'dark' as const, textSize: 140, timeZone: 'America/Cayenne', language: 'fr' as const }
    expect((await awa.call(editMe, { body: chosen })).body).toMatchObject(chosen)
    expect((await awa.call(getSession)).body).toMatchObject(chosen)
    expect((await awa.call(editMe, { body: { timeZone: null } })).body).toMatchObject({ theme: 'dark', timeZone: null })
  })

  it('keep to what a screen and a calendar can do', async () => {
    const awa = await as('awa')
    for (const body of [{ textSize: 79 }, { textSize: 201 }, { timeZone: 'Europe/Saint-Étienne' }, { theme: 'pink' }]) {
      expect((await awa.send('PATCH', editMe.path, body)).status).toBe(422)
    }
  })
})

describe('a profile', () => {
  it('is told by its owner, and read by the others', async () => {
    const theo = await as('theo')
    const body = { pronouns: 'il', about: 'Je prête ma remorque.', occupation: 'Projectionniste', skills: ['Son', 'Soudure', 'Son'] }
    expect((await theo.call(editMyProfile, { body })).body).toMatchObject({ ...body, skills: ['Son', 'Soudure'] })
    const seen = (await (await as('malo')).call(getMember, { params: { memberId: memberId('theo') } })).body
    expect(seen).toMatchObject({
      pronouns: 'il',
      about: body.about,
      skills: ['Son', 'Soudure'],
      standing: 'account',
      phone: null,
      email: null,
    })
    expect((await theo.call(editMyProfile, { body: {} })).body.about).toBe(body.about)
    expect((await theo.call(editMyProfile, { body: { about: '' } })).body).toMatchObject({ about: '', skills: ['Son', 'Soudure'] })
  })

  it('spells a skill as the others do', async () => {
    const idriss = await as('idriss')
    expect((await idriss.call(editMyProfile, { body: { skills: ['soudure', 'Régie lumière'] } })).body.skills).toEqual([
      'Soudure',
      'Régie lumière',
    ])
    expect((await idriss.call(listSkills, { query: { search: 'REGIE' } })).body.skills).toEqual([{ skill: 'Régie lumière', people: 1 }])
    expect((await idriss.call(listSkills)).body.skills[0]).toEqual({ skill: 'Soudure', people: 2 })
  })

  it('names somebody who can be seen', async () => {
    for (const name of ['', '\u200b', 'x'.repeat(121), 'a\nb'])
      expect((await (await as('theo')).call(editMyProfile, { body: { name } })).status).toBe(422)
    for (const phone of ['appelez-moi', '06<script>', '1'.repeat(31)])
      expect((await (await as('theo')).call(editMyProfile, { body: { phone } })).status).toBe(422)
  })
})

describe('a telephone', () => {
  /** Fanny is a member of Yes High Tech alone; Idriss manages it, Karim is a colleague, Camille manages another, Hélène administers. */
  const readers = ['fanny', 'idriss', 'karim', 'camille', 'helene']
  const table: Record<PhoneReaders, string[]> = {
    nobody: ['fanny'],
    managers: ['fanny', 'idriss'],
    colleagues: ['fanny', 'idriss', 'karim'],
    cluster: readers,
  }
  it.each(Object.entries(table))('for %s is in nobody else’s answer', async (phoneReaders, allowed) => {
    const fanny = await as('fanny')
    await fanny.call(editMyProfile, { body: { phone: '06 12 34 56 78', phoneReaders: phoneReaders as PhoneReaders } })
    for (const key of readers) {
      const { body, status } = await (await as(key)).call(getMember, { params: { memberId: memberId('fanny') } })
      expect([key, status, body.phone]).toEqual([key, 200, allowed.includes(key) ? '06 12 34 56 78' : null])
      expect(JSON.stringify(body).includes('06 12')).toBe(allowed.includes(key))
    }
    expect((await (await as('ines')).call(getMember, { params: { memberId: memberId('fanny') } })).status).toBe(403)
    expect(JSON.stringify((await (await as('camille')).call(listMembers, { query: { search: 'fanny' } })).body)).not.toContain('06 12')
  })

  it('and an address are for whoever looks after the account', async () => {
    const seenBy = async (key: string) => (await (await as(key)).call(getMember, { params: { memberId: memberId('fanny') } })).body.email
    expect(await Promise.all(['fanny', 'idriss', 'helene', 'karim', 'camille'].map(seenBy))).toEqual([
      ...Array(3).fill('fanny.brossard@yeshightech.example'),
      null,
      null,
    ])
  })
})

describe('a portrait', () => {
  const picture = (format: 'png' | 'jpeg' = 'png') =>
    sharp({ create: { width: 500, height: 300, channels: 3, background: '#a32' } })
      .withExif({ IFD0: { Artist: 'Somebody’s telephone' } })
      [format]()
      .toBuffer()
  const show = (visitor: Visitor, version: number, size = 64, key = 'camille') =>
    visitor.send('GET', address(showPortrait, { memberId: memberId(key) }, { version, size }))

  it('is drawn anew, small and square, with nothing of what the camera noted', async () => {
    const camille = await as('camille')
    const { body, status } = await camille.call(changePortrait, { body: new Uint8Array(await picture('jpeg')) })
    expect(status).toBe(200)
    const version = body.portrait ?? 0
    const files = await readdir(join(folder, 'files', 'portraits')).catch(() =>
      readdir(join(server.services.config.storageDir, 'portraits')),
    )
    expect(files.sort()).toEqual([`${memberId('camille')}-${version}-256.webp`, `${memberId('camille')}-${version}-64.webp`])
    const kept = await sharp(join(server.services.config.storageDir, 'portraits', files[0] ?? '')).metadata()
    expect(kept).toMatchObject({ format: 'webp', width: 256, height: 256 })
    expect(kept.exif).toBeUndefined()
    const { headers, status: shown } = await show(camille, version)
    expect([shown, headers['content-type'], headers['cache-control']]).toEqual([200, 'image/webp', 'private, max-age=31536000, immutable'])
  })

  it('is seen by whoever sees the person, in its version of now', async () => {
    const version = (await (await as('camille')).call(getSession)).body.portrait ?? 0
    const statuses = async (...keys: string[]) => Promise.all(keys.map(async (key) => (await show(await as(key), version)).status))
    // Inès is a guest of a project that Camille is in; Delphine is a guest of another.
    expect(await statuses('malo', 'ines', 'delphine')).toEqual([200, 200, 404])
    expect((await show(server.nobody, version)).status).toBe(401)
    expect((await show(await as('malo'), version - 1)).status).toBe(404)
    expect((await show(await as('malo'), version, 64, 'theo')).status).toBe(404)
  })

  it('stands wherever the name does', async () => {
    const version = (await (await as('camille')).call(getSession)).body.portrait
    const posts = await readAll(await as('theo'), listPosts, { threadId: threadId('plan-de-feu') })
    const authors = posts.map(({ author }) => author as { id: string; portrait: number | null })
    expect(authors.find(({ id }) => id === memberId('camille'))?.portrait).toBe(version)
    expect(authors.find(({ id }) => id !== memberId('camille'))?.portrait).toBeNull()
  })

  it('is another one at each change, and goes when it is removed', async () => {
    const camille = await as('camille')
    const before = (await camille.call(getSession)).body.portrait ?? 0
    const uploads = await Promise.all([1, 2, 3].map(async () => camille.call(changePortrait, { body: new Uint8Array(await picture()) })))
    const versions = uploads.map(({ body }) => body.portrait ?? 0)
    expect(new Set([before, ...versions]).size).toBeGreaterThan(1)
    const last = (await camille.call(getSession)).body.portrait ?? 0
    expect(last).toBeGreaterThan(before + 2)
    expect([(await show(camille, before)).status, (await show(camille, last)).status]).toEqual([404, 200])
    expect((await camille.call(removePortrait)).status).toBe(204)
    expect((await camille.call(getSession)).body.portrait).toBeNull()
    expect((await show(camille, last)).status).toBe(404)
    await expect.poll(() => readdir(join(server.services.config.storageDir, 'portraits'))).toEqual([])
  })

  it('is refused with a word where it is no picture', async () => {
    const camille = await as('camille')
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>')
    const cut = (await picture('jpeg')).subarray(0, 400)
    for (const bytes of [Buffer.from('%PDF-1.7'), svg, Buffer.from(''), cut]) {
      const { status, problem } = await camille.call(changePortrait, { body: new Uint8Array(bytes) })
      expect([status, problem.code]).toEqual([422, 'not_a_picture'])
    }
    const huge = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    expect((await camille.call(changePortrait, { body: new Uint8Array(huge) })).problem.code).toBe('picture_too_large')
    expect((await camille.call(changePortrait, { body: new Uint8Array(6 * 1_048_576) })).problem.code).toBe('too_large')
  })
})

describe('the directory', () => {
  it('finds by name, occupation and skill, accents aside, each word', async () => {
    const malo = await as('malo')
    expect(await names(malo, { search: 'LENA' })).toEqual(['Léna Forissier'])
    expect(await names(malo, { search: 'forissier léna' })).toEqual(['Léna Forissier'])
    expect(await names(malo, { search: 'eclairagiste' })).toEqual(['Idriss Benhaddou'])
    expect(await names(malo, { search: 'regie lumiere' })).toContain('Idriss Benhaddou')
    expect(await names(malo, { search: '%' })).toEqual([])
    expect(await names(malo, { search: '_' })).toEqual([])
  })

  it('is filtered by organisation, role and skill together', async () => {
    const malo = await as('malo')
    const organisation = { organisationId: organisationId('yht') }
    expect(await names(malo, { ...organisation, role: 'manager' })).toEqual(['Idriss Benhaddou'])
    expect(await names(malo, { skill: 'Soudure' })).toEqual(['Idriss Benhaddou', 'Théo Villard'])
    expect(await names(malo, { ...organisation, skill: 'Soudure' })).toEqual(['Idriss Benhaddou'])
    // Idriss manages one organisation and is a member of another: a role holds where it is held.
    expect(await names(malo, { organisationId: organisationId('groupement'), role: 'manager' })).not.toContain('Idriss Benhaddou')
  })

  it('counts what it lists, and goes on page after page', async () => {
    const malo = await as('malo')
    const all = await readAll(malo, listMembers)
    expect((await malo.call(countMembers)).body.count).toBe(all.length)
    expect((await malo.call(countMembers, { query: { search: 'idriss' } })).body.count).toBe(1)
    const [first] = [await malo.call(listMembers, { query: { limit: 3 } })]
    const second = await malo.call(listMembers, { query: { limit: 3, after: first?.body.next ?? '' } })
    expect([...(first?.body.items ?? []), ...second.body.items].map(({ id }) => id)).toEqual(all.slice(0, 6).map(({ id }) => id))
  })

  it('is not for guests', async () => {
    const ines = await as('ines')
    for (const endpoint of [listMembers, countMembers, listSkills]) expect((await ines.send('GET', endpoint.path)).status).toBe(403)
  })
})

describe('somebody without an account', () => {
  const arrive = async (name: string) => {
    const id = newId()
    await server.services.db.prisma.$transaction(async (prisma) => {
      const audienceId = newId()
      await prisma.audience.create({ data: { id: audienceId } })
      await prisma.member.create({ data: { id, name, audienceId, createdAt: new Date() } })
      const startsOn = new Date('2024-01-01')
      await prisma.membership.create({
        data: { id: newId(), memberId: id, organisationId: organisationId('fil'), role: 'volunteer', startsOn },
      })
    })
    return id
  }

  it('is corrected by a manager of an organisation of theirs, and an administrator', async () => {
    const params = { memberId: await arrive('Yvonne Chomat') }
    expect((await (await as('camille')).call(getMember, { params })).body).toMatchObject({
      standing: 'none',
      can: { edit: true, giveAddress: true },
    })
    for (const key of ['theo', 'idriss', 'mehdi'])
      expect((await (await as(key)).call(editPerson, { params, body: { name: 'X' } })).status).toBe(403)
    const body = { name: 'Yvonne Chomât', phone: '04 77 00 00 00' }
    expect((await (await as('camille')).call(editPerson, { params, body })).body).toMatchObject(body)
    expect((await (await as('helene')).call(editPerson, { params, body: { name: 'Yvonne Chomat' } })).status).toBe(200)
    expect((await (await as('camille')).call(editPerson, { params: { memberId: memberId('mehdi') }, body })).status).toBe(403)
  })

  it('has an account from the moment an address is given, once', async () => {
    const [params, other] = [{ memberId: await arrive('Marcel Odin') }, { memberId: await arrive('Paulette Faure') }]
    const camille = await as('camille')
    const email = 'marcel.odin@poste.example'
    expect((await (await as('idriss')).call(giveAddress, { params, body: { email } })).status).toBe(403)
    expect((await camille.call(giveAddress, { params, body: { email: 'camille.ferrand@lefil.example' } })).problem.code).toBe(
      'address_taken',
    )
    const answers = await Promise.all([params, other].map((each) => camille.call(giveAddress, { params: each, body: { email } })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const given = answers.find(({ status }) => status === 200)?.body
    expect(given).toMatchObject({ standing: 'account', email, can: { edit: false, giveAddress: false } })
    const { db } = server.services
    const [letter, link] = [
      await db.prisma.letter.findFirst({ where: { to: email } }),
      await db.prisma.oneTimeLink.findFirst({ where: { memberId: given?.id ?? '' } }),
    ]
    expect(letter?.text).toMatch(/\/mot-de-passe#jeton=[\w-]{43}\n/)
    expect(link).toMatchObject({ purpose: 'reset', usedAt: null })
    expect((await camille.call(editPerson, { params: { memberId: given?.id ?? '' }, body: { name: 'X' } })).status).toBe(403)
  })
})

describe('somebody who left an organisation', () => {
  it('is remembered there, with the day', async () => {
    const { db } = server.services
    await db.prisma.membership.updateMany({
      where: { memberId: memberId('lena') },
      data: { startsOn: new Date('2025-01-01'), endsOn: new Date('2026-06-01') },
    })
    const { body } = await (await as('malo')).call(getMember, { params: { memberId: memberId('lena') } })
    expect(body).toMatchObject({ belongings: [], former: [{ role: 'volunteer', endedOn: '2026-06-01', organisation: { name: 'Le Fil' } }] })
  })
})

describe('an account that is closed', () => {
  const standing = async (key: string) =>
    (await (await as('helene')).call(getMember, { params: { memberId: memberId(key) } })).body.standing

  it('opens nothing but the way back, which its holder and an administrator have', async () => {
    const params = { memberId: memberId('perrine') }
    expect((await (await as('camille')).call(closeAccount, { params })).status).toBe(403)
    expect((await (await as('helene')).call(closeAccount, { params })).status).toBe(204)
    expect(await standing('perrine')).toBe('leaving')
    expect(await names(await as('malo'), { search: 'perrine' })).toEqual([])
    const perrine = await await testServerSession('perrine')
    expect((await perrine.call(getSession)).body.leavingAt).toMatch(/^20/)
    expect((await perrine.call(getMyProfile)).problem).toMatchObject({ status: 403, code: 'leaving' })
    expect((await perrine.call(getThread, { params: { threadId: threadId('plan-de-feu') } })).problem.code).toBe('leaving')
    expect((await perrine.call(keepMyAccount)).status).toBe(204)
    expect((await perrine.call(getMyProfile)).status).toBe(200)
    await (await as('helene')).call(closeAccount, { params })
    expect((await (await as('helene')).call(keepAccount, { params })).status).toBe(204)
    expect(await standing('perrine')).toBe('account')
  })

  /** Sessions ended with the account; whoever comes back signs in. */
  const testServerSession = async (key: string): Promise<Visitor> => {
    const { db, clock } = server.services
    const id = newId()
    const [startedAt, expiresAt] = [clock.now(), new Date(clock.now().getTime() + 86_400_000)]
    await db.prisma.session.create({ data: { id, memberId: memberId(key), startedAt, lastUsedAt: startedAt, expiresAt } })
    const cookie = `navette_access=${server.app.jwt.sign({ sid: id })}`
    const { nobody } = server
    return {
      cookie,
      send: (method, url, body, headers) => nobody.send(method, url, body, { cookie, ...headers }),
      call: (async (endpoint: { method: string; path: string }, input: { params?: object; body?: unknown } = {}) =>
        nobody.send(endpoint.method, address(endpoint as never, input.params ?? {}), input.body, { cookie })) as Visitor['call'],
    }
  }
})
