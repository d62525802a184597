import { activities } from '@navette/contract/activities.ts'
import {
  exportAuditEntries,
  exportOrganisationAuditEntries,
  listAuditEntries,
  listOrganisationAuditEntries,
} from '@navette/contract/administration/endpoints.ts'
import type { AuditEntry } from '@navette/contract/administration/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { removePost, sendPost } from '@navette/contract/discussions/endpoints.ts'
import { startMembership } from '@navette/contract/organisations/endpoints.ts'
import { chooseLead, joinTeam, startProject } from '@navette/contract/projects/endpoints.ts'
import { signIn } from '@navette/contract/sessions/endpoints.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountOf } from '../../../test/browser.ts'
import { address, memberId, organisationId, readAll, type TestServer, testServer, threadId, type Visitor } from '../../../test/server.ts'
import { stoppedClock } from '../../platform/clock/clock.ts'
import { byItself } from '../../platform/context.ts'
import { journalWords } from './journal-words.ts'
import { forgetOldOrigins } from './keeping-commands.ts'
import { sentenceOf, textOf } from './sentences.ts'

const clock = stoppedClock(new Date())
let server: TestServer
let helene: Visitor
let camille: Visitor
beforeAll(async () => {
  server = await testServer({ clock })
  helene = await server.as('helene')
  camille = await server.as('camille')
})
afterAll(() => server.close())

const said = (entry: AuditEntry | undefined) => textOf(entry?.sentence ?? [])
const newest = async (query: Record<string, string> = {}) => (await helene.call(listAuditEntries, { query })).body.items[0]

/** Each act a second after the one before. */
const after = async <T>(act: Promise<T>): Promise<T> => {
  const done = await act
  clock.moveBy(1_000)
  return done
}

describe('the words', () => {
  const kept = [...activities.values()].filter(({ audited }) => audited).map(({ verb }) => verb)

  it.each(['fr', 'en'] as const)('are there in %s for everything that the audit log keeps', (language) => {
    expect(kept.filter((verb) => !(verb in journalWords[language]))).toEqual([])
  })

  it('name the same in both languages', () => {
    const names = (language: 'fr' | 'en', verb: string) => {
      const words = journalWords[language][verb] ?? ''
      const text = typeof words === 'function' ? words({ memberId: 'somebody' }) : words
      return [...text.matchAll(/\{\w+\}/g)].map(String).sort()
    }
    expect(kept.filter((verb) => String(names('fr', verb)) !== String(names('en', verb)))).toEqual([])
  })

  const line = {
    facts: {},
    actorId: 'a',
    memberId: 'm',
    actor: { id: 'a', name: 'Hélène Souchon' },
    helper: null,
    member: { id: 'm', name: 'Idriss Haddad' },
    other: { id: 'o', name: 'Julie Arnaudon' },
    organisation: null,
    into: null,
    item: { id: 'i', kind: 'project', name: 'La nuit du court' },
  }

  it('are said as French people say them, with names that lead to their pages', () => {
    expect(sentenceOf({ ...line, verb: 'member.suspended' }, 'fr')).toEqual([
      { text: 'Hélène Souchon', to: { kind: 'person', id: 'a' } },
      { text: ' a suspendu le compte d’', to: null },
      { text: 'Idriss Haddad', to: { kind: 'person', id: 'm' } },
    ])
    expect(textOf(sentenceOf({ ...line, verb: 'team.lead_chosen' }, 'fr'))).toBe(
      'Hélène Souchon a confié «\u00a0La nuit du court\u00a0» à Idriss Haddad',
    )
  })

  it('name both where somebody was helped', () => {
    const helped = { ...line, verb: 'token.made', helper: { id: 'h', name: 'Camille Ferrand' } }
    expect(textOf(sentenceOf(helped, 'fr'))).toBe('Hélène Souchon a créé un jeton d’accès, en session d’aide menée par Camille Ferrand')
    expect(textOf(sentenceOf({ ...line, verb: 'help.accepted' }, 'fr'))).toBe(
      'Idriss Haddad a accepté une session d’aide de Julie Arnaudon',
    )
    expect(textOf(sentenceOf(helped, 'en'))).toBe('Hélène Souchon made an access token, in a help session led by Camille Ferrand')
  })

  it('say what is gone, what is hidden, and what the server did by itself', () => {
    const lost = { ...line, verb: 'team.joined', actorId: null, actor: null, member: null, item: { id: 'i', kind: 'project', name: null } }
    expect(textOf(sentenceOf(lost, 'fr'))).toBe('Navette a ajouté quelqu’un qui n’est plus là à l’équipe d’un projet')
    expect(textOf(sentenceOf({ ...lost, item: null }, 'en'))).toBe(
      'Navette added somebody who is no longer here to the team of something no longer here',
    )
  })
})

