import { sql } from '../../platform/db/database.ts'
import type { Transaction } from '../../platform/db/transact.ts'
import type { OrganisationPart } from '../../platform/organisation-part.ts'
import { exportEvents } from './organisation-queries.ts'

/** What becomes of events when an organisation’s place changes. What it had planned alone stays on the calendar: people may be on their way. */
export const organisationPart: OrganisationPart = {
  export: exportEvents,

  /** The one it is merged into takes its place among those who carry; where both do, it keeps the place of whoever came first. */
  merge: async (tx, { fromId, intoId }) => {
    await tx.rows(sql`
      UPDATE event_partner b SET place = LEAST(b.place, a.place) FROM event_partner a
      WHERE a.event_id = b.event_id AND a.organisation_id = ${fromId}::uuid AND b.organisation_id = ${intoId}::uuid`)
    // A host is no partner of its own event, whichever of the two was the host.
    await tx.rows(sql`
      DELETE FROM event_partner x USING item i WHERE i.id = x.event_id AND x.organisation_id IN (${fromId}::uuid, ${intoId}::uuid)
        AND i.organisation_id IN (${fromId}::uuid, ${intoId}::uuid)`)
    await tx.rows(sql`
      DELETE FROM event_partner a USING event_partner b
      WHERE a.event_id = b.event_id AND a.organisation_id = ${fromId}::uuid AND b.organisation_id = ${intoId}::uuid`)
    await tx.prisma.eventPartner.updateMany({ where: { organisationId: fromId }, data: { organisationId: intoId } })
    await tx.prisma.feed.updateMany({ where: { organisationId: fromId }, data: { organisationId: intoId } })
    await mergeOrigins(tx, fromId, intoId)
  },

  /** Calendars from outside are read for it no longer; what came of them stays. */
  rest: async (tx, _context, organisationId) => {
    await tx.prisma.outsideCalendar.deleteMany({ where: { organisationId } })
  },
}

/** What came from outside is known by both. What came to both is two events: the one that the other organisation has is brought up to date from then on. */
async function mergeOrigins(tx: Transaction, fromId: string, intoId: string): Promise<void> {
  await tx.rows(sql`
    DELETE FROM event_origin a USING event_origin b WHERE a.organisation_id = ${fromId}::uuid AND b.organisation_id = ${intoId}::uuid AND a.uid = b.uid`)
  await tx.rows(sql`
    DELETE FROM outside_calendar a USING outside_calendar b
    WHERE a.organisation_id = ${fromId}::uuid AND b.organisation_id = ${intoId}::uuid AND a.address = b.address`)
  await tx.prisma.outsideCalendar.updateMany({ where: { organisationId: fromId }, data: { organisationId: intoId } })
  await tx.prisma.eventOrigin.updateMany({ where: { organisationId: fromId }, data: { organisationId: intoId } })
}
