import { proofNeeded } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { factorAdded, factorRemoved, factorUsed, stepFailed } from '@navette/contract/sessions/activities.ts'
import {
  applicationKnown,
  lastFactor,
  noApplication,
  passkeyRefused,
  stepOver,
  wrongCode,
  wrongProof,
} from '@navette/contract/sessions/factor-endpoints.ts'
import type { Ceremony, FactorProof, Proof } from '@navette/contract/sessions/schema.ts'
import { seal, unseal } from '../../platform/config/seal.ts'
import { byItself, type Context, type OpenContext, type Services } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { found, refuse } from '../../platform/http/refuse.ts'
import { factorRequired } from '../../platform/session/actor.ts'
import type { Opened } from '../../platform/session/cookies.ts'
import { hashToken } from '../../platform/session/tokens.ts'
import { countAttempt, forgetFailures } from './attempt-commands.ts'
import { passwordKeys } from './attempts.ts'
import { type Site, startCeremony, usePasskey } from './ceremony-commands.ts'
import { type Application, figuresOf, hashRecoveryCode, newRecoveryCodes, newSecret, presentApplication, stepOfCode } from './codes.ts'
import { asksForFactor, openSession } from './commands.ts'
import { isProven } from './factor-queries.ts'
import { guessWarning, securityNotice } from './notices.ts'
import { passwordFits } from './passwords.ts'

/** A step that still runs: somebody who showed their first factor. */
interface RunningStep {
  memberId: string
  audienceId: string
  email: string
  method: string
}

/** Tries at one step; whoever needs more begins again. */
const triesOfStep = 5

/** Who is between two factors, and with what they can go on. */
export async function getStep(context: OpenContext, token: string) {
  const { memberId } = await findStep(context, token)
  const { prisma } = context.db
  const application = await prisma.totp.count({ where: { memberId, confirmedAt: { not: null } } })
  const codes = await prisma.recoveryCode.count({ where: { memberId, usedAt: null } })
  const passkeys = await prisma.passkey.count({ where: { memberId } })
  return { ways: [...(application + codes > 0 ? (['code'] as const) : []), ...(passkeys > 0 ? (['passkey'] as const) : [])] }
}

export async function startStepCeremony(context: OpenContext, site: Site, token: string): Promise<Ceremony> {
  const { memberId } = await findStep(context, token)
  return startCeremony(context, site, memberId)
}

/** Completes a sign-in with a second factor. Tries are counted before they are looked at, so that a hundred at once are counted too. */
export async function completeStep(context: OpenContext, site: Site, token: string, proof: FactorProof): Promise<Opened> {
  const step = await findStep(context, token)
  const keys = passwordKeys(context, step.email)
  const attempt = await countAttempt(context, keys)
  const failures = await countTry(context, token)
  const opened = await transact(context, async (tx) => {
    if (!(await showsFactor(tx, context, site, step, proof))) return null
    const { count } = await tx.prisma.signInStep.updateMany({
      where: { hash: hashToken(token), usedAt: null },
      data: { usedAt: context.clock.now() },
    })
    if (count === 0) return refuse(stepOver)
    return openSession(tx, context, { id: step.memberId, audienceId: step.audienceId }, { method: step.method, withFactor: true })
  })
  if (opened) {
    await forgetFailures(context, keys, attempt)
    return opened
  }
  if (failures === triesOfStep) await tellGuessing(context, step)
  return refuse('passkey' in proof ? passkeyRefused : wrongCode)
}

async function findStep({ db, clock }: OpenContext, token: string): Promise<RunningStep> {
  const rows = await db.rows<RunningStep>(sql`
    SELECT m.id AS "memberId", m.audience_id AS "audienceId", m.email::text, t.method
    FROM sign_in_step t JOIN member m ON m.id = t.member_id
    WHERE t.hash = ${hashToken(token)} AND t.used_at IS NULL AND t.expires_at > ${clock.now()} AND t.failures < ${triesOfStep}
      AND m.email IS NOT NULL AND NOT EXISTS (SELECT 1 FROM suspension s WHERE s.member_id = m.id)`)
  return rows[0] ?? refuse(stepOver)
}

