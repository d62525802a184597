import { dyes, weaveOf, weaves } from '@navette/contract/core/dyes.ts'
import { idTaken, stale } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import {
  managersGathered,
  membershipEdited,
  membershipEnded,
  membershipStarted,
  organisationAdded,
  organisationEdited,
} from '@navette/contract/organisations/activities.ts'
import { alreadyMember, endBeforeStart, nameTaken, unknownPerson } from '@navette/contract/organisations/endpoints.ts'
import type { Membership, MembershipRole, Organisation } from '@navette/contract/organisations/schema.ts'
import { byItself, type Context, type OpenContext, type Services } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { creating, refusing } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { clusterAudience, publicAudience } from '../../platform/session/actor.ts'
import { makeAccount } from '../accounts/commands.ts'
import { belongsTo, findAdministrators, findLapsing, findManagers, findWithoutManager, markReminded } from './membership-queries.ts'
import { endsNear, ownEndNear, withoutManager } from './notices.ts'
import { can, canMembership } from './policy.ts'
import { presentMembership } from './present.ts'
import { findMembership, getOrganisation } from './queries.ts'

interface OrganisationInput {
  name: string
  initials: string
  summary: string
  about: string
  town: string
  address: string
  site: string
}

const organisationRefusals = {
  organisation_pkey: idTaken,
  organisation_name_key: nameTaken,
  organisation_initials_key: nameTaken,
}

