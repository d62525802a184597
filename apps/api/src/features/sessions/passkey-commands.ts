import { newId } from '@navette/contract/core/ids.ts'
import { factorAdded, factorRemoved, factorRenamed, factorUsed } from '@navette/contract/sessions/activities.ts'
import { passkeyKnown, passkeyRefused } from '@navette/contract/sessions/factor-endpoints.ts'
import type { Ceremony, NewPasskey, PasskeyUse } from '@navette/contract/sessions/schema.ts'
import { generateRegistrationOptions, type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server'
import { COSEALG, isoBase64URL, isoUint8Array } from '@simplewebauthn/server/helpers'
import type { Context, OpenContext } from '../../platform/context.ts'
import { refusing } from '../../platform/db/refusing.ts'
import { transact } from '../../platform/db/transact.ts'
import { found, refuse } from '../../platform/http/refuse.ts'
import type { Opened } from '../../platform/session/cookies.ts'
import { ceremonyMs, described, keepCeremony, type Site, startCeremony, takeCeremony, usePasskey } from './ceremony-commands.ts'
import { openSession } from './commands.ts'
import { afterFactor, lockMember, requireProof, withoutFactor } from './factor-commands.ts'
import { securityNotice } from './notices.ts'

export const startPasskeySignIn = (context: OpenContext, site: Site): Promise<Ceremony> => startCeremony(context, site, null)

/** The device has asked for a finger, a face or a code: a passkey counts as both factors. */
export async function signInWithPasskey(context: OpenContext, site: Site, use: PasskeyUse): Promise<Opened> {
  const opened = await transact(context, async (tx) => {
    const member = await usePasskey(tx, context, site, use, null)
    if (!member || (await tx.prisma.suspension.count({ where: { memberId: member.id } })) > 0) return null
    await tx.record(factorUsed, { memberId: member.id, kind: 'passkey' }, { audienceId: member.audienceId })
    return openSession(tx, context, member, { method: 'passkey', withFactor: true })
  })
  return opened ?? refuse(passkeyRefused)
}

/** What the devices of today speak (WebAuthn Level 3, section 5.8.5). */
const algorithms = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256]

export async function startPasskey(context: Context, { rpId }: Site): Promise<Ceremony> {
  await requireProof(context)
  const { actor, db } = context
  const cluster = await db.prisma.cluster.findUnique({ where: { id: 1 }, select: { name: true } })
  const known = await db.prisma.passkey.findMany({ where: { memberId: actor.id } })
  const options = await generateRegistrationOptions({
    rpName: cluster?.name ?? 'Navette',
    rpID: rpId,
    userName: actor.email,
    userDisplayName: actor.name,
    userID: isoUint8Array.fromUTF8String(actor.id),
    timeout: ceremonyMs,
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(described),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { ceremonyId: await keepCeremony(context, actor.id, options.challenge), options: { ...options } }
}

/** @returns recovery codes, where the cluster asks for a second step and there were none */
export async function addPasskey(context: Context, { rpId, origin }: Site, { ceremonyId, name, response }: NewPasskey): Promise<string[]> {
  await requireProof(context)
  const { actor, clock } = context
  const challenge = (await takeCeremony(context, ceremonyId, actor.id)) ?? refuse(passkeyRefused)
  const verified = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => null)
  const { credential } = verified?.registrationInfo ?? refuse(passkeyRefused)
  const letter = await securityNotice(context, actor.id, 'passkeyAdded')
  return refusing({ passkey_credential_id_key: passkeyKnown }, () =>
    transact(context, async (tx) => {
      await tx.prisma.passkey.create({
        data: {
          id: newId(),
          memberId: actor.id,
          credentialId: isoBase64URL.toBuffer(credential.id),
          publicKey: new Uint8Array(credential.publicKey),
          counter: credential.counter,
          transports: response.response.transports ?? [],
          name,
          addedAt: clock.now(),
        },
      })
      await tx.record(factorAdded, { memberId: actor.id, kind: 'passkey' }, { audienceId: actor.audienceId })
      if (letter) await tx.write(letter)
      return afterFactor(tx, context, { always: false })
    }),
  )
}

export async function renamePasskey(context: Context, passkeyId: string, name: string): Promise<void> {
  const { actor } = context
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.passkey.updateMany({ where: { id: passkeyId, memberId: actor.id }, data: { name } })
    found(count || null)
    await tx.record(factorRenamed, { memberId: actor.id, kind: 'passkey' }, { audienceId: actor.audienceId })
  })
}

export async function removePasskey(context: Context, passkeyId: string): Promise<void> {
  const { actor, db } = context
  found(await db.prisma.passkey.findFirst({ where: { id: passkeyId, memberId: actor.id }, select: { id: true } }))
  await requireProof(context)
  const letter = await securityNotice(context, actor.id, 'passkeyRemoved')
  await transact(context, async (tx) => {
    await lockMember(tx, actor.id)
    const { count } = await tx.prisma.passkey.deleteMany({ where: { id: passkeyId, memberId: actor.id } })
    found(count || null)
    await withoutFactor(tx, actor.id)
    await tx.record(factorRemoved, { memberId: actor.id, kind: 'passkey' }, { audienceId: actor.audienceId })
    if (letter) await tx.write(letter)
  })
}
