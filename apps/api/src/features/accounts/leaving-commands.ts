import { accountClosed, accountErased, accountKept } from '@navette/contract/accounts/activities.ts'
import { lastAdministrator } from '@navette/contract/accounts/schema.ts'
import type { Context, OpenContext, Services } from '../../platform/context.ts'
import { byItself } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { daysToTakeBack, publicAudience } from '../../platform/session/actor.ts'
import { closingLetter } from './notices.ts'
import { canPerson } from './policy.ts'
import { forgetPortrait } from './portrait.ts'
import { findPerson } from './queries.ts'

/**
 * Refuses with `last_administrator` what would leave nobody to administer the cluster: whoever demotes, suspends or lets go an administrator
 * asks first, in the same transaction. The administrators' rows stay locked until its end, so that of two who go at once one stays.
 *
 * @param memberIds who will administer no longer; harmless for whoever does not
 */
export async function requireAnotherAdministrator(tx: Transaction, ...memberIds: string[]): Promise<void> {
  await tx.rows(sql`SELECT 1 FROM administrator ORDER BY member_id FOR UPDATE`)
  // A statement of its own: it sees what those before us in the queue have decided.
  const rows = await tx.rows<{ going: boolean; staying: boolean }>(sql`
    SELECT COALESCE(bool_or(a.member_id = ANY(${memberIds}::uuid[])), false) AS going,
      COALESCE(bool_or(a.member_id <> ALL(${memberIds}::uuid[]) AND m.email IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM suspension p WHERE p.member_id = m.id)
        AND NOT EXISTS (SELECT 1 FROM departure d WHERE d.member_id = m.id)), false) AS staying
    FROM administrator a JOIN member m ON m.id = a.member_id`)
  if (rows[0]?.going && !rows[0].staying) refuse(lastAdministrator)
}

/** Whoever reads the name of a person must hear it, guests too. */
const everywhere = { audienceId: publicAudience }

/**
 * Closes an account at once, for good after a while in which it can be taken back. Its sessions end; what opens it stays until it is erased,
 * because taking it back begins with signing in.
 */
export async function closeAccount(context: Context, memberId: string): Promise<void> {
  const { actor, clock, live } = context
  const now = clock.now()
  const letter = await closingLetter(context, memberId, new Date(now.getTime() + daysToTakeBack * 86_400_000))
  await transact(context, async (tx) => {
    await requireAnotherAdministrator(tx, memberId)
    const byId = actor.id === memberId ? null : actor.id
    const { count } = await tx.prisma.departure.createMany({ data: [{ memberId, at: now, byId }], skipDuplicates: true })
    if (count === 0) return
    const open = await tx.prisma.session.findMany({ where: { memberId, endedAt: null }, select: { id: true } })
    await tx.prisma.session.updateMany({ where: { memberId, endedAt: null }, data: { endedAt: now } })
    if (letter) await tx.write(letter)
    await tx.record(accountClosed, { memberId }, everywhere)
    tx.afterCommit(() => {
      for (const { id } of open) live.end(id)
    })
  })
}

/** At a person's own request, by an administrator. */
export async function closeAccountOf(context: Context, memberId: string): Promise<void> {
  const person = await findPerson(context, memberId)
  if (person.standing === 'leaving' || person.standing === 'gone') return
  allow(canPerson.close(context.actor, person))
  await closeAccount(context, memberId)
}

/** Takes an account back before it is erased, by its holder. */
export const keepMyAccount = (context: Context): Promise<void> => keepAccount(context, context.actor.id)

/** The same, by an administrator. */
export async function keepAccountOf(context: Context, memberId: string): Promise<void> {
  const person = await findPerson(context, memberId)
  if (person.standing === 'account' || person.standing === 'none') return
  allow(canPerson.keep(context.actor, person))
  await keepAccount(context, memberId)
}

async function keepAccount(context: Context, memberId: string): Promise<void> {
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.departure.deleteMany({ where: { memberId, erasedAt: null } })
    if (count > 0) await tx.record(accountKept, { memberId }, everywhere)
  })
}

/** Erases the accounts that were closed long enough ago. */
export async function eraseClosedAccounts(services: Services): Promise<void> {
  const { clock, db } = services
  const due = new Date(clock.now().getTime() - daysToTakeBack * 86_400_000)
  const leaving = await db.prisma.departure.findMany({ where: { erasedAt: null, at: { lte: due } }, select: { memberId: true } })
  for (const { memberId } of leaving) await eraseAccount(services, memberId)
}

