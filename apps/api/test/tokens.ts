import { randomBytes } from 'node:crypto'
import { newId } from '@navette/contract/core/ids.ts'
import type { Scope } from '@navette/contract/core/scopes.ts'
import { hashToken, tokenPrefix } from '../src/platform/session/tokens.ts'
import { memberId, type TestServer } from './server.ts'

/** A token of somebody of the cast, straight into the database. */
export async function tokenOf(
  { services }: TestServer,
  key: string,
  scopes: Scope[],
  rest: { revokedAt?: Date; expiresAt?: Date } = {},
): Promise<string> {
  const token = `${tokenPrefix}${randomBytes(32).toString('base64url')}`
  const madeAt = services.clock.now()
  const expiresAt = new Date(madeAt.getTime() + 86_400_000)
  await services.db.prisma.apiToken.create({
    data: { id: newId(), memberId: memberId(key), name: 'Un programme', hash: hashToken(token), scopes, madeAt, expiresAt, ...rest },
  })
  return token
}