/** Welcomes an organisation: it receives a free thread, and an audience of its own people. */
export async function addOrganisation(context: Context, { id, ...input }: OrganisationInput & { id: string }): Promise<Organisation> {
  const add = () =>
    transact(context, async (tx) => {
      // Two welcomed at once wait for each other, so that they do not choose the same thread.
      await tx.prisma.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('organisation_thread'))`
      const taken = await tx.prisma.organisation.findMany({ select: { dye: true, weave: true } })
      const audienceId = newId()
      await tx.prisma.audience.create({ data: { id: audienceId } })
      await tx.prisma.organisation.create({
        data: { ...input, id, audienceId, ...freeThread(taken), createdAt: context.clock.now() },
      })
      await tx.prisma.audienceGrant.create({ data: { id: newId(), audienceId, kind: 'organisation', organisationId: id } })
      await tx.record(organisationAdded, { organisationId: id }, { audienceId: publicAudience })
    })
  const isRepeat = async () => (await context.db.prisma.organisation.count({ where: { id, name: input.name } })) > 0
  await creating(organisationRefusals, add, isRepeat)
  return getOrganisation(context, id)
}

/** The next dye with its own weave; once all sixteen are taken, the next with another weave. */
export function freeThread(taken: { dye: string; weave: string }[]): { dye: string; weave: string } {
  const free = (thread: { dye: string; weave: string }) => !taken.some(({ dye, weave }) => dye === thread.dye && weave === thread.weave)
  const own = dyes.map((dye) => ({ dye, weave: weaveOf[dye] }))
  const others = weaves.flatMap((weave) => dyes.map((dye) => ({ dye, weave })))
  return [...own, ...others].find(free) ?? { dye: dyes[0], weave: weaveOf[dyes[0]] }
}

/** For an organisation that stands in no ribbon any more: the last that would be given. */
export function spareThread(taken: { dye: string; weave: string }[]): { dye: string; weave: string } {
  const others = weaves.flatMap((weave) => dyes.map((dye) => ({ dye, weave }))).toReversed()
  const free = others.find(
    ({ dye, weave }) => weaveOf[dye] !== weave && !taken.some((thread) => thread.dye === dye && thread.weave === weave),
  )
  return free ?? freeThread(taken)
}

interface OrganisationEdit extends OrganisationInput {
  version: number
}

export async function editOrganisation(context: Context, id: string, { version, ...input }: OrganisationEdit): Promise<Organisation> {
  const current = await getOrganisation(context, id)
  allow(can.edit(context.actor, current))
  const edited = await refusing(organisationRefusals, () =>
    transact(context, async (tx) => {
      const { count } = await tx.prisma.organisation.updateMany({ where: { id, version }, data: { ...input, version: { increment: 1 } } })
      if (count === 0) return false
      await tx.record(organisationEdited, { organisationId: id }, { audienceId: publicAudience })
      return true
    }),
  )
  const now = await getOrganisation(context, id)
  return edited ? now : refuse(stale, { current: now })
}

interface MembershipInput {
  id: string
  memberId: string
  role: MembershipRole
  startsOn?: string | undefined
  endsOn: string | null
}

const membershipRefusals = {
  membership_pkey: idTaken,
  membership_once: alreadyMember,
  membership_lasts: endBeforeStart,
  membership_member_id_fkey: unknownPerson,
}

export async function startMembership(context: Context, organisationId: string, input: MembershipInput): Promise<Membership> {
  const { actor, clock, db } = context
  allow(can.addPeople(actor, await getOrganisation(context, organisationId)))
  const { id, memberId, role, startsOn = clock.today(), endsOn } = input
  const start = () => transact(context, (tx) => beginMembership(tx, { id, organisationId, memberId, role, startsOn, endsOn }))
  const isRepeat = async () => (await db.prisma.membership.count({ where: { id, organisationId, memberId } })) > 0
  await creating(membershipRefusals, start, isRepeat)
  return presentMembership(actor, await findMembership(db, id, clock.today()))
}

interface NewPerson extends MembershipInput {
  name: string
  phone: string
}

/** Brings in somebody who has no address: a person like any other, who cannot sign in; managers act for them until an address is given. */
export async function addPerson(context: Context, organisationId: string, { name, phone, ...input }: NewPerson): Promise<Membership> {
  const { actor, clock, db } = context
  allow(can.addPeople(actor, await getOrganisation(context, organisationId)))
  const { id, memberId, role, startsOn = clock.today(), endsOn } = input
  const add = () =>
    transact(context, async (tx) => {
      const { language } = await tx.prisma.cluster.findUniqueOrThrow({ where: { id: 1 }, select: { language: true } })
      const person = {
        id: memberId,
        name,
        phone,
        email: null,
        passwordHash: null,
        language: language === 'en' ? ('en' as const) : ('fr' as const),
      }
      await makeAccount(tx, context, person)
      await beginMembership(tx, { id, organisationId, memberId, role, startsOn, endsOn })
    })
  const isRepeat = async () => (await db.prisma.membership.count({ where: { id, organisationId, memberId, member: { name } } })) > 0
  await creating({ ...membershipRefusals, member_pkey: idTaken }, add, isRepeat)
  return presentMembership(actor, await findMembership(db, id, clock.today()))
}

interface Beginning {
  id: string
  organisationId: string
  memberId: string
  role: MembershipRole
  startsOn: string
  endsOn: string | null
}

/** Begins a membership inside the change that brings it about; whoever calls has seen to it that it may begin. */
export async function beginMembership(tx: Transaction, { startsOn, endsOn, ...input }: Beginning): Promise<void> {
  const { id, organisationId, memberId } = input
  await tx.prisma.membership.create({ data: { ...input, startsOn: asDay(startsOn), endsOn: endsOn ? asDay(endsOn) : null } })
  await tx.record(membershipStarted, { organisationId, membershipId: id, memberId }, { audienceId: clusterAudience })
}

/** Begins many memberships inside the change that brings them about; their readers are told by whoever calls. */
export async function beginMemberships(tx: Transaction, beginnings: readonly Beginning[]): Promise<void> {
  await tx.prisma.membership.createMany({
    data: beginnings.map(({ startsOn, endsOn, ...input }) => ({
      ...input,
      startsOn: asDay(startsOn),
      endsOn: endsOn ? asDay(endsOn) : null,
    })),
  })
  await tx.recordQuietly(membershipStarted, beginnings.map(factsOf), { audienceId: clusterAudience })
}

/** Gives many memberships another role or another end, in the same way; a new end is reminded of anew. */
export async function changeMemberships(tx: Transaction, changes: readonly Omit<Beginning, 'startsOn'>[]): Promise<void> {
  const column = <T>(read: (change: (typeof changes)[number]) => T) => changes.map(read)
  await tx.prisma.$executeRaw`
    UPDATE membership s SET role = c.role::membership_role, ends_on = c.ends_on, version = version + 1,
      reminded_at = CASE WHEN s.ends_on IS DISTINCT FROM c.ends_on THEN NULL ELSE s.reminded_at END,
      lapsed_at = CASE WHEN s.ends_on IS DISTINCT FROM c.ends_on THEN NULL ELSE s.lapsed_at END
    FROM unnest(${column(({ id }) => id)}::uuid[], ${column(({ role }) => role)}::text[], ${column(({ endsOn }) => endsOn)}::date[])
      AS c (id, role, ends_on)
    WHERE s.id = c.id`
  await tx.recordQuietly(membershipEdited, changes.map(factsOf), { audienceId: clusterAudience })
}

const factsOf = ({ id, organisationId, memberId }: Omit<Beginning, 'startsOn'>) => ({ organisationId, membershipId: id, memberId })

/**
 * The audience of whoever looks after an organisation: its managers and the administrators. Made when it is first needed; two who need
 * it at once wait for each other.
 */
export async function audienceOfManagers(tx: Transaction, organisationId: string): Promise<string> {
  await tx.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`managers ${organisationId}`}, 0))::text`)
  const there = await tx.rows<{ id: string }>(sql`
    SELECT g.audience_id AS id FROM audience_grant g
    WHERE g.organisation_id = ${organisationId}::uuid AND g.kind = 'managers'
      AND EXISTS (SELECT 1 FROM audience_grant a WHERE a.audience_id = g.audience_id AND a.kind = 'administrators')`)
  if (there[0]) return there[0].id
  const audienceId = newId()
  await tx.prisma.audience.create({ data: { id: audienceId } })
  await tx.prisma.audienceGrant.createMany({
    data: [
      { id: newId(), audienceId, kind: 'managers', organisationId },
      { id: newId(), audienceId, kind: 'administrators' },
    ],
  })
  await tx.record(managersGathered, { organisationId }, { audienceId })
  return audienceId
}

