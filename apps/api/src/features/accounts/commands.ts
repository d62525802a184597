import { createHash, randomBytes } from 'node:crypto'
import { preferencesChanged, sessionEnded, sessionStarted } from '@navette/contract/accounts/activities.ts'
import { slowDown, wrongCredentials } from '@navette/contract/accounts/endpoints.ts'
import type { Language } from '@navette/contract/accounts/schema.ts'
import { signedOut } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import type { Context, OpenContext, Services } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { found, refuse } from '../../platform/http/refuse.ts'
import { sessionSeconds } from '../../platform/session/cookies.ts'
import { type AttemptKeys, attemptKeys, type Counted, waitNow } from './attempts.ts'
import { warnOfReuse } from './notices.ts'
import { hashPassword, passwordFits } from './passwords.ts'

export { hashPassword }

/** A session that has just begun, or been renewed, with the one refresh token that carries it on. */
export interface Opened {
  sessionId: string
  refresh: string
}

interface Credentials {
  email: string
  password: string
}

/** Where a sign-in comes from. */
interface Origin {
  address: string
  userAgent: string
}

export async function signIn(context: OpenContext, { email, password }: Credentials, origin: Origin): Promise<Opened> {
  const keys = attemptKeys(context, email, origin.address)
  const attempt = await countAttempt(context, keys)
  const member = await context.db.prisma.member.findUnique({ where: { email }, select: { id: true, passwordHash: true, audienceId: true } })
  if (!(await passwordFits(member?.passwordHash ?? null, password))) refuse(wrongCredentials)
  await forgetFailures(context, keys, attempt)
  return startSession(context, found(member), origin.userAgent)
}

interface NewAccount {
  name: string
  email: string
  /** Made before the transaction: hashing is slow on purpose, and would hold its locks. */
  passwordHash: string
  language: Language
}

/** Makes an account, with the audience that is this person alone. */
export async function makeAccount({ prisma }: Transaction, { clock }: OpenContext, account: NewAccount) {
  const member = { id: newId(), audienceId: newId() }
  await prisma.audience.create({ data: { id: member.audienceId } })
  await prisma.member.create({ data: { ...member, ...account, createdAt: clock.now() } })
  await prisma.audienceGrant.create({ data: { id: newId(), audienceId: member.audienceId, kind: 'person', memberId: member.id } })
  return member
}

/** Starts a session for somebody whose right to it has been checked. */
export async function startSession(context: OpenContext, member: { id: string; audienceId: string }, userAgent: string): Promise<Opened> {
  const now = context.clock.now()
  const sessionId = newId()
  return transact(context, async (tx) => {
    const expiresAt = inSeconds(now, sessionSeconds)
    await tx.prisma.session.create({
      data: { id: sessionId, memberId: member.id, startedAt: now, lastUsedAt: now, expiresAt, userAgent: userAgent.slice(0, 300) },
    })
    const refresh = await issueToken(tx, sessionId, now)
    await tx.record(sessionStarted, { sessionId }, { audienceId: member.audienceId })
    return { sessionId, refresh }
  })
}

/** Tabs of one browser may renew at the same moment, and not know of each other, within this time. */
const tabsAtOnceSeconds = 30

/**
 * Exchanges a refresh token for a fresh one. The same token may come back while nothing has been made of the answer, which was lost on
 * the way; once another token of the session has been exchanged since, two hold it, and the session ends for both.
 */
export async function renewSession(context: OpenContext, token: string): Promise<Opened> {
  const now = context.clock.now()
  const hash = hashToken(token)
  const settled = inSeconds(now, -tabsAtOnceSeconds)
  const renewed = await transact(context, async (tx) => {
    const rows = await tx.rows<{ sessionId: string; memberId: string; audienceId: string; copied: boolean }>(sql`
      SELECT t.session_id AS "sessionId", s.member_id AS "memberId", m.audience_id AS "audienceId", EXISTS (
        SELECT 1 FROM refresh_token o
        WHERE o.session_id = t.session_id AND o.hash <> t.hash AND o.used_at > t.issued_at AND o.used_at < ${settled}) AS copied
      FROM refresh_token t JOIN session s ON s.id = t.session_id JOIN member m ON m.id = s.member_id
      WHERE t.hash = ${hash} AND s.ended_at IS NULL AND s.expires_at > ${now}
      FOR UPDATE OF t, s`)
    const held = rows[0]
    if (!held) return null
    const { sessionId } = held
    if (held.copied) {
      await endSession(tx, context, { sessionId, audienceId: held.audienceId, reason: 'token_reused' })
      await tx.send(warnOfReuse, { memberId: held.memberId })
      return null
    }
    // Tabs at once leave the first moment; a later return counts anew, so that whoever got the lost answer gives themselves away.
    const unsettled = { hash, OR: [{ usedAt: null }, { usedAt: { lt: settled } }] }
    await tx.prisma.refreshToken.updateMany({ where: unsettled, data: { usedAt: now } })
    await tx.prisma.session.update({ where: { id: sessionId }, data: { lastUsedAt: now, expiresAt: inSeconds(now, sessionSeconds) } })
    return { sessionId, refresh: await issueToken(tx, sessionId, now) }
  })
  return renewed ?? refuse(signedOut)
}

