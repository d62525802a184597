import { randomBytes } from 'node:crypto'
import { signedOut } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { helpEnded, helpTold, sessionEnded, sessionStarted } from '@navette/contract/sessions/activities.ts'
import { accountSuspended, wrongCredentials } from '@navette/contract/sessions/endpoints.ts'
import type { SessionEnd } from '@navette/contract/sessions/schema.ts'
import type { Context, OpenContext, Services } from '../../platform/context.ts'
import { type Reader, sql } from '../../platform/db/database.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { found, refuse } from '../../platform/http/refuse.ts'
import { factorRequired, loadActor } from '../../platform/session/actor.ts'
import { type Entered, type Opened, type Step, sessionSeconds, stepSeconds, type WayBack } from '../../platform/session/cookies.ts'
import { hashToken } from '../../platform/session/tokens.ts'
import { countAttempt, forgetAttempt, forgetFailures } from './attempt-commands.ts'
import { letterKeys, passwordKeys } from './attempts.ts'
import { reuseWarning } from './notices.ts'
import { hashNewPassword, hashPassword, passwordFits } from './passwords.ts'

export { hashNewPassword, hashPassword }

/** Counts a letter that somebody asked for without being signed in, and refuses with 429 while the address or its sender must wait. */
export const countLetter = async (context: OpenContext, email: string): Promise<void> => {
  await countAttempt(context, letterKeys(context, email))
}

interface Credentials {
  email: string
  password: string
  /** The mark of a browser that signed in to this account before. */
  browser?: string | null
}

export async function signIn(context: OpenContext, { email, password, browser = null }: Credentials): Promise<Entered> {
  const keys = passwordKeys(context, email, browser)
  const attempt = await countAttempt(context, keys)
  const member = await context.db.prisma.member.findUnique({ where: { email }, select: { id: true, passwordHash: true, audienceId: true } })
  if (!(await passwordFits(member?.passwordHash ?? null, password))) refuse(wrongCredentials)
  const entered = await startSession(context, found(member), 'password')
  // Until the second step is done, whoever guesses codes goes on being counted.
  await ('step' in entered ? forgetAttempt(context, attempt) : forgetFailures(context, keys, attempt))
  return entered
}

interface Somebody {
  id: string
  audienceId: string
}

/** Starts a session for somebody whose right to it has been checked, or the step in which they show their second factor first. */
export const startSession = (context: OpenContext, member: Somebody, method: string): Promise<Entered> =>
  transact(context, async (tx) =>
    (await asksForFactor(tx, member.id)) ? startStep(tx, context, member.id, method) : openSession(tx, context, member, { method }),
  )

/** Whether a password, a link or a provider is not enough for this person. */
export async function asksForFactor(db: Reader, memberId: string): Promise<boolean> {
  const rows = await db.rows<{ asks: boolean }>(sql`
    SELECT (EXISTS (SELECT 1 FROM totp f WHERE f.member_id = m.id AND f.confirmed_at IS NOT NULL)
      OR (EXISTS (SELECT 1 FROM passkey f WHERE f.member_id = m.id) AND ${factorRequired})) AS asks
    FROM member m WHERE m.id = ${memberId}::uuid`)
  return rows[0]?.asks === true
}

async function startStep(tx: Transaction, { clock }: OpenContext, memberId: string, method: string): Promise<Step> {
  await refuseSuspended(tx, memberId)
  const step = randomBytes(32).toString('base64url')
  const startedAt = clock.now()
  await tx.prisma.signInStep.create({
    data: { hash: hashToken(step), memberId, method, startedAt, expiresAt: inSeconds(startedAt, stepSeconds) },
  })
  return { step }
}

interface Beginning {
  method: string
  /** The session lasts that long and no longer, used or not. */
  endsAt?: Date
  /** A second factor was shown. */
  withFactor?: boolean
}

/** Opens a session without any question; whoever calls has asked them all. */
export async function openSession(
  tx: Transaction,
  context: OpenContext,
  member: Somebody,
  { method, endsAt, withFactor = false }: Beginning,
): Promise<Opened> {
  const { clock, origin } = context
  const now = clock.now()
  await refuseSuspended(tx, member.id)
  if (method !== 'help') await seePerson(tx, member.id, now)
  const sessionId = newId()
  // Whoever helps comes back to their own session; anybody else leaves for good the one that this browser held.
  if (origin?.held && method !== 'help') await endHeld(tx, context, origin.held)
  const { member: who } = await tx.prisma.session.create({
    select: { member: { select: { email: true } } },
    data: {
      id: sessionId,
      memberId: member.id,
      startedAt: now,
      lastUsedAt: now,
      expiresAt: endsAt ?? inSeconds(now, sessionSeconds),
      method,
      factorAt: withFactor ? now : null,
      userAgent: (origin?.userAgent ?? '').slice(0, 300),
    },
  })
  const refresh = await issueToken(tx, sessionId, now)
  await tx.record(sessionStarted, { sessionId, memberId: member.id, method }, { audienceId: member.audienceId })
  return { sessionId, refresh, account: method === 'help' ? null : who.email }
}

