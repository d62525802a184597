import { newId } from '@navette/contract/core/ids.ts'
import type { Ceremony, PasskeyUse } from '@navette/contract/sessions/schema.ts'
import { type AuthenticationResponseJSON, generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { isoBase64URL } from '@simplewebauthn/server/helpers'
import type { OpenContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import type { Transaction } from '../../platform/db/transact.ts'

/** The house that a passkey is made for: it serves nowhere else, which is why nobody can be talked out of it. */
export interface Site {
  /** A host name, without the port (WebAuthn Level 3, section 4, "RP ID"). */
  rpId: string
  /** Where the page that speaks with the passkey comes from. */
  origin: string
}

export const ceremonyMs = 300_000

export async function keepCeremony({ db, clock }: OpenContext, memberId: string | null, challenge: string): Promise<string> {
  const id = newId()
  await db.prisma.passkeyCeremony.create({
    data: { id, memberId, challenge, expiresAt: new Date(clock.now().getTime() + ceremonyMs) },
  })
  return id
}

/** A ceremony serves once, whatever comes of it: outside of any transaction that may be taken back. */
export async function takeCeremony({ db, clock }: OpenContext, ceremonyId: string, memberId: string | null): Promise<string | null> {
  const rows = await db.rows<{ challenge: string; memberId: string | null; expiresAt: Date }>(sql`
    DELETE FROM passkey_ceremony WHERE id = ${ceremonyId}::uuid RETURNING challenge, member_id AS "memberId", expires_at AS "expiresAt"`)
  const [kept] = rows
  return kept && kept.memberId === memberId && kept.expiresAt > clock.now() ? kept.challenge : null
}

/**
 * Asks a passkey to show who holds it.
 *
 * @param memberId whose passkeys; null for whoever holds one of this installation
 */
export async function startCeremony(context: OpenContext, { rpId }: Site, memberId: string | null): Promise<Ceremony> {
  const known = memberId ? await context.db.prisma.passkey.findMany({ where: { memberId } }) : []
  const options = await generateAuthenticationOptions({
    rpID: rpId,
    userVerification: 'required',
    timeout: ceremonyMs,
    allowCredentials: known.map(described),
  })
  return { ceremonyId: await keepCeremony(context, memberId, options.challenge), options: { ...options } }
}

export const described = ({ credentialId, transports }: { credentialId: Uint8Array; transports: string[] }) => ({
  id: isoBase64URL.fromBuffer(new Uint8Array(credentialId)),
  transports,
})

/**
 * Whose passkey this is, once its signature and its counter are right; null otherwise.
 *
 * @param memberId the one person it may belong to; null for anybody
 */
export async function usePasskey(
  tx: Transaction,
  context: OpenContext,
  site: Site,
  { ceremonyId, response }: PasskeyUse,
  memberId: string | null,
): Promise<{ id: string; audienceId: string } | null> {
  const challenge = await takeCeremony(context, ceremonyId, memberId)
  const passkey = await tx.prisma.passkey.findUnique({
    where: { credentialId: isoBase64URL.toBuffer(response.id) },
    include: { member: { select: { id: true, audienceId: true } } },
  })
  if (!challenge || !passkey || (memberId && passkey.memberId !== memberId)) return null
  const counter = await counterAfter(site, challenge, passkey, response as AuthenticationResponseJSON)
  if (counter === null) return null
  // A counter that does not grow gives a copied key away; those that never count stay at nought (WebAuthn Level 3, section 7.2, step 22).
  const { count } = await tx.prisma.passkey.updateMany({
    where: { id: passkey.id, ...(counter > 0 ? { counter: { lt: counter } } : { counter: 0 }) },
    data: { counter, lastUsedAt: context.clock.now() },
  })
  return count === 1 ? passkey.member : null
}

async function counterAfter(
  { rpId, origin }: Site,
  challenge: string,
  passkey: { credentialId: Uint8Array; publicKey: Uint8Array; counter: bigint; transports: string[] },
  response: AuthenticationResponseJSON,
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      credential: { ...described(passkey), publicKey: new Uint8Array(passkey.publicKey), counter: Number(passkey.counter) },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    // The library throws for each thing that can be wrong with what a stranger sent.
    return null
  }
}
