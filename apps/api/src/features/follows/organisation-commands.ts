import { sql } from '../../platform/db/database.ts'
import type { OrganisationPart } from '../../platform/organisation-part.ts'

/** What was chosen for an organisation holds for the one that takes its place, unless something was chosen for that one too. */
export const organisationPart: OrganisationPart = {
  merge: async (tx, { fromId, intoId }) => {
    await tx.rows(sql`
      UPDATE follow f SET organisation_id = ${intoId}::uuid WHERE f.organisation_id = ${fromId}::uuid AND NOT EXISTS (
        SELECT 1 FROM follow o WHERE o.member_id = f.member_id AND o.organisation_id = ${intoId}::uuid)`)
    await tx.prisma.follow.deleteMany({ where: { organisationId: fromId } })
  },
}