describe('the audit log', () => {
  it('says who did what to whom, where, and from where', async () => {
    const body = { id: newId(), memberId: memberId('ines'), role: 'volunteer' as const }
    await after(helene.send('POST', `/api/organisations/${organisationId('fil')}/memberships`, body, { 'user-agent': 'Firefox' }))
    const entry = await newest({ noun: 'organisations' })
    expect(said(entry)).toMatch(/^Hélène Souchon a fait entrer Inès .+ dans la structure Le Fil$/)
    expect(entry?.origin).toEqual({ address: '127.0.0.1', userAgent: 'Firefox' })
    expect(entry?.sentence.map(({ to }) => to?.kind)).toEqual(['person', undefined, 'person', undefined, 'organisation'])
  })

  it('keeps sign-ins, and who chose whom in projects', async () => {
    await after(server.nobody.call(signIn, { body: accountOf('member') }))
    expect(said(await newest({ memberId: memberId('theo') }))).toBe('Connexion de Théo Villard avec son mot de passe')
    const id = newId()
    await after(camille.call(startProject, { body: { id, title: 'Un bal', hostId: organisationId('fil'), visibility: 'organisations' } }))
    await after(camille.call(joinTeam, { params: { projectId: id, memberId: memberId('theo') } }))
    await after(camille.call(chooseLead, { params: { projectId: id }, body: { memberId: memberId('theo') } }))
    const [entry] = (await helene.call(listAuditEntries, { query: { actorId: memberId('camille'), noun: 'projects' } })).body.items
    expect(said(entry)).toBe('Camille Ferrand a confié un projet à Théo Villard')
  })

  it('tells no title that its reader may not see', async () => {
    const [entry] = (await helene.call(listAuditEntries, { query: { actorId: memberId('camille') } })).body.items
    expect(JSON.stringify(entry)).not.toContain('Un bal')
  })

  it('keeps the removal of somebody else’s message, not of one’s own', async () => {
    const params = { threadId: threadId('plan-de-feu') }
    const [own, other] = [newId(), newId()]
    await camille.call(sendPost, { params, body: { id: own, text: 'Erreur de fil.' } })
    await (await server.as('idriss')).call(sendPost, { params, body: { id: other, text: 'Une bêtise.' } })
    const before = (await readAll(helene, listAuditEntries)).length
    await after(camille.call(removePost, { params: { postId: own } }))
    expect((await readAll(helene, listAuditEntries)).length).toBe(before)
    const maud = await server.as('maud')
    expect((await after(maud.call(removePost, { params: { postId: other } }))).status).toBe(200)
    expect(said(await newest({ noun: 'discussions' }))).toMatch(/^Maud .+ a retiré un message d’Idriss /)
  })

  it('is read page by page, each line once, newest first', async () => {
    const rows = await readAll(helene, listAuditEntries)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    expect(rows.length).toBe(await server.services.db.prisma.auditEntry.count())
    const times = rows.map(({ at }) => String(at))
    expect(times).toEqual(times.toSorted().toReversed())
  })

  it('is narrowed by person acting, person concerned, organisation, kind and period', async () => {
    const count = async (query: Record<string, string>) =>
      (await helene.call(listAuditEntries, { query: { limit: '100', ...query } as never })).body.items.length
    expect(await count({ actorId: memberId('odette') })).toBe(0)
    expect(await count({ memberId: memberId('ines') })).toBeGreaterThan(0)
    const organisation = (await helene.call(listAuditEntries, { query: { organisationId: organisationId('fil') } })).body.items
    expect(organisation.every(({ verb }) => /^(organisation|membership)\./.test(verb))).toBe(true)
    const sessions = (await helene.call(listAuditEntries, { query: { noun: 'sessions' } })).body.items
    expect(sessions.length).toBeGreaterThan(0)
    expect(sessions.every(({ verb }) => verb.startsWith('session.'))).toBe(true)
    const today = clock.today()
    const ofToday = await count({ from: today, until: today })
    expect(ofToday).toBeGreaterThan(3)
    expect(await count({ until: '2001-01-01' })).toBe(0)
    expect(await count({ from: today, until: today, memberId: memberId('theo') })).toBeLessThan(ofToday)
  })

  it('counts the days where the cluster is', async () => {
    const { prisma } = server.services.db
    const entry = { verb: 'cluster.founded', facts: {} }
    // 23.30 in Paris on the last day of 2001, and half an hour into 2002.
    await prisma.auditEntry.create({ data: { ...entry, id: newId(), at: new Date('2001-12-31T22:30:00Z') } })
    await prisma.auditEntry.create({ data: { ...entry, id: newId(), at: new Date('2001-12-31T23:30:00Z') } })
    const times = async (query: { from?: string; until?: string }) =>
      (await helene.call(listAuditEntries, { query: { ...query, noun: 'administration' } })).body.items.map(({ at }) => at)
    expect(await times({ until: '2001-12-31' })).toEqual(['2001-12-31T22:30:00.000Z'])
    expect(await times({ from: '2002-01-01', until: '2002-01-01' })).toEqual(['2001-12-31T23:30:00.000Z'])
  })

  it('leaves as a table that no spreadsheet takes for formulas, and notes that it left', async () => {
    await server.services.db.prisma.member.update({ where: { id: memberId('malo') }, data: { name: '=cmd|calc' } })
    await after(
      helene.call(startMembership, {
        params: { organisationId: organisationId('fil') },
        body: { id: newId(), memberId: memberId('malo'), role: 'volunteer' },
      }),
    )
    const { statusCode, headers, body } = await server.app.inject({
      url: `${exportAuditEntries.path}?memberId=${memberId('malo')}`,
      headers: { cookie: helene.cookie },
    })
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(body).toContain('Hélène Souchon a fait entrer =cmd|calc dans la structure Le Fil')
    expect(body).toContain(";'=cmd|calc;")
    expect(body.trimEnd().split('\r\n').length).toBe(
      1 + (await readAll(helene, listAuditEntries)).filter((row) => JSON.stringify(row).includes('=cmd')).length,
    )
    clock.moveBy(1_000)
    expect(said(await newest())).toBe('Hélène Souchon a exporté le journal')
  })

  it('leaves in part for those who answer for an organisation: its lines, without where they came from', async () => {
    const url = (key: string) => address(exportOrganisationAuditEntries, { organisationId: organisationId(key) })
    const params = { organisationId: organisationId('fil') }
    const known = await readAll(camille, listOrganisationAuditEntries, params)
    const { statusCode, body } = await server.app.inject({ url: url('fil'), headers: { cookie: camille.cookie } })
    const [head, ...lines] = body.trimEnd().split('\r\n')
    expect([statusCode, lines.length]).toEqual([200, known.length])
    expect(head).toMatch(/Verbe$/)
    expect(body).not.toContain('127.0.0.1')
    expect(lines.every((line) => line.includes('Le Fil'))).toBe(true)
    clock.moveBy(1_000)
    const [noted] = (await camille.call(listOrganisationAuditEntries, { params })).body.items
    expect(said(noted)).toBe('Camille Ferrand a exporté le journal de la structure Le Fil')
    expect((await camille.send('GET', url('france'))).status).toBe(403)
  })

  it('is read in the reader’s language', async () => {
    await server.services.db.prisma.member.update({ where: { id: memberId('helene') }, data: { language: 'en' } })
    expect(said(await newest({ actorId: memberId('helene') }))).toBe('Hélène Souchon exported the audit log')
    await server.services.db.prisma.member.update({ where: { id: memberId('helene') }, data: { language: 'fr' } })
  })

  it('is the administrators’ to read', async () => {
    for (const key of ['camille', 'theo', 'ines']) {
      const visitor = await server.as(key)
      expect((await visitor.call(listAuditEntries)).status).toBe(403)
      expect((await visitor.send('GET', exportAuditEntries.path)).status).toBe(403)
    }
  })
})

