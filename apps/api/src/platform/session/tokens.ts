import { createHash } from 'node:crypto'
import type { Services } from '../context.ts'
import { sql } from '../db/database.ts'
import { type Actor, loadTokenActor } from './actor.ts'

/** Tells a token of ours from any other string, also to whoever looks for leaked keys. */
export const tokenPrefix = 'nvt_'

/** SHA-256 is enough for what was drawn at random: nobody can try 2^256 of them. */
export const hashToken = (token: string): Uint8Array<ArrayBuffer> => new Uint8Array(createHash('sha256').update(token).digest())

/** The token of a request that a program sends (RFC 6750, section 2.1); null where there is none, or a proxy's own password stands there. */
export const bearerOf = (authorization: string | undefined): string | null =>
  /^Bearer +(nvt_[\w-]+)$/i.exec(authorization ?? '')?.[1] ?? null

/**
 * The address and the token of a program that knows nothing but names and passwords (RFC 7617, in UTF-8); null where there is none.
 */
export function basicOf(authorization: string | undefined): { email: string; token: string } | null {
  const encoded = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(authorization ?? '')?.[1]
  if (!encoded) return null
  const [, email = '', token = ''] = /^([^:]*):(nvt_[\w-]+)$/.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? []
  return token ? { email, token } : null
}

const oncePerMs = 60_000

/** Whoever a token acts for, or null; notes its use, at most once a minute. */
export async function identifyToken({ db, clock }: Services, token: string): Promise<Actor | null> {
  const now = clock.now()
  const hash = hashToken(token)
  const use = await loadTokenActor(db, { hash }, now, clock.today())
  if (!use) return null
  if (!use.lastUsedAt || now.getTime() - use.lastUsedAt.getTime() >= oncePerMs) {
    await db.rows(sql`UPDATE api_token SET last_used_at = ${now} WHERE hash = ${hash} AND (last_used_at IS NULL OR last_used_at < ${now})`)
  }
  return use.actor
}