interface MembershipEdit {
  role: MembershipRole
  startsOn?: string | undefined
  endsOn: string | null
  version: number
}

/** Another role, other days. A new end is reminded of anew. */
export async function editMembership(context: Context, id: string, { version, ...edit }: MembershipEdit): Promise<Membership> {
  const { actor, db, clock } = context
  const today = clock.today()
  const before = await findMembership(db, id, today)
  const { organisationId, memberId } = before
  allow(canMembership.edit(actor, before))
  const { role, endsOn, startsOn = before.startsOn } = edit
  const edited = await refusing(membershipRefusals, () =>
    transact(context, async (tx) => {
      const { count } = await tx.prisma.membership.updateMany({
        where: { id, version },
        data: {
          role,
          startsOn: asDay(startsOn),
          ...(endsOn !== before.endsOn && endingOn(endsOn, context)),
          version: { increment: 1 },
        },
      })
      if (count === 0) return false
      await tx.record(membershipEdited, { organisationId, membershipId: id, memberId }, { audienceId: clusterAudience })
      if (before.onlyManager) await tellWithoutManager(context, tx, organisationId)
      return true
    }),
  )
  const now = presentMembership(actor, await findMembership(db, id, today))
  return edited ? now : refuse(stale, { current: now })
}

/**
 * Ends it today; one that begins today or later has never been, and one that has ended keeps its day.
 *
 * @param keepTeams the person stays in the teams of the organisation's projects, as a guest where they belong nowhere else
 */
export async function endMembership(context: Context, id: string, { keepTeams = false } = {}): Promise<void> {
  const today = context.clock.today()
  const before = await findMembership(context.db, id, today)
  const { organisationId, memberId, startsOn, endsOn } = before
  allow(canMembership.end(context.actor, before))
  const lastsUntil = later(startsOn, today)
  if (endsOn && endsOn <= lastsUntil) return
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.membership.updateMany({
      where: { id, OR: [{ endsOn: null }, { endsOn: { gt: asDay(lastsUntil) } }] },
      data: { endsOn: asDay(lastsUntil), lapsedAt: context.clock.now(), version: { increment: 1 } },
    })
    if (count === 0) return
    if (!keepTeams) await release(context, tx, { organisationId, memberId })
    await tx.record(membershipEnded, { organisationId, membershipId: id, memberId }, { audienceId: clusterAudience })
    if (before.onlyManager) await tellWithoutManager(context, tx, organisationId)
  })
}