/** Counts a try, and says which one it is; of many at once, five pass. */
async function countTry({ db }: OpenContext, token: string): Promise<number> {
  const rows = await db.rows<{ failures: number }>(sql`
    UPDATE sign_in_step SET failures = failures + 1 WHERE hash = ${hashToken(token)} AND used_at IS NULL AND failures < ${triesOfStep}
    RETURNING failures`)
  return rows[0]?.failures ?? refuse(stepOver)
}

/** Whoever got so far has the password, or the mailbox: its owner should know. */
async function tellGuessing(context: OpenContext, { memberId, audienceId, method }: RunningStep): Promise<void> {
  const letter = await guessWarning(context, memberId)
  await transact(context, async (tx) => {
    await tx.record(stepFailed, { memberId, method }, { audienceId })
    if (letter) await tx.write(letter)
  })
}

interface Holder {
  memberId: string
  audienceId: string
}

/** Whether a second factor is shown; what serves once is used up in the same transaction. */
async function showsFactor(tx: Transaction, context: OpenContext, site: Site, holder: Holder, proof: FactorProof): Promise<boolean> {
  const kind =
    'passkey' in proof ? await showsPasskey(tx, context, site, holder, proof.passkey) : await usesCode(tx, context, holder, proof.code)
  if (kind) await tx.record(factorUsed, { memberId: holder.memberId, kind }, { audienceId: holder.audienceId })
  return kind !== null
}

async function showsPasskey(
  tx: Transaction,
  context: OpenContext,
  site: Site,
  { memberId }: Holder,
  use: Parameters<typeof usePasskey>[3],
) {
  const shown = await usePasskey(tx, context, site, use, memberId)
  return shown ? ('passkey' as const) : null
}

async function usesCode(tx: Transaction, context: OpenContext, { memberId }: Holder, written: string) {
  const figures = figuresOf(written)
  if (figures) return (await usesFigures(tx, context, memberId, figures)) ? ('application' as const) : null
  const { count } = await tx.prisma.recoveryCode.updateMany({
    where: { memberId, hash: hashRecoveryCode(context.config.secret, memberId, written), usedAt: null },
    data: { usedAt: context.clock.now() },
  })
  if (count === 0) return null
  const letter = await securityNotice(context, memberId, 'recoveryUsed')
  if (letter) await tx.write(letter)
  return 'recovery_codes' as const
}

/** Of two who show the same code, PostgreSQL lets one through: a step of time serves once, and none before it any more. */
async function usesFigures(tx: Transaction, { config, clock }: OpenContext, memberId: string, figures: string): Promise<boolean> {
  const application = await tx.prisma.totp.findUnique({ where: { memberId } })
  const secret = application?.confirmedAt ? unseal(config.secret, application.secret) : null
  const step = secret ? await stepOfCode(secret, figures, clock.now()) : null
  if (step === null) return false
  const { count } = await tx.prisma.totp.updateMany({
    where: { memberId, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step },
  })
  return count === 1
}

export async function startProof(context: Context, site: Site): Promise<Ceremony> {
  return startCeremony(context, site, context.actor.id)
}

/** Shows again who holds this session. A password counts only for somebody of whom no second factor is asked. */
export async function prove(context: Context, site: Site, proof: Proof): Promise<void> {
  const { actor, clock } = context
  const keys = passwordKeys(context, actor.email)
  const attempt = await countAttempt(context, keys)
  const now = clock.now()
  const shown = await transact(context, async (tx) => {
    const holder = { memberId: actor.id, audienceId: actor.audienceId }
    const right =
      'password' in proof ? await showsPassword(tx, context, proof.password) : await showsFactor(tx, context, site, holder, proof)
    const data = 'password' in proof ? { provenAt: now } : { provenAt: now, factorAt: now }
    if (right) await tx.prisma.session.update({ where: { id: actor.sessionId }, data })
    return right
  })
  if (!shown) return refuse('password' in proof ? wrongProof : 'passkey' in proof ? passkeyRefused : wrongCode)
  await forgetFailures(context, keys, attempt)
}