/** One browser, one session: a token that was copied from the one before opens nothing any more. */
async function endHeld(tx: Transaction, context: OpenContext, sessionId: string): Promise<void> {
  const held = await tx.prisma.session.findFirst({ where: { id: sessionId, endedAt: null }, select: { member: true } })
  if (!held) return
  const { id: memberId, audienceId } = held.member
  await endSession(tx, context, { sessionId, memberId, audienceId, reason: 'signed_in_over' })
}

/** Whoever has shown who they are is told why they do not come in; nobody else is. */
async function refuseSuspended({ prisma }: Transaction, memberId: string): Promise<void> {
  if ((await prisma.suspension.count({ where: { memberId } })) > 0) refuse(accountSuspended)
}

/** Written at most so often, however often a person's tabs renew. */
const seenEverySeconds = 300

/** Notes that somebody was here, for whoever takes care of accounts. */
const seePerson = ({ prisma }: Transaction, memberId: string, now: Date) =>
  prisma.member.updateMany({
    where: { id: memberId, OR: [{ lastSeenAt: null }, { lastSeenAt: { lt: inSeconds(now, -seenEverySeconds) } }] },
    data: { lastSeenAt: now },
  })

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
    const rows = await tx.rows<{ sessionId: string; memberId: string; audienceId: string; method: string; copied: boolean }>(sql`
      SELECT t.session_id AS "sessionId", s.member_id AS "memberId", s.method, m.audience_id AS "audienceId", EXISTS (
        SELECT 1 FROM refresh_token o
        WHERE o.session_id = t.session_id AND o.hash <> t.hash AND o.used_at > t.issued_at AND o.used_at < ${settled}) AS copied
      FROM refresh_token t JOIN session s ON s.id = t.session_id JOIN member m ON m.id = s.member_id
      WHERE t.hash = ${hash} AND s.ended_at IS NULL AND s.expires_at > ${now}
      FOR UPDATE OF t, s`)
    const held = rows[0]
    if (!held) return null
    const { sessionId } = held
    if (held.copied) {
      await endSession(tx, context, { sessionId, memberId: held.memberId, audienceId: held.audienceId, reason: 'token_reused' })
      const letter = await reuseWarning(context, held.memberId)
      if (letter) await tx.write(letter)
      return null
    }
    const helping = held.method === 'help'
    if (helping && !(await loadActor(tx, sessionId, now, context.clock.today()))) return null
    // Tabs at once leave the first moment; a later return counts anew, so that whoever got the lost answer gives themselves away.
    const unsettled = { hash, OR: [{ usedAt: null }, { usedAt: { lt: settled } }] }
    await tx.prisma.refreshToken.updateMany({ where: unsettled, data: { usedAt: now } })
    await tx.prisma.session.update({
      where: { id: sessionId },
      data: { lastUsedAt: now, ...(!helping && { expiresAt: inSeconds(now, sessionSeconds) }) },
    })
    if (!helping) await seePerson(tx, held.memberId, now)
    return { sessionId, refresh: await issueToken(tx, sessionId, now) }
  })
  return renewed ?? refuse((await endedBySuspension(context, hash)) ? accountSuspended : signedOut)
}

/** Whoever holds the token was this person when the suspension ended their session: the page that was open may say why it closes. */
async function endedBySuspension({ db }: OpenContext, hash: Uint8Array): Promise<boolean> {
  const rows = await db.rows(sql`
    SELECT 1 FROM refresh_token t JOIN session s ON s.id = t.session_id JOIN suspension u ON u.member_id = s.member_id
    WHERE t.hash = ${hash} AND s.method <> 'help' AND s.ended_at >= u.at`)
  return rows.length > 0
}

/**
 * Gives an administrator their own session back, once a help session is over in their browser.
 *
 * @param token of the help session: the way back begins there and nowhere else
 * @param back from a cookie that this server signed
 */
export async function returnToOwn(context: OpenContext, token: string, back: WayBack | null): Promise<Opened> {
  const now = context.clock.now()
  const returned = await transact(context, async (tx) => {
    const from = back && (await tx.prisma.refreshToken.findFirst({ where: { hash: hashToken(token), sessionId: back.help } }))
    if (!from) return null
    const sessionId = back.own
    const running = { id: sessionId, endedAt: null, expiresAt: { gt: now } }
    const { count } = await tx.prisma.session.updateMany({ where: running, data: { lastUsedAt: now } })
    return count > 0 ? { sessionId, refresh: await issueToken(tx, sessionId, now) } : null
  })
  return returned ?? refuse(signedOut)
}

