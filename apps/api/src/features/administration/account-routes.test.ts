import { getMember, getSession } from '@navette/contract/accounts/endpoints.ts'
import {
  appointAdministrator,
  changeRoles,
  countAccounts,
  dismissAdministrator,
  exportAccounts,
  gatherAccounts,
  getCare,
  getRoleHolders,
  listAccounts,
  remindAccounts,
  restoreAccounts,
  restoreMember,
  suspendAccounts,
  suspendMember,
} from '@navette/contract/administration/endpoints.ts'
import type { Account } from '@navette/contract/administration/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { renewSession, signIn } from '@navette/contract/sessions/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { people } from '../../../../../prisma/demo/people.ts'
import { accountOf, browser } from '../../../test/browser.ts'
import { memberId, organisationId, readAll, type TestServer, testServer, type Visitor } from '../../../test/server.ts'
import { tokenOf } from '../../../test/tokens.ts'

let server: TestServer
let helene: Visitor
beforeAll(async () => {
  server = await testServer({ working: true, settings: { LOG_LEVEL: 'error' } })
  helene = await server.as('helene')
})
afterAll(() => server.close())

const day = 86_400_000
const invite = async (email: string, rest: { name?: string; expiresIn?: number; organisation?: string } = {}) => {
  const now = server.services.clock.now()
  const { name = '', expiresIn = 3 * day, organisation = 'fil' } = rest
  const expiresAt = new Date(now.getTime() + expiresIn)
  const id = newId()
  const data = { organisationId: organisationId(organisation), role: 'volunteer' as const, email, name, language: 'fr' }
  const token = new Uint8Array(crypto.getRandomValues(new Uint8Array(32)))
  await server.services.db.prisma.invitation.create({ data: { ...data, id, tokenHash: token, invitedAt: now, sentAt: now, expiresAt } })
  return id
}
const list = async (query: Parameters<typeof address>[0] = {}) => (await address(query)).items
const address = async (query: {
  view?: Account['standing'] | 'all' | 'expiring' | 'unattached' | 'adrift' | 'administrators' | 'ending'
  search?: string
  role?: 'manager'
  organisationId?: string
  sort?: 'seen' | 'added'
  limit?: number
  after?: string
}) => {
  const { status, body } = await helene.call(listAccounts, { query: { limit: 100, ...query } as never })
  expect(status).toBe(200)
  return body
}
const namesOf = (accounts: { name: string; email: string | null }[]) => accounts.map(({ name, email }) => name || email)