async function showsPassword(tx: Transaction, { actor }: Context, password: string): Promise<boolean> {
  if (await asksForFactor(tx, actor.id)) return false
  const member = await tx.prisma.member.findUnique({ where: { id: actor.id }, select: { passwordHash: true } })
  return passwordFits(member?.passwordHash ?? null, password)
}

/** Refused unless the session showed lately who holds it: what concerns the security of an account is not left to an unlocked screen. */
export async function requireProof(context: Context): Promise<void> {
  if (!(await isProven(context))) refuse(proofNeeded)
}

/** Begins with an application. Its secret is sealed; it counts for nothing until its first code came. */
export async function startApplication(context: Context): Promise<Application> {
  await requireProof(context)
  const { actor, clock, config, db } = context
  const secret = newSecret()
  const draft = { secret: seal(config.secret, secret), startedAt: clock.now() }
  const rows = await db.rows<{ memberId: string }>(sql`
    INSERT INTO totp (member_id, secret, started_at) VALUES (${actor.id}::uuid, ${draft.secret}, ${draft.startedAt})
    ON CONFLICT (member_id) DO UPDATE SET secret = ${draft.secret}, started_at = ${draft.startedAt} WHERE totp.confirmed_at IS NULL
    RETURNING member_id AS "memberId"`)
  if (rows.length === 0) refuse(applicationKnown)
  const cluster = await db.prisma.cluster.findUnique({ where: { id: 1 }, select: { name: true } })
  return presentApplication(secret, cluster?.name ?? 'Navette', actor.email)
}

/** The first right code makes the application a second factor; this session has shown it, others of the person have not and must. */
export async function confirmApplication(context: Context, written: string): Promise<string[]> {
  await requireProof(context)
  const { actor, clock, config } = context
  const keys = passwordKeys(context, actor.email)
  const attempt = await countAttempt(context, keys)
  const letter = await securityNotice(context, actor.id, 'applicationAdded')
  const codes = await transact(context, async (tx) => {
    const draft = await tx.prisma.totp.findUnique({ where: { memberId: actor.id } })
    if (!draft || draft.confirmedAt) return refuse(noApplication)
    const secret = unseal(config.secret, draft.secret)
    const figures = figuresOf(written)
    const step = secret && figures ? await stepOfCode(secret, figures, clock.now()) : null
    if (step === null) return refuse(wrongCode)
    // Another tab may have begun anew with another secret, or confirmed this one, meanwhile.
    const { count } = await tx.prisma.totp.updateMany({
      where: { memberId: actor.id, confirmedAt: null, startedAt: draft.startedAt },
      data: { confirmedAt: clock.now(), lastStep: step },
    })
    if (count === 0) return refuse(noApplication)
    await tx.record(factorAdded, { memberId: actor.id, kind: 'application' }, { audienceId: actor.audienceId })
    if (letter) await tx.write(letter)
    return afterFactor(tx, context, { always: true })
  })
  await forgetFailures(context, keys, attempt)
  return codes
}

/** What follows a new factor: the session has shown it; somebody who has no recovery codes left is given some. */
export async function afterFactor(tx: Transaction, context: Context, { always }: { always: boolean }): Promise<string[]> {
  const { actor, clock } = context
  await tx.prisma.session.update({ where: { id: actor.sessionId }, data: { factorAt: clock.now() } })
  const wanted = always || (await isRequired(tx, actor.id))
  const left = await tx.prisma.recoveryCode.count({ where: { memberId: actor.id, usedAt: null } })
  return wanted && left === 0 ? makeRecoveryCodes(tx, context) : []
}