export async function signOut(context: Context): Promise<void> {
  const { sessionId, audienceId } = context.actor
  await transact(context, (tx) => endSession(tx, context, { sessionId, audienceId, reason: 'signed_out' }))
}

interface Preferences {
  language?: Language
  presence?: boolean
}

export async function editMe(context: Context, preferences: Preferences): Promise<void> {
  const { actor } = context
  if (Object.keys(preferences).length === 0) return
  await transact(context, async (tx) => {
    await tx.prisma.member.update({ where: { id: actor.id }, data: preferences })
    await tx.record(preferencesChanged, { memberId: actor.id }, { audienceId: actor.audienceId })
    if (preferences.presence !== undefined) tx.afterCommit(() => context.live.showPresence(actor.id))
  })
}

/**
 * Forgets sessions that ended or ran out a month ago, tokens as old (a session that runs carries on with a younger one; without this, each
 * year of use left fifty thousand to look through at every renewal), and yesterday's failed attempts.
 */
export async function cleanAccounts({ db, clock }: Services): Promise<void> {
  const now = clock.now()
  const monthAgo = inSeconds(now, -30 * 24 * 3600)
  await db.prisma.session.deleteMany({ where: { OR: [{ endedAt: { lt: monthAgo } }, { expiresAt: { lt: monthAgo } }] } })
  await db.prisma.refreshToken.deleteMany({ where: { issuedAt: { lt: monthAgo } } })
  await db.prisma.signInFailure.deleteMany({ where: { at: { lt: inSeconds(now, -24 * 3600) } } })
}

interface Ending {
  sessionId: string
  audienceId: string
  reason: 'signed_out' | 'token_reused'
}

async function endSession(tx: Transaction, { clock, live }: OpenContext, { sessionId, audienceId, reason }: Ending): Promise<void> {
  await tx.prisma.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: clock.now() } })
  await tx.record(sessionEnded, { sessionId, reason }, { audienceId })
  tx.afterCommit(() => live.end(sessionId))
}

async function issueToken(tx: Transaction, sessionId: string, issuedAt: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx.prisma.refreshToken.create({ data: { hash: hashToken(token), sessionId, issuedAt } })
  return token
}

const hashToken = (token: string) => new Uint8Array(createHash('sha256').update(token).digest())
const inSeconds = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1_000)

const windowMinutes = 60

/**
 * Counts an attempt before its password is looked at, so that a hundred at once are counted too, then refuses with 429 while the
 * account or the network address must wait.
 */
async function countAttempt({ db, clock }: OpenContext, keys: AttemptKeys): Promise<string[]> {
  const now = clock.now()
  const ids = [newId(), newId()]
  // Those who come at the same moment are counted one after the other; the account first, so that nobody waits in a circle.
  const inTurn = sql`SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM (VALUES (${keys.account}), (${keys.address})) AS k(key)`
  const [, counted] = await db.prisma.$transaction([
    db.prisma.$executeRaw(inTurn),
    db.prisma.$queryRaw<Counted[]>(sql`
      WITH counted AS (
        SELECT key, count(*)::int AS failures, max(at) AS last FROM sign_in_failure
        WHERE key IN (${keys.account}, ${keys.address}) AND at > ${now}::timestamptz - make_interval(mins => ${windowMinutes}) GROUP BY key
      ), added AS (
        INSERT INTO sign_in_failure (id, key, at) VALUES (${ids[0]}::uuid, ${keys.account}, ${now}), (${ids[1]}::uuid, ${keys.address}, ${now})
      )
      SELECT * FROM counted`),
  ])
  const wait = waitNow(counted, keys, now)
  if (wait > 0) {
    // Whoever comes too early is not punished for coming: only passwords that were tried count.
    await db.prisma.signInFailure.deleteMany({ where: { id: { in: ids } } })
    refuse(slowDown, { retryAfter: wait })
  }
  return ids
}

/** The right password wipes what was counted against its account; the address keeps its other failures. */
async function forgetFailures({ db }: OpenContext, keys: AttemptKeys, ids: string[]): Promise<void> {
  await db.prisma.signInFailure.deleteMany({ where: { OR: [{ key: keys.account }, { id: { in: ids } }] } })
}