describe('the table of accounts', () => {
  it('holds everybody once, in the order of French names, page after page', async () => {
    const rows = await readAll(helene, listAccounts)
    const names = rows.filter(({ kind }) => kind === 'member').map(({ name }) => String(name))
    expect(names).toEqual(people.map(({ name }) => name).toSorted(new Intl.Collator('fr').compare))
    const paged: string[] = []
    let after: string | null = null
    do {
      const page: { items: Account[]; next: string | null } = await address({ limit: 7, ...(after && { after }) })
      paged.push(...page.items.map(({ id }) => id))
      after = page.next
    } while (after)
    expect(paged).toEqual(rows.map(({ id }) => id))
  })

  it('shows those who are invited, until when, and as what, once for all their invitations', async () => {
    const id = await invite('zoe.marin@poste.example', { name: 'Zoé Marin' })
    await invite('zoe.marin@poste.example', { name: 'Zoé Marin', organisation: 'france' })
    await invite('gaspard@poste.example', { expiresIn: -day })
    const mine = ['zoe.marin@poste.example', 'gaspard@poste.example']
    const invited = (await list({ view: 'invited' as never })).filter(({ email }) => mine.includes(email ?? ''))
    expect(
      invited.map(({ id, kind, name, email, standing, belongings }) => [id === '', kind, name, email, standing, belongings.length]),
    ).toEqual([
      [false, 'invited', '', 'gaspard@poste.example', 'expired', 1],
      [false, 'invited', 'Zoé Marin', 'zoe.marin@poste.example', 'invited', 2],
    ])
    expect(invited[1]?.id).toBe(id)
    expect(namesOf(await list({ view: 'expiring' }))).toContain('Zoé Marin')
    expect(namesOf(await list({ view: 'expiring' }))).not.toContain('gaspard@poste.example')
    expect(namesOf(await list({ search: 'gaspard@' }))).toEqual(['gaspard@poste.example'])
    // Somebody who has an account already is no stranger: they are in the table once.
    await invite('malo.dasilva@poste.example')
    expect(await list({ search: 'malo.dasilva' })).toMatchObject([{ kind: 'member', name: 'Malo Da Silva' }])
  })

  it('is searched by name, address and organisation, accents aside', async () => {
    expect(namesOf(await list({ search: 'theo VILL' }))).toEqual(['Théo Villard'])
    expect(namesOf(await list({ search: 'theo.villard@' }))).toEqual(['Théo Villard'])
    expect(namesOf(await list({ search: 'noctambules' }))).toContain('Maud Chazelle')
    expect(await list({ search: '%' })).toEqual([])
  })

  it('is filtered by organisation and role, held by the same membership', async () => {
    const managers = await list({ organisationId: organisationId('fil'), role: 'manager' })
    expect(namesOf(managers)).toEqual(['Camille Ferrand'])
    const guests = await list({ view: 'unattached' })
    expect(guests.length).toBeGreaterThan(0)
    for (const { belongings } of guests) expect(belongings).toEqual([])
    expect(namesOf(await list({ view: 'administrators' }))).toEqual(['Hélène Souchon'])
  })

  it('is sorted by who was here last, with those who never came at the end', async () => {
    await browser(server).call(signIn, { body: accountOf('member') })
    const rows = await list({ sort: 'seen' })
    expect(rows[0]).toMatchObject({ email: accountOf('member').email, standing: 'seen' })
    expect(rows.filter(({ kind }) => kind === 'member').at(-1)).toMatchObject({ lastSeenAt: null, standing: 'never_seen' })
    const first = await address({ sort: 'seen', limit: 1 })
    const second = await address({ sort: 'seen', limit: 100, after: first.next ?? '' })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
  })

  it('is counted, and gathered, as it is filtered', async () => {
    for (const view of ['all', 'invited', 'unattached', 'no_account', 'never_seen', 'adrift', 'ending'] as const) {
      const rows = await readAll(helene, { ...listAccounts, path: `${listAccounts.path}?view=${view}` as '/api/accounts' }).catch(
        () => null,
      )
      const shown = rows ?? (await list({ view: view as never }))
      const { body: figures } = await helene.call(countAccounts, { query: { view } })
      const { body: gathered } = await helene.call(gatherAccounts, { query: { view } })
      expect([view, figures.found, gathered.ids.length]).toEqual([view, shown.length, shown.length])
    }
    const { body } = await helene.call(countAccounts, { query: { search: 'nobody of this name' } })
    expect(body).toMatchObject({ found: 0, expiring: (await list({ view: 'expiring' })).length })
    expect(body.people).toBeGreaterThan(40)
  })

  it('refuses a word that is no page of its own', async () => {
    for (const query of ['after=x', 'view=gone', 'sort=colour', 'role=king']) {
      const { status, problem } = await helene.send('GET', `/api/accounts?${query}`)
      expect([query, status, problem.code]).toEqual([query, 400, 'malformed'])
    }
  })
})

describe('an account that is suspended', () => {
  const params = { memberId: memberId('malo') }
  const own = { email: 'malo.dasilva@poste.example', password: 'une phrase pour Malo' }
  const known = async () => {
    const { hashPassword } = await import('../sessions/commands.ts')
    await server.services.db.prisma.member.update({
      where: { id: params.memberId },
      data: { passwordHash: await hashPassword(own.password) },
    })
  }

  it('opens no door any more, with a session or a token, and says so only to who knows the password', async () => {
    await known()
    const there = browser(server)
    await there.call(signIn, { body: own })
    const token = await tokenOf(server, 'malo', ['read:accounts'])
    const withToken = () => server.nobody.send('GET', '/api/members', undefined, { authorization: `Bearer ${token}`, origin: '' })
    expect([(await there.call(getSession)).status, (await withToken()).status]).toEqual([200, 200])
    expect((await helene.call(suspendMember, { params, body: { reason: 'Compte partagé à plusieurs' } })).status).toBe(204)
    expect([(await there.call(getSession)).status, (await withToken()).status]).toEqual([401, 401])
    // The page that was open may say why it closes.
    expect((await there.call(renewSession)).problem.code).toBe('account_suspended')
    const right = await browser(server).call(signIn, { body: own })
    const wrong = await browser(server).call(signIn, { body: { ...own, password: 'pas la bonne phrase' } })
    expect([right.status, right.problem.code]).toEqual([403, 'account_suspended'])
    expect([wrong.status, wrong.problem.code]).toEqual([401, 'wrong_credentials'])
    expect(right.headers['set-cookie']).toBeUndefined()
    const entry = await server.services.db.prisma.auditEntry.findFirst({ where: { verb: 'member.suspended', memberId: params.memberId } })
    expect(entry).toMatchObject({ actorId: memberId('helene') })
  })

  it('is marked for administrators, and for nobody else', async () => {
    const [row] = await list({ view: 'suspended' })
    expect(row).toMatchObject({
      name: 'Malo Da Silva',
      standing: 'suspended',
      suspension: { reason: 'Compte partagé à plusieurs', by: { name: 'Hélène Souchon' } },
      can: { restore: true, suspend: false, remind: false, appoint: false },
    })
    const { status, body } = await (await server.as('camille')).call(getMember, { params })
    expect(status).toBe(200)
    expect(JSON.stringify(body)).not.toContain('suspen')
  })

  it('is restored; its holder comes in anew, and its tokens stay revoked', async () => {
    expect((await helene.call(suspendMember, { params, body: {} })).status).toBe(204)
    expect((await helene.call(restoreMember, { params })).status).toBe(204)
    expect((await helene.call(restoreMember, { params })).status).toBe(204)
    expect((await browser(server).call(signIn, { body: own })).status).toBe(201)
    expect(await server.services.db.prisma.apiToken.count({ where: { memberId: params.memberId, revokedAt: null } })).toBe(0)
  })

  it('is never one’s own, nor that of somebody who has none', async () => {
    const refused = async (memberId: string) => (await helene.call(suspendMember, { params: { memberId }, body: {} })).problem.code
    await server.services.db.prisma.member.update({ where: { id: memberId('odette') }, data: { email: null, passwordHash: null } })
    expect(await refused(memberId('helene'))).toBe('not_yourself')
    expect(await refused(memberId('odette'))).toBe('no_account')
    expect(await refused(newId())).toBe('not_found')
  })
})

