import { dyes, weaveOf, weaves } from '@navette/contract/core/dyes.ts'
import { idTaken, stale } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import {
  membershipEdited,
  membershipEnded,
  membershipStarted,
  organisationAdded,
  organisationEdited,
} from '@navette/contract/organisations/activities.ts'
import { alreadyMember, endBeforeStart, nameTaken, unknownPerson } from '@navette/contract/organisations/endpoints.ts'
import type { Membership, MembershipRole, Organisation } from '@navette/contract/organisations/schema.ts'
import type { Context } from '../../platform/context.ts'
import { creating, refusing } from '../../platform/db/refusing.ts'
import { transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { clusterAudience, publicAudience } from '../../platform/session/actor.ts'
import { can, canMembership } from './policy.ts'
import { presentMembership } from './present.ts'
import { findMembership, getOrganisation } from './queries.ts'

interface OrganisationInput {
  name: string
  initials: string
  summary: string
  about: string
  town: string
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
  const start = () =>
    transact(context, async (tx) => {
      await tx.prisma.membership.create({
        data: { id, organisationId, memberId, role, startsOn: asDay(startsOn), endsOn: endsOn ? asDay(endsOn) : null },
      })
      await tx.record(membershipStarted, { organisationId, membershipId: id, memberId }, { audienceId: clusterAudience })
    })
  const isRepeat = async () => (await db.prisma.membership.count({ where: { id, organisationId, memberId } })) > 0
  await creating(membershipRefusals, start, isRepeat)
  return presentMembership(actor, await findMembership(db, id))
}

interface MembershipEdit {
  role: MembershipRole
  endsOn: string | null
  version: number
}

export async function editMembership(context: Context, id: string, { role, endsOn, version }: MembershipEdit): Promise<Membership> {
  const { actor, db } = context
  const { organisationId, memberId, ...current } = await findMembership(db, id)
  allow(canMembership.edit(actor, { organisationId }))
  const edited = await refusing(membershipRefusals, () =>
    transact(context, async (tx) => {
      const { count } = await tx.prisma.membership.updateMany({
        where: { id, version },
        data: { role, endsOn: endsOn ? asDay(endsOn) : null, version: { increment: 1 } },
      })
      if (count === 0) return false
      await tx.record(membershipEdited, { organisationId, membershipId: current.id, memberId }, { audienceId: clusterAudience })
      return true
    }),
  )
  const now = presentMembership(actor, await findMembership(db, id))
  return edited ? now : refuse(stale, { current: now })
}

/** Ends it today; one that begins today or later has never been, and one that has ended keeps its day. */
export async function endMembership(context: Context, id: string): Promise<void> {
  const { organisationId, memberId, startsOn, endsOn } = await findMembership(context.db, id)
  allow(canMembership.end(context.actor, { organisationId }))
  if (endsOn && endsOn <= later(startsOn, context.clock.today())) return
  await transact(context, async (tx) => {
    await tx.prisma.membership.update({
      where: { id },
      data: { endsOn: asDay(later(startsOn, context.clock.today())), version: { increment: 1 } },
    })
    await tx.record(membershipEnded, { organisationId, membershipId: id, memberId }, { audienceId: clusterAudience })
  })
}

/** Days compare as text. */
const later = (one: string, other: string) => [one, other].toSorted().at(-1) ?? other
const asDay = (day: string) => new Date(`${day}T00:00:00Z`)
