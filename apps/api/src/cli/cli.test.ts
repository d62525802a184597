import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resetPassword, signInByLink } from '@navette/contract/sessions/endpoints.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase, migratedDatabase, type TestDatabase } from '../../test/database.ts'
import { memberId, testServer } from '../../test/server.ts'
import { run } from '../cli.ts'
import { backUpByNight } from '../features/administration/commands.ts'
import { openDatabase } from '../platform/db/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'navette-cli-'))
let full: TestDatabase
let empty: TestDatabase
/** Where nobody has founded a cluster, nor anything been restored. */
let unfounded: TestDatabase
let said: string[]
beforeAll(async () => {
  full = await freshDatabase()
  empty = await migratedDatabase()
  unfounded = await migratedDatabase()
})
afterAll(async () => {
  await full.drop()
  await empty.drop()
  await unfounded.drop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  said = []
})

const navette = (line: string, database: TestDatabase = full, LANG = 'fr_FR.UTF-8') => {
  const environment = {
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: database.url,
    SECRET: 'a secret for tests, long enough to be one',
    LANG,
  }
  return run(line.split(' ').filter(Boolean), { environment, folder, say: (told) => said.push(told) })
}

describe('the command line', () => {
  it('tells its commands in the language of the terminal', async () => {
    expect([await navette(''), await navette('help'), await navette('--help', full, 'en_GB.UTF-8')]).toEqual([0, 0, 0])
    expect(said[0]).toContain('pnpm navette <commande>')
    expect(said[2]).toContain('pnpm navette <command>')
  })

  it.each(['constructor', 'back-up', 'restore', 'restore one two', 'backup --everything'])('does nothing when told “%s”', async (line) => {
    expect(await navette(line)).toBe(2)
    expect(said.length).toBeGreaterThan(0)
  })

  it('says in a sentence what an operator can mend', async () => {
    expect(await navette('restore nowhere.tar.gz')).toBe(1)
    expect(said).toEqual([`There is no file ${join(folder, 'nowhere.tar.gz')}.`])
  })
})