describe('the part of an organisation', () => {
  const params = { organisationId: organisationId('fil') }

  it('is read by its managers, without network addresses', async () => {
    const { status, body } = await camille.call(listOrganisationAuditEntries, { params })
    expect(status).toBe(200)
    expect(said(body.items[0])).toContain('Le Fil')
    expect(JSON.stringify(body)).not.toContain('127.0.0.1')
    const all = await readAll(camille, listOrganisationAuditEntries, params)
    const rows = await server.services.db.prisma.auditEntry.count({ where: { organisationId: params.organisationId } })
    expect(all.length).toBe(rows)
  })

  it('is read by nobody else of it, nor by managers of another', async () => {
    for (const key of ['theo', 'malo']) {
      const { status } = await (await server.as(key)).call(listOrganisationAuditEntries, { params })
      expect(status, key).toBe(403)
    }
    const { status } = await camille.call(listOrganisationAuditEntries, { params: { organisationId: organisationId('france') } })
    expect(status).toBe(403)
  })
})

describe('what was noted', () => {
  const change = (statement: string) => server.services.db.prisma.$executeRawUnsafe(statement)

  it.each([
    "UPDATE audit_entry SET verb = 'nothing'",
    "UPDATE audit_entry SET facts = '{}' WHERE false OR true",
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
    'TRUNCATE audit_entry, member CASCADE',
  ])('stays, also against %s by the application itself', async (statement) => {
    const before = await server.services.db.prisma.auditEntry.count()
    await expect(change(statement)).rejects.toThrow(/append-only/)
    expect(await server.services.db.prisma.auditEntry.count()).toBe(before)
  })

  it('outlives whom and what it names', async () => {
    const { prisma } = server.services.db
    const id = newId()
    await prisma.auditEntry.create({
      data: { id, at: clock.now(), verb: 'membership.ended', actorId: newId(), memberId: newId(), organisationId: newId(), facts: {} },
    })
    const found = (await readAll(helene, listAuditEntries)).find((row) => row['id'] === id) as AuditEntry | undefined
    expect(said(found)).toBe(
      'quelqu’un qui n’est plus là a mis fin à l’appartenance de quelqu’un qui n’est plus là à la structure qui n’est plus là',
    )
  })

  it('forgets where it came from when its time is over, and nothing else', async () => {
    const { prisma } = server.services.db
    const origins = await prisma.auditOrigin.count()
    const kept = await prisma.auditEntry.count()
    expect(origins).toBeGreaterThan(0)
    clock.moveBy(364 * 86_400_000)
    await forgetOldOrigins(byItself(server.services))
    expect(await prisma.auditOrigin.count()).toBe(origins)
    clock.moveBy(2 * 86_400_000)
    await forgetOldOrigins(byItself(server.services))
    expect(await prisma.auditOrigin.count()).toBe(0)
    expect(await prisma.auditEntry.count()).toBe(kept)
  })
})