/** Ends them all today: the organisation leaves. Whoever belongs nowhere else is a guest of the projects whose team they stay in. */
export async function endAllMemberships(context: Context, tx: Transaction, organisationId: string): Promise<void> {
  const today = asDay(context.clock.today())
  const lapsedAt = context.clock.now()
  await tx.prisma.$executeRaw`
    UPDATE membership SET ends_on = GREATEST(starts_on, ${today}::date), lapsed_at = ${lapsedAt}, version = version + 1
    WHERE organisation_id = ${organisationId}::uuid AND (ends_on IS NULL OR ends_on > ${today}::date)`
}

/** Memberships whose day has come: rights followed by themselves at midnight; open pages, teams and the history follow here, once. */
export async function lapseMemberships(services: Services): Promise<void> {
  const today = services.clock.today()
  for (const { id } of await findLapsing(services.db, today)) await lapse(byItself(services), id, today)
}

async function lapse(context: OpenContext, id: string, today: string): Promise<void> {
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.membership.updateMany({
      where: { id, lapsedAt: null, endsOn: { lte: asDay(today) } },
      data: { lapsedAt: context.clock.now() },
    })
    if (count === 0) return
    const { organisationId, memberId, role, startsOn, endsOn } = await findMembership(tx, id, today)
    if (startsOn === endsOn) return
    const facts = { organisationId, membershipId: id, memberId }
    // Whoever goes on with another role the same day has not left.
    const goesOn = await belongsTo(tx, facts, today)
    if (!goesOn) await release(context, tx, facts)
    await tx.record(goesOn ? membershipEdited : membershipEnded, facts, { audienceId: clusterAudience })
    if (role === 'manager') await tellWithoutManager(context, tx, organisationId)
  })
}

/** Tells managers, 30 and 7 days before, whose membership ends; and the people themselves. Each is told once. */
export async function remindOfEnds(services: Services): Promise<void> {
  const today = services.clock.today()
  await transact(byItself(services), async (tx) => {
    const ending = await markReminded(tx, services.clock.now(), today)
    for (const organisationId of new Set(ending.map((each) => each.organisationId))) {
      const concerned = ending.filter((each) => each.organisationId === organisationId)
      const managers = await findManagers(tx, organisationId, today)
      const readers = managers.length > 0 ? managers : await findAdministrators(tx)
      for (const reader of readers) await tx.write(endsNear(services.config, reader, concerned))
      for (const each of concerned) if (each.email) await tx.write(ownEndNear({ ...each, email: each.email }))
    }
  })
}

/** An organisation that is left without a manager is no longer looked after: whoever administers the cluster should know. */
async function tellWithoutManager({ config, clock }: OpenContext, tx: Transaction, organisationId: string): Promise<void> {
  const organisation = await findWithoutManager(tx, organisationId, clock.today())
  if (!organisation) return
  for (const reader of await findAdministrators(tx)) await tx.write(withoutManager(config, reader, organisation))
}

/** Whoever leaves keeps nothing of what they had through the organisation; each feature knows what that is. */
async function release(context: OpenContext, tx: Transaction, who: { organisationId: string; memberId: string }): Promise<void> {
  for (const { organisationPart } of context.features) await organisationPart?.release?.(tx, context, who)
}

/** A new end has not been reminded of; one that is past needs no announcement any more. */
const endingOn = (endsOn: string | null, { clock }: Context) => ({
  endsOn: endsOn ? asDay(endsOn) : null,
  remindedAt: null,
  lapsedAt: endsOn && endsOn <= clock.today() ? clock.now() : null,
})

/** Days compare as text. */
const later = (one: string, other: string) => [one, other].toSorted().at(-1) ?? other
const asDay = (day: string) => new Date(`${day}T00:00:00Z`)
