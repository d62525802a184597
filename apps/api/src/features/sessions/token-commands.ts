import { randomBytes } from 'node:crypto'
import { invalidInput } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { tokenMade, tokenRevoked } from '@navette/contract/sessions/activities.ts'
import type { ApiToken, NewToken } from '@navette/contract/sessions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { transact } from '../../platform/db/transact.ts'
import { found, refuse } from '../../platform/http/refuse.ts'
import { hashToken, tokenPrefix } from '../../platform/session/tokens.ts'
import { requireProof } from './factor-commands.ts'
import { securityNotice } from './notices.ts'
import { presentToken } from './present.ts'
import { offeredScopes } from './scopes.ts'

/** Makes a key for a program; only its hash is kept. */
export async function makeToken(context: Context, { name, scopes, days }: NewToken): Promise<{ token: ApiToken; key: string }> {
  const { actor, clock, features } = context
  const offered = offeredScopes(features, actor)
  if (!scopes.every((scope) => offered.includes(scope))) {
    refuse(invalidInput, { field: { path: 'body.scopes', message: 'One of these scopes opens nothing to this person.' } })
  }
  await requireProof(context)
  const key = tokenPrefix + randomBytes(32).toString('base64url')
  const now = clock.now()
  const expiresAt = new Date(now.getTime() + days * 86_400_000)
  const row = { id: newId(), name, scopes: [...new Set(scopes)], madeAt: now, expiresAt, lastUsedAt: null }
  const letter = await securityNotice(context, actor.id, 'tokenMade')
  await transact(context, async (tx) => {
    await tx.prisma.apiToken.create({ data: { ...row, memberId: actor.id, hash: hashToken(key) } })
    await tx.record(tokenMade, { memberId: actor.id, tokenId: row.id }, { audienceId: actor.audienceId })
    if (letter) await tx.write(letter)
  })
  return { token: presentToken(row), key }
}

export async function revokeToken(context: Context, tokenId: string): Promise<void> {
  const { actor, clock, db } = context
  found(await db.prisma.apiToken.findFirst({ where: { id: tokenId, memberId: actor.id }, select: { id: true } }))
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.apiToken.updateMany({ where: { id: tokenId, revokedAt: null }, data: { revokedAt: clock.now() } })
    if (count > 0) await tx.record(tokenRevoked, { memberId: actor.id, tokenId }, { audienceId: actor.audienceId })
  })
}