export async function renewRecoveryCodes(context: Context): Promise<string[]> {
  await requireProof(context)
  const { actor } = context
  const letter = await securityNotice(context, actor.id, 'recoveryRenewed')
  return transact(context, async (tx) => {
    await lockMember(tx, actor.id)
    if (letter) await tx.write(letter)
    return makeRecoveryCodes(tx, context)
  })
}

/** Ten in place of those there were. */
async function makeRecoveryCodes(tx: Transaction, { actor, clock, config }: Context): Promise<string[]> {
  const codes = newRecoveryCodes()
  const { id: memberId, audienceId } = actor
  await tx.prisma.recoveryCode.deleteMany({ where: { memberId } })
  await tx.prisma.recoveryCode.createMany({
    data: codes.map((code) => ({ id: newId(), memberId, hash: hashRecoveryCode(config.secret, memberId, code), madeAt: clock.now() })),
  })
  await tx.record(factorAdded, { memberId, kind: 'recovery_codes' }, { audienceId })
  return codes
}

/** Recovery codes stand in for an application or a passkey: without either, they go. */
export async function removeApplication(context: Context): Promise<void> {
  await requireProof(context)
  const { actor } = context
  const letter = await securityNotice(context, actor.id, 'applicationRemoved')
  await transact(context, async (tx) => {
    await lockMember(tx, actor.id)
    const { count } = await tx.prisma.totp.deleteMany({ where: { memberId: actor.id, confirmedAt: { not: null } } })
    if (count === 0) refuse(noApplication)
    await withoutFactor(tx, actor.id)
    await tx.record(factorRemoved, { memberId: actor.id, kind: 'application' }, { audienceId: actor.audienceId })
    if (letter) await tx.write(letter)
  })
}

/** After a removal, behind the lock: refused where the cluster asks for a factor and none is left. */
export async function withoutFactor(tx: Transaction, memberId: string): Promise<void> {
  const application = await tx.prisma.totp.count({ where: { memberId, confirmedAt: { not: null } } })
  const passkeys = await tx.prisma.passkey.count({ where: { memberId } })
  if (application + passkeys > 0) return
  if (await isRequired(tx, memberId)) refuse(lastFactor)
  await tx.prisma.recoveryCode.deleteMany({ where: { memberId } })
}

/** Two removals at once must not leave somebody without a factor that the cluster asks for. */
export const lockMember = (tx: Transaction, memberId: string): Promise<unknown> =>
  tx.rows(sql`SELECT 1 FROM member WHERE id = ${memberId}::uuid FOR UPDATE`)

async function isRequired(tx: Transaction, memberId: string): Promise<boolean> {
  const rows = await tx.rows<{ required: boolean }>(sql`SELECT ${factorRequired} AS required FROM member m WHERE m.id = ${memberId}::uuid`)
  return found(rows[0]).required
}

/**
 * For somebody who lost their phone and their codes, at the word of the operator: every second factor of an account goes, and each is told in the
 * audit log. The first factor stays.
 *
 * @returns false where nobody has this address
 */
export async function forgetFactors(services: Services, email: string): Promise<boolean> {
  const member = await services.db.prisma.member.findUnique({ where: { email }, select: { id: true, audienceId: true } })
  if (!member) return false
  const { id: memberId, audienceId } = member
  await transact(byItself(services), async (tx) => {
    await lockMember(tx, memberId)
    const application = await tx.prisma.totp.deleteMany({ where: { memberId } })
    const passkeys = await tx.prisma.passkey.deleteMany({ where: { memberId } })
    await tx.prisma.recoveryCode.deleteMany({ where: { memberId } })
    if (application.count > 0) await tx.record(factorRemoved, { memberId, kind: 'application' }, { audienceId })
    if (passkeys.count > 0) await tx.record(factorRemoved, { memberId, kind: 'passkey' }, { audienceId })
  })
  return true
}
