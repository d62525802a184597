import {
  organisationArchived,
  organisationExported,
  organisationLeft,
  organisationMerged,
  organisationRestored,
} from '@navette/contract/organisations/activities.ts'
import { exportFirst, notItself } from '@navette/contract/organisations/endpoints.ts'
import type { Closure, Organisation } from '@navette/contract/organisations/schema.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { publicAudience } from '../../platform/session/actor.ts'
import { lastExport } from './closing-queries.ts'
import { audienceOfManagers, endAllMemberships } from './commands.ts'
import { findManagers } from './membership-queries.ts'
import { merge } from './merging-commands.ts'
import { exportedByAnother } from './notices.ts'
import { can, roleIn } from './policy.ts'
import { getOrganisation } from './queries.ts'

/** All stays readable; the database refuses whatever is new. */
export async function archiveOrganisation(context: Context, id: string): Promise<Organisation> {
  const organisation = await getOrganisation(context, id)
  if (organisation.closure?.kind === 'archived') return organisation
  allow(can.close(context.actor, organisation))
  await transact(context, async (tx) => {
    await close(context, tx, id, { kind: 'archived' })
    await tx.record(organisationArchived, { organisationId: id }, { audienceId: publicAudience })
  })
  return getOrganisation(context, id)
}

export async function restoreOrganisation(context: Context, id: string): Promise<Organisation> {
  const organisation = await getOrganisation(context, id)
  if (!organisation.closure) return organisation
  allow(can.restore(context.actor, organisation))
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.organisationClosure.deleteMany({ where: { organisationId: id, kind: 'archived' } })
    if (count > 0) await tx.record(organisationRestored, { organisationId: id }, { audienceId: publicAudience })
  })
  return getOrganisation(context, id)
}

/** Everything that was its own becomes the other's; it remains as a closed row whose page leads there. */
export async function mergeOrganisation(context: Context, id: string, intoId: string): Promise<Organisation> {
  const organisation = await getOrganisation(context, id)
  if (organisation.closure?.kind === 'merged' && organisation.closure.into?.id === intoId) return organisation
  if (id === intoId) refuse(notItself)
  allow(can.close(context.actor, organisation))
  allow(can.close(context.actor, await getOrganisation(context, intoId)))
  await transact(context, async (tx) => {
    await lock(tx, [id, intoId])
    await merge(context, tx, { fromId: id, intoId })
    await close(context, tx, id, { kind: 'merged', intoId })
    await tx.record(organisationMerged, { organisationId: id, intoId }, { audienceId: publicAudience })
  })
  return getOrganisation(context, id)
}

/**
 * It is gone: its people's places in it end, what was its own alone comes to rest, what it shared goes on with the others. Its thread stays
 * its own, for it still stands in ribbons.
 */
export async function letOrganisationLeave(context: Context, id: string): Promise<Organisation> {
  const { actor, clock, db } = context
  const organisation = await getOrganisation(context, id)
  if (organisation.closure?.kind === 'left') return organisation
  allow(can.close(actor, organisation))
  const exportedAt = await lastExport(db, id)
  if (!exportedAt || exportedAt.getTime() < clock.now().getTime() - day) refuse(exportFirst)
  await transact(context, async (tx) => {
    await lock(tx, [id])
    for (const { organisationPart } of context.features) await organisationPart?.rest?.(tx, context, id)
    await endAllMemberships(context, tx, id)
    await close(context, tx, id, { kind: 'left' })
    await tx.record(organisationLeft, { organisationId: id }, { audienceId: publicAudience })
  })
  return getOrganisation(context, id)
}

const day = 86_400_000

/** Notes that the organisation's part was taken away; its managers are told when somebody else did it. */
export async function noteExport(context: Context, id: string): Promise<void> {
  const { actor, config, clock } = context
  const organisation = await getOrganisation(context, id)
  allow(can.takeAway(actor, organisation))
  await transact(context, async (tx) => {
    await tx.record(organisationExported, { organisationId: id }, { audienceId: await audienceOfManagers(tx, id) })
    if (roleIn(actor, id) === 'manager') return
    for (const reader of await findManagers(tx, id, clock.today()))
      await tx.write(exportedByAnother(config, reader, { id, name: organisation.name, by: actor.name }))
  })
}

/** In one order for everybody, so that two mergers that cross do not wait for each other for ever. */
async function lock(tx: Transaction, ids: string[]): Promise<void> {
  await tx.rows(sql`SELECT 1 FROM organisation WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`)
}

/** What still waits to come in does not; behind the row's lock, so that nothing slips in beside the closure. */
async function close(
  { actor, clock }: Context,
  tx: Transaction,
  organisationId: string,
  { kind, intoId = null }: { kind: Closure['kind']; intoId?: string | null },
): Promise<void> {
  const at = clock.now()
  await lock(tx, [organisationId])
  await tx.prisma.invitation.updateMany({
    where: { organisationId, acceptedAt: null, withdrawnAt: null, declinedAt: null },
    data: { withdrawnAt: at },
  })
  await tx.prisma.poster.updateMany({ where: { organisationId, withdrawnAt: null }, data: { withdrawnAt: at } })
  await tx.prisma.application.updateMany({
    where: { organisationId, answeredAt: null },
    data: { answeredAt: at, answeredById: actor.id, accepted: false },
  })
  await tx.prisma.peopleImport.updateMany({ where: { organisationId, finishedAt: null, cancelledAt: null }, data: { cancelledAt: at } })
  await tx.prisma.organisationClosure.create({ data: { organisationId, kind, intoId, byId: actor.id, at } })
}