describe('administrators', () => {
  const params = { memberId: memberId('camille') }
  const letters = () =>
    server.services.db.prisma.letter.findMany({
      where: { subject: { contains: 'administre' } },
      select: { to: true, subject: true },
      orderBy: [{ to: 'asc' }, { subject: 'asc' }],
    })

  it('name another, who may do the same at once; both sides are told by letter', async () => {
    const camille = await server.as('camille')
    expect((await camille.call(listAccounts)).status).toBe(403)
    await helene.call(appointAdministrator, { params })
    await helene.call(appointAdministrator, { params: { memberId: memberId('maud') } })
    expect((await camille.call(listAccounts)).status).toBe(200)
    expect((await camille.call(getSession)).body.administrator).toBe(true)
    expect(await letters()).toEqual(
      [
        { to: 'camille.ferrand@lefil.example', subject: 'Navette : Maud Chazelle administre maintenant le pôle' },
        { to: 'camille.ferrand@lefil.example', subject: 'Navette : vous administrez maintenant le pôle' },
        { to: 'maud.chazelle@noctambules.example', subject: 'Navette : vous administrez maintenant le pôle' },
      ].map(({ to, subject }) => ({ to, subject: subject.replace(' :', '\u00a0:') })),
    )
    const { body } = await camille.call(getRoleHolders)
    expect(body.administrators.map(({ person, grantedBy }) => [person.name, grantedBy?.name ?? null])).toEqual([
      ['Hélène Souchon', null],
      ['Camille Ferrand', 'Hélène Souchon'],
      ['Maud Chazelle', 'Hélène Souchon'],
    ])
    expect(
      body.organisations.find(({ organisation }) => organisation.id === organisationId('fil'))?.managers.map(({ name }) => name),
    ).toEqual(['Camille Ferrand'])
  })

  it('take it back from each other, and lay it down, but for the last', async () => {
    await helene.call(dismissAdministrator, { params })
    expect((await (await server.as('camille')).call(listAccounts)).status).toBe(403)
    expect((await (await server.as('maud')).call(dismissAdministrator, { params: { memberId: memberId('maud') } })).status).toBe(204)
    const { status, problem } = await helene.call(dismissAdministrator, { params: { memberId: memberId('helene') } })
    expect([status, problem.code]).toEqual([409, 'last_administrator'])
  })

  it('are people who can sign in', async () => {
    const refused = async (key: string) => (await helene.call(appointAdministrator, { params: { memberId: memberId(key) } })).problem?.code
    await helene.call(suspendMember, { params: { memberId: memberId('gerard') }, body: {} })
    expect([await refused('odette'), await refused('gerard')]).toEqual(['no_account', 'suspended_person'])
    await helene.call(restoreMember, { params: { memberId: memberId('gerard') } })
  })
})