describe('a link for somebody who is locked out', () => {
  const tokenOf = (address = '') => new URL(address).hash.slice('#jeton='.length)

  it('signs in once, and leaves a line in the audit log', async () => {
    expect(await navette('sign-in-link Theo.Villard@lefrance.example')).toBe(0)
    expect(said[0]).toMatch(/connecte une fois, dans les 15\u00a0minutes/)
    expect(said[1]).toMatch(/^http:\/\/localhost:3000\/lien#jeton=[\w-]{43}$/)
    const server = await testServer({ database: full })
    const call = () => server.nobody.call(signInByLink, { body: { token: tokenOf(said[1]) } })
    expect([(await call()).status, (await call()).status]).toEqual([201, 410])
    const noted = await server.services.db.prisma.auditEntry.findMany({ where: { verb: 'link.printed' } })
    expect(noted.map(({ actorId, memberId: concerned }) => [actorId, concerned])).toEqual([[null, memberId('theo')]])
    await server.close()
  })

  it('chooses a new password once', async () => {
    expect(await navette('reset-password theo.villard@lefrance.example')).toBe(0)
    const server = await testServer({ database: full, working: true })
    const body = { token: tokenOf(said[1]), password: 'la navette passe et le fil reste' }
    expect((await server.nobody.call(resetPassword, { body })).status).toBeLessThan(300)
    await server.close()
  })

  it('takes the second step away from whoever lost it, and says so in the audit log', async () => {
    const db = openDatabase(full.url)
    const member = { memberId: memberId('theo'), startedAt: new Date(), confirmedAt: new Date() }
    await db.prisma.totp.create({ data: { ...member, secret: new Uint8Array(1) } })
    expect(await navette('forget-second-step theo.villard@lefrance.example')).toBe(0)
    expect(await db.prisma.totp.count()).toBe(0)
    expect(await db.prisma.auditEntry.count({ where: { verb: 'factor.removed', memberId: member.memberId } })).toBe(1)
    expect(await navette('forget-second-step nobody@nowhere.example')).toBe(1)
    await db.close()
  })

  it('is made for nobody who has no account', async () => {
    expect(await navette('sign-in-link nobody@nowhere.example')).toBe(1)
    expect(said).toEqual(['Personne n’a l’adresse nobody@nowhere.example, ou son compte est suspendu.'])
  })
})

describe('an administrator', () => {
  const administrators = async () => {
    const db = openDatabase(full.url)
    const rows = await db.prisma.administrator.findMany({ select: { member: { select: { email: true, name: true, passwordHash: true } } } })
    const noted = await db.prisma.auditEntry.findMany({ where: { verb: 'administrator.appointed' } })
    await db.close()
    return { made: rows.map(({ member }) => member), noted }
  }

  it('is made of an account that is there, who then chooses a password; nobody in person stands in the audit log', async () => {
    expect(await navette('create-administrator Theo.Villard@lefrance.example')).toBe(0)
    expect(said[0]).toBe('theo.villard@lefrance.example administre maintenant le pôle.')
    expect(said[2]).toMatch(/#jeton=/)
    const { made, noted } = await administrators()
    expect(made.map(({ email }) => email)).toContain('theo.villard@lefrance.example')
    expect(noted.map(({ actorId, memberId: concerned }) => [actorId, concerned])).toEqual([[null, memberId('theo')]])
    // Said twice, it is done once.
    expect(await navette('create-administrator theo.villard@lefrance.example')).toBe(0)
    expect((await administrators()).noted).toHaveLength(1)
  })

  it('is a new account where a name is given, and nobody where none is', async () => {
    expect(await navette('create-administrator lise@pole.example')).toBe(1)
    expect(said[0]).toContain('Ajoutez un nom')
    expect(await navette('create-administrator lise@pole.example Lise Fayolle')).toBe(0)
    const lise = (await administrators()).made.find(({ email }) => email === 'lise@pole.example')
    expect(lise).toMatchObject({ name: 'Lise Fayolle', passwordHash: null })
  })

  it('needs an address, and a cluster', async () => {
    expect(await navette('create-administrator lise')).toBe(1)
    expect(await navette('create-administrator lise@pole.example Lise', unfounded)).toBe(1)
    expect(said[1]).toContain('pas encore de pôle')
  })
})

describe('a backup', () => {
  it('is written where the operator stands, noted, and put back into an empty installation', async () => {
    expect(await navette('backup mine.tar.gz')).toBe(0)
    expect(said[0]).toContain(join(folder, 'mine.tar.gz'))
    expect(await navette('restore mine.tar.gz', empty)).toBe(0)
    expect(said[1]).toMatch(/ à \d+\u202fh\u202f\d\d remise en place\u00a0: [\d\u202f]+ lignes/)
    const [one, other] = [openDatabase(full.url), openDatabase(empty.url)]
    expect(await other.prisma.post.count()).toBe(await one.prisma.post.count())
    expect(await one.prisma.backup.findMany({ select: { path: true } })).toEqual([{ path: join(folder, 'mine.tar.gz') }])
    await one.close()
    await other.close()
  })

  it('does not take the place of a cluster by mistake', async () => {
    await navette('backup again.tar.gz')
    expect(await navette('restore again.tar.gz')).toBe(1)
    expect(said[1]).toContain('--replace')
    expect(await navette('restore again.tar.gz --replace')).toBe(0)
  })

  it('does not take the place of a cluster that is at work', async () => {
    const database = await freshDatabase()
    const server = await testServer({ database, working: true })
    await navette('backup work.tar.gz', database)
    expect(await navette('restore work.tar.gz --replace', database)).toBe(1)
    expect(said[1]).toContain('Stop it')
    await server.close()
    await database.drop()
  })

  it('of every night is kept for a week, unless switched off', async () => {
    const data = join(folder, 'nights')
    const at = new Date('2026-11-01T02:40:00Z')
    const clock = {
      now: () => at,
      zone: () => 'Europe/Paris',
      startOf: () => new Date(0),
      today: () => '2026-11-01',
      dayOf: () => '2026-11-01',
      settle: () => {},
    }
    const server = await testServer({ database: full, clock, settings: { DATA_DIR: data, STORAGE_DIR: join(data, 'files') } })
    for (let night = 0; night < 9; night++) {
      at.setUTCDate(night + 1)
      await backUpByNight(server.services)
    }
    await backUpByNight({ ...server.services, config: { ...server.services.config, backups: false } })
    const nights = Array.from({ length: 7 }, (_, night) => `navette-nuit-2026110${night + 3}024000.tar.gz`)
    expect(readdirSync(join(data, 'backups')).toSorted()).toEqual(nights)
    await server.close()
  })
})
