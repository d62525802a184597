import { newId } from '@navette/contract/core/ids.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import type { Transaction } from '../../platform/db/transact.ts'
import { spareThread } from './commands.ts'
import { mergePeriods, type Period } from './periods.ts'

interface Merger {
  fromId: string
  intoId: string
}

/** Whatever names the one names the other from now on: people, things, what is shared, what still waits. Both rows are locked. */
export async function merge(context: Context, tx: Transaction, merger: Merger): Promise<void> {
  await mergeMemberships(context, tx, merger)
  await mergeWaiting(context, tx, merger)
  for (const { organisationPart } of context.features) await organisationPart?.merge?.(tx, merger)
  await mergeItems(tx, merger)
  await mergeGrants(tx, merger)
  await handBackThread(tx, merger.fromId)
}

type MembershipOfOne = Period & { memberId: string; organisationId: string }

async function mergeMemberships(context: Context, tx: Transaction, { fromId, intoId }: Merger): Promise<void> {
  const rows = await tx.rows<MembershipOfOne>(sql`
    SELECT id::text, member_id::text AS "memberId", organisation_id::text AS "organisationId", role::text AS role,
      starts_on::text AS "startsOn", ends_on::text AS "endsOn"
    FROM membership s WHERE organisation_id IN (${fromId}::uuid, ${intoId}::uuid)
      AND EXISTS (SELECT 1 FROM membership a WHERE a.organisation_id = ${fromId}::uuid AND a.member_id = s.member_id)
    ORDER BY starts_on, id`)
  for (const [memberId, periods] of byMember(rows)) {
    const merged = mergePeriods(periods, newId)
    const asItWas = (period: Period) => periods.find((each) => samePlace(each, period))
    const changed = merged.filter((period) => asItWas(period)?.organisationId !== intoId)
    const known = await tx.prisma.membership.findMany({ where: { id: { in: changed.map(({ id }) => id) } } })
    // Taken out and put back: the exclusion constraint looks at one row after the other, and places that grow meet those that shrink.
    const gone = periods.filter((period) => !merged.some((each) => samePlace(each, period)) || period.organisationId === fromId)
    await tx.prisma.membership.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
    await tx.prisma.membership.createMany({
      data: changed.map((period) => ({
        id: period.id,
        organisationId: intoId,
        memberId,
        role: period.role,
        startsOn: asDay(period.startsOn),
        endsOn: period.endsOn ? asDay(period.endsOn) : null,
        ...traces(context, period, asItWas(period) && known.find(({ id }) => id === period.id)),
      })),
    })
  }
}

/** Each person's places together. */
function byMember(rows: readonly MembershipOfOne[]): Map<string, MembershipOfOne[]> {
  const people = new Map<string, MembershipOfOne[]>()
  for (const row of rows) people.set(row.memberId, [...(people.get(row.memberId) ?? []), row])
  return people
}

const samePlace = (one: Period, other: Period) =>
  one.id === other.id && one.role === other.role && one.startsOn === other.startsOn && one.endsOn === other.endsOn

interface Traces {
  remindedAt: Date | null
  lapsedAt: Date | null
  version: number
}

/** What was known of reminders and announcements stays with the place that goes on as it was. */
const traces = ({ clock }: Context, { endsOn }: Period, known: Traces | undefined) => ({
  remindedAt: known?.remindedAt ?? null,
  lapsedAt: known?.lapsedAt ?? (endsOn && endsOn <= clock.today() ? clock.now() : null),
  version: (known?.version ?? 1) + 1,
})

/** Invitations and applications wait in the other; where one waits there already, or the person is there, one is enough. */
async function mergeWaiting({ actor, clock }: Context, tx: Transaction, { fromId, intoId }: Merger): Promise<void> {
  const now = clock.now()
  await tx.rows(sql`
    UPDATE invitation a SET organisation_id = ${intoId}::uuid, version = version + 1
    WHERE organisation_id = ${fromId}::uuid AND accepted_at IS NULL AND withdrawn_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM invitation b WHERE b.organisation_id = ${intoId}::uuid AND b.email = a.email AND b.accepted_at IS NULL AND b.withdrawn_at IS NULL AND b.declined_at IS NULL)`)
  await tx.rows(sql`
    UPDATE application a SET organisation_id = ${intoId}::uuid
    WHERE organisation_id = ${fromId}::uuid AND answered_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM application b WHERE b.organisation_id = ${intoId}::uuid AND b.member_id = a.member_id AND b.answered_at IS NULL)`)
  await tx.prisma.poster.updateMany({ where: { organisationId: fromId, withdrawnAt: null }, data: { withdrawnAt: now } })
  await tx.prisma.application.updateMany({
    where: { organisationId: fromId, answeredAt: null },
    data: { answeredAt: now, answeredById: actor.id, accepted: false },
  })
}

/** What it owns; and what was kept to its own people is kept to the other's. */
async function mergeItems(tx: Transaction, { fromId, intoId }: Merger): Promise<void> {
  await tx.prisma.item.updateMany({ where: { organisationId: fromId }, data: { organisationId: intoId } })
  const [from, into] = await Promise.all(
    [fromId, intoId].map((id) => tx.prisma.organisation.findUniqueOrThrow({ where: { id }, select: { audienceId: true } })),
  )
  if (!from || !into) return
  await tx.prisma.item.updateMany({ where: { audienceId: from.audienceId }, data: into })
  await tx.prisma.activity.updateMany({ where: { audienceId: from.audienceId }, data: into })
}

/** What is shared with its people, or with its managers, is shared with the other's; an audience that names both names one. */
async function mergeGrants(tx: Transaction, { fromId, intoId }: Merger): Promise<void> {
  await tx.rows(sql`
    DELETE FROM audience_grant a WHERE a.organisation_id = ${fromId}::uuid AND EXISTS (
      SELECT 1 FROM audience_grant b WHERE b.audience_id = a.audience_id AND b.kind = a.kind AND b.organisation_id = ${intoId}::uuid)`)
  await tx.prisma.audienceGrant.updateMany({ where: { organisationId: fromId }, data: { organisationId: intoId } })
}

/** It stands in no ribbon any more: the thread that it had goes to the next that is welcomed, and it keeps one that is given last. */
async function handBackThread(tx: Transaction, id: string): Promise<void> {
  await tx.prisma.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('organisation_thread'))`
  const taken = await tx.prisma.organisation.findMany({ select: { dye: true, weave: true } })
  await tx.prisma.organisation.update({ where: { id }, data: spareThread(taken) })
}

const asDay = (day: string) => new Date(`${day}T00:00:00Z`)