describe('an act on many', () => {
  it('suspends whom it may, says whom it did not and why, and is taken back', async () => {
    const invitation = await invite('ugo.blanc@poste.example')
    const unknown = newId()
    const ids = [memberId('karim'), memberId('helene'), memberId('odette'), invitation, unknown, memberId('fanny')]
    const { body } = await helene.call(suspendAccounts, { body: { ids, reason: 'Fin de saison' } })
    expect(body).toEqual({
      done: [memberId('karim'), memberId('fanny')],
      refused: [
        { id: memberId('helene'), code: 'not_yourself' },
        { id: memberId('odette'), code: 'no_account' },
        { id: invitation, code: 'only_invited' },
        { id: unknown, code: 'not_found' },
      ],
    })
    const restored = await helene.call(restoreAccounts, { body: { ids: [...body.done, memberId('awa')] } })
    expect(restored.body).toEqual({ done: body.done, refused: [{ id: memberId('awa'), code: 'not_suspended' }] })
  })

  it('changes roles where people belong already, and remembers what they were', async () => {
    const ids = [memberId('mehdi'), memberId('lena'), memberId('agnes')]
    const { body } = await helene.call(changeRoles, { body: { ids, organisationId: organisationId('fil'), role: 'member' } })
    expect(body).toEqual({
      done: [memberId('mehdi'), memberId('lena')],
      refused: [{ id: memberId('agnes'), code: 'elsewhere' }],
      before: [{ id: memberId('lena'), role: 'volunteer' }],
    })
  })

  it('takes five hundred at most', async () => {
    const ids = Array.from({ length: 501 }, newId)
    expect((await helene.call(suspendAccounts, { body: { ids } })).problem.code).toBe('invalid_input')
  })
})

describe('a reminder', () => {
  it('sends invitations again, and gives whoever never came a way to choose a password', async () => {
    const email = 'maya.roche@poste.example'
    const ids = [await invite(email, { expiresIn: -day }), memberId('charlotte'), memberId('odette')]
    await invite(email, { organisation: 'france', expiresIn: -day })
    const { prisma } = server.services.db
    const { body } = await helene.call(remindAccounts, { body: { ids } })
    expect(body).toEqual({ done: ids.slice(0, 2), refused: [{ id: memberId('odette'), code: 'no_account' }] })
    expect(await list({ search: email })).toMatchObject([{ standing: 'invited' }])
    expect(await prisma.letter.count({ where: { to: email } })).toBe(2)
    const letter = await prisma.letter.findFirst({ where: { to: 'charlotte.vialla@lefil.example', subject: { contains: 'vous attend' } } })
    expect(letter?.text).toMatch(/\/mot-de-passe#jeton=[\w-]{43}/)
    expect(await prisma.oneTimeLink.count({ where: { memberId: memberId('charlotte'), purpose: 'reset' } })).toBe(1)
  })
})

describe('the table for a spreadsheet', () => {
  const download = async (body: object) => {
    const cookie = helene.cookie
    const { app } = server
    return app.inject({
      method: 'POST',
      url: exportAccounts.path,
      headers: { cookie, origin: 'http://navette.test', 'content-type': 'application/json' },
      payload: JSON.stringify(body),
    })
  }

  it('keeps the filter, hides no formula in a cell, and is noted', async () => {
    await server.services.db.prisma.member.update({ where: { id: memberId('karim') }, data: { name: '=HYPERLINK("https://x.example")' } })
    const reply = await download({ organisationId: organisationId('yht') })
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(reply.headers['content-disposition']).toContain('comptes.csv')
    const lines = reply.body.replace('\ufeff', '').trim().split('\r\n')
    expect(lines[0]).toBe('Nom;Adresse;Structures;Administre;État;Vu le;Ajouté le')
    expect(lines.length - 1).toBe((await list({ organisationId: organisationId('yht') })).length)
    expect(reply.body).toContain("'=HYPERLINK")
    const entry = await server.services.db.prisma.auditEntry.findFirst({ where: { verb: 'accounts.exported' }, orderBy: { at: 'desc' } })
    expect(entry).toMatchObject({ actorId: memberId('helene'), facts: { count: lines.length - 1 } })
  })

  it('holds those who were chosen, and nobody else', async () => {
    const reply = await download({ ids: [memberId('awa'), memberId('theo')] })
    expect(
      reply.body
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(';')[0]),
    ).toEqual(['Awa Diarra', 'Théo Villard'])
  })
})

describe('what needs care', () => {
  it('is counted as the page behind it counts', async () => {
    const { body } = await helene.call(getCare)
    for (const { address: page, count } of body.needs) {
      const view = /voir=(\w+)/.exec(page)?.[1]
      if (view) expect([view, count]).toEqual([view, (await helene.call(countAccounts, { query: { view } as never })).body.found])
    }
    expect(body.needs.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['mail_unset', 'backup_missing', 'alone', 'invitations_expiring', 'accounts_unused']),
    )
  })

  it('goes away as it is seen to', async () => {
    await server.services.db.prisma.backup.create({
      data: { id: newId(), at: server.services.clock.now(), path: 'x', bytes: 1n, seconds: 1 },
    })
    await helene.call(appointAdministrator, { params: { memberId: memberId('camille') } })
    const { body } = await helene.call(getCare)
    expect(body.needs.map(({ kind }) => kind)).not.toEqual(expect.arrayContaining(['backup_missing']))
    expect(body.needs.map(({ kind }) => kind)).not.toContain('alone')
  })
})
