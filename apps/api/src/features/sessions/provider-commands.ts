import { identityLinked, identityUnlinked } from '@navette/contract/sessions/activities.ts'
import {
  identityTaken,
  providerAway,
  providerExpired,
  providerRefused,
  unknownIdentity,
} from '@navette/contract/sessions/factor-endpoints.ts'
import { providerReturnPath } from '@navette/contract/sessions/schema.ts'
import { z } from 'zod'
import type { ProviderSettings } from '../../platform/config/config.ts'
import { seal, unseal } from '../../platform/config/seal.ts'
import type { Context, OpenContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { refusing } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { found, refuse } from '../../platform/http/refuse.ts'
import { type Entered, providerSeconds } from '../../platform/session/cookies.ts'
import { startSession } from './commands.ts'
import { requireProof } from './factor-commands.ts'
import { securityNotice } from './notices.ts'
import { comeBack, ProviderAway, setOut, type Vouched } from './provider.ts'

/** What the browser keeps while its person is at the provider, sealed; `memberId` is who wants to link an account. */
const Kept = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  house: z.string(),
  memberId: z.string().nullable(),
  until: z.number(),
})
type Kept = z.infer<typeof Kept>

interface Departing {
  address: string
  /** For the cookie. */
  kept: string
}

/** @param house the origin of the page that asks, where the browser will come back */
export const startProvider = (context: OpenContext, house: string): Promise<Departing> => depart(context, house, null)

export async function startLink(context: Context, house: string): Promise<Departing> {
  await requireProof(context)
  return depart(context, house, context.actor.id)
}

async function depart(context: OpenContext, house: string, memberId: string | null): Promise<Departing> {
  const { config, clock } = context
  const settings = settingsOf(context)
  const { address, journey } = await orRefuse(() => setOut(settings, house + providerReturnPath, memberId ? 'lien' : 'entree'))
  const kept: Kept = { ...journey, house, memberId, until: clock.now().getTime() + providerSeconds * 1_000 }
  return { address, kept: Buffer.from(seal(config.secret, JSON.stringify(kept))).toString('base64url') }
}

const settingsOf = ({ config }: OpenContext): ProviderSettings => found(config.provider)

async function orRefuse<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    return refuse(error instanceof ProviderAway ? providerAway : providerRefused)
  }
}

/** What was kept when the browser left; a cookie that is missing, altered or too old, or meant for something else, opens nothing. */
function readKept({ config, clock }: OpenContext, cookie: string | undefined, memberId: string | null): Kept {
  const text = cookie ? unseal(config.secret, Buffer.from(cookie, 'base64url')) : null
  const kept = text ? Kept.parse(JSON.parse(text)) : refuse(providerExpired)
  return kept.until > clock.now().getTime() && kept.memberId === memberId ? kept : refuse(providerExpired)
}

async function readAnswer(context: OpenContext, cookie: string | undefined, answer: string, memberId: string | null): Promise<Vouched> {
  const kept = readKept(context, cookie, memberId)
  const returned = new URL(`${kept.house}${providerReturnPath}`)
  returned.search = answer
  const settings = settingsOf(context)
  return orRefuse(() => comeBack(settings, returned, kept))
}

interface Known {
  id: string
  audienceId: string
}

/**
 * Signs in whoever the provider vouches for: the person who is linked, else the one with the same verified address, who is linked with that.
 * Nobody is made an account of: people come in by invitation.
 */
export async function signInWithProvider(context: OpenContext, cookie: string | undefined, answer: string): Promise<Entered> {
  const vouched = await readAnswer(context, cookie, answer, null)
  const member = await transact(context, async (tx) => (await linkedMember(tx, context, vouched)) ?? linkByAddress(tx, context, vouched))
  return member ? startSession(context, member, 'provider') : refuse(unknownIdentity)
}

async function linkedMember(tx: Transaction, { clock }: OpenContext, { issuer, subject }: Vouched): Promise<Known | null> {
  const rows = await tx.rows<Known>(sql`
    UPDATE identity i SET last_used_at = ${clock.now()} FROM member m
    WHERE i.issuer = ${issuer} AND i.subject = ${subject} AND m.id = i.member_id
      AND NOT EXISTS (SELECT 1 FROM suspension s WHERE s.member_id = m.id)
    RETURNING m.id, m.audience_id AS "audienceId"`)
  return rows[0] ?? null
}

async function linkByAddress(tx: Transaction, context: OpenContext, { issuer, subject, email }: Vouched): Promise<Known | null> {
  if (!email) return null
  const rows = await tx.rows<Known>(sql`
    SELECT m.id, m.audience_id AS "audienceId" FROM member m
    WHERE m.email = ${email} AND NOT EXISTS (SELECT 1 FROM suspension s WHERE s.member_id = m.id)
      AND NOT EXISTS (SELECT 1 FROM identity i WHERE i.issuer = ${issuer} AND (i.subject = ${subject} OR i.member_id = m.id))`)
  const [member] = rows
  if (!member) return null
  await link(tx, context, { issuer, subject }, member)
  return member
}

async function link(tx: Transaction, context: OpenContext, { issuer, subject }: Omit<Vouched, 'email'>, member: Known): Promise<void> {
  const now = context.clock.now()
  await tx.prisma.identity.create({ data: { issuer, subject, memberId: member.id, linkedAt: now, lastUsedAt: now } })
  await tx.record(identityLinked, { memberId: member.id }, { audienceId: member.audienceId })
  const letter = await securityNotice(context, member.id, 'identityLinked')
  if (letter) await tx.write(letter)
}

/** Links the account at the provider that the person has just shown; it takes the place of another one there. */
export async function linkIdentity(context: Context, cookie: string | undefined, answer: string): Promise<void> {
  const { actor } = context
  const { issuer, subject } = await readAnswer(context, cookie, answer, actor.id)
  await refusing({ identity_pkey: identityTaken }, () =>
    transact(context, async (tx) => {
      await tx.prisma.identity.deleteMany({ where: { issuer, memberId: actor.id } })
      await link(tx, context, { issuer, subject }, actor)
    }),
  )
}

export async function unlinkIdentity(context: Context): Promise<void> {
  await requireProof(context)
  const { actor } = context
  const letter = await securityNotice(context, actor.id, 'identityUnlinked')
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.identity.deleteMany({ where: { memberId: actor.id } })
    if (count === 0) return
    await tx.record(identityUnlinked, { memberId: actor.id }, { audienceId: actor.audienceId })
    if (letter) await tx.write(letter)
  })
}
