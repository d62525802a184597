import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

const flag = z.stringbool({ truthy: ['1', 'true', 'yes'], falsy: ['0', 'false', 'no', ''], error: '1 or 0' })
const address = (protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.some((protocol) => value.toLowerCase().startsWith(protocol)), {
    error: `an address that begins with ${protocols.join(' or ')}`,
  })
const amount = z
  .string()
  .refine((value) => /^[1-9]\d{0,6}$/.test(value), { error: 'a whole number, 1 or more' })
  .transform(Number)
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Every setting, with what an operator reads when it is wrong. Kept in step with `.env.example` by a test. */
const Settings = z.object({
  PORT: z
    .string()
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535, { error: 'a whole number from 0 to 65535' })
    .transform(Number)
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: address(['postgres://', 'postgresql://']).optional(),
  REDIS_URL: address(['redis://', 'rediss://']).optional(),
  PUBLIC_URL: address(['http://', 'https://'])
    .refine((value) => !URL.canParse(value) || /^\/*$/.test(new URL(value).pathname), { error: 'an address without a path' })
    .optional(),
  SECRET: z.string().min(32, { error: 'at least 32 characters' }).optional(),
  SMTP_URL: address(['smtp://', 'smtps://']).optional(),
  MAIL_FROM: z.string().includes('@', { error: 'a sender, such as Navette <navette@example.org>,' }).default('Navette <navette@localhost>'),
  OIDC_ISSUER: address(['https://', 'http://localhost', 'http://127.0.0.1']).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).max(40, { error: 'at most 40 characters' }).optional(),
  STORAGE_DIR: z.string().min(1).optional(),
  FILE_MEGABYTES: amount.default(500),
  ORGANISATION_GIGABYTES: amount.default(20),
  TRUST_PROXY: flag.default(false),
  LOG_LEVEL: z.enum(levels, { error: `one of ${levels.join(', ')}` }).default('info'),
  BACKUPS: flag.default(true),
  DEMO: flag.default(false),
})

export type SettingName = keyof typeof Settings.shape
export const settingNames = Object.keys(Settings.shape) as SettingName[]

export interface ProviderSettings {
  /** As its `/.well-known/openid-configuration` calls it. */
  issuer: string
  clientId: string
  clientSecret: string
  /** What people call it: « Continuer avec … ». */
  name: string
}

export interface Config {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | null
  redisUrl: string | null
  publicUrl: string | null
  secret: string
  smtpUrl: string | null
  mailFrom: string
  /** The house elsewhere whose accounts open doors here (OpenID Connect); null where there is none. */
  provider: ProviderSettings | null
  storageDir: string
  /** Bytes of one file, at most. */
  fileBytes: number
  /** Bytes of all the files that the people of one organisation keep here, at most. */
  organisationBytes: number
  /** Whose X-Forwarded-* to believe: the proxy's in front, or nobody's. */
  trustProxy: typeof nearestProxy | false
  logLevel: string
  /** Whether a backup is written each night into DATA_DIR/backups. */
  backups: boolean
  demo: boolean
}

/** The proxy adds the address it saw at the end of X-Forwarded-For; what stands before it is the visitor's own word. */
const nearestProxy = (_address: string, hop: number): boolean => hop === 0

/** A setting that cannot be used; its message is for the operator. */
export class WrongSetting extends Error {}

/**
 * Reads the settings from environment variables; an empty one counts as absent.
 *
 * @throws {WrongSetting} naming the variable and what is expected of it
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(settingNames.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])))
  const { data, error } = Settings.safeParse(given)
  if (error) {
    throw new WrongSetting(error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message} is expected.`).join('\n'))
  }
  const dataDir = resolve(data.DATA_DIR)
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir,
    databaseUrl: data.DATABASE_URL ?? null,
    redisUrl: data.REDIS_URL ?? null,
    publicUrl: data.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    secret: data.SECRET ?? keptSecret(dataDir),
    smtpUrl: data.SMTP_URL ?? null,
    mailFrom: data.MAIL_FROM,
    provider: providerOf(data),
    storageDir: resolve(data.STORAGE_DIR ?? join(dataDir, 'files')),
    fileBytes: data.FILE_MEGABYTES * 1_000_000,
    organisationBytes: data.ORGANISATION_GIGABYTES * 1_000_000_000,
    trustProxy: data.TRUST_PROXY && nearestProxy,
    logLevel: data.LOG_LEVEL,
    backups: data.BACKUPS,
    demo: data.DEMO,
  }
}

/**
 * Single sign-on needs its three settings together.
 *
 * @throws {WrongSetting} naming the first that is missing
 */
function providerOf(data: z.infer<typeof Settings>): ProviderSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = data
  if (issuer && clientId && clientSecret) return { issuer, clientId, clientSecret, name: data.OIDC_NAME ?? new URL(issuer).hostname }
  if (!issuer && !clientId && !clientSecret) return null
  const missing = issuer ? (clientId ? 'OIDC_CLIENT_SECRET' : 'OIDC_CLIENT_ID') : 'OIDC_ISSUER'
  throw new WrongSetting(`${missing}: what the provider gave this installation is expected, with the other two OIDC settings.`)
}

/**
 * Signs tokens and one-time links. Made once; whoever starts without it signs everybody out.
 *
 * @throws {WrongSetting} where the folder cannot keep it, or what is kept is not whole
 */
function keptSecret(dataDir: string): string {
  const path = join(dataDir, 'secret')
  try {
    mkdirSync(dataDir, { recursive: true })
    if (!existsSync(path)) keepSecret(path)
    const secret = readFileSync(path, 'utf8').trim()
    if (secret.length >= 32) return secret
  } catch (error) {
    throw new WrongSetting(`DATA_DIR: a folder that can be read and written is expected (${(error as Error).message}).`)
  }
  throw new WrongSetting(`DATA_DIR: a whole secret is expected in ${path}; remove the file to make another, which signs everybody out.`)
}

/** Put in its place whole and only where there is none yet, so that two servers that start at once agree. */
function keepSecret(path: string): void {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, randomBytes(48).toString('base64url'), { mode: 0o600 })
  try {
    linkSync(draft, path)
  } catch {
    // Either another server was first, or the file system knows no links.
    if (!existsSync(path)) renameSync(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
}
