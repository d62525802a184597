import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv, promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig, settingNames, WrongSetting } from './config.ts'

const secret = 'a secret of thirty-two signs or more'
const example = readFileSync(new URL('../../../../../.env.example', import.meta.url), 'utf8')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'navette-config-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What an operator reads when a setting is wrong. */
function complaint(environment: Record<string, string>): string {
  try {
    readConfig({ SECRET: secret, ...environment })
  } catch (error) {
    if (error instanceof WrongSetting) return error.message
    throw error
  }
  return 'none'
}

describe('.env.example', () => {
  it('lists every setting, once and in order', () => {
    const names = [...example.matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => name)
    expect(names).toEqual(settingNames)
  })

  it('gives the defaults: a copy of it changes nothing', () => {
    expect(readConfig({ ...parseEnv(example), SECRET: secret })).toEqual(readConfig({ SECRET: secret }))
  })

  it('explains each setting', () => {
    const lines = example.split('\n')
    const bare = lines.filter((line, at) => /^[A-Z_]+=/.test(line) && !lines[at - 1]?.startsWith('# '))
    expect(bare).toEqual([])
  })
})

describe('settings', () => {
  it('have defaults that serve one machine alone', () => {
    expect(readConfig({ SECRET: secret })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: join(process.cwd(), 'data'),
      storageDir: join(process.cwd(), 'data', 'files'),
      databaseUrl: null,
      redisUrl: null,
      publicUrl: null,
      smtpUrl: null,
      trustProxy: false,
      logLevel: 'info',
      backups: true,
      demo: false,
    })
  })

  it('that are empty count as absent', () => {
    const empty = Object.fromEntries(settingNames.map((name) => [name, '']))
    expect(readConfig({ ...empty, SECRET: secret })).toEqual(readConfig({ SECRET: secret }))
  })

  it('are taken as they are written', () => {
    const given = { PORT: '0', HOST: '::', DATA_DIR: '/srv/navette', PUBLIC_URL: 'https://pole.example/', DEMO: '1', LOG_LEVEL: 'silent' }
    expect(readConfig({ SECRET: secret, ...given })).toMatchObject({
      port: 0,
      host: '::',
      dataDir: '/srv/navette',
      storageDir: '/srv/navette/files',
      publicUrl: 'https://pole.example',
      demo: true,
      logLevel: 'silent',
    })
  })

  it.each([
    ['PORT', '70000', 'a whole number from 0 to 65535'],
    ['PORT', 'http', 'a whole number from 0 to 65535'],
    ['PORT', '-1', 'a whole number from 0 to 65535'],
    ['PORT', '3000.5', 'a whole number from 0 to 65535'],
    ['PORT', '0x50', 'a whole number from 0 to 65535'],
    ['DATABASE_URL', 'mysql://localhost/navette', 'an address that begins with postgres:// or postgresql://'],
    ['DATABASE_URL', 'localhost:5432', 'an address that begins with postgres:// or postgresql://'],
    ['REDIS_URL', 'redis', 'an address that begins with redis:// or rediss://'],
    ['PUBLIC_URL', 'intranet.pole.example', 'an address that begins with http:// or https://'],
    ['PUBLIC_URL', 'https://pole.example/intranet', 'an address without a path'],
    ['SECRET', 'too short', 'at least 32 characters'],
    ['SMTP_URL', 'mail.pole.example:25', 'an address that begins with smtp:// or smtps://'],
    ['MAIL_FROM', 'Navette', 'a sender, such as Navette <navette@example.org>,'],
    ['OIDC_ISSUER', 'http://accounts.example', 'an address that begins with https:// or http://localhost or http://127.0.0.1'],
    ['OIDC_NAME', 'x'.repeat(41), 'at most 40 characters'],
    ['FILE_MEGABYTES', '0', 'a whole number, 1 or more'],
    ['ORGANISATION_GIGABYTES', '1.5', 'a whole number, 1 or more'],
    ['TRUST_PROXY', 'maybe', '1 or 0'],
    ['LOG_LEVEL', 'loud', 'one of fatal, error, warn, info, debug, trace, silent'],
    ['DEMO', 'please', '1 or 0'],
  ])('%s=%s is refused by name, with what is expected and nothing of what was given', (name, value, expected) => {
    expect(complaint({ [name]: value })).toBe(`${name}: ${expected} is expected.`)
  })

  it('of the provider stand together, and name it after its host unless told', () => {
    const given = { OIDC_ISSUER: 'https://accounts.example/realms/pole', OIDC_CLIENT_ID: 'navette', OIDC_CLIENT_SECRET: 'a secret' }
    const provider = { issuer: given.OIDC_ISSUER, clientId: 'navette', clientSecret: 'a secret', name: 'accounts.example' }
    expect(readConfig({ SECRET: secret, ...given }).provider).toEqual(provider)
    expect(readConfig({ SECRET: secret, ...given, OIDC_NAME: 'La Ruche' }).provider?.name).toBe('La Ruche')
    expect(readConfig({ SECRET: secret }).provider).toBeNull()
    for (const name of Object.keys(given)) expect(complaint({ ...given, [name]: '' })).toMatch(new RegExp(`^${name}: `))
  })

  it('that are wrong are all named at once', () => {
    expect(complaint({ PORT: 'x', LOG_LEVEL: 'x' }).split('\n')).toHaveLength(2)
  })
})

describe('the secret', () => {
  it('is made where none is given, kept for the next start, and read by the server’s own user alone', () => {
    const dataDir = join(folder, 'new', 'data')
    const first = readConfig({ DATA_DIR: dataDir }).secret
    expect(first.length).toBeGreaterThanOrEqual(32)
    expect(readConfig({ DATA_DIR: dataDir }).secret).toBe(first)
    expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
    expect(readdirSync(dataDir)).toEqual(['secret'])
    expect(readConfig({ DATA_DIR: join(folder, 'other') }).secret).not.toBe(first)
  })

  it('leaves nothing behind where one is given', () => {
    const dataDir = join(folder, 'given')
    readConfig({ DATA_DIR: dataDir, SECRET: secret })
    expect(readdirSync(folder)).not.toContain('given')
  })

  it('is the same for several that start at once', async () => {
    const dataDir = join(folder, 'several')
    const module = new URL('./config.ts', import.meta.url).href
    const script = `process.stdout.write((await import('${module}')).readConfig({ DATA_DIR: '${dataDir}' }).secret)`
    const starts = Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]))
    const secrets = (await Promise.all(starts)).map(({ stdout }) => stdout)
    expect(new Set(secrets).size).toBe(1)
    expect(secrets[0]).toBe(readConfig({ DATA_DIR: dataDir }).secret)
  })

  it('that is not whole, or cannot be kept, is told by the name of the setting', () => {
    const dataDir = join(folder, 'broken')
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'secret'), '')
    expect(complaint({ SECRET: '', DATA_DIR: dataDir })).toMatch(/^DATA_DIR: a whole secret is expected in /)
    writeFileSync(join(folder, 'file'), '')
    expect(complaint({ SECRET: '', DATA_DIR: join(folder, 'file', 'data') })).toMatch(/^DATA_DIR: a folder that can be read and written /)
  })
})
