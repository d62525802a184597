import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { personRef, projectRibbon } from '../../platform/db/people.ts'
import type { ExportedFile } from '../../platform/organisation-part.ts'

/** The projects that are shared with an organisation as such. What a team keeps to itself is the team's. */
export async function exportProjects({ db, clock }: Context, organisationId: string): Promise<ExportedFile[]> {
  const rows = await db.rows<object>(sql`
    SELECT i.id, i.title, p.summary, p.description, p.stage, p.visibility, p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn",
      i.created_at AS "createdAt", i.last_at AS "lastAt", ${projectRibbon(sql`i`)} AS organisations,
      ${personRef(sql`p.lead_id`, clock.today())} AS lead,
      COALESCE((SELECT json_agg(json_build_object('id', m.id, 'name', m.name, 'joinedAt', t.joined_at) ORDER BY m.name, m.id)
        FROM team_member t JOIN member m ON m.id = t.member_id WHERE t.project_id = i.id), '[]') AS team
    FROM item i JOIN project p ON p.id = i.id
    WHERE i.trashed_at IS NULL AND EXISTS (SELECT 1 FROM audience_grant g WHERE g.audience_id = i.audience_id
      AND g.kind = 'organisation' AND g.organisation_id = ${organisationId}::uuid)
    ORDER BY i.created_at, i.id`)
  return [{ path: 'projets.json', content: JSON.stringify(rows, null, 2) }]
}