/** Whoever helps leaves the help session alone; their own goes on. */
export async function signOut(context: Context): Promise<void> {
  const { id: memberId, sessionId, audienceId, helper } = context.actor
  const reason = helper ? 'help_ended' : 'signed_out'
  await transact(context, (tx) => endSession(tx, context, { sessionId, memberId, audienceId, reason }))
}

/** Ends one of the person's own sessions, such as that of a lost phone. */
export async function endMySession(context: Context, sessionId: string): Promise<void> {
  const { actor, db } = context
  found(await db.prisma.session.findFirst({ where: { id: sessionId, memberId: actor.id }, select: { id: true } }))
  const ending = { sessionId, memberId: actor.id, audienceId: actor.audienceId, reason: 'ended_by_owner' as const }
  await transact(context, (tx) => endSession(tx, context, ending))
}

/** Signs the person out everywhere; here too, unless `here` goes on. */
export async function endMySessions(context: Context, { here }: { here: 'goes on' | 'ends' }): Promise<void> {
  const { actor } = context
  const except = here === 'goes on' ? actor.sessionId : undefined
  await transact(context, (tx) => endSessionsOf(tx, context, { member: actor, reason: 'ended_by_owner', except }))
}

/** Days for which an ended session, or a link that nobody used, can still be told apart from one that never was. */
export const endedSessionsStay = 30

/**
 * Forgets sessions that ended or ran out a month ago, tokens as old (a session that runs carries on with a younger one; without this, each
 * year of use left fifty thousand to look through at every renewal), yesterday's failed attempts, and links that nobody
 * used.
 */
export async function cleanSessions({ db, clock }: Services): Promise<void> {
  const now = clock.now()
  const monthAgo = inSeconds(now, -endedSessionsStay * 24 * 3600)
  await db.prisma.session.deleteMany({ where: { OR: [{ endedAt: { lt: monthAgo } }, { expiresAt: { lt: monthAgo } }] } })
  await db.prisma.refreshToken.deleteMany({ where: { issuedAt: { lt: monthAgo } } })
  await db.prisma.signInFailure.deleteMany({ where: { at: { lt: inSeconds(now, -24 * 3600) } } })
  // A link that comes too late is told why for a month; then it is unknown.
  await db.prisma.oneTimeLink.deleteMany({ where: { expiresAt: { lt: monthAgo } } })
  await db.prisma.addressChange.deleteMany({ where: { expiresAt: { lt: monthAgo } } })
  await db.prisma.signInStep.deleteMany({ where: { expiresAt: { lt: now } } })
  await db.prisma.passkeyCeremony.deleteMany({ where: { expiresAt: { lt: now } } })
}

interface Ending {
  sessionId: string
  memberId: string
  audienceId: string
  reason: SessionEnd
}

/** Ends a session that runs; of two who end it at once, one does and it is told once. */
export async function endSession(
  tx: Transaction,
  context: OpenContext,
  { sessionId, memberId, audienceId, reason }: Ending,
): Promise<void> {
  const { clock, live } = context
  const { count } = await tx.prisma.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: clock.now() } })
  if (count === 0) return
  await tx.record(sessionEnded, { sessionId, memberId, reason }, { audienceId })
  const help = await tx.prisma.helpSession.findUnique({ where: { sessionId }, select: { id: true } })
  if (help) await closeHelp(tx, context, help.id)
  tx.afterCommit(() => live.end(sessionId))
}

/** A help session, or the request for one, is over; both sides are told. */
export async function closeHelp(tx: Transaction, { clock }: OpenContext, helpId: string): Promise<void> {
  const { count } = await tx.prisma.helpSession.updateMany({ where: { id: helpId, endedAt: null }, data: { endedAt: clock.now() } })
  if (count === 0) return
  const { member, helper } = await tx.prisma.helpSession.findUniqueOrThrow({
    where: { id: helpId },
    select: { member: true, helper: true },
  })
  await tx.record(helpEnded, { helpId, memberId: member.id, helperId: helper.id }, { audienceId: member.audienceId })
  await tx.record(helpTold, { helpId }, { audienceId: helper.audienceId })
}

interface Ends {
  member: { id: string; audienceId: string }
  reason: SessionEnd
  /** The one session that goes on. */
  except?: string | undefined
}

/** Ends every session of a person, but perhaps one; whoever is signed in there sees it at once. */
export async function endSessionsOf(tx: Transaction, context: OpenContext, { member, reason, except }: Ends): Promise<void> {
  const running = await tx.prisma.session.findMany({
    where: { memberId: member.id, endedAt: null, ...(except && { id: { not: except } }) },
    select: { id: true },
  })
  for (const { id } of running) await endSession(tx, context, { sessionId: id, memberId: member.id, audienceId: member.audienceId, reason })
}

async function issueToken(tx: Transaction, sessionId: string, issuedAt: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx.prisma.refreshToken.create({ data: { hash: hashToken(token), sessionId, issuedAt } })
  return token
}

const inSeconds = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1_000)