/**
 * What whoever is gone is called, in the cluster's language: all who read what they wrote read the same. The words hold together, so that
 * nobody is « Ancien » where first names are enough.
 */
const neutralName = { fr: 'Ancien\u00a0membre', en: 'Former\u00a0member' }

/**
 * What is left is a row with a neutral name, so that what the person wrote keeps an author. All that names them or opens the account goes,
 * also from what others keep about them: invitations, letters, lines of imported files.
 */
async function eraseAccount(services: Services, memberId: string): Promise<void> {
  const context = byItself(services)
  await transact(context, async (tx) => {
    const { prisma } = tx
    // Taken back at the last moment, or erased by another instance: one of the two waits here, then finds nothing to do.
    const { count } = await prisma.departure.updateMany({ where: { memberId, erasedAt: null }, data: { erasedAt: services.clock.now() } })
    if (count === 0) return
    const { email, portrait, audienceId } = await prisma.member.findUniqueOrThrow({ where: { id: memberId } })
    const cluster = await prisma.cluster.findUniqueOrThrow({ where: { id: 1 }, select: { language: true } })
    await forgetPerson(tx, memberId, neutralName[cluster.language === 'en' ? 'en' : 'fr'])
    await forgetWaysIn(tx, memberId)
    await forgetPlaces(tx, context, memberId, audienceId)
    if (email) await forgetAddress(tx, email)
    await tx.record(accountErased, { memberId }, everywhere)
    tx.afterCommit(() => forgetPortrait(services, memberId, portrait))
  })
}

const forgetPerson = ({ prisma }: Transaction, id: string, name: string) =>
  prisma.member.update({
    where: { id },
    data: {
      name,
      email: null,
      passwordHash: null,
      occupation: '',
      pronouns: '',
      about: '',
      skills: [],
      phone: '',
      phoneReaders: 'nobody',
      timeZone: null,
      theme: 'auto',
      textSize: 100,
      presence: false,
      portrait: null,
      lastSeenAt: null,
    },
  })

async function forgetWaysIn({ prisma }: Transaction, memberId: string): Promise<void> {
  const where = { memberId }
  await prisma.helpSession.deleteMany({ where: { OR: [{ memberId }, { helperId: memberId }] } })
  await prisma.session.deleteMany({ where })
  await prisma.oneTimeLink.deleteMany({ where })
  await prisma.addressChange.deleteMany({ where })
  await prisma.signInStep.deleteMany({ where })
  await prisma.totp.deleteMany({ where })
  await prisma.recoveryCode.deleteMany({ where })
  await prisma.passkey.deleteMany({ where })
  await prisma.passkeyCeremony.deleteMany({ where })
  await prisma.identity.deleteMany({ where })
  await prisma.apiToken.deleteMany({ where })
  await prisma.suspension.deleteMany({ where })
  await prisma.administrator.deleteMany({ where })
}

/** Where the person had a place: memberships end and are kept, as the organisation's own history; teams, leads and readings are left. */
async function forgetPlaces(tx: Transaction, { clock }: OpenContext, memberId: string, ownAudience: string): Promise<void> {
  const { prisma } = tx
  const today = clock.today()
  await tx.rows(sql`
    UPDATE membership SET ends_on = GREATEST(starts_on, ${today}::date), version = version + 1
    WHERE member_id = ${memberId}::uuid AND (ends_on IS NULL OR ends_on > GREATEST(starts_on, ${today}::date))`)
  await prisma.project.updateMany({ where: { leadId: memberId }, data: { leadId: null } })
  await prisma.teamMember.deleteMany({ where: { memberId } })
  await prisma.audienceGrant.deleteMany({ where: { memberId, audienceId: { not: ownAudience } } })
  await prisma.threadReading.deleteMany({ where: { memberId } })
  await prisma.follow.deleteMany({ where: { memberId } })
  await prisma.application.deleteMany({ where: { memberId } })
  await prisma.invitation.deleteMany({ where: { acceptedById: memberId } })
}

/** An address stands where the person was not yet known by an id. */
async function forgetAddress(tx: Transaction, email: string): Promise<void> {
  await tx.prisma.invitation.deleteMany({ where: { email } })
  await tx.prisma.letter.deleteMany({ where: { to: { equals: email, mode: 'insensitive' } } })
  await tx.rows(sql`DELETE FROM people_import_line WHERE EXISTS (SELECT 1 FROM unnest(cells) AS cell WHERE lower(cell) = lower(${email}))`)
}
