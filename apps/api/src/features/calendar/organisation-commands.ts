import { sql } from '../../platform/db/database.ts'
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
  },
}
